//! What officers said of a record beside notes and verdicts, and still stands: what, who and why.

use super::columns::people::people;
use super::context::QueryContext;
use crate::calendar::When;
use crate::journal::{Act, JournalEntry};
use crate::record::vocabulary::CaveatStatus;
use crate::register::{Ix, Register};

/// The acts whose last word stands until the next one, in the order in which they are told.
const STANDING: [Act; 4] = [Act::Status, Act::Owner, Act::Due, Act::Flag];

/// Something that an officer said of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidOf<'a> {
    /// The entry: who said it, when and why.
    pub held: &'a JournalEntry,
    /// What was said: `status evidence offered`, `target 1 Sep 2017`, `flag ask the clerk`.
    pub what: String,
}

/// The last live words on a record's status, owner, due day or target, and flag. What was cleared
/// is told only where it was said why.
pub fn said<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<SaidOf<'a>> {
    let register = ctx.register;
    let last = STANDING.iter().filter_map(|&act| register.ledger().latest(register.id(ix), act));
    let told = last.filter(|held| !held.entry.value.is_empty() || held.has_words());
    told.map(|held| SaidOf { held, what: what(register, ix, held) }).collect()
}

/// Whether officers left words on a record: a note, a flag, or why they said what they said.
pub fn is_spoken_of(register: &Register, ix: Ix) -> bool {
    let (ledger, id) = (register.ledger(), register.id(ix));
    let mut last = STANDING.iter().filter_map(|&act| ledger.latest(id, act));
    let is_flag = |held: &JournalEntry| held.entry.act == Act::Flag && !held.entry.value.is_empty();
    last.any(|held| is_flag(held) || held.has_words())
        || ledger.waits(id).any(|held| !held.entry.value.is_empty() && held.has_words())
        || ledger.has_notes(id)
}

/// Whether evidence was offered for a record: by a note, or by its status.
pub fn has_evidence(register: &Register, ix: Ix) -> bool {
    let notes = register.ledger().notes(register.id(ix));
    is_offered(register, ix) || notes.iter().any(|note| note.first.entry.value == "evidence")
}

/// Whether the status of a record is that evidence was offered.
pub fn is_offered(register: &Register, ix: Ix) -> bool {
    register.status(ix) == CaveatStatus::EvidenceOffered.as_str()
}

fn what(register: &Register, ix: Ix, held: &JournalEntry) -> String {
    let (act, value) = (held.entry.act, held.value());
    let act = match act {
        Act::Due if register.deadline(ix).is_some() => "target",
        act => act.as_str(),
    };
    match (held.entry.act, &*value) {
        (_, "") => format!("{act} cleared"),
        // The record's own may settle it, or a quorum be short.
        (Act::Status, status) if *status != *register.status(ix) => {
            format!("{act} {}, which does not count", status.replace('-', " "))
        }
        (Act::Status, status) => format!("{act} {}", status.replace('-', " ")),
        (Act::Owner, owner) => format!("{act} {}", register.known_as(owner)),
        (Act::Due, day) => format!("{act} {}", people(Some(&When::read(day)))),
        (_, words) => format!("{act} {words}"),
    }
}
