//! The picture of a timeline in a window: what of it shows, how far it is zoomed, and its rows.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::register::Ix;
use crate::register::standing::timeline::Timelines;
use crate::report::timeline::chart::today_line;
use crate::report::timeline::columns::{TimeScale, Zoom};
use crate::report::timeline::summary::TimelineTotals;
use crate::report::timeline::text::{ChartCells, ChartTone, label, label_width, tone};
use crate::tui::model::Model;
use crate::tui::pane::list::rows::ListRows;
use crate::tui::pane::list::signs::sign;
use crate::tui::pane::place::Reply;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{frame, text};

/// Cells before the name of a case: the cursor, a mark, a sign.
const GUTTER: u16 = 3;
/// The columns from which a unit is five wide, and from which it is three.
const WIDE: [(usize, usize); 2] = [(80, 5), (36, 3)];
/// The lines of the picture from which one points at today.
const TALL: u16 = 12;

/// The columns of days that show, and the rows in view.
#[derive(Debug)]
pub struct TimelineBars {
    /// What one unit is.
    pub zoom: Zoom,
    /// The first day, once it is settled.
    pub from: Option<Date>,
    /// The days that show.
    pub scale: TimeScale,
    /// The signs that show.
    pub seen: BTreeSet<char>,
    units: usize,
    /// The cells of each line in view; a heading has none.
    shown: Vec<Vec<char>>,
    label: usize,
}

impl TimelineBars {
    /// A picture that begins with a day; without one, that is found out when its width is known.
    pub fn new(zoom: Zoom, from: Option<Date>) -> Self {
        Self {
            zoom,
            from,
            scale: TimeScale::of_units(zoom, from.unwrap_or_default(), 1, 1),
            seen: BTreeSet::new(),
            units: 1,
            shown: Vec::new(),
            label: 0,
        }
    }

    /// Goes to earlier or later days, by a sixth of what shows.
    pub fn scroll(&mut self, by: i64) {
        let step = i64::try_from((self.units / 6).max(1)).unwrap_or(1);
        self.from = self.from.map(|from| self.zoom.step(self.zoom.start(from), by * step));
    }

    /// Puts a day in the middle.
    pub fn centre(&mut self, day: Date) {
        self.from = Some(self.zoom.step(self.zoom.start(day), -self.half()));
    }

    fn half(&self) -> i64 {
        i64::try_from(self.units / 2).unwrap_or(0)
    }

    /// Shows fewer days and more of each, or more days; the middle stays where it is.
    pub fn zoom_by(&mut self, finer: bool) -> Reply {
        let (next, end) = if finer {
            (self.zoom.finer(), "Weeks are the finest there is; ( shows more days")
        } else {
            (self.zoom.coarser(), "Quarters are the coarsest there is; ) shows fewer days")
        };
        let Some(next) = next else { return Reply::Say(end.to_owned()) };
        let middle = self.zoom.step(self.scale.first(), self.half());
        self.zoom = next;
        self.centre(middle);
        Reply::Say(format!("by {next}"))
    }

    /// Takes the size of the picture's area, and lays out the rows that are in view.
    pub fn fit(
        &mut self,
        area: Rect,
        rows: &mut ListRows,
        timelines: &Timelines,
        totals: &TimelineTotals,
        model: &Model,
    ) {
        let inside = usize::from(area.width.saturating_sub(GUTTER + 2));
        self.label = label_width(inside);
        let columns = inside.saturating_sub(self.label + 1).max(1);
        let wide = WIDE.iter().find(|(from, _)| columns >= *from).map_or(2, |(_, wide)| *wide);
        self.units = (columns / wide).max(1);
        if model.loading.is_none() && self.from.is_none() {
            self.from = Some(self.begin(totals, model.today));
        }
        let from = self.from.unwrap_or(model.today);
        self.scale = TimeScale::of_units(self.zoom, from, self.units, wide.min(columns));
        // The list counts a frame and one heading; the picture has two, and a line for today.
        let more = 1 + u16::from(area.height >= TALL);
        rows.fit(Rect { height: area.height.saturating_sub(more), ..area }, model);
        let cells = ChartCells::new(&self.scale, model.today);
        let letters = |line| {
            let Some(case) = case_at(rows, line) else { return Vec::new() };
            let events = timelines.events(&model.register, case, model.today);
            cells.clone().with(&self.scale, &events, model.today).letters
        };
        self.shown = rows.records.list.range().map(letters).collect();
        self.seen = self.shown.iter().flatten().copied().collect();
    }

