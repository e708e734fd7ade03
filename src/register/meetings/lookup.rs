//! Which meeting somebody means by an id, by a body and a day, or by a day alone.

use jiff::civil::Date;

use super::day::MeetingDay;
use crate::calendar::{Window, asked, long};
use crate::fault::Fault;
use crate::record::Kind;
use crate::record::kinds::Body;
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::text::fold::fold;
use crate::text::nearest::nearest_few;
use crate::text::plural::article;

/// How many of each are named when something is not clear.
const FEW: usize = 5;

/// How a meeting is asked for.
pub const FORMS: &str = "a meeting's id, or a body and a day, such as Cabinet 27 Sep 2016";

impl Register {
    /// The meeting that is meant: a meeting's id; or a body, by its id, its name or words of its
    /// name, and a day; or a day on which one body meets. A month stands for the one meeting in it,
    /// `next` for the first from today on.
    ///
    /// # Errors
    /// What is not known or not clear, what is near it, and what to type.
    pub fn meeting_meant(&self, text: &str, today: Date) -> Result<MeetingDay, Fault> {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() {
            return Err(unclear("no meeting is named".to_owned(), &format!("type {FORMS}")));
        }
        if let [one] = *words
            && let Some(ix) = self.in_any_case(one)
        {
            return self.meeting_by_id(ix);
        }
        if let Some((last, body)) = words.split_last()
            && fold(last) == "next"
        {
            return self.next_meeting(&body.join(" "), today);
        }
        let days =
            (0..words.len()).find_map(|at| Some((at, asked(&words[at..].join(" "), today)?)));
        match days {
            Some((0, days)) => self.meeting_by_day(days, text),
            Some((at, days)) => {
                let (body, day) = (words[..at].join(" "), words[at..].join(" "));
                self.meeting_of(&self.bodies_called(&body)?, days, &day)
            }
            None => Err(self.no_day(&words)),
        }
    }

    /// The bodies that go by a name: the one of this id, else those of exactly this name, else those
    /// with all of these words in one of their names.
    ///
    /// # Errors
    /// There is none; those that resemble it are named.
    pub fn bodies_called(&self, name: &str) -> Result<Vec<Ix>, Fault> {
        let is_body = |ix: &Ix| self.record(*ix).kind() == Kind::Body;
        if let Some(ix) = self.in_any_case(name).filter(is_body) {
            return Ok(vec![ix]);
        }
        let sought = fold(name);
        let called = |holds: &dyn Fn(&str) -> bool| -> Option<Vec<Ix>> {
            let all = self.of(Kind::Body).iter().copied();
            let found: Vec<Ix> = all.filter(|&ix| self.body_names(ix).any(holds)).collect();
            (!found.is_empty()).then_some(found)
        };
        let words: Vec<&str> = split_words(&sought).collect();
        let has_all = |name: &str| {
            let name = fold(name);
            let own: Vec<&str> = split_words(&name).collect();
            !words.is_empty() && words.iter().all(|word| own.contains(word))
        };
        let exactly = called(&|name| fold(name) == sought);
        exactly.or_else(|| called(&has_all)).ok_or_else(|| self.no_body(name))
    }

    fn body_names(&self, ix: Ix) -> impl Iterator<Item = &str> {
        let record = self.record(ix);
        let short = self.record_as::<Body>(ix).and_then(|it| it.short.as_deref());
        let names = record.names.iter().map(|name| &**name);
        std::iter::once(record.title()).chain(short).chain(names)
    }

    fn in_any_case(&self, id: &str) -> Option<Ix> {
        self.find(id).or_else(|| self.find(&id.to_ascii_uppercase()))
    }

    fn meeting_by_id(&self, ix: Ix) -> Result<MeetingDay, Fault> {
        if let Some(at) = self.meeting(ix) {
            return Ok(at);
        }
        let (id, kind) = (self.id(ix), self.record(ix).kind());
        if kind == Kind::Body {
            let message = format!("{id} meets more than once; a day is needed");
            return Err(unclear(message, &self.listed(&self.meetings_of(ix))));
        }
        let message = format!("{id} is {} {kind}, not a meeting", article(kind.as_str()));
        Err(unclear(message, &format!("type {FORMS}")))
    }

    /// The first meeting from today on of the bodies that go by a name; of any when it is empty.
    fn next_meeting(&self, body: &str, today: Date) -> Result<MeetingDay, Fault> {
        let meetings: Vec<MeetingDay> = match body {
            "" => self.meetings(),
            name => self.bodies_called(name)?.iter().flat_map(|&it| self.meetings_of(it)).collect(),
        };
        let ahead = meetings.iter().filter(|at| at.day.is_some_and(|day| day >= today));
        let first = ahead.clone().filter_map(|at| at.day).min();
        let first: Vec<MeetingDay> = ahead.filter(|at| at.day == first).cloned().collect();
        match &*first {
            [one] => Ok(one.clone()),
            [] => {
                let near = nearest_to(&meetings, Window::day(today));
                Err(unclear("no meeting from today on is on file".into(), &self.listed(&near)))
            }
            _ => Err(unclear("several meetings are the next one".into(), &self.listed(&first))),
        }
    }

