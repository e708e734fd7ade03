//! What each partner said of a case: one column a partner, or a body where several bodies of one partner spoke.

use super::contents::{Ix, Register};
use super::decided::{Force, force_of};
use crate::record::vocabulary::{EVIDENCE, rank};
use crate::record::{Content, Id};

/// One partner's stance on one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stance {
    /// The partner.
    pub partner: Id,
    /// The body that spoke for it, where it is named.
    pub body: Option<Id>,
    /// What it said: a word of [`crate::record::vocabulary::STANCE`].
    pub word: String,
    /// How well that is known.
    pub evidence: String,
    /// The endorsement or decision that says so.
    pub from: Ix,
}

impl Stance {
    /// Whether the partner has said yes in some form.
    pub fn is_endorsed(&self) -> bool {
        !matches!(
            &*self.word,
            "awaited" | "considered" | "deferred" | "not-supported" | "not-sought"
        )
    }
}

impl Register {
    /// The stances on a case at its present stage, one for each column.
    pub fn stances(&self, case: Ix) -> Vec<Stance> {
        let mut spoken = self.resolved_stances(case);
        let Content::Case(it) = &self.record(case).content else { return Vec::new() };
        for &ix in self.endorsements_of(case) {
            if let Content::Endorsement(row) = &self.record(ix).content
                && row.stage == it.stage
            {
                spoken.push(Stance {
                    partner: row.partner.clone(),
                    body: row.body.clone(),
                    word: row.stance.to_string(),
                    evidence: row.evidence.as_deref().unwrap_or("first-hand").to_owned(),
                    from: ix,
                });
            }
        }
        let mut columns: Vec<Stance> = Vec::new();
        for stance in &spoken {
            let apart = several_bodies(&spoken, &stance.partner);
            let same = |column: &&mut Stance| {
                column.partner == stance.partner && (!apart || column.body == stance.body)
            };
            match columns.iter_mut().find(same) {
                None => columns.push(stance.clone()),
                Some(column)
                    if rank(EVIDENCE, &stance.evidence) < rank(EVIDENCE, &column.evidence) =>
                {
                    *column = stance.clone();
                }
                Some(_) => {}
            }
        }
        columns
    }

    /// How many of the partners who were asked have endorsed a case: `(endorsed, asked)`.
    pub fn partners_endorsed(&self, case: Ix) -> (usize, usize) {
        let stances = self.stances(case);
        let asked = stances.iter().filter(|stance| stance.word != "not-sought").count();
        (stances.iter().filter(|stance| stance.is_endorsed()).count(), asked)
    }

    /// The deciding bodies' own words, at first hand.
    fn resolved_stances(&self, case: Ix) -> Vec<Stance> {
        let id = self.id(case);
        let mut stances = Vec::new();
        for &ix in self.decisions_of(case) {
            let Content::Decision(decision) = &self.record(ix).content else { continue };
            let Some(Content::Body(body)) =
                self.find(decision.body.as_str()).map(|body| &self.record(body).content)
            else {
                continue;
            };
            let with_caveats = self.caveats_of(case).iter().any(|&caveat| {
                matches!(&self.record(caveat).content, Content::Caveat(it) if it.on.as_ref() == Some(self.id(ix)))
            });
            let on_case = decision
                .resolution
                .iter()
                .filter(|it| it.verb.is_some() && decision.cases_of(it).contains(id));
            let Some(force) = on_case.map(|it| force_of(it, with_caveats)).max() else { continue };
            stances.push(Stance {
                partner: body.partner.clone(),
                body: Some(decision.body.clone()),
                word: stance_word(force).to_owned(),
                evidence: "first-hand".to_owned(),
                from: ix,
            });
        }
        stances
    }
}

fn stance_word(force: Force) -> &'static str {
    match force {
        Force::Approved => "approved",
        Force::Endorsed => "endorsed",
        Force::EndorsedWithCaveats => "endorsed-with-caveats",
        Force::InPrinciple => "in-principle",
        Force::Noted => "noted",
        Force::Against => "not-supported",
        Force::Process => "considered",
    }
}

fn several_bodies(spoken: &[Stance], partner: &Id) -> bool {
    let mut bodies =
        spoken.iter().filter(|it| it.partner == *partner).filter_map(|it| it.body.as_ref());
    bodies.next().is_some_and(|first| bodies.any(|other| other != first))
}
