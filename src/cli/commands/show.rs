//! `caveat show`: everything on file about one record.

use clap::Args;

use crate::cli::args::{FormatArgs, JSON};
use crate::cli::{Code, CommandError, Context, Output};
use crate::report::dossier;

/// The width of a page that goes to a file or a pipe.
const PAGE: usize = 100;

/// Show everything on file about one record: its words, what it names, verdicts and notes
///
/// Verdicts and notes that were taken back are shown too, and say so.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The record, such as STK-C7, or a reference as its paper prints it
    pub id: String,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl ShowArgs {
    /// Prints the record.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let opened = context.open()?;
        let ix = opened.find(&self.id)?;
        if self.printed.json() {
            opened.json(out, &dossier::json(&opened.register, ix))?;
        } else {
            let width = out.width().unwrap_or(PAGE);
            out.text(&dossier::page(&opened.ctx(context), ix, width))?;
        }
        opened.ended(out)
    }
}
