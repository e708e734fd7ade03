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
    split_view: SplitView,
    figures: AmountIndex,
    upper: Option<Rect>,
    lower: Option<Rect>,
}

impl MoneyPane {
    /// The figures as they were left.
    pub fn new(model: &Model, list: &ListPlace) -> Self {
        let list = ListPlace { screen: AMOUNTS.to_owned(), view: None, ..list.clone() };
        Self {
            rows: ListRows::new(model, &list),
            split_view: SplitView::new(list.split),
            figures: AmountIndex::new(&model.register),
            upper: None,
            lower: None,
        }
    }

    /// All that the case or programme of a figure has; of a figure of none the words of it alone.
    fn detail_lines(&self, model: &Model, ix: Ix, width: usize) -> Vec<StyledLine> {
        if width == 0 {
            return Vec::new();
        }
        let line = |text, role| StyledLine { pieces: vec![StyledText { text, role }], link: None };
        let Some(of) = model.register.whose_amount(ix) else {
            let words = figure(&model.ctx(), ix);
            let mut lines = text::wrap(&words, width, 2);
            lines.push("It names no case and no programme, so it is added to nothing.".to_owned());
            return lines.into_iter().map(|words| line(words, Role::Text)).collect();
        };
        money_of(model, of, self.figures.of(of), width)
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

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        let said = |words: Option<String>| match words {
            Some(words) if !words.is_empty() => Reply::Say(words),
            Some(_) => Reply::Done,
            None => Reply::NotMine,
        };
        if self.split_view.navigate(command) {
            return Reply::Done;
        }
        if self.rows.navigate(command) {
            self.rows.follow_cursor(model);
            return Reply::Done;
        }
        match command {
            Command::GroupBy => Reply::Say(self.rows.group_next(model)),
            Command::ViewAll => Reply::Filter(String::new()),
            Command::Open => match self.rows.under_cursor() {
                Some(ix) => Reply::Go(Place::Dossier(model.register.id(ix).clone())),
                None => Reply::Say("There is nothing to open: no figure answers".into()),
            },
            command if command.group() == CommandGroup::Mark => {
                said(self.rows.mark(command, model))
            }
            command if command.is_sort() => said(self.rows.sort_key(command, model)),
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        // The list needs no more lines than it has; the years below need many.
        let rows = u16::try_from(self.rows.records.list.line_count()).unwrap_or(u16::MAX);
        let high = rows.saturating_add(3).clamp(5, (area.height / 2).max(5));
        (self.upper, self.lower) = self.split_view.areas(area, high, model);
        self.rows.fit(self.upper.unwrap_or_default(), model);
        let lower = self.lower.unwrap_or_default();
        let width = usize::from(lower.width.saturating_sub(4));
        let under = self.rows.under_cursor();
        let lines = under.map(|ix| self.detail_lines(model, ix, width)).unwrap_or_default();
        let anew = self.rows.cursor_moved();
        self.split_view.set_detail(lines, lower.height, anew);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let mut cursor = Some(Position::new(area.x, area.y));
        if let Some(upper) = self.upper {
            cursor = self.rows.draw(upper, buffer, model, !self.split_view.in_detail).or(cursor);
        }
        if let Some(lower) = self.lower {
            self.split_view.draw(lower, buffer, model, "What it comes to");
            if self.split_view.in_detail || self.upper.is_none() {
                cursor = Some(Position::new(lower.x + 2, lower.y + 1));
            }
        }
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
        let targets = self.rows.targets(model);
        let rows = if targets.are_marked() { targets.on } else { self.rows.all().to_vec() };
        Some((rows, columns))
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("money-{}.md", model.today))
    }

    fn finding(&self) -> FindMode {
        FindMode::Filter { screen: AMOUNTS.to_owned(), present: self.rows.filter().to_owned() }
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        if let FindRequest::Rows(text, query) = asked {
            self.rows.set_filter(model, text, query.clone());
        }
        None
    }

    fn layer(&self) -> Option<String> {
        if self.split_view.has_left_the_list() {
            return Some("goes back to the list".into());
        }
        self.rows.layer()
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        self.split_view.peel() || self.rows.peel(model, "")
    }

    fn place(&self, model: &Model) -> Option<Place> {
        Some(Place::Money(ListPlace {
            screen: AMOUNTS.to_owned(),
            filter: self.rows.filter().to_owned(),
            land_on: self.rows.under_cursor().map(|ix| model.register.id(ix).clone()),
            marks: self.rows.records.marks.clone(),
            sort: self.rows.own_sort(),
            group: self.rows.grouping_name(),
            split: self.split_view.split,
            ..ListPlace::default()
        }))
    }

    fn row_counts(&self) -> Option<(usize, usize)> {
        Some((self.rows.len(), self.rows.total()))
    }

    fn refresh(&mut self, model: &Model, own: bool) -> Option<String> {
        self.figures = AmountIndex::new(&model.register);
        self.rows.refresh(model, own)
    }
}
