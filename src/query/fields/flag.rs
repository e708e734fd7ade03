//! The one list of what may follow `is:` and `has:`.

use std::fmt;

use crate::text::fold::fold;

/// A yes or no that is worked out from the records and journals: `is:overdue`.
pub struct Flag {
    /// The word after `is:`.
    pub name: &'static str,
    /// How it is read back.
    pub reads: &'static str,
    /// One line of help.
    pub help: &'static str,
}

/// Something that a record may have or lack: `has:date`.
pub struct HasWord {
    /// The word after `has:`.
    pub name: &'static str,
    /// How it is read back, with its article.
    pub reads: &'static str,
    /// One line of help.
    pub help: &'static str,
}

impl Flag {
    /// The flag of this name, in any case; `None` when there is none.
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = fold(name);
        FLAGS.iter().find(|flag| flag.name == name)
    }

    /// Every flag's word.
    pub fn names() -> Vec<&'static str> {
        FLAGS.iter().map(|flag| flag.name).collect()
    }
}

impl HasWord {
    /// The thing of this name, in any case; `None` when there is none.
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = fold(name);
        THINGS.iter().find(|thing| thing.name == name)
    }

    /// Every thing's word.
    pub fn names() -> Vec<&'static str> {
        THINGS.iter().map(|thing| thing.name).collect()
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

impl PartialEq for HasWord {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for HasWord {}

impl fmt::Debug for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Debug for HasWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

const fn flag(name: &'static str, reads: &'static str, help: &'static str) -> Flag {
    Flag { name, reads, help }
}

const fn thing(name: &'static str, reads: &'static str, help: &'static str) -> HasWord {
    HasWord { name, reads, help }
}

/// Every flag, in the order in which help lists them.
pub static FLAGS: &[Flag] = &[
    flag("overdue", "overdue", "its last due day has gone by and it is not settled"),
    flag("mine", "mine", "you own it"),
    flag("changed", "changed", "the record has changed since you looked"),
    flag("split", "split", "officers' verdicts on it differ"),
    flag("held", "held", "your verdict waits for you to affirm it again"),
    flag("suspect", "suspect", "a verdict was given on an older text"),
    flag("flagged", "flagged", "an officer flagged it"),
    flag("waiting", "waiting", "put off until a day, or until the record changes"),
    flag("key", "a key decision", "it is, or hangs on, a key decision"),
    flag("unseen", "unseen", "you have not opened it"),
    flag("draft", "draft", "you have unsaved words on it, or its source is a draft"),
    flag("downgraded", "downgraded", "the verb was weakened before the vote"),
    flag("secondhand", "second-hand", "no first-hand evidence is on file"),
    flag("orphan", "orphan", "nothing that it names is on file"),
    flag("standing", "standing", "it holds for good and has no end"),
    flag("settled", "settled", "discharged, waived, superseded, carried or withdrawn"),
];

/// Everything that may follow `has:`, in the order in which help lists it.
pub static THINGS: &[HasWord] = &[
    thing("evidence", "evidence", "evidence has been noted"),
    thing("quote", "a quotation", "words are quoted from its source"),
    thing("date", "a date", "a day or a window is given"),
    thing("note", "a note", "an officer noted something"),
    thing("owner", "an owner", "somebody must see to it"),
    thing("money", "a sum of money", "a figure is stated"),
    thing("answer", "an answer", "a later paper answers it"),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_flag_and_thing_of_the_language_is_there_once() {
        assert_eq!(
            Flag::names().join(" "),
            "overdue mine changed split held suspect flagged waiting key unseen draft downgraded \
             secondhand orphan standing settled"
        );
        assert_eq!(HasWord::names().join(" "), "evidence quote date note owner money answer");
        assert_eq!(Flag::named("OVERDUE").unwrap().name, "overdue");
        assert_eq!(HasWord::named("owner").unwrap().bare(), "owner");
        assert_eq!(HasWord::named("evidence").unwrap().bare(), "evidence");
    }
}
