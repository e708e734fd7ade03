//! `caveat money`: the figures of cases and programmes as the papers state them, and their years.

use clap::Args;

use crate::cli::args::{FormatArgs, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};
use crate::query::{SortBy, select};
use crate::record::Kind;
use crate::register::money::amounts::AmountIndex;
use crate::report::Format;
use crate::report::list::{money, money_report};

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
#[command(
    mut_arg("json", |it| it.help("Print JSON for scripts; sums are whole pence, as text")),
    mut_arg("csv", |it| it.help("Print a row for each figure, for a spreadsheet"))
)]
pub struct MoneyArgs {
    /// A filter, in quotes
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    #[command(flatten)]
    printed: FormatArgs,
}

impl MoneyArgs {
    /// Prints the figures.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let filter = self.query.as_deref().unwrap_or_default();
        let (query, opened) = context.open_for(Some(filter))?;
        let ctx = opened.ctx(context);
        let amounts = select(&ctx, Kind::Amount, &query, &SortBy::read("programme, id"));
        match self.printed.format {
            Some(Format::Json) => {
                opened.json(out, &money::json(&ctx, &amounts))?;
                return opened.ended(out);
            }
            Some(format) => {
                let heading = opened.heading(context, "Money", filter);
                out.text(&money_report::export(&ctx, &amounts, heading, format))?;
            }
            None => {
                let figures = AmountIndex::new(&opened.register);
                out.text(&money::text(&ctx, &figures, &amounts, out.width().unwrap_or(WIDE)))?;
            }
        }
        let total = opened.register.of(Kind::Amount).len();
        out.say_if_fewer(amounts.len(), total, "amounts")?;
        opened.ended(out)
    }
}
