//! Acts: what an officer adds to a record, as orders for the journal.

use super::desk::Desk;
use super::effect::{DraftKey, Order, Proposed, Version};
use super::prompt::{Prompt, Purpose};
use crate::journal::{Act, verdict};
use crate::register::Ix;

/// Why nothing can be added to a record, in words; `None` when it can.
pub fn refusal(desk: &Desk, ix: Ix) -> Option<String> {
    let id = desk.register.id(ix);
    if desk.read_only {
        return Some("Read only: you may look, not write".into());
    }
    if desk.register.is_contested(id) {
        return Some(format!("{id} is the id of two records; gw tells which, mend that first"));
    }
    None
}

/// What a verdict key means on a record: the order itself, or the line that asks for a reason.
pub enum Verdict {
    /// It can be written down.
    Order(Order),
    /// A reason is asked for first.
    Ask(Box<Prompt>),
    /// It says nothing on this record.
    Refused(String),
}

/// Gives a verdict by its key (`m p x i z`), or withdraws one's own (`-`).
pub fn give(desk: &Desk, ix: Ix, key: char) -> Verdict {
    let record = desk.register.record(ix);
    if key == '-' {
        return match desk.register.verdict_of(ix, &desk.officer) {
            Some(_) => Verdict::Order(order(desk, ix, None, "withdrawn", "", None)),
            None => Verdict::Refused(format!("You have no verdict on {}", record.id)),
        };
    }
    let Some(word) = verdict::word_for(record.kind(), key) else {
        return Verdict::Refused(format!("A {} takes no verdict", record.kind().word()));
    };
    if !desk.register.settings.reason_for(word) {
        return Verdict::Order(order(desk, ix, None, word, "", None));
    }
    let required = desk.register.settings.reason_required(word);
    let purpose = Purpose::Reason { on: record.id.clone(), verdict: word, required };
    Verdict::Ask(Box::new(Prompt::about(purpose, desk, ix)))
}

/// The order that writes a verdict down, pinned to the words that were `read` when its key was
/// pressed, else to the present ones.
pub fn order(
    desk: &Desk,
    ix: Ix,
    read: Option<Version>,
    word: &str,
    reason: &str,
    draft: Option<DraftKey>,
) -> Order {
    let version = read.unwrap_or_else(|| desk.version(ix));
    let proposed = Proposed {
        act: Act::Verdict,
        on: desk.register.id(ix).clone(),
        value: word.to_owned(),
        text: reason.trim().to_owned(),
        reference: None,
        seen: Some(version.fingerprint.clone()),
    };
    Order::Append { proposed: vec![proposed], versions: vec![version], draft }
}

/// The order that writes a note down, on the words that were read when it was begun.
pub fn note(
    desk: &Desk,
    ix: Ix,
    read: Option<Version>,
    text: &str,
    draft: Option<DraftKey>,
) -> Order {
    let read = read.map_or_else(|| desk.register.fingerprint(ix).to_owned(), |it| it.fingerprint);
    let proposed = Proposed {
        act: Act::Note,
        on: desk.register.id(ix).clone(),
        value: "note".to_owned(),
        text: text.trim().to_owned(),
        reference: None,
        seen: Some(read),
    };
    Order::Append { proposed: vec![proposed], versions: Vec::new(), draft }
}

/// The order that takes one's newest act back, or brings back what was taken last; in words what
/// it is, or why there is nothing.
pub fn take_back(desk: &Desk, act: Act) -> Result<(Order, String), String> {
    let ledger = desk.register.ledger();
    let (gesture, none) = match act {
        Act::Restore => (ledger.redo_target(&desk.officer), "Nothing to bring back"),
        _ => (ledger.undo_target(&desk.officer), "You have nothing to take back"),
    };
    let gesture = gesture.ok_or_else(|| none.to_owned())?;
    let what = gesture
        .held
        .first()
        .map_or_else(String::new, |held| in_words(&held.entry, gesture.held.len()));
    let words = match act {
        Act::Restore => format!("Brought back: {what}"),
        _ => format!("Taken back: {what}. U brings it back"),
    };
    Ok((Order::TakeBack { act, gesture }, words))
}

/// An entry in words: `verdict partly on STK-C7`.
pub fn in_words(entry: &crate::journal::Entry, count: usize) -> String {
    let act = match entry.act {
        Act::Retract => "undo",
        Act::Restore => "redo",
        act => act.word(),
    };
    let value = match entry.act {
        Act::Note | Act::Retract | Act::Restore => String::new(),
        _ => format!(" {}", crate::text::Clean::line(&entry.value.replace('-', " "))),
    };
    let on = match (count, entry.on.first()) {
        (1, Some(id)) => format!(" on {id}"),
        (1, None) => String::new(),
        (many, _) => format!(" on {many} records"),
    };
    format!("{act}{value}{on}")
}
