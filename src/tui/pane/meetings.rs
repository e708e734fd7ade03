//! Meetings to choose from: the next ones, and those that had something brought back to them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{BringBackPlace, FindMode, Pane, Place, Reply};
use crate::calendar::short;
use crate::register::{Ix, MeetingDay};
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{ListState, MOTIONS, frame, text};

/// The width below which there is room for the day, the body and a number.
const NARROW: u16 = 60;
/// The width of a day.
const DAY: usize = 12;

/// A meeting, and how many things come back to it.
#[derive(Debug)]
struct MeetingRow {
    at: MeetingDay,
    brought: usize,
}

/// The meetings with a cursor among them.
#[derive(Debug)]
pub struct MeetingsPane {
    /// Those still to come, the nearest first; then those of before, the last first.
    rows: Vec<MeetingRow>,
    /// How many are still to come.
    next: usize,
    window: ListState,
}

impl MeetingsPane {
    /// The next meetings, and those of before to which something comes back.
    pub fn new(model: &Model) -> Self {
        let meetings = model.register.meetings();
        let counts = model.register.bring_back_counts(&meetings);
        let rows = meetings.into_iter().zip(counts).map(|(at, brought)| MeetingRow { at, brought });
        let is_next = |row: &MeetingRow| row.at.day.is_some_and(|day| day >= model.today);
        let (mut rows, mut past): (Vec<MeetingRow>, Vec<MeetingRow>) = rows.partition(is_next);
        rows.sort_by_key(|row| row.at.day);
        past.retain(|row| row.brought > 0);
        past.sort_by_key(|row| std::cmp::Reverse(row.at.day));
        let next = rows.len();
        rows.extend(past);
        Self { rows, next, window: ListState::default() }
    }

    fn here(&self) -> Option<&MeetingRow> {
        self.rows.get(self.window.cursor)
    }
}

impl Pane for MeetingsPane {
    fn name(&self, _: &Model) -> String {
        "Meetings".into()
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
        match (command, self.here()) {
            (Command::Open, Some(row)) => {
                Reply::Go(Place::Agenda(BringBackPlace::of(&model.register, &row.at)))
            }
            (Command::Open, None) => Reply::Say("There is no meeting here to open".into()),
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        self.window.fit(self.rows.len(), usize::from(area.height.saturating_sub(3)));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let side = format!("{} to come", self.next);
        frame::draw(buffer, area, model, true, "Meetings", &side);
        let inside = area.width.saturating_sub(4);
        let lead = if self.rows.is_empty() {
            "No meeting is on file. :agenda BODY DAY lists what would come back to one."
        } else {
            "Enter lists what must come back to the meeting under the cursor."
        };
        let lead = text::cut(lead, usize::from(inside));
        put(buffer, area.x + 2, area.y + 1, inside, &lead, model.theme.of(Role::Label));
        let is_narrow = area.width < NARROW;
        let mut cursor = Some(Position::new(area.x, area.y));
        for (y, at) in (area.y + 2..).zip(self.window.range()) {
            let row = &self.rows[at];
            let here = at == self.window.cursor;
            let day = row.at.day.map_or_else(|| "no day".to_owned(), short);
            let brought = match row.brought {
                some if is_narrow => some.to_string(),
                0 => "nothing".to_owned(),
                some => format!("{some} to bring back"),
            };
            let room = usize::from(inside).saturating_sub(DAY + 1);
            let body = model.register.record(row.at.body).title();
            let told = text::fit_right(&brought, if is_narrow { 4 } else { 16 });
            let when = match at < self.next {
                _ if is_narrow => "",
                true => "next  ",
                false => "past  ",
            };
            let words = format!("{when}{body}");
            let words = text::fit(&words, room.saturating_sub(text::width(&told) + 1));
            let line = format!("{} {words} {told}", text::fit(&day, DAY));
            let role = if at < self.next { Role::Text } else { Role::Quiet };
            let style = model.theme.of(role);
            let style = if here { style.patch(model.theme.of(Role::Selected)) } else { style };
            put(buffer, area.x + 2, y, inside, &text::fit(&line, usize::from(inside)), style);
            if here {
                put(buffer, area.x + 1, y, 1, ">", model.theme.of(Role::Title));
                cursor = Some(Position::new(area.x + 2, y));
            }
        }
        cursor
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        self.here().and_then(|row| row.at.on_file.first().copied())
    }

    fn finding(&self) -> FindMode {
        FindMode::Nothing
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Meetings)
    }

    fn refresh(&mut self, model: &Model, _: bool) -> Option<String> {
        let before = self.here().map(|row| (row.at.body, row.at.day));
        let (window, fresh) = (self.window, Self::new(model));
        *self = Self { window, ..fresh };
        self.window.fit(self.rows.len(), self.window.height);
        let same = |row: &MeetingRow| Some((row.at.body, row.at.day)) == before;
        if let Some(at) = self.rows.iter().position(same) {
            self.window.move_to(at);
        }
        None
    }
}
