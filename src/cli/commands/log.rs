//! `caveat log`: everything that officers ever added.

use clap::Args;

use crate::cli::args::format::{FormatArgs, JSON};
use crate::cli::args::query::QueryArg;
use crate::cli::context::Context;
use crate::cli::exit::{Code, CommandError};
use crate::cli::output::Output;
use crate::query::CompiledQuery;
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
    #[arg(allow_hyphen_values = true)]
    pub query: Option<QueryArg>,
    /// What it is printed as.
    #[command(flatten)]
    pub printed: FormatArgs<JSON>,
}

impl LogArgs {
    /// Prints the entries.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let query = context.query(self.query.as_deref().unwrap_or_default())?;
        let opened = context.open()?;
        let ctx = opened.ctx(context);
        let mut all = EntrySelection::All.of(opened.register.ledger());
        let total = all.len();
        let asked = CompiledQuery::new(&ctx, &query);
        all.retain(|row| asked.entry_answers(&ctx, row));
        if self.printed.json() {
            let rows = all.iter().map(|row| entry_table::row(&opened.register, row)).collect();
            out.json(&list("log", total, rows))?;
        } else {
            out.table(&entry_table::table(&opened.register, &all))?;
            out.say_if_fewer(all.len(), total, "entries")?;
        }
        opened.ended(out)
    }
}
