//! Drafts: every text that was begun and not saved, whole, to be gone on with or thrown away.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{FindMode, Pane, Place, Reply};
use crate::query::columns::column::title;
use crate::register::Ix;
use crate::text::Clean;
use crate::tui::effect::DraftKey;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{ListState, MOTIONS, frame, text};

/// The drafts with a cursor in them.
#[derive(Debug)]
pub struct DraftsPane {
    keys: Vec<DraftKey>,
    window: ListState,
}

impl DraftsPane {
    /// The drafts of the model, by record.
    pub fn new(model: &Model) -> Self {
        let keys = model.drafts.keys().cloned().collect();
        Self { keys, window: ListState::default() }
    }

    fn here(&self) -> Option<&DraftKey> {
        self.keys.get(self.window.cursor)
    }
}

impl Pane for DraftsPane {
    fn name(&self, _: &Model) -> String {
        "Drafts".into()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Text, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open, Command::DiscardDraft]).collect()
    }

    fn handle(&mut self, command: Command, _: &Model) -> Reply {
        if self.window.navigate(command) {
            return Reply::Done;
        }
        match (command, self.here()) {
            (Command::Open, Some(key)) => Reply::Resume(key.clone()),
            (Command::DiscardDraft, Some(key)) => Reply::Discard(key.clone()),
            (Command::Open | Command::DiscardDraft, None) => Reply::Done,
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        let list = area.height.saturating_sub(3) / 2;
        self.window.fit(self.keys.len(), usize::from(list.max(1)));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let list = Rect { height: u16::try_from(self.window.height).unwrap_or(0) + 3, ..area };
        let list = list.intersection(area);
        frame::draw(buffer, list, model, true, "Drafts", &self.keys.len().to_string());
        let inside = area.width.saturating_sub(4);
        let lead = if self.keys.is_empty() {
            "No text waits: everything that was written is saved."
        } else {
            "Enter goes on with it, :discard-draft throws it away."
        };
        put(buffer, area.x + 2, area.y + 1, inside, lead, model.theme.of(Role::Label));
        let mut cursor = Some(Position::new(area.x + 2, area.y + 1));
        for (y, at) in (area.y + 2..).zip(self.window.range()) {
            let key = &self.keys[at];
            let here = at == self.window.cursor;
            let item = model.register.find(key.on.as_str());
            let item = item
                .map_or_else(|| "not on file any more".to_owned(), |ix| title(&model.ctx(), ix));
            let what = text::fit(&key.describe(), 20);
            let words = format!("{} {what} {item}", text::fit(key.on.as_str(), 10));
            let style = model.theme.of(if here { Role::Selected } else { Role::Text });
            put(buffer, area.x + 2, y, inside, &text::fit(&words, usize::from(inside)), style);
            if here {
                put(buffer, area.x + 1, y, 1, ">", model.theme.of(Role::Title));
                cursor = Some(Position::new(area.x + 2, y));
            }
        }
        let below = Rect { y: list.bottom(), height: area.height - list.height, ..area };
        if let (Some(key), true) = (self.here(), below.height > 2) {
            let heading = format!("{} on {}, not saved", key.describe(), key.on);
            frame::draw(buffer, below, model, false, &heading, "");
            let words = Clean::prose(model.draft(key).unwrap_or_default());
            let lines = text::wrap(&words, usize::from(inside), 0);
            for (y, line) in (below.y + 1..below.bottom() - 1).zip(lines) {
                put(buffer, below.x + 2, y, inside, &line, model.theme.of(Role::Text));
            }
        }
        cursor
    }

    fn subject(&self, model: &Model) -> Option<Ix> {
        model.register.find(self.here()?.on.as_str())
    }

    fn finding(&self) -> FindMode {
        FindMode::Nothing
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Drafts)
    }

    fn refresh(&mut self, model: &Model, _: bool) -> Option<String> {
        self.keys = Self::new(model).keys;
        None
    }
}
