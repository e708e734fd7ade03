//! The end of a line: Enter takes it, unless something is wrong with it; Esc leaves it, and loses
//! nothing that was written.

use super::App;
use super::orders::RepeatableAct;
use super::prompt_keys::GONE;
use crate::calendar::{DateRefusal, When, ahead, refusal};
use crate::journal::Act;
use crate::query::Query;
use crate::record::Id;
use crate::text::Clean;
use crate::text::fold::fold;
use crate::tui::effect::{ActEntry, Order};
use crate::tui::pane::pane::FindRequest;
use crate::tui::prompt::purpose::{PromptKind, Purpose};
use crate::tui::prompt::{HISTORY, Prompt};
use crate::tui::theme::Role;

impl App {
    /// Enter.
    pub(super) fn accept(&mut self) {
        let Some(prompt) = self.prompt.take() else { return };
        let text = prompt.field.text().trim().to_owned();
        match prompt.purpose.clone() {
            Purpose::Filter { .. } => match self.model.parse(&text) {
                Ok(query) => {
                    self.filter_rows(&text, query);
                    self.recall_later(&prompt, &text);
                    self.remember_filter();
                }
                Err(_) => self.prompt = Some(prompt),
            },
            Purpose::Words => self.recall_later(&prompt, &text),
            Purpose::Command => {
                self.recall_later(&prompt, &text);
                self.run_line(&text);
            }
            Purpose::Baseline => match self.set_baseline(&text) {
                Ok(()) => self.recall_later(&prompt, &text),
                Err(words) => self.refuse(prompt, words),
            },
            Purpose::Export => {
                self.recall_later(&prompt, &text);
                self.export(&text);
            }
            Purpose::About { what, on } => self.accept_about(prompt, &what, &on, &text),
        }
    }

    fn accept_about(&mut self, prompt: Prompt, what: &PromptKind, ids: &[Id], text: &str) {
        let (on, read) = self.model.still_on_file(ids, &prompt.read);
        if on.is_empty() {
            // The records went while something was written about them: the text is kept.
            self.prompt = Some(prompt);
            self.keep_draft();
            self.prompt = None;
            return self.say(Role::Error, GONE);
        }
        let missing = ids.len() - on.len();
        let draft = prompt.purpose.draft_key();
        let taken = match what {
            PromptKind::Note | PromptKind::Rewrite(_) if text.is_empty() => {
                self.forget_draft(&prompt);
                if let Some(key) = draft {
                    self.order(Order::Draft { key, text: String::new() });
                }
                return self.say(Role::Text, "Nothing was written, so nothing is saved");
            }
            PromptKind::Note | PromptKind::Rewrite(_) => {
                self.forget_draft(&prompt);
                let note = match what {
                    PromptKind::Rewrite(entry) => {
                        ActEntry::value(Act::Supersede, &entry.to_string())
                    }
                    _ => ActEntry::value(Act::Note, "note"),
                };
                self.perform(RepeatableAct::one(note.text(text)), &on, &read, draft);
                Ok(())
            }
            PromptKind::Reason { verdict, required: true, .. } if text.is_empty() => {
                let word = verdict.replace('-', " ");
                Err(format!("{word} needs a reason; Esc gives no verdict"))
            }
            PromptKind::Reason { key, .. } => {
                self.forget_draft(&prompt);
                self.perform(RepeatableAct::Verdict(*key, text.to_owned()), &on, &read, draft);
                Ok(())
            }
            PromptKind::Set(act) if text.is_empty() && *act == Act::Flag => {
                let value = if prompt.present.is_empty() { "flagged" } else { "-" };
                self.set(*act, value, None, &on, &read)
            }
            PromptKind::Set(_) if text.is_empty() => {
                let words = match prompt.present.as_str() {
                    "" => "Nothing was typed, so nothing is changed".to_owned(),
                    now => format!("Nothing was typed: it stays {now}. - clears it"),
                };
                return self.say(Role::Text, words);
            }
            PromptKind::Set(Act::Due) if self.is_to_confirm(&prompt, text) => Err(no_date(text)),
            PromptKind::Set(act) => {
                let set = self.set(*act, text, None, &on, &read);
                set.map(|()| self.recall_later(&prompt, text))
            }
            PromptKind::Why { value, .. } => {
                let set = self.set(Act::Status, value, Some((text, draft)), &on, &read);
                set.map(|()| self.forget_draft(&prompt))
            }
        };
        if let Err(words) = taken {
            self.refuse(prompt, words);
        } else if missing > 0 {
            let words = format!("{missing} of the marked records are not on file any more");
            self.say(Role::Warning, words);
        }
    }

