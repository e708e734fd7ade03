//! Keys that come faster than a hand types: text pasted into a terminal that does not say so.
//!
//! In a line they are text. Elsewhere motions are obeyed and acts are not: a stray paste must
//! never change what is on record.

use std::collections::BTreeSet;

use crossterm::event::KeyEvent;

use super::App;
use super::prompt_keys::letter;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::{KeyName, spell};
use crate::tui::note_editor::EditorPart;
use crate::tui::prompt::purpose::Purpose;
use crate::tui::theme::Role;

/// So many different keys in one read were typed by no hand.
const DIFFERENT: usize = 3;

/// Keys with their names.
type NamedKeys<'a> = (&'a KeyEvent, KeyName);

impl App {
    /// Keys that were read together.
    pub(super) fn keys(&mut self, keys: &[KeyEvent]) {
        let keys: Vec<NamedKeys<'_>> =
            keys.iter().filter_map(|key| Some((key, spell(key)?))).collect();
        let text_until = last_burst(&keys);
        self.in_burst = text_until.is_some();
        self.refused = false;
        let writes = self.prompt.is_some() || self.pad.is_some();
        if self.in_burst && !writes && self.acts_among(&keys) {
            self.refuse_burst();
        }
        let mut at = 0;
        while at < keys.len() && !self.refused {
            let text = self.pasted(&keys[at..], text_until.unwrap_or(0).saturating_sub(at));
            if text.is_empty() {
                self.key(keys[at].0, keys[at].1.clone());
                at += 1;
            } else {
                at += text.chars().count();
                self.type_in(&text, false);
            }
        }
        self.in_burst = false;
    }

    /// Refuses a burst, with all that stands behind in it, and says so.
    pub(super) fn refuse_burst(&mut self) {
        self.chord.forget();
        self.refused = true;
        let words = "That looked like pasted text, so it did nothing. Press a, then paste";
        self.say(Role::Warning, words);
    }

    /// Whether an act is among keys, as far as they are not the text of a line.
    fn acts_among(&self, keys: &[NamedKeys<'_>]) -> bool {
        let mut chord = self.chord.clone();
        for (_, key) in keys {
            match chord.press(key.clone(), self.top().contexts(), &self.model.keymap) {
                Ok(Some(Command::Find | Command::Command)) => return false,
                Ok(Some(command)) if command.is_act() => return true,
                _ => {}
            }
        }
        false
    }

    /// The text with which a burst goes on in the line being typed. Up to the key `until` a line
    /// break belongs to the text; behind it Enter is a key, which runs no command in a burst.
    fn pasted(&self, keys: &[NamedKeys<'_>], until: usize) -> String {
        if !self.in_burst {
            return String::new();
        }
        let (gap, command) = match (&self.pad, &self.prompt) {
            (Some(pad), _) if !pad.finishing && pad.part != EditorPart::Kind => ('\n', false),
            (None, Some(prompt)) => (' ', prompt.purpose == Purpose::Command),
            _ => return String::new(),
        };
        let typed = keys.iter().enumerate().map_while(|(at, (key, name))| {
            let breaks = name == "Enter" && (at < until || command);
            letter(key).or(breaks.then_some(gap))
        });
        typed.collect()
    }
}

/// The last key from which on there are so many different ones that no hand typed them.
fn last_burst(keys: &[NamedKeys<'_>]) -> Option<usize> {
    let mut different = BTreeSet::new();
    (0..keys.len()).rev().find(|&at| {
        different.insert(&keys[at].1);
        different.len() >= DIFFERENT
    })
}
