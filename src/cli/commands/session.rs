//! `caveat session`: review sessions, from the first item to the report.

mod close;
mod coverage;
mod deal;
pub(super) mod line_loop;
mod list;
mod lookup;
pub(super) mod on_screen;
pub(super) mod queue;
mod report;
mod resume;
pub(super) mod start;
pub(super) mod writer;

use std::process::ExitCode;

use crate::cli::{CommandError, Context, Output};
use clap::{Args, Subcommand};

/// Hold review sessions: go through a queue of records and give a verdict on each
///
/// A session begins with a queue that is fixed there and then, such as all caveats that are
/// overdue. Each officer who takes part gives a verdict on each item; every verdict is saved at
/// once, so that a session can be left at any time and gone on with from any terminal. Others'
/// verdicts are hidden until you have given yours. At the end there is a report for the minutes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    caveat session start 'is:overdue' --plain      begin here, line by line\n  \
    caveat session run 'programme:stockport'       begin on the screen\n  \
    caveat session resume                          go on with the one that you left\n  \
    caveat session deal 'is:overdue' amk plw rjs   share a queue out among three officers\n  \
    caveat session report s-7k2qd > minutes.md     what was found, and by whom")]
pub struct SessionArgs {
    /// What to do.
    #[command(subcommand)]
    pub verb: SessionCommand,
}

/// What can be done with sessions.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)] // each is told in its own file
pub enum SessionCommand {
    Start(start::StartArgs),
    Run(start::RunArgs),
    Resume(resume::ResumeArgs),
    List(list::SessionListArgs),
    Close(close::CloseArgs),
    Report(report::ReportArgs),
    Coverage(coverage::CoverageArgs),
    Deal(deal::DealArgs),
}

impl SessionArgs {
    /// Does it.
    pub fn run(self, context: Context, out: &mut Output) -> Result<ExitCode, CommandError> {
        let code = match self.verb {
            SessionCommand::Run(it) => return it.run(context, out),
            SessionCommand::Resume(it) => return it.run(context, out),
            SessionCommand::Start(it) => it.run(&context, out),
            SessionCommand::List(it) => it.run(&context, out),
            SessionCommand::Close(it) => it.run(&context, out),
            SessionCommand::Report(it) => it.run(&context, out),
            SessionCommand::Coverage(it) => it.run(&context, out),
            SessionCommand::Deal(it) => it.run(&context, out),
        }?;
        out.flush()?;
        Ok(code.into())
    }
}
