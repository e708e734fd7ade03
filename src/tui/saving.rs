//! Writing down: acts become orders, answers become what the screen shows as saved.

use super::acts::{self, Verdict};
use super::app::App;
use super::command::Command;
use super::effect::{Answer, DraftKey, Order};
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
                Verdict::Ask(prompt) => self.prompt = Some(prompt),
                Verdict::Refused(words) => self.say(Role::Warning, words),
            }
        } else {
            let id = self.desk.register.id(ix).clone();
            self.prompt = Some(acts::note_prompt(&self.desk, &id));
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
                self.unsaved.push_back(Unsaved { why, entries, draft, again });
            }
            Answer::DraftLost { key, why } => {
                self.lost.insert(key);
                self.say(Role::Warning, format!("The draft cannot be kept: {why}"));
            }
        }
    }

    fn appended(&mut self, held: Vec<Held>) {
        let UnderWay { draft, words, .. } = self.under_way.pop_front().unwrap_or_default();
        self.saved += held.len();
        for one in held {
            self.desk.register.add(one);
        }
        self.drop_draft(draft);
        self.desk.count_views();
        // What was said against later keys stays; that all is saved stands beside it.
        if !matches!(self.said.0, Role::Warning | Role::Error) {
            self.say(Role::Good, words);
        }
        self.refresh(true);
        match self.queued.pop_front() {
            Some(Command::Quit) => self.quit(),
            Some(command) => self.take_back(command),
            None => {}
        }
    }

    fn drop_draft(&mut self, draft: Option<DraftKey>) {
        if let Some(key) = draft {
            self.desk.drafts.remove(&key);
            self.lost.remove(&key);
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
            return;
        }
        let what = unsaved.words();
        let Some((key, text)) = unsaved.as_draft() else {
            self.say(Role::Warning, format!("Not saved: {what}"));
            return;
        };
        let kept = format!("Not saved. The text is kept as a draft of {}", key.on);
        self.desk.drafts.insert(key.clone(), text.clone());
        self.order(Order::Draft { key, text });
        self.say(Role::Warning, kept);
    }
}
