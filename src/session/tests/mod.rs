//! Sessions as screenplays: what an officer types, and every line that they are told.
#![allow(clippy::unwrap_used)]

mod dialogue;
mod plan;

use jiff::tz::TimeZone;
use uuid::Uuid;

use super::{Dialogue, DialogueTurn};
use crate::journal::session::{opening, step};
use crate::journal::{Act, Entry, JournalEntry, SessionStep, SessionTerms};
use crate::query::{QueryContext, SearchIndex};
use crate::record::Id;
use crate::register::Register;
use crate::register::tests::{DECIDED, ENDORSED, TODAY, as_held, held, register_of};

/// What Ambleford has on file besides its decision.
const AMBLEFORD: &str = r#"
[[document]]
id = "AMB-DOC1"
title = "Cabinet minutes"

[[caveat]]
id = "AMB-C1"
title = "Beds before staff"
text = """
Beds are not to be closed
before staff are in post."""
on = "AMB-D1"
resolution = "(1)(a)"
raised_by = "AMB-CAB"
class = "partner-approval"
force = "resolved"
due = "June 2025"
owner = "AMB-MBC"
source = { document = "AMB-DOC1", at = "item 4", quote = "no beds are closed" }

[[caveat]]
id = "AMB-C2"
text = "A report on costs goes to the Cabinet."
cases = ["AMB-1"]

[[caveat]]
id = "AMB-C3"
text = "Partners are told in good time."
cases = ["AMB-1"]
"#;

/// A session on the three caveats that officer amk opened, and the journals as they grow.
pub struct Play {
    register: Register,
    settings: String,
    records: String,
    journal: Vec<JournalEntry>,
    index: SearchIndex,
    session: Uuid,
    officer: &'static str,
    dialogue: Option<Dialogue>,
    width: usize,
    /// Why nothing can be saved, while that is so.
    full: Option<&'static str>,
}

impl Play {
    pub fn new(blind: bool) -> Self {
        Self::with("", blind)
    }

    pub fn with(settings: &str, blind: bool) -> Self {
        let queue: Vec<Id> = ["AMB-C1", "AMB-C2", "AMB-C3"].map(|id| Id::new(id).unwrap()).into();
        let terms = SessionTerms { kind: "caveat".to_owned(), blind, ..SessionTerms::default() };
        let at = held(1, "amk", Act::Session, "AMB-C1", "").entry.at;
        let opened = opening(at, "amk", &terms, &queue).remove(0);
        let session = opened.session.unwrap();
        let mut play = Self {
            register: Register::default(),
            settings: settings.to_owned(),
            records: format!("{DECIDED}{ENDORSED}{AMBLEFORD}"),
            journal: vec![as_held(opened, 1)],
            index: SearchIndex::default(),
            session,
            officer: "amk",
            dialogue: None,
            width: 60,
            full: None,
        };
        play.read();
        play
    }

    /// Reads all records and journals, as they are now.
    pub fn read(&mut self) {
        self.register = register_of(&self.settings, &self.records, self.journal.clone());
        self.index = SearchIndex::new(self.register.len());
    }

    /// Somebody edits the records.
    pub fn edit(&mut self, from: &str, to: &str) {
        assert!(self.records.contains(from));
        self.records = self.records.replace(from, to);
        self.read();
    }

    pub fn ctx(&self) -> QueryContext<'_> {
        static UTC: TimeZone = TimeZone::UTC;
        QueryContext {
            register: &self.register,
            index: &self.index,
            today: TODAY,
            zone: &UTC,
            officer: self.officer,
            baseline: None,
        }
    }

    /// Appends an entry, a minute later than the one before.
    pub fn enter(&mut self, entry: Entry) -> JournalEntry {
        let number = u32::try_from(self.journal.len() + 1).unwrap();
        let at = held(number, "amk", Act::Note, "AMB-C1", "").entry.at;
        let held = as_held(Entry { at, ..entry }, number);
        self.journal.push(held.clone());
        self.register.add(held.clone());
        held
    }

    /// An officer's verdict in the session, on the words as they are.
    pub fn judge(&mut self, officer: &str, on: &str, value: &str, reason: &str) {
        let at = self.register.find(on).unwrap();
        let seen = self.register.fingerprint(at).to_owned();
        let entry = Entry::clone(&held(1, officer, Act::Verdict, on, value).entry);
        let id = crate::journal::fresh_id(entry.at);
        let entry = Entry { id, session: Some(self.session), ..entry };
        self.enter(entry.text(reason).seen(&seen));
    }

    /// An officer's step in the session.
    pub fn take(&mut self, officer: &str, what: SessionStep) {
        let entry = Entry::clone(&held(1, officer, Act::Session, "AMB-C1", "").entry);
        self.enter(step(entry.at, officer, self.session, what, None));
    }

    /// What is said up to the prompt, and the prompt.
    pub fn told(&mut self) -> String {
        let mut dialogue = self.dialogue.take();
        let ctx = self.ctx();
        let session = self.register.ledger().session(self.session).unwrap();
        let talk = dialogue.get_or_insert_with(|| Dialogue::new(&ctx, &session, self.width));
        let mut lines = talk.turn(&ctx, &session);
        lines.push(talk.prompt(&ctx));
        self.dialogue = dialogue;
        lines.join("\n")
    }

    /// Somebody types a line; what comes of it, up to the next prompt.
    pub fn types(&mut self, line: &str) -> String {
        if self.dialogue.is_none() {
            self.told();
        }
        let mut dialogue = self.dialogue.take().unwrap();
        let ctx = self.ctx();
        let session = self.register.ledger().session(self.session).unwrap();
        let lines = match dialogue.answer(&ctx, &session, line) {
            DialogueTurn::Leave => vec!["[left]".to_owned()],
            DialogueTurn::Say(lines) => lines,
            DialogueTurn::Amiss(mut lines) => {
                lines.insert(0, "[amiss]".to_owned());
                lines
            }
            DialogueTurn::Write(write) => {
                let at = self.journal[0].entry.at;
                let ledger = self.register.ledger();
                let entries = write.entries(ledger, at, self.officer, self.officer, self.session);
                if let Some(why) = self.full {
                    dialogue.not_saved(&write, why)
                } else {
                    let held: Vec<JournalEntry> =
                        entries.into_iter().map(|entry| self.enter(entry)).collect();
                    let ctx = self.ctx();
                    let session = self.register.ledger().session(self.session).unwrap();
                    dialogue.saved(&ctx, &session, &write, &held)
                }
            }
        };
        self.dialogue = Some(dialogue);
        let mut all = lines;
        all.push(self.told());
        all.join("\n")
    }
}