    /// The meeting of one of these bodies in these days; `typed` is how the days were written.
    fn meeting_of(&self, bodies: &[Ix], days: Window, typed: &str) -> Result<MeetingDay, Fault> {
        let meetings: Vec<MeetingDay> =
            bodies.iter().flat_map(|&body| self.meetings_of(body)).collect();
        let within = within(&meetings, days);
        match (&*within, bodies, days.only_day()) {
            ([one], ..) => Ok(one.clone()),
            ([], [body], Some(day)) => Ok(self.meeting_on(*body, day)),
            ([], [body], None) => {
                let name = self.record(*body).title();
                let message = format!("`{typed}` is no single day, and no meeting of {name} in it");
                let near = self.listed(&nearest_to(&meetings, days));
                Err(unclear(message + " is on file", &near))
            }
            ([], _, _) => {
                let ids: Vec<&str> = bodies.iter().map(|&ix| self.id(ix).as_str()).collect();
                let message = format!("several bodies are called so: {}", self.named(bodies));
                Err(unclear(message, &format!("type one of {} and the day", ids.join(", "))))
            }
            _ => Err(unclear("several meetings are meant by that".into(), &self.listed(&within))),
        }
    }

    fn meeting_by_day(&self, days: Window, typed: &str) -> Result<MeetingDay, Fault> {
        let all = self.meetings();
        let within = within(&all, days);
        match &*within {
            [one] => Ok(one.clone()),
            [] => {
                let when = days.only_day().map_or_else(|| format!("`{typed}`"), long);
                let near = self.listed(&nearest_to(&all, days));
                Err(unclear(format!("no meeting on {when} is on file"), &near))
            }
            _ => Err(unclear(format!("several bodies meet on `{typed}`"), &self.listed(&within))),
        }
    }

    /// No part of what was typed is a day.
    fn no_day(&self, words: &[&str]) -> Fault {
        let longest = (1..=words.len()).rev().find_map(|end| {
            let bodies = self.bodies_called(&words[..end].join(" ")).ok()?;
            Some((end, bodies))
        });
        let Some((end, bodies)) = longest else { return self.no_body(&words.join(" ")) };
        if end == words.len() {
            let meetings = bodies.iter().flat_map(|&body| self.meetings_of(body));
            let message = format!("a day is needed for a meeting of {}", self.named(&bodies));
            return unclear(message, &self.listed(&meetings.collect::<Vec<_>>()));
        }
        let day = words[end..].join(" ");
        let forms = "days are written 2016-09-27, 27 Sep 2016, September 2016";
        let meetings = self.listed(&self.meetings_of(bodies[0]));
        unclear(format!("`{day}` is no day that can be read"), &format!("{forms}; {meetings}"))
    }

    fn no_body(&self, name: &str) -> Fault {
        let ids = [Kind::Meeting, Kind::Body].into_iter().flat_map(|kind| self.of(kind)).copied();
        let known =
            ids.flat_map(|ix| std::iter::once(self.id(ix).as_str()).chain(self.body_names(ix)));
        let near = match nearest_few(name, known, 3).join(", ") {
            near if near.is_empty() => near,
            near => format!("nearest: {near}; "),
        };
        let message = format!("no body and no meeting is called `{name}`");
        unclear(message, &format!("{near}type {FORMS}"))
    }

    /// Bodies in words: `Ambleford Cabinet (AMB-CAB), Northmere Cabinet (NOR-CAB)`.
    fn named(&self, bodies: &[Ix]) -> String {
        let name = |&ix: &Ix| format!("{} ({})", self.record(ix).title(), self.id(ix));
        bodies.iter().take(FEW).map(name).collect::<Vec<_>>().join(", ")
    }

    /// Meetings to choose from, each with what is typed for it.
    pub fn listed(&self, meetings: &[MeetingDay]) -> String {
        if meetings.is_empty() {
            return format!("no meeting is on file; type {FORMS}");
        }
        let one =
            |at: &MeetingDay| format!("{} ({})", self.meeting_handle(at), self.meeting_words(at));
        let rest = match meetings.len().saturating_sub(FEW) {
            0 => String::new(),
            rest => format!(" and {rest} more"),
        };
        let few: Vec<String> = meetings.iter().take(FEW).map(one).collect();
        format!("on file: {}{rest}", few.join("; "))
    }
}

/// The meetings in some days.
fn within(all: &[MeetingDay], days: Window) -> Vec<MeetingDay> {
    let is_in = |at: &&MeetingDay| at.day.is_some_and(|day| days.contains(day));
    all.iter().filter(is_in).cloned().collect()
}

/// The meetings nearest to some days, the nearest first.
pub fn nearest_to(all: &[MeetingDay], days: Window) -> Vec<MeetingDay> {
    let Some(wanted) = days.to.or(days.from) else { return Vec::new() };
    let mut dated: Vec<(i32, MeetingDay)> = all
        .iter()
        .filter_map(|at| Some((at.day?.since(wanted).ok()?.get_days().abs(), at.clone())))
        .collect();
    dated.sort_by_key(|(away, _)| *away);
    dated.into_iter().map(|(_, at)| at).take(FEW).collect()
}

fn split_words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn unclear(message: String, hint: &str) -> Fault {
    Fault::error("no-meeting", message).hint(hint)
}
