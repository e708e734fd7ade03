//! A timeline as a drawing for papers: black on white, greys and hatching, A4 across.
//!
//! It stands alone: no scripts, no fonts or pictures from elsewhere. Who cannot see it is told its
//! title and what it shows, and each row and programme tells everything that stands on it. What is
//! more than a sheet goes on on the next one, under the years again.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::chart::{ChartRow, TimelineChart};
use super::text::{ChartTone, legend_entries, tone};
use crate::calendar::short;
use crate::register::standing::timeline::TimelineEvent;
use crate::register::{Ix, Register};
use crate::report::document::escape::escape_html;
use crate::text::Clean;
use crate::text::cut::cut;

/// The columns that a sheet has room for.
pub const COLUMNS: usize = 100;

/// The width and height of an A4 sheet across, in pixels of which 96 are an inch.
const SHEET: (f64, f64) = (1123.0, 794.0);
/// The margin round everything.
const MARGIN: f64 = 28.0;
/// The width of the names of cases.
const NAMES: f64 = 236.0;
/// The letters that fit into it.
const NAME: usize = 38;
/// How headings and letters are written.
const BOLD: &str = " font-weight=\"bold\"";
/// The height of a row.
const ROW: f64 = 17.0;

/// The drawing as the text of a file.
pub fn svg(picture: &TimelineChart, register: &Register) -> String {
    let columns = u32::try_from(picture.scale.columns()).map_or(1.0, f64::from);
    let cell = (SHEET.0 - 2.0 * MARGIN - NAMES) / columns.max(1.0);
    let (body, y, top, bottom) = (String::new(), MARGIN, 0.0, SHEET.1);
    let mut drawing = SvgDrawing { picture, register, body, y, cell, top, bottom };
    drawing.head();
    for (heading, rows) in &picture.groups {
        drawing.heading(heading, rows);
        for row in rows {
            drawing.row(heading, row);
        }
    }
    drawing.foot();
    drawing.whole()
}

/// What is drawn so far.
struct SvgDrawing<'a> {
    picture: &'a TimelineChart,
    register: &'a Register,
    body: String,
    /// Where the next line of it stands.
    y: f64,
    /// The width of a column.
    cell: f64,
    /// Where the rows of this sheet begin.
    top: f64,
    /// Where this sheet ends.
    bottom: f64,
}

