//! What changed in a record since one looked: each field that differs, word by word.

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::contract::{Finding, Pane, Place, Reply};
use crate::journal::Held;
use crate::query::column::title;
use crate::record::Id;
use crate::record::changes::{Change, changes};
use crate::register::Ix;
use crate::text::Clean;
use crate::text::compare::{Fate, Part, words};
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::keymap::Context;
use crate::tui::page::{Line, Piece};
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{MOTIONS, Placed, Window, frame, text};

/// How far the words of a field stand in from its name.
const INDENT: usize = 2;

/// What changed in one record.
#[derive(Debug)]
pub struct Changes {
    id: Id,
    lines: Vec<Line>,
    window: Window,
}

/// The words of a record as an officer had them before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Their fingerprint.
    pub fingerprint: String,
    /// Who had them on the screen.
    pub officer: Clean,
    /// When.
    pub at: Timestamp,
}

/// The words that an officer last had before them: when they opened the record, or judged it. The
/// form of [`Seen::fingerprint`] is what [`Desk::versions`] has to hold.
pub fn last_seen(desk: &Desk, ix: Ix) -> Option<Seen> {
    let looked = desk.register.ledger().looked(desk.register.id(ix), &desk.officer);
    let judged = desk.register.verdict_of(ix, &desk.officer).map(|verdict| verdict.held);
    let seen = |held: &Held| {
        Some(Seen {
            fingerprint: held.entry.seen.clone()?,
            officer: held.officer.clone(),
            at: held.entry.at,
        })
    };
    looked.into_iter().chain(judged).filter_map(seen).max_by_key(|seen| seen.at)
}

impl Changes {
    /// What changed in a record since the officer looked.
    pub fn new(id: Id) -> Self {
        Self { id, lines: Vec::new(), window: Window::default() }
    }

    fn ix(&self, desk: &Desk) -> Option<Ix> {
        desk.register.find(self.id.as_str())
    }

    fn written(&self, desk: &Desk, width: usize) -> Vec<Line> {
        let say = |words: &str, role: Role| -> Vec<Line> {
            let lines = text::wrap(&text::safe(words), width.max(1), 0).into_iter();
            lines.map(|text| line(vec![Piece { text, role }])).collect()
        };
        let Some(ix) = self.ix(desk) else {
            let gone = format!("{} is not on file any more. < goes back.", self.id);
            return say(&gone, Role::Warning);
        };
        let Some(seen) = last_seen(desk, ix) else {
            return say(
                "You have not opened or judged it yet, so there is nothing to compare with.",
                Role::Text,
            );
        };
        let at = seen.at.to_zoned(desk.zone.clone()).strftime("%-d %b %Y %H:%M");
        if seen.fingerprint == desk.register.fingerprint(ix) {
            return say(&format!("Nothing has changed since you looked, {at}."), Role::Good);
        }
        let before = match desk.versions.get(&seen.fingerprint) {
            None => return say("The words that it had then are being looked for.", Role::Text),
            Some(None) => {
                let words = format!(
                    "It has changed since {} read it, {at}. The words that it had then were not \
                     kept, so what changed cannot be shown.",
                    seen.officer
                );
                return say(&words, Role::Warning);
            }
            Some(Some(form)) => form,
        };
        let found = changes(before, &desk.register.canonical(ix));
        if found.is_empty() {
            return say("Nothing that can be read has changed since you looked.", Role::Text);
        }
        let count = match found.len() {
            1 => "One field has".to_owned(),
            fields => format!("{fields} fields have"),
        };
        let mut lines = say(
            &format!("{count} changed since you looked, {at}: [-gone-] {{+new+}}"),
            Role::Label,
        );
        for change in &found {
            lines.push(Line::default());
            lines.extend(say(&change.label, Role::Title));
            lines.extend(compared(change, width));
        }
        lines
    }
}

/// The words of a field, those that are gone and those that are new marked as such.
fn compared(change: &Change, width: usize) -> Vec<Line> {
    let safe = |value: &Option<String>| Clean::line(value.as_deref().unwrap_or_default());
    let parts = words(&safe(&change.before), &safe(&change.after));
    let (mut whole, mut ranges, mut roles) = (String::new(), Vec::new(), Vec::new());
    let mut letters = 0;
    for part in &parts {
        let marked = crate::text::compare::marked(std::slice::from_ref(part));
        let end = letters + marked.chars().count();
        ranges.push(letters..end);
        roles.push(role_of(part));
        letters = end;
        whole.push_str(&marked);
    }
    let indent = Piece { text: " ".repeat(INDENT), role: Role::Text };
    Placed::wrap(&whole, width.saturating_sub(INDENT).max(1))
        .iter()
        .map(|placed| {
            let pieces = placed
                .pieces(&ranges)
                .into_iter()
                .map(|(text, at)| Piece { text, role: at.map_or(Role::Text, |at| roles[at]) });
            line(std::iter::once(indent.clone()).chain(pieces).collect())
        })
        .collect()
}

fn role_of(part: &Part) -> Role {
    match part.fate {
        Fate::Same => Role::Text,
        Fate::Gone => Role::Struck,
        Fate::New => Role::Lit,
    }
}

fn line(pieces: Vec<Piece>) -> Line {
    Line { pieces, link: None }
}

impl Pane for Changes {
    fn name(&self, _: &Desk) -> String {
        format!("what changed in {}", self.id)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Text, Context::Global]
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open]).collect()
    }

    fn on(&mut self, command: Command, _: &Desk) -> Reply {
        match command {
            command if self.window.obey(command) => Reply::Done,
            Command::Open => Reply::Go(Place::Dossier(self.id.clone())),
            _ => Reply::NotMine,
        }
    }

    fn settle(&mut self, area: Rect, desk: &Desk) {
        self.lines = self.written(desk, usize::from(area.width.saturating_sub(4)));
        self.window.settle(self.lines.len(), usize::from(area.height.saturating_sub(2)));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Option<Position> {
        let heading = self.ix(desk).map_or_else(
            || self.id.to_string(),
            |ix| format!("{} {}", self.id, title(&desk.asker(), ix)),
        );
        frame::draw(buffer, area, desk, true, &heading, "what changed");
        let mut cursor = None;
        for (y, at) in (area.y + 1..).zip(self.window.range()) {
            let here = at == self.window.cursor;
            let under = if here { desk.theme.of(Role::Selected) } else { Style::default() };
            let styled = self.lines[at].styled(desk, under);
            buffer.set_line(area.x + 2, y, &styled, area.width.saturating_sub(3));
            if here {
                put(buffer, area.x + 1, y, 1, ">", desk.theme.of(Role::Title));
                cursor = Some(Position::new(area.x + 2, y));
            }
        }
        cursor.or(Some(Position::new(area.x, area.y)))
    }

    fn subject(&self, desk: &Desk) -> Option<Ix> {
        self.ix(desk)
    }

    fn finding(&self) -> Finding {
        Finding::Nothing
    }

    fn place(&self, _: &Desk) -> Option<Place> {
        Some(Place::Changes(self.id.clone()))
    }
}
