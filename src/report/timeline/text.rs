//! The timeline as a picture of letters: a row for each case, a column for each stretch of days.
//!
//! Screen, command line and paper show the same cells. Where letters fall into one cell the
//! weightiest shows, and how many stand behind others is counted.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::columns::TimeScale;
use crate::query::QueryContext;
use crate::query::columns::column::title;
use crate::register::Ix;
use crate::register::standing::timeline::{EventKind, TimelineEvent};
use crate::report::document::table::one_line;
use crate::text::cut::cut;

/// What is drawn, the weightiest first: a decision over a due day over a window over today. This
/// is also the legend, in its order.
const LEGEND: [(char, &str); 15] = [
    ('X', "against"),
    ('A', "approved"),
    ('E', "endorsed"),
    ('C', "endorsed, caveats"),
    ('P', "in principle"),
    ('N', "noted"),
    ('R', "other resolution"),
    ('v', "due"),
    ('f', "forecast"),
    ('e', "takes effect"),
    ('o', "other event"),
    (LATE, "late, nothing on file"),
    (WINDOW, "window from words"),
    (BASELINE, "first planned"),
    (TODAY, "today"),
];

/// Days since something was due, and nothing is on file.
const LATE: char = '.';
/// A window of days.
const WINDOW: char = '=';
/// The window in which a milestone was first planned.
const BASELINE: char = '-';
/// Today.
const TODAY: char = ':';

/// What a cell stands for, for those who give it a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartTone {
    /// The letter of something on its day.
    Letter,
    /// Days late.
    Late,
    /// A window of days.
    Window,
    /// Today, or nothing.
    Ground,
}

/// One row of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartCells {
    /// The letters, one a column.
    pub letters: Vec<char>,
    /// How many letters stand behind others.
    pub hidden: usize,
    /// The columns in which a letter stands.
    taken: Vec<bool>,
}

/// The place of a sign in the legend; what comes first shows.
fn rank(letter: char) -> usize {
    LEGEND.iter().position(|(sign, _)| *sign == letter).unwrap_or(LEGEND.len())
}

/// What a sign stands for.
pub fn tone(letter: char) -> ChartTone {
    match letter {
        LATE => ChartTone::Late,
        WINDOW | BASELINE => ChartTone::Window,
        TODAY | ' ' => ChartTone::Ground,
        _ => ChartTone::Letter,
    }
}

/// Puts a sign where nothing weightier stands.
fn put(cells: &mut [char], (from, to): (usize, usize), letter: char) {
    for cell in cells.iter_mut().take(to + 1).skip(from) {
        if rank(letter) < rank(*cell) {
            *cell = letter;
        }
    }
}

/// The days over which something is drawn, with the sign of each stretch.
pub fn stretches(event: &TimelineEvent, today: Date) -> Vec<(Date, Date, char)> {
    let Some((from, to)) = event.drawn().filter(|_| event.what.is_drawn()) else {
        return Vec::new();
    };
    // A letter alone says a single day.
    let is_window = from < to || event.what.letter().is_none();
    let sign = if event.what == EventKind::Baseline { BASELINE } else { WINDOW };
    let after = to.tomorrow().unwrap_or(to);
    let is_late = event.late.is_some() && after <= today;
    let late = is_late.then_some((after, today, LATE));
    is_window.then_some((from, to, sign)).into_iter().chain(late).collect()
}

impl ChartCells {
    /// Cells in which nothing stands but today.
    pub fn new(scale: &TimeScale, today: Date) -> Self {
        let mut letters = vec![' '; scale.columns()];
        if let Some(column) = scale.column(today) {
            put(&mut letters, (column, column), TODAY);
        }
        Self { taken: vec![false; letters.len()], letters, hidden: 0 }
    }

    /// With these events in them.
    #[must_use]
    pub fn with(mut self, scale: &TimeScale, events: &[TimelineEvent], today: Date) -> Self {
        for (from, to, sign) in events.iter().flat_map(|event| stretches(event, today)) {
            if let Some(columns) = scale.span(from, to) {
                put(&mut self.letters, columns, sign);
            }
        }
        let marks = events.iter().filter_map(|event| {
            let (_, day) = event.drawn()?;
            Some((scale.column(day)?, event.what.letter()?))
        });
        for (column, letter) in marks {
            self.hidden += usize::from(std::mem::replace(&mut self.taken[column], true));
            put(&mut self.letters, (column, column), letter);
        }
        self
    }
}

/// The signs that stand in some cells, each with its words, the weightiest first.
pub fn legend_entries(seen: &BTreeSet<char>) -> impl Iterator<Item = (char, &'static str)> {
    LEGEND.into_iter().filter(|(sign, _)| seen.contains(sign))
}

/// The legend in lines of at most `width` cells.
pub fn legend_lines(seen: &BTreeSet<char>, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (sign, words) in legend_entries(seen) {
        // What is drawn over several days is told from a letter by its length.
        let length = if matches!(sign, LATE | WINDOW | BASELINE) { 4 } else { 1 };
        let entry = format!("{} {words}", sign.to_string().repeat(length));
        match lines.last_mut() {
            Some(line) if line.chars().count() + 3 + entry.len() <= width => {
                line.extend(["   ", &entry]);
            }
            _ => lines.push(cut(&entry, width)),
        }
    }
    lines
}

/// How wide the names of cases are beside the columns of a picture so many cells wide.
pub fn label_width(width: usize) -> usize {
    (width / 4).clamp(11, 24).min(width.saturating_sub(1))
}

/// The case of a row: its id and title.
pub fn label(ctx: &QueryContext<'_>, case: Ix) -> String {
    one_line(&format!("{} {}", ctx.register.id(case), title(ctx, case)))
}
