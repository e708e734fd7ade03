//! The decision clock on a page: how call-in stands, the days that were counted, whether the record agrees.

use super::Page;
use crate::calendar::short;
use crate::register::Ix;
use crate::register::clock::State;
use crate::tui::theme::Role;

impl Page<'_> {
    /// The page of a decision: its clock with the working, then each of its fields.
    pub(super) fn decision(&mut self, ix: Ix) {
        self.clock(ix);
        self.gap();
        self.other_kind(ix);
    }

    fn clock(&mut self, ix: Ix) {
        let register = &self.desk.register;
        let clock = register.clock(ix, self.desk.today);
        let left = match clock.days_left {
            Some(_) => format!("{}: ", clock.in_words()),
            None => String::new(),
        };
        let why = clock.why.strip_prefix("call-in ").unwrap_or(&clock.why);
        let role = match clock.state {
            State::Open | State::CalledIn => Role::Title,
            State::Unknown => Role::Warning,
            State::Expired | State::NotApplicable => Role::Text,
        };
        self.row("call-in", &format!("{left}{why}"), role, None);
        if let Some(call_in) = &clock.call_in {
            self.field("counted", &call_in.counted.in_words());
            let hour = clock.cutoff().map_or_else(String::new, |hour| format!(", {hour}"));
            self.field("last day", &format!("{}{hour}", short(call_in.last_day)));
        }
        let agreement = clock.agreement();
        let in_force = [clock.in_force.map(short), agreement].into_iter().flatten();
        let in_force = in_force.collect::<Vec<_>>().join(", ");
        let role = if clock.agrees == Some(false) { Role::Warning } else { Role::Text };
        self.row("in force", &in_force, role, None);
        self.row("note", clock.doubt.as_deref().unwrap_or_default(), Role::Warning, None);
        if let Some(noticed) = register.noticed(ix) {
            let role = if noticed.is_short() { Role::Warning } else { Role::Text };
            self.row("notice", &noticed.in_words(), role, None);
        }
        if let Some(agenda) = register.agenda(ix) {
            self.field("agenda", &agenda.in_words());
        }
    }

    /// One line on a case's page: how the call-in of a decision on it stands, where that is known
    /// or was asked for.
    pub(super) fn call_in_line(&mut self, ix: Ix, can_be_called_in: bool) {
        let clock = self.desk.register.clock(ix, self.desk.today);
        let words = match (clock.state, clock.last_day()) {
            (State::Open, Some(last)) => format!("{}, to {}", clock.in_words(), short(last)),
            (State::Expired, Some(last)) => format!("ended {}", short(last)),
            (State::CalledIn | State::Expired, _) => clock.why.clone(),
            (State::Unknown, _) if can_be_called_in => clock.why.clone(),
            _ => return,
        };
        let in_force = clock.in_force.map(|day| format!("; in force {}", short(day)));
        let agreement = clock.agreement().map(|words| format!(", {words}"));
        let words =
            format!("{words}{}{}", in_force.unwrap_or_default(), agreement.unwrap_or_default());
        let role = if clock.agrees == Some(false) { Role::Warning } else { Role::Text };
        self.row("call-in", &words, role, Some(ix));
    }
}
