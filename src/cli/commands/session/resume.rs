//! `caveat session resume`: go on with a session, or join one.

use std::process::ExitCode;

use clap::Args;

use super::line_loop;
use super::lookup::{lines, named, not_closed};
use super::on_screen::DisplayArgs;
use super::writer::SessionWriter;
use crate::cli::args::{FormatArgs, NONE};
use crate::cli::{CommandError, Context, Output};
use crate::journal::Session;
use crate::register::Register;
use crate::session::{own_sessions, unfinished};

/// Go on with a review session, or join one of another officer
///
/// Without a name it goes on with your own open session: one that you began, or that was dealt to
/// you. When there are several they are listed. With a name, as `caveat session list` prints it,
/// any open session can be joined, unless it was dealt to somebody else.
#[derive(Debug, Args)]
pub struct ResumeArgs {
    /// The session, such as s-7k2qd; the beginning of its name is enough
    pub name: Option<String>,
    /// Go on line by line, without the screen
    #[arg(long)]
    pub plain: bool,
    #[command(flatten)]
    shown: DisplayArgs,
    #[command(flatten)]
    _printed: FormatArgs<NONE>,
}

impl ResumeArgs {
    /// Goes on with it.
    pub fn run(self, context: Context, out: &mut Output) -> Result<ExitCode, CommandError> {
        let writer = SessionWriter::new(&context, self.shown.by.as_deref())?;
        let on_screen = self.shown.is_on_screen(self.plain)?;
        let loaded = context.open_for_refresh()?;
        let session = match &self.name {
            Some(name) => named(&loaded.register, name)?,
            None => own(&loaded.register, &writer.officer)?,
        };
        not_closed(&session)?;
        if !session.is_for(&writer.officer) {
            let to = session.terms.dealt_to.as_deref().unwrap_or_default();
            return Err(CommandError::finding(format!(
                "{} was dealt to {to}, and only {to} can judge in it",
                session.name()
            )));
        }
        let (id, name) = (session.id, session.name());
        if on_screen {
            return Ok(self.shown.open_screen(context, loaded.place, &name));
        }
        let code = line_loop::run(&context, loaded, (id, false), writer, out)?;
        out.flush()?;
        Ok(code.into())
    }
}

/// An officer's own open session: the one in which something is left, where there is one such.
fn own<'a>(register: &'a Register, officer: &str) -> Result<Session<'a>, CommandError> {
    let mut open = unfinished(register, officer);
    if open.is_empty() {
        open = own_sessions(register, officer);
    }
    match open.len() {
        0 => Err(CommandError::finding(
            "you have no open session\n  \
             caveat session start 'is:overdue'   begins one\n  \
             caveat session list                 lists all, which can be joined by name",
        )),
        1 => Ok(open.remove(0)),
        several => Err(CommandError::usage(format!(
            "you have {several} open sessions; name one:\n{}",
            lines(register, officer, &open)
        ))),
    }
}
