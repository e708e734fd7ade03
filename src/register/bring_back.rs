//! What must come back to a meeting: what was put off to it, and what its body still waits for.

use jiff::civil::Date;

use super::contents::{Ix, Register};
use super::meetings::MeetingDay;
use super::standing::Due;
use crate::calendar::{SortKey, When};
use crate::record::decision::Decision;
use crate::record::vocabulary::{FORCE, rank};
use crate::record::{Content, Id, Kind};
use crate::text::natural::natural;

/// Where and when a caveat or an action was raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raised {
    /// The body that raised it.
    pub body: Ix,
    /// The day, where it is printed; of a vague one the last day that it may be.
    pub day: Option<Date>,
    /// The meeting, where it is on file.
    pub meeting: Option<Ix>,
}

impl Register {
    /// Where a caveat or an action was raised: a caveat at the meeting of its decision, else on the
    /// day of the decision by the body that took it; an action at the meeting that it names.
    pub fn raised(&self, ix: Ix) -> Option<Raised> {
        match &self.record(ix).content {
            Content::Caveat(it) => {
                match &self.record(self.find(it.on.as_ref()?.as_str())?).content {
                    Content::Decision(decision) => self.taken(decision),
                    _ => None,
                }
            }
            Content::Action(it) => self.held(it.raised.as_ref()?),
            _ => None,
        }
    }

    fn taken(&self, decision: &Decision) -> Option<Raised> {
        let decided = decision.decided.as_ref().and_then(When::last_day);
        match decision.meeting.as_ref().and_then(|meeting| self.held(meeting)) {
            Some(at) => Some(Raised { day: at.day.or(decided), ..at }),
            None => {
                let body = self.find(decision.body.as_str())?;
                Some(Raised { body, day: decided, meeting: None })
            }
        }
    }

    fn held(&self, meeting: &Id) -> Option<Raised> {
        let ix = self.find(meeting.as_str())?;
        let Content::Meeting(it) = &self.record(ix).content else { return None };
        let day = it.on.as_ref().and_then(When::last_day);
        Some(Raised { body: self.find(it.body.as_str())?, day, meeting: Some(ix) })
    }

    /// What must come back to a meeting, in order of force (resolved, minuted, said, asked, then
    /// actions), then by due date, then by id.
    ///
    /// That is what is due at this very meeting, settled or not, because the body said that it would
    /// hear of it there; and what was raised at an earlier meeting of the body, is not settled, and
    /// is due by then or has no date that can be read. What stands for good, or is due only after a
    /// day, is not due by any meeting.
    pub fn bring_back(&self, at: &MeetingDay) -> Vec<Ix> {
        let mut rows: Vec<Ix> = self.due_at(at).collect();
        if let Some(day) = at.day {
            let raised = self.raised_in(at.body).into_iter();
            rows.extend(raised.filter(|&ix| self.comes_from(ix).is_some_and(|from| from <= day)));
        }
        rows.sort_unstable();
        rows.dedup();
        rows.sort_by_cached_key(|&ix| Place {
            force: self.force_rank(ix),
            due: self.due(ix).as_ref().map_or(SortKey::Undated, Due::sort_key),
            id: self.id(ix).as_str(),
        });
        rows
    }

    /// How many things must come back to each of these meetings, as long as
    /// [`Register::bring_back`] would be; what a body waits for is gathered once for all of its
    /// meetings, which must stand together.
    pub fn bring_back_counts(&self, meetings: &[MeetingDay]) -> Vec<usize> {
        let mut counts = Vec::with_capacity(meetings.len());
        for of_body in meetings.chunk_by(|one, other| one.body == other.body) {
            let raised = self.raised_in(of_body[0].body).into_iter();
            let mut from: Vec<Date> = raised.filter_map(|ix| self.comes_from(ix)).collect();
            from.sort_unstable();
            counts.extend(of_body.iter().map(|at| {
                let waited_for = at.day.map_or(0, |day| from.partition_point(|&from| from <= day));
                let mut named: Vec<Ix> = self.due_at(at).collect();
                named.sort_unstable();
                named.dedup();
                named.retain(|&ix| !self.is_waited_for(ix, at));
                waited_for + named.len()
            }));
        }
        counts
    }

    /// The force of a caveat as it is counted here, strongest first; actions come after all.
    fn force_rank(&self, ix: Ix) -> usize {
        match &self.record(ix).content {
            Content::Caveat(it) => rank(FORCE, it.force.as_deref().unwrap_or_default()),
            _ => FORCE.len() + 1,
        }
    }

    /// What names the meeting as the one that it is due at.
    fn due_at<'a>(&'a self, at: &'a MeetingDay) -> impl Iterator<Item = Ix> + 'a {
        let named = at.on_file.iter().flat_map(|&meeting| self.named_by(meeting));
        named.filter(|(key, _)| *key == "due_at").map(|&(_, from)| from)
    }

    /// Whether it comes to a meeting because the body waits for it.
    fn is_waited_for(&self, ix: Ix, at: &MeetingDay) -> bool {
        self.raised(ix).is_some_and(|raised| raised.body == at.body)
            && self.comes_from(ix).zip(at.day).is_some_and(|(from, day)| from <= day)
    }

    /// The first day on which a meeting of the body that raised it must take it back; `None` when it
    /// is settled, when nobody knows when it was raised, or when it is due by no day.
    fn comes_from(&self, ix: Ix) -> Option<Date> {
        if self.is_settled(ix) {
            return None;
        }
        let after = self.raised(ix)?.day?.tomorrow().ok()?;
        match self.due(ix) {
            None => Some(after),
            Some(due) => match due.to() {
                Some(last) => Some(last.max(after)),
                None => (!due.when.is_read()).then_some(after),
            },
        }
    }

    /// The caveats and actions that a body raised, found by way of its meetings and decisions.
    fn raised_in(&self, body: Ix) -> Vec<Ix> {
        let naming = |ix: Ix, key: &'static str| {
            self.named_by(ix).iter().filter(move |(own, _)| *own == key).map(|&(_, from)| from)
        };
        let of_kind = |ix: &Ix, kind: Kind| self.record(*ix).kind() == kind;
        let meetings = naming(body, "body").filter(|ix| of_kind(ix, Kind::Meeting));
        let decided = naming(body, "body").filter(|ix| of_kind(ix, Kind::Decision));
        let mut found: Vec<Ix> = meetings.clone().flat_map(|ix| naming(ix, "raised")).collect();
        let taken_there = meetings.flat_map(|ix| naming(ix, "meeting"));
        for decision in decided.chain(taken_there).filter(|ix| of_kind(ix, Kind::Decision)) {
            found.extend(naming(decision, "on"));
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|&ix| self.raised(ix).is_some_and(|raised| raised.body == body));
        found
    }
}

/// The place of a row in the list.
#[derive(PartialEq, Eq)]
struct Place<'a> {
    force: usize,
    due: SortKey,
    id: &'a str,
}

impl Ord for Place<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_id = || natural(self.id, other.id);
        (self.force, self.due).cmp(&(other.force, other.due)).then_with(by_id)
    }
}

impl PartialOrd for Place<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
