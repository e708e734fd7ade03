//! What is said of the timelines of many cases together: how many are late, which windows are open.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::register::standing::timeline::{TimelineEvent, Timelines};
use crate::register::{Ix, Register};
use crate::text::Clean;
use crate::text::plural::count;

/// Totals of many cases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TimelineTotals {
    /// How many cases have something that is late.
    pub late: usize,
    /// The first day of anything that is drawn.
    pub first: Option<Date>,
    /// The open windows by their last and first day: how many cases have each, and its words.
    windows: BTreeMap<(Date, Date), (usize, Clean)>,
}

impl TimelineTotals {
    /// Those of one case, or of what all cases of a programme share.
    fn of_one(events: &[TimelineEvent], today: Date) -> Self {
        let drawn = events.iter().filter(|event| event.what.is_drawn());
        let open = events.iter().filter(|event| event.is_open_window(today));
        let window = |event: &TimelineEvent| {
            let (from, to) = event.drawn()?;
            Some(((to, from), (1, event.written.clone()?)))
        };
        Self {
            late: usize::from(events.iter().any(|event| event.late.is_some())),
            first: drawn.filter_map(TimelineEvent::drawn).map(|(from, _)| from).min(),
            windows: open.filter_map(window).collect(),
        }
    }

    /// Those of these cases.
    pub fn of(register: &Register, timelines: &Timelines, cases: &[Ix], today: Date) -> Self {
        // What a programme has is looked at once, not once for each of its cases.
        let mut shared: HashMap<Ix, Self> = HashMap::new();
        for programme in cases.iter().filter_map(|&case| register.programme_of(case)) {
            let own = || Self::of_one(timelines.of(programme), today);
            shared.entry(programme).or_insert_with(own);
        }
        let nothing = Self::default();
        let add = |totals: Self, &case: &Ix| {
            let own = Self::of_one(&timelines.own(register, case, today), today);
            let programme = register.programme_of(case).and_then(|it| shared.get(&it));
            totals.and(&own, programme.unwrap_or(&nothing))
        };
        cases.par_iter().fold(Self::default, add).reduce(Self::default, Self::then)
    }

    /// With those of one more case. It has a window once, whatever falls into it.
    fn and(mut self, own: &Self, programme: &Self) -> Self {
        self.late += own.late.max(programme.late);
        self.first = [self.first, own.first, programme.first].into_iter().flatten().min();
        let shared = programme.windows.iter().filter(|(days, _)| !own.windows.contains_key(*days));
        for (days, (_, written)) in shared.chain(&own.windows) {
            self.windows.entry(*days).or_insert_with(|| (0, written.clone())).0 += 1;
        }
        self
    }

    /// With those of the cases after.
    fn then(mut self, after: Self) -> Self {
        self.late += after.late;
        self.first = [self.first, after.first].into_iter().flatten().min();
        for (days, (cases, written)) in after.windows {
            self.windows.entry(days).or_insert((0, written)).0 += cases;
        }
        self
    }

    /// In as few words as will do: `2 late, 4 windows open in late 2017`.
    pub fn short(&self) -> String {
        let mut words = self.describe();
        words[0] = format!("{} late", self.late);
        words.join(", ")
    }

    /// In words: `2 cases late`, and of the windows the first to end, `4 windows open in late 2017`.
    pub fn describe(&self) -> Vec<String> {
        let late = match self.late {
            0 => "no case late".to_owned(),
            late => format!("{} late", count(late, "case")),
        };
        let window = self.windows.values().next().map(|(open, written)| {
            let written = written.strip_prefix("in ").unwrap_or(written);
            format!("{} open in {written}", count(*open, "window"))
        });
        [Some(late), window].into_iter().flatten().collect()
    }
}
