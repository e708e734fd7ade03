//! The rows of a list: which records answer its filter, the one under the cursor, how they are drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::query::{Column, Layout, Matcher, Query, Screen, SortBy, select};
use crate::record::{Id, Kind};
use crate::register::Ix;
use crate::tui::desk::Desk;
use crate::tui::theme::Role;
use crate::tui::widget::table::{self, Cell, put};
use crate::tui::widget::{Window, frame, text};

/// Cells before the first column: the cursor, a mark, a sign, a space.
const GUTTER: u16 = 4;

/// Records under a filter with a cursor.
#[derive(Debug)]
pub struct Rows {
    screen: String,
    kind: Kind,
    filter: String,
    /// The filter that the view began with.
    base: String,
    query: Query,
    sort: Vec<SortBy>,
    layout: Vec<Layout>,
    answers: Vec<Ix>,
    total: usize,
    /// The record that the officer chose; while a filter hides it, the cursor waits elsewhere.
    chosen: Option<Id>,
    /// The record under the cursor, and the one below it.
    here: Option<Id>,
    below: Option<Id>,
    moved: bool,
    /// Where the cursor is and what shows.
    pub window: Window,
    columns: Vec<table::Column>,
    /// Counts up whenever the rows are selected anew.
    pub version: u64,
}

impl Rows {
    /// The rows of a screen under a filter, the cursor on `land_on`.
    pub fn new(
        desk: &Desk,
        screen: &str,
        filter: &str,
        view: Option<&str>,
        land_on: Option<&Id>,
    ) -> Self {
        let fallback = desk.views.screens.first();
        let found = desk.views.screen(screen).or(fallback);
        let view = view.and_then(|name| desk.view(name)).filter(|view| view.on == screen);
        let sort = match (found, view) {
            (Some(screen), Some(view)) => view.sort_on(screen),
            (Some(screen), None) => SortBy::read(&screen.sort),
            (None, _) => Vec::new(),
        };
        let layout = found.map_or_else(Vec::new, |screen: &Screen| match view {
            Some(view) if !view.columns.is_empty() => own_layout(screen, &view.columns),
            _ => screen.columns.clone(),
        });
        let mut rows = Self {
            screen: found.map_or_else(String::new, |screen| screen.name.clone()),
            kind: found.map_or(Kind::Case, |screen| screen.kind),
            filter: filter.to_owned(),
            base: view.map_or_else(String::new, |view| view.query.clone()),
            query: desk.parse(filter).unwrap_or_else(|_| Query::everything()),
            sort,
            layout,
            answers: Vec::new(),
            total: 0,
            chosen: land_on.cloned(),
            here: None,
            below: None,
            moved: true,
            window: Window::default(),
            columns: Vec::new(),
            version: 0,
        };
        rows.select(desk);
        rows.follow_cursor(desk);
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
        self.answers.len()
    }

    /// How many records of the kind there are.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Every row, in order.
    pub fn all(&self) -> &[Ix] {
        &self.answers
    }

    /// The kind of record that is listed.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The screen's title.
    pub fn title(&self, desk: &Desk) -> String {
        desk.views
            .screen(&self.screen)
            .map_or_else(|| self.screen.clone(), |screen| screen.title.clone())
    }

    /// The record under the cursor.
    pub fn under_cursor(&self) -> Option<Ix> {
        self.answers.get(self.window.cursor).copied()
    }

    /// Asks another question; the cursor stays on its record where that still answers.
    pub fn ask(&mut self, desk: &Desk, filter: &str, query: Query) {
        filter.clone_into(&mut self.filter);
        self.query = query;
        self.select(desk);
    }

    /// The register changed. The cursor stays on its record; one that left the list is told, and
    /// the next row takes its place.
    pub fn refresh(&mut self, desk: &Desk, own: bool) -> Option<String> {
        let (before, was) = (self.window.cursor, self.here.clone());
        let below = self.below.clone();
        self.select(desk);
        let was = was?;
        let place = self.place_of(desk, &was);
        // After one's own act the cursor does not chase an item that moved.
        let stays = place.filter(|&place| !own || place == before);
        let next = || below.and_then(|below| self.place_of(desk, &below)).unwrap_or(before);
        self.window.go(stays.unwrap_or_else(next));
        if self.chosen.as_ref() == Some(&was) {
            self.follow_cursor(desk);
        } else {
            self.note_cursor(desk);
        }
        place.is_none().then(|| format!("{was} left this list"))
    }

