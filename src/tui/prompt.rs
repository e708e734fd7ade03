//! The line that is being typed: a filter, words to find, a note, a reason, a command.

pub(crate) mod completion;
pub mod palette_line;
pub mod purpose;

use std::ops::Range;

use purpose::{PromptKind, Purpose};

use super::effect::PinnedVersion;
use super::keys::command::Command;
use super::model::Model;
use super::theme::Role;
use super::widget::TextInput;
use crate::register::Ix;
use crate::text::clean::is_hidden;

/// How many typed lines of each kind are kept.
pub const HISTORY: usize = 200;

/// The longest filter or command, in bytes.
const LINE: usize = 1000;
/// The longest note or reason, in bytes as a journal writes it: with all that belongs to it, an
/// entry may have 64 KiB.
pub(super) const NOTE: usize = 60_000;

/// One word that Tab may put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromptCompletion {
    /// The bytes of the line that it takes the place of.
    pub span: Range<usize>,
    /// The text that is put in.
    pub insert: String,
    /// What stands beside it: help, or how many rows it leaves.
    pub beside: String,
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// What for.
    pub purpose: Purpose,
    /// The line itself.
    pub field: TextInput,
    /// The present value, which Up brings.
    pub present: String,
    /// What is to be known of the records before anything is typed; empty as a rule.
    pub caution: String,
    /// The line below: how it reads, or what is wrong with it.
    pub below: (Role, String),
    /// The draft that it was opened with.
    pub begun: String,
    /// The words of the records as they were read when it was opened.
    pub read: Vec<PinnedVersion>,
    /// Where a mistake stands, in letters from the left.
    pub mistake: Option<usize>,
    /// What Tab offers, while it does.
    pub offers: Vec<PromptCompletion>,
    /// Which of them stands in the line.
    pub offered: Option<usize>,
    /// The line as it was before Tab.
    untouched: Option<TextInput>,
    /// How far back in the history the line comes from.
    recalled: usize,
    /// The line before Up was pressed.
    own: String,
}

impl Prompt {
    /// An empty line; `present` is the value that is in force.
    pub fn new(purpose: Purpose, present: &str) -> Self {
        let below = (Role::Label, String::new());
        Self { purpose, present: present.to_owned(), below, ..Self::default() }
    }

    /// A line about records, as they are read now, with the draft that was begun on them.
    pub fn about(what: PromptKind, model: &Model, on: &[Ix]) -> Self {
        let ids = on.iter().map(|&ix| model.register.id(ix).clone()).collect();
        let mut prompt = Self::new(Purpose::About { what, on: ids }, "");
        prompt.read = on.iter().map(|&ix| model.version(ix)).collect();
        if let Some(draft) = prompt.purpose.draft_key().as_ref().and_then(|key| model.draft(key)) {
            draft.clone_into(&mut prompt.begun);
            prompt.field.insert(draft);
        }
        prompt
    }

    /// The same line with a text in it.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.field = TextInput::with(text);
        self
    }

    /// Edits the line; `true` when its text changed.
    pub fn edit(&mut self, command: Command, model: &Model) -> bool {
        let changed = match command {
            Command::HistoryPrev | Command::HistoryNext => {
                let before = self.field.text().to_owned();
                self.recall(model, command == Command::HistoryPrev);
                before != self.field.text()
            }
            command => self.field.edit(command),
        };
        if changed {
            self.forget_offers();
        }
        changed
    }

    /// Types a text in, as much of it as the line has room for; `false` when some is left out.
    pub fn insert(&mut self, text: &str) -> bool {
        let most = if self.purpose.draft_key().is_some() { NOTE } else { LINE };
        let taken = with_room(self.field.text(), text, most);
        self.field.insert(taken);
        self.forget_offers();
        taken.len() == text.len()
    }

    /// Puts the next or previous offer into the line.
    pub fn take_offer(&mut self, forward: bool) {
        let count = self.offers.len();
        if count == 0 {
            return;
        }
        let next = match self.offered {
            None if forward => 0,
            at => (at.unwrap_or(0) + if forward { 1 } else { count - 1 }) % count,
        };
        let untouched = self.untouched.get_or_insert_with(|| self.field.clone()).clone();
        let offer = &self.offers[next];
        self.field = untouched;
        self.field.replace(offer.span.clone(), &offer.insert);
        self.offered = Some(next);
    }

    /// Ends completing: what stands in the line stays.
    pub fn forget_offers(&mut self) {
        self.offers.clear();
        self.offered = None;
        self.untouched = None;
    }

    /// Brings an earlier or later line; the present value is the latest of the earlier ones.
    fn recall(&mut self, model: &Model, back: bool) {
        let kept = model.remembered.history.get(&self.purpose.history_key());
        let present = Some(self.present.as_str()).filter(|present| !present.is_empty());
        let before = kept.into_iter().flatten().rev().map(String::as_str);
        let before = before.filter(|&line| Some(line) != present);
        let lines: Vec<&str> = present.into_iter().chain(before).collect();
        if self.recalled == 0 {
            self.field.text().clone_into(&mut self.own);
        }
        self.recalled =
            if back { lines.len().min(self.recalled + 1) } else { self.recalled.saturating_sub(1) };
        let line = self.recalled.checked_sub(1).map_or(&*self.own, |back| lines[back]);
        self.field = TextInput::with(line);
    }
}

/// The beginning of a typed text for which there is room behind the present one, where a journal
/// may take `most` bytes for both.
pub(super) fn with_room<'a>(present: &str, typed: &'a str, most: usize) -> &'a str {
    let mut used: usize = present.chars().map(journal_bytes).sum();
    let full = |letter: char| {
        used += journal_bytes(letter);
        used > most
    };
    &typed[..typed.find(full).unwrap_or(typed.len())]
}

/// How many bytes a journal takes for a letter: quotes and what cannot be seen are escaped there.
fn journal_bytes(letter: char) -> usize {
    match letter {
        '\n' => 1,
        '"' | '\\' => 2,
        letter if is_hidden(letter) => 10,
        letter => letter.len_utf8(),
    }
}
