//! `caveat chase`: letters to whoever must see to what is late.

use clap::Args;

use super::list::query;
use crate::cli::context::Context;
use crate::cli::exit::{Code, CommandError};
use crate::cli::output::{Output, say};
use crate::query::Column;
use crate::report::{ChaseLetters, Table};

/// What is chased when no filter says otherwise.
const LATE: &str = "is:overdue";
/// What the list shows.
const COLUMNS: [&str; 6] = ["owner", "id", "title", "due", "late", "chased"];

/// Write one letter to each owner over what is late with them
///
/// A filter chooses something else than what is late: caveat chase 'programme:stockport' --md.
/// Only caveats and actions that nobody has settled are chased. Without --md it lists what the
/// letters would be over. What nobody answers for stands at the end, with what to do about it.
/// When a letter has gone, note it: caveat note --kind chase WIR-C2 'Letter of today.'; then
/// 'chased:*' finds it and the lists tell how often it was chased and when last.
#[derive(Debug, Args)]
pub struct ChaseArgs {
    /// A filter, in quotes; is:overdue when there is none
    #[arg(allow_hyphen_values = true, value_parser = query)]
    pub query: Option<String>,
    /// Print the letters as Markdown
    #[arg(long, conflicts_with = "json")]
    pub md: bool,
    /// Print JSON for scripts
    #[arg(long)]
    pub json: bool,
}

impl ChaseArgs {
    /// Prints the letters.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let query = context.query(self.query.as_deref().unwrap_or(LATE))?;
        let opened = context.open()?;
        let ctx = opened.ctx(context);
        let letters = ChaseLetters::of(&ctx, &query);
        if self.json {
            out.json(&letters.json(&ctx))?;
        } else if self.md {
            out.text(&letters.markdown(&ctx))?;
        } else {
            let columns: Vec<_> = COLUMNS.iter().filter_map(|name| Column::named(name)).collect();
            out.table(&Table::of(&ctx, &columns, &letters.rows()))?;
            out.flush()?;
            let (owners, nobodys) = (letters.letters.len(), letters.nobodys.len());
            say(match (owners, nobodys) {
                (0, 0) => "nothing to chase".to_owned(),
                (owners, 0) => format!("{owners} to write to; --md prints the letters"),
                (owners, nobodys) => format!(
                    "{owners} to write to, {nobodys} with nobody to write to; \
                     --md prints the letters"
                ),
            });
        }
        opened.ended(out)
    }
}
