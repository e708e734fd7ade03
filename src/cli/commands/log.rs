//! `caveat log`: everything that officers ever added.

use clap::Args;

use super::list::entries_that_answer;
use crate::cli::args::{FormatArgs, JSON, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};
use crate::report::EntrySelection;
use crate::report::document::json::list;
use crate::report::list::entry_table;

/// List everything that officers added, oldest first: notes, verdicts, what was taken back
///
/// A filter narrows it: 'by:amk' to one officer, 'changed:>2017-07-01' to what was added since,
/// 'programme:stockport' to the records of a programme.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// A filter, in quotes
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl LogArgs {
    /// Prints the entries.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let (query, opened) = context.open_for(self.query.as_deref())?;
        let ctx = opened.ctx(context);
        let (all, total) = entries_that_answer(&ctx, EntrySelection::All, &query);
        if self.printed.json() {
            let rows = all.iter().map(|row| entry_table::row(&opened.register, row)).collect();
            opened.json(out, &list("log", total, rows))?;
        } else {
            out.table(&entry_table::table(&opened.register, &all))?;
            out.say_if_fewer(all.len(), total, "entries")?;
        }
        opened.ended(out)
    }
}
