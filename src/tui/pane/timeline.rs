//! The timeline: a row for each case, its decisions, due days and windows in their columns.

mod chart;
pub(crate) mod detail;

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list::rows::ListRows;
use super::pane::{ListPlace, Pane, Place, Reply};
use crate::query::group::Grouping;
use crate::record::Id;
use crate::register::money::amounts::AmountIndex;
use crate::register::standing::timeline::Timelines;
use crate::report::Format;
use crate::report::timeline::chart::{ChartDays, TimelineChart};
use crate::report::timeline::columns::Zoom;
use crate::report::timeline::events;
use crate::report::timeline::summary::TimelineTotals;
use crate::report::timeline::svg;
use crate::report::timeline::text::legend_lines;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::page::PageBuilder;
use crate::tui::theme::Role;
use crate::tui::widget::split_view::{SPLIT_COMMANDS, is_narrow};
use crate::tui::widget::table::put;
use crate::tui::widget::{MOTIONS, ScrolledText, SplitMode};
use chart::TimelineBars;

/// Its name among the screens that are kept.
const SCREEN: &str = "timeline";
/// The screen whose rows it has.
const CASES: &str = "cases";
/// The width from which cases stand under their programmes, and money beside the detail.
const WIDE: u16 = 100;
/// The most lines that the legend takes.
const LEGEND: usize = 3;
/// The height of the place from which totals and legend stand below.
const ROOMY: u16 = 14;

/// The timeline of the cases that answer a filter.
#[derive(Debug)]
pub struct TimelinePane {
    rows: ListRows,
    bars: TimelineBars,
    timelines: Timelines,
    figures: AmountIndex,
    totals: TimelineTotals,
    /// The version of the rows that the totals are of.
    counted: Option<u64>,
    /// The money in the records, and where it stands beside the detail when there is room.
    money: ScrolledText,
    money_area: Option<Rect>,
    legend: Vec<String>,
    legend_area: Rect,
}

impl TimelinePane {
    /// The timeline as it was left.
    pub fn new(model: &Model, list: &ListPlace, zoom: Zoom, from: Option<Date>) -> Self {
        let sort = "programme, id".to_owned();
        let list = ListPlace { screen: CASES.to_owned(), view: None, sort, ..list.clone() };
        Self {
            rows: ListRows::new(model, &list),
            bars: TimelineBars::new(zoom, from),
            timelines: Timelines::new(&model.register, model.today),
            figures: AmountIndex::new(&model.register),
            totals: TimelineTotals::default(),
            counted: None,
            money: ScrolledText::default(),
            money_area: None,
            legend: Vec::new(),
            legend_area: Rect::default(),
        }
    }

    /// The days that show, with the cases that are taken along, in so many columns.
    fn picture(&self, model: &Model, columns: usize) -> TimelineChart {
        let TimelineBars { zoom, scale, .. } = &self.bars;
        let (from, to) = (Some(scale.first()), Some(scale.last_day()));
        let asked = ChartDays { from, to, zoom: Some(*zoom) };
        let taken = self.rows.records.taken(model);
        let mut picture = TimelineChart::new(&model.ctx(), taken, asked, columns);
        picture.filter = self.rows.stated_filter();
        picture.marked = self.rows.records.targets(model).are_marked();
        picture
    }

    /// Counts what is late and open, when the rows are others than before.
    fn count(&mut self, model: &Model) {
        if self.counted != Some(self.rows.version) {
            let (register, rows) = (&model.register, self.rows.all());
            self.totals = TimelineTotals::of(register, &self.timelines, rows, model.today);
            self.counted = Some(self.rows.version);
        }
    }

    /// Shares the place out: picture, detail, money, and the legend below; lays the picture out.
    fn share(&mut self, area: Rect, model: &Model) {
        // The legend, and the totals where there is room for both.
        let legend = u16::try_from(self.legend.len().clamp(1, LEGEND)).unwrap_or(1);
        let low = match area.height {
            ..ROOMY => 0,
            height => legend + u16::from(height > 2 * ROOMY - 8),
        };
        let main = Rect { height: area.height - low, ..area };
        self.legend_area = Rect { y: main.bottom(), height: low, ..area };
        let split = &mut self.rows.split;
        split.share(main, main.height * 3 / 5, is_narrow(model));
        let has_money = area.width >= WIDE && split.mode() != SplitMode::Detail;
        let width = area.width * 2 / 5;
        self.money_area = split.lower.as_mut().filter(|_| has_money).map(|lower| {
            lower.width -= width;
            Rect { x: lower.right(), width, ..*lower }
        });
        let picture = split.upper.unwrap_or_default();
        self.bars.fit(picture, &mut self.rows, &self.timelines, &self.totals, model);
    }

    /// Whether the totals have a line of their own under the legend.
    fn totals_stand_below(&self) -> bool {
        usize::from(self.legend_area.height) > self.legend.len().clamp(1, LEGEND)
    }

