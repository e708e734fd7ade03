//! What one decision resolved on a case: its principal resolution, and what is said with it.

use super::decision_stage::DecisionStage;
use super::term::ENDED;
use crate::record::kinds::decision::{Decision, Resolution};
use crate::record::kinds::{Body, Caveat};
use crate::record::vocabulary::{Class, Force, Stance, Verb};
use crate::record::{Id, Word};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// What a resolution does to a case, in the order in which one of several speaks for all: what
/// stops it first, then what commits, supports, and takes it in; what only asks for something to
/// be done last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResolutionForce {
    /// It asks for something to be done: request, instruct, recommend, delegate, confirm.
    Process,
    /// It takes the case in: note, receive.
    Noted,
    /// It backs the case: endorse, support, welcome.
    Endorsed,
    /// It binds: approve, agree, adopt, award.
    Approved,
    /// It stops the case: defer, refer back, reject, withdraw.
    Against,
}

impl ResolutionForce {
    /// Whether it commits, supports or stops a case.
    pub fn decides(self) -> bool {
        !matches!(self, Self::Process | Self::Noted)
    }
}

/// What is said with the verb of a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Nothing.
    None,
    /// It is in principle only.
    InPrinciple,
    /// It backs the case, subject to caveats.
    Caveats,
    /// It binds, and conditions resolved with it are not met.
    Conditions,
    /// It binds, and the conditions resolved with it are met.
    ConditionsMet,
}

impl Qualifier {
    /// The word of a verb with what is said with it: `approved+conditions`.
    pub fn describe(self, word: &str) -> String {
        match self {
            Self::None | Self::InPrinciple => word.to_owned(),
            Self::Caveats => format!("{word}+caveats"),
            Self::Conditions => format!("{word}+conditions"),
            Self::ConditionsMet => format!("{word}, conditions met"),
        }
    }
}

/// What a decision resolved on a case at one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved<'a> {
    /// The resolution that speaks for all of it.
    pub resolution: &'a Resolution,
    /// What it does to the case.
    pub force: ResolutionForce,
    /// What is said with it.
    pub qualifier: Qualifier,
    /// The stage of the case that it is about.
    pub stage: DecisionStage,
    /// Whether the decision was rescinded afterwards, so that nothing in it stands.
    pub is_rescinded: bool,
}

impl Resolved<'_> {
    /// The bare word: `in principle`, `endorsed`, `noted`.
    pub fn word(&self) -> &'static str {
        match self.qualifier {
            _ if self.is_rescinded => "rescinded",
            Qualifier::InPrinciple => "in principle",
            _ => self.resolution.verb.as_ref().map_or("decided", past),
        }
    }

    /// The stance that the matrix shows.
    pub fn stance(&self) -> Stance {
        match (self.qualifier, self.force, verb_of(self.resolution)) {
            _ if self.is_rescinded => Stance::Withdrawn,
            (Qualifier::InPrinciple, ..) => Stance::InPrinciple,
            (_, _, Some(Verb::Reject)) => Stance::Rejected,
            (_, _, Some(Verb::Withdraw | Verb::Rescind)) => Stance::Withdrawn,
            (_, _, Some(Verb::Refer | Verb::ReferBack)) => Stance::Referred,
            (_, _, Some(Verb::Defer)) => Stance::Deferred,
            (_, ResolutionForce::Against, _) => Stance::NotSupported,
            (Qualifier::Conditions, ..) => Stance::ApprovedWithConditions,
            (_, ResolutionForce::Approved, _) => Stance::Approved,
            (Qualifier::Caveats, ..) => Stance::EndorsedWithCaveats,
            (_, ResolutionForce::Endorsed, _) => Stance::Endorsed,
            (_, ResolutionForce::Noted, _) => Stance::Noted,
            (_, ResolutionForce::Process, _) => Stance::Considered,
        }
    }
}

