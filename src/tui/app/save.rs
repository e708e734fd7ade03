//! Writing down: acts become orders, answers become what the screen shows as saved.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::App;
use crate::fault::{Fault, Level};
use crate::journal::{Act, JournalEntry};
use crate::query::is_held;
use crate::record::Id;
use crate::session::held_summary;
use crate::text::Clean;
use crate::text::plural::count;
use crate::tui::effect::{Answer, Order};
use crate::tui::entry_words;
use crate::tui::theme::Role;
use crate::tui::unsaved::{PendingOrder, UnsavedEntries};

/// What is said of a register that is not there, or that nobody may read.
const UNREADABLE: &str = "The register cannot be read";

impl App {
    /// Sends an order that writes; the words to say come with its answer.
    pub(super) fn save(&mut self, order: Order) {
        let again = matches!(order, Order::Retry { .. });
        let (draft, what) = match &order {
            Order::Append { proposed, draft, .. } => {
                (draft.clone(), entry_words::describe_proposed(&self.model.register, proposed))
            }
            Order::Retry { entries, draft, .. } => {
                (draft.clone(), entry_words::describe_entries(&self.model.register, entries))
            }
            _ => (None, String::new()),
        };
        let words = format!("Saved: {what}. u takes it back");
        self.said = (Role::Text, "Saving".into());
        self.send(order, PendingOrder { draft, words, again, ..PendingOrder::default() });
    }

    /// Sends an order that writes, with what is to be said when it is answered.
    pub(super) fn send(&mut self, order: Order, pending: PendingOrder) {
        self.under_way.push_back(pending);
        self.order(order);
    }

    /// Sends an order that nobody is told of, unless it cannot be carried out.
    pub(super) fn save_quietly(&mut self, order: Order) {
        self.send(order, PendingOrder { quiet: true, ..PendingOrder::default() });
    }

