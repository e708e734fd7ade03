//! Meetings to choose from: the next ones, and those that had something brought back to them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{BringBackPlace, Pane, Place, Reply};
use crate::calendar::short;
use crate::record::Id;
use crate::register::{Ix, MeetingDay};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::columns;
use crate::tui::widget::{Gutter, ListFrame, ListPane, ListRow, Scrolled, text};

/// The width below which there is room for the day, the body and a number.
const NARROW: u16 = 60;
/// The width of a day.
const DAY: u16 = 12;

/// The meetings with a cursor among them.
#[derive(Debug)]
pub struct MeetingsPane {
    /// How many things come back to each: those to come, the nearest first; then the past ones.
    rows: Vec<(MeetingDay, usize)>,
    /// How many are still to come.
    next: usize,
    list: ListPane,
}

impl MeetingsPane {
    /// The next meetings, and those of before to which something comes back.
    pub fn new(model: &Model) -> Self {
        let meetings = model.register.meetings();
        let counts = model.register.bring_back_counts(&meetings);
        let is_next = |(at, _): &(MeetingDay, usize)| at.day.is_some_and(|day| day >= model.today);
        let (mut rows, mut past): (Vec<_>, Vec<_>) =
            meetings.into_iter().zip(counts).partition(is_next);
        rows.sort_by_key(|(at, _)| at.day);
        past.retain(|(_, brought)| *brought > 0);
        past.sort_by_key(|(at, _)| std::cmp::Reverse(at.day));
        let next = rows.len();
        rows.extend(past);
        let list = ListPane::of(rows.len());
        Self { rows, next, list }
    }

    fn here(&self) -> Option<&MeetingDay> {
        self.rows.get(self.list.row()?).map(|(at, _)| at)
    }
}

impl Pane for MeetingsPane {
    fn name(&self, _: &Model) -> String {
        "Meetings".into()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.list.navigate(command) {
            return Reply::Done;
        }
        match (command, self.here()) {
            (Command::Open, Some(at)) => {
                Reply::Go(Place::Agenda(BringBackPlace::of(&model.register, at)))
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
        let columns = columns(room, [("", DAY, false), ("", 0, false), ("", count, true)]);
        let frame =
            ListFrame { lead: &lead, columns: &columns, ..ListFrame::new("Meetings", &side) };
        let cursor = self.list.draw(area, buffer, model, &frame, |at| {
            let is_next = at < self.next;
            let (at, brought) = &self.rows[at];
            let day = at.day.map_or_else(|| "no day".to_owned(), short);
            let brought = match brought {
                some if is_narrow => some.to_string(),
                0 => "nothing".to_owned(),
                some => format!("{some} to bring back"),
            };
            let body = model.register.record(at.body).title();
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
        self.here()?.on_file.first().copied()
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::of(self.list.window())
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Meetings)
    }

    fn refresh(&mut self, model: &Model, _: &[Id]) -> Option<String> {
        let key = |at: &MeetingDay| (at.body, at.day);
        let before = self.here().map(key);
        Self { rows: self.rows, next: self.next, .. } = Self::new(model);
        self.list.set_keys(self.rows.iter().map(|(at, _)| key(at)), before.as_ref());
        None
    }
}
