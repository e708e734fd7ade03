//! What is doubtful about the stages of business cases, and about decisions that follow one another.

use jiff::civil::Date;

use crate::calendar::{When, short};
use crate::fault::Fault;
use crate::record::Word;
use crate::record::kinds::{Case, Decision};
use crate::record::vocabulary::Stage;
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::register::standing::decision_stage::StageSource;
use crate::register::standing::resolved::ResolutionForce;

/// A stage that a decision does not state, and a decision that follows itself or a later one.
pub(super) fn of_decision(register: &Register, ix: Ix, it: &Decision) -> Vec<Fault> {
    let id = register.id(ix);
    let mut faults = Vec::new();
    let ids = it.cases.iter().chain(it.resolution.iter().flat_map(|one| it.cases_of(one)));
    for case in ids.filter_map(|id| register.find(id)) {
        for resolved in register.resolved(ix, case) {
            let stage = resolved.stage.word;
            let hint = format!("write stage = \"{stage}\"");
            let fault = match resolved.stage.source {
                StageSource::Named(words) => {
                    let message =
                        format!("{id} does not state its stage; its words name “{words}”");
                    Fault::gap("stage-read-from-title", message).hint(hint)
                }
                StageSource::Assumed if stage.known().is_some_and(is_later) => {
                    let case = register.id(case);
                    let message = format!(
                        "{id} does not state its stage; it is taken for that of {case}, {stage}"
                    );
                    Fault::gap("stage-not-stated", message).hint(hint)
                }
                _ => continue,
            };
            // Several cases of one decision want the one line.
            if !faults.iter().any(|other: &Fault| other.code == fault.code) {
                faults.push(fault);
            }
        }
    }
    faults.extend(it.follows.iter().filter_map(|id| follows(register, ix, register.find(id)?)));
    faults
}

/// Whether a case of this stage surely had another before it, at which the decision may have been taken.
fn is_later(stage: Stage) -> bool {
    stage == Stage::Full
}

/// What is wrong with a decision that follows another.
fn follows(register: &Register, ix: Ix, earlier: Ix) -> Option<Fault> {
    let (id, other) = (register.id(ix), register.id(earlier));
    if ix == earlier {
        let message = format!("{id} follows itself");
        return Some(Fault::warning("follows-circle", message).hint("name the decision before it"));
    }
    if register.followed(earlier).contains(&ix) {
        let message = format!("{id} follows {other}, which follows {id} in turn");
        return Some(Fault::warning("follows-circle", message).hint("take one of the two out"));
    }
    let (own, before) = (register.decision_day(ix)?, register.decision_day(earlier)?);
    (before > own).then(|| {
        let (own, before) = (short(own), short(before));
        let message =
            format!("{id} of {own} follows {other}, which was decided later, on {before}");
        Fault::warning("date-order", message).hint("check both against the page")
    })
}

/// Stages of a case that are out of order: in its own history, or by the decisions on it.
pub(super) fn of_case(register: &Register, ix: Ix, it: &Case) -> Vec<Fault> {
    let id = register.id(ix);
    let since = (Some(&it.stage), it.stage_since.as_ref());
    let steps = it.stage_history.iter().map(|step| (Some(&step.stage), step.from.as_ref()));
    let steps: Vec<_> = steps.chain([since]).collect();
    let mut faults = Vec::new();
    for pair in steps.windows(2) {
        let day = |at: usize| pair[at].1.and_then(When::first_day);
        let stage = |at: usize| pair[at].0.and_then(Word::known);
        if day(0).zip(day(1)).is_some_and(|(first, next)| first > next)
            || stage(0).zip(stage(1)).is_some_and(|(first, next)| first > next)
        {
            let words = |at: usize| pair[at].0.map_or("", |it| it);
            let message = format!(
                "{id}: its stage `{}` stands before `{}` in its history, and is not before it",
                words(0),
                words(1)
            );
            let hint = "write the stages in the order in which the case came to them";
            faults.push(Fault::warning("stage-order", message).hint(hint));
        }
    }
    faults.extend(decided_too_early(register, ix));
    faults
}

/// A later stage that was approved before an earlier one.
fn decided_too_early(register: &Register, case: Ix) -> Option<Fault> {
    let mut approved: Vec<(Date, Stage, Ix)> = Vec::new();
    for &decision in register.decisions_of(case) {
        let Some(day) = register.decision_day(decision) else { continue };
        for own in register.resolved(decision, case) {
            let stage = own.stage.word.known().filter(|stage| *stage <= Stage::Full);
            let commits = own.force == ResolutionForce::Approved;
            approved.extend(stage.filter(|_| commits).map(|stage| (day, stage, decision)));
        }
    }
    approved.sort_by_key(|(day, ..)| *day);
    let pair = approved.windows(2).find(|pair| pair[0].1 > pair[1].1)?;
    let [(first, later, a), (next, earlier, b)] = [pair[0], pair[1]];
    let message = format!(
        "{} approved the {later} case on {}, before {} approved the {earlier} one on {}",
        register.id(a),
        short(first),
        register.id(b),
        short(next)
    );
    Some(Fault::warning("stage-order", message).hint("check the stages and the days"))
}
