//! The audit: every entry of every journal by time: who did what, and whether it still counts.

mod rows;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use rows::{LogRows, cells, item, on, remarked, says, sign, when};
use uuid::Uuid;

use super::pane::{FindMode, FindRequest, Pane, Place, Reply};
use crate::journal::EntryRow;
use crate::query::Query;
use crate::query::columns::column::title;
use crate::record::Id;
use crate::register::Ix;
use crate::report::document::export::{ListHeading, export_table};
use crate::report::list::entry_table;
use crate::report::list::entry_table::{act_words, entry_text, remarks};
use crate::report::{Format, Table};
use crate::text::Clean;
use crate::tui::entry_words::describe_entries;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::page::StyledLine;
use crate::tui::theme::Role;
use crate::tui::widget::split_view::SPLIT_COMMANDS;
use crate::tui::widget::table::{TableColumn, columns};
use crate::tui::widget::{
    Gutter, ListFrame, ListPane, ListRow, MOTIONS, Scrolled, SplitMode, SplitView, text,
};

/// The name of the screen, for its filters.
const SCREEN: &str = "audit";
/// How many lines the entry under the cursor takes, its frame included.
const DETAIL: u16 = 7;

/// The entries of every journal with a cursor in them.
#[derive(Debug)]
pub struct LogPane {
    entries: LogRows,
    list: ListPane,
    split: SplitView,
    /// The entry under the cursor, by officer and id, and the one gone to, which a filter may hide.
    here: Option<(Clean, Uuid)>,
    chosen: Option<(Clean, Uuid)>,
    /// The entry whose detail shows.
    detailed: Option<(Clean, Uuid)>,
    columns: Vec<TableColumn>,
}

impl LogPane {
    /// The entries that answer a filter, the cursor on the one to land on.
    pub fn new(
        model: &Model,
        filter: &str,
        oldest_first: bool,
        land_on: Option<Uuid>,
        split: SplitMode,
    ) -> Self {
        let entries = LogRows::new(model, filter, oldest_first);
        let mut audit = Self {
            list: ListPane::of(entries.len()),
            entries,
            split: SplitView::new(split),
            here: None,
            chosen: None,
            detailed: None,
            columns: Vec::new(),
        };
        let row = land_on.and_then(|id| audit.entries.find(model, None, id));
        audit.list.move_to(row.unwrap_or(0));
        audit.note(model);
        audit
    }

