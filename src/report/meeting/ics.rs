//! A calendar file: when call-in ends, when things are due, and the days to chase on.
//!
//! iCalendar (RFC 5545): lines end in CRLF and are folded at 75 octets, texts are escaped, days are
//! whole days, and an event keeps its name from one file to the next, so that a calendar that is
//! given a new file changes what it has.

use std::collections::HashSet;

use jiff::civil::Date;

use super::obligation;
use crate::calendar::When;
use crate::journal::Act;
use crate::query::QueryContext;
use crate::query::columns::column::{due_in_full, title};
use crate::query::provenance::joined;
use crate::record::{Content, Id, Kind};
use crate::register::call_in::CallInState;
use crate::register::{Ix, Register};
use crate::text::Clean;

/// The most octets of a line, its end not counted.
const FOLD: usize = 75;

/// The kinds whose own due dates are in it.
const DUE: [Kind; 3] = Kind::PURSUED;

/// One event: whole days, without a place or people.
struct CalendarEvent {
    /// The record that it is about.
    ix: Ix,
    /// What of the record it is, for the name that it keeps.
    what: &'static str,
    /// The same for people.
    words: &'static str,
    /// Its first and its last day.
    days: (Date, Date),
    description: String,
}

/// The calendar of these decisions, and of the open caveats, actions and risks with a last day and
/// the days that officers gave: with `all` every one of them, else those that belong to the decisions.
pub fn calendar(ctx: &QueryContext<'_>, decisions: &[Ix], all: bool) -> String {
    let register = ctx.register;
    let chosen: HashSet<Ix> = decisions.iter().copied().collect();
    let of = |ix: Ix| all || belongs(register, ix, &chosen);
    let mut file = String::new();
    let name = register.settings.title.as_deref().unwrap_or("Decisions and caveats");
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        concat!("PRODID:-//caveat//caveat ", env!("CARGO_PKG_VERSION"), "//EN"),
        "CALSCALE:GREGORIAN",
        &format!("X-WR-CALNAME:{}", escape(&Clean::line(name))),
    ] {
        push_line(&mut file, line);
    }
    let ends = decisions.iter().filter_map(|&ix| call_in_ends(ctx, ix));
    let open = DUE.iter().flat_map(|&kind| register.of(kind)).copied().filter(|&ix| of(ix));
    let due = open.filter_map(|ix| due(ctx, ix));
    let chased = chases(ctx).into_iter().filter(|&(ix, _)| of(ix));
    let chased = chased.filter_map(|(ix, act)| chase(ctx, ix, act));
    for event in ends.chain(due).chain(chased) {
        event.write(&mut file, ctx);
    }
    push_line(&mut file, "END:VCALENDAR");
    file
}

/// Whether a record is one of these decisions, hangs on one, or falls on a case that one is about.
fn belongs(register: &Register, ix: Ix, decisions: &HashSet<Ix>) -> bool {
    let is_on = |case: &Ix| register.decisions_of(*case).iter().any(|it| decisions.contains(it));
    let on = match &register.record(ix).content {
        Content::Caveat(it) => it.on.as_ref().and_then(|on| register.find(on.as_str())),
        _ => Some(ix),
    };
    match (on, register.record(ix).kind()) {
        (Some(on), Kind::Caveat | Kind::Decision) => decisions.contains(&on),
        (None, _) => register.cases_of(ix).iter().any(is_on),
        (_, Kind::Case) => is_on(&ix),
        _ => register.names(ix).iter().any(|(_, to)| decisions.contains(to) || is_on(to)),
    }
}

/// The last day of call-in, or of scrutiny's answer where it was called in.
fn call_in_ends(ctx: &QueryContext<'_>, ix: Ix) -> Option<CalendarEvent> {
    let register = ctx.register;
    let Content::Decision(it) = &register.record(ix).content else { return None };
    let clock = register.clock(ix, ctx.today);
    let (what, words, day) = match clock.state {
        CallInState::Open | CallInState::Expired => ("call-in", "call-in ends", clock.last_day()?),
        CallInState::CalledIn => ("scrutiny", "scrutiny must meet by today", clock.scrutiny_by?),
        CallInState::Unknown | CallInState::NotApplicable => return None,
    };
    let counted = clock.call_in.as_ref().map(|call_in| call_in.counted.describe());
    let in_force = clock.in_force_words().map(|words| format!("in force {words}"));
    let head = format!("{}\n{}", register.known_as(it.body.as_str()), clock.why);
    let description = joined([Some(head), counted, in_force], "\n");
    Some(CalendarEvent { ix, what, words, days: (day, day), description })
}

