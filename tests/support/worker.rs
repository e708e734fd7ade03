//! A stand-in for the worker: it answers orders at once, or when it is told, and fails on demand.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

use caveat::journal::{Act, Entry, JournalEntry, Trust, session};
use caveat::record::Id;
use caveat::register::LoadedRegister;
use caveat::register::{NoRevision, RevisionSpec};
use caveat::text::Clean;
use caveat::tui::effect::external::{ConflictChoice, EditorResult};
use caveat::tui::effect::{
    Answer, DraftKey, DraftSource, KeptDraft, Order, PinnedVersion, ProposedEntry, UiState,
};
use jiff::{Timestamp, ToSpan};

use super::shelf::Shelf;

/// The officer who sits at the screen.
pub const OFFICER: &str = "amk";

/// What a worker holds: journals in memory, drafts, and orders that it has not answered yet.
#[derive(Debug)]
pub struct Worker {
    now: Timestamp,
    /// Whether orders wait until [`super::Room::answer`] is called.
    pub holds: bool,
    /// The reason why the next appends fail, if they do.
    pub fails: Option<&'static str>,
    waiting: VecDeque<Order>,
    /// Every journal by its officer.
    journals: BTreeMap<String, Vec<JournalEntry>>,
    /// The first entry of each save that failed.
    pub refused: Vec<Entry>,
    /// The versions that were to be kept.
    pub versions: Vec<PinnedVersion>,
    /// The drafts as they are on the disk.
    pub drafts: BTreeMap<DraftKey, String>,
    /// What was written to files: path and text.
    pub exported: Vec<(String, String)>,
    /// The saved texts of documents, by path.
    pub sources: BTreeMap<String, String>,
    /// The record files as git kept them, by tag or day; `None` where git knows none of that.
    pub pasts: BTreeMap<String, Shelf>,
    /// The edits that were settled: file, working copy, how.
    pub settled: Vec<(String, PathBuf, ConflictChoice)>,
    /// What screens keep.
    pub remembered: UiState,
}

impl Worker {
    /// A worker with empty journals, on the morning of 17 July 2017.
    pub fn new() -> Self {
        Self {
            now: "2017-07-17T09:00:00Z".parse().unwrap(),
            holds: false,
            fails: None,
            waiting: VecDeque::new(),
            journals: BTreeMap::new(),
            refused: Vec::new(),
            versions: Vec::new(),
            drafts: BTreeMap::new(),
            exported: Vec::new(),
            sources: BTreeMap::new(),
            pasts: BTreeMap::new(),
            settled: Vec::new(),
            remembered: UiState::default(),
        }
    }

    /// Takes an order; drafts and what screens keep are written at once and never answered.
    pub fn take(&mut self, order: Order) {
        match order {
            Order::Draft { key, text } if text.trim().is_empty() => {
                self.drafts.remove(&key);
            }
            Order::Draft { key, text } => {
                self.drafts.insert(key, text);
            }
            Order::TakeUp { left, text } => {
                self.drafts.remove(&left);
                self.drafts.insert(DraftKey::here(left.on, left.field), text);
            }
            Order::Drafts => {}
            Order::Remember(kept) => self.remembered = kept,
            order => self.waiting.push_back(order),
        }
    }

