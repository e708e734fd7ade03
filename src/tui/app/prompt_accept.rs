//! The end of a line: Enter takes it, unless something is wrong with it; Esc leaves it, and loses
//! nothing that was written.

use super::App;
use super::acts::ActValue;
use super::orders::{ActEntry, RepeatableAct};
use crate::journal::Act;
use crate::query::Query;
use crate::record::Id;
use crate::register::Ix;
use crate::tui::effect::Order;
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
                    let (top, model) = self.top_mut();
                    top.find(&FindRequest::Rows(text.clone(), query), model);
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
        let found = |id: &Id| self.model.register.find(id.as_str());
        let there: Vec<(usize, Ix)> =
            ids.iter().enumerate().filter_map(|(at, id)| Some((at, found(id)?))).collect();
        if there.is_empty() {
            return self.gone(prompt);
        }
        let missing = ids.len() - there.len();
        let read: Vec<_> =
            there.iter().filter_map(|&(at, _)| prompt.read.get(at).cloned()).collect();
        let on: Vec<Ix> = there.into_iter().map(|(_, ix)| ix).collect();
        let draft = prompt.draft_key();
        match what {
            PromptKind::Note | PromptKind::Rewrite(_) if text.is_empty() => {
                self.forget_draft(&prompt);
                if let Some(key) = draft {
                    self.order(Order::Draft { key, text: String::new() });
                }
                return self.say(Role::Text, "Nothing was written, so nothing is saved");
            }
            PromptKind::Note => {
                self.forget_draft(&prompt);
                let note = ActEntry::value(Act::Note, "note").text(text);
                self.perform(RepeatableAct::Say(vec![note]), &on, &read, draft);
            }
            PromptKind::Rewrite(entry) => {
                self.forget_draft(&prompt);
                let words = ActEntry::value(Act::Supersede, &entry.to_string()).text(text);
                self.perform(RepeatableAct::Say(vec![words]), &on, &read, draft);
            }
            PromptKind::Reason { verdict, required: true, .. } if text.is_empty() => {
                let word = verdict.replace('-', " ");
                return self.refuse(prompt, format!("{word} needs a reason; Esc gives no verdict"));
            }
            PromptKind::Reason { key, .. } => {
                self.forget_draft(&prompt);
                self.perform(RepeatableAct::Verdict(*key, text.to_owned()), &on, &read, draft);
            }
            PromptKind::Set(act) if text.is_empty() && *act == Act::Flag => {
                let value = if prompt.present.is_empty() { "flagged" } else { "-" };
                if let Err(words) = self.set(ActValue::new(*act, value), &on, &read) {
                    return self.refuse(prompt, words);
                }
            }
            PromptKind::Set(_) if text.is_empty() => {
                let words = match prompt.present.as_str() {
                    "" => "Nothing was typed, so nothing is changed".to_owned(),
                    now => format!("Nothing was typed: it stays {now}. - clears it"),
                };
                return self.say(Role::Text, words);
            }
            PromptKind::Set(act) => match self.set(ActValue::new(*act, text), &on, &read) {
                Ok(()) => self.recall_later(&prompt, text),
                Err(words) => return self.refuse(prompt, words),
            },
            PromptKind::Why { act, value, .. } => {
                let value = ActValue { act: *act, value, words: Some(text), draft };
                if let Err(words) = self.set(value, &on, &read) {
                    return self.refuse(prompt, words);
                }
                self.forget_draft(&prompt);
            }
        }
        if missing > 0 {
            let words = format!("{missing} of the marked records are not on file any more");
            self.say(Role::Warning, words);
        }
    }

    /// The line stays, and says what is wrong with it.
    fn refuse(&mut self, prompt: Prompt, words: String) {
        self.prompt = Some(prompt);
        self.below(Role::Error, words);
    }

    /// The text is on its way to the journal: it is no draft any more.
    fn forget_draft(&mut self, prompt: &Prompt) {
        if let Some(key) = prompt.draft_key()
            && self.model.draft(&key) == Some(&prompt.begun)
        {
            self.model.drafts.remove(&key);
        }
    }

    /// The records went while something was written about them: the text is kept.
    fn gone(&mut self, prompt: Prompt) {
        self.prompt = Some(prompt);
        self.keep_draft();
        self.prompt = None;
        self.say(
            Role::Error,
            "NOT SAVED: the record is not on file any more. The text is kept as a draft",
        );
    }

    /// Esc: a filter goes back to what it was, a note or a reason is kept as a draft.
    pub(super) fn leave(&mut self) {
        self.keep_draft();
        let Some(prompt) = self.prompt.take() else { return };
        let text = prompt.field.text().to_owned();
        match &prompt.purpose {
            Purpose::Filter { before, .. } => {
                let query = self.model.parse(before).unwrap_or_else(|_| Query::everything());
                let (top, model) = self.top_mut();
                top.find(&FindRequest::Rows(before.clone(), query), model);
                self.recall_later(&prompt, &text);
            }
            Purpose::Words => {
                let (top, model) = self.top_mut();
                top.find(&FindRequest::Words(String::new()), model);
            }
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
        let Some(key) = prompt.draft_key() else { return };
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
        let over = lines.len().saturating_sub(HISTORY);
        lines.drain(..over);
        self.order(Order::Remember(self.model.remembered.clone()));
    }
}
