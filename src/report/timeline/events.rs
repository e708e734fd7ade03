//! A timeline as a file: every event in words, a row for each, under the heading of its case.

use serde_json::Value as Json;

use super::chart::TimelineChart;
use crate::register::standing::timeline::TimelineEvent;
use crate::register::{Ix, Register};
use crate::report::document::export::{Format, Report};
use crate::report::document::report_document::{ReportBlock, ReportDocument};
use crate::report::document::table::Table;

/// The width of a picture that goes to a file.
pub const WIDE: usize = 100;
/// The columns of a spreadsheet.
const HEADS: [&str; 7] = ["OF", "FROM", "TO", "WRITTEN", "WHAT", "LATE", "RECORD"];

/// A timeline with the register that it is of.
struct TimelineEvents<'a> {
    chart: &'a TimelineChart,
    register: &'a Register,
}

/// A timeline as the text of a file: plain text has the picture, everything else its events.
pub fn export(chart: &TimelineChart, register: &Register, format: Format) -> String {
    format.render(&TimelineEvents { chart, register })
}

impl TimelineEvents<'_> {
    fn row(&self, of: Ix, event: &TimelineEvent) -> Vec<String> {
        let day =
            |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |it| it.to_string());
        vec![
            self.register.id(of).to_string(),
            day(event.days.from),
            day(event.days.to),
            event.written.as_ref().map(ToString::to_string).unwrap_or_default(),
            self.register.event_words(of, event, self.chart.today),
            event.late.map_or_else(String::new, |days| format!("{days}d")),
            self.register.id(event.record).to_string(),
        ]
    }

    /// A programme with what its cases share, then each case with what is its own.
    fn parts(&self) -> impl Iterator<Item = (Ix, &[TimelineEvent])> {
        let shared = self.chart.shared.iter().map(|(&it, events)| (it, events.as_slice()));
        shared.chain(self.chart.rows().map(|row| (row.case, row.events.as_slice())))
    }
}

impl Report for TimelineEvents<'_> {
    fn document(&self) -> ReportDocument {
        let mut blocks = vec![ReportBlock::Paragraph(self.chart.about())];
        for (of, events) in self.parts() {
            let record = self.register.record(of);
            blocks.push(ReportBlock::Heading(format!("{} {}", record.id, record.title())));
            if events.is_empty() {
                blocks.push(ReportBlock::Paragraph("no day on file".to_owned()));
                continue;
            }
            let rows = events.iter().map(|event| self.row(of, event).split_off(1));
            blocks.push(ReportBlock::Table(Table::new(&HEADS[1..], None).with(rows)));
        }
        blocks.extend(self.chart.notes("; ", "").into_iter().map(ReportBlock::Paragraph));
        ReportDocument { title: self.chart.title.clone(), blocks, ..Default::default() }
    }

    fn rows(&self) -> Table {
        let rows = self.parts().flat_map(|(of, events)| {
            events.iter().map(move |event| self.row(of, event)).collect::<Vec<_>>()
        });
        Table::new(HEADS, None).with(rows)
    }

    fn json(&self) -> Json {
        self.chart.json(self.register)
    }

    fn text(&self) -> String {
        self.chart.text(WIDE)
    }
}
