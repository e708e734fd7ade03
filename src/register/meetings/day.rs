//! The meetings of bodies: those on file, those that another one names as next, and any that is asked for.

use jiff::civil::Date;

use crate::calendar::{When, short};
use crate::record::Kind;
use crate::record::kinds::Meeting;
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

impl Register {
    /// The meeting of a record; `None` when the record is no meeting.
    pub fn meeting(&self, ix: Ix) -> Option<MeetingDay> {
        let it = self.record_as::<Meeting>(ix)?;
        let (body, day) = (self.find(&it.body)?, it.on.as_ref().and_then(When::last_day));
        Some(MeetingDay { body, day, on_file: vec![ix], named_in: None })
    }

    /// The meeting of a body on a day, with whatever is on file about it.
    pub fn meeting_on(&self, body: Ix, day: Date) -> MeetingDay {
        let known = self.meetings_of(body).into_iter().find(|at| at.day == Some(day));
        known.unwrap_or(MeetingDay { body, day: Some(day), on_file: Vec::new(), named_in: None })
    }

    /// The meetings of a body that are on file or named as next ones, by day.
    pub fn meetings_of(&self, body: Ix) -> Vec<MeetingDay> {
        self.gathered(self.named_as(body, "body"))
    }

    /// Every meeting on file or named as a next one: by body, then by day, the undated last.
    pub fn meetings(&self) -> Vec<MeetingDay> {
        self.gathered(self.of(Kind::Meeting).iter().copied())
    }

    /// Meetings from their records: each day of a body once.
    fn gathered(&self, records: impl Iterator<Item = Ix>) -> Vec<MeetingDay> {
        let mut all: Vec<MeetingDay> = Vec::new();
        for ix in records {
            let (Some(at), Some(it)) = (self.meeting(ix), self.record_as::<Meeting>(ix)) else {
                continue;
            };
            let (body, named_in) = (at.body, Some(ix));
            all.extend(it.next.iter().filter_map(|next| {
                let day = Some(next.only_day()?);
                Some(MeetingDay { body, day, on_file: Vec::new(), named_in })
            }));
            all.push(at);
        }
        all.sort_by(|one, other| {
            let by_day = |at: &MeetingDay| (at.day.is_none(), at.day);
            natural(self.id(one.body), self.id(other.body))
                .then_with(|| by_day(one).cmp(&by_day(other)))
                .then_with(|| one.on_file.cmp(&other.on_file))
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
