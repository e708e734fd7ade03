//! The rows of a list: which records answer its filter, in what order, which are marked, and the one
//! under the cursor.

use ratatui::layout::Rect;

use super::footer::LateCaveats;
use super::records::RecordList;
use super::signs::is_lit;
use crate::query::group::{Grouping, group};
use crate::query::{Column, ColumnSpec, ListScreen, Query, SortBy, select};
use crate::record::{Id, Kind};
use crate::register::Ix;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::pane::pane::ListPlace;
use crate::tui::widget::{Gutter, table};

/// Records under a filter with a cursor.
#[derive(Debug)]
pub struct ListRows {
    screen: String,
    kind: Kind,
    filter: String,
    /// The filter that the view began with.
    base: String,
    pub(super) query: Query,
    /// The order that the view has, and the one that the officer gave it.
    pub(super) view_sort: Vec<SortBy>,
    pub(super) own_sort: Vec<SortBy>,
    /// Whether the next sort key goes behind those that are there.
    pub(super) sort_then: bool,
    pub(super) layout: Vec<ColumnSpec>,
    pub(crate) grouping: Grouping,
    /// The records that answer, with the cursor and the marks.
    pub(crate) records: RecordList,
    total: usize,
    /// How many of them are overdue, in words.
    pub(super) overdue: String,
    late: LateCaveats,
    /// The record that the officer chose; while a filter hides it, the cursor waits elsewhere.
    chosen: Option<Id>,
    moved: bool,
    pub(super) columns: Vec<table::TableColumn>,
    /// Counts up whenever the rows are selected again.
    pub version: u64,
}

impl ListRows {
    /// The rows of a list, the cursor on the record to land on.
    pub fn new(model: &Model, list: &ListPlace) -> Self {
        let fallback = model.views.screens.first();
        let found = model.views.screen(&list.screen).or(fallback);
        let view = list.view.as_ref().and_then(|name| model.view(name));
        let view = view.filter(|view| view.on == list.screen);
        let view_sort = match (found, view) {
            (Some(screen), Some(view)) => view.sort_on(screen),
            (Some(screen), None) => SortBy::read(&screen.sort),
            (None, _) => Vec::new(),
        };
        let layout = found.map_or_else(Vec::new, |screen: &ListScreen| match view {
            Some(view) if !view.columns.is_empty() => own_layout(screen, &view.columns),
            _ => screen.columns.clone(),
        });
        let mut rows = Self {
            screen: found.map_or_else(String::new, |screen| screen.name.clone()),
            kind: found.map_or(Kind::Case, |screen| screen.kind),
            filter: list.filter.clone(),
            base: view.map_or_else(String::new, |view| view.query.clone()),
            query: model.parse(&list.filter).unwrap_or_else(|_| Query::everything()),
            view_sort,
            own_sort: SortBy::read(&list.sort),
            sort_then: false,
            layout,
            grouping: Grouping::parse(&list.group).unwrap_or_default(),
            records: RecordList::new(list.marks.clone()),
            total: 0,
            overdue: String::new(),
            late: LateCaveats::default(),
            chosen: list.land_on.clone(),
            moved: true,
            columns: Vec::new(),
            version: 0,
        };
        rows.select(model);
        rows.follow_cursor(model);
        rows
    }

    /// The screen's name.
    pub fn screen(&self) -> &str {
        &self.screen
    }

    /// The filter as typed.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Whether the filter is the view's own.
    pub fn is_base(&self) -> bool {
        self.filter == self.base
    }

    /// How many rows answer.
    pub fn len(&self) -> usize {
        self.all().len()
    }

    /// How many records of the kind there are.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Every row, in order.
    pub fn all(&self) -> &[Ix] {
        self.records.all()
    }

    /// The kind of record that is listed.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The screen's title.
    pub fn title(&self, model: &Model) -> String {
        model
            .views
            .screen(&self.screen)
            .map_or_else(|| self.screen.clone(), |screen| screen.title.clone())
    }

    /// The record under the cursor.
    pub fn under_cursor(&self) -> Option<Ix> {
        self.records.under_cursor()
    }

    /// Moves as a command says; headings are passed over. `false` when it is no motion.
    pub fn navigate(&mut self, command: Command) -> bool {
        self.records.list.navigate(command)
    }

    /// The row that the cursor is on.
    fn cursor(&self) -> usize {
        self.records.list.row().unwrap_or(0)
    }

