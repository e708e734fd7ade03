//! A timeline whole, for the command line and for files: heading, years, rows, legend, what is late.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

use super::columns::{TimeScale, Zoom};
use super::summary::TimelineTotals;
use super::text::{ChartCells, label, label_width, legend_lines};
use crate::calendar::short;
use crate::query::QueryContext;
use crate::query::group::{Grouping, group};
use crate::query::provenance::joined;
use crate::register::standing::timeline::{TimelineEvent, Timelines, in_order};
use crate::register::{Ix, Register};
use crate::report::document::export::title;
use crate::report::document::table::one_line;
use crate::text::cut::cut;
use crate::text::plural::count;

/// The most weeks that are drawn as weeks unless they are asked for.
const WEEKS: i64 = 16;

/// The days and the zoom that are asked for; what is not asked for follows from the cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ChartDays {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// What one unit is.
    pub zoom: Option<Zoom>,
}

/// One row of a picture.
#[derive(Debug, Clone)]
pub struct ChartRow {
    /// The case.
    pub case: Ix,
    /// Its id and title.
    pub label: String,
    /// What stands on its timeline, beside what all cases of its programme share.
    pub events: Vec<TimelineEvent>,
    /// What belongs to it and names no day.
    pub undated: Vec<Ix>,
    /// Its cells, with what its programme's cases share.
    pub cells: ChartCells,
}

/// A timeline laid out.
#[derive(Debug)]
pub struct TimelineChart {
    /// The days in their columns.
    pub scale: TimeScale,
    /// Today.
    pub today: Date,
    /// What stands above everything.
    pub title: String,
    /// The rows under the headings of their programmes.
    pub groups: Vec<(String, Vec<ChartRow>)>,
    /// What all cases of a programme share, in the order of its days.
    pub shared: BTreeMap<Ix, Vec<TimelineEvent>>,
    /// The filter of its cases as typed.
    pub filter: String,
    /// Whether its cases are those that the officer marked, and not all that answer.
    pub marked: bool,
    totals: TimelineTotals,
}

impl TimelineChart {
    /// The timeline of some cases, in so many columns of letters.
    pub fn new(ctx: &QueryContext<'_>, cases: Vec<Ix>, days: ChartDays, columns: usize) -> Self {
        let (register, today) = (ctx.register, ctx.today);
        let timelines = Timelines::new(register, today);
        let totals = TimelineTotals::of(register, &timelines, &cases, today);
        let programmes = cases.iter().filter_map(|&case| register.programme_of(case));
        let shared: BTreeMap<Ix, Vec<TimelineEvent>> =
            programmes.map(|it| (it, in_order(timelines.of(it).to_vec()))).collect();
        let mut own: BTreeMap<Ix, Vec<TimelineEvent>> = cases
            .par_iter()
            .map(|&case| (case, in_order(timelines.own(register, case, today))))
            .collect();
        let all = shared.values().chain(own.values()).flatten();
        let scale = laid_out(days, extent(all, today), columns);
        let blank = ChartCells::new(&scale, today);
        let below: BTreeMap<Ix, ChartCells> = shared
            .iter()
            .map(|(&it, events)| (it, blank.clone().with(&scale, events, today)))
            .collect();
        let mut row = |case: Ix| {
            let events = own.remove(&case).unwrap_or_default();
            let programme = register.programme_of(case);
            let cells = programme.and_then(|it| below.get(&it)).unwrap_or(&blank).clone();
            ChartRow {
                case,
                label: label(ctx, case),
                undated: timelines.undated(register, case),
                cells: cells.with(&scale, &events, today),
                events,
            }
        };
        let groups = group(ctx, cases, Grouping::Programme)
            .into_iter()
            .map(|(heading, cases)| (heading, cases.into_iter().map(&mut row).collect()))
            .collect();
        let title = one_line(&title("Timeline", register));
        Self { scale, today, title, groups, shared, filter: String::new(), marked: false, totals }
    }

    /// How many columns a picture as text has room for.
    pub fn columns(width: usize) -> usize {
        width.saturating_sub(label_width(width) + 1)
    }

    /// Every row, in order.
    pub fn rows(&self) -> impl Iterator<Item = &ChartRow> {
        self.groups.iter().flat_map(|(_, rows)| rows)
    }

    /// The signs that stand in it.
    pub fn seen(&self) -> BTreeSet<char> {
        self.rows().flat_map(|row| row.cells.letters.iter().copied()).collect()
    }

    /// What it shows, in words: `9 cases by month, 1 Jul 2016 to 31 Dec 2017, as at 17 Jul 2017`.
    pub fn subtitle(&self) -> String {
        let case = if self.marked { "marked case" } else { "case" };
        let cases = count(self.rows().count(), case);
        let (first, last) = (short(self.scale.first()), short(self.scale.last_day()));
        let (zoom, today) = (self.scale.zoom(), short(self.today));
        format!("{cases} by {zoom}, {first} to {last}, as at {today}")
    }

    /// The filter of its cases in words, where there is one.
    fn filter_words(&self) -> Option<String> {
        let filter = one_line(&self.filter);
        (!filter.is_empty()).then(|| format!("filter: {filter}"))
    }

    /// What it shows, and of which cases: the subtitle with the filter.
    pub fn about(&self) -> String {
        joined([Some(self.subtitle()), self.filter_words()], ", ")
    }