    /// Remembers the record that the cursor was moved to.
    pub fn follow_cursor(&mut self, desk: &Desk) {
        self.note_cursor(desk);
        self.chosen.clone_from(&self.here);
    }

    fn note_cursor(&mut self, desk: &Desk) {
        let id = |at: usize| self.answers.get(at).map(|&ix| desk.register.id(ix).clone());
        let (here, below) = (id(self.window.cursor), id(self.window.cursor + 1));
        self.moved |= here != self.here;
        (self.here, self.below) = (here, below);
    }

    fn place_of(&self, desk: &Desk, id: &Id) -> Option<usize> {
        self.answers.iter().position(|&ix| desk.register.id(ix) == id)
    }

    /// Whether the cursor has come to another record since this was last asked.
    pub fn cursor_moved(&mut self) -> bool {
        std::mem::take(&mut self.moved)
    }

    /// Moves to the next row that is late, changed, split or suspect.
    pub fn hop(&mut self, forward: bool, desk: &Desk) -> bool {
        let count = self.answers.len();
        let step = |by: usize| {
            if forward { self.window.cursor + by } else { self.window.cursor + count - by }
        };
        let found = (1..=count)
            .map(step)
            .map(|at| at % count)
            .find(|&at| sign(desk, self.answers[at]) != ' ');
        if let Some(at) = found {
            self.window.go(at);
            self.follow_cursor(desk);
        }
        found.is_some()
    }

    /// Takes the size of the list's area.
    pub fn settle(&mut self, area: Rect, desk: &Desk) {
        self.window.settle(self.answers.len(), usize::from(area.height.saturating_sub(3)));
        let room = area.width.saturating_sub(GUTTER + 3);
        let shown = self.layout.iter().filter(|layout| layout.from <= desk.size.0);
        let known: Vec<_> =
            shown.filter_map(|layout| Some((layout, Column::named(&layout.name)?))).collect();
        let gaps = u16::try_from(known.len().saturating_sub(1)).unwrap_or(0);
        let fixed: u16 =
            known.iter().map(|(layout, _)| self.width_of(layout, desk)).sum::<u16>() + gaps;
        let columns = known.iter().map(|(layout, column)| table::Column {
            head: column.head.to_owned(),
            width: if layout.width == 0 {
                room.saturating_sub(fixed)
            } else {
                self.width_of(layout, desk)
            },
            right: column.right,
        });
        self.columns = columns.collect();
    }

    /// Ids are as wide as the register's longest; other columns as their file says.
    fn width_of(&self, layout: &Layout, desk: &Desk) -> u16 {
        if layout.name != "id" || layout.width == 0 {
            return layout.width;
        }
        let shown = self.answers.iter().skip(self.window.offset).take(self.window.height.max(1));
        let longest = shown.map(|&ix| desk.register.id(ix).as_str().len()).max().unwrap_or(0);
        layout.width.max(u16::try_from(longest.min(18)).unwrap_or(0))
    }

    fn select(&mut self, desk: &Desk) {
        self.answers = select(&desk.asker(), self.kind, &self.query, &self.sort);
        self.total = desk.register.of(self.kind).len();
        self.version += 1;
        let place = self.chosen.as_ref().and_then(|id| self.place_of(desk, id));
        let best = (!self.query.bare_words().is_empty()).then_some(0);
        self.window.settle(self.answers.len(), self.window.height);
        if let Some(place) = place.or(best) {
            self.window.go(place);
        }
        self.note_cursor(desk);
    }

