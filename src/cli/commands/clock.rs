//! `caveat clock`: until when decisions can be called in, and when they are in force.

use clap::Args;
use serde_json::Value as Json;

use crate::cli::args::{FormatArgs, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};
use crate::query::{Query, SortBy, select};
use crate::record::Kind;
use crate::report::document::json::list;
use crate::report::document::table::columns_named;
use crate::report::list::clock;
use crate::report::meeting::ics;
use crate::report::{Format, Table, export};

/// The columns where there is room for all of them.
const COLUMNS: [&str; 8] =
    ["id", "title", "body", "published", "last_day", "call_in", "in_force", "agrees"];

/// The columns of a terminal, which has less.
const NARROW: [&str; 6] = ["id", "title", "last_day", "call_in", "in_force", "agrees"];

/// The width from which a terminal has room for all columns.
const WIDE: usize = 120;

/// Show until when decisions can be called in, soonest first, and when they are in force
///
/// The days are counted by the rule of the body's own constitution, which stands on its record:
/// `call_in = { days = 5, from = "published", count = "working", cutoff = "16:00", scrutiny = 20 }`,
/// of which all may be left out. A day that is printed counts; where the rule gives another, both
/// are told. Scrutiny, advisory bodies, the full Council, boards of the NHS and ministers have no
/// call-in unless a rule stands on their record; an officer's decision that is no key one takes
/// effect when it is taken. Working days leave out the bank holidays of England and Wales, or of the
/// country that the body's record names: `calendar = "scotland"` or `"northern-ireland"`. Where the
/// date to count from is not on file, nothing is estimated.
///
/// A filter is one argument, so put it in quotes: 'body:wirral' or 'is:key'.
#[derive(Debug, Args)]
pub struct ClockArgs {
    /// A filter, in quotes
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    /// Print a calendar file: ends of call-in, when things are due, days to chase on
    #[arg(long, conflicts_with = "printed")]
    pub ics: bool,
    #[command(flatten)]
    printed: FormatArgs,
}

impl ClockArgs {
    /// Prints the clock.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let filter = self.query.as_deref().unwrap_or_default();
        let (query, opened) = context.open_for(Some(filter))?;
        let ctx = opened.ctx(context);
        let rows = select(&ctx, Kind::Decision, &query, &SortBy::read("soonest"));
        let total = opened.register.of(Kind::Decision).len();
        if self.ics {
            // With a filter the file has only what belongs to the decisions that answer it.
            let all = query == Query::everything();
            out.text(&ics::calendar(&ctx, &rows, all))?;
            return opened.ended(out);
        }
        match self.printed.format {
            Some(Format::Json) => {
                let rows: Vec<Json> = rows.iter().map(|&ix| clock::row(&ctx, ix)).collect();
                opened.json(out, &list("clock", total, rows))?;
                return opened.ended(out);
            }
            Some(format) => {
                let heading = opened.heading(context, "Decision clock", filter);
                out.text(&export(&ctx, &columns_named(&COLUMNS), &rows, heading, format))?;
            }
            None => {
                let narrow = out.width().is_some_and(|width| width < WIDE);
                let columns = columns_named(if narrow { &NARROW } else { &COLUMNS });
                out.table(&Table::of(&ctx, &columns, &rows))?;
            }
        }
        out.say_if_fewer(rows.len(), total, "decisions")?;
        opened.ended(out)
    }
}
