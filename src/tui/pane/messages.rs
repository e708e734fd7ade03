//! What was said, and everything that one has done on any day: each act can be taken back from here.

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{Pane, Place, Reply};
use crate::journal::{Act, ActGroup, OwnAct};
use crate::record::Id;
use crate::tui::entry_words::describe_entries;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::{ListFrame, ListPane, ListRow, Scrolled, text};

/// How many lines the whole text of the line under the cursor takes.
const DETAIL: u16 = 5;

/// One line: something that was said, or something that was done.
#[derive(Debug)]
struct MessageRow {
    at: Timestamp,
    words: String,
    role: Role,
    /// The act, and whether it is taken back.
    done: Option<(ActGroup, bool)>,
}

/// The message log with a cursor in it.
#[derive(Debug)]
pub struct MessagesPane {
    rows: Vec<MessageRow>,
    list: ListPane,
}

impl MessagesPane {
    /// What was said and done, the newest first.
    pub fn new(model: &Model) -> Self {
        let mut log = Self { rows: Vec::new(), list: ListPane::default() };
        log.fill(model);
        log
    }

    fn fill(&mut self, model: &Model) {
        let done = model.register.ledger().act_groups(&model.officer).into_iter();
        let done = done.map(|OwnAct { group, taken_back: undone }| {
            let entries: Vec<_> = group.held.iter().map(|held| &*held.entry).collect();
            let at = entries.first().map_or(Timestamp::UNIX_EPOCH, |entry| entry.at);
            let back = if undone { "   taken back" } else { "" };
            let role = if undone { Role::Struck } else { Role::Good };
            let words = format!("{}{back}", describe_entries(&model.register, entries));
            MessageRow { at, words, role, done: Some((group, undone)) }
        });
        // What was saved and taken back stands there as what it did.
        let begins = ["Saved: ", "Taken back: ", "Brought back: "];
        let is_told = |words: &str| begins.iter().any(|begin| words.starts_with(begin));
        let said = model.messages.newest_first();
        let said = said.filter(|it| it.role != Role::Good || !is_told(&it.words));
        let said = said.map(|message| MessageRow {
            at: message.at,
            words: message.words.clone(),
            role: message.role,
            done: None,
        });
        self.rows = done.chain(said).collect();
        self.rows.sort_by_key(|row| std::cmp::Reverse(row.at));
        self.list.set_rows(self.rows.len());
    }

    fn here(&self) -> Option<&MessageRow> {
        self.rows.get(self.list.row()?)
    }
}

impl Pane for MessagesPane {
    fn name(&self, _: &Model) -> String {
        "Messages".into()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Text, KeyContext::Global]
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.list.navigate(command) {
            return Reply::Done;
        }
        match (command, self.here().and_then(|row| row.done.as_ref())) {
            (Command::Undo, Some((group, false))) => Reply::TakeBack(Act::Retract, group.clone()),
            (Command::Undo, Some((_, true))) => {
                Reply::Say("That is taken back already; U brings it back".into())
            }
            (Command::Redo, Some((group, true))) => Reply::TakeBack(Act::Restore, group.clone()),
            (Command::Redo, Some((_, false))) => Reply::Say("That is not taken back".into()),
            (Command::Undo | Command::Redo, None) => {
                Reply::Say("That was only said; acts can be taken back".into())
            }
            (Command::Open, done) => {
                let id = done.and_then(|(group, _)| group.held.first()?.entry.on.first());
                match id.filter(|id| model.register.find(id.as_str()).is_some()) {
                    Some(id) => Reply::Go(Place::Dossier(id.clone())),
                    None => Reply::Say("This line leads to no record".into()),
                }
            }
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        self.list.fit(area, 1, if area.height > 2 * DETAIL { DETAIL } else { 0 });
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let side = self.rows.len().to_string();
        let frame = ListFrame {
            lead: "u takes back the act under the cursor, U brings it back, Enter opens its item.",
            ..ListFrame::new("Messages", &side)
        };
        let cursor = self.list.draw(area, buffer, model, &frame, |at| {
            let row = &self.rows[at];
            let moment = row.at.to_zoned_datetime(model.zone.clone());
            let format = if moment.date() == model.today { "%H:%M:%S" } else { "%-d %b %H:%M" };
            let moment = text::fit(&moment.strftime(format).to_string(), 12);
            ListRow::of([format!("{moment} {}", row.words)], model.theme.of(row.role))
        });
        // The line under the cursor whole: the list cuts it.
        if let Some(row) = self.here() {
            let lines = text::wrap(&row.words, usize::from(area.width.saturating_sub(4)), 0);
            self.list.draw_detail(area, buffer, model, ("", ""), row.role, lines);
        }
        cursor.or(Some(Position::new(area.x + 2, area.y + 2)))
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::of(self.list.window())
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Messages)
    }

    fn refresh(&mut self, model: &Model, _: &[Id]) -> Option<String> {
        self.fill(model);
        None
    }
}