    fn row<'a>(&self, model: &'a Model) -> Option<EntryRow<'a>> {
        self.entries.row(model, self.list.row()?)
    }

    /// Remembers the entry that the cursor was moved to.
    fn note(&mut self, model: &Model) {
        self.note_cursor(model);
        self.chosen.clone_from(&self.here);
    }

    fn note_cursor(&mut self, model: &Model) {
        self.here = self.row(model).map(|row| (row.held.officer.clone(), row.held.entry.id));
    }

    fn place_of(&self, model: &Model, entry: Option<&(Clean, Uuid)>) -> Option<usize> {
        entry.and_then(|(by, id)| self.entries.find(model, Some(by), *id))
    }

    /// Puts the cursor back on its entry, wherever that is in the list now.
    fn keep_cursor(&mut self, model: &Model) {
        let place = self.place_of(model, self.here.as_ref());
        self.list.set_rows_around(self.entries.len(), place);
        self.note_cursor(model);
    }

    fn set_filter(&mut self, model: &Model, filter: &str, query: Query) {
        self.entries.set_filter(model, filter, query);
        self.list.set_rows(self.entries.len());
        self.list.move_to(self.place_of(model, self.chosen.as_ref()).unwrap_or(0));
        self.note_cursor(model);
    }

    /// Goes to the next entry about which something is to be known.
    fn hop(&mut self, forward: bool, model: &Model) -> Reply {
        let entry = |at| self.entries.row(model, at);
        if !self.list.hop(forward, |at| entry(at).is_some_and(|it| sign(model, &it) != ' ')) {
            return Reply::Say("No entry here is taken back, suspect or uncertain".into());
        }
        self.note(model);
        Reply::Done
    }

    fn open(&self, model: &Model) -> Reply {
        let Some(row) = self.row(model) else {
            return Reply::Say("There is nothing to open: no entry answers this filter".into());
        };
        let nothing = match row.held.entry.on.first() {
            Some(id) => format!("{id} is not on file any more"),
            None => "This entry is on no item".to_owned(),
        };
        Reply::open(item(model, &row), model, &nothing)
    }

    /// The columns that have room; what is left goes to the words of an entry, else to its item.
    fn lay_out(&mut self, inside: u16, model: &Model) {
        let shown = self.list.rows_in_view().filter_map(|at| self.entries.row(model, at));
        let (mut officer, mut act, mut of) = (7, 9, 4);
        for row in shown {
            officer = officer.max(text::width(&row.held.officer));
            act = act.max(text::width(act_words(row.held.entry.act)));
            of = of.max(text::width(&on(&row)));
        }
        let at_most = |width: usize, most: u16| u16::try_from(width).unwrap_or(most).min(most);
        let (when, by, item, value) = match inside {
            90.. => (16, 14, 18, 16),
            60.. => (12, 8, 12, 13),
            _ => (8, 7, 0, 0),
        };
        let mut known =
            vec![("WHEN", when), ("OFFICER", at_most(officer, by)), ("ACT", at_most(act, 12))];
        known.extend(match inside {
            60.. => vec![("ITEM", at_most(of, item)), ("VALUE", value), ("WORDS", 0)],
            _ => vec![("ITEM", 0)],
        });
        self.columns = columns(inside, known.into_iter().map(|(head, width)| (head, width, false)));
    }

    fn cells(&self, row: &EntryRow<'_>, model: &Model) -> Vec<String> {
        let entry = &row.held.entry;
        let remarks = remarks(&model.register, row);
        let words = text::safe(&entry_text(row).trim().replace('\n', " ")).into_owned();
        let words = if remarks.is_empty() { words } else { format!("({remarks}) {words}") };
        let wide = self.columns.first().map_or(0, |column| column.width);
        let cell = |column: &TableColumn| match &*column.head {
            "WHEN" => when(model, entry.at, wide),
            "OFFICER" => row.held.officer.to_string(),
            "ACT" => act_words(entry.act).to_owned(),
            "ITEM" => on(row),
            "VALUE" => says(model, row),
            _ => words.clone(),
        };
        self.columns.iter().map(cell).collect()
    }

    /// What stands over the detail of an entry.
    fn heading(&self, model: &Model) -> Option<String> {
        let row = self.row(model)?;
        let of = item(model, &row).map_or_else(String::new, |ix| title(&model.ctx(), ix));
        let heading = match &*says(model, &row) {
            words if !words.is_empty() => {
                format!("{} {words} on {}", act_words(row.held.entry.act), on(&row))
            }
            _ => describe_entries(&model.register, [&*row.held.entry]),
        };
        Some(format!("{heading}  {of}"))
    }

    /// The entry under the cursor whole: the list cuts it.
    fn detail(&self, width: usize, model: &Model) -> Vec<StyledLine> {
        let Some(row) = self.row(model).filter(|_| width > 0) else { return Vec::new() };
        let at =
            row.held.entry.at.to_zoned_datetime(model.zone.clone()).strftime("%-d %b %Y %H:%M:%S");
        let (by, file, line) = (&row.held.officer, &row.held.file, row.held.line);
        let place = format!("{by} on {}, {at}; {file}:{line}", row.held.box_name);
        let mut lines = vec![StyledLine::new(&text::cut(&place, width), Role::Label)];
        let remarked = remarked(model, &row);
        if !remarked.is_empty() {
            lines.extend(StyledLine::wrap(&remarked, Role::Warning, width));
        }
        lines.extend(StyledLine::wrap(&entry_text(&row), Role::Text, width));
        lines
    }

    fn draw_list(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let first = if self.entries.oldest_first { "oldest first" } else { "newest first" };
        let side = match &*self.entries.filter {
            "" => first.to_owned(),
            filter => format!("{filter}   {first}"),
        };
        let (answering, total) = (self.entries.len(), self.entries.order.len());
        let title = format!("Audit {answering} of {total}");
        let esc = self.layer().map_or_else(String::new, |layer| format!(" Esc {layer}."));
        let empty = match total {
            0 => "Nobody has added anything to this register yet.".to_owned(),
            _ => format!("None of {total} entries answers.{esc}"),
        };
        let frame = ListFrame {
            has_keys: !self.split.in_detail(),
            columns: &self.columns,
            gutter: Gutter::SIGN,
            empty: (&empty, Role::Text),
            ..ListFrame::new(&title, &side)
        };
        let cursor = self.list.draw(area, buffer, model, &frame, |at| {
            let Some(row) = self.entries.row(model, at) else { return ListRow::default() };
            let sign = sign(model, &row);
            let role = match sign {
                '-' | '~' => Role::Struck,
                '?' => Role::Warning,
                _ => Role::Text,
            };
            let row = ListRow::of(self.cells(&row, model), model.theme.of(role));
            ListRow { signs: sign.to_string(), style: Style::default(), ..row }
        });
        cursor.or(Some(Position::new(area.x + 2, area.y + 2)))
    }
}

