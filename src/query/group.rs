//! Groups: the rows of a list under headings, by programme, owner, decision, meeting or status.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::columns::people::people;
use super::context::QueryContext;
use super::fields::related::{decision_at, decisions, related};
use super::sort::natural;
use crate::calendar::SortKey;
use crate::record::vocabulary::CaveatStatus;
use crate::record::{Content, Id, Kind};
use crate::register::Ix;
use crate::text::fold::fold;
use crate::text::word_enum::WordSet;

/// By what rows are grouped. This is the one list of groupings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Grouping {
    #[default]
    None,
    Programme,
    Owner,
    Decision,
    Meeting,
    Status,
}

/// The heading of rows that belong nowhere.
const NONE: &str = "none";
/// The heading of rows that nobody answers for.
const NOBODY: &str = "nobody";

/// The heading of a row and its place among headings.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Heading {
    /// Those that stand for nothing come last.
    last: bool,
    /// A number that comes before the words.
    rank: usize,
    /// A day that comes before the words.
    day: Option<SortKey>,
    words: String,
}

impl Heading {
    fn of(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { last: matches!(&*words, NONE | NOBODY), rank: 0, day: None, words }
    }

    fn order(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.last, it.rank, it.day);
        key(self).cmp(&key(other)).then_with(|| natural(&fold(&self.words), &fold(&other.words)))
    }
}

impl Grouping {
    /// Every grouping, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::None, Self::Programme, Self::Owner, Self::Decision, Self::Meeting, Self::Status];

    /// Its name, as it is typed and shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Programme => "programme",
            Self::Owner => "owner",
            Self::Decision => "decision",
            Self::Meeting => "meeting",
            Self::Status => "status",
        }
    }

    /// The grouping of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.name() == name)
    }

    /// The heading that a row stands under; empty when nothing is grouped.
    pub fn key_of(self, ctx: &QueryContext<'_>, ix: Ix) -> String {
        self.heading(ctx, ix).words
    }

    fn heading(self, ctx: &QueryContext<'_>, ix: Ix) -> Heading {
        match self {
            Self::None => Heading::of(""),
            Self::Programme => programme(ctx, ix),
            Self::Owner => owner(ctx, ix),
            Self::Decision => decision(ctx, ix),
            Self::Meeting => meeting(ctx, ix),
            Self::Status => status(ctx, ix),
        }
    }
}

/// Rows under their headings. The order within a group is that of the rows; groups stand in the
/// natural order of their headings, meetings by their day, and those of nobody or nothing last.
pub fn group(ctx: &QueryContext<'_>, rows: Vec<Ix>, by: Grouping) -> Vec<(String, Vec<Ix>)> {
    let mut groups: Vec<(Heading, Vec<Ix>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for ix in rows {
        let heading = by.heading(ctx, ix);
        let place = *places.entry(heading.words.clone()).or_insert_with(|| {
            groups.push((heading, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(ix);
    }
    groups.sort_by(|(a, _), (b, _)| a.order(b));
    groups.into_iter().map(|(heading, rows)| (heading.words, rows)).collect()
}

fn programme(ctx: &QueryContext<'_>, ix: Ix) -> Heading {
    let register = ctx.register;
    let own = match register.record(ix).kind() {
        Kind::Programme => Some(ix),
        _ => related(ctx, ix, Kind::Programme).into_iter().next(),
    };
    Heading::of(own.map_or(NONE, |it| register.record(it).title()))
}

/// Who answers for a row; of a case, for its open caveats.
fn owner(ctx: &QueryContext<'_>, ix: Ix) -> Heading {
    let register = ctx.register;
    let of = |it: Ix| register.known_as(&register.owner(it)).to_owned();
    let mut owners: Vec<String> = match register.record(ix).kind() {
        Kind::Case => register.open_caveats_of(ix).map(of).collect(),
        _ => vec![of(ix)],
    };
    owners.retain(|owner| !owner.is_empty());
    owners.sort();
    owners.dedup();
    match &*owners {
        [] => Heading::of(NOBODY),
        [one] => Heading::of(one),
        _ => Heading { rank: 1, ..Heading::of("several owners") },
    }
}

/// What was decided on a case; of anything else, the decision that it hangs on.
fn decision(ctx: &QueryContext<'_>, ix: Ix) -> Heading {
    let register = ctx.register;
    if register.record(ix).kind() == Kind::Case {
        let words = register.decision_words(ix);
        return Heading::of(if words.is_empty() { NONE } else { &words });
    }
    let own = decisions(ctx, ix).into_iter().next();
    Heading::of(own.map_or_else(
        || NONE.to_owned(),
        |it| format!("{} {}", register.id(it), register.record(it).title()),
    ))
}

/// The body that decided and the day; of an action, the meeting that raised it.
fn meeting(ctx: &QueryContext<'_>, ix: Ix) -> Heading {
    let register = ctx.register;
    let named = |body: &Id, when: Option<&crate::calendar::When>| {
        let body = register.known_as(body.as_str());
        let day = when.map_or_else(|| "date not printed".to_owned(), |when| people(Some(when)));
        let key = when.map_or(SortKey::Undated, crate::calendar::When::sort_key);
        Heading { day: Some(key), ..Heading::of(format!("{body}, {day}")) }
    };
    let of_meeting = |it: Ix| match &register.record(it).content {
        Content::Meeting(it) => Some(named(&it.body, it.on.as_ref())),
        _ => None,
    };
    let of_decision = |it: Ix| decision_at(ctx, it).map(|it| named(&it.body, it.decided.as_ref()));
    let found = match &register.record(ix).content {
        Content::Case(_) => register.decided(ix).and_then(|it| of_decision(it.decision)),
        Content::Meeting(_) => of_meeting(ix),
        Content::Action(it) => {
            it.raised.as_ref().and_then(|id| register.find(id.as_str())).and_then(of_meeting)
        }
        _ => decisions(ctx, ix).into_iter().next().and_then(of_decision),
    };
    found.unwrap_or_else(|| Heading::of(NONE))
}

/// Where a row stands; a case is open as long as one of its caveats is.
fn status(ctx: &QueryContext<'_>, ix: Ix) -> Heading {
    let register = ctx.register;
    if register.record(ix).kind() == Kind::Case {
        return Heading::of(match register.caveats_of(ix) {
            [] => NONE,
            _ if register.open_caveats_of(ix).next().is_some() => "open caveats",
            _ => "settled",
        });
    }
    match &*register.status(ix) {
        "" => Heading::of(NONE),
        status => {
            Heading { rank: CaveatStatus::rank(status), ..Heading::of(status.replace('-', " ")) }
        }
    }
}
