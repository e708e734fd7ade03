//! The timeline: a row for each case, its decisions, due days and windows in their columns.

mod chart;
pub(crate) mod detail;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list::rows::ListRows;
use super::pane::{FindMode, FindRequest, ListPlace, Pane, Place, Reply, Targets};
use crate::query::Column;
use crate::query::group::Grouping;
use crate::register::Ix;
use crate::register::money::amounts::AmountIndex;
use crate::register::standing::timeline::Timelines;
use crate::report::Format;
use crate::report::timeline::chart::{ChartDays, TimelineChart};
use crate::report::timeline::columns::Zoom;
use crate::report::timeline::summary::TimelineTotals;
use crate::report::timeline::svg;
use crate::report::timeline::text::legend_lines;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::MOTIONS;
use crate::tui::widget::split_view::SplitView;
use crate::tui::widget::table::put;
use chart::TimelineBars;

/// Its name among the screens that are kept.
pub const SCREEN: &str = "timeline";
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
    split_view: SplitView,
    bars: TimelineBars,
    timelines: Timelines,
    figures: AmountIndex,
    totals: TimelineTotals,
    /// The version of the rows that the totals are of.
    counted: Option<u64>,
    /// The money in the records, beside the detail where there is room.
    money: SplitView,
    legend: Vec<String>,
    areas: TimelineAreas,
}

/// Where the parts stand; a part without room has no area.
#[derive(Debug, Clone, Copy, Default)]
struct TimelineAreas {
    picture: Option<Rect>,
    detail: Option<Rect>,
    money: Option<Rect>,
    legend: Rect,
}

impl TimelinePane {
    /// The timeline as it was left.
    pub fn new(
        model: &Model,
        list: &ListPlace,
        zoom: Zoom,
        from: Option<jiff::civil::Date>,
    ) -> Self {
        let sort = "programme, id".to_owned();
        let list = ListPlace { screen: CASES.to_owned(), view: None, sort, ..list.clone() };
        Self {
            rows: ListRows::new(model, &list),
            split_view: SplitView::new(list.split),
            bars: TimelineBars::new(zoom, from),
            timelines: Timelines::new(&model.register, model.today),
            figures: AmountIndex::new(&model.register),
            totals: TimelineTotals::default(),
            counted: None,
            money: SplitView::default(),
            legend: Vec::new(),
            areas: TimelineAreas::default(),
        }
    }

    /// The cases that are taken along: the marked ones, else all that show.
    fn taken(&self, model: &Model) -> Vec<Ix> {
        let targets = self.rows.targets(model);
        if targets.are_marked() { targets.on } else { self.rows.all().to_vec() }
    }

    /// The days that show, with the cases that are taken along, in so many columns.
    fn picture(&self, model: &Model, columns: usize) -> TimelineChart {
        let (from, to) = self.bars.days();
        let asked = ChartDays { from: Some(from), to: Some(to), zoom: Some(self.bars.zoom()) };
        TimelineChart::new(&model.ctx(), self.taken(model), asked, columns)
    }

    /// Counts what is late and open, when the rows are others than before.
    fn count(&mut self, model: &Model) {
        if self.counted != Some(self.rows.version) {
            let register = &model.register;
            self.totals =
                TimelineTotals::of(register, &self.timelines, self.rows.all(), model.today);
            self.counted = Some(self.rows.version);
        }
    }

    /// Shares the place out: picture, detail, money, and the legend below.
    fn share(&mut self, area: Rect, model: &Model) {
        let low = if area.height < ROOMY { 0 } else { self.legend_height(area) };
        let main = Rect { height: area.height - low, ..area };
        let high = main.height * 3 / 5;
        let (picture, lower) = self.split_view.areas(main, high, model);
        let money = lower
            .filter(|_| area.width >= WIDE && self.split_view.split != super::SplitMode::Detail);
        let wide = area.width * 2 / 5;
        self.areas = TimelineAreas {
            picture,
            detail: lower.map(|it| match money {
                Some(_) => Rect { width: it.width - wide, ..it },
                None => it,
            }),
            money: money.map(|it| Rect { x: it.right() - wide, width: wide, ..it }),
            legend: Rect { y: main.bottom(), height: low, ..area },
        };
    }

    /// The legend, and the totals where there is room for both.
    fn legend_height(&self, area: Rect) -> u16 {
        let lines = u16::try_from(self.legend.len().clamp(1, LEGEND)).unwrap_or(1);
        lines + u16::from(area.height > 2 * ROOMY - 8)
    }

    /// Whether the totals have a line of their own under the legend.
    fn totals_stand_below(&self) -> bool {
        usize::from(self.areas.legend.height) > self.legend.len().clamp(1, LEGEND)
    }

    fn fill_detail(&mut self, model: &Model) {
        let (anew, under) = (self.rows.cursor_moved(), self.rows.under_cursor());
        let inside = |area: Option<Rect>| {
            area.map_or((0, 0), |it| (usize::from(it.width.saturating_sub(4)), it.height))
        };
        let ((wide, high), (money_wide, money_high)) =
            (inside(self.areas.detail), inside(self.areas.money));
        let lines = under.map(|case| detail::of(model, &self.timelines, case, wide));
        self.split_view.set_detail(lines.unwrap_or_default(), high, anew);
        let money = under.map(|case| detail::money(model, &self.figures, case, money_wide));
        self.money.set_detail(money.unwrap_or_default(), money_high, anew);
    }

