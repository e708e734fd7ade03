//! How far a review session is, for one officer and for all: what was judged, put off, not reached.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::ix::Ix;
use super::people::verdicts::{Verdict, is_split};
use super::register::Register;
use crate::journal::verdict::{KEYS, is_suspect, letter, words};
use crate::journal::{JournalEntry, Session};
use crate::record::{Id, Kind};
use crate::text::Clean;

/// How far one officer is in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SessionProgress {
    /// How many items it has.
    pub of: usize,
    /// How many of them the officer has judged.
    pub judged: usize,
    /// How many verdicts there are of each of the five keys, in their order; those that are hidden
    /// from the reader are not among them.
    pub counts: [usize; 5],
    /// How many items were put off and not judged since.
    pub skipped: usize,
    /// How many items are not judged and not on file any more.
    pub gone: usize,
    /// How many of the judged items have changed since.
    pub suspect: usize,
}

impl SessionProgress {
    /// How many items can still be judged.
    pub fn left(&self) -> usize {
        self.of - self.judged - self.gone
    }

    /// How many items were neither judged nor put off.
    pub fn not_reached(&self) -> usize {
        self.left() - self.skipped
    }

    /// Whether nothing is left to judge.
    pub fn is_complete(&self) -> bool {
        self.left() == 0
    }

    /// The counts in words, the words of a kind of record under the labels that the register gives
    /// them: `2 met  1 partly`; those of which there are none are left out unless `all`.
    pub fn describe(&self, register: &Register, kind: Kind, all: bool) -> Vec<String> {
        let counted = words(kind).iter().zip(self.counts).filter(|(_, count)| all || *count > 0);
        let label = |word: &str| Clean::line(register.settings.verdict_label(word));
        counted.map(|(word, count)| format!("{count} {}", label(word).replace('-', " "))).collect()
    }
}

/// How many are judged, and of how many: `4 of 6`.
impl fmt::Display for SessionProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.judged, self.of)
    }
}

/// One item of a session, with what everybody said of it there.
#[derive(Debug, Clone)]
pub struct SessionItem<'a> {
    /// The record's id, as the queue has it.
    pub id: &'a Id,
    /// The record, while it is on file.
    pub ix: Option<Ix>,
    /// What each officer said of it, in the order of saying.
    pub given: Vec<Verdict<'a>>,
    /// Who judged it in words that are hidden from the reader.
    pub unseen: Vec<&'a Clean>,
    /// Who put it off and has not judged it since.
    pub skipped_by: Vec<&'a Clean>,
}

impl SessionItem<'_> {
    /// Whether two verdicts on its present words differ.
    pub fn is_split(&self) -> bool {
        is_split(&self.given)
    }
}

impl Register {
    /// What the items of a session are.
    pub fn kind_of(&self, session: &Session<'_>) -> Kind {
        let first = session.queue.iter().find_map(|id| self.find(id));
        Kind::named(&session.terms.kind)
            .or(first.map(|ix| self.record(ix).kind()))
            .unwrap_or(Kind::Caveat)
    }

    /// How far an officer is in a session.
    pub fn progress(&self, session: &Session<'_>, officer: &str) -> SessionProgress {
        let given = session.all_given_by(officer);
        let skipped: HashSet<&Id> = session.skipped_by(officer).into_iter().collect();
        let unseen = session.unseen.iter().filter(|(by, _)| ***by == *officer);
        let unseen: HashSet<&Id> = unseen.map(|(_, id)| *id).collect();
        let of = session.queue.len();
        let mut progress = SessionProgress { of, ..SessionProgress::default() };
        for id in &session.queue {
            match (given.get(id), self.find(id)) {
                (Some(held), ix) => {
                    progress.judged += 1;
                    let key = letter(&held.entry.value);
                    if let Some(at) = KEYS.iter().position(|own| *own == key) {
                        progress.counts[at] += 1;
                    }
                    progress.suspect += usize::from(ix.is_some_and(|ix| self.is_stale(held, ix)));
                }
                (None, _) if unseen.contains(id) => progress.judged += 1,
                (None, None) => progress.gone += 1,
                (None, Some(_)) => progress.skipped += usize::from(skipped.contains(id)),
            }
        }
        progress
    }

    /// The items of a session whose words have changed since an officer judged them, in its order.
    pub fn stale_items<'a>(&self, session: &Session<'a>, officer: &str) -> Vec<&'a Id> {
        let given = session.all_given_by(officer);
        let is_stale = |id: &&Id| {
            let judged = given.get(*id).zip(self.find(id));
            judged.is_some_and(|(held, ix)| self.is_stale(held, ix))
        };
        session.queue.iter().copied().filter(is_stale).collect()
    }

    /// Every item of a session in the order of its queue, with what everybody said of it there.
    pub fn items<'a>(&'a self, session: &Session<'a>) -> Vec<SessionItem<'a>> {
        let item = |&id: &&'a Id| {
            let ix = self.find(id);
            SessionItem { id, ix, given: Vec::new(), unseen: Vec::new(), skipped_by: Vec::new() }
        };
        let mut items: Vec<SessionItem<'a>> = session.queue.iter().map(item).collect();
        let places: HashMap<&Id, usize> =
            session.queue.iter().enumerate().map(|(at, &id)| (id, at)).collect();
        let place =
            |held: &'a JournalEntry| session.items_of(held).find_map(|on| places.get(on).copied());
        for &held in &session.given {
            let Some(at) = place(held) else { continue };
            let suspect = items[at].ix.is_none_or(|ix| self.is_stale(held, ix));
            items[at].given.push(Verdict { held, suspect });
        }
        for &(officer, id) in &session.unseen {
            let Some(&at) = places.get(id) else { continue };
            items[at].unseen.push(officer);
        }
        for &held in &session.skipped {
            let Some(at) = place(held) else { continue };
            items[at].skipped_by.push(&held.officer);
        }
        items
    }

    /// Whether a verdict was given on other words than a record has now.
    fn is_stale(&self, held: &JournalEntry, ix: Ix) -> bool {
        is_suspect(held.entry.seen.as_deref(), self.fingerprint(ix))
    }
}
