//! What is wrong, doubtful or not on file across records: one id twice, dates out of order, gaps.

mod also;
pub(super) mod call_in;
pub(super) mod contradictions;
mod endorsements;
pub(super) mod links;
mod stages;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::ix::Ix;
use super::register::Register;
use crate::calendar::When;
use crate::fault::Fault;
use crate::record::kinds::{Decision, Endorsement};
use crate::record::vocabulary::Stance;
use crate::record::{Content, Id, Record, StatusSide};

/// Two records with one id; the first in path order keeps it.
pub(super) fn duplicate(first: &Record, second: &Record) -> Fault {
    let message = format!(
        "{} is the id of two records: {}:{} keeps it, this one is not shown",
        second.id, first.file, first.spot.line
    );
    let hint = "give one of them another id; until then nothing can be added to it";
    let fault = Fault { costs_its_record: true, ..Fault::error("duplicate-id", message) };
    second.place_fault(fault.hint(hint))
}

/// Checks what a single file cannot know.
pub(super) fn doubts_and_gaps(register: &Register) -> Vec<Fault> {
    let of_one = |(at, record)| of_record(register, Ix::new(at), record);
    let mut faults: Vec<Fault> =
        register.records.par_iter().enumerate().flat_map_iter(of_one).collect();
    faults.extend(contradictions::alike_but_for_capitals(register));
    figures_that_differ(register, &mut faults);
    faults
}

/// Two papers that give different figures for the same thing.
fn figures_that_differ(register: &Register, faults: &mut Vec<Fault>) {
    for amounts in register.all_figures_that_differ() {
        let told = amounts.iter().filter_map(|&ix| {
            Some(format!("{} says {}", register.id(ix), register.amount(ix)?.amount.as_written()))
        });
        let told: Vec<String> = told.collect();
        let Some(&last) = amounts.last() else { continue };
        let last = register.record(last);
        let message = format!("figures differ on one {}: {}", last.title(), told.join(", "));
        faults.push(last.place_fault(Fault::gap("figures-differ", message)));
    }
}

/// Checks one record.
fn of_record(register: &Register, ix: Ix, record: &Record) -> Vec<Fault> {
    let mut faults = Vec::new();
    let id = &record.id;
    match &record.content {
        Content::Decision(decision) => {
            let when_taken = register.takes_effect_when_taken(ix, decision);
            of_decision(id, decision, when_taken, &mut faults);
            faults.extend(call_in::of_decision(register, ix, decision));
            faults.extend(stages::of_decision(register, ix, decision));
            cut_short(id, decision, &mut faults);
        }
        Content::Body(body) => faults.extend(call_in::of_body(id, body)),
        Content::Document(document) if document.path.is_none() => {
            let message =
                format!("{id} has no saved text, so nothing quoted from it can be checked");
            faults.push(Fault::gap("no-saved-text", message));
        }
        Content::Endorsement(it) => {
            if it.caveats_not_recorded == Some(true) {
                let message =
                    format!("{id}: caveats are known to exist, their words are not on file");
                faults.push(Fault::gap("caveats-not-recorded", message));
            }
            let answers = !matches!(it.stance.known(), Some(Stance::Awaited | Stance::NotSought));
            if it.evidence.is_none() && answers {
                let message = format!("{id} does not say how well the stance is known");
                let hint = "write evidence = \"first-hand\", \"second-hand\" or \"claimed\"";
                faults.push(Fault::gap("evidence-not-stated", message).hint(hint));
            }
            endorsements::doubts(register, ix, it, &mut faults);
        }
        Content::Caveat(caveat) => {
            let status = caveat.recorded_status();
            let settings = &register.settings;
            let is_settled = settings.status_side(status) == Some(StatusSide::Settled);
            // Where officers may settle, no decision of a body has to say so.
            if is_settled && caveat.discharged_by.is_none() && !settings.officer_settles() {
                let message = format!("{id} is {status}, but no decision is on file that says so");
                let fault = Fault::gap("settled-by-nobody", message);
                faults.push(fault.hint("name it in `discharged_by`"));
            }
        }
        Content::Case(case) => {
            sources_that_differ(register, ix, &mut faults);
            faults.extend(stages::of_case(register, ix, case));
        }
        _ => {}
    }
    also::of_record(register, record, &mut faults);
    contradictions::of_record(register, ix, record, &mut faults);
    // What has no place yet is of the record itself.
    let place = |fault: Fault| match fault.file {
        None => record.place_fault(fault),
        Some(_) => fault,
    };
    faults.into_iter().map(place).collect()
}

/// The dates of a decision that are out of order; what takes effect `when_taken` may be published
/// afterwards.
fn of_decision(id: &Id, decision: &Decision, when_taken: bool, faults: &mut Vec<Fault>) {
    let [decided, published, effective] =
        [&decision.decided, &decision.published, &decision.effective]
            .map(|when| when.as_ref().and_then(When::last_day));
    let (from, was) =
        if when_taken { (decided, "it was decided") } else { (published, "it was published") };
    let order = [
        (decided, "it was decided", published, "was published"),
        (from, was, effective, "takes effect"),
    ];
    for (first, was, second, is) in order {
        if let (Some(first), Some(second)) = (first, second)
            && second < first
        {
            let message = format!("{id} {is} on {second}, before {was} on {first}");
            faults.push(Fault::warning("date-order", message).hint("check both against the page"));
        }
    }
}

fn cut_short(id: &Id, decision: &Decision, faults: &mut Vec<Fault>) {
    for resolution in decision.resolution.iter().filter(|resolution| resolution.cut == Some(true)) {
        let label = resolution.label.as_deref().unwrap_or("a resolution");
        let message = format!("{id}: the text of {label} is cut short in the source");
        faults.push(Fault::gap("text-cut", message));
    }
}

/// Two sources that give one partner different stances on one case at one stage.
fn sources_that_differ(register: &Register, case: Ix, faults: &mut Vec<Fault>) {
    let mut told: BTreeMap<(&Id, Option<&Id>, &str), (&Id, &Endorsement)> = BTreeMap::new();
    for &ix in register.endorsements_of(case) {
        let Some(it) = register.record_as::<Endorsement>(ix) else { continue };
        let record = register.record(ix);
        let key = (&it.partner, it.body.as_ref(), &*it.stage);
        let (other, first) = *told.entry(key).or_insert((&record.id, it));
        let is_answer = |it: &Endorsement| {
            !matches!(it.stance.known(), Some(Stance::Awaited | Stance::NotSought))
        };
        // That an answer is awaited says nothing against the one that came.
        if first.stance != it.stance
            && first.evidence != it.evidence
            && is_answer(first)
            && is_answer(it)
        {
            let message = format!(
                "{other} and {} differ on what {} said of {}: {} and {}",
                record.id,
                register.known_as(&it.partner),
                register.id(case),
                first.stance,
                it.stance
            );
            faults.push(record.place_fault(Fault::gap("sources-differ", message)));
        }
    }
}
