//! The entries of the audit: which of them answer its filter, in what order, and what each says.

use jiff::Timestamp;
use rayon::prelude::*;
use uuid::Uuid;

use crate::journal::{Act, EntryIx, EntryRow, Trust};
use crate::query::{CompiledQuery, Query};
use crate::register::Ix;
use crate::report::list::entry_table::{act_words, edited, entry_text, is_stale, remarks, value};
use crate::text::Clean;
use crate::tui::model::Model;
use crate::tui::widget::text;

/// The entries of every journal under a filter.
#[derive(Debug)]
pub struct LogRows {
    /// The filter as typed, and as read.
    pub filter: String,
    query: Query,
    /// Whether the oldest comes first.
    pub oldest_first: bool,
    /// Every entry, oldest first.
    pub order: Vec<EntryIx>,
    /// Those that answer, as they are listed.
    answers: Vec<EntryIx>,
}

impl LogRows {
    /// The entries that answer a filter.
    pub fn new(model: &Model, filter: &str, oldest_first: bool) -> Self {
        let mut audited = Self {
            filter: filter.to_owned(),
            query: model.parse(filter).unwrap_or_else(|_| Query::everything()),
            oldest_first,
            order: Vec::new(),
            answers: Vec::new(),
        };
        audited.read(model);
        audited
    }

    /// Takes the ledger as it is now.
    pub fn read(&mut self, model: &Model) {
        self.order = model.register.ledger().order();
        self.select(model);
    }

    /// Asks another question.
    pub fn set_filter(&mut self, model: &Model, filter: &str, query: Query) {
        filter.clone_into(&mut self.filter);
        self.query = query;
        self.select(model);
    }

    /// Turns the order round.
    pub fn turn(&mut self) {
        self.oldest_first = !self.oldest_first;
        self.answers.reverse();
    }

    fn select(&mut self, model: &Model) {
        let (ctx, ledger) = (model.ctx(), model.register.ledger());
        let asked = CompiledQuery::new(&ctx, &self.query);
        let answers =
            |at: &EntryIx| ledger.at(*at).is_some_and(|row| asked.entry_answers(&ctx, &row));
        self.answers = self.order.par_iter().copied().filter(answers).collect();
        if !self.oldest_first {
            self.answers.reverse();
        }
    }

    /// How many answer.
    pub fn len(&self) -> usize {
        self.answers.len()
    }

    /// The entry in a row.
    pub fn row<'a>(&self, model: &'a Model, row: usize) -> Option<EntryRow<'a>> {
        model.register.ledger().at(*self.answers.get(row)?)
    }

    /// The row of an entry.
    pub fn find(&self, model: &Model, officer: Option<&Clean>, id: Uuid) -> Option<usize> {
        let ledger = model.register.ledger();
        let is = |row: EntryRow<'_>| {
            row.held.entry.id == id && officer.is_none_or(|it| *it == row.held.officer)
        };
        self.answers.iter().position(|&at| ledger.at(at).is_some_and(is))
    }
}

/// The item of an entry: the first of its records that is on file.
pub fn item(model: &Model, row: &EntryRow<'_>) -> Option<Ix> {
    row.held.entry.on.iter().find_map(|id| model.register.find(id.as_str()))
}

/// The ids that an entry is on: `STK-C7`, `STK-C7 and 2 more`.
pub fn on(row: &EntryRow<'_>) -> String {
    match row.held.entry.on.as_slice() {
        [] => String::new(),
        [one] => one.to_string(),
        [first, more @ ..] => format!("{first} and {} more", more.len()),
    }
}

/// What an entry sets, in words; of one that takes back or replaces another, that other one.
pub fn says(model: &Model, row: &EntryRow<'_>) -> String {
    let entry = &row.held.entry;
    match entry.act {
        Act::Retract | Act::Restore | Act::Supersede => {
            let other = Uuid::try_parse(entry.value.trim()).ok();
            let other = other.and_then(|id| model.register.ledger().named(&row.held.officer, id));
            other.map_or_else(String::new, |held| {
                let value = match held.entry.act {
                    Act::Verdict | Act::Status | Act::Owner => held.value(),
                    _ => Clean::default(),
                };
                format!("{} {}", held.entry.act, value.replace('-', " ")).trim().to_owned()
            })
        }
        Act::Verdict | Act::Status => value(&model.register, row).replace('-', " "),
        _ => value(&model.register, row).to_string(),
    }
}

/// When it was, where room is short: without the year in this one, without the time before.
pub fn when(model: &Model, at: Timestamp, wide: u16) -> String {
    let at = at.to_zoned_datetime(model.zone.clone());
    let is_now = at.year() == model.today.year();
    let format = match (wide, is_now) {
        (16.., _) => "%Y-%m-%d %H:%M",
        (12.., true) => "%-d %b %H:%M",
        (12.., false) => "%-d %b %Y",
        (_, true) => "%-d %b",
        (_, false) => "%b %Y",
    };
    at.strftime(format).to_string()
}

/// The sign before an entry: `-` taken back or replaced, `~` given on other words than the record
/// has now, `?` it does not count, or is dated ahead.
pub fn sign(model: &Model, row: &EntryRow<'_>) -> char {
    if row.retracted || row.superseded_by.is_some() {
        '-'
    } else if !row.held.doubt().is_empty() {
        '?'
    } else if is_stale(&model.register, row) {
        '~'
    } else {
        ' '
    }
}

/// What else is to be known about an entry, in words.
pub fn remarked(model: &Model, row: &EntryRow<'_>) -> String {
    let doubt = row.held.doubt();
    let known = [
        (edited(&model.register, row).is_some(), "a note, edited: its newest words"),
        (row.retracted, "taken back"),
        (row.superseded_by.is_some(), "replaced by newer words"),
        (is_stale(&model.register, row), "suspect: the record has changed since"),
        (row.held.trust == Trust::Git, "it came with git"),
        (!doubt.is_empty(), &*doubt),
    ];
    let known = known.into_iter().filter(|(so, _)| *so).map(|(_, words)| words);
    known.collect::<Vec<_>>().join(", ")
}

/// An entry as the cells of a table that is taken along.
pub fn cells(model: &Model, row: &EntryRow<'_>) -> Vec<String> {
    let entry = &row.held.entry;
    let ids: Vec<_> = entry.on.iter().map(ToString::to_string).collect();
    vec![
        entry.at.to_zoned_datetime(model.zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string(),
        row.held.officer.to_string(),
        act_words(entry.act).to_owned(),
        ids.join(" "),
        says(model, row),
        text::safe(&entry_text(row).split_whitespace().collect::<Vec<_>>().join(" ")).into_owned(),
        remarks(&model.register, row),
    ]
}
