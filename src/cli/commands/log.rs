//! `caveat log`: everything that officers ever added.

use clap::Args;

use super::list::entries_that_answer;
use crate::cli::args::{FormatArgs, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};
use crate::report::document::json::list;
use crate::report::list::entry_table;
use crate::report::{EntrySelection, Format};

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
    printed: FormatArgs,
}

impl LogArgs {
    /// Prints the entries.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let filter = self.query.as_deref().unwrap_or_default();
        let (query, opened) = context.open_for(Some(filter))?;
        let (ctx, register) = (opened.ctx(context), &opened.register);
        let (all, total) = entries_that_answer(&ctx, EntrySelection::All, &query);
        let rows = || all.iter().map(|row| entry_table::row(register, row)).collect();
        let format = self.printed.format;
        opened.list(
            out,
            opened.heading(context, "Log", filter),
            format,
            || entry_table::table(register, &all),
            || list("log", total, rows()),
        )?;
        if format != Some(Format::Json) {
            out.say_if_fewer(all.len(), total, "entries")?;
        }
        opened.ended(out)
    }
}
