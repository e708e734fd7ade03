//! Drafts: every text that was begun and not saved, whole, to be resumed or thrown away.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use serde_json::json;

use super::pane::{Pane, Place, Reply};
use crate::query::columns::column::title;
use crate::record::Id;
use crate::register::Ix;
use crate::report::document::export::{ListHeading, export_table};
use crate::report::{Format, Table};
use crate::text::Clean;
use crate::tui::effect::{DraftKey, DraftSource, KeptDraft};
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::{ListFrame, ListPane, ListRow, MOTIONS, Scrolled, text};

/// The drafts with a cursor in them.
#[derive(Debug)]
pub struct DraftsPane {
    keys: Vec<DraftKey>,
    list: ListPane,
}

impl DraftsPane {
    /// The drafts of the model, by record.
    pub fn new(model: &Model) -> Self {
        let keys: Vec<_> = model.drafts.keys().cloned().collect();
        let list = ListPane::of(keys.len());
        Self { keys, list }
    }

    fn here(&self) -> Option<&DraftKey> {
        self.keys.get(self.list.row()?)
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
        if self.list.navigate(command) {
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
        let rows = (area.height.saturating_sub(3) / 2).max(1);
        self.list.fit(area, 1, area.height.saturating_sub(3 + rows));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let side = self.keys.len().to_string();
        let lead = if self.keys.is_empty() {
            "No text waits: everything that was written is saved."
        } else {
            "Enter goes on with it, :discard-draft throws it away."
        };
        let frame = ListFrame { lead, ..ListFrame::new("Drafts", &side) };
        let cursor = self.list.draw(area, buffer, model, &frame, |at| {
            let key = &self.keys[at];
            let item = model.register.find(key.on.as_str()).map(|ix| title(&model.ctx(), ix));
            let item = item.unwrap_or_else(|| "not on file any more".to_owned());
            let (what, on) = (text::fit(&key.describe(), 20), text::fit(key.on.as_str(), 10));
            let kept = model.drafts.get(key);
            let role = match kept {
                Some(kept) if kept.elsewhere => Role::Label,
                _ => Role::Text,
            };
            let when = text::fit(&kept.map_or_else(String::new, |kept| moment(model, kept)), 12);
            ListRow::of([format!("{on} {what} {when} {item}")], model.theme.of(role))
        });
        if let Some(key) = self.here() {
            let kept = model.drafts.get(key).cloned().unwrap_or_default();
            let state =
                if kept.elsewhere { "being written on another terminal" } else { "not saved" };
            let heading = format!("{} on {}, {state}", key.describe(), key.on);
            let place = match (&key.source, kept.place.as_str()) {
                (DraftSource::Here, _) => "on this terminal".to_owned(),
                (DraftSource::Other(_), "") => String::new(),
                (DraftSource::Other(_), place) => format!("on {place}"),
                (DraftSource::Copy(_), place) => format!("in an editor on {place}"),
            };
            let side = format!("{} {place}", moment(model, &kept));
            let words = Clean::prose(model.draft(key).unwrap_or_default());
            let lines = text::wrap(&words, usize::from(area.width.saturating_sub(4)), 0);
            self.list.draw_detail(area, buffer, model, (&heading, side.trim()), Role::Text, lines);
        }
        cursor.or(Some(Position::new(area.x + 2, area.y + 1)))
    }

    fn subject(&self, model: &Model) -> Option<Ix> {
        model.register.find(self.here()?.on.as_str())
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::of(self.list.window())
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("drafts-{}.md", model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let cells = |key: &DraftKey| {
            let words = model.draft(key).unwrap_or_default().to_owned();
            [key.on.to_string(), key.describe(), words]
        };
        let table = || {
            let rows = self.keys.iter().map(|key| cells(key).into());
            Table::new(["ITEM", "WHAT", "WORDS"], Some(2)).with(rows)
        };
        let heading = ListHeading::new("Drafts", "", model.today);
        let document = || {
            let row = |key| {
                let [on, what, words] = cells(key);
                json!({"record": on, "what": what, "text": words})
            };
            heading.json(Some("drafts"), self.keys.iter().map(row).collect())
        };
        Some(export_table(heading.clone(), format, table, document))
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Drafts)
    }

    fn refresh(&mut self, model: &Model, _: &[Id]) -> Option<String> {
        self.keys = Self::new(model).keys;
        self.list.set_rows(self.keys.len());
        None
    }
}

/// When a draft was kept, as people write it, in the officer's own time zone.
fn moment(model: &Model, kept: &KeptDraft) -> String {
    let at = kept.at.map(|at| at.to_zoned_datetime(model.zone.clone()));
    at.map_or_else(String::new, |at| at.strftime("%-d %b %H:%M").to_string())
}
