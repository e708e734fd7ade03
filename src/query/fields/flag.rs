//! The one list of what may follow `is:` and `has:`, and whether each holds for a record.
//!
//! A flag is about the record itself; behind `caveat-is:` and `caveat-has:` about any open caveat
//! of it.

use std::fmt;
use std::sync::LazyLock;

use super::field::OF_CAVEATS;
use super::related::{cases, decision_at, decisions, documents, open_caveats};
use super::values::FieldValue;
use super::{dates, people};
use crate::journal::Act;
use crate::query::context::QueryContext;
use crate::query::said::has_evidence;
use crate::record::{Content, Kind, StatusSide};
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
    /// Whether it holds for a record by itself.
    pub holds: Holds,
    /// One line of help.
    pub help: &'static str,
    /// Whether it is asked of the open caveats of a record.
    pub of_caveats: bool,
}

impl Flag {
    /// The flag of this name, in any case; `None` when there is none.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::among(FLAGS, name)
    }

    /// The one of this name in a list, in any case; `None` when there is none.
    pub fn among(all: &'static [Self], name: &str) -> Option<&'static Self> {
        let name = fold(name);
        all.iter().find(|flag| flag.name == name)
    }

    /// The words of a list, in its order.
    pub fn names(all: &[Self]) -> Vec<&'static str> {
        all.iter().map(|flag| flag.name).collect()
    }

    /// Whether it holds for a record, or where that is asked, for any open caveat of it.
    pub fn is_so(&self, ctx: &QueryContext<'_>, ix: Ix) -> bool {
        if self.of_caveats {
            return open_caveats(ctx, ix).into_iter().any(|it| (self.holds)(ctx, it));
        }
        (self.holds)(ctx, ix)
    }

    /// What stands before its `is:` or `has:`.
    pub(crate) fn prefix(&self) -> &'static str {
        if self.of_caveats { OF_CAVEATS } else { "" }
    }

    /// The noun without its article, for `has no date`.
    pub fn bare(&self) -> &'static str {
        let reads = self.reads;
        reads.strip_prefix("a ").or_else(|| reads.strip_prefix("an ")).unwrap_or(reads)
    }
}

impl PartialEq for Flag {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.of_caveats) == (other.name, other.of_caveats)
    }
}

impl Eq for Flag {}

impl fmt::Debug for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.prefix(), self.name)
    }
}

const fn flag(name: &'static str, reads: &'static str, help: &'static str, holds: Holds) -> Flag {
    Flag { name, reads, holds, help, of_caveats: false }
}

/// The same list, asked of the open caveats of a record.
fn asked_of_caveats(all: &'static [Flag]) -> Vec<Flag> {
    all.iter().map(|own| Flag { of_caveats: true, ..*own }).collect()
}

/// Everything that may follow `caveat-is:`.
pub static CAVEAT_FLAGS: LazyLock<Vec<Flag>> = LazyLock::new(|| asked_of_caveats(FLAGS));

/// Everything that may follow `caveat-has:`.
pub static CAVEAT_THINGS: LazyLock<Vec<Flag>> = LazyLock::new(|| asked_of_caveats(THINGS));

/// Every flag, in the order in which help lists them.
pub static FLAGS: &[Flag] = &[
    flag("overdue", "overdue", "its last due day has gone by and it is not settled", is_overdue),
    flag("slipped", "slipped", "an officer's target is past or was moved twice", |ctx, ix| {
        ctx.register.is_slipped(ix, ctx.today)
    }),
    flag("mine", "mine", "you own it, alone or with others", |ctx, ix| {
        ctx.register.owners(ix).iter().any(|owner| ctx.is_me(owner))
    }),
    flag("changed", "changed", "the record has changed since you looked", is_changed),
    flag("split", "split", "officers' verdicts on it differ", is_split),
    flag("held", "held", "your verdict waits for you to affirm it again", is_held),
    flag("suspect", "suspect", "a verdict was given on an older text", is_suspect),
    flag("flagged", "flagged", "an officer flagged it", |ctx, ix| {
        let flag = ctx.register.ledger().latest(ctx.register.id(ix), Act::Flag);
        flag.is_some_and(|held| !held.entry.value.is_empty())
    }),
    flag("waiting", "waiting", "you put it off until a day, or until it changes", |ctx, ix| {
        ctx.register.is_waiting(ix, ctx.officer, ctx.today)
    }),
    flag("key", "a key decision", "it is, or hangs on, a key decision", |ctx, ix| {
        let mut decisions = decisions(ctx, ix).into_iter().filter_map(|it| decision_at(ctx, it));
        decisions.any(|decision| decision.key == Some(true))
    }),
    flag("unseen", "unseen", "you have not opened it", |ctx, ix| {
        !ctx.register.is_seen_by(ix, ctx.officer)
    }),
    flag("draft", "draft", "you have unsaved words on it, or its source is a draft", is_draft),
    flag("downgraded", "downgraded", "the verb was weakened before the vote", |ctx, ix| {
        let mut decided = cases(ctx, ix).into_iter().filter_map(|case| ctx.register.decided(case));
        decided.any(|it| it.is_downgraded())
    }),
    flag("secondhand", "second-hand", "no first-hand evidence is on file", |ctx, ix| {
        match &ctx.register.record(ix).content {
            Content::Endorsement(it) => it.is_second_hand(),
            _ => cases(ctx, ix).into_iter().any(|case| ctx.register.has_second_hand(case)),
        }
    }),
    flag("orphan", "orphan", "nothing that it names is on file", |ctx, ix| {
        ctx.register.names(ix).is_empty() && ctx.register.named_by(ix).is_empty()
    }),
    flag("standing", "standing", "it holds for good and has no end", |ctx, ix| {
        ctx.register.due(ix).is_some_and(|due| due.when.is_standing())
    }),
    flag("paused", "paused", "set aside for now: never late, and not chased", |ctx, ix| {
        ctx.register.status_side(ix) == Some(StatusSide::Paused)
    }),
    flag("ended", "ended", "the term for which it was to hold is over", |ctx, ix| {
        ctx.register.has_ended(ix)
    }),
    flag("settled", "settled", "discharged, waived, superseded, carried or withdrawn", is_done),
];

