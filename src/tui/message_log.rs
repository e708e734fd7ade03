//! What was said in this session, with its moment, so that nothing that flew by is lost.

use std::collections::VecDeque;

use jiff::Timestamp;

use super::theme::Role;

/// How many messages are kept.
const KEPT: usize = 500;

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// When.
    pub at: Timestamp,
    /// How it looks: whether it was an error, a warning, or all was well.
    pub role: Role,
    /// What.
    pub words: String,
}

/// The messages of this session, the newest last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Messages {
    kept: VecDeque<Message>,
    /// Errors that came unasked, and that nobody has looked at in the list.
    pub unseen: usize,
    /// Whether what is said now answers no key: an error then may be missed.
    pub unasked: bool,
}

impl Messages {
    /// Adds one; empty words are none.
    pub fn add(&mut self, at: Timestamp, role: Role, words: &str) {
        if words.is_empty() {
            return;
        }
        if role == Role::Error && self.unasked {
            self.unseen += 1;
        }
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(Message { at, role, words: words.to_owned() });
    }

    /// Every message, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Message> {
        self.kept.iter().rev()
    }

    /// The list is looked at.
    pub fn mark_read(&mut self) {
        self.unseen = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_and_errors_count_until_they_are_looked_at() {
        let mut messages = Messages::default();
        for at in 0..=KEPT {
            messages.add(Timestamp::UNIX_EPOCH, Role::Text, &at.to_string());
        }
        messages.unasked = true;
        messages.add(Timestamp::UNIX_EPOCH, Role::Error, "NOT SAVED");
        messages.add(Timestamp::UNIX_EPOCH, Role::Error, "");
        let words: Vec<_> = messages.newest_first().map(|it| it.words.as_str()).collect();
        assert_eq!((words.len(), words[0], words[KEPT - 1]), (KEPT, "NOT SAVED", "2"));
        assert_eq!(messages.unseen, 1);
        messages.mark_read();
        assert_eq!(messages.unseen, 0);
    }
}
