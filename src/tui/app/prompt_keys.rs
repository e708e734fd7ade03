//! Typing in the line at the bottom: what each key does to it, and what it says while it grows.

use crossterm::event::{KeyEvent, KeyModifiers};

use super::App;
use crate::calendar::ahead;
use crate::journal::Act;
use crate::query::{Query, describe_query};
use crate::tui::effect::{Effect, Order};
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::{KeyContext, KeyMatch};
use crate::tui::pane::pane::{FindMode, FindRequest};
use crate::tui::prompt::completion::offers;
use crate::tui::prompt::purpose::{PromptKind, Purpose};
use crate::tui::prompt::{Prompt, PromptCompletion, palette_line};
use crate::tui::theme::Role;

/// What is said when a line was full.
pub(super) const CUT: &str = "More was typed or pasted than a line takes: the rest is left out";
/// What is said when the records went while something was written about them.
pub(super) const GONE: &str =
    "NOT SAVED: the record is not on file any more. The text is kept as a draft";

impl App {
    /// Opens the line that `/` means in this place.
    pub(super) fn ask_find(&mut self) {
        match self.top().finding() {
            FindMode::Filter { screen, present } => {
                let purpose = Purpose::Filter { screen, before: present.clone() };
                self.ask(Prompt::new(purpose, &present));
            }
            FindMode::Text => self.ask(Prompt::new(Purpose::Words, "")),
            FindMode::Nothing => self.say(Role::Text, "There is nothing to filter or find here"),
        }
    }

    /// Opens a line.
    pub(super) fn ask(&mut self, prompt: Prompt) {
        self.prompt = Some(prompt);
        self.typed();
    }

    /// Filters the rows of the pane on top, or finds words in its text.
    pub(super) fn find(&mut self, asked: &FindRequest) -> Option<String> {
        let (top, model) = self.top_mut();
        top.find(asked, model)
    }

    /// Filters the rows of the pane on top by what is not being typed any more.
    pub(super) fn filter_rows(&mut self, text: &str, query: Query) {
        self.find(&FindRequest::Rows(text.to_owned(), query));
        let (top, model) = self.top_mut();
        if let Some(rows) = top.rows_mut() {
            rows.look_elsewhere(model);
        }
    }

    /// A key while a line is typed.
    pub(super) fn prompt_key(&mut self, key: &KeyEvent, spelled: String) {
        if let Some(letter) = letter(key) {
            return self.type_in(letter.encode_utf8(&mut [0; 4]), false);
        }
        let Some(prompt) = self.prompt.as_mut() else { return };
        let KeyMatch::Command(command) = self.model.keymap.find(&[KeyContext::Prompt], &[spelled])
        else {
            return;
        };
        match command {
            Command::Accept => self.accept(),
            Command::LeaveKeepDraft | Command::Cancel => self.leave(),
            Command::CompleteNext | Command::CompletePrev => {
                let before = std::mem::take(&mut prompt.offers);
                let offers = if before.is_empty() { self.offers() } else { before };
                if let Some(prompt) = self.prompt.as_mut() {
                    prompt.offers = offers;
                    prompt.take_offer(command == Command::CompleteNext);
                }
                self.typed();
            }
            Command::Suspend => self.effects.push(Effect::Suspend),
            Command::Redraw => self.effects.push(Effect::Redraw),
            Command::Help => {
                let help = prompt.purpose.words().help;
                self.below(Role::Label, help.to_owned());
            }
            command if prompt.edit(command, &self.model) => self.typed(),
            _ => {}
        }
    }

    /// What Tab offers in the line.
    fn offers(&self) -> Vec<PromptCompletion> {
        let Some(prompt) = &self.prompt else { return Vec::new() };
        let top = self.top();
        offers(&self.model, prompt, top.subject(&self.model), top.contexts())
    }

    /// What is offered before Tab is pressed: of commands and values everybody needs to see which
    /// there are.
    fn offered_at_once(&self) -> Vec<PromptCompletion> {
        let at_once = self.prompt.as_ref().is_some_and(|prompt| match prompt.purpose {
            Purpose::Command | Purpose::About { what: PromptKind::Set(_), .. } => {
                prompt.offered.is_none()
            }
            _ => false,
        });
        if at_once { self.offers() } else { Vec::new() }
    }

