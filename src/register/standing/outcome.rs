//! The one word for what was decided on a case: *in principle*, *endorsed+caveats*, *noted, amended*.
//!
//! Of the case's latest decision, the resolution on that case with the strongest verb speaks.
//! Verbs keep their own force: a body that endorses does not approve.

use crate::calendar::SortKey;
use crate::record::kinds::decision::Resolution;
use crate::record::kinds::{Caveat, Decision};
use crate::record::vocabulary::{Class, Verb};
use crate::record::{Id, Word};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// How much a resolution commits its body to, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResolutionForce {
    /// It asks for something to be done: request, instruct, recommend, confirm.
    Process,
    /// It stops the case: defer, refer back, reject, withdraw.
    Against,
    /// It takes the case in: note, receive.
    Noted,
    /// It approves, but in principle only.
    InPrinciple,
    /// It backs the case, subject to caveats.
    EndorsedWithCaveats,
    /// It backs the case: endorse, support, welcome.
    Endorsed,
    /// It binds: approve, agree, adopt, award, authorise, delegate.
    Approved,
}

/// What was decided on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The decision that says so.
    pub decision: Ix,
    /// The bare word: `in principle`, `endorsed`, `noted`.
    pub word: &'static str,
    /// How much it commits the body to.
    pub force: ResolutionForce,
    /// The verb or words before an amendment.
    pub was: Option<String>,
    /// Whether a dated caveat asks for a report.
    pub to_report: bool,
}

impl Outcome {
    /// The words that lists show: `agreed, to report`.
    pub fn describe(&self) -> String {
        let mut words = self.word.to_owned();
        if self.force == ResolutionForce::EndorsedWithCaveats {
            words.push_str("+caveats");
        }
        if self.was.is_some() {
            words.push_str(", amended");
        }
        if self.to_report {
            words.push_str(", to report");
        }
        words
    }

    /// Whether an amendment made it weaker than what was first put.
    pub fn is_downgraded(&self) -> bool {
        let Some(was) = &self.was else { return false };
        let verb = was.split_whitespace().next().unwrap_or_default().to_lowercase();
        let stem = verb.trim_end_matches('s').trim_end_matches('d');
        Verb::parse(stem).map(force_of_verb).is_some_and(|was| was > self.force)
    }
}

impl Register {
    /// What was decided on a case; `None` when no decision on it is on file.
    pub fn decided(&self, case: Ix) -> Option<Outcome> {
        // The latest one with a resolution on the case: by the day it was taken, then file order.
        let decisions = self.decisions_of(case).iter();
        let resolved = decisions.filter_map(|&ix| Some((ix, self.resolved_on(ix, case)?)));
        let (decision, (force, resolution)) = resolved.max_by_key(|(ix, _)| {
            let decided = self.record_as::<Decision>(*ix)?.decided.as_ref()?;
            if let SortKey::Ends(day) = decided.sort_key() { Some(day) } else { None }
        })?;
        let mut caveats = self.caveats_of(case).iter();
        let to_report = caveats.any(|&caveat| self.asks_for_report(decision, caveat));
        let word = match force {
            ResolutionForce::InPrinciple => "in principle",
            _ => resolution.verb.as_ref().map_or("decided", past),
        };
        let was = resolution.was.as_ref().map(ToString::to_string);
        Some(Outcome { decision, word, force, was, to_report })
    }

    /// The strongest resolution of a decision on a case, with its force; `None` without any.
    pub fn resolved_on(&self, decision: Ix, case: Ix) -> Option<(ResolutionForce, &Resolution)> {
        let it = self.record_as::<Decision>(decision)?;
        let with_caveats =
            self.caveats_of(case).iter().any(|&caveat| self.hangs_on(caveat, decision));
        let on_case = it
            .resolution
            .iter()
            .filter(|one| one.verb.is_some() && self.is_among(case, it.cases_of(one)));
        let forces = on_case.map(|one| (force_of(one, with_caveats), one));
        forces.max_by_key(|(force, _)| *force)
    }

    /// Whether these ids name a record, by its present id or by an old one.
    pub fn is_among(&self, ix: Ix, ids: &[Id]) -> bool {
        let record = self.record(ix);
        let by_old = |id: &Id| !record.aka.is_empty() && self.find(id) == Some(ix);
        ids.iter().any(|id| *id == record.id || by_old(id))
    }

    /// Whether a caveat hangs on a decision, by whichever id it names it.
    pub(super) fn hangs_on(&self, caveat: Ix, decision: Ix) -> bool {
        let it = self.record_as::<Caveat>(caveat);
        it.is_some_and(|it| self.is_among(decision, it.on.as_slice()))
    }

    fn asks_for_report(&self, decision: Ix, caveat: Ix) -> bool {
        self.record_as::<Caveat>(caveat).is_some_and(|it| {
            self.hangs_on(caveat, decision)
                && it.class.as_ref().is_some_and(|class| class.is(Class::Information))
                && it.due.as_ref().is_some_and(|due| due.last_day().is_some())
        })
    }
}

/// How much one resolution commits its body to.
fn force_of(resolution: &Resolution, with_caveats: bool) -> ResolutionForce {
    match resolution.verb.as_ref().and_then(Word::known).map(force_of_verb) {
        Some(ResolutionForce::Approved | ResolutionForce::Endorsed)
            if resolution.in_principle == Some(true) =>
        {
            ResolutionForce::InPrinciple
        }
        Some(ResolutionForce::Endorsed) if with_caveats => ResolutionForce::EndorsedWithCaveats,
        Some(force) => force,
        None => ResolutionForce::Process,
    }
}

fn force_of_verb(verb: Verb) -> ResolutionForce {
    match verb {
        Verb::Approve
        | Verb::Agree
        | Verb::Adopt
        | Verb::Award
        | Verb::Authorise
        | Verb::Delegate => ResolutionForce::Approved,
        Verb::Endorse | Verb::Support | Verb::Welcome => ResolutionForce::Endorsed,
        Verb::Note | Verb::Receive => ResolutionForce::Noted,
        Verb::Defer | Verb::ReferBack | Verb::Reject | Verb::Withdraw => ResolutionForce::Against,
        Verb::Request | Verb::Instruct | Verb::Recommend | Verb::Confirm => {
            ResolutionForce::Process
        }
    }
}

/// The word for a verb once it is done.
pub fn past(verb: &Word<Verb>) -> &'static str {
    let Some(verb) = verb.known() else { return "decided" };
    match verb {
        Verb::Approve => "approved",
        Verb::Agree => "agreed",
        Verb::Adopt => "adopted",
        Verb::Award => "awarded",
        Verb::Authorise => "authorised",
        Verb::Delegate => "delegated",
        Verb::Endorse => "endorsed",
        Verb::Support => "supported",
        Verb::Welcome => "welcomed",
        Verb::Note => "noted",
        Verb::Receive => "received",
        Verb::Defer => "deferred",
        Verb::ReferBack => "referred back",
        Verb::Reject => "rejected",
        Verb::Withdraw => "withdrawn",
        Verb::Request => "requested",
        Verb::Instruct => "instructed",
        Verb::Recommend => "recommended",
        Verb::Confirm => "confirmed",
    }
}
