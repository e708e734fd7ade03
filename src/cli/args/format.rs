//! What a list is printed as: a table on the screen, or a format for somebody else.

use clap::Args;

use super::kind::ListKind;
use crate::cli::exit::CommandError;
use crate::report::Format;

/// The options that name a format; one at most.
#[derive(Debug, Args)]
#[group(id = "printed", multiple = false)]
#[allow(clippy::struct_excessive_bools)] // Each is an option of its own on the command line.
pub struct FormatArgs {
    /// Print JSON for scripts
    #[arg(long)]
    pub json: bool,
    /// Print CSV for a spreadsheet, with no cell that it takes for a formula
    #[arg(long)]
    pub csv: bool,
    /// Print the same with tabs
    #[arg(long)]
    pub tsv: bool,
    /// Print a Markdown table
    #[arg(long)]
    pub md: bool,
    /// Print a page to read in a browser and to put on paper
    #[arg(long)]
    pub html: bool,
    /// Print the aligned table with nothing cut
    #[arg(long)]
    pub text: bool,
}

impl FormatArgs {
    /// The format that is asked for; none for the table of the screen.
    pub fn format(&self) -> Option<Format> {
        let asked = [
            (self.json, Format::Json),
            (self.csv, Format::Csv),
            (self.tsv, Format::Tsv),
            (self.md, Format::Markdown),
            (self.html, Format::Html),
            (self.text, Format::Text),
        ];
        asked.into_iter().find_map(|(so, format)| so.then_some(format))
    }

    /// Whether what is listed can be printed so.
    ///
    /// # Errors
    /// Notes have no columns: they are a table or JSON.
    pub fn suits(&self, listed: ListKind) -> Result<(), CommandError> {
        match (listed, self.format()) {
            (ListKind::Records(_), _) | (ListKind::Notes, None | Some(Format::Json)) => Ok(()),
            (ListKind::Notes, Some(_)) => Err(CommandError::usage(
                "notes are printed as a table or as JSON\n  caveat list notes --json",
            )),
        }
    }
}
