//! What is wrong, doubtful or not on file across records: one id twice, dates out of order, gaps.

pub(super) mod call_in;
mod endorsements;
pub(super) mod links;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::ix::Ix;
use super::register::Register;
use crate::fault::Fault;
use crate::record::kinds::decision::Decision;
use crate::record::kinds::endorsement::Endorsement;
use crate::record::vocabulary::is_settled;
use crate::record::{Content, Record};

/// Two records with one id; the first in path order keeps it.
pub(super) fn duplicate(first: &Record, second: &Record) -> Fault {
    let message = format!(
        "{} is the id of two records: {}:{} keeps it, this one is not shown",
        second.id, first.file, first.spot.line
    );
    here(
        second,
        Fault::error("duplicate-id", message)
            .hint("give one of them another id; until then nothing can be added to it"),
    )
}

/// Checks what a single file cannot know.
pub(super) fn doubts_and_gaps(register: &Register) -> Vec<Fault> {
    let of_one = |(at, record)| {
        let mut faults = Vec::new();
        of_record(register, Ix::new(at), record, &mut faults);
        faults
    };
    let mut faults: Vec<Fault> =
        register.records.par_iter().enumerate().flat_map_iter(of_one).collect();
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
        let measure = register.record(last).title();
        let message = format!("figures differ on one {measure}: {}", told.join(", "));
        faults.push(here(register.record(last), Fault::gap("figures-differ", message)));
    }
}

fn of_record(register: &Register, ix: Ix, record: &Record, faults: &mut Vec<Fault>) {
    match &record.content {
        Content::Decision(decision) => {
            of_decision(record, decision, faults);
            let doubts = call_in::of_decision(register, ix, decision);
            faults.extend(doubts.into_iter().map(|fault| here(record, fault)));
            cut_short(record, decision, faults);
        }
        Content::Body(body) => {
            let doubt = call_in::of_body(&record.id, body);
            faults.extend(doubt.map(|fault| here(record, fault)));
        }
        Content::Document(document) if document.path.is_none() => {
            let message = format!(
                "{} has no saved text, so nothing quoted from it can be checked",
                record.id
            );
            faults.push(here(record, Fault::gap("no-saved-text", message)));
        }
        Content::Endorsement(it) => {
            if it.caveats_not_recorded == Some(true) {
                let message = format!(
                    "{}: caveats are known to exist, their words are not on file",
                    record.id
                );
                faults.push(here(record, Fault::gap("caveats-not-recorded", message)));
            }
            endorsements::doubts(register, ix, it, faults);
        }
        Content::Caveat(caveat) => {
            let settled = is_settled(caveat.recorded_status());
            if settled && caveat.discharged_by.is_none() {
                let message = format!(
                    "{} is {}, but no decision is on file that says so",
                    record.id,
                    caveat.recorded_status()
                );
                faults.push(here(
                    record,
                    Fault::gap("settled-by-nobody", message).hint("name it in `discharged_by`"),
                ));
            }
        }
        Content::Case(_) => sources_that_differ(register, ix, faults),
        _ => {}
    }
}

fn of_decision(record: &Record, decision: &Decision, faults: &mut Vec<Fault>) {
    let day = |when: &Option<crate::calendar::When>| {
        when.as_ref().and_then(crate::calendar::When::last_day)
    };
    let (decided, published, effective) =
        (day(&decision.decided), day(&decision.published), day(&decision.effective));
    let order = [
        (decided, "it was decided", published, "was published"),
        (published, "it was published", effective, "takes effect"),
    ];
    for (first, was, second, is) in order {
        if let (Some(first), Some(second)) = (first, second)
            && second < first
        {
            let message = format!("{} {is} on {second}, before {was} on {first}", record.id);
            let fault = Fault::warning("date-order", message).hint("check both against the page");
            faults.push(here(record, fault));
        }
    }
}

fn cut_short(record: &Record, decision: &Decision, faults: &mut Vec<Fault>) {
    for resolution in decision.resolution.iter().filter(|resolution| resolution.cut == Some(true)) {
        let label = resolution.label.as_deref().unwrap_or("a resolution");
        let message = format!("{}: the text of {label} is cut short in the source", record.id);
        faults.push(here(record, Fault::gap("text-cut", message)));
    }
}

/// Two sources that give one partner different stances on one case at one stage.
fn sources_that_differ(register: &Register, case: Ix, faults: &mut Vec<Fault>) {
    let mut told: BTreeMap<(&str, &str, &str), (&Record, &Endorsement)> = BTreeMap::new();
    for &ix in register.endorsements_of(case) {
        let record = register.record(ix);
        let Content::Endorsement(it) = &record.content else { continue };
        let body = it.body.as_ref().map_or("", |body| body.as_str());
        let key = (it.partner.as_str(), body, &*it.stage);
        match told.get(&key) {
            Some((_, first)) if first.stance == it.stance => {}
            Some((other, first)) if first.evidence != it.evidence => {
                let message = format!(
                    "{} and {} differ on what {} said of {}: {} and {}",
                    other.id,
                    record.id,
                    register.known_as(it.partner.as_str()),
                    register.id(case),
                    first.stance,
                    it.stance
                );
                faults.push(here(record, Fault::gap("sources-differ", message)));
            }
            Some(_) => {}
            None => {
                told.insert(key, (record, it));
            }
        }
    }
}

fn here(record: &Record, fault: Fault) -> Fault {
    fault.in_file(&record.file).at(record.spot.line, record.spot.column)
}
