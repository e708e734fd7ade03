//! Opening the screen: what it is given when the command line has been read and found sound.

use std::path::PathBuf;
use std::process::ExitCode;

use jiff::civil::Date;

use super::opened::Opened;
use super::out::say;
use super::settings::Settings;
use super::stop::Code;

/// What the screen is opened with.
#[derive(Debug)]
pub struct Opening {
    /// The register's folder, which is there.
    pub folder: PathBuf,
    /// Whether it is the sample register, because no other is named anywhere.
    pub is_sample: bool,
    /// The record to begin at: an id that is there.
    pub land_on: Option<String>,
    /// The filter to begin with, which can be read.
    pub filter: Option<String>,
    /// The number or name of the view to begin with, which is there.
    pub view: Option<String>,
    /// The day that counts as today, where the command line names one; else the clock's.
    pub today: Option<Date>,
    /// Whether nothing may be added.
    pub read_only: bool,
    /// The officer's login, safe for the name of a journal.
    pub login: String,
    /// The name of this box, likewise.
    pub box_name: String,
    /// The officer's folder for locks and drafts.
    pub state: PathBuf,
    /// The officer's keys, views and theme.
    pub settings: Settings,
    /// The register as it was read to check all this, where that was needed; else it has still to
    /// be read.
    pub opened: Option<Opened>,
}

/// Opens the screen and stays until the officer leaves it.
pub fn open(_opening: &Opening) -> ExitCode {
    say("caveat: the screen needs a terminal; in a script use `caveat list`, `caveat show` …");
    Code::Usage.into()
}
