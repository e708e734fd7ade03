//! A review session as the journals tell it: its queue, fixed when it began, who came and went, and
//! what each officer said of each item.
//!
//! Everything is worked out from entries that carry the session's id, so a session can be gone on
//! with from any terminal, and nothing about it is kept anywhere else.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::entry::{Act, Entry, JournalEntry, fresh_id};
use super::ledger::Ledger;
use super::record_state::LedgerRow;
use super::verdict::WITHDRAWN;
use crate::record::Id;
use crate::text::Clean;
use crate::text::word_enum::word_enum;

/// How many items of a queue one entry names at the most: it must fit into an entry.
const ITEMS_AN_ENTRY: usize = 500;

word_enum! {
    /// What happens in a session beside verdicts: the value of an entry whose act is `session`.
    pub enum SessionStep {
        /// It begins; the entry holds the terms and the queue.
        Opened = "opened",
        /// An officer comes in, or comes back.
        Joined = "joined",
        /// An item is put off to the end of the queue.
        Skipped = "skipped",
        /// An officer wants to see what others said before saying anything.
        Unblinded = "unblinded",
        /// An officer goes.
        Left = "left",
        /// It is over.
        Closed = "closed",
    }
}

/// On what terms a session is held; the words of the entry that opens it, as TOML.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SessionTerms {
    /// What the items are: `caveat`, `case`.
    pub kind: String,
    /// What people call it: the name of the view, `3 marked`.
    pub title: String,
    /// The filter that the queue answered when it was fixed.
    pub query: String,
    /// Whether others' verdicts are hidden until one's own is given.
    pub blind: bool,
    /// The login of the officer that the queue was dealt to, and of nobody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dealt_to: Option<String>,
}

impl SessionTerms {
    /// As they stand in an entry.
    pub fn text(&self) -> String {
        toml::to_string(self).unwrap_or_default().trim_end().to_owned()
    }

    /// Reads them one by one; what cannot be read is as if it were not there. A session is blind
    /// unless it plainly says otherwise, because what was seen cannot be unseen.
    pub fn read(text: &str) -> Self {
        let table: toml::Table = text.parse().unwrap_or_default();
        let words = |key: &str| table.get(key)?.as_str().map(str::to_owned);
        Self {
            kind: words("kind").unwrap_or_default(),
            title: words("title").unwrap_or_default(),
            query: words("query").unwrap_or_default(),
            blind: table.get("blind").and_then(toml::Value::as_bool).unwrap_or(true),
            dealt_to: words("dealt_to").filter(|to| !to.is_empty()),
        }
    }
}

/// The entries that open a session on a queue: more than one only when it is too long for one.
pub fn opening(at: Timestamp, by: &str, terms: &SessionTerms, queue: &[Id]) -> Vec<Entry> {
    let session = fresh_id(at);
    let parts = queue.chunks(ITEMS_AN_ENTRY);
    let group = (parts.len() > 1).then(|| fresh_id(at));
    let one = |part| {
        let entry = step_on(at, by, session, SessionStep::Opened, part).text(&terms.text());
        Entry { group, ..entry }
    };
    parts.map(one).collect()
}

/// The entry for one step of a session, perhaps on one item.
pub fn step(at: Timestamp, by: &str, session: Uuid, step: SessionStep, on: Option<&Id>) -> Entry {
    step_on(at, by, session, step, on.map(std::slice::from_ref).unwrap_or_default())
}

fn step_on(at: Timestamp, by: &str, session: Uuid, step: SessionStep, on: &[Id]) -> Entry {
    Entry { session: Some(session), ..Entry::new(at, by, Act::Session, on).value(step.as_str()) }
}

/// The short name of a session, such as `s-7k2qd`, for people to say and type.
pub fn name(session: Uuid) -> String {
    // Digits and letters without those that are taken for one another.
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bits = session.as_u128();
    let letter = |at: u32| char::from(LETTERS[((bits >> (5 * at)) & 31) as usize]);
    format!("s-{}", (0..5).rev().map(letter).collect::<String>())
}