impl Register {
    /// What a decision resolved on a case: its principal resolution at each stage that it is about,
    /// which is nearly always one. Empty when nothing in it falls on the case.
    pub fn resolved(&self, decision: Ix, case: Ix) -> Vec<Resolved<'_>> {
        let Some(it) = self.record_as::<Decision>(decision) else { return Vec::new() };
        let mut found: Vec<Resolved<'_>> = Vec::new();
        let is_rescinded = it.is_rescinded();
        let on_case = it
            .resolution
            .iter()
            .filter(|one| one.verb.is_some() && self.is_among(case, it.cases_of(one)));
        for resolution in on_case {
            let stage = self.decision_stage(decision, case, it, resolution);
            let force = match force_of(resolution) {
                ResolutionForce::Approved | ResolutionForce::Endorsed if is_rescinded => {
                    ResolutionForce::Against
                }
                force => force,
            };
            let qualifier = Qualifier::None;
            let own = Resolved { resolution, force, qualifier, stage, is_rescinded };
            match found.iter_mut().find(|other| other.stage.word == own.stage.word) {
                None => found.push(own),
                Some(other) if precedence(&own) > precedence(other) => *other = own,
                Some(_) => {}
            }
        }
        for own in &mut found {
            own.qualifier = self.qualifier(decision, case, own);
        }
        found
    }

    fn qualifier(&self, ix: Ix, case: Ix, own: &Resolved<'_>) -> Qualifier {
        let mut caveats = self.caveats_of(case).iter().copied();
        match own.force {
            ResolutionForce::Approved | ResolutionForce::Endorsed
                if own.resolution.in_principle == Some(true) =>
            {
                Qualifier::InPrinciple
            }
            ResolutionForce::Endorsed if caveats.any(|caveat| self.hangs_on(caveat, ix)) => {
                Qualifier::Caveats
            }
            ResolutionForce::Approved => {
                let chain = self.followed(ix);
                let conditions: Vec<Ix> =
                    caveats.filter(|&caveat| self.is_condition(caveat, &chain)).collect();
                // One that has ended was not met, and one that comes back is never met for good.
                let is_met = |ix: Ix| &*self.status(ix) != ENDED && self.occurrences(ix).is_none();
                if !conditions.iter().all(|&caveat| self.is_settled(caveat)) {
                    Qualifier::Conditions
                } else if !conditions.is_empty() && conditions.iter().all(|&it| is_met(it)) {
                    Qualifier::ConditionsMet
                } else {
                    Qualifier::None
                }
            }
            _ => Qualifier::None,
        }
    }

    /// A decision and those that it follows, by whichever way; a circle ends where it closes.
    pub(in crate::register) fn followed(&self, decision: Ix) -> Vec<Ix> {
        let mut chain = vec![decision];
        let mut at = 0;
        while let Some(&ix) = chain.get(at) {
            at += 1;
            let follows = self.record_as::<Decision>(ix).into_iter().flat_map(|it| &it.follows);
            for earlier in follows.filter_map(|id| self.find(id)) {
                if !chain.contains(&earlier) {
                    chain.push(earlier);
                }
            }
        }
        chain
    }

    /// Whether a caveat is a condition on one of these decisions, the latest first, which that one
    /// does not answer by itself.
    fn is_condition(&self, caveat: Ix, chain: &[Ix]) -> bool {
        let Some(it) = self.record_as::<Caveat>(caveat) else { return false };
        let class = it.class.as_ref().and_then(Word::known);
        let binds = it.force.as_ref().is_some_and(|force| force.is(Force::Resolved))
            && matches!(
                class,
                Some(Class::Condition | Class::PartnerApproval | Class::InPrinciple)
            );
        binds
            && chain.iter().any(|&on| self.hangs_on(caveat, on))
            && !self.is_asked_approval(caveat, chain)
    }

    /// Whether the first of these decisions, the latest, gives the approval that a caveat asks for:
    /// that of the body that is named, after the decision that the caveat hangs on.
    fn is_asked_approval(&self, caveat: Ix, chain: &[Ix]) -> bool {
        let Some(it) = self.record_as::<Caveat>(caveat) else { return false };
        let latest = chain.first().and_then(|&ix| self.record_as::<Decision>(ix));
        let is_of_owner = |by: &Decision| {
            it.owner
                .as_ref()
                .is_some_and(|all| all.names().any(|owner| self.is_body_of(owner, &by.body)))
        };
        it.class.as_ref().is_some_and(|class| class.is(Class::PartnerApproval))
            && latest.is_some_and(is_of_owner)
            && chain.first().is_some_and(|&on| !self.hangs_on(caveat, on))
            && chain.iter().any(|&on| self.hangs_on(caveat, on))
    }

    /// The decisions that give the approval which a caveat asks a body for: that body approves the
    /// case after the decision that the caveat hangs on.
    pub fn approvals_of(&self, caveat: Ix) -> Vec<Ix> {
        let mut found = Vec::new();
        for &case in self.cases_of(caveat) {
            let approves = |&&decision: &&Ix| {
                self.is_asked_approval(caveat, &self.followed(decision))
                    && self.resolved(decision, case).first().is_some_and(|resolved| {
                        resolved.force == ResolutionForce::Approved
                            && resolved.qualifier != Qualifier::InPrinciple
                    })
            };
            found.extend(self.decisions_of(case).iter().filter(approves));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a name is this body's or that of the partner that it decides for.
    fn is_body_of(&self, name: &str, body: &Id) -> bool {
        let Some(named) = self.find(name) else { return false };
        let partner = self.find_as::<Body>(body).map(|it| &it.partner);
        self.find(body) == Some(named) || partner.and_then(|id| self.find(id)) == Some(named)
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
}

/// The place of a resolution among several on one case: its force, then what approves before what
/// agrees, then what an amendment changed; of equals the first as printed.
fn precedence(it: &Resolved<'_>) -> (ResolutionForce, u8, bool) {
    let among = match verb_of(it.resolution) {
        Some(Verb::Approve | Verb::Adopt | Verb::Award) => 2,
        Some(Verb::Agree) => 1,
        _ => 0,
    };
    (it.force, among, it.resolution.was.is_some())
}

/// How much a body commits itself, for telling whether an amendment weakened it.
pub(super) fn commitment(force: ResolutionForce, qualifier: Qualifier) -> u8 {
    match (force, qualifier) {
        (_, Qualifier::InPrinciple) => 3,
        (_, Qualifier::Caveats) => 4,
        (ResolutionForce::Process, _) => 0,
        (ResolutionForce::Against, _) => 1,
        (ResolutionForce::Noted, _) => 2,
        (ResolutionForce::Endorsed, _) => 5,
        (ResolutionForce::Approved, _) => 6,
    }
}

fn force_of(resolution: &Resolution) -> ResolutionForce {
    verb_of(resolution).map_or(ResolutionForce::Process, force_of_verb)
}

fn verb_of(resolution: &Resolution) -> Option<Verb> {
    resolution.verb.as_ref().and_then(Word::known)
}

/// What a verb alone does to a case. To delegate or authorise is done beside something else, and
/// speaks only where nothing else is resolved.
pub(super) fn force_of_verb(verb: Verb) -> ResolutionForce {
    match verb {
        Verb::Approve | Verb::Agree | Verb::Adopt | Verb::Award => ResolutionForce::Approved,
        Verb::Endorse | Verb::Support | Verb::Welcome | Verb::Accept | Verb::AcceptInPart => {
            ResolutionForce::Endorsed
        }
        Verb::Note | Verb::Receive => ResolutionForce::Noted,
        Verb::Defer
        | Verb::ReferBack
        | Verb::Refer
        | Verb::Reject
        | Verb::Withdraw
        | Verb::Rescind => ResolutionForce::Against,
        Verb::Authorise
        | Verb::Delegate
        | Verb::Request
        | Verb::Instruct
        | Verb::Recommend
        | Verb::Confirm
        | Verb::Correct => ResolutionForce::Process,
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
        Verb::Accept => "accepted",
        Verb::AcceptInPart => "accepted in part",
        Verb::Refer => "referred on",
        Verb::Rescind => "rescinded",
        Verb::Correct => "corrected",
    }
}