    /// Text that goes into the line; `cut` when more was pasted than is here.
    pub(super) fn type_in(&mut self, text: &str, cut: bool) {
        if self.pad.is_some() {
            return self.write_in(text, cut);
        }
        let Some(prompt) = self.prompt.as_mut() else { return };
        let cut = !prompt.insert(text) || cut;
        self.typed();
        if cut {
            self.below(Role::Warning, CUT.to_owned());
        }
    }

    /// A text was pasted: into the line if one is typed, else it does nothing.
    pub(super) fn paste(&mut self, text: &str, cut: bool) {
        if self.pad.is_some() {
            return self.paste_into_pad(text, cut);
        }
        if self.prompt.is_none() {
            self.chord.forget();
            let words = "Pasted text does nothing here. Press a, then paste";
            return self.say(Role::Warning, words);
        }
        self.type_in(text.trim_end(), cut);
    }

    /// The line changed: the list narrows, a mistake is pointed at, a draft is kept.
    pub(super) fn typed(&mut self) {
        let offers = self.offered_at_once();
        let Some(prompt) = self.prompt.as_mut() else { return };
        let text = prompt.field.text().to_owned();
        prompt.mistake = None;
        if !offers.is_empty() {
            prompt.offers = offers;
        }
        match prompt.purpose.clone() {
            Purpose::Filter { before, .. } => self.typed_filter(&text, &before),
            Purpose::Words => {
                let found = self.find(&FindRequest::Words(text)).unwrap_or_default();
                self.below(Role::Label, found);
            }
            Purpose::Command => self.below(Role::Label, palette_line::help_text(&text)),
            Purpose::Baseline | Purpose::Export => {
                let help = prompt.purpose.words().help;
                self.below(Role::Label, help.to_owned());
            }
            Purpose::About { what: PromptKind::Set(Act::Due | Act::Wait), .. }
                if !text.trim().is_empty() && ahead(&text, self.model.today).is_read() =>
            {
                let days = ahead(&text, self.model.today);
                self.below(Role::Label, format!("reads as: {}", days.days_meant()));
            }
            Purpose::About { what: PromptKind::Set(_), .. } => {
                let now = match prompt.present.as_str() {
                    "" => "now: nothing".to_owned(),
                    now => format!("now: {now}   (Up brings it, - clears it)"),
                };
                self.below(Role::Label, now);
            }
            Purpose::About { .. } => {
                if let Some(key) = prompt.purpose.draft_key() {
                    prompt.below = (Role::Label, String::new());
                    self.order(Order::Draft { key, text });
                }
            }
        }
    }

    fn typed_filter(&mut self, text: &str, before: &str) {
        // Nothing typed yet: the filter that was in force still is.
        let asked = if text.trim().is_empty() { before } else { text };
        match self.model.parse(asked) {
            Ok(query) => {
                self.find(&FindRequest::Rows(asked.to_owned(), query.clone()));
                let words = match text.trim().is_empty() {
                    true if before.is_empty() => {
                        "Enter shows everything. F1 lists the words you can use".to_owned()
                    }
                    true => format!("now: {before}   (Up brings it, Enter shows everything)"),
                    false => format!("reads as: {}", describe_query(&query)),
                };
                self.below(Role::Label, words);
            }
            Err(error) => {
                let hint =
                    error.hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
                let role = if error.unfinished { Role::Label } else { Role::Error };
                if let Some(prompt) = self.prompt.as_mut() {
                    prompt.mistake = Some(error.column);
                }
                self.below(role, format!("{}{hint}", error.message));
            }
        }
    }

    pub(super) fn below(&mut self, role: Role, words: String) {
        if let Some(prompt) = self.prompt.as_mut() {
            prompt.below = (role, words);
        }
    }
}

/// The letter that a key types into a line.
pub(super) fn letter(key: &KeyEvent) -> Option<char> {
    let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    key.code.as_char().filter(|_| plain)
}