/// One session, folded.
#[derive(Debug, Clone)]
pub struct Session<'a> {
    /// Its id.
    pub id: Uuid,
    /// The entry that opened it.
    pub opened: &'a JournalEntry,
    /// On what terms it is held.
    pub terms: SessionTerms,
    /// Its items, each once, in their order.
    pub queue: Vec<&'a Id>,
    /// Each officer's last verdict on each item that was given in it and still stands, in the order
    /// in which they were given.
    pub given: Vec<&'a JournalEntry>,
    /// Who else has judged which item, where the verdict is hidden from the reader.
    pub unseen: Vec<(&'a Clean, &'a Id)>,
    /// What each officer put off and has not judged since, in the order in which it was put off.
    pub skipped: Vec<&'a JournalEntry>,
    /// Its steps, in order: who came, went, looked.
    pub steps: Vec<(SessionStep, &'a JournalEntry)>,
    /// The verdicts in it that do not count, in the order of their places.
    pub uncounted: Vec<&'a JournalEntry>,
    /// The entry that closed it.
    pub closed: Option<&'a JournalEntry>,
    ledger: &'a Ledger,
}

impl<'a> Session<'a> {
    /// Its short name.
    pub fn name(&self) -> String {
        name(self.id)
    }

    /// The items that an entry is on, by the ids that they have now.
    pub fn items_of(&self, held: &'a JournalEntry) -> impl Iterator<Item = &'a Id> {
        let ledger = self.ledger;
        held.entry.on.iter().map(move |id| ledger.present(id))
    }

    /// The last verdict of an officer on an item that was given in it.
    pub fn given_by(&self, officer: &str, on: &Id) -> Option<&'a JournalEntry> {
        let own = |held: &&JournalEntry| {
            *held.officer == *officer && self.items_of(held).any(|item| item == on)
        };
        self.given.iter().copied().find(own)
    }

    /// The verdicts of an officer that were given in it, by item.
    pub fn all_given_by(&self, officer: &str) -> HashMap<&'a Id, &'a JournalEntry> {
        let own = self.given.iter().filter(|held| *held.officer == *officer);
        own.filter_map(|held| Some((self.items_of(held).next()?, *held))).collect()
    }

    /// The items that an officer put off and has not judged since, in the order of putting off.
    pub fn skipped_by(&self, officer: &str) -> Vec<&'a Id> {
        let own = self.skipped.iter().filter(|held| *held.officer == *officer);
        own.filter_map(|held| self.items_of(held).next()).collect()
    }

    /// Everybody who takes part: who opened it, then in the order of coming.
    pub fn officers(&self) -> Vec<&'a Clean> {
        let came =
            self.steps.iter().map(|(_, held)| *held).filter(|held| self.is_for(&held.officer));
        let judged = self.given.iter().map(|held| &held.officer);
        let judged = judged.chain(self.unseen.iter().map(|(officer, _)| *officer));
        let mut officers: Vec<&Clean> = Vec::new();
        for officer in came.map(|held| &held.officer).chain(judged) {
            if !officers.contains(&officer) {
                officers.push(officer);
            }
        }
        officers
    }

    /// Whether an officer may judge in it: anybody, unless it was dealt to somebody else.
    pub fn is_for(&self, officer: &str) -> bool {
        self.terms.dealt_to.as_deref().is_none_or(|to| to == officer)
    }

    /// Whether it is an officer's own: opened by them for everybody, or dealt to them.
    pub fn is_of(&self, officer: &str) -> bool {
        match self.terms.dealt_to.as_deref() {
            Some(to) => to == officer,
            None => *self.opened.officer == *officer,
        }
    }

    /// Whether an officer may close it: who opened it, and to whom it was dealt.
    pub fn may_be_closed_by(&self, officer: &str) -> bool {
        *self.opened.officer == *officer || self.is_of(officer)
    }

    /// Who may close it, in words: `plw or rjs`.
    pub fn closers(&self) -> String {
        let began = &self.opened.officer;
        match self.terms.dealt_to.as_deref().map(Clean::line) {
            Some(to) if to != *began => format!("{began} or {to}"),
            _ => began.to_string(),
        }
    }

    /// Whether others' verdicts are hidden from an officer until they have judged.
    pub fn is_blind_for(&self, officer: &str) -> bool {
        let looked = |(step, held): &(SessionStep, &JournalEntry)| {
            *step == SessionStep::Unblinded && *held.officer == *officer
        };
        self.terms.blind && !self.steps.iter().any(looked)
    }

    /// When something last happened in it.
    pub fn last_moment(&self) -> Timestamp {
        let steps = self.steps.iter().map(|(_, held)| held.entry.at);
        let given = self.given.iter().map(|held| held.entry.at);
        steps.chain(given).max().unwrap_or(self.opened.entry.at)
    }
}

impl Entry {
    /// The step of a session that it tells; `None` for any other act.
    pub(super) fn step(&self) -> Option<SessionStep> {
        SessionStep::parse(&self.value).filter(|_| self.act == Act::Session)
    }
}

