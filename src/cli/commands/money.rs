//! `caveat money`: the figures of cases and programmes as the papers state them, and their years.

use clap::Args;

use crate::cli::args::{FormatArgs, JSON, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};
use crate::query::{SortBy, select};
use crate::record::Kind;
use crate::register::money::amounts::AmountIndex;
use crate::report::list::money;

/// The width of what goes to a file or a pipe.
const WIDE: usize = 80;

/// Show the money in the records: each figure as its paper states it, and the years as bars
///
/// Nothing is estimated: a year without a figure stays empty, sums in another currency are not
/// added, and where two papers differ neither figure is taken.
///
/// A filter of amounts is one argument, so put it in quotes: 'programme:stockport', 'kind:gap'.
/// Every figure of a case or programme of which one answers is shown.
#[derive(Debug, Args)]
#[command(mut_arg("json", |it| it.help("Print JSON for scripts; sums are whole pence, as text")))]
pub struct MoneyArgs {
    /// A filter, in quotes
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl MoneyArgs {
    /// Prints the figures.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let (query, opened) = context.open_for(self.query.as_deref())?;
        let ctx = opened.ctx(context);
        let amounts = select(&ctx, Kind::Amount, &query, &SortBy::read("programme, id"));
        if self.printed.json() {
            opened.json(out, &money::json(&ctx, &amounts))?;
            return opened.ended(out);
        }
        let figures = AmountIndex::new(&opened.register);
        out.text(&money::text(&ctx, &figures, &amounts, out.width().unwrap_or(WIDE)))?;
        let total = opened.register.of(Kind::Amount).len();
        out.say_if_fewer(amounts.len(), total, "amounts")?;
        opened.ended(out)
    }
}
