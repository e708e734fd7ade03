//! Writing down: acts become orders, answers become what the screen shows as saved.

use super::acts::{self, Verdict};
use super::app::App;
use super::command::Command;
use super::effect::{Answer, DraftKey, Order};
use super::prompt::{Prompt, Purpose};
use super::theme::Role;
use super::unsaved::{UnderWay, Unsaved};
use crate::journal::{Act, Held};

impl App {
    /// An act on the item under the cursor.
    pub(super) fn act(&mut self, command: Command) {
        let Some(ix) = self.here.subject(&self.desk).filter(|_| self.layers.is_empty()) else {
            self.say(Role::Text, "No item is under the cursor to act on");
            return;
        };
        if let Some(refusal) = acts::refusal(&self.desk, ix) {
            self.say(Role::Warning, refusal);
            return;
        }
        if let Some(key) = command.verdict_key() {
            match acts::give(&self.desk, ix, key) {
                Verdict::Order(order) => self.save(order),
                Verdict::Ask(prompt) => self.prompt = Some(*prompt),
                Verdict::Refused(words) => self.say(Role::Warning, words),
            }
        } else {
            let note = Purpose::Note(self.desk.register.id(ix).clone());
            self.prompt = Some(Prompt::about(note, &self.desk, ix));
        }
    }

    /// Sends an order that writes; the words to say come with its answer.
    pub(super) fn save(&mut self, order: Order) {
        let again = matches!(order, Order::Retry { .. });
        let (draft, words) = match &order {
            Order::Append { proposed, draft, .. } => {
                let first = proposed.first();
                let what = first.map_or_else(String::new, |it| {
                    let value = if it.act == Act::Note {
                        String::new()
                    } else {
                        format!(" {}", it.value.replace('-', " "))
                    };
                    format!("{}{value} on {}", it.act, it.on)
                });
                (draft.clone(), format!("Saved: {what}. u takes it back"))
            }
            Order::Retry { entries, draft } => {
                let what = entries
                    .first()
                    .map_or_else(String::new, |entry| acts::in_words(entry, entries.len()));
                (draft.clone(), format!("Saved: {what}. u takes it back"))
            }
            _ => (None, String::new()),
        };
        self.under_way.push_back(UnderWay { draft, words, again });
        self.say(Role::Text, "Saving");
        self.order(order);
    }

    /// Undo or redo; while a save is under way it waits for that.
    pub(super) fn take_back(&mut self, command: Command) {
        if self.desk.read_only {
            self.say(Role::Warning, "Read only: you may look, not write");
            return;
        }
        if !self.under_way.is_empty() {
            self.queued.push_back(command);
            return;
        }
        let act = if command == Command::Redo { Act::Restore } else { Act::Retract };
        match acts::take_back(&self.desk, act) {
            Ok((order, words)) => {
                self.under_way.push_back(UnderWay { words, ..UnderWay::default() });
                self.order(order);
            }
            Err(words) => self.say(Role::Text, words),
        }
    }

    /// The worker answered.
    pub(super) fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Progress { done, total } => {
                self.desk.loading = self.desk.loading.map(|_| (done, total));
            }
            Answer::Loaded(loaded) => {
                let first = self.desk.loading.is_some();
                self.desk.take(*loaded);
                if first {
                    self.reopen();
                    self.open_asked();
                } else {
                    self.refresh(false);
                }
            }
            Answer::Unreadable(why) => {
                self.desk.loading = None;
                self.say(Role::Error, format!("The register cannot be read: {why}"));
                self.reopen();
            }
            Answer::Reread { file, held, faults } => {
                self.desk.register.reread(&file, held);
                self.desk.faults.retain(|fault| fault.file.as_deref() != Some(&*file));
                self.desk.faults.extend(faults);
                self.desk.count_views();
                self.refresh(false);
            }
            Answer::Appended(held) => self.appended(held),
            Answer::NotSaved { why, entries, draft } => {
                let again = self.under_way.pop_front().is_some_and(|it| it.again);
                self.queued.clear();
                self.leaving = false;
                self.unsaved.push_back(Unsaved { why, entries, draft, again });
            }
            Answer::DraftLost { key, why } => {
                self.lost.insert(key);
                self.say(Role::Warning, format!("The draft cannot be kept: {why}"));
            }
            Answer::Source { .. }
            | Answer::Version { .. }
            | Answer::Exported(_)
            | Answer::ViewSaved { .. }
            | Answer::Edited(_) => {}
        }
    }

    fn appended(&mut self, held: Vec<Held>) {
        let UnderWay { draft, words, .. } = self.under_way.pop_front().unwrap_or_default();
        self.saved += held.len();
        for one in held {
            self.desk.register.add(one);
        }
        if let Some(key) = draft {
            self.lost.remove(&key);
            self.keep_again(&key);
        }
        self.desk.count_views();
        // What was said against later keys stays; that all is saved stands beside it.
        if !matches!(self.said.0, Role::Warning | Role::Error) {
            self.say(Role::Good, words);
        }
        self.refresh(true);
        while self.under_way.is_empty()
            && let Some(command) = self.queued.pop_front()
        {
            self.take_back(command);
        }
        if self.leaving && self.under_way.is_empty() {
            self.quit();
        }
    }

    /// A text that was saved took its draft off the disk, and with it what was begun meanwhile
    /// under the same key: that is kept again.
    fn keep_again(&mut self, key: &DraftKey) {
        let typed = self.keep().filter(|(typed, _)| typed == key).map(|(_, text)| text);
        if let Some(text) = typed.or_else(|| self.desk.draft(key).map(str::to_owned)) {
            self.order(Order::Draft { key: key.clone(), text });
        }
    }

    /// Keeps a text as a draft, beside the one that is there under the same key.
    pub(super) fn put_away(&mut self, key: DraftKey, text: &str) {
        let text = match self.desk.draft(&key) {
            Some(other) if other != text => format!("{other} {text}"),
            _ => text.to_owned(),
        };
        self.desk.drafts.insert(key.clone(), text.clone());
        self.order(Order::Draft { key, text });
    }

    /// The program ends: every text that is not on disk is kept as a draft.
    pub(super) fn keep_all(&mut self) {
        self.keep_draft();
        let unsaved: Vec<_> = self.unsaved.iter().filter_map(Unsaved::as_draft).collect();
        for (key, text) in unsaved {
            self.put_away(key, &text);
        }
    }

    /// The register is there: the place that waited for it opens.
    fn reopen(&mut self) {
        if let Some(place) = self.here.place(&self.desk) {
            self.show(&place);
        }
    }

    fn refresh(&mut self, own: bool) {
        if let Some(words) = self.here.refresh(&self.desk, own) {
            let said = std::mem::take(&mut self.said.1);
            self.said.1 = if said.is_empty() { words } else { format!("{said}   {words}") };
        }
    }

    /// A key while something could not be saved: Enter tries again, Esc keeps it as a draft.
    pub(super) fn unsaved_key(&mut self, key: &str) {
        if !matches!(key, "Enter" | "Esc") {
            return;
        }
        let Some(unsaved) = self.unsaved.pop_front() else { return };
        if key == "Enter" {
            self.save(Order::Retry { entries: unsaved.entries, draft: unsaved.draft });
        } else if let Some((key, text)) = unsaved.as_draft() {
            self.put_away(key, &text);
            self.say(Role::Warning, "Not saved. The text is kept as a draft of that item");
        } else {
            self.say(Role::Warning, format!("Not saved: {}", unsaved.words()));
        }
    }
}
