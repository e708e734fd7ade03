//! The meetings of bodies: those on file, those that another one names as next, and any that is asked for.

use jiff::civil::Date;

use crate::calendar::{When, short};
use crate::record::{Content, Kind};
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::text::natural_order::natural;

/// A meeting of a body on a day, whether it is on file or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingDay {
    /// The body.
    pub body: Ix,
    /// The day; absent for a meeting whose day is not printed. Of a vague one the last day.
    pub day: Option<Date>,
    /// The records of it; none when it is only named as a next one, or only asked for.
    pub on_file: Vec<Ix>,
    /// The meeting whose record names it as a next one.
    pub named_in: Option<Ix>,
}

impl MeetingDay {
    /// Whether any record knows of it.
    pub fn is_known(&self) -> bool {
        !self.on_file.is_empty() || self.named_in.is_some()
    }
}

impl Register {
    /// The meeting of a record; `None` when the record is no meeting.
    pub fn meeting(&self, ix: Ix) -> Option<MeetingDay> {
        let Content::Meeting(it) = &self.record(ix).content else { return None };
        let day = it.on.as_ref().and_then(When::last_day);
        Some(MeetingDay {
            body: self.find(it.body.as_str())?,
            day,
            on_file: vec![ix],
            named_in: None,
        })
    }

    /// The meeting of a body on a day, with whatever is on file about it.
    pub fn meeting_on(&self, body: Ix, day: Date) -> MeetingDay {
        let known = self.meetings_of(body).into_iter().find(|at| at.day == Some(day));
        known.unwrap_or(MeetingDay { body, day: Some(day), on_file: Vec::new(), named_in: None })
    }

    /// The meetings of a body that are on file or named as next ones, by day.
    pub fn meetings_of(&self, body: Ix) -> Vec<MeetingDay> {
        let named = self.named_by(body).iter().filter(|(key, _)| *key == "body");
        self.gathered(named.map(|&(_, from)| from))
    }

    /// Every meeting that is on file or named as a next one: those of a body together, by day, the
    /// undated last.
    pub fn meetings(&self) -> Vec<MeetingDay> {
        self.gathered(self.of(Kind::Meeting).iter().copied())
    }

    /// Meetings from their records: each day of a body once.
    fn gathered(&self, records: impl Iterator<Item = Ix>) -> Vec<MeetingDay> {
        let mut all: Vec<MeetingDay> = Vec::new();
        for ix in records {
            let Some(at) = self.meeting(ix) else { continue };
            let Content::Meeting(it) = &self.record(ix).content else { continue };
            let next = it.next.iter().filter_map(|next| next.window()?.only_day());
            all.extend(next.map(|day| MeetingDay {
                body: at.body,
                day: Some(day),
                on_file: Vec::new(),
                named_in: Some(ix),
            }));
            all.push(at);
        }
        all.sort_by(|one, other| {
            let undated = |at: &MeetingDay| at.day.is_none();
            let ids = (self.id(one.body).as_str(), self.id(other.body).as_str());
            let by_day = (undated(one), one.day).cmp(&(undated(other), other.day));
            natural(ids.0, ids.1).then(by_day).then_with(|| one.on_file.cmp(&other.on_file))
        });
        all.dedup_by(|later, first| {
            let same = later.day.is_some() && (later.body, later.day) == (first.body, first.day);
            if same {
                first.on_file.append(&mut later.on_file);
                first.named_in = first.named_in.or(later.named_in);
            }
            same
        });
        all
    }

    /// A meeting in words: `Ambleford Cabinet, 12 May 2025`.
    pub fn meeting_words(&self, at: &MeetingDay) -> String {
        let body = self.record(at.body).title();
        match at.day {
            Some(day) => format!("{body}, {}", short(day)),
            None => format!("{body}, date not printed"),
        }
    }

    /// What a meeting is asked for by: its id, else its body's id and its day.
    pub fn meeting_handle(&self, at: &MeetingDay) -> String {
        match (&*at.on_file, at.day) {
            ([ix], _) => self.id(*ix).to_string(),
            (_, Some(day)) => format!("{} {day}", self.id(at.body)),
            (_, None) => self.id(at.body).to_string(),
        }
    }
}
