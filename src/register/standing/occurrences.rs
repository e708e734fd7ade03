//! A caveat that comes back: each time it is due by itself, and somebody settles it by itself.
//!
//! Whoever settles it settles the oldest that is open on that day; the next one opens on the day
//! after the one before was due.

use jiff::civil::Date;

use super::due::DueDate;
use crate::calendar::{When, Window, short};
use crate::journal::Act;
use crate::record::StatusSide;
use crate::record::kinds::{Caveat, Recurrence};
use crate::record::vocabulary::CaveatStatus;
use crate::register::due_reading::DueReading;
use crate::register::ix::Ix;
use crate::register::register::Register;

/// The most that are listed one by one.
pub const LISTED: usize = 24;

/// One time that a caveat comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Which one: 1 is the first.
    pub number: u32,
    /// The day it is due.
    pub due: Date,
    /// How it was settled; none while it is open.
    pub settled: Option<Settlement>,
}

/// That a caveat was settled once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The day.
    pub day: Date,
    /// The word: `discharged`.
    pub status: String,
    /// The id of the decision, or the login of the officer.
    pub by: String,
}

/// The occurrences of a caveat, as far as they have begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrences<'a> {
    every: &'a Recurrence,
    /// How those from the first on were settled.
    settled: Vec<Settlement>,
    /// How many have begun by today.
    begun: u32,
}

impl Occurrence {
    /// In words: `3rd, due 1 Apr 2019, discharged 2 Mar 2019 by AMB-D3`.
    pub fn describe(&self) -> String {
        let settled = self.settled.as_ref().map_or_else(
            || "open".to_owned(),
            |it| format!("{} {} by {}", it.status.replace('-', " "), short(it.day), it.by),
        );
        format!("{}, due {}, {settled}", ordinal(self.number), short(self.due))
    }
}

impl Occurrences<'_> {
    /// The number of the oldest that nobody has settled, whether it has begun or not.
    fn current(&self) -> u32 {
        u32::try_from(self.settled.len()).unwrap_or(u32::MAX - 1) + 1
    }

    /// Whether one that has begun is open.
    fn is_open(&self) -> bool {
        self.current() <= self.begun
    }

    fn due(&self, number: u32) -> Option<Date> {
        self.every.interval.times_after(self.every.first, number - 1)
    }

    /// Those that were settled and those that are open, the first first; of many the last ones.
    pub fn rows(&self) -> Vec<Occurrence> {
        let last = self.begun.max(self.current());
        let numbers = (1..=last).rev().take(LISTED);
        let row = |number: u32| {
            let settled = self.settled.get(number as usize - 1).cloned();
            Some(Occurrence { number, due: self.due(number)?, settled })
        };
        let mut rows: Vec<Occurrence> = numbers.filter_map(row).collect();
        rows.reverse();
        rows
    }
}

impl Register {
    /// The occurrences of a caveat that comes back; none of any other record, and of one that its
    /// record settles for good.
    pub fn occurrences(&self, ix: Ix) -> Option<Occurrences<'_>> {
        let it = self.record_as::<Caveat>(ix)?;
        let every = it.every.as_deref().filter(|_| !self.is_settled_for_good(it))?;
        let begun = |day| 1 + every.interval.times_before(every.first, day);
        let mut settled = Vec::new();
        for one in self.settlements(ix, it) {
            let is_open = u32::try_from(settled.len()).is_ok_and(|number| number < begun(one.day));
            if is_open {
                settled.push(one);
            }
        }
        Some(Occurrences { every, settled, begun: self.today().map_or(1, begun) })
    }

    /// Whether the record says that it is dealt with as a whole: by a word that ends it, or without
    /// a decision whose day tells which occurrence is meant.
    pub(in crate::register) fn is_settled_for_good(&self, it: &Caveat) -> bool {
        let word = it.recorded_status();
        let ends = [CaveatStatus::Superseded, CaveatStatus::Carried, CaveatStatus::Withdrawn];
        let is_settled = self.settings.status_side(word) == Some(StatusSide::Settled);
        let by = it.discharged_by.as_ref().and_then(|id| self.find(id));
        let has_day = by.and_then(|decision| self.decision_day(decision)).is_some();
        is_settled && (!has_day || ends.iter().any(|end| end.as_str() == word))
    }

    /// The days on which somebody settled it: its decision, and officers, in order.
    fn settlements(&self, ix: Ix, it: &Caveat) -> Vec<Settlement> {
        let by = it.discharged_by.as_ref().and_then(|id| self.find(id));
        let recorded = by.filter(|_| {
            self.settings.status_side(it.recorded_status()) == Some(StatusSide::Settled)
        });
        let recorded = recorded.and_then(|decision| {
            let (day, by) = (self.decision_day(decision)?, self.id(decision).to_string());
            Some(Settlement { day, status: it.recorded_status().to_owned(), by })
        });
        let mut all: Vec<Settlement> = recorded.into_iter().collect();
        for row in self.ledger().entries(self.id(ix)) {
            let (entry, status) = (&row.held.entry, &row.held.entry.value);
            let settles = || self.settings.status_side(status) == Some(StatusSide::Settled);
            if entry.act == Act::Status
                && !row.retracted
                && settles()
                && self.officer_may_set(ix, status)
            {
                let (day, by) = (self.day_of(entry.at), row.held.officer.to_string());
                all.push(Settlement { day, status: status.clone(), by });
            }
        }
        all.sort_by_key(|one| one.day);
        all
    }

    /// The status of a caveat that comes back: that of the occurrence that is open, else how the
    /// last one was settled.
    pub(super) fn status_of_occurrence(&self, ix: Ix, all: &Occurrences<'_>) -> String {
        let said = self.ledger().latest(self.id(ix), Act::Status);
        let last = all.settled.last();
        if !all.is_open() {
            return last.map_or_else(|| "open".to_owned(), |it| it.status.clone());
        }
        let is_open = |word: &str| {
            !word.is_empty() && self.settings.status_side(word) != Some(StatusSide::Settled)
        };
        let since = |at| last.is_none_or(|last| self.day_of(at) >= last.day);
        let said = said.filter(|it| is_open(&it.entry.value) && since(it.entry.at));
        let recorded = self.record_as::<Caveat>(ix).map_or("open", Caveat::recorded_status);
        let recorded = if last.is_none() && is_open(recorded) { recorded } else { "open" };
        said.map_or_else(|| recorded.to_owned(), |it| it.entry.value.clone())
    }

    /// When the oldest occurrence that nobody has settled is due.
    pub(super) fn due_of_occurrence(&self, ix: Ix) -> Option<DueDate> {
        let all = self.occurrences(ix)?;
        let number = all.current();
        let due = all.due(number)?;
        let written: &str = &all.every.written;
        let written = written.strip_prefix("every ").unwrap_or(written);
        let words = format!("{} due {}", ordinal(number), short(due));
        let window = Window::day(due);
        let reading = Some(DueReading { window: Some(window), by: None, words });
        Some(DueDate { when: When::read(&format!("every {written}")), meeting: None, reading })
    }
}

/// `1st`, `2nd`, `3rd`, `11th`.
fn ordinal(number: u32) -> String {
    let end = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}
