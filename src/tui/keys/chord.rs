//! Keys that are typed one after the other: `g` and then `c`.

use super::command::Command;
use super::keymap::{KeyContext, KeyMatch, KeyName, Keymap};

/// The keys typed so far of a sequence that is not complete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chord {
    typed: Vec<KeyName>,
}

/// What a key came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyOutcome {
    /// A command is complete.
    Command(Command),
    /// The first key of a sequence; a panel shows what may follow, for as long as it takes.
    Waiting,
    /// These keys mean nothing here.
    Dead(String),
}

impl Chord {
    /// Takes one more key.
    pub fn press(&mut self, key: KeyName, contexts: &[KeyContext], keymap: &Keymap) -> KeyOutcome {
        self.typed.push(key);
        match keymap.find(contexts, &self.typed) {
            KeyMatch::Command(command) => {
                self.typed.clear();
                KeyOutcome::Command(command)
            }
            KeyMatch::Prefix => KeyOutcome::Waiting,
            KeyMatch::Dead => KeyOutcome::Dead(std::mem::take(&mut self.typed).join(" ")),
        }
    }

    /// The keys typed so far.
    pub fn typed(&self) -> &[KeyName] {
        &self.typed
    }

    /// Forgets what was typed; whether there was anything.
    pub fn forget(&mut self) -> bool {
        !std::mem::take(&mut self.typed).is_empty()
    }
}
