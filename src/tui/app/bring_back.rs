//! Going to the bring-back list of a meeting: the one that is named, the one under the cursor, or one
//! to choose.

use super::App;
use crate::register::Ix;
use crate::text::fold::fold;
use crate::tui::model::Desk;
use crate::tui::pane::{Agenda, Place};
use crate::tui::theme::Role;

impl App {
    /// Opens the bring-back list of a meeting as it was typed; without words, of the meeting under
    /// the cursor, else the meetings to choose from.
    pub(super) fn agenda(&mut self, text: &str) {
        let register = &self.desk.register;
        let under = || self.top().subject(&self.desk).and_then(|ix| register.meeting(ix));
        let at = match (text.trim(), under()) {
            ("", Some(at)) => at,
            ("", None) => return self.go(&Place::Meetings),
            (text, _) => match register.meeting_meant(text, self.desk.today) {
                Ok(at) => at,
                Err(fault) => return self.say(Role::Error, fault.told()),
            },
        };
        let agenda = Agenda::of(register, &at);
        self.go(&Place::Agenda(agenda));
    }
}

/// The meetings that begin as typed, by their id or by a word of their body's name, with what each
/// is; those still to come first, then the last ones.
pub(crate) fn known(desk: &Desk, typed: &str, most: usize) -> Vec<(String, String)> {
    let register = &desk.register;
    let typed = fold(typed);
    let begins = |body: Ix, handle: &str| {
        let name = fold(register.record(body).title());
        fold(handle).starts_with(&typed)
            || name.starts_with(&typed)
            || name.split(' ').any(|word| word.starts_with(&typed))
    };
    let mut found: Vec<_> = register
        .meetings()
        .into_iter()
        .filter_map(|at| {
            let handle = register.meeting_handle(&at);
            begins(at.body, &handle).then_some((at, handle))
        })
        .collect();
    let is_past = |day: Option<jiff::civil::Date>| day.is_none_or(|day| day < desk.today);
    found.sort_by_key(|(at, _)| {
        let away = at.day.and_then(|day| day.since(desk.today).ok()).map(|it| it.get_days().abs());
        (is_past(at.day), away.unwrap_or(i32::MAX))
    });
    found.truncate(most);
    found.into_iter().map(|(at, handle)| (handle, register.meeting_words(&at))).collect()
}
