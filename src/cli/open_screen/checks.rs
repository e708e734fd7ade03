//! Before the screen: everything on its command line is checked while there is still room for words.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli::command_line::ScreenArgs;
use crate::cli::{Code, CommandError, Context, OpenRegister, open_screen, unknown_word};
use crate::record::settings::ViewRow;
use crate::tui::model::StartOptions;

/// Opens the screen, if everything that is asked of it can be had.
pub fn start(mut context: Context, args: ScreenArgs) -> Result<ExitCode, CommandError> {
    let ScreenArgs { first, second, filter, view, run } = args;
    let named = context.everywhere.dir.is_some();
    let id = match (first, second) {
        (Some(first), second) if !named && Path::new(&first).is_dir() => {
            context.everywhere.dir = Some(PathBuf::from(first));
            second
        }
        (Some(first), None) if named => Some(first),
        (Some(first), Some(second)) if named => {
            return Err(CommandError::usage(format!("one id is enough: {first} or {second}")));
        }
        (Some(first), _) if first.contains('/') || first.starts_with('.') => {
            // The folder is not there: said where folders are looked for.
            context.everywhere.dir = Some(PathBuf::from(first));
            None
        }
        (Some(first), Some(_)) => return Err(unknown_word::unknown(&first, Some(&context))),
        (first, _) => first,
    };
    if let Some(filter) = &filter {
        context.query(filter)?;
    }
    let place = context.place()?;
    let opened = match (&id, &view) {
        (None, None) => None,
        _ => Some(OpenRegister::read(place.clone(), &context.environment.box_name)?),
    };
    let mut land_on = None;
    if let (Some(id), Some(opened)) = (&id, &opened) {
        let found = match opened.find(id) {
            Err(stop) if stop.code == Code::Findings && context.everywhere.dir.is_none() => {
                return Err(unknown_word::unknown(id, Some(&context)));
            }
            found => found?,
        };
        land_on = Some(opened.register.id(found).to_string());
    }
    if let (Some(view), Some(opened)) = (&view, &opened) {
        view_is_there(&context, opened, view)?;
    }
    let start = StartOptions { land_on, filter, view, run, ..StartOptions::default() };
    Ok(open_screen::open(context, place, opened.map(OpenRegister::into_loaded), start))
}

fn view_is_there(context: &Context, opened: &OpenRegister, name: &str) -> Result<(), CommandError> {
    let views = opened.views(context);
    if views.named(name).is_some() {
        return Ok(());
    }
    let words = |view: &ViewRow| match view.number {
        Some(number) => format!("{number} {}", view.name),
        None => view.name.clone(),
    };
    let all: Vec<_> = views.views.iter().map(words).collect();
    Err(CommandError::usage(format!("there is no view {name}\n  views: {}", all.join(", "))))
}

impl ScreenArgs {
    /// Refuses what only the screen takes beside a command.
    pub fn belongs_to_no_command(&self) -> Result<(), CommandError> {
        let given = [
            (self.filter.as_ref(), "-f, a filter: give it after the kind"),
            (self.view.as_ref(), "-v, a view"),
            (self.run.first(), "--run, a command of the screen"),
            (self.first.as_ref(), "a folder before the command: write -d and the folder"),
        ];
        match given.into_iter().find(|(given, _)| given.is_some()) {
            Some((_, what)) => Err(CommandError::usage(format!("a command does not take {what}"))),
            None => Ok(()),
        }
    }
}
