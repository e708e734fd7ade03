//! Records that contradict themselves: a label that a decision does not have or has twice, a circle,
//! no words, an end before the beginning, one name for two records.

use std::collections::HashMap;

use crate::calendar::When;
use crate::fault::Fault;
use crate::record::kinds::{Caveat, Decision, Engagement, Programme};
use crate::record::{Content, Id, Record};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// Checks one record against itself and those that it names.
pub(super) fn of_record(register: &Register, ix: Ix, record: &Record, faults: &mut Vec<Fault>) {
    let id = &record.id;
    let empty = |of: &str| {
        let message = format!("{of} has no words");
        Fault::warning("empty-text", message).hint("write its `text` as the source prints it")
    };
    match &record.content {
        Content::Caveat(it) => {
            faults.extend(no_such_label(register, id, it));
            faults.extend(circle(register, ix, "answers", |it| answered(register, it)));
            faults.extend(it.text.trim().is_empty().then(|| empty(id)));
        }
        Content::Action(it) => faults.extend(it.text.trim().is_empty().then(|| empty(id))),
        Content::Decision(it) => {
            faults.extend(label_twice(id, it));
            let blank = it.resolution.iter().filter(|one| one.cut != Some(true));
            let blank = blank.filter(|one| one.text.trim().is_empty());
            faults.extend(blank.map(|one| {
                let label = one.label.as_deref().unwrap_or("a resolution");
                empty(&format!("{label} of {id}"))
            }));
        }
        Content::Programme(_) => {
            faults.extend(circle(register, ix, "parent", |it| above(register, it)));
        }
        Content::Engagement(it) => faults.extend(ends_before_it_begins(id, it)),
        _ => {}
    }
}

/// A caveat whose resolution is none of its decision.
fn no_such_label(register: &Register, id: &Id, it: &Caveat) -> Option<Fault> {
    let label = it.resolution.as_deref()?;
    let decision = it.on.as_ref()?;
    let own = register.find_as::<Decision>(decision)?;
    if own.resolution_of(label).is_some() {
        return None;
    }
    let mut known: Vec<&str> =
        own.resolution.iter().filter_map(|one| one.label.as_deref()).collect();
    known.dedup();
    let message = format!("{id} hangs on {label} of {decision}, which has no such resolution");
    let hint = match known.join(", ") {
        none if none.is_empty() => "give its resolutions their labels".to_owned(),
        known => format!("it has {known}"),
    };
    Some(Fault::warning("no-such-resolution", message).hint(hint))
}

/// A label that two resolutions of a decision have: what names it may mean either.
fn label_twice(id: &Id, it: &Decision) -> Option<Fault> {
    let labels: Vec<&str> = it.resolution.iter().filter_map(|one| one.label.as_deref()).collect();
    let (_, twice) = labels.iter().enumerate().find(|(at, label)| labels[..*at].contains(label))?;
    let message = format!("{id} has two resolutions of the label {twice}");
    Some(Fault::warning("label-twice", message).hint("what names it is taken to mean the first"))
}

/// The caveats that a caveat answers.
fn answered(register: &Register, ix: Ix) -> Vec<Ix> {
    let it = register.record_as::<Caveat>(ix).into_iter();
    it.flat_map(|it| &it.answers).filter_map(|id| register.find(id)).collect()
}

/// The programme above a programme.
fn above(register: &Register, ix: Ix) -> Vec<Ix> {
    let it = register.record_as::<Programme>(ix).and_then(|it| it.parent.as_ref());
    it.and_then(|id| register.find(id)).into_iter().collect()
}

/// A record that leads back to itself by a key.
fn circle(register: &Register, ix: Ix, key: &str, next: impl Fn(Ix) -> Vec<Ix>) -> Option<Fault> {
    let mut passed = next(ix);
    let mut at = 0;
    while let Some(&other) = passed.get(at) {
        if other == ix {
            let id = register.id(ix);
            let message = format!("{id} leads back to itself by `{key}`");
            let hint = "take out one of the links of the circle";
            return Some(Fault::warning("circle", message).hint(hint));
        }
        at += 1;
        for more in next(other) {
            if !passed.contains(&more) {
                passed.push(more);
            }
        }
    }
    None
}

fn ends_before_it_begins(id: &Id, it: &Engagement) -> Option<Fault> {
    let from = it.from.as_ref().and_then(When::first_day)?;
    let to = it.to.as_ref().and_then(When::last_day)?;
    (to < from).then(|| {
        let message = format!("{id} ends on {to}, before it begins on {from}");
        Fault::warning("date-order", message).hint("check both against the page")
    })
}

/// Ids that differ in capitals alone: of those somebody types one for the other.
pub(super) fn alike_but_for_capitals(register: &Register) -> Vec<Fault> {
    let mut first: HashMap<String, &Record> = HashMap::new();
    let mut faults = Vec::new();
    let is_small = |record: &&Record| record.id.bytes().any(|b| b.is_ascii_lowercase());
    for record in register.records.iter().filter(is_small) {
        let capitals = record.id.to_ascii_uppercase();
        let other = register.find(&capitals).map(|ix| register.record(ix));
        let other = other.or_else(|| first.get(&capitals).copied());
        match other.filter(|other| other.id != record.id) {
            Some(other) => {
                let message =
                    format!("{} and {} differ in their capitals alone", other.id, record.id);
                let fault = Fault::warning("id-capitals", message);
                faults.push(record.place_fault(fault.hint("give one of them another id")));
            }
            None => _ = first.insert(capitals, record),
        }
    }
    faults
}

/// An old id that is already the id, or an old id, of another record.
pub(in crate::register) fn taken(record: &Record, old: &Id, by: &Record) -> Fault {
    let is = if by.id == *old { "the id" } else { "an old id" };
    let (own, other) = (&record.id, &by.id);
    let message =
        format!("`aka` of {own} names {old}, which is {is} of {other} and leads to {other}");
    record.place_fault(Fault::warning("aka-taken", message).hint("take it out of one of the two"))
}
