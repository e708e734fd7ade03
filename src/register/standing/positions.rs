//! What was said of a case, row by row: by endorsements, and by the deciding bodies' own resolutions.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::calendar::When;
use crate::record::kinds::{Body, Decision, Endorsement};
use crate::record::vocabulary::{Evidence, Stage, Stance};
use crate::record::{Content, Id, Word};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// One source's word on what a party said of a case at one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedPosition {
    /// The partner.
    pub partner: Id,
    /// The body that spoke for it, where it is known.
    pub body: Option<Id>,
    /// The stage of the case that was before it.
    pub stage: Word<Stage>,
    /// What it said.
    pub stance: Word<Stance>,
    /// How well that is known; none where the record does not say.
    pub evidence: Option<Word<Evidence>>,
    /// The day.
    pub on: Option<When>,
    /// The endorsement or decision that says so.
    pub from: Ix,
    /// The decision behind it, where one is on file.
    pub decision: Option<Id>,
    /// Whether caveats are known to exist whose words are not on file.
    pub caveats_not_recorded: bool,
    /// Whether the body only took the case in, and has another decision at that stage that does
    /// more: a progress report that was noted does not replace an approval.
    pub is_beside: bool,
}

impl StatedPosition {
    /// How well it is known, in a word.
    pub fn strength(&self) -> &str {
        self.evidence.as_deref().unwrap_or("not stated")
    }

    /// Whether it is known from the partner's own minute.
    pub fn is_first_hand(&self) -> bool {
        self.evidence.as_ref().is_some_and(|it| it.is(Evidence::FirstHand))
    }

    /// Whether it is an answer: neither awaited nor put off, nor only considered.
    pub fn is_answer(&self) -> bool {
        use Stance::{Awaited, Considered, Deferred};
        !matches!(self.stance.known(), Some(Awaited | Considered | Deferred))
    }

    /// Whether the partner has said yes in some form.
    pub fn is_yes(&self) -> bool {
        use Stance::{
            AimOnly, Approved, ApprovedWithConditions, Endorsed, EndorsedWithCaveats, InPrinciple,
            Supported,
        };
        matches!(
            self.stance.known(),
            Some(
                Approved
                    | ApprovedWithConditions
                    | InPrinciple
                    | Endorsed
                    | EndorsedWithCaveats
                    | Supported
                    | AimOnly
            )
        )
    }

    /// Its place among several sources: an answer before the absence of one, the strongest evidence
    /// first, what commits or stops before what the same body only took in, then the latest day.
    pub(super) fn order(&self) -> (bool, usize, bool, Reverse<Option<Date>>) {
        let evidence = self.evidence.as_ref().map_or(Evidence::ALL.len(), Word::rank);
        let day = self.on.as_ref().and_then(When::last_day);
        (self.is_no_answer(), evidence, self.is_beside, Reverse(day))
    }

    /// Whether it only says that there is no answer.
    fn is_no_answer(&self) -> bool {
        matches!(self.stance.known(), Some(Stance::Awaited | Stance::NotSought))
    }
}

/// Whether several bodies of a partner spoke, so that each has a column of its own.
pub(super) fn several_bodies<'a>(
    positions: impl Iterator<Item = &'a StatedPosition>,
    partner: &Id,
) -> bool {
    let mut bodies =
        positions.filter(|it| it.partner == *partner).filter_map(|it| it.body.as_ref());
    bodies.next().is_some_and(|first| bodies.any(|other| other != first))
}

impl Register {
    /// Everything said of a case at any stage: by resolutions, then endorsements, in file order.
    pub fn stated_positions(&self, case: Ix) -> Vec<StatedPosition> {
        let mut positions = self.own_positions(case);
        positions.extend(self.endorsements_of(case).iter().filter_map(|&ix| self.endorsed(ix)));
        positions
    }

    fn endorsed(&self, ix: Ix) -> Option<StatedPosition> {
        let it = self.record_as::<Endorsement>(ix)?;
        let partner = self.present_id(&it.partner);
        let body = it.body.as_ref().map(|body| self.present_id(body));
        Some(StatedPosition {
            body: body.or_else(|| self.body_behind(it.decision.as_ref()?, &partner)),
            partner,
            stage: it.stage.clone(),
            stance: it.stance.clone(),
            evidence: it.evidence.clone(),
            on: it.on.clone(),
            from: ix,
            decision: it.decision.as_ref().map(|id| self.present_id(id)),
            caveats_not_recorded: it.caveats_not_recorded == Some(true),
            is_beside: false,
        })
    }

    /// The id that a record has now, where a link names it by an old one.
    pub(super) fn present_id(&self, id: &Id) -> Id {
        self.find(id).map_or(id, |ix| self.id(ix)).clone()
    }

    /// The body that took a decision, when it decides for this partner.
    fn body_behind(&self, decision: &Id, partner: &Id) -> Option<Id> {
        let (body, of) = self.speaker(self.find_as(decision)?)?;
        (of == *partner).then_some(body)
    }

    /// The body that took a decision, and the partner that it decides for.
    fn speaker(&self, decision: &Decision) -> Option<(Id, Id)> {
        let body = self.find(&decision.body)?;
        let it = self.record_as::<Body>(body)?;
        Some((self.id(body).clone(), self.present_id(&it.partner)))
    }

    /// The deciding bodies' own words, at first hand.
    fn own_positions(&self, case: Ix) -> Vec<StatedPosition> {
        let mut positions = Vec::new();
        for &ix in self.decisions_of(case) {
            let Some(decision) = self.record_as::<Decision>(ix) else { continue };
            let Some((body, partner)) = self.speaker(decision) else { continue };
            let meeting = || Some(When::day(self.meeting_day(decision.meeting.as_ref()?)?));
            let on = decision.decided.clone().or_else(meeting);
            positions.extend(self.resolved(ix, case).into_iter().map(|own| StatedPosition {
                partner: partner.clone(),
                body: Some(body.clone()),
                stance: Word::Known(own.stance()),
                stage: own.stage.word,
                evidence: Some(Word::Known(Evidence::FirstHand)),
                on: on.clone(),
                from: ix,
                decision: Some(self.id(ix).clone()),
                caveats_not_recorded: false,
                is_beside: false,
            }));
        }
        let only_takes_in = |it: &StatedPosition| {
            matches!(it.stance.known(), Some(Stance::Noted | Stance::Considered))
        };
        for at in 0..positions.len() {
            let it = &positions[at];
            let same = |other: &&StatedPosition| other.body == it.body && other.stage == it.stage;
            positions[at].is_beside = only_takes_in(it)
                && positions.iter().filter(same).any(|other| !only_takes_in(other));
        }
        positions
    }

    /// The caveats that stand behind what an endorsement or decision says of a case: those that it
    /// names, and those that hang on its decision and fall on that case.
    pub fn caveats_behind(&self, ix: Ix, case: Ix) -> Vec<Ix> {
        let mut all: Vec<Ix> = Vec::new();
        let decision = match &self.record(ix).content {
            Content::Endorsement(it) => {
                all.extend(it.caveats.iter().filter_map(|id| self.find(id)));
                it.decision.as_ref().and_then(|id| self.find(id))
            }
            Content::Decision(_) => Some(ix),
            _ => None,
        };
        if let Some(decision) = decision {
            let on_case = self.caveats_of(case).iter().copied();
            all.extend(on_case.filter(|&caveat| self.hangs_on(caveat, decision)));
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}
