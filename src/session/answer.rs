//! One line of a review dialogue: what may be typed, what it means, and what is written for it.

use jiff::Timestamp;
use uuid::Uuid;

use super::question::question;
use crate::journal::session::step;
use crate::journal::{Act, Entry, Ledger, SessionStep};
use crate::record::{Id, Kind, RegisterSettings};

/// What may be typed about the current item.
pub(super) const MAY_TYPE: &str = "A verdict: m p x i z, and the reason after it. Else: s < > a u \
                                   q, or ? for what they do.";

/// What may be typed at the end of the queue.
pub(super) const AT_THE_END: &str = "At the end of the queue: < goes back, u takes the last \
                                     verdict back, q leaves.";

/// The letter or sign that a line is, or begins with before a space, and the words after it; none
/// where a word of several letters stands first.
pub(super) fn split(line: &str) -> Option<(char, &str)> {
    let mut letters = line.trim().chars();
    let key = letters.next()?;
    let rest = letters.as_str();
    let words = rest.trim_start();
    (rest.is_empty() || words.len() < rest.len()).then_some((key, words))
}

/// Every letter with its meaning; those about an item only where there is one, of this kind.
pub(super) fn help(kind: Option<Kind>, settings: &RegisterSettings) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(kind) = kind {
        let question = question(kind, settings);
        lines.push(question.asks.to_owned());
        for (key, word, label) in question.answers {
            let reason = if settings.reason_required(word) { ", with a reason" } else { "" };
            lines.push(format!("{key}  {label}{reason}"));
        }
        let rest = [
            "A reason stands after the letter: p posts are filled on paper only",
            "s  put it off to the end of the queue",
            "a  add a note: a asked Dr Ford today",
        ];
        lines.extend(rest.map(str::to_owned));
    }
    let rest = [
        "<  the item before",
        ">  the item after",
        "u  take back the last verdict given here",
        "q  leave; what is judged is saved, and the session can be resumed",
        "?  these lines",
    ];
    lines.extend(rest.map(str::to_owned));
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
        let entry = |act, on: &Id| Entry {
            session: Some(session),
            ..Entry::new(at, by, act, [on.clone()])
        };
        match self {
            Self::Verdict { on, value, reason, seen, .. } => {
                vec![entry(Act::Verdict, on).value(value).text(reason).seen(seen)]
            }
            Self::Note { on, text } => vec![entry(Act::Note, on).value("note").text(text)],
            Self::Skip { on } => vec![step(at, by, session, SessionStep::Skipped, Some(on))],
            Self::TakeBack { entry, .. } => match ledger.own_act(*entry, officer) {
                Some(doing) if !doing.taken_back => doing.group.answers(Act::Retract, at, by),
                _ => Vec::new(),
            },
        }
    }
}