/// Everything that may follow `has:`, in the order in which help lists it.
pub static THINGS: &[Flag] = &[
    flag("evidence", "evidence", "evidence was noted, or offered by its status", |ctx, ix| {
        has_evidence(ctx.register, ix)
    }),
    flag("quote", "a quotation", "words are quoted from its source", |ctx, ix| {
        ctx.register.record(ix).source.iter().any(|source| source.quote.is_some())
    }),
    flag("date", "a date", "a day or a window is given", has_date),
    flag("note", "a note", "an officer noted something", |ctx, ix| {
        ctx.register.ledger().has_notes(ctx.register.id(ix))
    }),
    flag("owner", "an owner", "somebody must see to it", |ctx, ix| {
        let owners = people::owners(ctx, ix);
        owners.iter().any(|it| matches!(it, FieldValue::Word(owner) if !owner.is_empty()))
    }),
    flag("money", "a sum of money", "a figure is stated", |ctx, ix| {
        let mut amounts = ctx.register.named_by(ix).iter().map(|&(_, from)| from).chain([ix]);
        amounts.any(|it| ctx.register.amount(it).is_some_and(|it| it.amount.is_stated()))
    }),
    flag("caveat", "a caveat", "a caveat hangs on it", |ctx, ix| {
        let is_caveat = |from: Ix| ctx.register.record(from).kind() == Kind::Caveat;
        !ctx.register.caveats_of(ix).is_empty()
            || ctx.register.named_by(ix).iter().any(|&(_, from)| is_caveat(from))
    }),
    flag("answer", "an answer", "a later paper answers it", |ctx, ix| {
        ctx.register.named_by(ix).iter().any(|&(key, _)| key == "answers")
    }),
];

/// Whether its last due day has gone by.
pub fn is_overdue(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    ctx.register.days_late(ix, ctx.today).is_some()
}

/// Whether its words are others than those it is compared with.
pub fn is_changed(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    ctx.has_changed(ix)
}

/// Whether officers' verdicts on it differ.
pub fn is_split(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    ctx.register.is_split(ix)
}

/// Whether a verdict was given on an older text.
pub fn is_suspect(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    ctx.register.is_suspect(ix)
}

/// Whether one's own *met* is held, because somebody else has since found it not met.
pub fn is_held(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    !ctx.register.held_by(ix, ctx.officer).is_empty()
}

fn is_draft(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let draft = |it: Ix| match &ctx.register.record(it).content {
        Content::Document(document) => document.draft == Some(true),
        _ => false,
    };
    let mut resting = decisions(ctx, ix).into_iter().chain([ix]);
    resting.any(|it| documents(ctx, it).into_iter().any(draft))
}

fn is_done(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let register = ctx.register;
    match register.record(ix).kind() {
        Kind::Case => {
            !register.caveats_of(ix).is_empty() && register.open_caveats_of(ix).next().is_none()
        }
        _ => register.is_settled(ix),
    }
}

fn has_date(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let is_dated = match &ctx.register.record(ix).content {
        Content::Endorsement(it) => it.on.is_some(),
        Content::Decision(it) => it.decided.is_some(),
        Content::Meeting(it) => it.on.is_some(),
        Content::Milestone(it) => it.done.is_some(),
        Content::Document(it) => it.published.is_some(),
        _ => false,
    };
    is_dated || !dates::due(ctx, ix).is_empty()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_flag_and_thing_of_the_language_is_there_once() {
        assert_eq!(
            Flag::names(FLAGS).join(" "),
            "overdue slipped mine changed split held suspect flagged waiting key unseen draft downgraded \
             secondhand orphan standing paused ended settled"
        );
        assert_eq!(
            Flag::names(THINGS).join(" "),
            "evidence quote date note owner money caveat answer"
        );
        assert_eq!(Flag::named("OVERDUE").unwrap().name, "overdue");
        assert_eq!(Flag::among(THINGS, "owner").unwrap().bare(), "owner");
        assert_eq!(Flag::among(THINGS, "evidence").unwrap().bare(), "evidence");
    }
}
