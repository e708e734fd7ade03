//! The one word for what was decided on a case at its present stage: *in principle*, *approved+conditions*, *none yet (full)*.
//!
//! The latest decision that commits, supports or stops the case speaks, and of its resolutions on
//! the case the principal one. Verbs keep their own force: a body that endorses does not approve,
//! and a recommendation decides nothing.

use jiff::civil::Date;

use super::resolved::{Qualifier, ResolutionForce, Resolved, commitment, force_of_verb};
use crate::calendar::When;
use crate::record::Word;
use crate::record::kinds::{Body, Case, Caveat, Decision};
use crate::record::vocabulary::{BodyKind, Class, Verb};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// What was decided on a case at its present stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The decision that says so.
    pub decision: Ix,
    /// The bare word: `in principle`, `endorsed`, `noted`.
    pub word: &'static str,
    /// How much it commits the body to.
    pub force: ResolutionForce,
    /// What is said with it.
    pub qualifier: Qualifier,
    /// The verb or words before an amendment.
    pub was: Option<String>,
    /// Whether a dated caveat asks for a report.
    pub to_report: bool,
}

impl Outcome {
    /// The words that lists show: `agreed, to report`, `approved+conditions`.
    pub fn describe(&self) -> String {
        let mut words = self.qualifier.describe(self.word);
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
        let verb = self.was.as_deref().map(|was| was.split_whitespace().next().unwrap_or(""));
        let verb = verb.map(str::to_lowercase);
        let stem = verb.as_deref().map(|verb| verb.trim_end_matches('s').trim_end_matches('d'));
        let was = stem.and_then(Verb::parse).map(force_of_verb);
        let now = commitment(self.force, self.qualifier);
        was.is_some_and(|was| commitment(was, Qualifier::None) > now)
    }
}

impl Register {
    /// What was decided on a case at its present stage; `None` when no decision of that stage is
    /// on file, or only recommendations are.
    pub fn decided(&self, case: Ix) -> Option<Outcome> {
        let (decision, resolved) = self.deciding(case)?;
        let mut caveats = self.caveats_of(case).iter();
        Some(Outcome {
            decision,
            word: resolved.word(),
            force: resolved.force,
            qualifier: resolved.qualifier,
            was: resolved.resolution.was.as_ref().map(ToString::to_string),
            to_report: caveats.any(|&caveat| self.asks_for_report(decision, caveat)),
        })
    }

    /// What lists show of what was decided on a case: its word, `none yet (full)` where decisions
    /// are on file and none of the present stage, nothing where there is none at all.
    pub fn decision_words(&self, case: Ix) -> String {
        if let Some(outcome) = self.decided(case) {
            return outcome.describe();
        }
        let Some(it) = self.record_as::<Case>(case) else { return String::new() };
        let mut decisions = self.decisions_of(case).iter();
        let has_moved_on = it.stage_since.is_some() || !it.stage_history.is_empty();
        if has_moved_on || decisions.any(|&decision| !self.resolved(decision, case).is_empty()) {
            return format!("none yet ({})", it.stage.replace('-', " "));
        }
        String::new()
    }

    /// What stands beside the word, each with the decision that says so: what was noted, received
    /// or recommended at the present stage since, and what was decided at others: `noted`,
    /// `outline: approved`.
    pub fn decided_besides(&self, case: Ix) -> Vec<(Ix, String)> {
        let Some(it) = self.record_as::<Case>(case) else { return Vec::new() };
        let speaks = self.deciding(case).map(|(decision, _)| decision);
        let since = speaks.and_then(|decision| self.decision_day(decision));
        let mut besides = Vec::new();
        for &decision in self.decisions_of(case) {
            let day = self.decision_day(decision);
            for resolved in self.resolved(decision, case) {
                let is_present = resolved.stage.word == it.stage;
                if is_present && (speaks == Some(decision) || (speaks.is_some() && day < since)) {
                    continue;
                }
                let stage = resolved.stage.word.replace('-', " ");
                let stage = if is_present { String::new() } else { format!("{stage}: ") };
                let words = resolved.qualifier.describe(resolved.word());
                besides.push((decision, format!("{stage}{words}")));
            }
        }
        besides
    }

    /// The decision whose word counts at the present stage, and its principal resolution: the
    /// latest that commits, supports or stops; only where none does, the latest of any other kind.
    fn deciding(&self, case: Ix) -> Option<(Ix, Resolved<'_>)> {
        let it = self.record_as::<Case>(case)?;
        let at_stage = self.decisions_of(case).iter().filter_map(|&decision| {
            let mut resolved = self.resolved(decision, case).into_iter();
            let own = resolved.find(|own| own.stage.word == it.stage)?;
            let recommends = own.resolution.verb.as_ref().is_some_and(|it| it.is(Verb::Recommend));
            (!recommends && !self.only_advises(decision)).then_some((decision, own))
        });
        at_stage.max_by_key(|(decision, own)| (own.force.decides(), self.decision_day(*decision)))
    }

    /// Whether a decision is by a body that advises others and decides nothing itself.
    fn only_advises(&self, decision: Ix) -> bool {
        let it = self.record_as::<Decision>(decision);
        let body = it.and_then(|it| self.find_as::<Body>(it.body.as_str()));
        let kind = body.and_then(|body| body.kind.as_ref()).and_then(Word::known);
        matches!(kind, Some(BodyKind::Scrutiny | BodyKind::Advisory))
    }

    /// The day on which a decision was taken: its own, else that of its meeting.
    pub fn decision_day(&self, decision: Ix) -> Option<Date> {
        let it = self.record_as::<Decision>(decision)?;
        let at_meeting = || self.meeting_day(it.meeting.as_ref()?);
        it.decided.as_ref().and_then(When::last_day).or_else(at_meeting)
    }

    fn asks_for_report(&self, decision: Ix, caveat: Ix) -> bool {
        self.record_as::<Caveat>(caveat).is_some_and(|it| {
            self.hangs_on(caveat, decision)
                && it.class.as_ref().is_some_and(|class| class.is(Class::Information))
                && it.due.is_some()
                && self.deadline(caveat).is_some_and(|due| due.to().is_some())
        })
    }
}
