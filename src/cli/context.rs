//! What a command is given to work with: the officer, the day, and the register that is meant.

use std::path::PathBuf;

use jiff::civil::Date;

use super::args::global::GlobalArgs;
use super::environment::Environment;
use super::exit::{CommandError, with_hint};
use super::place::RegisterPlace;
use super::settings::OfficerSettings;
use crate::query::{Query, parse};
use crate::store;

/// The officer's side of a command.
#[derive(Debug, Clone)]
pub struct Context {
    /// What the machine says.
    pub environment: Environment,
    /// What the officer's files say.
    pub settings: OfficerSettings,
    /// What stands on the command line for every command.
    pub everywhere: GlobalArgs,
}

impl Context {
    /// The day that counts as today.
    pub fn today(&self) -> Date {
        self.everywhere.today.unwrap_or(self.environment.today)
    }

    /// The register that is meant: the command line, else the environment, else the settings,
    /// else the sample.
    pub fn place(&self) -> Result<RegisterPlace, CommandError> {
        let named = self.everywhere.dir.clone().map(|dir| (dir, None));
        let set = self.settings.register.clone().map(|(dir, file)| (dir, Some(file)));
        let by_environment = self
            .environment
            .register
            .clone()
            .map(|dir| (dir, Some(PathBuf::from("the environment variable CAVEAT_REGISTER"))));
        let Some((folder, by)) = named.or(by_environment).or(set) else {
            let folder = store::sample::laid_out(&self.environment.data).map_err(|error| {
                let place = self.environment.data.display();
                let why = store::describe_io_error(&error);
                CommandError::unreadable(format!(
                    "the sample register cannot be laid out in {place}: {why}\n  \
                     name a register of yours: caveat -d DIR"
                ))
            })?;
            return Ok(RegisterPlace { folder, is_sample: true });
        };
        if store::is_folder(&folder) {
            return Ok(RegisterPlace { folder, is_sample: false });
        }
        let named_by = by.map_or_else(String::new, |by| format!(" (named by {})", by.display()));
        if store::is_there(&folder) {
            return Err(CommandError::unreadable(format!(
                "{} is not a folder{named_by}\n  name the folder that it is in",
                folder.display()
            )));
        }
        let folder = folder.display();
        Err(CommandError::unreadable(format!(
            "{folder} is not a folder{named_by}\n  \
             a register is a folder with record files in it; to start one:\n    \
             mkdir -p {folder}\n  \
             then write its first records into a file there, such as {folder}/first.toml\n  \
             (records to copy from: `caveat check`, without a folder, names the sample register)"
        )))
    }

    /// Reads a filter.
    ///
    /// # Errors
    /// Its first mistake, pointed at.
    pub fn query(&self, text: &str) -> Result<Query, CommandError> {
        let today = self.today();
        parse(text, &|words| crate::calendar::asked(words, today).is_some()).map_err(|mistake| {
            let pointed = mistake.pointed(text).replace('\n', "\n  ");
            let words = format!("{}\n  {pointed}", mistake.message);
            CommandError::usage(with_hint(&words, mistake.hint.as_deref()))
        })
    }
}