    /// The worker answered.
    pub(super) fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Progress { done, total } => {
                self.model.loading = self.model.loading.map(|_| (done, total));
            }
            Answer::Loaded(loaded) => {
                let first = self.model.loading.is_some();
                let before = self.on_table();
                let files = self.model.register.records_by_file();
                self.model.set_register(*loaded);
                if self.said.1.starts_with(UNREADABLE) {
                    self.say(Role::Good, "The register is there again, and was read");
                }
                self.tell_vanished(&files);
                self.read_on_table(before);
                if first {
                    let held = || {
                        let held = held_summary(&self.model.register, &self.model.officer)?;
                        Some(format!("{held}. :view held lists"))
                    };
                    if let Some(words) = self.model.told_at_the_start().or_else(held) {
                        self.say(Role::Warning, words);
                    }
                    self.reopen();
                    self.open_asked();
                    for line in std::mem::take(&mut self.to_run) {
                        self.run_line(&line);
                    }
                } else {
                    self.refresh(&[]);
                }
            }
            Answer::Unreadable(why) => {
                self.model.loading = None;
                self.say(Role::Error, format!("{UNREADABLE}: {why}"));
                self.reopen();
            }
            Answer::Reread { file, held, faults } => {
                let news = self.news(&held);
                let last = held.last().filter(|_| news.is_some()).cloned();
                self.model.register.reread(&file, held);
                self.model.faults.retain(|fault| fault.file.as_deref() != Some(&*file));
                self.model.faults.extend(faults);
                self.model.reckon();
                if let Some(news) = news {
                    let split = last.and_then(|last| self.difference(&last));
                    self.report_news(split.unwrap_or(news));
                }
                self.refresh(&[]);
            }
            Answer::Appended(held) => self.appended(&held),
            Answer::NotSaved { why, entries, versions, draft } => {
                let PendingOrder { again, quiet, .. } =
                    self.under_way.pop_front().unwrap_or_default();
                if quiet {
                    // That one has looked, or left, is worth no alarm, but it is told.
                    let is_step = entries.iter().any(|entry| entry.act == Act::Session);
                    let what =
                        if is_step { "Your step in the session" } else { "What you have read" };
                    self.tell_once(format!("{what} cannot be kept: {why}"));
                    if self.leaving && self.under_way.is_empty() {
                        self.quit();
                    }
                    return;
                }
                self.queued.clear();
                self.leaving = false;
                self.unsaved.push_back(UnsavedEntries { why, entries, versions, draft, again });
            }
            Answer::VersionNotKept(why) => self.tell_once(format!("Saved, but {why}")),
            Answer::DraftLost { key, why } => {
                self.lost.insert(key);
                self.say(Role::Warning, format!("The draft cannot be kept: {why}"));
            }
            Answer::DraftKept { key, at } => {
                self.lost.remove(&key);
                let at = at.to_zoned_datetime(self.model.zone.clone());
                self.model.kept_at = Some(at.strftime("%H:%M:%S").to_string());
            }
            Answer::Drafts(others) => self.drafts_read(others),
            Answer::DraftGone(key) => {
                let words = format!("{} on {} was taken up elsewhere too", key.describe(), key.on);
                self.say(Role::Warning, words);
            }
            Answer::Source { document, text } => _ = self.model.sources.insert(document, text),
            Answer::Version { fingerprint, canonical } => {
                self.model.versions.insert(fingerprint, canonical);
            }
            Answer::Past { then, read } => self.past_read(then, read),
            Answer::Exported(written) => self.exported(written),
            Answer::ViewSaved { view, file } => self.view_saved(view, file),
            Answer::Edited(edited) => self.edited(edited),
        }
    }

    /// Says whose records are missing because their file cannot be read any more; `before` has how
    /// many each file had.
    fn tell_vanished(&mut self, before: &BTreeMap<Arc<str>, usize>) {
        let now = self.model.register.records_by_file();
        let wrong = |file: &str| {
            let of = |fault: &&Fault| fault.file.as_deref() == Some(file);
            self.model.faults.iter().filter(of).any(|fault| fault.level == Level::Error)
        };
        let gone = before.iter().filter(|(file, _)| !now.contains_key(*file) && wrong(file));
        let told: Vec<String> = gone
            .map(|(file, had)| format!("{file} cannot be read: {} missing", count(*had, "record")))
            .collect();
        if !told.is_empty() {
            self.say(Role::Error, format!("{}. gw says why", Clean::line(&told.join("; "))));
        }
    }

    /// Warns of what would else be said at every record; once as long as the program runs.
    fn tell_once(&mut self, words: String) {
        if self.told.insert(words.clone()) {
            self.say(Role::Warning, words);
        }
    }

    /// What a colleague has just added, in words: the last of it.
    fn news(&self, held: &[JournalEntry]) -> Option<String> {
        let last = held.last().filter(|last| *last.officer != *self.model.officer)?;
        if matches!(last.entry.act, Act::Looked | Act::Session) {
            return None;
        }
        let on = last.entry.on.first()?;
        let ledger = self.model.register.ledger();
        if ledger.knows(last) {
            return None;
        }
        let words = if last.entry.act == Act::Verdict && ledger.conceals(last) {
            format!("a verdict on {on}")
        } else {
            entry_words::describe_entries(&self.model.register, [&*last.entry])
        };
        let doubt = Some(last.doubt()).filter(|it| !it.is_empty());
        let doubt = doubt.map_or_else(String::new, |doubt| format!(", which {doubt}"));
        Some(format!("{}: {words}{doubt}", last.officer))
    }

    /// How a verdict that was just given, by oneself or a colleague, differs from the others on that
    /// record; nothing where they agree, or where one has given none.
    pub(super) fn difference(&self, given: &JournalEntry) -> Option<String> {
        let on =
            given.entry.on.first().filter(|_| given.counts() && given.entry.act == Act::Verdict)?;
        let (register, officer) = (&self.model.register, self.model.officer.as_str());
        let ix = register.find(on.as_str())?;
        let own = register.verdict_of(ix, officer).filter(|own| !own.suspect)?;
        let value = own.held.entry.value.as_str();
        let label =
            |word: &str| Clean::line(register.settings.verdict_label(word)).replace('-', " ");
        let verdicts = register.verdicts(ix);
        let others = verdicts.iter().filter(|it| !it.suspect && it.held.entry.value != value);
        let others: Vec<String> = others
            .map(|it| format!("{} {}", it.held.officer, label(&it.held.entry.value)))
            .collect();
        if others.is_empty() {
            return None;
        }
        let (id, others) = (register.id(ix), others.join(", "));
        Some(if is_held(&self.model.ctx(), ix) {
            format!("Yours on {id} is held (v r affirms it): {others}")
        } else {
            format!("SPLIT on {id}: you {}, {others}", label(value))
        })
    }

    /// Tells news without taking the place of anything that was said against a key.
    fn report_news(&mut self, news: String) {
        if let Some(pad) = self.pad.as_mut() {
            pad.told.clone_from(&news);
        }
        if self.said.1.is_empty() || self.said.0 == Role::Text {
            self.say(Role::Text, news);
        } else {
            self.model.messages.add(self.now, Role::Text, &news);
        }
    }

    fn appended(&mut self, held: &[JournalEntry]) {
        let PendingOrder { draft, words, warning, quiet, .. } =
            self.under_way.pop_front().unwrap_or_default();
        if !quiet {
            self.saved += held.len();
            self.file_redo = None;
        }
        for one in held {
            self.model.register.add(one.clone());
        }
        if let Some(key) = draft {
            self.lost.remove(&key);
            self.keep_again(&key);
        }
        self.model.reckon();
        // What was said against later keys stays; that all is saved stands beside it.
        let split = held.first().filter(|_| !quiet && held.len() == 1);
        let split = split.and_then(|held| self.difference(held));
        let doubt = held.iter().find_map(|held| self.model.register.told_of_saved(held));
        let said_against = matches!(self.said.0, Role::Warning | Role::Error);
        match (warning, split) {
            _ if quiet => {}
            (warning, _) if warning.is_some() || doubt.is_some() => {
                let warning = doubt.or(warning).unwrap_or_default();
                let saved = words.trim_end_matches(". u takes it back");
                self.say(Role::Warning, format!("{saved}. {warning}"));
            }
            (_, Some(split)) => {
                self.model.messages.add(self.now, Role::Good, &words);
                self.say(Role::Warning, split);
            }
            (_, None) if said_against => self.model.messages.add(self.now, Role::Good, &words),
            (_, None) => self.say(Role::Good, words),
        }
        let acted = held.iter().filter(|_| !quiet).flat_map(|held| &held.entry.on).cloned();
        self.refresh(&acted.collect::<Vec<Id>>());
        self.opened_session(held);
        while self.under_way.is_empty()
            && let Some(command) = self.queued.pop_front()
        {
            self.undo(command);
        }
        if self.leaving && self.under_way.is_empty() {
            self.quit();
        }
    }

    /// The register is there: the place that waited for it opens.
    fn reopen(&mut self) {
        if let Some(place) = self.here.place(&self.model) {
            self.show(&place);
        }
    }

    /// Brings the place up to date, after an act of one's own on these records, if any.
    fn refresh(&mut self, own: &[Id]) {
        if let Some(words) = self.here.refresh(&self.model, own) {
            let said = std::mem::take(&mut self.said.1);
            self.said.1 = match (said.is_empty(), own.is_empty()) {
                (true, _) => words,
                (false, false) => format!("{said}   {words}"),
                (false, true) => format!("{words}   {said}"),
            };
        }
    }

    /// A key while something could not be saved: Enter tries again, Esc keeps it as a draft.
    pub(super) fn unsaved_key(&mut self, key: &str) {
        if !matches!(key, "Enter" | "Esc") {
            return;
        }
        let Some(unsaved) = self.unsaved.pop_front() else { return };
        if key == "Enter" {
            let UnsavedEntries { entries, versions, draft, .. } = unsaved;
            self.save(Order::Retry { entries, versions, draft });
        } else if let Some((key, text)) = unsaved.as_draft() {
            self.put_away(key, &text);
            self.say(Role::Warning, "Not saved. The text is kept as a draft of that item");
        } else {
            self.say(
                Role::Warning,
                format!("Not saved: {}", unsaved.describe(&self.model.register)),
            );
        }
    }
}
