//! The rows of a list: which records answer its filter, in what order, and the one under the cursor.

use ratatui::layout::Rect;

use super::footer::overdue_summary;
use super::records::RecordList;
use super::signs::is_lit;
use crate::query::facet::answering;
use crate::query::group::{Grouping, group};
use crate::query::{Column, ColumnSpec, Query, SortBy, select};
use crate::record::{Id, Kind};
use crate::register::Ix;
use crate::tui::model::Model;
use crate::tui::page::StyledLine;
use crate::tui::pane::place::ListPlace;
use crate::tui::widget::split_view::is_narrow;
use crate::tui::widget::table::{TableColumn, columns};
use crate::tui::widget::{Gutter, SplitView};

/// Records under a filter with a cursor, and the detail of the one under it.
#[derive(Debug)]
pub struct ListRows {
    /// The screen's name.
    pub screen: String,
    /// The kind of record that is listed.
    pub kind: Kind,
    /// The filter as typed.
    pub filter: String,
    /// The view that it began with, and the filter of that.
    pub view: Option<String>,
    pub(super) base: String,
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
    /// A filter that finds what this one does not, in texts or by open caveats, and how many rows.
    pub(super) elsewhere: Option<(String, usize)>,
    /// Whether the filter is still being typed, so that Esc ends that and nothing else.
    pub(super) is_typed: bool,
    /// How it is shared with the detail.
    pub split: SplitView,
    /// How many records of the kind there are.
    pub total: usize,
    /// How many rows answer and are hidden, because the officer put them off.
    pub(super) waiting: usize,
    /// How many of them are overdue, in words.
    pub(super) overdue: String,
    /// Which records are late, and whether nobody has them; found out once until something changes.
    late: Option<Vec<Option<bool>>>,
    /// The record that the officer chose; while a filter hides it, the cursor waits elsewhere.
    chosen: Option<Id>,
    /// Whether the cursor has come to another record since the detail was taken.
    moved: bool,
    pub(super) columns: Vec<TableColumn>,
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
        let mut layout = found.map_or_else(Vec::new, |screen| screen.columns.clone());
        if let Some(view) = view.filter(|view| found.is_some() && !view.columns.is_empty()) {
            // A view's own columns have the widths that the screen gives them.
            let width =
                |name: &String| layout.iter().find(|it| it.name == *name).map(|it| it.width);
            let own = |name: &String| (name.clone(), width(name).unwrap_or(12));
            let column = |(name, width)| ColumnSpec { name, width, from: 0 };
            layout = view.columns.iter().map(own).map(column).collect();
        }
        let mut rows = Self {
            screen: found.map_or_else(String::new, |screen| screen.name.clone()),
            kind: found.map_or(Kind::Case, |screen| screen.kind),
            filter: list.filter.clone(),
            view: list.view.clone(),
            base: view.map_or_else(String::new, |view| view.query.clone()),
            query: model.parse(&list.filter).unwrap_or_else(|_| Query::everything()),
            view_sort,
            own_sort: SortBy::read(&list.sort),
            sort_then: false,
            layout,
            grouping: Grouping::parse(&list.group).unwrap_or_default(),
            records: RecordList::new(list.marks.clone()),
            split: SplitView::new(list.split),
            total: 0,
            waiting: 0,
            elsewhere: None,
            is_typed: false,
            overdue: String::new(),
            late: None,
            chosen: list.land_on.clone(),
            moved: true,
            columns: Vec::new(),
            version: 0,
        };
        rows.select(model);
        rows.look_elsewhere(model);
        rows.follow_cursor(model);
        rows
    }

    /// The filter as it is told to others: where the view hides rows that the officer put off, it
    /// says so.
    pub fn stated_filter(&self) -> String {
        match self.filter.trim() {
            filter if self.waiting == 0 => filter.to_owned(),
            "" => "-is:waiting".to_owned(),
            filter => format!("({filter}) -is:waiting"),
        }
    }

    /// Every column that it has, also where a narrow window drops some.
    pub fn all_columns(&self) -> Vec<&'static Column> {
        self.layout.iter().filter_map(|layout| Column::named(&layout.name)).collect()
    }

    /// How many rows answer.
    pub fn len(&self) -> usize {
        self.all().len()
    }

    /// Every row, in order.
    pub fn all(&self) -> &[Ix] {
        &self.records.rows
    }

    /// The screen's title.
    pub fn title(&self, model: &Model) -> String {
        let screen = model.views.screen(&self.screen);
        screen.map_or(&self.screen, |screen| &screen.title).clone()
    }

    /// The record under the cursor.
    pub fn under_cursor(&self) -> Option<Ix> {
        self.records.under_cursor()
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

    /// Where no row answers, counts those that have the typed words in their texts, or of which an
    /// open caveat answers, and keeps the filter that finds them. All texts may be read for it, so
    /// it is not done at each letter.
    pub fn look_elsewhere(&mut self, model: &Model) {
        let query = if self.query.bare_words().is_empty() {
            self.query.of_open_caveats()
        } else {
            self.query.with_words_in_text()
        };
        self.is_typed = false;
        let is_wanted = self.len() == 0 && query != self.query;
        self.elsewhere = is_wanted
            .then(|| (query.to_string(), answering(&model.ctx(), self.kind, &query).len()));
    }

    /// Asks another question; the cursor stays on its record where that still answers.
    pub fn set_filter(&mut self, model: &Model, filter: &str, query: Query) {
        filter.clone_into(&mut self.filter);
        self.query = query;
        (self.elsewhere, self.is_typed) = (None, true);
        self.select(model);
    }

    /// The register changed: the cursor stays on its record, else the next one; a loss is told.
    pub fn refresh(&mut self, model: &Model, own: &[Id]) -> Option<String> {
        let before = self.cursor();
        let (was, below) = (self.records.here.clone(), self.records.below.clone());
        self.late = None;
        self.select(model);
        let was = was?;
        let place = self.records.place_of(model, &was);
        // After one's own act the cursor does not chase the item that it moved.
        let stays = place.filter(|&place| place == before || !own.contains(&was));
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

    /// Moves to the next row that is lit; `false` when there is none.
    pub fn hop(&mut self, forward: bool, model: &Model) -> bool {
        let rows = &self.records.rows;
        let found = self.records.list.hop(forward, |at| is_lit(model, rows[at]));
        if found {
            self.follow_cursor(model);
        }
        found
    }

    /// Shares an area between the list and the detail.
    pub fn share(&mut self, area: Rect, high: u16, model: &Model) {
        self.split.share(area, high, is_narrow(model));
        self.fit(self.split.upper.unwrap_or_default(), model);
    }

    /// Takes the detail of the record under the cursor in so many cells, 0 where it does not show;
    /// that of another record is shown from its beginning.
    pub fn set_detail(&mut self, lines: impl FnOnce(Ix, usize) -> Vec<StyledLine>) {
        let width = self.split.detail_width();
        let lines = self.under_cursor().map(|ix| lines(ix, width)).unwrap_or_default();
        self.split.set_detail(lines, std::mem::take(&mut self.moved).then_some(0));
    }

    /// Takes the size of the list's area.
    pub fn fit(&mut self, area: Rect, model: &Model) {
        self.records.list.fit(area, 1, 0);
        let known = self
            .shown_columns(model)
            .map(|(layout, column)| (column.head, self.width_of(layout, model), column.right));
        self.columns = columns(Gutter::MARKS.room(area), known);
    }

    /// Ids are as wide as the longest in view, up to 18; other columns as their file says.
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
        let answering = answers.len();
        // Where one looks at everything, nothing is hidden.
        let answers = match self.view {
            Some(_) => model.without_waiting(answers, &self.query),
            None => answers,
        };
        self.waiting = answering - answers.len();
        let groups = match self.grouping {
            Grouping::None => vec![(None, answers)],
            by => group(&model.ctx(), answers, by)
                .into_iter()
                .map(|(heading, of)| (Some(format!("{heading}  {}", of.len())), of))
                .collect(),
        };
        self.records.set_groups(groups);
        self.total = model.register.of(self.kind).len();
        self.overdue = overdue_summary(&mut self.late, model, self.kind, &self.records.rows);
        self.version += 1;
        let place = self.chosen.as_ref().and_then(|id| self.records.place_of(model, id));
        let best = (!self.query.bare_words().is_empty()).then_some(0);
        self.records.list.move_to(place.or(best).unwrap_or_else(|| self.cursor()));
        self.note_cursor(model);
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
