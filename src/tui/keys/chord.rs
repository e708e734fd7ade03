//! Keys that are typed one after the other: `g` and then `c`.

use super::command::Command;
use super::keymap::{KeyContext, KeyMatch, KeyName, Keymap};

/// The keys typed so far of a sequence that is not complete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chord {
    typed: Vec<KeyName>,
}

impl Chord {
    /// Takes one more key: the command that is complete with it, `None` while more must follow.
    ///
    /// # Errors
    /// The keys typed, where they mean nothing here.
    pub fn press(
        &mut self,
        key: KeyName,
        contexts: &[KeyContext],
        keymap: &Keymap,
    ) -> Result<Option<Command>, String> {
        self.typed.push(key);
        let found = match keymap.find(contexts, &self.typed) {
            KeyMatch::Prefix => return Ok(None),
            KeyMatch::Command(command) => Ok(Some(command)),
            KeyMatch::Dead => Err(self.typed.join(" ")),
        };
        self.forget();
        found
    }

    /// The keys typed so far.
    pub fn typed(&self) -> &[KeyName] {
        &self.typed
    }

    /// Forgets what was typed.
    pub fn forget(&mut self) {
        self.typed.clear();
    }
}
