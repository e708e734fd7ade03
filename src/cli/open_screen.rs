//! Opening the screen: what it is given when the command line has been read and found sound.

pub(crate) mod checks;

use std::process::ExitCode;

use jiff::ZonedDateTime;
use jiff::tz::TimeZone;

use super::context::Context;
use super::exit::Code;
use super::output::say;
use super::place::RegisterPlace;
use crate::journal::template::Templates;
use crate::register::LoadedRegister;
use crate::term::{self, TypedText, WorkerContext};
use crate::text::Clean;
use crate::tui::model;

/// What the screen is opened with.
#[derive(Debug)]
pub struct ScreenOptions {
    /// The officer's side of it.
    pub context: Context,
    /// Where the register is, which is there.
    pub place: RegisterPlace,
    /// The record to begin at: an id that is there.
    pub land_on: Option<String>,
    /// The filter to begin with, which can be read.
    pub filter: Option<String>,
    /// The number or name of the view to begin with, which is there.
    pub view: Option<String>,
    /// Commands of the palette to run at the start.
    pub run: Vec<String>,
    /// The register as it was read to check all this, where that was needed; else it has still to
    /// be read.
    pub loaded: Option<LoadedRegister>,
}

/// Opens the screen and stays until the officer leaves it.
pub fn open(options: ScreenOptions) -> ExitCode {
    let ScreenOptions { context, place, land_on, filter, view, run, loaded } = options;
    let Context { environment, settings, everywhere } = context;
    let folder = place.folder.display().to_string();
    let worker = WorkerContext {
        folder: std::path::absolute(&place.folder).unwrap_or(place.folder),
        state: environment.state,
        config: environment.configs[0].clone(),
        home: std::env::home_dir(),
        started: std::env::current_dir().unwrap_or_default(),
        login: environment.login.clone(),
        box_name: environment.box_name,
    };
    let welcome = place.is_sample.then(|| {
        format!("This is the sample register. Your own: caveat DIR. It is copied to {folder}")
    });
    let model = model::StartOptions {
        folder: Clean::line(&folder).to_string(),
        officer: environment.login,
        as_at: everywhere.today.is_some(),
        today: everywhere.today.unwrap_or_else(|| ZonedDateTime::now().date()),
        zone: Some(TimeZone::system()),
        read_only: everywhere.read_only,
        welcome,
        land_on,
        filter,
        view,
        run,
        keys: settings.keys,
        views: settings.views,
        columns: settings.columns,
        theme: theme(settings.theme),
        templates: Templates::new(&settings.templates),
        ..model::StartOptions::default()
    };
    match term::open(&worker, model, loaded) {
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