    /// The columns that show in a window as wide as this one.
    pub fn shown_columns<'a>(
        &'a self,
        model: &Model,
    ) -> impl Iterator<Item = (&'a ColumnSpec, &'static Column)> {
        let wide = model.size.0;
        let shown = self.layout.iter().filter(move |layout| layout.from <= wide);
        shown.filter_map(|layout| Some((layout, Column::named(&layout.name)?)))
    }

    /// Asks another question; the cursor stays on its record where that still answers.
    pub fn set_filter(&mut self, model: &Model, filter: &str, query: Query) {
        filter.clone_into(&mut self.filter);
        self.query = query;
        self.select(model);
    }

    /// The register changed. The cursor stays on its record; one that left the list is told, and
    /// the next row takes its place.
    pub fn refresh(&mut self, model: &Model, own: bool) -> Option<String> {
        let before = self.cursor();
        let (was, below) = (self.records.here.clone(), self.records.below.clone());
        self.late.forget();
        self.select(model);
        let was = was?;
        let place = self.records.place_of(model, &was);
        // After one's own act the cursor does not chase an item that moved.
        let stays = place.filter(|&place| !own || place == before);
        let next =
            || below.and_then(|below| self.records.place_of(model, &below)).unwrap_or(before);
        self.records.list.move_to(stays.unwrap_or_else(next));
        if self.chosen.as_ref() == Some(&was) {
            self.follow_cursor(model);
        } else {
            self.note_cursor(model);
        }
        place.is_none().then(|| format!("{was} left this list"))
    }

    /// Remembers the record that the cursor was moved to.
    pub fn follow_cursor(&mut self, model: &Model) {
        self.note_cursor(model);
        self.chosen.clone_from(&self.records.here);
    }

    fn note_cursor(&mut self, model: &Model) {
        self.moved |= self.records.note(model);
    }

    /// Whether the cursor has come to another record since this was last asked.
    pub fn cursor_moved(&mut self) -> bool {
        std::mem::take(&mut self.moved)
    }

    /// Moves to the next row that is late, changed, split or suspect, or that became another since
    /// the revision it is compared with.
    pub fn hop(&mut self, forward: bool, model: &Model) -> bool {
        let count = self.len();
        let step = |by: usize| {
            if forward { self.cursor() + by } else { self.cursor() + count - by }
        };
        let found =
            (1..=count).map(step).map(|at| at % count).find(|&at| is_lit(model, self.all()[at]));
        if let Some(at) = found {
            self.records.list.move_to(at);
            self.follow_cursor(model);
        }
        found.is_some()
    }

    /// Takes the size of the list's area.
    pub fn fit(&mut self, area: Rect, model: &Model) {
        self.records.list.fit(area, 1, 0);
        let room = Gutter::MARKS.room(area);
        let known: Vec<_> = self.shown_columns(model).collect();
        let gaps = u16::try_from(known.len().saturating_sub(1)).unwrap_or(0);
        let fixed: u16 =
            known.iter().map(|(layout, _)| self.width_of(layout, model)).sum::<u16>() + gaps;
        let columns = known.iter().map(|(layout, column)| table::TableColumn {
            head: column.head.to_owned(),
            width: if layout.width == 0 {
                room.saturating_sub(fixed)
            } else {
                self.width_of(layout, model)
            },
            right: column.right,
        });
        self.columns = columns.collect();
    }

    /// Ids are as wide as the register's longest; other columns as their file says.
    fn width_of(&self, layout: &ColumnSpec, model: &Model) -> u16 {
        if layout.name != "id" || layout.width == 0 {
            return layout.width;
        }
        let shown = self.records.list.rows_in_view().filter_map(|row| self.all().get(row));
        let longest = shown.map(|&ix| model.register.id(ix).as_str().len()).max().unwrap_or(0);
        layout.width.max(u16::try_from(longest.min(18)).unwrap_or(0))
    }

    pub(crate) fn select(&mut self, model: &Model) {
        let answers = select(&model.ctx(), self.kind, &self.query, self.sort());
        let answers = model.without_waiting(answers, &self.query);
        let groups = match self.grouping {
            Grouping::None => vec![(None, answers)],
            by => group(&model.ctx(), answers, by)
                .into_iter()
                .map(|(heading, of)| (Some(format!("{heading}  {}", of.len())), of))
                .collect(),
        };
        self.records.set_groups(groups);
        self.total = model.register.of(self.kind).len();
        self.overdue = self.late.overdue_summary(model, self.kind, self.records.all());
        self.version += 1;
        let place = self.chosen.as_ref().and_then(|id| self.records.place_of(model, id));
        let best = (!self.query.bare_words().is_empty()).then_some(0);
        self.records.list.move_to(place.or(best).unwrap_or_else(|| self.cursor()));
        self.note_cursor(model);
    }

    /// What the rows are grouped by; empty for nothing.
    pub fn grouping_name(&self) -> String {
        match self.grouping {
            Grouping::None => String::new(),
            by => by.as_str().to_owned(),
        }
    }

    /// Groups the rows by the next thing; tells by which.
    pub fn group_next(&mut self, model: &Model) -> String {
        let all = Grouping::ALL;
        let at = all.iter().position(|it| *it == self.grouping).unwrap_or(0);
        self.grouping = all[(at + 1) % all.len()];
        self.select(model);
        match self.grouping {
            Grouping::None => "not grouped".to_owned(),
            by => format!("grouped by {}; T goes on", by.as_str()),
        }
    }
}

/// A view's own columns, with the widths that the screen gives them.
fn own_layout(screen: &ListScreen, names: &[String]) -> Vec<ColumnSpec> {
    let layout = |name: &String| {
        let own = screen.columns.iter().find(|layout| layout.name == *name).cloned();
        own.map_or_else(
            || ColumnSpec { name: name.clone(), width: 12, from: 0 },
            |own| ColumnSpec { from: 0, ..own },
        )
    };
    names.iter().map(layout).collect()
}
