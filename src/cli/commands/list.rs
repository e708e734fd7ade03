//! `caveat list`: the records of a kind that answer a filter.

use clap::Args;
use serde_json::Value as Json;

use crate::cli::args::format::FormatArgs;
use crate::cli::args::kind::ListKind;
use crate::cli::args::query::QueryArg;
use crate::cli::context::Context;
use crate::cli::exit::{Code, CommandError};
use crate::cli::output::{Output, say};
use crate::cli::register::OpenRegister;
use crate::journal::EntryRow;
use crate::query::{COLUMNS, Column, CompiledQuery, Query, SortBy, select};
use crate::register::Ix;
use crate::report::document::json;
use crate::report::document::table::{columns, columns_named};
use crate::report::list::{entry_table, record_json};
use crate::report::{EntrySelection, Format, Table, export};
use crate::text::nearest::suggest;

/// List the records of a kind, all of them or those that answer a filter
///
/// Kinds: cases, caveats, endorsements, decisions, actions, programmes, partners, documents,
/// meetings, bodies, amounts, milestones, engagements, comments, notes.
///
/// A filter is one argument, so put it in quotes: 'is:overdue -owner:nobody' lists what is late
/// and has an owner; 'programme:stockport' what belongs to Stockport; 'capacity' what has that word
/// in its title. It stands straight after the kind and may begin with a hyphen.
#[derive(Debug, Args)]
#[command(after_help = after_help())]
pub struct ListArgs {
    /// What to list: cases, caveats, decisions, actions …
    pub kind: ListKind,
    /// A filter, in quotes
    #[arg(allow_hyphen_values = true)]
    pub query: Option<QueryArg>,
    /// The columns, with commas between
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = column)]
    pub columns: Vec<&'static str>,
    /// The order, such as due or 'due,id'; a hyphen before a name turns it round
    #[arg(long, value_name = "NAMES", allow_hyphen_values = true, value_parser = sort)]
    pub sort: Option<String>,
    /// What it is printed as
    #[command(flatten)]
    pub printed: FormatArgs,
}

/// What answers a filter.
#[derive(Debug)]
pub enum Matched<'a> {
    /// Records.
    Records(Vec<Ix>),
    /// Entries.
    Entries(Vec<EntryRow<'a>>),
}

impl<'a> Matched<'a> {
    /// What of a kind answers a query, and how many there are of it in all.
    pub fn of(
        context: &Context,
        opened: &'a OpenRegister,
        listed: ListKind,
        query: &Query,
        sort: &[SortBy],
    ) -> (Self, usize) {
        let ctx = opened.ctx(context);
        match listed {
            ListKind::Records(kind) => {
                (Self::Records(select(&ctx, kind, query, sort)), opened.register.of(kind).len())
            }
            ListKind::Notes => {
                let mut rows = EntrySelection::Notes.of(opened.register.ledger());
                let total = rows.len();
                let asked = CompiledQuery::new(&ctx, query);
                rows.retain(|row| asked.entry_answers(&ctx, row));
                (Self::Entries(rows), total)
            }
        }
    }

    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Records(rows) => rows.len(),
            Self::Entries(rows) => rows.len(),
        }
    }
}

impl ListArgs {
    /// Prints the list.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        self.printed.suits(self.kind)?;
        let query = context.query(self.query.as_deref().unwrap_or_default())?;
        let opened = context.open()?;
        let (mut views, _) = opened.views(&context.settings.views);
        views.set_columns(&context.settings.columns).iter().for_each(say);
        let sort = self.sort.clone().unwrap_or_else(|| match self.kind {
            ListKind::Records(kind) => {
                let screen = views.screens.iter().find(|screen| screen.kind == kind);
                screen.map_or_else(String::new, |screen| screen.sort.clone())
            }
            ListKind::Notes => String::new(),
        });
        let (matched, total) =
            Matched::of(context, &opened, self.kind, &query, &SortBy::read(&sort));
        let ctx = opened.ctx(context);
        let format = self.printed.format();
        if format == Some(Format::Json) {
            let rows: Vec<Json> = match &matched {
                Matched::Records(all) => all.iter().map(|&ix| record_json::row(&ctx, ix)).collect(),
                Matched::Entries(all) => {
                    all.iter().map(|row| entry_table::row(&opened.register, row)).collect()
                }
            };
            out.json(&json::list(self.kind.plural(), total, rows))?;
            return opened.ended(out);
        }
        match (&matched, self.kind) {
            (Matched::Records(all), ListKind::Records(kind)) => {
                // A file has no width: what is written for one has every column.
                let width = out.width().filter(|_| format.is_none());
                let chosen = match &*self.columns {
                    [] => columns(&views, kind, width),
                    own => columns_named(own),
                };
                match format {
                    Some(format) => {
                        let filter = self.query.as_deref().unwrap_or_default();
                        let title = self.kind.title(&opened.register);
                        out.text(&export(&ctx, &chosen, all, format, &title, filter))?;
                    }
                    None => out.table(&Table::of(&ctx, &chosen, all))?,
                }
            }
            (Matched::Entries(all), _) => out.table(&entry_table::table(&opened.register, all))?,
            (Matched::Records(_), ListKind::Notes) => {}
        }
        out.say_if_fewer(matched.len(), total, self.kind.plural())?;
        opened.ended(out)
    }
}

fn column(name: &str) -> Result<&'static str, String> {
    let name = name.trim().to_lowercase();
    Column::named(&name).map(|column| column.name).ok_or_else(|| {
        let names: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
        suggest(&name, names.iter().copied(), || format!("the columns are {}", names.join(", ")))
    })
}

fn sort(text: &str) -> Result<String, String> {
    SortBy::unknown(text).map_or_else(|| Ok(text.to_owned()), Err)
}

fn after_help() -> String {
    let names: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
    let fields: Vec<_> = crate::query::FIELDS.iter().map(|field| field.name).collect();
    let flags = crate::query::Flag::names(crate::query::FLAGS);
    format!(
        "Columns: {}\n\nFields of a filter: {}\n\nFlags of a filter, after is: {}",
        names.join(", "),
        fields.join(", "),
        flags.join(", ")
    )
}
