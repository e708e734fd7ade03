//! What is doubtful about an endorsement: a partner that the programme does not list, a stage that
//! the case never had, caveats that are not on file.

use crate::fault::Fault;
use crate::record::kinds::endorsement::Endorsement;
use crate::record::vocabulary::{PartnerKind, Stage, Stance};
use crate::record::{Content, Id, Kind, Record};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// Checks one endorsement against its cases and their programmes.
pub(super) fn doubts(register: &Register, ix: Ix, it: &Endorsement, faults: &mut Vec<Fault>) {
    let record = register.record(ix);
    faults.extend(unlisted(register, record, it));
    faults.extend(never_had(register, record, it));
    faults.extend(without_caveats(register, ix, record, it));
}

fn here(record: &Record, fault: Fault) -> Fault {
    fault.in_file(&record.file).at(record.spot.line, record.spot.column)
}

/// The cases of an endorsement that are on file.
fn cases<'a>(register: &'a Register, it: &'a Endorsement) -> impl Iterator<Item = Ix> + 'a {
    let found = it.cases.iter().filter_map(|id| register.find(id.as_str()));
    found.filter(|&case| register.record(case).kind() == Kind::Case)
}

/// A partner that a programme does not list, where it lists any. Trade unions speak for staff and
/// belong to no programme.
fn unlisted(register: &Register, record: &Record, it: &Endorsement) -> Option<Fault> {
    let partner = register.find(it.partner.as_str())?;
    match &register.record(partner).content {
        Content::Partner(own) if !own.kind.as_ref().is_some_and(|it| it.is(PartnerKind::Union)) => {
        }
        _ => return None,
    }
    let id = register.id(partner);
    let outside = cases(register, it).find_map(|case| {
        let Content::Case(own) = &register.record(case).content else { return None };
        let programme = register.find(own.programme.as_str())?;
        if names_plainly(register.record(programme), id) {
            return None;
        }
        let listed = register.listed_partners(Some(programme));
        (!listed.is_empty() && !listed.contains(id)).then_some(programme)
    })?;
    let message = format!(
        "{} is of {id}, which the programme {} does not list as a partner",
        record.id,
        register.id(outside)
    );
    let hint = format!("add it to `partners` of {}, or mend the endorsement", register.id(outside));
    Some(here(record, Fault::warning("partner-not-listed", message).hint(hint)))
}

/// Whether a programme names a partner by its present id. Nearly all do, and to see that takes no
/// list of the others.
fn names_plainly(programme: &Record, id: &Id) -> bool {
    matches!(&programme.content, Content::Programme(it) if it.partners.contains(id))
}

/// A stage that a case never had: neither its present one, nor an earlier one, nor the next.
fn never_had(register: &Register, record: &Record, it: &Endorsement) -> Option<Fault> {
    let asked = it.stage.known().filter(|stage| *stage != Stage::NotStated)?;
    let never: Vec<&Id> = cases(register, it)
        .filter(|&case| {
            let Content::Case(own) = &register.record(case).content else { return false };
            own.stage.known().is_some_and(|own| asked > own)
                && register.next_stage(case) != Some(&it.stage)
        })
        .map(|case| register.id(case))
        .collect();
    let (first, more) = never.split_first()?;
    let and = match more.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "{} is of the stage `{}`, which {first}{and} never had and does not come to next",
        record.id, it.stage
    );
    let hint = "mend the stage, or say in `next_stage` of the case what comes next";
    Some(here(record, Fault::warning("stage-never-had", message).hint(hint)))
}

/// An endorsement with caveats that names none. Where it says itself that they are not recorded,
/// that is told already.
fn without_caveats(
    register: &Register,
    ix: Ix,
    record: &Record,
    it: &Endorsement,
) -> Option<Fault> {
    let told = it.caveats_not_recorded == Some(true);
    let has_some = || cases(register, it).any(|case| !register.caveats_behind(ix, case).is_empty());
    if told || !it.stance.is(Stance::EndorsedWithCaveats) || has_some() {
        return None;
    }
    let message =
        format!("{} is endorsed with caveats, and its caveats are not on file", record.id);
    let hint = "name them in `caveats`, or say `caveats_not_recorded = true`";
    Some(here(record, Fault::gap("caveats-not-on-file", message).hint(hint)))
}
