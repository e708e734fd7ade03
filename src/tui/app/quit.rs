//! Leaving with `q`: what lies on top closes first, then places, then the program; nothing is lost by it.

use std::time::Duration;

use super::App;
use crate::text::Clean;
use crate::text::plural::count;
use crate::tui::effect::{DraftKey, Effect};
use crate::tui::pane::{self, Place};
use crate::tui::theme::Role;

/// For how long a first `q` at the top is remembered.
const QUITTING: Duration = Duration::from_secs(3);

impl App {
    pub(super) fn close_or_quit(&mut self) {
        if self.layers.pop().is_some() {
            return;
        }
        if self.places.before().is_some() {
            return self.go_back();
        }
        match (self.quitting, self.at) {
            (Some(asked), Some(at)) if at.duration_since(asked) <= QUITTING => self.quit(),
            _ => {
                self.quitting = self.at;
                let lost = self.lost_drafts().next().map(|(key, text)| {
                    let (what, text) = (key.describe(), Clean::line(text));
                    format!("NOT kept: {what} on {}. q again quits, and prints it: {text}", key.on)
                });
                if let Some(words) = lost {
                    return self.say(Role::Warning, words);
                }
                let saved =
                    if self.under_way.is_empty() { "All is saved" } else { "A save is under way" };
                self.say(Role::Text, format!("Quit? {saved}. q again quits"));
            }
        }
    }

    /// The drafts that are on the screen and could not be kept on disk.
    fn lost_drafts(&self) -> impl Iterator<Item = (&DraftKey, &str)> {
        let lost = self.model.drafts.iter().filter(|(key, _)| self.lost.contains(key));
        lost.map(|(key, kept)| (key, &*kept.text))
    }

    /// Leaves, as soon as what is under way is saved; asked again, at once.
    pub(super) fn quit(&mut self) {
        if !self.under_way.is_empty() && !self.leaving {
            self.leaving = true;
            self.say(Role::Text, "Leaving when the save is done. Q again leaves now");
            return;
        }
        if self.here.session().is_some() {
            self.leave_session();
            if !self.under_way.is_empty() {
                self.leaving = true;
                self.here = pane::open(&Place::Sessions, &self.model);
                return;
            }
        }
        let lost = self.lost_drafts().count();
        let told: Vec<String> = self
            .lost_drafts()
            .map(|(key, text)| {
                let text = Clean::prose(text);
                format!("caveat: NOT kept, {} on {}:\n{text}", key.describe(), key.on)
            })
            .collect();
        let counted = |drafts: usize, what: &str| match drafts {
            0 => String::new(),
            _ => format!("; {} {what}", count(drafts, "draft")),
        };
        let drafts = counted(self.model.waiting_drafts() - lost, "kept")
            + &counted(lost, "could NOT be kept");
        let line = (self.saved > 0 || !drafts.is_empty())
            .then(|| format!("caveat: {} saved{drafts}", count(self.saved, "entry")));
        let lines: Vec<String> =
            self.model.left.take().into_iter().chain(line).chain(told).collect();
        self.effects.push(Effect::Quit((!lines.is_empty()).then(|| lines.join("\n"))));
    }
}
