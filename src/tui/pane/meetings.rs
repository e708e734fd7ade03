//! Meetings to choose from: the next ones, and those that had something brought back to them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{BringBackPlace, Pane, Place, Reply};
use crate::calendar::short;
use crate::register::{Ix, MeetingDay};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::TableColumn;
use crate::tui::widget::{Gutter, ListFrame, ListPane, ListRow, MOTIONS, text};

/// The width below which there is room for the day, the body and a number.
const NARROW: u16 = 60;
/// The width of a day.
const DAY: u16 = 12;

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
    list: ListPane,
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
        let list = ListPane::of(rows.len());
        Self { rows, next, list }
    }

    fn here(&self) -> Option<&MeetingRow> {
        self.rows.get(self.list.row()?)
    }
}

impl Pane for MeetingsPane {
    fn name(&self, _: &Model) -> String {
        "Meetings".into()
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open]).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.list.navigate(command) {
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
        self.list.fit(area, 1, 0);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let side = format!("{} to come", self.next);
        let room = Gutter::CURSOR.room(area);
        let lead = if self.rows.is_empty() {
            "No meeting is on file. :agenda BODY DAY lists what would come back to one."
        } else {
            "Enter lists what must come back to the meeting under the cursor."
        };
        let lead = text::cut(lead, room.into());
        let is_narrow = area.width < NARROW;
        let count = if is_narrow { 4 } else { 16 };
        let column = |width, right| TableColumn { head: String::new(), width, right };
        let body = room.saturating_sub(DAY + count + 2);
        let columns = [column(DAY, false), column(body, false), column(count, true)];
        let frame =
            ListFrame { lead: &lead, columns: &columns, ..ListFrame::new("Meetings", &side) };
        let cursor = self.list.draw(area, buffer, model, &frame, |at| {
            let row = &self.rows[at];
            let is_next = at < self.next;
            let day = row.at.day.map_or_else(|| "no day".to_owned(), short);
            let brought = match row.brought {
                some if is_narrow => some.to_string(),
                0 => "nothing".to_owned(),
                some => format!("{some} to bring back"),
            };
            let body = model.register.record(row.at.body).title();
            let when = match is_next {
                _ if is_narrow => "",
                true => "next  ",
                false => "past  ",
            };
            let role = if is_next { Role::Text } else { Role::Quiet };
            ListRow::of([day, format!("{when}{body}"), brought], model.theme.of(role))
        });
        cursor.or(Some(Position::new(area.x, area.y)))
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        self.here().and_then(|row| row.at.on_file.first().copied())
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Meetings)
    }

    fn refresh(&mut self, model: &Model, _: bool) -> Option<String> {
        let key = |row: &MeetingRow| (row.at.body, row.at.day);
        let before = self.here().map(key);
        let fresh = Self::new(model);
        (self.rows, self.next) = (fresh.rows, fresh.next);
        self.list.set_keys(self.rows.iter().map(key), before.as_ref());
        None
    }
}
