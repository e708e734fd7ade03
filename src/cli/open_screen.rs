//! Opening the screen: what it is given when the command line has been read and found sound.

pub(crate) mod checks;

use std::process::ExitCode;

use jiff::ZonedDateTime;
use jiff::tz::TimeZone;

use super::context::{Context, RegisterPlace};
use super::exit::Code;
use super::output::say;
use super::settings::OfficerSettings;
use crate::journal::template::Templates;
use crate::register::LoadedRegister;
use crate::report::list::faults;
use crate::store;
use crate::term::{self, TypedText, WorkerContext};
use crate::text::Clean;
use crate::tui::model::{StartOptions, VIEW_FAULT};

/// Opens the screen and stays until the officer leaves it. `start` has what was asked for on the
/// command line: where to begin, with which filter, view and commands; all of it is there. `loaded`
/// is the register where it was read to check that; else it has still to be read.
pub fn open(
    context: Context,
    place: RegisterPlace,
    loaded: Option<LoadedRegister>,
    start: StartOptions,
) -> ExitCode {
    let Context {
        environment,
        settings: OfficerSettings { values, faults: wrong, .. },
        everywhere,
        ..
    } = context;
    let (folder, is_sample) = (place.folder.display().to_string(), place.is_sample);
    let worker = WorkerContext {
        folder: std::path::absolute(&place.folder).unwrap_or(place.folder),
        state: environment.state,
        config: environment.configs[0].clone(),
        home: std::env::home_dir(),
        started: std::env::current_dir().unwrap_or_default(),
        login: environment.login.clone(),
        box_name: environment.box_name,
    };
    let welcome = is_sample.then(|| {
        format!("This is the sample register. Your own: caveat DIR. It is copied to {folder}")
    });
    let no_writing =
        store::no_writing(&worker.folder, &worker.state, &worker.login, &worker.box_name);
    let state = store::state_trouble(&worker.state).map(|trouble| trouble.words.to_string());
    let settings = wrong.iter().filter(|it| it.code != VIEW_FAULT).map(faults::line);
    let options = StartOptions {
        folder: Clean::line(&folder).to_string(),
        named_folder: (!is_sample).then(|| worker.folder.display().to_string()),
        officer: environment.login,
        as_at: everywhere.today.is_some(),
        today: everywhere.today.unwrap_or_else(|| ZonedDateTime::now().date()),
        zone: Some(TimeZone::system()),
        read_only: everywhere.read_only || no_writing.is_some(),
        no_writing: no_writing.map(|why| why.to_string()),
        welcome,
        unchosen_editor: term::unchosen_editor(),
        wrong: state.into_iter().chain(settings).collect(),
        keys: values.keys,
        views: values.views,
        columns: values.columns,
        theme: theme(values.theme),
        templates: Templates::new(&values.templates),
        ..start
    };
    let ended = match term::open(&worker, options, loaded) {
        Ok(ended) => ended,
        Err(none) => {
            say(format!("caveat: {none}"));
            return Code::Usage.into();
        }
    };
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

/// The theme: without colour when `NO_COLOR` says so, else the officer's own, else the terminal's.
pub(super) fn theme(own: Option<String>) -> String {
    let plain = std::env::var_os("NO_COLOR").filter(|it| !it.is_empty());
    plain.map(|_| "mono".to_owned()).or(own).unwrap_or_else(|| "terminal".to_owned())
}
