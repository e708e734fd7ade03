//! Who names whom: every mention of one record by another, both ways, checked.

use std::collections::HashSet;

use super::contents::{Ix, Register};
use crate::fault::Fault;
use crate::record::link::{Link, Names};
use crate::record::{Content, Id, Kind, Record};
use crate::text::nearest;

/// For how many broken links the nearest id is looked up; comparing with every id takes time.
const HINTED: usize = 100;

/// The checked links of a register, and the caveats of each case.
#[derive(Debug, Default)]
pub struct Links {
    names: Lists<(&'static str, Ix)>,
    named_by: Lists<(&'static str, Ix)>,
    cases: Lists<Ix>,
    caveats: Lists<Ix>,
    endorsements: Lists<Ix>,
    decisions: Lists<Ix>,
}

/// One list for each record, all in one vector.
#[derive(Debug)]
struct Lists<T> {
    starts: Vec<u32>,
    all: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: Vec::new(), all: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// Groups pairs by owner, keeping the order of the pairs within each.
    fn group(owners: usize, pairs: &[(Ix, T)]) -> Self {
        let mut starts = vec![0_u32; owners + 1];
        for (owner, _) in pairs {
            starts[owner.at() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut order: Vec<&(Ix, T)> = pairs.iter().collect();
        order.sort_by_key(|(owner, _)| *owner);
        Self { starts, all: order.into_iter().map(|(_, item)| *item).collect() }
    }

    fn of(&self, owner: Ix) -> &[T] {
        match (self.starts.get(owner.at()), self.starts.get(owner.at() + 1)) {
            (Some(&from), Some(&to)) => &self.all[from as usize..to as usize],
            _ => &[],
        }
    }
}

impl Links {
    /// Checks every link of the register and groups them both ways.
    pub(super) fn new(register: &Register, unread: &HashSet<Id>) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut pairs = Vec::new();
        for (at, record) in register.records.iter().enumerate() {
            for link in &record.links {
                match register.find(link.to.as_str()) {
                    Some(to) => match wrong_kind(record, link, register.record(to)) {
                        None => pairs.push((Ix::new(at), link.key, to)),
                        Some(fault) => faults.push(fault),
                    },
                    None if unread.contains(&link.to) => {}
                    None => faults.extend(missing(register, record, link, faults.len() < HINTED)),
                }
            }
        }
        let count = register.records.len();
        let out: Vec<_> = pairs.iter().map(|&(from, key, to)| (from, (key, to))).collect();
        let back: Vec<_> = pairs.iter().map(|&(from, key, to)| (to, (key, from))).collect();
        let mut links = Self {
            names: Lists::group(count, &out),
            named_by: Lists::group(count, &back),
            ..Self::default()
        };
        links.join_cases(register);
        (links, faults)
    }

    fn join_cases(&mut self, register: &Register) {
        let count = register.records.len();
        let mut cases = Vec::new();
        let mut endorsements = Vec::new();
        let mut decisions = Vec::new();
        for (at, record) in register.records.iter().enumerate() {
            let ix = Ix::new(at);
            match &record.content {
                Content::Caveat(caveat) => {
                    let falls_on = cases_of_caveat(register, caveat);
                    cases.extend(falls_on.into_iter().map(|case| (ix, case)));
                }
                Content::Endorsement(endorsement) => {
                    endorsements.extend(found(register, &endorsement.cases).map(|case| (case, ix)));
                }
                Content::Decision(decision) => {
                    let mut on: Vec<Ix> = decision
                        .resolution
                        .iter()
                        .flat_map(|resolution| decision.cases_of(resolution))
                        .chain(&decision.cases)
                        .filter_map(|case| register.find(case.as_str()))
                        .collect();
                    on.sort_unstable();
                    on.dedup();
                    decisions.extend(on.into_iter().map(|case| (case, ix)));
                }
                _ => {}
            }
        }
        let back: Vec<_> = cases.iter().map(|&(caveat, case)| (case, caveat)).collect();
        self.cases = Lists::group(count, &cases);
        self.caveats = Lists::group(count, &back);
        self.endorsements = Lists::group(count, &endorsements);
        self.decisions = Lists::group(count, &decisions);
    }
}

/// A caveat on a decision falls on the cases of its resolution, else of the decision; its own
/// `cases` narrow that.
fn cases_of_caveat(register: &Register, caveat: &crate::record::caveat::Caveat) -> Vec<Ix> {
    if let Some(cases) = &caveat.cases {
        return found(register, cases).collect();
    }
    let decision = caveat.on.as_ref().and_then(|on| register.find(on.as_str()));
    let Some(Content::Decision(decision)) = decision.map(|ix| &register.record(ix).content) else {
        return Vec::new();
    };
    let resolution = caveat.resolution.as_ref().and_then(|label| decision.resolution_of(label));
    let cases = resolution.map_or(&*decision.cases, |resolution| decision.cases_of(resolution));
    found(register, cases).collect()
}

fn found<'a>(register: &'a Register, ids: &'a [Id]) -> impl Iterator<Item = Ix> + 'a {
    ids.iter().filter_map(|id| register.find(id.as_str()))
}

impl Register {
    /// The records that this one names, with the key that names each.
    pub fn names(&self, ix: Ix) -> &[(&'static str, Ix)] {
        self.links.names.of(ix)
    }

    /// The records that name this one, with the key that does.
    pub fn named_by(&self, ix: Ix) -> &[(&'static str, Ix)] {
        self.links.named_by.of(ix)
    }

    /// The cases that a caveat falls on.
    pub fn cases_of(&self, caveat: Ix) -> &[Ix] {
        self.links.cases.of(caveat)
    }

    /// The caveats that fall on a case.
    pub fn caveats_of(&self, case: Ix) -> &[Ix] {
        self.links.caveats.of(case)
    }

    /// The endorsements of a case.
    pub fn endorsements_of(&self, case: Ix) -> &[Ix] {
        self.links.endorsements.of(case)
    }

    /// The decisions on a case, in the order of their files.
    pub fn decisions_of(&self, case: Ix) -> &[Ix] {
        self.links.decisions.of(case)
    }
}

fn wrong_kind(from: &Record, link: &Link, to: &Record) -> Option<Fault> {
    let wanted = match link.names {
        Names::One(kinds) => kinds,
        Names::Party => &[Kind::Partner, Kind::Body],
        Names::Any => return None,
    };
    if wanted.contains(&to.kind()) {
        return None;
    }
    let words: Vec<_> = wanted.iter().map(|kind| kind.word()).collect();
    let message = format!(
        "`{}` of {} names {}, which is a {}, not a {}",
        link.key,
        from.id,
        to.id,
        to.kind().word(),
        words.join(" or ")
    );
    Some(
        Fault::error("wrong-kind", message)
            .in_file(&from.file)
            .at(link.spot.line, link.spot.column),
    )
}

/// A link to an id that no record has. A name as printed is none, unless it looks like a mistyped
/// id of a partner or body.
fn missing(register: &Register, from: &Record, link: &Link, hinted: bool) -> Option<Fault> {
    let place = |fault: Fault| fault.in_file(&from.file).at(link.spot.line, link.spot.column);
    if link.names == Names::Party {
        let known = [Kind::Partner, Kind::Body].into_iter().flat_map(|kind| register.of(kind));
        let near = known.map(|&ix| register.id(ix).as_str()).find(|id| {
            id.contains('-') && strsim::damerau_levenshtein(id, link.to.as_str()) == 1
        })?;
        let message = format!("`{}` of {} reads `{}`, which is no id", link.key, from.id, link.to);
        return Some(place(
            Fault::warning("name-like-id", message).hint(format!("did you mean `{near}`?")),
        ));
    }
    let message =
        format!("`{}` of {} names {}, which no record has as its id", link.key, from.id, link.to);
    let fault = place(Fault::error("dangling", message));
    let kinds = match link.names {
        Names::One(kinds) => kinds,
        Names::Any | Names::Party => &Kind::ALL,
    };
    let ids = kinds.iter().flat_map(|&kind| register.of(kind)).map(|&ix| register.id(ix).as_str());
    let near = if hinted { nearest(link.to.as_str(), ids) } else { None };
    Some(match near {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint("write the record, or mend the id"),
    })
}
