//! `caveat review`: go through a queue and judge each item, on the screen or line by line.

use std::process::ExitCode;

use clap::Args;

use super::session::on_screen::DisplayArgs;
use super::session::start::{TermsArgs, run};
use crate::cli::args::{FormatArgs, NONE};
use crate::cli::{CommandError, Context, Output};

/// Go through records one by one and give a verdict on each
///
/// It begins a review session on what answers the filter, caveats unless --kind names others, and
/// opens the screen in it. With --plain, without a terminal, or on one that cannot show a screen,
/// it tells each item in plain lines and reads an answer from each line: `m` met, `p` partly, `x` not
/// met, `i` information needed, `z` does not apply, each with the reason after it; `s` puts it off,
/// `<` and `>` go back and on, `u` takes the last verdict back, `a` adds a note, `q` leaves, `?` tells
/// all this. Every verdict is saved at once; `caveat session resume` goes on where you left.
///
/// Answers may come from a pipe. There, an answer that cannot be read ends it, because those after
/// it would fall on the wrong items.
#[derive(Debug, Args)]
pub struct ReviewArgs {
    #[command(flatten)]
    terms: TermsArgs,
    /// Line by line, without the screen
    #[arg(long)]
    pub plain: bool,
    #[command(flatten)]
    shown: DisplayArgs,
    #[command(flatten)]
    _printed: FormatArgs<NONE>,
}

impl ReviewArgs {
    /// Begins it.
    pub fn run(self, context: Context, out: &mut Output) -> Result<ExitCode, CommandError> {
        run(context, &self.terms, &self.shown, self.plain, out)
    }
}
