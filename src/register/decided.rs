//! The one word for what was decided on a case: *in principle*, *endorsed+caveats*, *noted, amended*.
//!
//! Of the case's latest decision, the resolution on that case with the strongest verb speaks.
//! Verbs keep their own force: a body that endorses does not approve.

use super::contents::{Ix, Register};
use crate::calendar::SortKey;
use crate::record::Content;
use crate::record::decision::{Decision, Resolution};

/// How much a resolution commits its body to, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
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
pub struct Decided {
    /// The decision that says so.
    pub decision: Ix,
    /// The bare word: `in principle`, `endorsed`, `noted`.
    pub word: &'static str,
    /// How much it commits the body to.
    pub force: Force,
    /// The verb or words before an amendment.
    pub was: Option<String>,
    /// Whether a dated caveat asks for a report.
    pub to_report: bool,
}

impl Decided {
    /// The words that lists show: `agreed, to report`.
    pub fn words(&self) -> String {
        let mut words = self.word.to_owned();
        if self.force == Force::EndorsedWithCaveats {
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
        let verb = self
            .was
            .as_deref()
            .map(|was| was.split_whitespace().next().unwrap_or("").to_lowercase());
        let stem = verb.as_deref().map(|verb| verb.trim_end_matches('s').trim_end_matches('d'));
        stem.and_then(force_of_verb).is_some_and(|was| was > self.force)
    }
}

impl Register {
    /// What was decided on a case; `None` when no decision on it is on file.
    pub fn decided(&self, case: Ix) -> Option<Decided> {
        let (ix, decision) = self.latest_decision(case)?;
        let id = self.id(case);
        let on_case = decision.resolution.iter().filter(|it| decision.cases_of(it).contains(id));
        let with_caveats = self.caveats_of(case).iter().any(|&caveat| {
            matches!(&self.record(caveat).content, Content::Caveat(it) if it.on.as_ref() == Some(self.id(ix)))
        });
        let (force, resolution) = on_case
            .map(|resolution| (force_of(resolution, with_caveats), resolution))
            .max_by_key(|(force, _)| *force)?;
        let to_report =
            self.caveats_of(case).iter().any(|&caveat| self.asks_for_report(ix, caveat));
        let word = match force {
            Force::InPrinciple => "in principle",
            _ => past(resolution.verb.as_deref().unwrap_or("")),
        };
        Some(Decided {
            decision: ix,
            word,
            force,
            was: resolution.was.as_ref().map(ToString::to_string),
            to_report,
        })
    }

    /// The latest decision with a resolution on the case: by the day it was taken, then file order.
    fn latest_decision(&self, case: Ix) -> Option<(Ix, &Decision)> {
        let id = self.id(case);
        self.decisions_of(case)
            .iter()
            .filter_map(|&ix| match &self.record(ix).content {
                Content::Decision(it) => Some((ix, &**it)),
                _ => None,
            })
            .filter(|(_, it)| {
                it.resolution.iter().any(|one| one.verb.is_some() && it.cases_of(one).contains(id))
            })
            .max_by_key(|(_, it)| match it.decided.as_ref().map(crate::calendar::When::sort_key) {
                Some(SortKey::Ends(day)) => Some(day),
                _ => None,
            })
    }

    fn asks_for_report(&self, decision: Ix, caveat: Ix) -> bool {
        match &self.record(caveat).content {
            Content::Caveat(it) => {
                it.on.as_ref() == Some(self.id(decision))
                    && it.class.as_deref() == Some("information")
                    && it.due.as_ref().is_some_and(|due| due.last_day().is_some())
            }
            _ => false,
        }
    }
}

/// How much one resolution commits its body to.
pub(super) fn force_of(resolution: &Resolution, with_caveats: bool) -> Force {
    match resolution.verb.as_deref().and_then(force_of_verb) {
        Some(Force::Approved | Force::Endorsed) if resolution.in_principle == Some(true) => {
            Force::InPrinciple
        }
        Some(Force::Endorsed) if with_caveats => Force::EndorsedWithCaveats,
        Some(force) => force,
        None => Force::Process,
    }
}

fn force_of_verb(verb: &str) -> Option<Force> {
    Some(match verb {
        "approve" | "agree" | "adopt" | "award" | "authorise" | "delegate" => Force::Approved,
        "endorse" | "support" | "welcome" => Force::Endorsed,
        "note" | "receive" => Force::Noted,
        "defer" | "refer-back" | "reject" | "withdraw" => Force::Against,
        "request" | "instruct" | "recommend" | "confirm" => Force::Process,
        _ => return None,
    })
}

/// The word for a verb once it is done.
pub fn past(verb: &str) -> &'static str {
    match verb {
        "approve" => "approved",
        "agree" => "agreed",
        "adopt" => "adopted",
        "award" => "awarded",
        "authorise" => "authorised",
        "delegate" => "delegated",
        "endorse" => "endorsed",
        "support" => "supported",
        "welcome" => "welcomed",
        "note" => "noted",
        "receive" => "received",
        "defer" => "deferred",
        "refer-back" => "referred back",
        "reject" => "rejected",
        "withdraw" => "withdrawn",
        "request" => "requested",
        "instruct" => "instructed",
        "recommend" => "recommended",
        "confirm" => "confirmed",
        _ => "decided",
    }
}
