//! Opening the screen: what it is given when the command line has been read and found sound.

pub(crate) mod checks;

use std::path::PathBuf;
use std::process::ExitCode;

use jiff::ZonedDateTime;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::exit::Code;
use super::output::say;
use super::register::OpenRegister;
use super::settings::OfficerSettings;
use crate::journal::template::Templates;
use crate::term::{self, TypedText, WorkerContext};
use crate::text::Clean;
use crate::tui::effect::Loaded;
use crate::tui::model;

/// What the screen is opened with.
#[derive(Debug)]
pub struct ScreenOptions {
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
    /// Commands of the palette to run at the start.
    pub run: Vec<String>,
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
    /// The officer's own settings file, which may not be there yet.
    pub config: PathBuf,
    /// The officer's keys, views and theme.
    pub settings: OfficerSettings,
    /// The register as it was read to check all this, where that was needed; else it has still to
    /// be read.
    pub opened: Option<OpenRegister>,
}

/// Opens the screen and stays until the officer leaves it.
pub fn open(opening: ScreenOptions) -> ExitCode {
    let folder = std::path::absolute(&opening.folder).unwrap_or_else(|_| opening.folder.clone());
    let context = WorkerContext {
        folder,
        state: opening.state,
        config: opening.config,
        home: std::env::home_dir(),
        started: std::env::current_dir().unwrap_or_default(),
        login: opening.login.clone(),
        box_name: opening.box_name,
    };
    let shown = opening.folder.display().to_string();
    let welcome = opening.is_sample.then(|| {
        format!("This is the sample register. Your own: caveat DIR. It is copied to {shown}")
    });
    let today = opening.today.unwrap_or_else(|| ZonedDateTime::now().date());
    let model = model::StartOptions {
        folder: Clean::line(&shown).to_string(),
        officer: opening.login,
        as_at: opening.today.is_some(),
        today,
        zone: TimeZone::system(),
        read_only: opening.read_only,
        welcome,
        land_on: opening.land_on,
        filter: opening.filter,
        view: opening.view,
        run: opening.run,
        keys: opening.settings.keys,
        views: opening.settings.views,
        columns: opening.settings.columns,
        theme: theme(opening.settings.theme),
        templates: Templates::new(&opening.settings.templates),
        ..model::StartOptions::default()
    };
    let read = opening.opened.map(|read| Loaded {
        register: read.register,
        index: read.index,
        faults: read.faults,
    });
    match term::open(&context, model, read) {
        Ok(ended) => {
            if let Some(line) = ended.line {
                say(line);
            }
            match ended.typed {
                TypedText::Nothing => {}
                TypedText::Kept => say("caveat: what you were typing is kept as a draft"),
                TypedText::Lost => say("caveat: what you were typing could NOT be kept"),
            }
            ExitCode::from(ended.code)
        }
        Err(none) => {
            say(format!("caveat: {none}"));
            Code::Usage.into()
        }
    }
}

/// The theme: without colour when `NO_COLOR` says so, else the officer's own, else the terminal's.
pub(super) fn theme(own: Option<String>) -> String {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
    match (plain, own) {
        (true, _) => "mono".to_owned(),
        (false, own) => own.unwrap_or_else(|| "terminal".to_owned()),
    }
}
