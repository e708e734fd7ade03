//! What each partner said of a case: one column a partner, or a body where several bodies of one partner spoke.

use super::contents::{Ix, Register};
use super::spoken::{Spoken, is_yes, several_bodies};
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
        is_yes(&self.word)
    }

    fn of(spoken: &Spoken) -> Self {
        Self {
            partner: spoken.partner.clone(),
            body: spoken.body.clone(),
            word: spoken.stance.to_string(),
            evidence: spoken.strength().to_owned(),
            from: spoken.from,
        }
    }
}

impl Register {
    /// The stances on a case at its present stage, one for each column: what the strongest evidence
    /// says, the latest where two are equally strong.
    pub fn stances(&self, case: Ix) -> Vec<Stance> {
        let Content::Case(it) = &self.record(case).content else { return Vec::new() };
        let mut spoken = self.spoken(case);
        spoken.retain(|row| row.stage == it.stage);
        let mut columns: Vec<&Spoken> = Vec::new();
        for row in &spoken {
            let apart = several_bodies(spoken.iter(), &row.partner);
            let same = |column: &&mut &Spoken| {
                column.partner == row.partner && (!apart || column.body == row.body)
            };
            match columns.iter_mut().find(same) {
                None => columns.push(row),
                Some(column) if row.order() < column.order() => *column = row,
                Some(_) => {}
            }
        }
        columns.into_iter().map(Stance::of).collect()
    }

    /// How many of the partners who were asked have endorsed a case: `(endorsed, asked)`.
    pub fn partners_endorsed(&self, case: Ix) -> (usize, usize) {
        let stances = self.stances(case);
        let asked = stances.iter().filter(|stance| stance.word != "not-sought").count();
        (stances.iter().filter(|stance| stance.is_endorsed()).count(), asked)
    }
}
