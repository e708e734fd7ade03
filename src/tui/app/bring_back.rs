//! Going to the bring-back list of a meeting: the one that is named, the one under the cursor, or one
//! to choose.

use super::App;
use crate::tui::pane::{BringBackPlace, Place};
use crate::tui::theme::Role;

impl App {
    /// Opens the bring-back list of a meeting as it was typed; without words, of the meeting under
    /// the cursor, else the meetings to choose from.
    pub(super) fn agenda(&mut self, text: &str) {
        let register = &self.model.register;
        let under = || self.top().subject(&self.model).and_then(|ix| register.meeting(ix));
        let at = match (text.trim(), under()) {
            ("", Some(at)) => at,
            ("", None) => return self.go_to(&Place::Meetings),
            (text, _) => match register.meeting_meant(text, self.model.today) {
                Ok(at) => at,
                Err(fault) => return self.say(Role::Error, fault.describe()),
            },
        };
        let agenda = BringBackPlace::of(register, &at);
        self.go_to(&Place::Agenda(agenda));
    }
}
