//! Groups: the rows of a list under headings, by programme, owner, decision, meeting or status.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::columns::people::body_and_day;
use super::context::QueryContext;
use super::fields::related::{decision_at, decisions, related};
use super::sort::natural;
use crate::calendar::{SortKey, When};
use crate::record::vocabulary::CaveatStatus;
use crate::record::{Content, Id, Kind};
use crate::register::Ix;
use crate::text::fold::fold;
use crate::text::word_enum::{WordSet, word_enum};

word_enum! {
    /// By what rows are grouped. This is the one list of groupings, in the order in which they are
    /// offered.
    #[derive(Default)]
    #[allow(missing_docs)]
    pub enum Grouping {
        #[default]
        None = "none",
        Programme = "programme",
        Owner = "owner",
        Decision = "decision",
        Meeting = "meeting",
        Status = "status",
    }
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
    fn heading(self, ctx: &QueryContext<'_>, ix: Ix) -> Heading {
        match self {
            Self::None => Heading::of(""),
            Self::Programme => {
                let own = match ctx.register.record(ix).kind() {
                    Kind::Programme => Some(ix),
                    _ => related(ctx, ix, Kind::Programme).first().copied(),
                };
                Heading::of(own.map_or(NONE, |it| ctx.register.record(it).title()))
            }
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

/// Who answers for a row: of several, all together, so that a row stands in one place.
fn owner(ctx: &QueryContext<'_>, ix: Ix) -> Heading {
    match &*ctx.register.owners(ix) {
        [] => Heading::of(NOBODY),
        [_] => Heading::of(ctx.register.owner_words(ix)),
        _ => Heading { rank: 1, ..Heading::of(ctx.register.owner_words(ix)) },
    }
}

/// What was decided on a case; of anything else, the decision that it hangs on.
fn decision(ctx: &QueryContext<'_>, ix: Ix) -> Heading {
    let register = ctx.register;
    let words = match register.record(ix).kind() {
        Kind::Case => Some(register.decision_words(ix)).filter(|words| !words.is_empty()),
        _ => decisions(ctx, ix)
            .first()
            .map(|&it| format!("{} {}", register.id(it), register.record(it).title())),
    };
    Heading::of(words.unwrap_or_else(|| NONE.to_owned()))
}

/// The body that decided and the day; of an action, the meeting that raised it.
fn meeting(ctx: &QueryContext<'_>, ix: Ix) -> Heading {
    let register = ctx.register;
    let heading = |body: &Id, on: Option<&When>| {
        let day = Some(on.map_or(SortKey::Undated, When::sort_key));
        Heading { day, ..Heading::of(body_and_day(ctx, body, on)) }
    };
    let of_meeting = |it: Ix| match &register.record(it).content {
        Content::Meeting(it) => Some(heading(&it.body, it.on.as_ref())),
        _ => None,
    };
    let of_decision =
        |it: Ix| decision_at(ctx, it).map(|it| heading(&it.body, it.decided.as_ref()));
    let found = match &register.record(ix).content {
        Content::Case(_) => register.decided(ix).and_then(|it| of_decision(it.decision)),
        Content::Meeting(_) => of_meeting(ix),
        Content::Action(it) => {
            it.raised.as_ref().and_then(|id| register.find(id.as_str())).and_then(of_meeting)
        }
        _ => decisions(ctx, ix).first().copied().and_then(of_decision),
    };
    found.unwrap_or_else(|| Heading::of(NONE))
}

/// Where a row stands; a case of which nothing was said is open as long as one of its caveats is.
fn status(ctx: &QueryContext<'_>, ix: Ix) -> Heading {
    let register = ctx.register;
    if register.record(ix).kind() == Kind::Case && register.status(ix).is_empty() {
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
