//! What an item names and what names it: a list to choose from.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use serde_json::json;

use super::pane::{Pane, Place, Reply};
use crate::query::columns::column::title as record_title;
use crate::record::Id;
use crate::register::Ix;
use crate::report::document::export::{ListHeading, export_table};
use crate::report::{Format, Table};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::{ListFrame, ListPane, ListRow, Scrolled, text};

/// The links of one record with a cursor in them.
#[derive(Debug)]
pub struct LinksPane {
    id: Id,
    /// How each is linked, in words, and to what.
    rows: Vec<(String, Ix)>,
    list: ListPane,
}

impl LinksPane {
    /// Everything that a record names or is named by.
    pub fn new(id: &Id, model: &Model) -> Self {
        let (mut rows, register) = (Vec::new(), &model.register);
        if let Some(ix) = register.find(id.as_str()) {
            let link =
                |sign: char, key: &str, to: Ix| (format!("{sign} {}", key.replace('_', " ")), to);
            rows.extend(register.names(ix).iter().map(|&(key, to)| link('→', key, to)));
            rows.extend(register.cases_of(ix).iter().map(|&case| link('→', "falls on", case)));
            rows.extend(register.caveats_of(ix).iter().map(|&it| link('←', "caveat on it", it)));
            rows.extend(register.named_by(ix).iter().map(|&(key, from)| link('←', key, from)));
            let mut seen = std::collections::BTreeSet::new();
            rows.retain(|(_, to)| seen.insert(*to));
        }
        let list = ListPane::of(rows.len());
        Self { id: id.clone(), rows, list }
    }
}

impl Pane for LinksPane {
    fn name(&self, _: &Model) -> String {
        format!("links of {}", self.id)
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        match (command, self.list.row()) {
            _ if self.list.navigate(command) => Reply::Done,
            (Command::Open, Some(row)) => Reply::open(Some(self.rows[row].1), model, ""),
            (Command::Open, None) => Reply::Done,
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        self.list.fit(area, 0, 0);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let title = format!("What {} names, and what names it", self.id);
        let side = self.rows.len().to_string();
        let frame = ListFrame {
            empty: ("Nothing names it, and it names nothing.", Role::Text),
            ..ListFrame::new(&title, &side)
        };
        let cursor = self.list.draw(area, buffer, model, &frame, |at| {
            let (how, ix) = &self.rows[at];
            let record = model.register.record(*ix);
            let (kind, id) = (record.kind().as_str(), record.id.as_str());
            let (how, kind, id) = (text::fit(how, 16), text::fit(kind, 11), text::fit(id, 10));
            let words = format!("{how} {kind} {id} {}", record_title(&model.ctx(), *ix));
            ListRow::of([words], model.theme.of(Role::Text))
        });
        cursor.or(Some(Position::new(area.x, area.y)))
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::of(self.list.window())
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("links-{}-{}.md", self.id, model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let cells = |(how, ix): &(String, Ix)| {
            let record = model.register.record(*ix);
            let title = record_title(&model.ctx(), *ix);
            [how.clone(), record.kind().as_str().to_owned(), record.id.to_string(), title]
        };
        let table = || {
            let rows = self.rows.iter().map(|row| cells(row).into());
            Table::new(["HOW", "KIND", "ID", "TITLE"], Some(3)).with(rows)
        };
        let title = format!("What {} names, and what names it", self.id);
        let heading = ListHeading::new(title, "", model.today);
        let document = || {
            let row = |row| {
                let [how, kind, id, title] = cells(row);
                json!({"how": how, "kind": kind, "id": id, "title": title})
            };
            heading.json(Some("links"), self.rows.iter().map(row).collect())
        };
        Some(export_table(heading.clone(), format, table, document))
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Linked(self.id.clone()))
    }

    fn refresh(&mut self, model: &Model, _: &[Id]) -> Option<String> {
        self.rows = Self::new(&self.id, model).rows;
        self.list.set_rows(self.rows.len());
        None
    }
}
