//! `caveat list`: the records of a kind that answer a filter.

use clap::Args;

use crate::cli::args::{FormatArgs, ListKind, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};
use crate::journal::EntryRow;
use crate::query::facet::answering;
use crate::query::{
    COLUMNS, Column, CompiledQuery, FIELDS, FLAGS, Flag, Query, QueryContext, SortBy, select,
};
use crate::record::Kind;
use crate::register::Ix;
use crate::report::document::json;
use crate::report::document::table::{columns, columns_named};
use crate::report::list::{entry_table, record_json};
use crate::report::meeting::obligation::capital;
use crate::report::{EntrySelection, Format, Table};
use crate::text::nearest::suggest;

/// List the records of a kind, all of them or those that answer a filter
///
/// Kinds: cases, caveats, endorsements, decisions, actions, programmes, partners, documents,
/// meetings, bodies, amounts, milestones, engagements, comments, risks, notes.
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
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    /// The columns, with commas between
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = column)]
    pub columns: Vec<&'static str>,
    /// The order, such as due or 'due,id'; a hyphen before a name turns it round
    #[arg(long, value_name = "NAMES", allow_hyphen_values = true, value_parser = sort)]
    pub sort: Option<String>,
    #[command(flatten)]
    printed: FormatArgs,
}

/// What answers a filter.
#[derive(Debug)]
pub enum Matched<'a> {
    /// Records of a kind.
    Records(Kind, Vec<Ix>),
    /// Entries.
    Entries(Vec<EntryRow<'a>>),
}

impl<'a> Matched<'a> {
    /// What of a kind answers a query, and how many there are of it in all.
    pub fn of(
        ctx: &QueryContext<'a>,
        listed: ListKind,
        query: &Query,
        sort: &[SortBy],
    ) -> (Self, usize) {
        match listed {
            ListKind::Records(kind) => {
                let rows = select(ctx, kind, query, sort);
                (Self::Records(kind, rows), ctx.register.of(kind).len())
            }
            ListKind::Notes => {
                let (rows, total) = entries_that_answer(ctx, EntrySelection::Notes, query);
                (Self::Entries(rows), total)
            }
        }
    }

    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Records(_, rows) => rows.len(),
            Self::Entries(rows) => rows.len(),
        }
    }
}

/// The entries that answer a query, and how many there are in all.
pub fn entries_that_answer<'a>(
    ctx: &QueryContext<'a>,
    selection: EntrySelection,
    query: &Query,
) -> (Vec<EntryRow<'a>>, usize) {
    let mut rows = selection.of(ctx.register.ledger());
    let total = rows.len();
    let asked = CompiledQuery::new(ctx, query);
    rows.retain(|row| asked.entry_answers(ctx, row));
    (rows, total)
}

impl ListArgs {
    /// Prints the list.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let (kind, format) = (self.kind, self.printed.format);
        let filter = self.query.as_deref().unwrap_or_default();
        let (query, opened) = context.open_for(Some(filter))?;
        let mut views = opened.views(context);
        views.set_columns(&context.settings.values.columns);
        let screen = views.screens.iter().find(|screen| kind == ListKind::Records(screen.kind));
        let usual = screen.map_or("", |screen| &screen.sort);
        let sort = SortBy::read(self.sort.as_deref().unwrap_or(usual));
        let ctx = opened.ctx(context);
        let (matched, total) = Matched::of(&ctx, kind, &query, &sort);
        let heading = opened.heading(context, &capital(kind.plural()), filter);
        match &matched {
            Matched::Entries(all) => {
                let rows = || all.iter().map(|row| entry_table::row(&opened.register, row));
                let table = || entry_table::table(&opened.register, all);
                opened.list(out, heading, format, table, || {
                    json::list(kind.plural(), total, rows().collect())
                })?;
            }
            Matched::Records(kind, all) => {
                // A file has no width: what is written for one has every column.
                let width = out.width().filter(|_| format.is_none());
                let chosen = match &*self.columns {
                    [] => columns(&views, *kind, width),
                    own => columns_named(own),
                };
                let rows = || all.iter().map(|&ix| record_json::row(&ctx, ix)).collect();
                opened.list(
                    out,
                    heading,
                    format,
                    || Table::of(&ctx, &chosen, all),
                    || json::list(kind.plural(), total, rows()),
                )?;
            }
        }
        if format == Some(Format::Json) {
            return opened.ended(out);
        }
        out.say_if_fewer(matched.len(), total, kind.plural())?;
        if let Matched::Records(listed, rows) = &matched
            && rows.is_empty()
        {
            let words = query.bare_words().join(" ");
            let (elsewhere, found) = match &*words {
                "" => (query.of_open_caveats(), "no case answers itself, {} by an open caveat"),
                _ => (query.with_words_in_text(), "no title has the words, {} in the text"),
            };
            let count =
                if elsewhere == query { 0 } else { answering(&ctx, *listed, &elsewhere).len() };
            if count > 0 {
                let (all, found) = (kind.plural(), found.replace("{}", &count.to_string()));
                out.say(format!("{found}: caveat list {all} '{elsewhere}'"))?;
            }
        }
        opened.ended(out)
    }
}

fn column_names() -> Vec<&'static str> {
    COLUMNS.iter().map(|column| column.name).collect()
}

fn column(name: &str) -> Result<&'static str, String> {
    let name = name.trim().to_lowercase();
    Column::named(&name).map(|column| column.name).ok_or_else(|| {
        let names = column_names();
        suggest(&name, names.iter().copied(), || format!("the columns are {}", names.join(", ")))
    })
}

fn sort(text: &str) -> Result<String, String> {
    SortBy::unknown(text).map_or_else(|| Ok(text.to_owned()), Err)
}

fn after_help() -> String {
    let fields: Vec<_> = FIELDS.iter().map(|field| field.name).collect();
    format!(
        "Columns: {}\n\nFields of a filter: {}\n\nFlags of a filter, after is: {}\n\n\
         On a case these are about the case itself; behind caveat- they ask any open caveat of it: \
         caveat-owner:amk, caveat-is:overdue",
        column_names().join(", "),
        fields.join(", "),
        Flag::names(FLAGS).join(", ")
    )
}
