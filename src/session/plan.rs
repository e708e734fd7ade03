//! How a review session begins and ends: its terms and queue, which of one's own are open, who joins
//! and leaves, and the line at the end.

use jiff::Timestamp;

use crate::journal::session::opening;
use crate::journal::{Entry, Session, SessionStep, SessionTerms};
use crate::record::{Id, RegisterSettings};
use crate::register::{Ix, Register, SessionItem};

/// For how long somebody who left is not entered as coming back, in seconds.
const BACK_AT_ONCE: i64 = 60;

/// A session that is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPlan {
    /// On what terms.
    pub terms: SessionTerms,
    /// The records, in their order.
    pub queue: Vec<Id>,
}

impl SessionPlan {
    /// The same session on a part of the queue, for one officer alone.
    #[must_use]
    pub fn deal(&self, part: Vec<Id>, officer: &str) -> Self {
        let dealt_to = Some(officer.to_owned());
        Self { terms: SessionTerms { dealt_to, ..self.terms.clone() }, queue: part }
    }

    /// An officer's own session on the same queue in which they have something left to judge.
    pub fn twin<'a>(&self, register: &'a Register, officer: &str) -> Option<Session<'a>> {
        let query = self.terms.query.trim();
        unfinished(register, officer).into_iter().find(|session| {
            register.kind_of(session).as_str() == self.terms.kind
                && session.terms.query.trim() == query
                // What was marked by hand has no filter either: there it is the items that tell.
                && (!query.is_empty() || session.queue.iter().copied().eq(&self.queue))
        })
    }

    /// The entries that open it, on behalf of `by`; they carry the id that it has from then on.
    pub fn open(&self, at: Timestamp, by: &str) -> Vec<Entry> {
        opening(at, by, &self.terms, &self.queue)
    }
}

/// Whether others' verdicts are hidden in a new session: the officer's wish, else the register's.
pub fn is_blind(settings: &RegisterSettings, own: Option<bool>) -> bool {
    own.or(settings.review.blind).unwrap_or(true)
}

/// An officer's own open sessions, the newest first.
pub fn own_sessions<'a>(register: &'a Register, officer: &str) -> Vec<Session<'a>> {
    let mut all = register.ledger().sessions();
    all.retain(|session| session.closed.is_none() && session.is_of(officer));
    all
}

/// Those of them in which something is left to judge.
pub fn unfinished<'a>(register: &'a Register, officer: &str) -> Vec<Session<'a>> {
    let mut all = own_sessions(register, officer);
    all.retain(|session| !register.progress(session, officer).is_complete());
    all
}

/// What is entered when an officer joins a session: nothing for whoever is in it already, and
/// nothing for whoever left less than a minute ago.
pub fn join(session: &Session<'_>, officer: &str, now: Timestamp) -> Option<SessionStep> {
    let own = session.steps.iter().rev().find(|(_, held)| *held.officer == *officer);
    match own {
        None => Some(SessionStep::Joined),
        Some((SessionStep::Left | SessionStep::Closed, held)) => {
            let away = now.as_second() - held.entry.at.as_second();
            (away >= BACK_AT_ONCE).then_some(SessionStep::Joined)
        }
        Some(_) => None,
    }
}

/// What is entered when an officer leaves a session: that it is closed, when it is their own and
/// nobody who takes part has anything left in it; else that they left.
pub fn leave(register: &Register, session: &Session<'_>, officer: &str) -> SessionStep {
    let is_done = |officer: &str| register.progress(session, officer).is_complete();
    let all_done = || session.officers().into_iter().all(|other| is_done(other));
    let closes = session.closed.is_none() && session.is_of(officer);
    if closes && is_done(officer) && all_done() { SessionStep::Closed } else { SessionStep::Left }
}

/// What is said when an officer leaves a session:
/// `session s-7k2qd 4 of 6: 0 met, 1 partly, 3 not met; 2 left`.
pub fn summary(register: &Register, session: &Session<'_>, officer: &str) -> String {
    let progress = register.progress(session, officer);
    let kind = register.kind_of(session);
    let words = progress.describe(register, kind, true).into_iter().zip(progress.counts);
    // The first three are the answer; the other two are told where they were given.
    let counts = words.enumerate().filter(|(at, (_, count))| *at < 3 || *count > 0);
    let counts: Vec<String> = counts.map(|(_, (words, _))| words).collect();
    let (name, left) = (session.name(), progress.left());
    let left = format!("session {name} {progress}: {}; {left} left", counts.join(", "));
    match progress.gone {
        0 => left,
        gone => format!("{left}, {gone} not on file any more"),
    }
}

/// How many of an officer's verdicts are held, and on what; none where none is.
pub fn held_summary(register: &Register, officer: &str) -> Option<String> {
    let is_held = |ix: &Ix| !register.held_by(*ix, officer).is_empty();
    let mut held: Vec<Ix> = register.all().collect();
    held.retain(is_held);
    let [first, more @ ..] = &*held else { return None };
    let first = register.id(*first);
    Some(match more.len() {
        0 => format!("Your verdict on {first} is held: a colleague found it not met since"),
        more => format!(
            "Your verdicts on {first} and {more} more are held: colleagues found them not met since"
        ),
    })
}

/// On which items officers differ, where they do: `officers differ on 2: STK-C7 STK-C8`.
pub fn disagreements(register: &Register, session: &Session<'_>) -> Option<String> {
    let items = register.items(session);
    let split: Vec<&str> =
        items.iter().filter(|it| SessionItem::is_split(it)).map(|it| it.id.as_str()).collect();
    (!split.is_empty()).then(|| format!("officers differ on {}: {}", split.len(), split.join(" ")))
}
