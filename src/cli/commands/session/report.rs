//! `caveat session report`: what a session came to, to paste into minutes.

use clap::Args;

use super::lookup::named;
use crate::cli::args::FormatArgs;
use crate::cli::{Code, CommandError, Context, Output};
use crate::report::session::outcome::SessionOutcome;
use crate::report::{self, Format};
use crate::text::plural::count;

/// Print what a review session came to: who sat, on what, and every verdict with its reason
///
/// Markdown, unless another format is asked for; to put it in a file write > minutes.md after it.
/// It names every item in the order of the queue, also those that were put off or not reached.
#[derive(Debug, Args)]
#[command(
    mut_arg("md", |it| it.help("Print Markdown, which is the default")),
    mut_arg("csv", |it| it.help("Print a row for each verdict, for a spreadsheet")),
    mut_arg("text", |it| it.help("Print plain text"))
)]
pub struct ReportArgs {
    /// The session, such as s-7k2qd; the beginning of its name is enough
    pub name: String,
    #[command(flatten)]
    printed: FormatArgs,
}

impl ReportArgs {
    /// Prints it.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let loaded = context.open()?;
        let session = named(&loaded.register, &self.name)?;
        let ctx = loaded.ctx(context);
        let format = self.printed.format.unwrap_or(Format::Markdown);
        if format == Format::Json {
            loaded.json(out, &SessionOutcome::new(&ctx, &session).for_scripts())?;
        } else {
            out.text(&report::session(&ctx, &session, format))?;
        }
        let left = loaded.register.progress(&session, ctx.officer).left();
        if !session.unseen.is_empty() {
            let hidden = session.unseen.len();
            out.say(format!(
                "note: this session is blind; verdicts of others that are left out until you have \
                 given yours: {hidden}"
            ))?;
        }
        let others = session.given.iter().any(|held| *held.officer != *ctx.officer);
        let sits = others && session.officers().iter().any(|it| ***it == *ctx.officer);
        if sits
            && session.unseen.is_empty()
            && left > 0
            && session.closed.is_none()
            && session.is_blind_for(ctx.officer)
        {
            let items = count(left, "item");
            out.say(format!(
                "note: this session is blind, you have {items} left in it, and the report \
                 shows what others said"
            ))?;
        }
        loaded.ended(out)
    }
}
