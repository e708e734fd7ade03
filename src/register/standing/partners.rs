//! What each partner said of a case: one column a partner, or a body where several bodies of one partner spoke.

use std::collections::BTreeSet;

use super::positions::{StatedPosition, several_bodies};
use crate::record::kinds::Case;
use crate::record::vocabulary::Stance;
use crate::record::{Id, Kind};
use crate::register::ix::Ix;
use crate::register::register::Register;

impl Register {
    /// The stances on a case at its present stage, one for each column: what the strongest evidence
    /// says, the latest where two are equally strong.
    pub fn stances(&self, case: Ix) -> Vec<StatedPosition> {
        let Some(it) = self.record_as::<Case>(case) else { return Vec::new() };
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
        columns.into_iter().cloned().collect()
    }

    /// Every other endorsement of a case that the matrix shows: what further sources say, and what
    /// was said of other stages.
    pub fn other_endorsements(&self, case: Ix) -> Vec<StatedPosition> {
        let stances = self.stances(case);
        let mut others = self.stated_positions(case);
        others.retain(|it| self.record(it.from).kind() == Kind::Endorsement);
        others.retain(|it| !stances.contains(it));
        others
    }

    /// What a position says in words: its stance, and the stage where that is not the case's own.
    pub fn stance_words(&self, case: Ix, it: &StatedPosition) -> String {
        let own = self.record_as::<Case>(case).is_some_and(|own| own.stage == it.stage);
        let stage = if own { String::new() } else { format!("{}: ", it.stage) };
        format!("{stage}{}", it.stance).replace('-', " ")
    }

    /// The partners whose word is sought and of whom no endorsement at all is on file.
    pub fn unheard_partners(&self, case: Ix) -> Vec<Id> {
        let others = self.other_endorsements(case);
        let mut silent = self.silent_partners(case);
        silent.retain(|partner| !others.iter().any(|it| it.partner == *partner));
        silent
    }

    /// Whose word on a case is sought and is not there at its present stage: partners that have a
    /// word on its next stage only, and those that its programme lists and nothing names.
    pub fn silent_partners(&self, case: Ix) -> Vec<Id> {
        let Some(it) = self.record_as::<Case>(case) else { return Vec::new() };
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

    /// How many partners have endorsed a case, and of how many, as the matrix counts them.
    pub fn partners_endorsed(&self, case: Ix) -> (usize, usize) {
        let stances = self.stances(case);
        let spoke = stances.iter().filter(|it| !it.stance.is(Stance::NotSought)).count();
        let endorsed = stances.iter().filter(|it| it.is_yes()).count();
        (endorsed, spoke + self.silent_partners(case).len())
    }
}
