//! What the machine says: who is at the keyboard, on which box, which folders are theirs, what day it is.

use std::path::PathBuf;

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;
use jiff::ZonedDateTime;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::exit::CommandError;
use crate::journal::JournalName;

/// The folder of this program inside the officer's folders.
const OURS: &str = "caveat";

/// The variables that name the officer's folders.
const FOLDERS: [&str; 4] = ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"];

/// What the machine says about a run of the program.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The officer's login, made safe for the name of a journal: whose account it is, never what
    /// `$USER` says.
    pub login: String,
    /// The name of this box, made safe likewise.
    pub box_name: String,
    /// Where locks and drafts are kept.
    pub state: PathBuf,
    /// Where the sample register is laid out.
    pub data: PathBuf,
    /// The settings files, the officer's own before the box's.
    pub configs: [PathBuf; 2],
    /// The register that `CAVEAT_REGISTER` names.
    pub register: Option<PathBuf>,
    /// The day that `CAVEAT_TODAY` names, as written; none where that is empty.
    pub today_named: Option<String>,
    /// The local day.
    pub today: Date,
    /// The local time zone.
    pub zone: TimeZone,
}

impl Environment {
    /// Asks the machine. Where the environment gives the officer's folders as relative paths, they
    /// would be others in every folder: that is refused.
    pub fn read() -> Result<Self, CommandError> {
        for name in FOLDERS {
            let path = std::env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
            if let Some(path) = path.filter(|it| it.is_relative()) {
                return Err(CommandError::usage(format!(
                    "{name} is `{}`, which is no full path\n  set it to one that begins with /, or \
                     unset it",
                    path.display()
                )));
            }
        }
        let folders = Xdg::new().map_err(|_| {
            CommandError::usage("this account has no home folder; set HOME to a folder of yours")
        })?;
        let system = rustix::system::uname();
        let name = JournalName::new(&login(), &system.nodename().to_string_lossy());
        let state = folders.state_dir().unwrap_or_else(|| folders.data_dir());
        let config = |folder: PathBuf| folder.join(OURS).join("config.toml");
        Ok(Self {
            login: name.login().to_owned(),
            box_name: name.box_name().to_owned(),
            state: state.join(OURS),
            data: folders.data_dir().join(OURS),
            configs: [config(folders.config_dir()), config("/etc/xdg".into())],
            today_named: std::env::var("CAVEAT_TODAY").ok().filter(|day| !day.trim().is_empty()),
            register: std::env::var_os("CAVEAT_REGISTER")
                .filter(|folder| !folder.is_empty())
                .map(PathBuf::from),
            today: ZonedDateTime::now().date(),
            zone: TimeZone::system(),
        })
    }
}

/// The name behind the account that this runs as; its number where it has no name.
fn login() -> String {
    let uid = uzers::get_effective_uid();
    let user = uzers::get_user_by_uid(uid);
    user.map_or_else(|| uid.to_string(), |user| user.name().to_string_lossy().into_owned())
}