impl SvgDrawing<'_> {
    /// Where a column begins.
    fn x(&self, column: usize) -> f64 {
        MARGIN + NAMES + u32::try_from(column).map_or(0.0, f64::from) * self.cell
    }

    fn text(&mut self, x: f64, size: u8, look: &str, words: &str) {
        let (y, words) = (self.y, escape(words));
        let _ = writeln!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\"{look}>{words}</text>"
        );
    }

    fn head(&mut self) {
        self.y += 12.0;
        self.text(MARGIN, 16, BOLD, &self.picture.title);
        self.y += 18.0;
        self.text(MARGIN, 11, "", &self.picture.about());
        self.labels();
    }

    fn labels(&mut self) {
        for labels in self.picture.scale.labels() {
            self.y += 16.0;
            for (column, word) in labels {
                self.text(self.x(column), 10, "", &word);
            }
        }
        self.y += 6.0;
        self.top = self.y;
    }

    /// Goes to the next sheet unless this one has room for so many lines; tells whether it did.
    fn make_room(&mut self, lines: f64) -> bool {
        let is_full = self.y + lines * ROW > self.bottom - MARGIN;
        if is_full {
            self.today();
            self.y = self.bottom + MARGIN;
            self.bottom += SHEET.1;
            self.labels();
        }
        is_full
    }

    /// The line of today over the rows of this sheet; tells where it is.
    fn today(&mut self) -> Option<f64> {
        let x = self.x(self.picture.scale.column(self.picture.today)?) + self.cell / 2.0;
        let look = "stroke=\"#000\" stroke-width=\"0.8\" stroke-dasharray=\"2 3\"";
        self.line((x, self.top), (x, self.y + 8.0), look);
        Some(x)
    }

    fn heading(&mut self, heading: &str, rows: &[ChartRow]) {
        // No heading stands alone at the end of a sheet.
        self.make_room(2.0);
        let programmes = rows.iter().filter_map(|row| self.register.programme_of(row.case));
        let programmes: BTreeSet<Ix> = programmes.collect();
        let picture = self.picture;
        let of = |of: Ix| picture.shared.get(&of).into_iter().flatten().map(move |it| (of, it));
        self.open_group(heading, programmes.into_iter().flat_map(of));
        self.named(heading);
        self.body.push_str("</g>\n");
    }

    /// Begins a group that tells its title and everything that stands on it, a line for each event.
    fn open_group<'e>(
        &mut self,
        title: &str,
        events: impl Iterator<Item = (Ix, &'e TimelineEvent)>,
    ) {
        let (register, today) = (self.register, self.picture.today);
        let mut words = title.to_owned();
        for (of, event) in events {
            let (days, what) =
                (Register::days_words(event), register.event_words(of, event, today));
            let _ = write!(words, "\n{days}: {what}");
            let late = register.lateness_words(event);
            if !late.is_empty() {
                let _ = write!(words, ", {late}");
            }
        }
        let _ = writeln!(self.body, "<g>\n<title>{}</title>", escape(&words));
    }

    /// The name of a programme over its rows.
    fn named(&mut self, words: &str) {
        self.y += ROW;
        self.text(MARGIN, 11, BOLD, &cut(words, 120));
    }

    fn row(&mut self, heading: &str, row: &ChartRow) {
        if self.make_room(1.0) {
            // Who has only this sheet in hand must know whose rows these are.
            self.named(&format!("{}, continued", cut(heading, 100)));
        }
        self.open_group(&row.label, row.events.iter().map(|event| (row.case, event)));
        self.y += ROW;
        let look = " clip-path=\"url(#names)\"";
        self.text(MARGIN + 8.0, 11, look, &cut(&row.label, NAME));
        let mut from = 0;
        for stretch in row.cells.letters.chunk_by(|a, b| a == b) {
            let to = from + stretch.len();
            match tone(stretch[0]) {
                ChartTone::Window | ChartTone::Late => {
                    self.bar(stretch[0], self.x(from), self.x(to) - self.x(from));
                }
                ChartTone::Letter => {
                    for (column, letter) in (from..to).zip(stretch) {
                        let x = self.x(column) + self.cell / 2.0;
                        let look = format!("{BOLD} text-anchor=\"middle\"");
                        self.text(x, 12, &look, &letter.to_string());
                    }
                }
                ChartTone::Ground => {}
            }
            from = to;
        }
        let (left, right) = (self.x(0), self.x(self.picture.scale.columns()));
        self.line((left, self.y + 4.0), (right, self.y + 4.0), "stroke=\"#ccc\"");
        self.body.push_str("</g>\n");
    }

    /// A window or days late.
    fn bar(&mut self, sign: char, x: f64, wide: f64) {
        let y = self.y - 9.0;
        let fill = match (tone(sign), sign) {
            (ChartTone::Late, _) => "fill=\"url(#late)\"",
            (_, '=') => "fill=\"url(#window)\" stroke=\"#000\" stroke-width=\"0.6\"",
            _ => "fill=\"none\" stroke=\"#666\" stroke-width=\"0.8\" stroke-dasharray=\"3 2\"",
        };
        let _ = writeln!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"10.0\" {fill}/>"
        );
    }

    fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), look: &str) {
        let _ = writeln!(
            self.body,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" {look}/>"
        );
    }

    fn foot(&mut self) {
        let picture = self.picture;
        if picture.groups.is_empty() {
            self.y += ROW;
            self.text(MARGIN, 11, "", "No case answers.");
        }
        self.make_room(8.0);
        if let Some(x) = self.today() {
            self.y += 20.0;
            let words = format!("today, {}", short(picture.today));
            self.text(x, 10, " text-anchor=\"middle\"", &words);
        }
        self.y += 12.0;
        let mut x = MARGIN;
        for (sign, words) in legend_entries(&picture.seen()) {
            if tone(sign) == ChartTone::Ground {
                continue;
            }
            let room = 34.0 + 5.2 * u32::try_from(words.len()).map_or(0.0, f64::from);
            if x == MARGIN || x + room > SHEET.0 - MARGIN {
                x = MARGIN;
                self.y += 16.0;
            }
            let after = if tone(sign) == ChartTone::Letter {
                self.text(x + 5.0, 12, BOLD, &sign.to_string());
                18.0
            } else {
                self.bar(sign, x, 18.0);
                23.0
            };
            self.text(x + after, 10, "", words);
            x += room;
        }
        for note in picture.notes(", ", "") {
            self.y += 16.0;
            self.text(MARGIN, 10, "", &note);
        }
    }

    fn whole(self) -> String {
        let picture = self.picture;
        let high = self.bottom;
        // A name in very wide letters ends before the first day.
        let names = MARGIN + NAMES - 2.0;
        let (wide, millimetres) = (SHEET.0, high * 297.0 / SHEET.0);
        let title = escape(&picture.title);
        let shows =
            escape(&format!("{}. {}.", picture.about(), picture.notes(", ", "").join(". ")));
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"297mm\" height=\"{millimetres:.1}mm\" \
             viewBox=\"0 0 {wide:.0} {high:.0}\" role=\"img\" aria-labelledby=\"title shows\" \
             font-family=\"sans-serif\" fill=\"#000\">\n\
             <title id=\"title\">{title}</title>\n<desc id=\"shows\">{shows}</desc>\n\
             <style>@page {{ size: A4 landscape; margin: 0 }}</style>\n<defs>\n\
             <pattern id=\"window\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"5\" height=\"5\" fill=\"#fff\"/>\
             <path d=\"M0 5L5 0\" stroke=\"#555\" stroke-width=\"0.9\"/></pattern>\n\
             <pattern id=\"late\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"4\" height=\"4\" fill=\"#fff\"/>\
             <circle cx=\"2\" cy=\"2\" r=\"1.2\" fill=\"#000\"/></pattern>\n\
             <clipPath id=\"names\"><rect width=\"{names:.0}\" height=\"{high:.0}\"/></clipPath>\n\
             </defs>\n\
             <rect width=\"{wide:.0}\" height=\"{high:.0}\" fill=\"#fff\"/>\n{}</svg>\n",
            self.body
        )
    }
}

/// Text in which no letter is read as XML, and nothing is hidden.
fn escape(text: &str) -> String {
    escape_html(&Clean::prose(text))
}