    /// Whether words that are no date wait for a second Enter.
    fn is_to_confirm(&self, prompt: &Prompt, text: &str) -> bool {
        let is_read =
            text == "-" || fold(text) == "none" || ahead(text, self.model.today).is_read();
        // What only a decision can tell is refused, so there is nothing to confirm.
        let is_refused = When::due(text).relative().is_some();
        !is_read && !is_refused && prompt.below.1 != no_date(text)
    }

    /// The line stays, and says what is wrong with it.
    fn refuse(&mut self, prompt: Prompt, words: String) {
        self.prompt = Some(prompt);
        self.below(Role::Error, words);
    }

    /// The text is on its way to the journal: it is no draft any more.
    fn forget_draft(&mut self, prompt: &Prompt) {
        if let Some(key) = prompt.purpose.draft_key()
            && self.model.draft(&key) == Some(&prompt.begun)
        {
            self.model.drafts.remove(&key);
        }
    }

    /// Esc: a filter goes back to what it was, a note or a reason is kept as a draft.
    pub(super) fn leave(&mut self) {
        self.keep_draft();
        let Some(prompt) = self.prompt.take() else { return };
        let text = prompt.field.text().to_owned();
        match &prompt.purpose {
            Purpose::Filter { before, .. } => {
                let query = self.model.parse(before).unwrap_or_else(|_| Query::everything());
                self.filter_rows(before, query);
                self.recall_later(&prompt, &text);
            }
            Purpose::Words => _ = self.find(&FindRequest::Words(String::new())),
            Purpose::Command | Purpose::Baseline | Purpose::Export => {}
            Purpose::About { what: PromptKind::Set(_), .. } => self.recall_later(&prompt, &text),
            Purpose::About { on, .. } => {
                if let (Some(on), false) = (on.first(), text.trim().is_empty()) {
                    let words = format!("Nothing is recorded. The text is kept as a draft of {on}");
                    self.say(Role::Text, words);
                }
            }
        }
    }

    /// Keeps the text being typed as a draft of its item.
    pub(super) fn keep_draft(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        let Some(key) = prompt.purpose.draft_key() else { return };
        let text = prompt.field.text().to_owned();
        if self.model.draft(&key) == Some(&prompt.begun) {
            self.model.drafts.remove(&key);
        }
        if !text.trim().is_empty() {
            self.put_away(key, &text);
        } else if self.model.draft(&key).is_none() {
            self.order(Order::Draft { key, text });
        }
    }

    fn recall_later(&mut self, prompt: &Prompt, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let lines = self.model.remembered.history.entry(prompt.purpose.history_key()).or_default();
        lines.retain(|line| line != text);
        lines.push(text.to_owned());
        lines.drain(..lines.len().saturating_sub(HISTORY));
        self.order(Order::Remember(self.model.remembered.clone()));
    }
}

/// Why a due date is not taken at the first Enter, and what a second one does.
fn no_date(text: &str) -> String {
    let why = match refusal(text) {
        None | Some(DateRefusal::Form) => " is no date".to_owned(),
        Some(why) => format!(": {why}"),
    };
    format!("`{}`{why}. Enter again keeps it as words, never late", Clean::line(text))
}
