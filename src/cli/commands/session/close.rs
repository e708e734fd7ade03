//! `caveat session close`: say that a session is over, although something is left in it.

use clap::Args;
use jiff::Timestamp;
use serde_json::json;

use super::lookup::{named, not_closed};
use super::writer::SessionWriter;
use crate::cli::args::{FormatArgs, JSON};
use crate::cli::{Code, CommandError, Context, Output};
use crate::journal::SessionStep;
use crate::journal::session::step;

/// Close a review session, although something may be left in it
///
/// Whoever began it can, or to whom it was dealt. Nobody can go on with it then; its verdicts stand,
/// and its report says what was not reached.
#[derive(Debug, Args)]
pub struct CloseArgs {
    /// The session, such as s-7k2qd; the beginning of its name is enough
    pub name: String,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl CloseArgs {
    /// Closes it.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let mut writer = SessionWriter::new(context, None)?;
        let loaded = context.open()?;
        let session = named(&loaded.register, &self.name)?;
        not_closed(&session)?;
        let name = session.name();
        if !session.may_be_closed_by(&writer.officer) {
            let who = session.closers();
            return Err(CommandError::finding(format!("only {who} can close {name}")));
        }
        let closed = step(Timestamp::now(), &writer.by, session.id, SessionStep::Closed, None);
        let saved = [closed.id];
        writer.write_or_stop(&[closed])?;
        let officer = session.terms.dealt_to.as_deref().unwrap_or(&writer.officer);
        let left = loaded.register.progress(&session, officer).left();
        let words = format!("Closed: {name}, {left} left");
        out.saved(&words, |out| {
            if !self.printed.json() {
                return out.line(&words);
            }
            out.json(&json!({"schema": 1, "saved": saved, "session": name, "left": left}))
        });
        Ok(Code::Done)
    }
}
