//! Finding a session by what somebody typed, and saying which there are.

use crate::cli::CommandError;
use crate::cli::register::{NEAR, nearest_or};
use crate::journal::Session;
use crate::register::Register;
use crate::text::nearest::nearest_few;

/// The session of a name, or of its beginning; an error when there is none, or more than one.
pub fn named<'a>(register: &'a Register, typed: &str) -> Result<Session<'a>, CommandError> {
    let ledger = register.ledger();
    let mut found = ledger.sessions_named(typed);
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => {
            let names: Vec<String> = ledger.sessions().iter().map(Session::name).collect();
            let near = nearest_few(typed.trim(), names.iter().map(String::as_str), NEAR);
            let hint = nearest_or(&near, "`caveat session list` lists them");
            Err(CommandError::finding(format!("no session has the name {typed}\n  {hint}")))
        }
        several => Err(CommandError::usage(format!(
            "{several} sessions have names that begin with {typed}:\n{}",
            lines(register, "", &found)
        ))),
    }
}

/// Sessions, one a line: name, how far the officer is, what it is called, and its filter.
pub fn lines(register: &Register, officer: &str, sessions: &[Session<'_>]) -> String {
    let line = |session: &Session<'_>| {
        let officer = session.terms.dealt_to.as_deref().unwrap_or(officer);
        let (progress, terms) = (register.progress(session, officer), &session.terms);
        let line = format!("  {}  {progress}  {}  {}", session.name(), terms.title, terms.query);
        line.trim_end().to_owned()
    };
    sessions.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// That a session is open; else who closed it, when, and how to read what came of it.
pub fn not_closed(session: &Session<'_>) -> Result<(), CommandError> {
    let Some(held) = session.closed else { return Ok(()) };
    let name = session.name();
    Err(CommandError::finding(format!(
        "{name} was closed by {} on {}\n  caveat session report {name}   prints what came of it",
        held.officer,
        held.moment()
    )))
}
