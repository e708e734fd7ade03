//! The one list of what may follow `is:` and `has:`.

use std::fmt;

use super::flags::{
    has_answer, has_date, has_evidence, has_held, has_money, has_note, has_owner, has_quote,
    is_changed, is_done, is_downgraded, is_draft, is_flagged, is_key, is_mine, is_orphan,
    is_overdue, is_second_hand, is_split, is_standing, is_suspect, is_unseen, is_waiting,
};
use crate::query::context::QueryContext;
use crate::register::Ix;
use crate::text::fold::fold;

/// Whether something holds for a record.
pub type Holds = fn(&QueryContext<'_>, Ix) -> bool;

/// A yes or no about a record: a flag that is worked out from the records and journals
/// (`is:overdue`), or a thing that a record may have or lack (`has:date`).
pub struct Flag {
    /// The word after `is:` or `has:`.
    pub name: &'static str,
    /// How it is read back; a thing with its article.
    pub reads: &'static str,
    /// Whether it holds for a record.
    pub holds: Holds,
    /// One line of help.
    pub help: &'static str,
}

impl Flag {
    /// The flag of this name, in any case; `None` when there is none.
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = fold(name);
        FLAGS.iter().find(|flag| flag.name == name)
    }

    /// The thing of this name, in any case; `None` when there is none.
    pub fn thing(name: &str) -> Option<&'static Self> {
        let name = fold(name);
        THINGS.iter().find(|thing| thing.name == name)
    }

    /// The words of a list, in its order.
    pub fn names(all: &[Self]) -> Vec<&'static str> {
        all.iter().map(|flag| flag.name).collect()
    }

    /// The noun without its article, for `has no date`.
    pub fn bare(&self) -> &'static str {
        let reads = self.reads;
        reads.strip_prefix("a ").or_else(|| reads.strip_prefix("an ")).unwrap_or(reads)
    }
}

impl PartialEq for Flag {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Flag {}

impl fmt::Debug for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

const fn flag(name: &'static str, reads: &'static str, holds: Holds, help: &'static str) -> Flag {
    Flag { name, reads, holds, help }
}

/// Every flag, in the order in which help lists them.
pub static FLAGS: &[Flag] = &[
    flag("overdue", "overdue", is_overdue, "its last due day has gone by and it is not settled"),
    flag("mine", "mine", is_mine, "you own it"),
    flag("changed", "changed", is_changed, "the record has changed since you looked"),
    flag("split", "split", is_split, "officers' verdicts on it differ"),
    flag("held", "held", has_held, "your verdict waits for you to affirm it again"),
    flag("suspect", "suspect", is_suspect, "a verdict was given on an older text"),
    flag("flagged", "flagged", is_flagged, "an officer flagged it"),
    flag("waiting", "waiting", is_waiting, "put off until a day, or until the record changes"),
    flag("key", "a key decision", is_key, "it is, or hangs on, a key decision"),
    flag("unseen", "unseen", is_unseen, "you have not opened it"),
    flag("draft", "draft", is_draft, "you have unsaved words on it, or its source is a draft"),
    flag("downgraded", "downgraded", is_downgraded, "the verb was weakened before the vote"),
    flag("secondhand", "second-hand", is_second_hand, "no first-hand evidence is on file"),
    flag("orphan", "orphan", is_orphan, "nothing that it names is on file"),
    flag("standing", "standing", is_standing, "it holds for good and has no end"),
    flag("settled", "settled", is_done, "discharged, waived, superseded, carried or withdrawn"),
];

/// Everything that may follow `has:`, in the order in which help lists it.
pub static THINGS: &[Flag] = &[
    flag("evidence", "evidence", has_evidence, "evidence has been noted"),
    flag("quote", "a quotation", has_quote, "words are quoted from its source"),
    flag("date", "a date", has_date, "a day or a window is given"),
    flag("note", "a note", has_note, "an officer noted something"),
    flag("owner", "an owner", has_owner, "somebody must see to it"),
    flag("money", "a sum of money", has_money, "a figure is stated"),
    flag("answer", "an answer", has_answer, "a later paper answers it"),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_flag_and_thing_of_the_language_is_there_once() {
        assert_eq!(
            Flag::names(FLAGS).join(" "),
            "overdue mine changed split held suspect flagged waiting key unseen draft downgraded \
             secondhand orphan standing settled"
        );
        assert_eq!(Flag::names(THINGS).join(" "), "evidence quote date note owner money answer");
        assert_eq!(Flag::named("OVERDUE").unwrap().name, "overdue");
        assert_eq!(Flag::thing("owner").unwrap().bare(), "owner");
        assert_eq!(Flag::thing("evidence").unwrap().bare(), "evidence");
    }
}