    fn fill_detail(&mut self, model: &Model) {
        self.rows.set_detail(|case, width| detail::of(model, &self.timelines, case, width));
        let area = self.money_area.unwrap_or_default();
        let width = usize::from(area.width.saturating_sub(4));
        let under = self.rows.under_cursor();
        let lines = under.map(|case| detail::money(model, &self.figures, case, width));
        self.money.set(lines.unwrap_or_default(), area.height.saturating_sub(2));
    }

    /// The legend, and the totals where they stand below.
    fn draw_legend(&self, buffer: &mut Buffer, model: &Model) {
        let area = self.legend_area;
        let totals = self.totals.describe().join("   ");
        let below = self.totals_stand_below().then_some((Role::Text, &totals));
        let legend = self.legend.iter().take(LEGEND).map(|line| (Role::Label, line));
        let room = area.width.saturating_sub(2);
        for (y, (role, line)) in (area.y..area.bottom()).zip(legend.chain(below)) {
            put(buffer, area.x + 1, y, room, line, model.theme.of(role));
        }
    }
}

impl Pane for TimelinePane {
    fn name(&self, _: &Model) -> String {
        "Timeline".into()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Timeline, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        let own = [
            Command::Open,
            Command::Left,
            Command::Right,
            Command::ZoomOut,
            Command::ZoomIn,
            Command::CentreToday,
            Command::MarkAndDown,
            Command::NextHit,
            Command::PrevHit,
        ];
        MOTIONS.into_iter().chain(own).chain(SPLIT_COMMANDS).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        match command {
            Command::Left => self.bars.scroll(-1),
            Command::Right => self.bars.scroll(1),
            Command::CentreToday => self.bars.centre(model.today),
            Command::ZoomIn | Command::ZoomOut => {
                return self.bars.zoom_by(command == Command::ZoomIn);
            }
            Command::ViewAll => return Reply::Filter(String::new()),
            Command::NextHit | Command::PrevHit => {
                if !self.rows.hop(command == Command::NextHit, model) {
                    return Reply::Say("No row here is late, changed, split or suspect".into());
                }
            }
            command if command == Command::GroupBy || command.is_sort() => return Reply::NotMine,
            command => {
                let nothing = "There is nothing to open: no case answers";
                return self.rows.handle(command, model, nothing);
            }
        }
        Reply::Done
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        self.count(model);
        let wanted = if area.width >= WIDE { Grouping::Programme } else { Grouping::None };
        if self.rows.grouping != wanted {
            self.rows.grouping = wanted;
            self.rows.select(model);
            self.counted = Some(self.rows.version);
        }
        self.share(area, model);
        let legend = legend_lines(&self.bars.seen, usize::from(area.width.saturating_sub(2)));
        // The legend has the lines that it had when the room was shared, unless it grew.
        let before = std::mem::replace(&mut self.legend, legend);
        if before.len() != self.legend.len() {
            self.share(area, model);
        }
        self.fill_detail(model);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let totals = if self.totals_stand_below() { String::new() } else { self.totals.short() };
        let cursor = self.bars.draw(buffer, model, &self.rows, &totals);
        let title = self.rows.under_cursor().map(|case| PageBuilder::heading(model, case));
        let cursor = self.rows.split.draw(cursor, buffer, model, &title.unwrap_or_default(), "");
        if let Some(money) = self.money_area {
            self.money.draw(money, buffer, model, false, "Money in the records", "");
        }
        self.draw_legend(buffer, model);
        cursor.or(Some(area.as_position())).filter(|at| area.contains(*at))
    }

    fn rows(&self) -> Option<&ListRows> {
        Some(&self.rows)
    }

    fn rows_mut(&mut self) -> Option<&mut ListRows> {
        Some(&mut self.rows)
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("timeline-{}.svg", model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let picture = self.picture(model, TimelineChart::columns(events::WIDE));
        Some(events::export(&picture, &model.register, format))
    }

    fn drawing(&self, model: &Model) -> Option<String> {
        Some(svg::svg(&self.picture(model, svg::COLUMNS), &model.register))
    }

    fn layer(&self) -> Option<String> {
        self.rows.layer("timeline")
    }

    fn place(&self, model: &Model) -> Option<Place> {
        let list = ListPlace {
            screen: SCREEN.to_owned(),
            sort: String::new(),
            group: String::new(),
            ..self.rows.place(model)
        };
        Some(Place::Timeline { list, zoom: self.bars.zoom, from: self.bars.from })
    }

    fn refresh(&mut self, model: &Model, own: &[Id]) -> Option<String> {
        self.timelines = Timelines::new(&model.register, model.today);
        self.figures = AmountIndex::new(&model.register);
        self.counted = None;
        self.rows.refresh(model, own)
    }
}
