//! What must come back to a meeting: what was put off to it, and what its body still waits for.

use jiff::civil::Date;
use rayon::prelude::*;

use super::day::MeetingDay;
use crate::calendar::{SortKey, When};
use crate::record::kinds::decision::Decision;
use crate::record::vocabulary::Force;
use crate::record::{Content, Id, Word};
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::register::standing::status::DueDate;
use crate::text::natural_order::natural;

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
                    Content::Decision(decision) => self.raised_by(decision),
                    _ => None,
                }
            }
            Content::Action(it) => self.raised_at(it.raised.as_ref()?),
            _ => None,
        }
    }

    fn raised_by(&self, decision: &Decision) -> Option<Raised> {
        let decided = decision.decided.as_ref().and_then(When::last_day);
        if let Some(at) = decision.meeting.as_ref().and_then(|meeting| self.raised_at(meeting)) {
            return Some(Raised { day: at.day.or(decided), ..at });
        }
        let body = self.find(decision.body.as_str())?;
        Some(Raised { body, day: decided, meeting: None })
    }

    fn raised_at(&self, meeting: &Id) -> Option<Raised> {
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
            let raised = self.raised_in(at.body);
            let comes =
                |&(ix, on): &(Ix, Date)| self.comes_from(ix, on).is_some_and(|it| it <= day);
            rows.par_extend(raised.par_iter().filter(|one| comes(one)).map(|&(ix, _)| ix));
        }
        rows.sort_unstable();
        rows.dedup();
        rows.par_sort_by_cached_key(|&ix| BringBackPosition {
            force: self.force_rank(ix),
            due: self.due(ix).as_ref().map_or(SortKey::Undated, DueDate::sort_key),
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
            let raised = self.raised_in(of_body[0].body);
            let from = raised.par_iter().filter_map(|&(ix, on)| self.comes_from(ix, on));
            let mut from: Vec<Date> = from.collect();
            from.par_sort_unstable();
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
            Content::Caveat(it) => it.force.as_ref().map_or(Force::ALL.len(), Word::rank),
            _ => Force::ALL.len() + 1,
        }
    }

    /// What names the meeting as the one that it is due at.
    fn due_at<'a>(&'a self, at: &'a MeetingDay) -> impl Iterator<Item = Ix> + 'a {
        let named = at.on_file.iter().flat_map(|&meeting| self.named_by(meeting));
        named.filter(|(key, _)| *key == "due_at").map(|&(_, from)| from)
    }

    /// Whether it comes to a meeting because the body waits for it.
    fn is_waited_for(&self, ix: Ix, at: &MeetingDay) -> bool {
        let raised = self.raised(ix).filter(|raised| raised.body == at.body);
        let from = raised.and_then(|raised| self.comes_from(ix, raised.day?));
        from.zip(at.day).is_some_and(|(from, day)| from <= day)
    }

    /// The first day on which a meeting of the body must take back what it raised on a day; `None`
    /// when that is settled, or is due by no day.
    fn comes_from(&self, ix: Ix, raised: Date) -> Option<Date> {
        if self.is_settled(ix) {
            return None;
        }
        let after = raised.tomorrow().ok()?;
        match self.due(ix) {
            None => Some(after),
            Some(due) => match due.to() {
                Some(last) => Some(last.max(after)),
                None => (!due.when.is_read()).then_some(after),
            },
        }
    }

    /// The caveats and actions that a body raised, found by way of its meetings and decisions, each
    /// with the day; those of which nobody knows the day are left out.
    fn raised_in(&self, body: Ix) -> Vec<(Ix, Date)> {
        let naming = |ix: Ix, key: &'static str| {
            self.named_by(ix).iter().filter(move |(own, _)| *own == key).map(|&(_, from)| from)
        };
        let (mut found, mut decisions) = (Vec::new(), Vec::new());
        for of_body in naming(body, "body") {
            match &self.record(of_body).content {
                Content::Decision(_) => decisions.push(of_body),
                Content::Meeting(it) => {
                    let day = it.on.as_ref().and_then(When::last_day);
                    let actions = naming(of_body, "raised");
                    found.extend(actions.filter_map(|action| Some((action, day?))));
                    decisions.extend(naming(of_body, "meeting"));
                }
                _ => {}
            }
        }
        decisions.sort_unstable();
        decisions.dedup();
        for ix in decisions {
            let Content::Decision(decision) = &self.record(ix).content else { continue };
            let taken = self.raised_by(decision).filter(|taken| taken.body == body);
            let day = taken.and_then(|taken| taken.day);
            found.extend(naming(ix, "on").filter_map(|caveat| Some((caveat, day?))));
        }
        found
    }
}

/// The place of a row in the list.
#[derive(PartialEq, Eq)]
struct BringBackPosition<'a> {
    force: usize,
    due: SortKey,
    id: &'a str,
}

impl Ord for BringBackPosition<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_id = || natural(self.id, other.id);
        (self.force, self.due).cmp(&(other.force, other.due)).then_with(by_id)
    }
}

impl PartialOrd for BringBackPosition<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
