//! The decisions and cases that a record is about.

use crate::query::context::QueryContext;
use crate::record::kinds::decision::Decision;
use crate::record::{Content, Kind};
use crate::register::Ix;

/// The records of a kind that this one is, belongs to or is about: itself, what it names, and
/// through its cases their programmes.
pub(crate) fn related(ctx: &QueryContext<'_>, ix: Ix, kind: Kind) -> Vec<Ix> {
    let register = ctx.register;
    let kind_of = |it: Ix| register.record(it).kind();
    // What the records of a kind among these name: all, or under one key.
    let named = |by: &[Ix], kind, key: Option<&str>| -> Vec<Ix> {
        let by = by.iter().copied().filter(|&it| kind_of(it) == kind);
        let links = by.flat_map(|it| register.names(it));
        links.filter(|(own, _)| key.is_none_or(|key| key == *own)).map(|&(_, to)| to).collect()
    };
    let mut found = vec![ix];
    found.extend(register.names(ix).iter().map(|&(_, to)| to));
    found.extend(register.cases_of(ix));
    match kind {
        Kind::Caveat => found.extend(register.caveats_of(ix)),
        Kind::Programme => found.extend(named(&found, Kind::Case, None)),
        Kind::Partner | Kind::Body if kind_of(ix) == Kind::Case => {
            for stance in register.stances(ix) {
                let ids = [Some(stance.partner), stance.body];
                found.extend(ids.into_iter().flatten().filter_map(|id| register.find(id.as_str())));
            }
        }
        Kind::Body | Kind::Partner => {
            // Who took a decision is its own body, never that of a decision that it follows.
            let own = [ix];
            let decisions = if kind_of(ix) == Kind::Decision { &own[..] } else { &found };
            found.extend(named(decisions, Kind::Decision, Some("body")));
            if kind == Kind::Partner {
                found.extend(named(&found, Kind::Body, None));
            }
        }
        _ => {}
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|&it| kind_of(it) == kind);
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

/// The open caveats of a case, or those that hang on a decision; a caveat itself while it is open.
pub(super) fn open_caveats(ctx: &QueryContext<'_>, ix: Ix) -> Vec<Ix> {
    let register = ctx.register;
    let mut found = match register.record(ix).kind() {
        Kind::Case => return register.open_caveats_of(ix).collect(),
        Kind::Caveat => vec![ix],
        Kind::Decision => register.named_as(ix, "on").collect(),
        _ => Vec::new(),
    };
    found.retain(|&it| register.record(it).kind() == Kind::Caveat && !register.is_settled(it));
    found
}

/// The decisions on a record's cases, or the record itself, or what it hangs on.
pub(crate) fn decisions(ctx: &QueryContext<'_>, ix: Ix) -> Vec<Ix> {
    let register = ctx.register;
    let on = match &register.record(ix).content {
        Content::Decision(_) => return vec![ix],
        Content::Case(_) => return register.decisions_of(ix).to_vec(),
        Content::Caveat(it) => &it.on,
        Content::Endorsement(it) => &it.decision,
        _ => &None,
    };
    on.iter().filter_map(|on| register.find(on.as_str())).collect()
}
