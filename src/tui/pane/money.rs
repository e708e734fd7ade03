//! Money: every figure as its paper states it, and what those of one case or programme come to.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list::rows::ListRows;
use super::pane::{FindMode, FindRequest, ListPlace, Pane, Place, Reply, Targets};
use super::timeline::detail::money_of;
use crate::query::Column;
use crate::register::Ix;
use crate::register::money::amounts::AmountIndex;
use crate::report::list::money::figure;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::page::{StyledLine, StyledText};
use crate::tui::theme::Role;
use crate::tui::widget::split_view::SplitView;
use crate::tui::widget::{MOTIONS, text};

/// The screen whose rows it has, and its name among the screens that are kept.
const AMOUNTS: &str = "amounts";

/// The figures that answer a filter.
#[derive(Debug)]
pub struct MoneyPane {
    rows: ListRows,
    halves: SplitView,
    figures: AmountIndex,
    upper: Option<Rect>,
    lower: Option<Rect>,
}

impl MoneyPane {
    /// The figures as they were left.
    pub fn new(desk: &Model, list: &ListPlace) -> Self {
        let list = ListPlace { screen: AMOUNTS.to_owned(), view: None, ..list.clone() };
        Self {
            rows: ListRows::new(desk, &list),
            halves: SplitView::new(list.split),
            figures: AmountIndex::new(&desk.register),
            upper: None,
            lower: None,
        }
    }

    /// All that the case or programme of a figure has; of a figure of none the words of it alone.
    fn detail_lines(&self, desk: &Model, ix: Ix, width: usize) -> Vec<StyledLine> {
        if width == 0 {
            return Vec::new();
        }
        let line = |text, role| StyledLine { pieces: vec![StyledText { text, role }], link: None };
        let Some(of) = desk.register.whose_amount(ix) else {
            let words = figure(&desk.asker(), ix);
            let mut lines = text::wrap(&words, width, 2);
            lines.push("It names no case and no programme, so it is added to nothing.".to_owned());
            return lines.into_iter().map(|words| line(words, Role::Text)).collect();
        };
        money_of(desk, of, self.figures.of(of), width)
    }
}

impl Pane for MoneyPane {
    fn name(&self, _: &Model) -> String {
        "Money".into()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::List, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        let own = [
            Command::Open,
            Command::ScrollOtherDown,
            Command::ScrollOtherUp,
            Command::NextPane,
            Command::PrevPane,
            Command::MoreDetail,
            Command::MoreList,
            Command::GroupBy,
            Command::Facets,
        ];
        let known = |command: &&Command| command.group() == CommandGroup::Mark || command.is_sort();
        MOTIONS.into_iter().chain(own).chain(Command::ALL.iter().filter(known).copied()).collect()
    }

    fn handle(&mut self, command: Command, desk: &Model) -> Reply {
        let said = |words: Option<String>| match words {
            Some(words) if !words.is_empty() => Reply::Say(words),
            Some(_) => Reply::Done,
            None => Reply::NotMine,
        };
        if self.halves.navigate(command) {
            return Reply::Done;
        }
        if self.rows.navigate(command) {
            self.rows.follow_cursor(desk);
            return Reply::Done;
        }
        match command {
            Command::GroupBy => Reply::Say(self.rows.group_next(desk)),
            Command::ViewAll => Reply::Filter(String::new()),
            Command::Open => match self.rows.under_cursor() {
                Some(ix) => Reply::Go(Place::Dossier(desk.register.id(ix).clone())),
                None => Reply::Say("There is nothing to open: no figure answers".into()),
            },
            command if command.group() == CommandGroup::Mark => said(self.rows.mark(command, desk)),
            command if command.is_sort() => said(self.rows.sort_key(command, desk)),
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, desk: &Model) {
        // The list needs no more lines than it has; the years below need many.
        let rows = u16::try_from(self.rows.len() + self.rows.heads.len()).unwrap_or(u16::MAX);
        let high = rows.saturating_add(3).clamp(5, (area.height / 2).max(5));
        (self.upper, self.lower) = self.halves.areas(area, high, desk);
        self.rows.fit(self.upper.unwrap_or_default(), desk);
        let lower = self.lower.unwrap_or_default();
        let width = usize::from(lower.width.saturating_sub(4));
        let under = self.rows.under_cursor();
        let lines = under.map(|ix| self.detail_lines(desk, ix, width)).unwrap_or_default();
        let anew = self.rows.cursor_moved();
        self.halves.set_detail(lines, lower.height, anew);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, desk: &Model) -> Option<Position> {
        let mut cursor = Some(Position::new(area.x, area.y));
        if let Some(upper) = self.upper {
            cursor = self.rows.draw(upper, buffer, desk, !self.halves.in_detail).or(cursor);
        }
        if let Some(lower) = self.lower {
            self.halves.draw(lower, buffer, desk, "What it comes to");
            if self.halves.in_detail || self.upper.is_none() {
                cursor = Some(Position::new(lower.x + 2, lower.y + 1));
            }
        }
        cursor.filter(|at| area.contains(*at))
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        self.rows.under_cursor()
    }

    fn targets(&self, desk: &Model) -> Targets {
        self.rows.targets(desk)
    }

    fn table(&self, desk: &Model) -> Option<(Vec<Ix>, Vec<&'static Column>)> {
        let columns = self.rows.shown_columns(desk).map(|(_, column)| column).collect();
        let targets = self.rows.targets(desk);
        let rows = if targets.are_marked() { targets.on } else { self.rows.all().to_vec() };
        Some((rows, columns))
    }

    fn file_name(&self, desk: &Model) -> Option<String> {
        Some(format!("money-{}.md", desk.today))
    }

    fn finding(&self) -> FindMode {
        FindMode::Filter { screen: AMOUNTS.to_owned(), present: self.rows.filter().to_owned() }
    }

    fn find(&mut self, asked: &FindRequest, desk: &Model) -> Option<String> {
        if let FindRequest::Rows(text, query) = asked {
            self.rows.set_filter(desk, text, query.clone());
        }
        None
    }

    fn layer(&self) -> Option<String> {
        if self.halves.has_left_the_list() {
            return Some("goes back to the list".into());
        }
        self.rows.layer()
    }

    fn close_layer(&mut self, desk: &Model) -> bool {
        self.halves.peel() || self.rows.peel(desk, "")
    }

    fn place(&self, desk: &Model) -> Option<Place> {
        Some(Place::Money(ListPlace {
            screen: AMOUNTS.to_owned(),
            filter: self.rows.filter().to_owned(),
            land_on: self.rows.under_cursor().map(|ix| desk.register.id(ix).clone()),
            marks: self.rows.marks.clone(),
            sort: self.rows.own_sort(),
            group: self.rows.grouping_name(),
            split: self.halves.split,
            ..ListPlace::default()
        }))
    }

    fn row_counts(&self) -> Option<(usize, usize)> {
        Some((self.rows.len(), self.rows.total()))
    }

    fn refresh(&mut self, desk: &Model, own: bool) -> Option<String> {
        self.figures = AmountIndex::new(&desk.register);
        self.rows.refresh(desk, own)
    }
}
