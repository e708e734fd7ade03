//! `caveat agenda`: what must come back to a meeting.

use clap::Args;

use crate::cli::args::FormatArgs;
use crate::cli::{Code, CommandError, Context, Output};
use crate::report::MeetingAgenda;
use crate::report::document::export::Report as _;

/// List what must come back to a meeting: what its body put off to it, and what it still waits for
///
/// A meeting is named by its id, or by its body and the day. The body goes by its id, its name or
/// words of its name; the day as one writes it, or next for its first meeting from today on:
/// caveat agenda Cabinet 12 June 2017, caveat agenda Cabinet next. The list is in
/// order of force, resolved before minuted, said and asked; actions come last. It has what names
/// the meeting as the one that it is due at, and what was raised at an earlier meeting of the body,
/// is not settled, and is due by then or has no date. With --md or --html it is a paper for
/// whoever plans the agenda, with the source of every line.
#[derive(Debug, Args)]
#[command(
    override_usage = "caveat agenda [OPTIONS] MEETING-ID\n       caveat agenda [OPTIONS] BODY DATE"
)]
pub struct AgendaArgs {
    /// The meeting's id, or its body and its day
    #[arg(value_name = "MEETING", required = true, num_args = 1..)]
    pub meeting: Vec<String>,
    #[command(flatten)]
    printed: FormatArgs,
}

impl AgendaArgs {
    /// Prints the list.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let opened = context.open()?;
        let at = opened.register.meeting_meant(&self.meeting.join(" "), context.today())?;
        let ctx = opened.ctx(context);
        let agenda = MeetingAgenda::of(&ctx, &at);
        if self.printed.json() {
            opened.json(out, &agenda.json())?;
        } else if let Some(format) = self.printed.format {
            out.text(&agenda.format(format))?;
        } else {
            out.line(&agenda.title())?;
            out.line(&agenda.count())?;
            out.table(&agenda.table())?;
        }
        if let Some(remark) = agenda.remark() {
            out.say(remark)?;
        }
        opened.ended(out)
    }
}