impl Ledger {
    /// A session by its id; `None` when nobody opened it.
    pub fn session(&self, id: Uuid) -> Option<Session<'_>> {
        let (opened, terms) = self.opening(id)?;
        let mut queue: Vec<&Id> = Vec::new();
        let mut known: HashSet<&Id> = HashSet::new();
        let mut last: BTreeMap<(&Clean, &Id), (usize, &JournalEntry)> = BTreeMap::new();
        let mut unseen: BTreeSet<(&Clean, &Id)> = BTreeSet::new();
        let mut put_off = BTreeMap::new();
        let mut steps = Vec::new();
        for (at, LedgerRow { held, retracted, hidden, .. }) in self.in_session(id).enumerate() {
            let step = held.entry.step();
            steps.extend(step.map(|step| (step, held)));
            let first_of_queue =
                step == Some(SessionStep::Opened) && held.officer == opened.officer;
            for on in held.entry.on.iter().map(|id| self.present(id)) {
                if first_of_queue && known.insert(on) {
                    queue.push(on);
                }
                let key = (&held.officer, on);
                if held.entry.act == Act::Verdict && !retracted {
                    put_off.remove(&key);
                    unseen.remove(&key);
                    if *hidden && held.entry.value != WITHDRAWN {
                        unseen.insert(key);
                    }
                    last.insert(key, (at, held));
                } else if step == Some(SessionStep::Skipped) && !last.contains_key(&key) {
                    put_off.insert(key, (at, held));
                }
            }
        }
        let in_order = |mut of: BTreeMap<(&Clean, &Id), (usize, _)>| {
            of.retain(|(_, on), _| known.contains(on));
            let mut all: Vec<_> = of.into_values().collect();
            all.sort_by_key(|(at, _)| *at);
            all.into_iter().map(|(_, held)| held).collect::<Vec<&JournalEntry>>()
        };
        last.retain(|key, _| !unseen.contains(key));
        unseen.retain(|(_, on)| known.contains(on));
        let unseen = unseen.into_iter().collect();
        let (mut given, skipped) = (in_order(last), in_order(put_off));
        given.retain(|held| held.entry.value != WITHDRAWN);
        let uncounted = self.all_in_session(id).filter(|row| !row.counts() && !row.hidden);
        let uncounted = uncounted.map(|row| &row.held);
        let uncounted = uncounted.filter(|held| held.entry.act == Act::Verdict).collect();
        let (closed, ledger) = (self.closed(id), self);
        Some(Session {
            id,
            opened,
            terms,
            queue,
            given,
            unseen,
            skipped,
            steps,
            uncounted,
            closed,
            ledger,
        })
    }

    /// The entry that opened a session, and its terms.
    pub(super) fn opening(&self, id: Uuid) -> Option<(&JournalEntry, SessionTerms)> {
        let is_opening = |row: &&LedgerRow| row.held.entry.step() == Some(SessionStep::Opened);
        let opened = &self.in_session(id).find(is_opening)?.held;
        Some((opened, SessionTerms::read(&opened.entry.text)))
    }

    /// The entry that closed a session, by whoever opened it or was dealt it. Asked of single
    /// records, and so without working out the whole session.
    pub fn closed(&self, id: Uuid) -> Option<&JournalEntry> {
        let (opened, terms) = self.opening(id)?;
        let closes = |held: &&JournalEntry| {
            held.entry.step() == Some(SessionStep::Closed)
                && (held.officer == opened.officer
                    || terms.dealt_to.as_deref() == Some(&*held.officer))
        };
        self.in_session(id).map(|row| &row.held).filter(closes).last()
    }

    /// Every session, the newest first.
    pub fn sessions(&self) -> Vec<Session<'_>> {
        let mut all: Vec<Session<'_>> =
            self.session_ids().filter_map(|id| self.session(id)).collect();
        all.sort_by_key(|it| std::cmp::Reverse((it.opened.entry.at, it.id)));
        all
    }

    /// The sessions that a name, or the beginning of a name or id, may mean.
    pub fn sessions_named(&self, typed: &str) -> Vec<Session<'_>> {
        let typed = typed.trim().to_ascii_lowercase();
        let begins = |session: &Session<'_>| {
            let (name, id) = (session.name(), session.id.to_string());
            [&*name, &name[2..], &id].iter().any(|it| it.starts_with(&typed))
        };
        if typed.is_empty() {
            return Vec::new();
        }
        self.sessions().into_iter().filter(begins).collect()
    }
}
