//! `caveat review`: go through a queue and judge each item, on the screen or line by line.

use std::process::ExitCode;

use clap::Args;

use super::session::queue::QueueArgs;
use super::session::shown::DisplayArgs;
use super::session::start::{TermsArgs, run};
use crate::cli::context::Context;
use crate::cli::exit::CommandError;
use crate::cli::output::Output;

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
    /// What to go through.
    #[command(flatten)]
    pub chosen: QueueArgs,
    /// On what terms.
    #[command(flatten)]
    pub terms: TermsArgs,
    /// Line by line, without the screen
    #[arg(long)]
    pub plain: bool,
    /// How it is shown.
    #[command(flatten)]
    pub shown: DisplayArgs,
}

impl ReviewArgs {
    /// Begins it.
    pub fn run(self, context: Context, out: &mut Output) -> Result<ExitCode, CommandError> {
        run(context, &self.chosen, &self.terms, &self.shown, self.plain, out)
    }
}
