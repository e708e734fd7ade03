//! Acts: what an officer adds to records, as orders for the journal.

use crate::journal::{Act, Entry, verdict};
use crate::query::is_held;
use crate::register::Ix;
use crate::tui::effect::{ActEntry, DraftKey, Order, PinnedVersion, ProposedEntry, SessionRef};
use crate::tui::model::Model;

/// What is done, whichever records it is done to; it can be repeated on others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepeatableAct {
    /// A verdict by its key, `-` to withdraw one's own, with the reason.
    Verdict(char, String),
    /// One's own verdict again, on the words as they are now.
    Reaffirm,
    /// Words or values.
    Say(Vec<ActEntry>),
}

impl RepeatableAct {
    /// One thing that is said.
    pub fn one(entry: ActEntry) -> Self {
        Self::Say(vec![entry])
    }

    /// Whether it replaces an entry, which can be done only once.
    pub fn replaces(&self) -> bool {
        matches!(self, Self::Say(all) if all.iter().any(|one| one.act == Act::Supersede))
    }
}

/// What is said where nothing may be written, and why where it was not asked for.
pub fn read_only_words(model: &Model) -> String {
    match &model.no_writing {
        Some(why) => format!("Read only: {why}"),
        None => "Read only: you may look, copy and export, not write".to_owned(),
    }
}

/// Why nothing can be added to these records, in words; `None` when it can.
pub fn refusal(model: &Model, on: &[Ix]) -> Option<String> {
    if model.read_only {
        return Some(read_only_words(model));
    }
    let mut ids = on.iter().map(|&ix| model.register.id(ix));
    let id = ids.find(|id| model.register.is_contested(id))?;
    Some(format!("{id} is the id of two records; gw tells which, mend that first"))
}

/// The order that does a deed to records, pinned to the words that were `read` when its key was
/// pressed, in the order of the records; where there are none, to the present ones.
///
/// # Errors
/// Why it says nothing on these records, in words.
pub fn order(
    model: &Model,
    deed: &RepeatableAct,
    on: &[Ix],
    read: &[PinnedVersion],
    draft: Option<DraftKey>,
    session: Option<&SessionRef>,
) -> Result<Order, String> {
    let (mut proposed, mut versions) = (Vec::new(), Vec::new());
    for (at, &ix) in on.iter().enumerate() {
        let version = read.get(at).cloned().unwrap_or_else(|| model.version(ix));
        let mut is_kept = false;
        for what in sayings(model, deed, ix)? {
            is_kept |= matches!(what.act, Act::Verdict | Act::Wait | Act::Looked);
            let (on, seen) = (model.register.id(ix).clone(), Some(version.fingerprint.clone()));
            proposed.push(ProposedEntry { what, on, seen, session: session.cloned() });
        }
        if is_kept {
            versions.push(version);
        }
    }
    if !proposed.is_empty() {
        return Ok(Order::Append { proposed, versions, draft });
    }
    Err(match (deed, on) {
        (RepeatableAct::Reaffirm, &[ix]) => {
            format!("No verdict of yours on {} waits for it", model.register.id(ix))
        }
        (RepeatableAct::Reaffirm, many) => {
            format!("No verdict of yours on these {} waits for it", many.len())
        }
        (_, &[ix]) => format!("You have no verdict on {}", model.register.id(ix)),
        (_, many) => format!("You have no verdict on any of these {}", many.len()),
    })
}

/// What a deed says of one record; nothing where it would change nothing.
fn sayings(model: &Model, deed: &RepeatableAct, ix: Ix) -> Result<Vec<ActEntry>, String> {
    let register = &model.register;
    let own = register.verdict_of(ix, &model.officer);
    match deed {
        RepeatableAct::Say(sayings) => Ok(sayings.clone()),
        RepeatableAct::Verdict('-', _) => {
            let withdrawn = own.map(|_| ActEntry::value(Act::Verdict, verdict::WITHDRAWN));
            Ok(withdrawn.into_iter().collect())
        }
        RepeatableAct::Verdict(key, reason) => {
            register.may_judge(ix).map_err(|fault| fault.describe())?;
            let kind = register.record(ix).kind();
            let word = verdict::word_for(kind, *key)
                .ok_or_else(|| format!("A {} takes no verdict", kind.as_str()))?;
            Ok(vec![ActEntry::value(Act::Verdict, word).text(reason)])
        }
        RepeatableAct::Reaffirm => {
            register.may_judge(ix).map_err(|fault| fault.describe())?;
            let waits = own.filter(|own| own.suspect || is_held(&model.ctx(), ix));
            let again =
                |entry: &Entry| ActEntry::value(Act::Verdict, &entry.value).text(&entry.text);
            Ok(waits.map(|own| again(&own.held.entry)).into_iter().collect())
        }
    }
}
