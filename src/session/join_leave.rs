//! Coming into a review session and leaving it: what is entered about that, and the line at the end.

use jiff::Timestamp;

use crate::journal::{Session, SessionStep};
use crate::register::Register;

/// For how long somebody who left is not entered as coming back, in seconds.
const BACK_AT_ONCE: i64 = 60;

/// What is entered when an officer comes into a session: nothing for whoever is in it already, and
/// nothing for whoever left less than a minute ago.
pub fn coming(session: &Session<'_>, officer: &str, now: Timestamp) -> Option<SessionStep> {
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
pub fn leaving(register: &Register, session: &Session<'_>, officer: &str) -> SessionStep {
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
    let told = words.enumerate().filter(|(at, (_, count))| *at < 3 || *count > 0);
    let told: Vec<String> = told.map(|(_, (words, _))| words).collect();
    let gone = match progress.gone {
        0 => String::new(),
        gone => format!(", {gone} not on file any more"),
    };
    format!(
        "session {} {} of {}: {}; {} left{gone}",
        session.name(),
        progress.judged,
        progress.of,
        told.join(", "),
        progress.left()
    )
}