    /// The legend, and the totals where they stand below.
    fn draw_legend(&self, buffer: &mut Buffer, model: &Model) {
        let area = self.areas.legend;
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
            Command::ScrollOtherDown,
            Command::ScrollOtherUp,
            Command::NextPane,
            Command::PrevPane,
            Command::MoreDetail,
            Command::MoreList,
            Command::NextHit,
            Command::PrevHit,
        ];
        MOTIONS.into_iter().chain(own).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.split_view.navigate(command) {
            return Reply::Done;
        }
        if self.rows.navigate(command) {
            self.rows.follow_cursor(model);
            return Reply::Done;
        }
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
            Command::Open => {
                return match self.rows.under_cursor() {
                    Some(ix) => Reply::Go(Place::Dossier(model.register.id(ix).clone())),
                    None => Reply::Say("There is nothing to open: no case answers".into()),
                };
            }
            command if command.group() == CommandGroup::Mark => {
                return match self.rows.mark(command, model) {
                    Some(words) if !words.is_empty() => Reply::Say(words),
                    Some(_) => Reply::Done,
                    None => Reply::NotMine,
                };
            }
            _ => return Reply::NotMine,
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
        let picture = self.areas.picture.unwrap_or_default();
        self.bars.fit(picture, &mut self.rows, &self.timelines, &self.totals, model);
        let legend = legend_lines(self.bars.seen(), usize::from(area.width.saturating_sub(2)));
        // The legend has the lines that it had when the room was shared, unless it grew.
        let grew = legend.len() != self.legend.len();
        self.legend = legend;
        if grew {
            self.share(area, model);
            let picture = self.areas.picture.unwrap_or_default();
            self.bars.fit(picture, &mut self.rows, &self.timelines, &self.totals, model);
        }
        self.fill_detail(model);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let mut cursor = Some(Position::new(area.x, area.y));
        if let Some(picture) = self.areas.picture {
            let totals =
                if self.totals_stand_below() { String::new() } else { self.totals.short() };
            let here = !self.split_view.in_detail;
            cursor = self.bars.draw(picture, buffer, model, &self.rows, here, &totals).or(cursor);
        }
        if let Some(detail) = self.areas.detail {
            let title = self.rows.under_cursor().map(|case| detail::heading(model, case));
            self.split_view.draw(detail, buffer, model, &title.unwrap_or_default());
            if self.split_view.in_detail || self.areas.picture.is_none() {
                cursor = Some(Position::new(detail.x + 2, detail.y + 1));
            }
        }
        if let Some(money) = self.areas.money {
            self.money.draw(money, buffer, model, "Money in the records");
        }
        self.draw_legend(buffer, model);
        cursor.filter(|at| area.contains(*at))
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        self.rows.under_cursor()
    }

    fn targets(&self, model: &Model) -> Targets {
        self.rows.targets(model)
    }

    fn table(&self, model: &Model) -> Option<(Vec<Ix>, Vec<&'static Column>)> {
        let columns = self.rows.shown_columns(model).map(|(_, column)| column).collect();
        Some((self.taken(model), columns))
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("timeline-{}.svg", model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let width = usize::from(model.size.0).max(80);
        let text = || self.picture(model, TimelineChart::columns(width)).text(width);
        match format {
            Format::Text => Some(text()),
            Format::Markdown => Some(format!("```text\n{}```\n", text())),
            _ => None,
        }
    }

    fn drawing(&self, model: &Model) -> Option<String> {
        Some(svg::svg(&self.picture(model, svg::COLUMNS), &model.register))
    }

    fn finding(&self) -> FindMode {
        FindMode::Filter { screen: CASES.to_owned(), present: self.rows.filter().to_owned() }
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        if let FindRequest::Rows(text, query) = asked {
            self.rows.set_filter(model, text, query.clone());
        }
        None
    }

    fn layer(&self) -> Option<String> {
        if self.split_view.has_left_the_list() {
            return Some("goes back to the timeline".into());
        }
        self.rows.layer()
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        self.split_view.peel() || self.rows.peel(model, "")
    }

    fn place(&self, model: &Model) -> Option<Place> {
        let list = ListPlace {
            screen: SCREEN.to_owned(),
            filter: self.rows.filter().to_owned(),
            land_on: self.rows.under_cursor().map(|ix| model.register.id(ix).clone()),
            marks: self.rows.records.marks.clone(),
            split: self.split_view.split,
            ..ListPlace::default()
        };
        Some(Place::Timeline { list, zoom: self.bars.zoom(), from: self.bars.from() })
    }

    fn row_counts(&self) -> Option<(usize, usize)> {
        Some((self.rows.len(), self.rows.total()))
    }

    fn refresh(&mut self, model: &Model, own: bool) -> Option<String> {
        self.timelines = Timelines::new(&model.register, model.today);
        self.figures = AmountIndex::new(&model.register);
        self.counted = None;
        self.rows.refresh(model, own)
    }
}