    /// Whether orders wait for their answer.
    pub fn is_behind(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Carries out the oldest order that waits.
    pub fn answer(&mut self) -> Option<Answer> {
        let (entries, versions, draft) = match self.waiting.pop_front()? {
            Order::SaveView { view, .. } => {
                return Some(Answer::ViewSaved { view, file: Ok("config.toml".to_owned()) });
            }
            Order::Export { path, text } => {
                self.exported.push((path.clone(), text));
                return Some(Answer::Exported(Ok(format!("/home/amk/{path}"))));
            }
            Order::Version(fingerprint) => {
                let kept = self.versions.iter().find(|it| it.fingerprint == fingerprint);
                let canonical = kept.map(|it| it.canonical.clone());
                return Some(Answer::Version { fingerprint, canonical });
            }
            Order::Source { document, path } => {
                let text = self.sources.get(&path).cloned();
                let text = text.ok_or_else(|| Clean::line("there is no such file"));
                return Some(Answer::Source { document, text });
            }
            Order::Past(then) => {
                let read = self.past(&then);
                return Some(Answer::Past { then, read });
            }
            Order::Settle { file, copy, how } => {
                self.settled.push((file, copy, how));
                return Some(Answer::Edited(EditorResult::Same));
            }
            Order::Append { proposed, versions, draft } => {
                (ProposedEntry::entries(&proposed, self.tick(), OFFICER), versions, draft)
            }
            Order::OpenSession(plan) => (plan.open(self.tick(), OFFICER), Vec::new(), None),
            Order::Step { session, step, on } => {
                let now = self.tick();
                (vec![session::step(now, OFFICER, session, step, on.as_ref())], Vec::new(), None)
            }
            Order::Retry { entries, versions, draft } => (entries, versions, draft),
            Order::TakeBack { act, group } => {
                let now = self.tick();
                (group.answers(act, now, OFFICER), Vec::new(), None)
            }
            Order::UndoEdit { edit, redo } => {
                return Some(Answer::Edited(EditorResult::TakenBack { edit, redo }));
            }
            Order::LeftEdit { file, copy } => {
                let (mine, before) = ("mine\n".to_owned(), "before\n".to_owned());
                let theirs = "theirs\n".to_owned();
                let cut_off = EditorResult::CutOff { file, copy, mine, before, theirs };
                return Some(Answer::Edited(cut_off));
            }
            Order::Draft { .. } | Order::TakeUp { .. } | Order::Drafts | Order::Remember(_) => {
                return None;
            }
        };
        if let Some(why) = self.fails {
            self.refused.extend(entries.first().cloned());
            return Some(Answer::NotSaved { why: Clean::line(why), entries, versions, draft });
        }
        self.versions.extend(versions);
        if let Some(key) = draft {
            self.drafts.remove(&key);
        }
        let held = entries.into_iter().map(|entry| self.file(OFFICER, entry)).collect();
        Some(Answer::Appended(held))
    }

    /// The drafts as the next terminal finds them.
    pub fn left(&self) -> BTreeMap<DraftKey, KeptDraft> {
        let kept = |text: &String| KeptDraft::new(text.clone(), self.now);
        let left = |key: &DraftKey| match &key.source {
            DraftSource::Here => DraftSource::Other("before".to_owned()),
            source => source.clone(),
        };
        let drafts = self.drafts.iter();
        drafts
            .map(|(key, text)| (DraftKey { source: left(key), ..key.clone() }, kept(text)))
            .collect()
    }

    /// The record files of then; without any the register is not under git.
    fn past(&self, then: &RevisionSpec) -> Result<Box<LoadedRegister>, NoRevision> {
        let name = match then {
            RevisionSpec::Day(day) => day.to_string(),
            RevisionSpec::Revision(asked) => asked.clone(),
        };
        if self.pasts.is_empty() {
            return Err(NoRevision::NotUnderGit);
        }
        let near: Vec<String> = self.pasts.keys().cloned().collect();
        let kept = self.pasts.get(&name);
        let kept = kept.ok_or(NoRevision::Unknown { asked: name, near, cut: false })?;
        Ok(Box::new(kept.open(Vec::new())))
    }

    /// An entry of a colleague, as their journal is read again.
    pub fn colleague(&mut self, officer: &str, entry: Entry) -> Answer {
        self.file(officer, entry);
        let held = self.journals[officer].clone();
        Answer::Reread { file: held[0].file.to_string(), held, faults: Vec::new() }
    }

    /// A fresh entry on a record, a minute after the one before.
    pub fn entry(&mut self, officer: &str, act: Act, on: &str) -> Entry {
        let now = self.tick();
        Entry::new(now, officer, act, [Id::new(on).unwrap()])
    }

    /// Every entry of an officer, oldest first.
    pub fn journal(&self, officer: &str) -> &[JournalEntry] {
        self.journals.get(officer).map_or(&[], Vec::as_slice)
    }

    /// Every entry of everybody.
    pub fn journals(&self) -> Vec<JournalEntry> {
        self.journals.values().flatten().cloned().collect()
    }

    /// The moment of the last entry.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    fn tick(&mut self) -> Timestamp {
        self.now = self.now.saturating_add(1.minute()).unwrap();
        self.now
    }

    fn file(&mut self, officer: &str, entry: Entry) -> JournalEntry {
        let journal = self.journals.entry(officer.to_owned()).or_default();
        let held = JournalEntry {
            entry: Arc::new(entry),
            officer: Clean::line(officer),
            box_name: Clean::line("box1"),
            file: Arc::from(format!("journal/{officer}@box1.toml")),
            line: u32::try_from(journal.len() * 11 + 1).unwrap(),
            trust: Trust::Verified,
            counts_from: None,
        };
        journal.push(held.clone());
        held
    }
}
