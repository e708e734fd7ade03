//! Keys that come faster than a hand types: text pasted into a terminal that does not say so.
//!
//! In a line they are text. Elsewhere motions are obeyed and acts are not: a stray paste must
//! never change what is on record.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crossterm::event::KeyEvent;

use super::app::App;
use super::chord::Stroke;
use super::command::Command;
use super::keymap::{Key, spell};
use super::prompting::letter;
use super::theme::Role;

/// Keys that come so soon after each other are of one run, also when they were read apart.
const TOGETHER: Duration = Duration::from_millis(1);
/// So many different keys in one run were typed by no hand.
const DIFFERENT: usize = 3;

/// The keys that came without a pause between them.
#[derive(Debug, Default)]
pub struct Run {
    last: Option<Instant>,
    keys: BTreeSet<Key>,
}

impl Run {
    /// Adds what was read at a moment.
    fn add(&mut self, keys: &[(&KeyEvent, Key)], at: Instant) {
        if self.last.is_none_or(|last| at.saturating_duration_since(last) > TOGETHER) {
            self.keys.clear();
        }
        self.last = Some(at);
        self.keys.extend(keys.iter().map(|(_, key)| key.clone()));
    }

    /// Whether no hand typed it.
    fn is_burst(&self) -> bool {
        self.keys.len() >= DIFFERENT
    }
}

impl App {
    /// Keys that were read together.
    pub(super) fn keys(&mut self, keys: &[KeyEvent], at: Instant) {
        let keys: Vec<_> = keys.iter().filter_map(|key| Some((key, spell(key)?))).collect();
        self.run_of_keys.add(&keys, at);
        self.refused = false;
        if self.run_of_keys.is_burst() && self.prompt.is_none() && self.acts_among(&keys) {
            self.refuse_burst();
            return;
        }
        let mut rest = &keys[..];
        while let Some(((key, name), behind)) = rest.split_first() {
            let text = self.pasted(rest);
            if text.is_empty() {
                rest = behind;
                self.key(key, name.clone());
            } else {
                rest = &rest[text.chars().count()..];
                self.type_in(&text);
            }
            if self.refused {
                return;
            }
        }
    }

    /// An act that came in a burst is not done, and neither is what stands behind it.
    pub(super) fn is_stray(&self, command: Command) -> bool {
        command.is_act() && self.run_of_keys.is_burst()
    }

    /// Says that a burst did nothing.
    pub(super) fn refuse_burst(&mut self) {
        self.chord.forget();
        self.refused = true;
        self.say(
            Role::Warning,
            "That looked like pasted text, so it did nothing. Press a, then paste",
        );
    }

    /// Whether an act is among keys, as far as they are not the text of a line.
    fn acts_among(&self, keys: &[(&KeyEvent, Key)]) -> bool {
        let mut chord = self.chord.clone();
        for (_, key) in keys {
            match chord.press(key.clone(), self.contexts(), &self.desk.keymap) {
                Stroke::Command(Command::Find | Command::Command) => return false,
                Stroke::Command(command) if command.is_act() => return true,
                _ => {}
            }
        }
        false
    }

    /// The text with which a burst goes on in the line being typed. A line break in it is one of
    /// the text, unless it is the last key; and a command is never run by a burst.
    fn pasted(&self, keys: &[(&KeyEvent, Key)]) -> String {
        let Some(prompt) = self.prompt.as_ref().filter(|_| self.run_of_keys.is_burst()) else {
            return String::new();
        };
        let typed = keys.iter().enumerate().map_while(|(at, (key, name))| {
            let breaks = name == "Enter" && (at + 1 < keys.len() || prompt.is_command());
            letter(key).or(breaks.then_some(' '))
        });
        typed.collect()
    }
}
