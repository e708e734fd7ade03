//! `caveat show`: everything on file about one record.

use clap::Args;

use crate::cli::args::FormatArgs;
use crate::cli::{Code, CommandError, Context, Output};
use crate::report::{Format, dossier};

/// Show everything on file about one record: its words, what it names, verdicts and notes
///
/// Verdicts and notes that were taken back are shown too, and say so. Of a note that was edited the
/// newest words are shown; `caveat log` has the old ones.
#[derive(Debug, Args)]
#[command(
    mut_arg("csv", |it| it.help("Print a row for each fact, for a spreadsheet")),
    mut_arg("md", |it| it.help("Print Markdown for a paper")),
    mut_arg("text", |it| it.help("Print plain text, as a pipe has it"))
)]
pub struct ShowArgs {
    /// The record, such as STK-C7, or a reference as its paper prints it
    pub id: String,
    #[command(flatten)]
    printed: FormatArgs,
}

impl ShowArgs {
    /// Prints the record.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let opened = context.open()?;
        let ix = opened.find(&self.id)?;
        let ctx = opened.ctx(context);
        match (self.printed.format, out.width()) {
            (Some(Format::Json), _) => opened.json(out, &dossier::json(&ctx, ix))?,
            (None, Some(width)) => out.text(&dossier::page(&ctx, ix, width))?,
            (format, _) => {
                out.text(&dossier::format(&ctx, ix, format.unwrap_or(Format::Text)))?;
            }
        }
        opened.ended(out)
    }
}
