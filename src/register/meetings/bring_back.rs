//! What must come back to a meeting: what was put off to it, and what its body still waits for.

use jiff::civil::Date;
use rayon::prelude::*;

use super::day::MeetingDay;
use crate::calendar::{SortKey, When};
use crate::record::kinds::{Caveat, Decision, Meeting};
use crate::record::vocabulary::Force;
use crate::record::{Content, Id, Word};
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::register::standing::due::DueDate;
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
            Content::Caveat(it) => self.raised_by(self.find_as::<Decision>(it.on.as_ref()?)?),
            Content::Action(it) => self.raised_at(it.raised.as_ref()?),
            _ => None,
        }
    }

    fn raised_by(&self, decision: &Decision) -> Option<Raised> {
        let decided = decision.decided.as_ref().and_then(When::last_day);
        if let Some(at) = decision.meeting.as_ref().and_then(|meeting| self.raised_at(meeting)) {
            return Some(Raised { day: at.day.or(decided), ..at });
        }
        Some(Raised { body: self.find(&decision.body)?, day: decided, meeting: None })
    }

    fn raised_at(&self, meeting: &Id) -> Option<Raised> {
        let ix = self.find(meeting)?;
        let it = self.record_as::<Meeting>(ix)?;
        let day = it.on.as_ref().and_then(When::last_day);
        Some(Raised { body: self.find(&it.body)?, day, meeting: Some(ix) })
    }

    /// What must come back to a meeting, in order of force (resolved, minuted, said, asked, then
    /// actions), then by due date, then by id.
    ///
    /// That is what is due at this very meeting, settled or not, because the body said that it would
    /// hear of it there; and what was raised at an earlier meeting of the body, is not settled, and
    /// is due by then or has no date that is known. What stands for good or for a term, or is due only after a
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
        let place = |&ix: &Ix| {
            let due = self.due(ix).as_ref().map_or(SortKey::Undated, DueDate::sort_key);
            ((self.force_rank(ix), due), ix)
        };
        let mut placed: Vec<_> = rows.par_iter().map(place).collect();
        placed.par_sort_by(|(one, a), (other, b)| {
            one.cmp(other).then_with(|| natural(self.id(*a), self.id(*b)))
        });
        placed.into_iter().map(|(_, ix)| ix).collect()
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
        self.record_as::<Caveat>(ix).map_or(Force::ALL.len() + 1, |it| {
            it.force.as_ref().map_or(Force::ALL.len(), Word::rank)
        })
    }

    /// What names the meeting as the one that it is due at.
    fn due_at<'a>(&'a self, at: &'a MeetingDay) -> impl Iterator<Item = Ix> + 'a {
        at.on_file.iter().flat_map(|&meeting| self.named_as(meeting, "due_at"))
    }

    /// Whether it comes to a meeting because the body waits for it.
    fn is_waited_for(&self, ix: Ix, at: &MeetingDay) -> bool {
        let raised = self.raised(ix).filter(|raised| raised.body == at.body);
        let from = raised.and_then(|raised| self.comes_from(ix, raised.day?));
        from.zip(at.day).is_some_and(|(from, day)| from <= day)
    }

    /// The first day on which its body must hear of it again; `None` if it is settled or never due.
    fn comes_from(&self, ix: Ix, raised: Date) -> Option<Date> {
        if self.is_settled(ix) {
            return None;
        }
        let after = raised.tomorrow().ok()?;
        let Some(due) = self.due(ix) else { return self.term(ix).is_none().then_some(after) };
        let last = due.to().map(|last| last.max(after));
        last.or((!due.when.is_read() || due.is_undecided()).then_some(after))
    }

    /// The caveats and actions that a body raised, found by way of its meetings and decisions, each
    /// with the day; those of which nobody knows the day are left out.
    fn raised_in(&self, body: Ix) -> Vec<(Ix, Date)> {
        let (mut found, mut decisions) = (Vec::new(), Vec::new());
        for of_body in self.named_as(body, "body") {
            match &self.record(of_body).content {
                Content::Decision(_) => decisions.push(of_body),
                Content::Meeting(it) => {
                    let day = it.on.as_ref().and_then(When::last_day);
                    let actions = self.named_as(of_body, "raised");
                    found.extend(actions.filter_map(|action| Some((action, day?))));
                    decisions.extend(self.named_as(of_body, "meeting"));
                }
                _ => {}
            }
        }
        decisions.sort_unstable();
        decisions.dedup();
        for ix in decisions {
            let taken = self.record_as::<Decision>(ix).and_then(|it| self.raised_by(it));
            let day = taken.filter(|taken| taken.body == body).and_then(|taken| taken.day);
            found.extend(self.named_as(ix, "on").filter_map(|caveat| Some((caveat, day?))));
        }
        found
    }
}
