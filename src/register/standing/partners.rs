//! What each partner said of a case: one column a partner, or a body where several bodies of one partner spoke.

use std::collections::BTreeSet;

use super::positions::{StatedPosition, is_yes, several_bodies};
use crate::record::vocabulary::Stance;
use crate::record::{Content, Id, Word};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// One partner's stance on one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerStance {
    /// The partner.
    pub partner: Id,
    /// The body that spoke for it, where it is named.
    pub body: Option<Id>,
    /// What it said.
    pub word: Word<Stance>,
    /// How well that is known.
    pub evidence: String,
    /// The endorsement or decision that says so.
    pub from: Ix,
}

impl PartnerStance {
    /// Whether the partner has said yes in some form.
    pub fn is_endorsed(&self) -> bool {
        is_yes(&self.word)
    }

    fn of(position: &StatedPosition) -> Self {
        Self {
            partner: position.partner.clone(),
            body: position.body.clone(),
            word: position.stance.clone(),
            evidence: position.strength().to_owned(),
            from: position.from,
        }
    }
}

impl Register {
    /// The stances on a case at its present stage, one for each column: what the strongest evidence
    /// says, the latest where two are equally strong.
    pub fn stances(&self, case: Ix) -> Vec<PartnerStance> {
        let Content::Case(it) = &self.record(case).content else { return Vec::new() };
        let mut positions = self.stated_positions(case);
        positions.retain(|row| row.stage == it.stage);
        let mut columns: Vec<&StatedPosition> = Vec::new();
        for row in &positions {
            let apart = several_bodies(positions.iter(), &row.partner);
            let same = |column: &&mut &StatedPosition| {
                column.partner == row.partner && (!apart || column.body == row.body)
            };
            match columns.iter_mut().find(same) {
                None => columns.push(row),
                Some(column) if row.order() < column.order() => *column = row,
                Some(_) => {}
            }
        }
        columns.into_iter().map(PartnerStance::of).collect()
    }

    /// Whose word on a case is sought and is not there at its present stage: partners that have a
    /// word on its next stage only, and those that its programme lists and nothing names.
    pub fn silent_partners(&self, case: Ix) -> Vec<Id> {
        let Content::Case(it) = &self.record(case).content else { return Vec::new() };
        let (next, positions) = (self.next_stage(case), self.stated_positions(case));
        let now = positions.iter().filter(|row| row.stage == it.stage);
        let mut known: BTreeSet<&Id> = now.map(|row| &row.partner).collect();
        let mut silent = Vec::new();
        let mut later: Vec<&StatedPosition> =
            positions.iter().filter(|row| Some(&row.stage) == next).collect();
        later.sort_by_key(|row| row.order());
        for row in later {
            if known.insert(&row.partner) && !row.stance.is(Stance::NotSought) {
                silent.push(row.partner.clone());
            }
        }
        let listed = self.listed_partners(self.programme_of(case));
        silent.extend(listed.into_iter().filter(|partner| !known.contains(partner)));
        silent
    }

    /// How many of the partners whose word is sought have endorsed a case: `(endorsed, sought)`, as
    /// its row of the matrix counts them.
    pub fn partners_endorsed(&self, case: Ix) -> (usize, usize) {
        let stances = self.stances(case);
        let spoke = stances.iter().filter(|stance| !stance.word.is(Stance::NotSought)).count();
        let endorsed = stances.iter().filter(|stance| stance.is_endorsed()).count();
        (endorsed, spoke + self.silent_partners(case).len())
    }
}
