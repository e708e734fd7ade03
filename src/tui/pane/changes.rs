//! What changed in a record since one looked: each field that differs, word by word.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::pane::{Pane, Place, Reply};
use crate::calendar::short;
use crate::record::Id;
use crate::record::diff::{Change, changes};
use crate::register::Ix;
use crate::register::diff::fields;
use crate::report::Format;
use crate::report::document::export::export_lines;
use crate::text::Clean;
use crate::text::word_diff::{PartChange, marked, word_diff};
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::page::{PageBuilder, StyledLine, StyledText};
use crate::tui::theme::Role;
use crate::tui::widget::{ListState, MappedLine, Scrolled, frame, text_view};

/// How far the words of a field stand in from its name.
const INDENT: usize = 2;

/// What changed in one record.
#[derive(Debug)]
pub struct ChangesPane {
    id: Id,
    lines: Vec<StyledLine>,
    window: ListState,
}

impl ChangesPane {
    /// What changed in a record since the officer looked.
    pub fn new(id: Id) -> Self {
        Self { id, lines: Vec::new(), window: ListState::default() }
    }

    fn ix(&self, model: &Model) -> Option<Ix> {
        model.register.find(self.id.as_str())
    }

    fn build_lines(&self, model: &Model, width: usize) -> Vec<StyledLine> {
        let say = |words: &str, role: Role| StyledLine::wrap(words, role, width).collect();
        let Some(ix) = self.ix(model) else {
            let gone = format!("{} is not on file any more. < goes back.", self.id);
            return say(&gone, Role::Warning);
        };
        if let Some(past) = &model.past {
            let record = model.register.record(ix);
            let name = past.name();
            let Some(was) = past.was(record) else {
                let words = if past.may_have_been(record) {
                    format!("Its file cannot be read as it was at {name}, so it is not compared.")
                } else {
                    format!("It is new since {name}: it was not on file then.")
                };
                return say(&words, Role::Text);
            };
            let ignore = &model.register.settings.fingerprint_ignore;
            return describe_changes(&fields(Some(was), Some(record), ignore), &name, width);
        }
        let Some(seen) = model.compared_with(ix) else {
            let words = match model.baseline.map(short) {
                Some(day) => format!(
                    "Nobody had opened or judged it by {day}, so its words of then are not kept."
                ),
                None => {
                    "You have not opened or judged it yet, so there is nothing to compare with."
                        .to_owned()
                }
            };
            return say(&words, Role::Text);
        };
        let print = seen.entry.seen.as_deref().unwrap_or_default();
        let at = seen.entry.at.to_zoned_datetime(model.zone.clone()).strftime("%-d %b %Y %H:%M");
        let who = match &*seen.officer {
            own if own == model.officer => "you",
            other => other,
        };
        if print == model.register.fingerprint(ix) {
            return say(&format!("Nothing has changed since {who} read it, {at}."), Role::Good);
        }
        match model.versions.get(print) {
            None => say("The words that it had then are being looked for.", Role::Text),
            Some(None) => {
                let words = format!(
                    "It has changed since {who} read it, {at}. The words that it had then were not \
                     kept, so what changed cannot be shown."
                );
                say(&words, Role::Warning)
            }
            Some(Some(before)) => {
                let found = changes(before, &model.register.canonical(ix));
                describe_changes(&found, &format!("{who} read it, {at}"), width)
            }
        }
    }
}

/// The fields that have changed since, each word by word.
fn describe_changes(found: &[Change], since: &str, width: usize) -> Vec<StyledLine> {
    let count = match found.len() {
        0 => {
            let words = format!("Nothing that can be read has changed since {since}.");
            return StyledLine::wrap(&words, Role::Good, width).collect();
        }
        1 => "One field has".to_owned(),
        fields => format!("{fields} fields have"),
    };
    let heading = format!("{count} changed since {since}: [-gone-] {{+new+}}");
    let mut lines: Vec<_> = StyledLine::wrap(&heading, Role::Label, width).collect();
    for change in found {
        lines.push(StyledLine::default());
        lines.extend(StyledLine::wrap(&change.label, Role::Title, width));
        lines.extend(compared(change, width));
    }
    lines
}

/// The words of a field, those that are gone and those that are new marked as such.
fn compared(change: &Change, width: usize) -> Vec<StyledLine> {
    let safe = |value: &Option<String>| Clean::line(value.as_deref().unwrap_or_default());
    let (mut whole, mut ranges, mut roles) = (String::new(), Vec::new(), Vec::new());
    let mut letters = 0;
    for part in word_diff(&safe(&change.before), &safe(&change.after)) {
        let words = marked(std::slice::from_ref(&part));
        let begin = letters;
        letters += words.chars().count();
        ranges.push(begin..letters);
        roles.push(match part.fate {
            PartChange::Same => Role::Text,
            PartChange::Gone => Role::Struck,
            PartChange::New => Role::Lit,
        });
        whole.push_str(&words);
    }
    let indent = StyledText { text: " ".repeat(INDENT), role: Role::Text };
    let lines = MappedLine::wrap(&whole, width.saturating_sub(INDENT).max(1)).into_iter();
    let line = |line: MappedLine| {
        let pieces = line.pieces(&ranges).into_iter();
        let pieces = pieces
            .map(|(text, at)| StyledText { text, role: at.map_or(Role::Text, |at| roles[at]) });
        StyledLine { pieces: std::iter::once(indent.clone()).chain(pieces).collect(), link: None }
    };
    lines.map(line).collect()
}

impl Pane for ChangesPane {
    fn name(&self, _: &Model) -> String {
        format!("what changed in {}", self.id)
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Text, KeyContext::Global]
    }

    fn handle(&mut self, command: Command, _: &Model) -> Reply {
        match command {
            command if self.window.navigate(command) => Reply::Done,
            Command::Open => Reply::Go(Place::Dossier(self.id.clone())),
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        self.lines = self.build_lines(model, usize::from(area.width.saturating_sub(4)));
        self.window.fit(self.lines.len(), usize::from(area.height.saturating_sub(2)));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let heading = self.ix(model).map(|ix| PageBuilder::heading(model, ix));
        let heading = heading.unwrap_or_else(|| self.id.to_string());
        frame::draw(buffer, area, model, true, &heading, "what changed");
        let line = |at: usize, under: Style| self.lines[at].styled(model, under);
        Some(text_view::draw(area, buffer, model, self.window, line))
    }

    fn subject(&self, model: &Model) -> Option<Ix> {
        self.ix(model)
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::of(&mut self.window)
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("changes-{}-{}.md", self.id, model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let lines: Vec<String> = self.lines.iter().map(StyledLine::text).collect();
        Some(export_lines(&self.name(model), &lines, format))
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Changes(self.id.clone()))
    }
}
