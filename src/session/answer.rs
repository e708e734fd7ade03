//! One line of a review dialogue: what may be typed, what it means, and what is written for it.

use jiff::Timestamp;
use uuid::Uuid;

use super::question::Question;
use crate::journal::session::step;
use crate::journal::verdict::KEYS;
use crate::journal::{Act, Entry, Ledger, SessionStep};
use crate::record::Id;

/// What may be typed about the current item.
pub(super) const MAY_TYPE: &str = "A verdict: m p x i z, and the reason after it. Else: s < > a u \
                                   q, or ? for what they do.";

/// What may be typed at the end of the queue.
pub(super) const AT_THE_END: &str = "At the end of the queue: < goes back, u takes the last \
                                     verdict back, q leaves.";

/// What somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DialogueAnswer<'a> {
    /// A verdict by its key, and the reason.
    Verdict(char, &'a str),
    /// Put it off.
    Skip,
    /// The item before.
    Back,
    /// The item after.
    Forward,
    /// The last verdict back.
    TakeBack,
    /// A note.
    Note(&'a str),
    /// What the letters mean.
    Help,
    /// Enough.
    Leave,
    /// An empty line.
    Nothing,
}

/// Reads a line: a small letter or sign, alone or before a space and words. Letters in the middle
/// of a sentence are none, and words after a letter that takes none are a mistake.
pub(super) fn read(line: &str) -> Option<DialogueAnswer<'_>> {
    let line = line.trim();
    let mut letters = line.chars();
    let Some(key) = letters.next() else { return Some(DialogueAnswer::Nothing) };
    let rest = letters.as_str();
    if rest.starts_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    let words = rest.trim_start();
    Some(match (key, words) {
        (key, reason) if KEYS.contains(&key) => DialogueAnswer::Verdict(key, reason),
        ('a', text) => DialogueAnswer::Note(text),
        ('s', "") => DialogueAnswer::Skip,
        ('<', "") => DialogueAnswer::Back,
        ('>', "") => DialogueAnswer::Forward,
        ('u', "") => DialogueAnswer::TakeBack,
        ('?', "") => DialogueAnswer::Help,
        ('q', "") => DialogueAnswer::Leave,
        _ => return None,
    })
}

/// Every letter with its meaning. `asked` is the question about the current item, `needs`
/// whether a verdict is refused without a reason.
pub(super) fn help(asked: Option<&Question>, needs: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(asked) = asked {
        lines.push(asked.asks.to_owned());
        for (key, word, label) in &asked.answers {
            let reason = if needs(word) { ", with a reason" } else { "" };
            lines.push(format!("{key}  {label}{reason}"));
        }
        lines.push("A reason stands after the letter: p posts are filled on paper only".to_owned());
        lines.push("s  put it off to the end of the queue".to_owned());
        lines.push("a  add a note: a asked Dr Ford today".to_owned());
    }
    for rest in [
        "<  the item before",
        ">  the item after",
        "u  take back the last verdict given here",
        "q  leave; what is judged is saved, and the session can be resumed",
        "?  these lines",
    ] {
        lines.push(rest.to_owned());
    }
    lines
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionWrite {
    /// A verdict on the words that were told.
    Verdict {
        /// The record, by the id that it has now.
        on: Id,
        /// The word.
        value: &'static str,
        /// Why; may be empty.
        reason: String,
        /// The fingerprint of the words that were told.
        seen: String,
        /// Their canonical form, to be kept before the verdict is written.
        canonical: String,
    },
    /// A note on a record.
    Note {
        /// The record.
        on: Id,
        /// The words.
        text: String,
    },
    /// An item that is put off to the end.
    Skip {
        /// Its id in the queue.
        on: Id,
    },
    /// A verdict that is taken back.
    TakeBack {
        /// The entry.
        entry: Uuid,
        /// The item's id in the queue.
        on: Id,
    },
}

impl SessionWrite {
    /// The officer's own words in it.
    pub fn own_words(&self) -> Option<&str> {
        match self {
            Self::Verdict { reason: words, .. } | Self::Note { text: words, .. } => {
                Some(words).filter(|words| !words.is_empty()).map(String::as_str)
            }
            Self::Skip { .. } | Self::TakeBack { .. } => None,
        }
    }

    /// The entries that it comes to, in the journal of `officer`; `by` is on whose behalf they key.
    /// None where a verdict was taken back already.
    pub fn entries(
        &self,
        ledger: &Ledger,
        at: Timestamp,
        officer: &str,
        by: &str,
        session: Uuid,
    ) -> Vec<Entry> {
        match self {
            Self::Verdict { on, value, reason, seen, .. } => {
                let entry =
                    Entry::new(at, by, Act::Verdict, [on.clone()]).value(value).text(reason);
                vec![Entry { session: Some(session), ..entry.seen(seen) }]
            }
            Self::Note { on, text } => {
                let entry = Entry::new(at, by, Act::Note, [on.clone()]).value("note").text(text);
                vec![Entry { session: Some(session), ..entry }]
            }
            Self::Skip { on } => vec![step(at, by, session, SessionStep::Skipped, Some(on))],
            Self::TakeBack { entry, .. } => match ledger.own_act(*entry, officer) {
                Some(doing) if !doing.taken_back => doing.group.answers(Act::Retract, at, by),
                _ => Vec::new(),
            },
        }
    }
}
