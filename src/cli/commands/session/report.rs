//! `caveat session report`: what a session came to, to paste into minutes.

use clap::Args;

use super::lookup::named;
use crate::cli::context::Context;
use crate::cli::exit::{Code, CommandError};
use crate::cli::output::{Output, say};
use crate::report;
use crate::report::Format;
use crate::text::plural::count;

/// Print what a review session came to: who sat, on what, and every verdict with its reason
///
/// Markdown, unless another format is asked for; to put it in a file write > minutes.md after it.
/// It names every item in the order of the queue, also those that were put off or not reached.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)] // Each is an option of its own on the command line.
pub struct ReportArgs {
    /// The session, such as s-7k2qd; the beginning of its name is enough
    pub name: String,
    /// Print Markdown, which is the default
    #[arg(long, group = "format")]
    pub md: bool,
    /// Print a page to read in a browser and to put on paper
    #[arg(long, group = "format")]
    pub html: bool,
    /// Print a row for each verdict, for a spreadsheet
    #[arg(long, group = "format")]
    pub csv: bool,
    /// Print plain text
    #[arg(long, group = "format")]
    pub text: bool,
    /// Print JSON for scripts
    #[arg(long, group = "format")]
    pub json: bool,
}

impl ReportArgs {
    /// Prints it.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let loaded = context.open()?;
        let session = named(&loaded.register, &self.name)?;
        let ctx = loaded.ctx(context);
        let format = [
            (self.html, Format::Html),
            (self.csv, Format::Csv),
            (self.text, Format::Text),
            (self.json, Format::Json),
        ];
        let format = format.into_iter().find_map(|(so, format)| so.then_some(format));
        out.text(&report::session(&ctx, &session, format.unwrap_or(Format::Markdown)))?;
        let left = loaded.register.progress(&session, ctx.officer).left();
        let others = session.given.iter().any(|held| *held.officer != *ctx.officer);
        let sits = others && session.officers().iter().any(|it| ***it == *ctx.officer);
        if sits && left > 0 && session.closed.is_none() && session.is_blind_for(ctx.officer) {
            out.flush()?;
            let left = count(left, "item");
            say(format!(
                "note: this session is blind, you have {left} left in it, and the report shows \
                 what others said"
            ));
        }
        loaded.ended(out)
    }
}