/// The days on which an open caveat or action is due; none without a last day.
fn due(ctx: &QueryContext<'_>, ix: Ix) -> Option<CalendarEvent> {
    let register = ctx.register;
    let due = register.due(ix).filter(|_| !register.is_settled(ix))?;
    let last = due.to()?;
    let owner = match obligation::owner(ctx, ix) {
        none if none.is_empty() => "nobody".to_owned(),
        owner => owner,
    };
    let text = obligation::whole(ctx, ix);
    let when = due.reads().map_or_else(|| due.when.to_string(), |_| due_in_full(&due));
    let description = format!("{text}\ndue {when}, owner {owner}");
    let days = (due.from().unwrap_or(last), last);
    Some(CalendarEvent { ix, what: "due", words: "due", days, description })
}

/// What officers have given a day themselves, and what the one who asks has put off to one, in the
/// order of its records.
fn chases(ctx: &QueryContext<'_>) -> Vec<(Ix, Act)> {
    let register = ctx.register;
    let at = |id: &Id, act: Act| Some((register.find(id.as_str())?, act));
    let due = register.ledger().latest_of(Act::Due);
    let waits = register.ledger().waits_of(ctx.officer);
    let mut found: Vec<_> = due
        .filter_map(|(id, _)| at(id, Act::Due))
        .chain(waits.filter_map(|(id, _)| at(id, Act::Wait)))
        .collect();
    // What is due of an open caveat or action stands there already.
    let is_told = |ix: Ix, act: Act| act == Act::Due && DUE.contains(&register.record(ix).kind());
    found.retain(|&(ix, act)| !is_told(ix, act) && !register.is_settled(ix));
    found.sort_unstable_by_key(|&(ix, act)| (ix, act == Act::Wait));
    found
}

fn chase(ctx: &QueryContext<'_>, ix: Ix, act: Act) -> Option<CalendarEvent> {
    let (ledger, id) = (ctx.register.ledger(), ctx.register.id(ix));
    let held = match act {
        Act::Wait => ledger.wait_of(id, ctx.officer),
        act => ledger.latest(id, act),
    }?;
    let when = When::read(&held.entry.value);
    let last = when.last_day()?;
    let (what, first) = match act {
        Act::Wait => ("chase", last),
        _ => ("due", when.first_day().unwrap_or(last)),
    };
    let description = format!("{what} {}, said by {}", when.as_written(), held.officer);
    Some(CalendarEvent { ix, what, words: what, days: (first, last), description })
}

impl CalendarEvent {
    fn write(&self, file: &mut String, ctx: &QueryContext<'_>) {
        // A whole day ends on the day after; the calendar's own last day has none.
        let Ok(after) = self.days.1.tomorrow() else { return };
        let day = |day: Date| day.strftime("%Y%m%d");
        let id = ctx.register.id(self.ix);
        let summary = format!("{id} {}: {}", self.words, title(ctx, self.ix));
        for line in [
            "BEGIN:VEVENT",
            &format!("UID:{id}.{}@{}.caveat", self.what, slug(ctx.register)),
            &format!("DTSTAMP:{}T000000Z", day(ctx.today)),
            &format!("DTSTART;VALUE=DATE:{}", day(self.days.0)),
            &format!("DTEND;VALUE=DATE:{}", day(after)),
            &format!("SUMMARY:{}", escape(&summary)),
            &format!("DESCRIPTION:{}", escape(&self.description)),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ] {
            push_line(file, line);
        }
    }
}

/// The register's title as part of a name: letters, digits and hyphens.
fn slug(register: &Register) -> String {
    let title = register.settings.title.as_deref().unwrap_or("register");
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    if slug.is_empty() { "register".to_owned() } else { slug }
}

/// A text as a calendar file holds it: safe to show, with its signs escaped.
fn escape(text: &str) -> String {
    let text = Clean::prose(text).replace('\\', r"\\").replace('\n', r"\n");
    text.replace(';', r"\;").replace(',', r"\,")
}

/// Adds one line, folded where it is too long; never inside a letter.
fn push_line(file: &mut String, line: &str) {
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > FOLD {
            file.push_str("\r\n ");
            used = 1;
        }
        file.push(letter);
        used += letter.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_are_escaped_and_nothing_hidden_is_let_through() {
        assert_eq!(escape("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
        assert_eq!(escape("\u{1b}[2J\r\n\u{202e}x"), "␛[2J\\n\u{fffd}x");
    }

    proptest! {
        #[test]
        fn a_line_is_folded_at_75_octets_and_unfolds_to_what_it_was(text in "[ -~é£漢]{0,400}") {
            let mut file = String::new();
            push_line(&mut file, &format!("SUMMARY:{text}"));
            let lines: Vec<&str> = file.split("\r\n").collect();
            let (end, lines) = lines.split_last().unwrap();
            prop_assert_eq!(*end, "");
            for line in lines {
                prop_assert!(line.len() <= FOLD, "{} octets", line.len());
            }
            prop_assert_eq!(file.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
    }
}