    /// The first day of a new picture: what came first, with today between a half and two thirds.
    fn begin(&self, totals: &TimelineTotals, today: Date) -> Date {
        let units = i64::try_from(self.units).unwrap_or(1);
        let unit = self.zoom.start(today);
        let (earliest, latest) =
            (self.zoom.step(unit, -units * 2 / 3), self.zoom.step(unit, -units / 2));
        totals.first.map_or(latest, |first| self.zoom.start(first)).clamp(earliest, latest)
    }

    /// Draws the picture in its frame, where it shows; tells where the terminal's cursor belongs.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        model: &Model,
        rows: &ListRows,
        totals: &str,
    ) -> Option<Position> {
        let area = rows.split.upper?;
        let title = format!("Timeline {} of {}", rows.len(), rows.total);
        let side = match &*rows.filter {
            "" if totals.is_empty() => format!("by {}", self.zoom),
            "" => totals.to_owned(),
            filter => filter.to_owned(),
        };
        frame::draw(buffer, area, model, !rows.split.in_detail(), &title, &side);
        let role = |role: Role| model.theme.of(role);
        let x = area.x + 1 + GUTTER;
        let room = area.width.saturating_sub(GUTTER + 2);
        let at = x.saturating_add(u16::try_from(self.label + 1).unwrap_or(u16::MAX));
        let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
        let days = right.saturating_sub(at);
        for (y, words) in (area.y + 1..bottom).zip(self.scale.head()) {
            put(buffer, at, y, days, &words, role(Role::Label));
        }
        if self.shown.is_empty() {
            let words = match rows.total {
                0 => "There are no cases in this register yet.".to_owned(),
                all => format!("No case answers. Esc shows all {all}."),
            };
            if area.height > 4 {
                put(buffer, area.x + 2, area.y + 3, room, &words, role(Role::Text));
            }
            return Some(Position::new(area.x + 2, area.y + 1));
        }
        let mut cursor = None;
        let list = &rows.records.list;
        for ((y, line), letters) in (area.y + 3..bottom).zip(list.range()).zip(&self.shown) {
            let here = list.is_under_cursor(line);
            if here {
                cursor = Some(Position::new(x, y));
            }
            let Some(case) = case_at(rows, line) else {
                put(buffer, area.x + 2, y, room, list.heading_at(line), role(Role::Title));
                continue;
            };
            let id = model.register.id(case);
            let mark = if rows.records.marks.has(id) { '*' } else { ' ' };
            let signs = format!("{}{mark}{}", if here { '>' } else { ' ' }, sign(model, case));
            put(buffer, area.x + 1, y, GUTTER, &signs, role(Role::Title));
            let base = role(if model.register.is_settled(case) { Role::Quiet } else { Role::Text });
            let under = if here { role(Role::Selected) } else { Style::default() };
            let name = text::fit(&text::safe(&label(&model.ctx(), case)), self.label);
            put(buffer, x, y, room, &name, base.patch(under));
            let mut at = at;
            for stretch in letters.chunk_by(|a, b| tone(*a) == tone(*b)) {
                let words: String = stretch.iter().collect();
                let style = role(match tone(stretch[0]) {
                    ChartTone::Letter => Role::Title,
                    ChartTone::Late => Role::Late,
                    ChartTone::Window | ChartTone::Ground => Role::Text,
                });
                put(buffer, at, y, right.saturating_sub(1).saturating_sub(at), &words, style);
                at = at.saturating_add(u16::try_from(stretch.len()).unwrap_or(u16::MAX));
            }
        }
        if area.height >= TALL {
            let words = today_line(&self.scale, model.today);
            put(buffer, at, bottom - 1, days, &words, role(Role::Label));
        }
        cursor
    }
}

/// The case on a line; none on a heading.
fn case_at(rows: &ListRows, line: usize) -> Option<Ix> {
    rows.all().get(rows.records.list.row_at(line)?).copied()
}
