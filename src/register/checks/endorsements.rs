//! What is doubtful about an endorsement: a partner that the programme does not list, a stage that
//! the case never had, caveats that are not on file.

use crate::fault::Fault;
use crate::record::kinds::{Case, Endorsement, Partner, Programme};
use crate::record::vocabulary::{PartnerKind, Stage, Stance};
use crate::record::{Id, Kind};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// Checks one endorsement against its cases and their programmes.
pub(super) fn doubts(register: &Register, ix: Ix, it: &Endorsement, faults: &mut Vec<Fault>) {
    faults.extend(unlisted(register, ix, it));
    faults.extend(never_had(register, ix, it));
    faults.extend(without_caveats(register, ix, it));
}

/// The cases of an endorsement that are on file.
fn cases<'a>(register: &'a Register, it: &'a Endorsement) -> impl Iterator<Item = Ix> + 'a {
    let found = it.cases.iter().filter_map(|id| register.find(id));
    found.filter(|&case| register.record(case).kind() == Kind::Case)
}

/// A partner, other than a trade union, that a programme which lists partners does not list.
fn unlisted(register: &Register, ix: Ix, it: &Endorsement) -> Option<Fault> {
    let partner = register.find(&it.partner)?;
    let kind = register.record_as::<Partner>(partner)?.kind.as_ref();
    if kind.is_some_and(|kind| kind.is(PartnerKind::Union)) {
        return None;
    }
    let id = register.id(partner);
    let outside = cases(register, it).find_map(|case| {
        let programme = register.programme_of(case)?;
        // Nearly all programmes name it by its present id, and to see that takes no list of the others.
        if register.record_as::<Programme>(programme).is_some_and(|it| it.partners.contains(id)) {
            return None;
        }
        let listed = register.listed_partners(Some(programme));
        (!listed.is_empty() && !listed.contains(id)).then_some(programme)
    })?;
    let (own, outside) = (register.id(ix), register.id(outside));
    let message =
        format!("{own} is of {id}, which the programme {outside} does not list as a partner");
    let hint = format!("add it to `partners` of {outside}, or mend the endorsement");
    Some(Fault::warning("partner-not-listed", message).hint(hint))
}

/// A stage that a case never had: neither its present one, nor an earlier one, nor the next.
fn never_had(register: &Register, ix: Ix, it: &Endorsement) -> Option<Fault> {
    let asked = it.stage.known().filter(|stage| *stage != Stage::NotStated)?;
    let never: Vec<&Id> = cases(register, it)
        .filter(|&case| {
            let own = register.record_as::<Case>(case).and_then(|own| own.stage.known());
            own.is_some_and(|own| asked > own) && register.next_stage(case) != Some(&it.stage)
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
        register.id(ix),
        it.stage
    );
    let hint = "mend the stage, or say in `next_stage` of the case what comes next";
    Some(Fault::warning("stage-never-had", message).hint(hint))
}

/// An endorsement with caveats of which none is on file, and that does not say so itself.
fn without_caveats(register: &Register, ix: Ix, it: &Endorsement) -> Option<Fault> {
    let told = it.caveats_not_recorded == Some(true);
    let has_some = || cases(register, it).any(|case| !register.caveats_behind(ix, case).is_empty());
    if told || !it.stance.is(Stance::EndorsedWithCaveats) || has_some() {
        return None;
    }
    let id = register.id(ix);
    let message = format!("{id} is endorsed with caveats, and its caveats are not on file");
    let hint = "name them in `caveats`, or say `caveats_not_recorded = true`";
    Some(Fault::gap("caveats-not-on-file", message).hint(hint))
}
