//! `caveat count`: how many records of a kind answer a filter.

use clap::Args;
use serde_json::json;

use super::list::Matched;
use crate::cli::args::{FormatArgs, JSON, ListKind, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};

/// Count the records of a kind that answer a filter; prints the number alone
///
/// Takes the same kinds and filters as `caveat list`: `caveat count caveats 'is:overdue'`.
#[derive(Debug, Args)]
pub struct CountArgs {
    /// What to count: cases, caveats, decisions, actions …
    pub kind: ListKind,
    /// A filter, in quotes
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl CountArgs {
    /// Prints the number.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let (query, opened) = context.open_for(self.query.as_deref())?;
        let (matched, total) = Matched::of(&opened.ctx(context), self.kind, &query, &[]);
        let (count, kind) = (matched.len(), self.kind.plural());
        if self.printed.json() {
            opened
                .json(out, &json!({"schema": 1, "kind": kind, "count": count, "total": total}))?;
        } else {
            out.line(&count.to_string())?;
        }
        opened.ended(out)
    }
}
