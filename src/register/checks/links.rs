//! Every link of a register checked: who names whom, what names no record, what names the wrong kind.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::fault::Fault;
use crate::record::kinds::{Caveat, Decision};
use crate::record::link::{Link, LinkTarget};
use crate::record::{Content, Id, Kind, Record};
use crate::register::ix::Ix;
use crate::register::links::{Links, Lists};
use crate::register::people::names::parties;
use crate::register::register::Register;
use crate::text::nearest::suggest;

/// For how many broken links the nearest id is looked up; comparing with every id takes time.
const HINTED: usize = 100;

/// What the links of some records come to.
#[derive(Default)]
struct LinkFindings<'a> {
    /// Who names whom, and with which key.
    names: Vec<(Ix, &'static str, Ix)>,
    /// The links that name no record, or one of the wrong kind.
    broken: Vec<(&'a Record, &'a Link, Option<Ix>)>,
    /// The cases of each caveat.
    cases: Vec<(Ix, Ix)>,
    /// The cases of each endorsement.
    endorsed: Vec<(Ix, Ix)>,
    /// The cases of each decision.
    decided: Vec<(Ix, Ix)>,
}

impl<'a> LinkFindings<'a> {
    /// With those of one more record.
    fn and(
        mut self,
        register: &'a Register,
        kinds: &[Kind],
        (at, record): (usize, &'a Record),
    ) -> Self {
        let ix = Ix::new(at);
        for link in &record.links {
            match register.find(&link.to) {
                Some(to) if may_name(link, kinds[to.number()]) => {
                    self.names.push((ix, link.key, to));
                }
                to => self.broken.push((record, link, to)),
            }
        }
        match &record.content {
            Content::Caveat(caveat) => {
                let falls_on = cases_of_caveat(register, caveat);
                self.cases.extend(falls_on.into_iter().map(|case| (ix, case)));
            }
            Content::Endorsement(endorsement) => {
                self.endorsed.extend(found(register, &endorsement.cases).map(|case| (ix, case)));
            }
            Content::Decision(decision) => {
                let mut on: Vec<Ix> = decision
                    .resolution
                    .iter()
                    .flat_map(|resolution| decision.cases_of(resolution))
                    .chain(&decision.cases)
                    .filter_map(|case| register.find(case))
                    .collect();
                on.sort_unstable();
                on.dedup();
                self.decided.extend(on.into_iter().map(|case| (ix, case)));
            }
            _ => {}
        }
        self
    }

    /// With those of the records after.
    fn append(mut self, mut after: Self) -> Self {
        self.names.append(&mut after.names);
        self.broken.append(&mut after.broken);
        self.cases.append(&mut after.cases);
        self.endorsed.append(&mut after.endorsed);
        self.decided.append(&mut after.decided);
        self
    }
}

impl Links {
    /// Checks every link of the register and groups them both ways.
    pub(in crate::register) fn new(
        register: &Register,
        unread: &HashSet<Id>,
    ) -> (Self, Vec<Fault>) {
        let count = register.records.len();
        let kinds: Vec<Kind> = register.records.par_iter().map(Record::kind).collect();
        let found = register
            .records
            .par_iter()
            .enumerate()
            .fold(LinkFindings::default, |found, one| found.and(register, &kinds, one))
            .reduce(LinkFindings::default, LinkFindings::append);
        let mut faults = Vec::new();
        for (record, link, to) in found.broken {
            match to {
                Some(to) => faults.push(wrong_kind(record, link, register.record(to))),
                None if unread.contains(&link.to) => {}
                None => faults.extend(missing(register, record, link, faults.len() < HINTED)),
            }
        }
        let names = found.names.iter();
        let links = Self {
            names: Lists::group(count, names.clone().map(|&(from, key, to)| (from, (key, to)))),
            named_by: Lists::group(count, names.map(|&(from, key, to)| (to, (key, from)))),
            cases: Lists::group(count, found.cases.iter().copied()),
            caveats: Lists::group(count, reversed(&found.cases)),
            endorsements: Lists::group(count, reversed(&found.endorsed)),
            decisions: Lists::group(count, reversed(&found.decided)),
        };
        (links, faults)
    }
}

fn reversed(pairs: &[(Ix, Ix)]) -> impl Iterator<Item = (Ix, Ix)> + Clone {
    pairs.iter().map(|&(from, to)| (to, from))
}

/// A caveat falls on its own `cases`, else those of its resolution, else those of the decision.
fn cases_of_caveat(register: &Register, caveat: &Caveat) -> Vec<Ix> {
    if let Some(cases) = &caveat.cases {
        return found(register, cases).collect();
    }
    let decision = caveat.on.as_ref().and_then(|on| register.find_as::<Decision>(on));
    let Some(decision) = decision else { return Vec::new() };
    let resolution = caveat.resolution.as_ref().and_then(|label| decision.resolution_of(label));
    let cases = resolution.map_or(&*decision.cases, |resolution| decision.cases_of(resolution));
    found(register, cases).collect()
}

fn found<'a>(register: &'a Register, ids: &'a [Id]) -> impl Iterator<Item = Ix> + 'a {
    ids.iter().filter_map(|id| register.find(id))
}

/// The kinds that a link may name; none for any.
fn wanted(link: &Link) -> Option<&[Kind]> {
    match &link.names {
        LinkTarget::Kind(kind) => Some(std::slice::from_ref(kind)),
        LinkTarget::Party => Some(&[Kind::Partner, Kind::Body]),
        LinkTarget::Any => None,
    }
}

fn may_name(link: &Link, kind: Kind) -> bool {
    wanted(link).is_none_or(|kinds| kinds.contains(&kind))
}

fn wrong_kind(from: &Record, link: &Link, to: &Record) -> Fault {
    let words: Vec<_> = wanted(link).unwrap_or(&[]).iter().map(|kind| kind.as_str()).collect();
    let (kind, wanted) = (to.kind(), words.join(" or "));
    let message =
        format!("`{}` of {} names {}, which is a {kind}, not a {wanted}", link.key, from.id, to.id);
    at_link(from, link, Fault::error("wrong-kind", message))
}

fn at_link(from: &Record, link: &Link, fault: Fault) -> Fault {
    fault.in_file(&from.file).at(link.spot.line, link.spot.column)
}

/// A link to an id that no record has. A name as printed is none, unless it looks like a mistyped
/// id of a partner or body.
fn missing(register: &Register, from: &Record, link: &Link, hinted: bool) -> Option<Fault> {
    let Link { key, to, .. } = link;
    if link.names == LinkTarget::Party {
        let is_near = |id: &&Id| id.contains('-') && strsim::damerau_levenshtein(id, to) == 1;
        let near = parties(register).map(|ix| register.id(ix)).find(is_near)?;
        let message = format!("`{key}` of {} reads `{to}`, which is no id", from.id);
        let fault = Fault::warning("name-like-id", message);
        return Some(at_link(from, link, fault.hint(format!("did you mean `{near}`?"))));
    }
    let message = format!("`{key}` of {} names {to}, which no record has as its id", from.id);
    let fault = at_link(from, link, Fault::error("dangling", message));
    let kinds = wanted(link).unwrap_or(&Kind::ALL);
    let ids = kinds.iter().flat_map(|&kind| register.of(kind)).map(|&ix| register.id(ix).as_str());
    let otherwise = || "write the record, or mend the id".to_owned();
    let hint = if hinted { suggest(to, ids, otherwise) } else { otherwise() };
    Some(fault.hint(hint))
}
