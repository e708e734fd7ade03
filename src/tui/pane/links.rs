//! What an item names and what names it: a list to choose from.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{FindMode, Pane, Place, Reply};
use crate::query::columns::column::title;
use crate::record::Id;
use crate::register::Ix;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{ListState, MOTIONS, frame, text};

/// The links of one record with a cursor in them.
#[derive(Debug)]
pub struct LinksPane {
    id: Id,
    /// How each is linked, in words, and to what.
    rows: Vec<(String, Ix)>,
    window: ListState,
}

impl LinksPane {
    /// Everything that a record names or is named by.
    pub fn new(id: &Id, model: &Model) -> Self {
        let mut rows = Vec::new();
        if let Some(ix) = model.register.find(id.as_str()) {
            let words = |key: &str| key.replace('_', " ");
            rows.extend(
                model.register.names(ix).iter().map(|&(key, to)| (format!("→ {}", words(key)), to)),
            );
            let cases =
                model.register.cases_of(ix).iter().map(|&case| ("→ falls on".to_owned(), case));
            rows.extend(cases);
            let caveats = model
                .register
                .caveats_of(ix)
                .iter()
                .map(|&caveat| ("← caveat on it".to_owned(), caveat));
            rows.extend(caveats);
            rows.extend(
                model
                    .register
                    .named_by(ix)
                    .iter()
                    .map(|&(key, from)| (format!("← {}", words(key)), from)),
            );
            let mut seen = std::collections::BTreeSet::new();
            rows.retain(|(_, to)| seen.insert(*to));
        }
        Self { id: id.clone(), rows, window: ListState::default() }
    }
}

impl Pane for LinksPane {
    fn name(&self, _: &Model) -> String {
        format!("links of {}", self.id)
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::List, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open]).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.window.navigate(command) {
            return Reply::Done;
        }
        match command {
            Command::Open => {
                if let Some(&(_, ix)) = self.rows.get(self.window.cursor) {
                    return Reply::Go(Place::Dossier(model.register.id(ix).clone()));
                }
            }
            _ => return Reply::NotMine,
        }
        Reply::Done
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        self.window.fit(self.rows.len(), usize::from(area.height.saturating_sub(2)));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let heading = format!("What {} names, and what names it", self.id);
        frame::draw(buffer, area, model, true, &heading, &self.rows.len().to_string());
        let inside = area.width.saturating_sub(4);
        if self.rows.is_empty() {
            put(
                buffer,
                area.x + 2,
                area.y + 1,
                inside,
                "Nothing names it, and it names nothing.",
                model.theme.of(Role::Text),
            );
        }
        let mut cursor = Some(Position::new(area.x, area.y));
        for (y, at) in (area.y + 1..).zip(self.window.range()) {
            let (how, ix) = &self.rows[at];
            let record = model.register.record(*ix);
            let here = at == self.window.cursor;
            let title = title(&model.ctx(), *ix);
            let words = format!(
                "{} {} {} {title}",
                text::fit(how, 16),
                text::fit(record.kind().as_str(), 11),
                text::fit(record.id.as_str(), 10)
            );
            let style =
                if here { model.theme.of(Role::Selected) } else { model.theme.of(Role::Text) };
            put(buffer, area.x + 2, y, inside, &text::fit(&words, usize::from(inside)), style);
            if here {
                put(buffer, area.x + 1, y, 1, ">", model.theme.of(Role::Title));
                cursor = Some(Position::new(area.x + 2, y));
            }
        }
        cursor
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        None
    }

    fn finding(&self) -> FindMode {
        FindMode::Nothing
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Linked(self.id.clone()))
    }

    fn refresh(&mut self, model: &Model, _: bool) -> Option<String> {
        self.rows = Self::new(&self.id, model).rows;
        None
    }
}