    /// Draws the list in its frame; tells where the terminal's cursor belongs.
    pub fn draw(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        desk: &Desk,
        here: bool,
    ) -> Option<Position> {
        let title = format!("{} {} of {}", self.title(desk), self.answers.len(), self.total);
        let sort: Vec<_> = self.sort.iter().map(|by| by.name.as_str()).collect();
        let side = if self.filter.is_empty() {
            format!("sort: {}", sort.join(", "))
        } else {
            self.filter.clone()
        };
        frame::draw(buffer, area, desk, here, &title, &side);
        let inside = Rect {
            x: area.x + 1 + GUTTER,
            y: area.y + 1,
            width: area.width.saturating_sub(GUTTER + 3),
            height: 1,
        };
        table::heading(buffer, inside, &self.columns, desk.theme.of(Role::Label));
        if self.answers.is_empty() {
            let words = self.why_empty(desk);
            put(
                buffer,
                area.x + 2,
                area.y + 2,
                area.width.saturating_sub(4),
                &words,
                desk.theme.of(Role::Text),
            );
            return Some(Position::new(area.x + 2, area.y + 2));
        }
        let matcher = Matcher::new(&self.query.bare_words());
        let lit = !self.query.bare_words().is_empty();
        let mut cursor = None;
        for (y, at) in (area.y + 2..).zip(self.window.range()) {
            let here = at == self.window.cursor;
            self.draw_row(
                buffer,
                Rect { y, ..inside },
                desk,
                self.answers[at],
                here,
                lit.then_some(&matcher),
            );
            if here {
                cursor = Some(Position::new(inside.x, y));
            }
        }
        cursor
    }

    fn draw_row(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        desk: &Desk,
        ix: Ix,
        here: bool,
        matcher: Option<&Matcher>,
    ) {
        let asker = desk.asker();
        let settled = desk.register.is_settled(ix);
        let base = desk.theme.of(if settled { Role::Quiet } else { Role::Text });
        let under = if here { desk.theme.of(Role::Selected) } else { Style::default() };
        let whole = Rect { x: area.x - 3, width: area.width + 3, ..area };
        put(buffer, whole.x, area.y, whole.width, &text::fit("", usize::from(whole.width)), under);
        let sign = sign(desk, ix);
        let signs = format!("{}{}{}", if here { '>' } else { ' ' }, ' ', sign);
        put(buffer, area.x - GUTTER, area.y, 3, &signs, desk.theme.of(Role::Title));
        let shown = self.layout.iter().filter(|layout| layout.from <= desk.size.0);
        let cells: Vec<Cell> = shown
            .filter_map(|layout| Column::named(&layout.name))
            .map(|column| {
                let words = text::safe(&(column.show)(&asker, ix)).into_owned();
                let role = match column.name {
                    "due" | "late"
                        if sign == '!' && words.contains('d') && words.contains("late")
                            || (column.name == "late") =>
                    {
                        Some(Role::Late)
                    }
                    "me" | "others" if words.contains('~') => Some(Role::Struck),
                    _ => None,
                };
                let style = role.map_or(base, |role| desk.theme.of(role)).patch(under);
                let names = matches!(column.name, "id" | "case" | "caveat" | "title");
                let lit = matcher
                    .filter(|_| names)
                    .map(|matcher| matcher.lit(&words))
                    .unwrap_or_default();
                Cell { text: words, style, lit }
            })
            .collect();
        table::row(buffer, area, area.y, &self.columns, &cells, desk.theme.of(Role::Lit));
    }

    /// Why no row shows, and what would.
    fn why_empty(&self, desk: &Desk) -> String {
        let title = self.title(desk).to_lowercase();
        if self.total == 0 {
            return format!("There are no {title} in this register yet.");
        }
        format!(
            "None of {} {title} answers. Esc clears the filter, 0 shows everything.",
            self.total
        )
    }
}

/// The sign before a row: `!` late, `~` changed or suspect, `/` split, `"` a draft.
fn sign(desk: &Desk, ix: Ix) -> char {
    let asker = desk.asker();
    let flag = |name: &str| crate::query::holds::flag(&asker, name, ix);
    if desk.has_draft(ix) {
        '"'
    } else if flag("overdue") && !desk.register.is_settled(ix) {
        '!'
    } else if flag("changed") || flag("suspect") {
        '~'
    } else if flag("split") {
        '/'
    } else {
        ' '
    }
}

/// A view's own columns, with the widths that the screen gives them.
fn own_layout(screen: &Screen, names: &[String]) -> Vec<Layout> {
    let layout = |name: &String| {
        let own = screen.columns.iter().find(|layout| layout.name == *name).cloned();
        own.map_or_else(
            || Layout { name: name.clone(), width: 12, from: 0 },
            |own| Layout { from: 0, ..own },
        )
    };
    names.iter().map(layout).collect()
}
