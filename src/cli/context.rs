//! What a command is given to work with: the officer, the day, and the register that is meant.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::environment::Environment;
use super::exit::{CommandError, with_hint};
use super::settings::OfficerSettings;
use crate::calendar::asked;
use crate::query::{Query, parse};
use crate::store;
use crate::text::Clean;

/// What may stand before or after any command.
#[derive(Debug, Clone, Args)]
pub struct GlobalArgs {
    /// The register's folder
    #[arg(short = 'd', long = "dir", value_name = "DIR", global = true)]
    pub dir: Option<PathBuf>,
    /// The day that counts as today, as 2017-07-17; without it the one of `CAVEAT_TODAY`
    #[arg(long, value_name = "DATE", global = true, value_parser = day)]
    pub today: Option<Date>,
    /// Refuse to add anything
    #[arg(long, global = true)]
    pub read_only: bool,
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day is written as 2017-07-17".to_owned())
}

/// The register that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterPlace {
    /// Its folder.
    pub folder: PathBuf,
    /// Whether it is the sample register, because no other is named anywhere.
    pub is_sample: bool,
}

/// The officer's side of a command.
#[derive(Debug, Clone)]
pub struct Context {
    /// What the machine says.
    pub environment: Environment,
    /// What the officer's files say.
    pub settings: OfficerSettings,
    /// What stands on the command line for every command, and the day that the environment names.
    pub everywhere: GlobalArgs,
    /// Whether the day stands on the command line.
    pub by_option: bool,
}

impl Context {
    /// What the machine and the officer's files say, with what stands on the command line.
    pub fn new(everywhere: GlobalArgs) -> Result<Self, CommandError> {
        let environment = Environment::read()?;
        let named = environment.today_named.as_deref().map(|text| {
            day(text).map_err(|why| CommandError::usage(format!("CAVEAT_TODAY is `{text}`: {why}")))
        });
        let by_option = everywhere.today.is_some();
        let everywhere = match named {
            Some(today) if !by_option => GlobalArgs { today: Some(today?), ..everywhere },
            _ => everywhere,
        };
        let settings = OfficerSettings::layered(&environment.configs);
        Ok(Self { environment, settings, everywhere, by_option })
    }

    /// Why the officer's state folder is refused: others may change what is in it.
    pub fn refused_state(&self) -> Option<Clean> {
        let trouble = store::state_trouble(&self.environment.state);
        trouble.filter(|trouble| trouble.is_open).map(|trouble| trouble.words)
    }

    /// The day that counts as today.
    pub fn today(&self) -> Date {
        self.everywhere.today.unwrap_or(self.environment.today)
    }

    /// The register that is meant: the command line, else the environment, else the settings,
    /// else the sample.
    pub fn place(&self) -> Result<RegisterPlace, CommandError> {
        let named = self.everywhere.dir.clone().map(|dir| (dir, None));
        let variable = || Some(PathBuf::from("the environment variable CAVEAT_REGISTER"));
        let by_environment = self.environment.register.clone().map(|dir| (dir, variable()));
        let set = self.settings.values.register.clone();
        let set = set.map(|dir| (dir, self.settings.origins.get("register").cloned()));
        let Some((folder, by)) = named.or(by_environment).or(set) else {
            let data = &self.environment.data;
            let folder = store::sample::laid_out(data).map_err(|error| {
                let place = data.display();
                let why = store::describe_io_error(&error);
                CommandError::unreadable(format!(
                    "the sample register cannot be laid out in {place}: {why}\n  \
                     name a register of yours: caveat -d DIR"
                ))
            })?;
            return Ok(RegisterPlace { folder, is_sample: true });
        };
        if folder.is_dir() {
            return Ok(RegisterPlace { folder, is_sample: false });
        }
        let named_by = by.map_or_else(String::new, |by| format!(" (named by {})", by.display()));
        let is_there = folder.symlink_metadata().is_ok();
        let folder = folder.display();
        let is_none = format!("{folder} is not a folder{named_by}\n  ");
        if is_there {
            return Err(CommandError::unreadable(is_none + "name the folder that it is in"));
        }
        Err(CommandError::unreadable(format!(
            "{is_none}\
             a register is a folder with record files in it; to start one:\n    \
             mkdir -p {folder}\n  \
             then write its first records into a file there, such as {folder}/first.toml\n  \
             (records to copy from: `caveat check`, without a folder, names the sample register)"
        )))
    }

    /// Reads a filter; as an error its first mistake, pointed at.
    pub fn query(&self, text: &str) -> Result<Query, CommandError> {
        let today = self.today();
        parse(text, &|words| asked(words, today).is_some()).map_err(|mistake| {
            let pointed = mistake.pointed(text).replace('\n', "\n  ");
            let words = format!("{}\n  {pointed}", mistake.message);
            CommandError::usage(with_hint(&words, mistake.hint.as_deref()))
        })
    }
}