    /// What is said below it: totals, and what the picture itself cannot show.
    /// `between` stands between totals, `more` says where the marks that do not show are told.
    pub fn notes(&self, between: &str, more: &str) -> Vec<String> {
        let hidden: usize = self.rows().map(|row| row.cells.hidden).sum();
        let undated: BTreeSet<&Ix> = self.rows().flat_map(|row| &row.undated).collect();
        let behind = format!("behind others{more}");
        let counted = [
            (hidden, "mark", "stand", behind.as_str()),
            (self.outside(), "mark", "lie", "outside these days"),
            (undated.len(), "record", "name", "no day that can be drawn"),
        ];
        let counted = counted.into_iter().filter(|(number, ..)| *number > 0);
        let notes = counted.map(|(number, noun, verb, rest)| {
            let ending = if number == 1 { "s" } else { "" };
            format!("{} {verb}{ending} {rest}", count(number, noun))
        });
        std::iter::once(self.totals.describe().join(between)).chain(notes).collect()
    }

    /// How many marks lie before the first day or after the last.
    fn outside(&self) -> usize {
        let all = self.rows().map(|row| &row.events).chain(self.shared.values()).flatten();
        let spans = all.filter(|event| event.what.is_drawn()).filter_map(TimelineEvent::drawn);
        spans.filter(|&(from, to)| self.scale.span(from, to).is_none()).count()
    }

    /// The picture as text, no line wider than `width`.
    pub fn text(&self, width: usize) -> String {
        let wide = label_width(width);
        let mut lines = vec![self.title.clone(), self.subtitle()];
        lines.extend(self.filter_words().into_iter().chain([String::new()]));
        if self.groups.is_empty() {
            lines.push("No case answers.".to_owned());
        } else {
            let line = |label: &str, cells: &str| {
                let label = cut(label, wide);
                let pad = " ".repeat(wide - label.width());
                format!("{label}{pad} {cells}").trim_end().to_owned()
            };
            let row = |row: &ChartRow| {
                line(&format!(" {}", row.label), &row.cells.letters.iter().collect::<String>())
            };
            lines.extend(self.scale.head().iter().map(|head| line("", head)));
            for (heading, rows) in &self.groups {
                lines.push(heading.clone());
                lines.extend(rows.iter().map(row));
            }
            lines.push(line("", &today_line(&self.scale, self.today)));
            lines.push(String::new());
            lines.extend(legend_lines(&self.seen(), width));
            lines.extend(self.notes("   ", "; --json lists all"));
        }
        lines.iter().map(|line| cut(line, width) + "\n").collect()
    }

    /// The picture for scripts; what all cases of a programme share is told once, of the programme.
    pub fn json(&self, register: &Register) -> Json {
        let row = |row: &ChartRow| {
            let case = register.record(row.case);
            json!({
                "id": case.id,
                "title": case.title(),
                "programme": register.programme_of(row.case).map(|it| register.id(it)),
                "cells": row.cells.letters.iter().collect::<String>(),
                "events": self.events_json(register, row.case, &row.events),
                "undated": row.undated.iter().map(|&ix| register.id(ix)).collect::<Vec<_>>(),
            })
        };
        let rows: Vec<Json> = self.rows().map(row).collect();
        let programmes = self.shared.iter().map(|(&it, events)| {
            let programme = register.record(it);
            let events = self.events_json(register, it, events);
            json!({"id": programme.id, "title": programme.title(), "events": events})
        });
        json!({
            "schema": 1,
            "kind": "timeline",
            "as_at": self.today,
            "zoom": self.scale.zoom().as_str(),
            "from": self.scale.first(),
            "to": self.scale.last_day(),
            "total": rows.len(),
            "cases_late": self.totals.late,
            "programmes": programmes.collect::<Vec<_>>(),
            "rows": rows,
        })
    }

    fn events_json(&self, register: &Register, of: Ix, events: &[TimelineEvent]) -> Json {
        let event = |event: &TimelineEvent| {
            json!({
                "from": event.days.from,
                "to": event.days.to,
                "written": event.written,
                "letter": event.what.letter(),
                "words": register.event_words(of, event, self.today),
                "late_days": event.late,
                "record": register.id(event.record),
            })
        };
        events.iter().map(event).collect()
    }
}

/// The line below the rows that points at today; where today is not laid out, it says so.
pub fn today_line(scale: &TimeScale, today: Date) -> String {
    let words = format!("today {}", short(today));
    let Some(column) = scale.column(today) else {
        let side = if today < scale.first() { "before" } else { "after" };
        return format!("{words} lies {side} these days");
    };
    if column + 2 + words.len() <= scale.columns() {
        format!("{:column$}^ {words}", "")
    } else if column > words.len() {
        format!("{:>column$}^", words + " ")
    } else {
        format!("{:column$}^", "")
    }
}

/// The first and the last day of anything, today among them.
fn extent<'a>(events: impl Iterator<Item = &'a TimelineEvent>, today: Date) -> (Date, Date) {
    events
        .filter(|event| event.what.is_drawn())
        .filter_map(TimelineEvent::drawn)
        .fold((today, today), |(first, last), (from, to)| (first.min(from), last.max(to)))
}

/// The scale that is asked for; without a zoom the finest with a column for each unit.
fn laid_out(days: ChartDays, (first, last): (Date, Date), columns: usize) -> TimeScale {
    let from = days.from.unwrap_or_else(|| days.to.map_or(first, |to| first.min(to)));
    let to = days.to.unwrap_or_else(|| last.max(from));
    let long = to.since(from).map_or(0, |span| i64::from(span.get_days()));
    let fits = |units: i64| usize::try_from(units).is_ok_and(|units| units <= columns);
    let zoom = days.zoom.unwrap_or(match long {
        long if long < 7 * WEEKS && fits(long / 7 + 2) => Zoom::Week,
        long if fits(long / 28 + 2) => Zoom::Month,
        _ => Zoom::Quarter,
    });
    TimeScale::new(zoom, from, to, columns)
}
