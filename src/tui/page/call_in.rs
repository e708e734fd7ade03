//! The decision clock on a page: how call-in stands, the days that were counted, whether the record agrees.

use super::PageBuilder;
use crate::calendar::short;
use crate::register::Ix;
use crate::register::call_in::CallInState;
use crate::report::list::clock::{FactWeight, facts};
use crate::tui::theme::Role;

impl PageBuilder<'_> {
    /// The page of a decision: its clock with the working, then each of its fields.
    pub(super) fn decision(&mut self, ix: Ix) {
        for fact in facts(&self.model.ctx(), ix) {
            let role = match fact.weight {
                FactWeight::Plain => Role::Text,
                FactWeight::Running => Role::Title,
                FactWeight::Doubtful => Role::Warning,
            };
            self.row(fact.label, &fact.words, role, None);
        }
        self.gap();
        self.other_kind(ix);
    }

    /// One line on a case's page: how the call-in of a decision on it stands, where that is known
    /// or was asked for.
    pub(super) fn call_in_line(&mut self, ix: Ix, can_be_called_in: bool) {
        let clock = self.model.register.clock(ix, self.model.today);
        let words = match (clock.state, clock.last_day()) {
            (CallInState::Open, Some(last)) => format!("{}, to {}", clock.describe(), short(last)),
            (CallInState::Expired, Some(last)) => format!("ended {}", short(last)),
            (CallInState::CalledIn | CallInState::Expired, _) => clock.why.clone(),
            (CallInState::Unknown, _) if can_be_called_in => clock.why.clone(),
            _ => return,
        };
        let in_force = clock.in_force_words().map(|words| format!("; in force {words}"));
        let agreement = clock.agreement().map(|words| format!(", {words}"));
        let words = words + &in_force.unwrap_or_default() + &agreement.unwrap_or_default();
        let role = if clock.differs() { Role::Warning } else { Role::Text };
        self.row("call-in", &words, role, Some(ix));
    }
}