impl Pane for LogPane {
    fn name(&self, _: &Model) -> String {
        "Audit".into()
    }

    fn commands(&self) -> Vec<Command> {
        let own = [Command::Open, Command::NextHit, Command::PrevHit, Command::SortReverse];
        MOTIONS.into_iter().chain(SPLIT_COMMANDS).chain(own).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.split.navigate(command) {
            return Reply::Done;
        }
        if self.list.navigate(command) {
            self.note(model);
            return Reply::Done;
        }
        match command {
            Command::Open => self.open(model),
            Command::NextHit | Command::PrevHit => self.hop(command == Command::NextHit, model),
            Command::SortReverse => {
                self.entries.turn();
                self.keep_cursor(model);
                let first = if self.entries.oldest_first { "oldest" } else { "newest" };
                Reply::Say(format!("the {first} first"))
            }
            Command::Facets => Reply::Say("Entries are not counted here: / filters them".into()),
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        let narrow = area.height <= 2 * DETAIL;
        self.split.share(area, area.height.saturating_sub(DETAIL), narrow);
        self.list.fit(self.split.upper.unwrap_or_default(), 1, 0);
        self.lay_out(Gutter::SIGN.room(area), model);
        let lines = self.detail(self.split.detail_width(), model);
        self.split.set_detail(lines, (self.here != self.detailed).then_some(0));
        self.detailed.clone_from(&self.here);
    }

    fn draw(&self, _: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let cursor = self.split.upper.and_then(|area| self.draw_list(area, buffer, model));
        match self.heading(model) {
            None if !self.split.in_detail() => cursor,
            heading => self.split.draw(cursor, buffer, model, &heading.unwrap_or_default(), ""),
        }
    }

    fn subject(&self, model: &Model) -> Option<Ix> {
        item(model, &self.row(model)?)
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("audit-{}.md", model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let heads = ["WHEN", "OFFICER", "ACT", "ITEM", "VALUE", "WORDS", "REMARKS"];
        let rows = || (0..self.entries.len()).filter_map(|at| self.entries.row(model, at));
        let table = || Table::new(heads, Some(5)).with(rows().map(|row| cells(model, &row)));
        let heading = ListHeading::new("Audit", &self.entries.filter, model.today);
        let document = || {
            let rows = rows().map(|row| entry_table::row(&model.register, &row)).collect();
            heading.json(Some("audit"), rows)
        };
        Some(export_table(heading.clone(), format, table, document))
    }

    fn finding(&self) -> FindMode {
        FindMode::Filter { screen: SCREEN.to_owned(), present: self.entries.filter.clone() }
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        if let FindRequest::Rows(filter, query) = asked {
            self.set_filter(model, filter, query.clone());
        }
        None
    }

    fn layer(&self) -> Option<String> {
        let filter = || (!self.entries.filter.is_empty()).then(|| "clears the filter".into());
        self.split.layer("list").or_else(filter)
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        let left = self.split.leave_detail();
        let had_filter = !left && !self.entries.filter.is_empty();
        if had_filter {
            self.set_filter(model, "", Query::everything());
        }
        left || had_filter
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::landing(self.list.window(), &mut self.split)
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Audit {
            filter: self.entries.filter.clone(),
            oldest_first: self.entries.oldest_first,
            land_on: self.here.as_ref().map(|(_, id)| *id),
            split: self.split.mode(),
        })
    }

    fn row_counts(&self) -> Option<(usize, usize)> {
        Some((self.entries.len(), self.entries.order.len()))
    }

    fn refresh(&mut self, model: &Model, _: &[Id]) -> Option<String> {
        self.entries.read(model);
        self.keep_cursor(model);
        None
    }
}
