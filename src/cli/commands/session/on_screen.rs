//! Opening the screen in a session, where there is a terminal that can show it.

use std::process::ExitCode;

use super::shown::DisplayArgs;
use crate::cli::context::Context;
use crate::cli::exit::CommandError;
use crate::cli::open_screen::{self, ScreenOptions};
use crate::cli::place::RegisterPlace;
use crate::term::TerminalGuard;

/// Whether a session is to be shown on the screen: not when lines are asked for, nor without a
/// terminal that can show one.
///
/// # Errors
/// It is to be in large, and there is no screen.
pub fn is_wanted(shown: &DisplayArgs, plain: bool) -> Result<bool, CommandError> {
    let has = TerminalGuard::find().is_ok();
    match (shown.big, plain) {
        (true, true) => {
            Err(CommandError::usage("--big is for the screen, --plain for lines: choose one"))
        }
        (true, false) if !has => Err(CommandError::usage(
            "there is no terminal to show it on in large\n  --plain goes on in lines",
        )),
        (_, plain) => Ok(has && !plain),
    }
}

/// Opens the screen in the session of this name and stays until the officer leaves it.
pub fn open(context: Context, place: RegisterPlace, name: &str, shown: &DisplayArgs) -> ExitCode {
    let mut run = vec![format!("resume {name}{}", if shown.big { " big" } else { "" })];
    run.extend(shown.by.as_ref().map(|names| format!("by {}", names.trim())));
    open_screen::open(ScreenOptions {
        context,
        place,
        land_on: None,
        filter: None,
        view: None,
        run,
        // It has been added to since: the screen reads it for itself.
        loaded: None,
    })
}
