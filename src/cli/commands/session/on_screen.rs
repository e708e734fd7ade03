//! How a session is shown: on the screen, where there is a terminal that can show it, or in lines.

use std::process::ExitCode;

use clap::Args;

use crate::cli::context::RegisterPlace;
use crate::cli::open_screen;
use crate::cli::{CommandError, Context};
use crate::term::TerminalGuard;
use crate::tui::model::StartOptions;

/// How a session is shown, and for whom it is keyed.
#[derive(Debug, Clone, Args)]
pub struct DisplayArgs {
    /// One item in large, for a room with a projector
    #[arg(long)]
    pub big: bool,
    /// Whose verdicts you key, such as 'Cllr Odd, Cllr Even'
    #[arg(long, value_name = "NAMES")]
    pub by: Option<String>,
}

impl DisplayArgs {
    /// Whether a session is to be shown on the screen: not when lines are asked for, nor without a
    /// terminal that can show one. An error when it is to be in large, and there is no screen.
    pub fn is_on_screen(&self, plain: bool) -> Result<bool, CommandError> {
        let has = TerminalGuard::find().is_ok();
        match (self.big, plain) {
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
    pub fn open_screen(&self, context: Context, place: RegisterPlace, name: &str) -> ExitCode {
        let mut run = vec![format!("resume {name}{}", if self.big { " big" } else { "" })];
        run.extend(self.by.as_ref().map(|names| format!("by {}", names.trim())));
        // It has been added to since it was read: the screen reads it for itself.
        open_screen::open(context, place, None, StartOptions { run, ..StartOptions::default() })
    }
}
