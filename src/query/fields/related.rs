//! The decisions and cases that a record is about.

use crate::query::context::QueryContext;
use crate::record::kinds::decision::Decision;
use crate::record::{Content, Kind};
use crate::register::Ix;

/// The records of a kind that this one is, belongs to or is about: itself, what it names, and
/// through its cases their programmes.
pub(crate) fn related(ctx: &QueryContext<'_>, ix: Ix, kind: Kind) -> Vec<Ix> {
    let register = ctx.register;
    let mut found = vec![ix];
    found.extend(register.names(ix).iter().map(|&(_, to)| to));
    found.extend(register.cases_of(ix));
    match kind {
        Kind::Caveat => found.extend(register.caveats_of(ix)),
        Kind::Programme => {
            let cases: Vec<Ix> = found
                .iter()
                .copied()
                .filter(|&it| register.record(it).kind() == Kind::Case)
                .collect();
            found.extend(cases.iter().flat_map(|&case| register.names(case)).map(|&(_, to)| to));
        }
        Kind::Partner | Kind::Body if register.record(ix).kind() == Kind::Case => {
            for stance in register.stances(ix) {
                let ids = [Some(stance.partner), stance.body];
                found.extend(ids.into_iter().flatten().filter_map(|id| register.find(id.as_str())));
            }
        }
        Kind::Body | Kind::Partner => {
            // Who took a decision is its own body, never that of a decision that it follows.
            let is_decision = |it: Ix| register.record(it).kind() == Kind::Decision;
            let decided: Vec<Ix> = match is_decision(ix) {
                true => vec![ix],
                false => found.iter().copied().filter(|&it| is_decision(it)).collect(),
            };
            found.extend(
                decided
                    .iter()
                    .flat_map(|&it| register.names(it))
                    .filter(|(key, _)| *key == "body")
                    .map(|&(_, to)| to),
            );
            if kind == Kind::Partner {
                let bodies: Vec<Ix> = found
                    .iter()
                    .copied()
                    .filter(|&it| register.record(it).kind() == Kind::Body)
                    .collect();
                found.extend(bodies.iter().flat_map(|&it| register.names(it)).map(|&(_, to)| to));
            }
        }
        _ => {}
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|&it| register.record(it).kind() == kind);
    found
}

/// The documents that a record rests on.
pub(super) fn documents(ctx: &QueryContext<'_>, ix: Ix) -> Vec<Ix> {
    let sources = ctx.register.record(ix).source.iter();
    let documents = sources.filter_map(|it| it.document.as_ref());
    documents.filter_map(|id| ctx.register.find(id.as_str())).collect()
}

/// The decision that a record is; `None` for anything else.
pub(crate) fn decision_at<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Option<&'a Decision> {
    match &ctx.register.record(ix).content {
        Content::Decision(decision) => Some(decision),
        _ => None,
    }
}

/// The cases that a record is, or falls on.
pub(crate) fn cases(ctx: &QueryContext<'_>, ix: Ix) -> Vec<Ix> {
    let register = ctx.register;
    match register.record(ix).kind() {
        Kind::Case => vec![ix],
        Kind::Caveat => register.cases_of(ix).to_vec(),
        _ => register
            .names(ix)
            .iter()
            .map(|&(_, to)| to)
            .filter(|&to| register.record(to).kind() == Kind::Case)
            .collect(),
    }
}

/// The decisions on a record's cases, or the record itself, or what it hangs on.
pub(crate) fn decisions(ctx: &QueryContext<'_>, ix: Ix) -> Vec<Ix> {
    let register = ctx.register;
    match &register.record(ix).content {
        Content::Decision(_) => vec![ix],
        Content::Caveat(it) => {
            it.on.as_ref().and_then(|on| register.find(on.as_str())).into_iter().collect()
        }
        Content::Endorsement(it) => {
            it.decision.as_ref().and_then(|on| register.find(on.as_str())).into_iter().collect()
        }
        Content::Case(_) => register.decisions_of(ix).to_vec(),
        _ => Vec::new(),
    }
}
