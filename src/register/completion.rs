//! What is offered while an officer types: what the register says already, most used first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::ToSpan;
use jiff::civil::Date;

use super::ix::Ix;
use super::people::names::{OWNED, parties};
use super::register::Register;
use crate::calendar::ahead;
use crate::journal::entry::BETWEEN_OWNERS;
use crate::journal::template::KINDS;
use crate::journal::{Act, verdict};
use crate::record::Content;
use crate::record::kinds::{Decision, Meeting};
use crate::text::fold::fold;
use crate::text::plural::count;

/// The most that is offered.
const MOST: usize = 50;

/// In how many days from today a thing is likely to be due.
const LIKELY: [i64; 3] = [7, 14, 28];

/// What each status means.
const MEANINGS: [(&str, &str); 12] = [
    ("open", "nothing has been done yet"),
    ("in-hand", "somebody is working on it"),
    ("in-progress", "somebody is working on it"),
    ("evidence-offered", "the evidence is there, the body has not said yes"),
    ("breached", "it was not kept to"),
    ("paused", "it is set aside for now: never late, not chased"),
    ("cleared", "it is done"),
    ("discharged", "the body found it met"),
    ("waived", "the body no longer asks for it"),
    ("superseded", "something else took its place"),
    ("carried", "it goes on to the next stage"),
    ("withdrawn", "whoever raised it took it back"),
];

/// A value, and what stands beside it.
type Completion = (String, String);

impl Register {
    /// What an officer may want to say: values that begin as typed, or have a word that does, most
    /// used first, each with what is to be known about it. For tags and owners the whole line is given
    /// back with its last word or name completed.
    pub fn completions(&self, ix: Ix, act: Act, typed: &str, today: Date) -> Vec<Completion> {
        let (before, last) = match act {
            Act::Tag | Act::Untag => {
                let last = typed.rsplit(|c: char| c == ',' || c.is_whitespace()).next();
                typed.split_at(typed.len() - last.map_or(0, str::len))
            }
            Act::Owner => {
                let last = typed.rsplit([',', ';']).next().map_or("", str::trim_start);
                typed.split_at(typed.len() - last.len())
            }
            _ => ("", typed),
        };
        let found = match act {
            Act::Status => self.likely_statuses(ix),
            Act::Owner => self.likely_owners(),
            Act::Due | Act::Wait => self.likely_days(ix, last, today),
            Act::Tag if last.starts_with('-') => {
                let own = self.likely_tags(ix, true).into_iter();
                own.map(|(tag, beside)| (format!("-{tag}"), beside)).collect()
            }
            Act::Tag => self.likely_tags(ix, false),
            Act::Untag => self.likely_tags(ix, true),
            Act::Flag => self.likely_flags(),
            Act::Verdict => {
                let words = verdict::words(self.record(ix).kind()).iter().zip(verdict::KEYS);
                words.map(|(word, key)| ((*word).to_owned(), key.to_string())).collect()
            }
            Act::Note => KINDS.map(|kind| (kind.to_owned(), String::new())).into(),
            _ => Vec::new(),
        };
        let folded = fold(last.trim_start_matches('#'));
        // What people are called and who meets is looked for too; a meaning or a count is not.
        let both = matches!(act, Act::Owner | Act::Due | Act::Wait);
        let begins = |(value, beside): &Completion| {
            begins(value, &folded) || (both && begins(beside, &folded))
        };
        let whole = |(value, beside): Completion| (format!("{before}{value}"), beside);
        found.into_iter().filter(begins).take(MOST).map(whole).collect()
    }

    /// What the record says now, or nothing; typed again it means the same.
    pub fn present(&self, ix: Ix, act: Act) -> String {
        match act {
            Act::Status => self.status(ix).into_owned(),
            Act::Owner => match &*self.owners(ix) {
                [] => "nobody".to_owned(),
                owners if owners.iter().any(|owner| owner.contains(',')) => {
                    owners.join(BETWEEN_OWNERS)
                }
                owners => owners.join(", "),
            },
            Act::Due => {
                // The deadline of a record is nobody's target yet.
                let due = || self.due(ix).filter(|_| self.deadline(ix).is_none());
                let when = self.target(ix).map(|it| it.when).or_else(|| Some(due()?.when));
                when.map_or_else(|| "none".to_owned(), |when| when.to_string())
            }
            Act::Flag => self.live_value(ix, act).unwrap_or_default(),
            Act::Tag | Act::Untag => self.tags(ix).join(", "),
            _ => String::new(),
        }
    }

    /// Every tag, with how many records have it.
    pub(super) fn tag_counts(&self) -> BTreeMap<String, usize> {
        let mut with: BTreeSet<Ix> =
            self.all().filter(|&ix| !self.record(ix).tags.is_empty()).collect();
        with.extend(self.ledger().tagged().filter_map(|id| self.find(id)));
        let mut counts = BTreeMap::new();
        for tag in with.into_iter().flat_map(|ix| self.tags(ix)) {
            *counts.entry(tag).or_default() += 1;
        }
        counts
    }

    fn likely_tags(&self, ix: Ix, own: bool) -> Vec<Completion> {
        let present = self.tags(ix);
        let mut counts = self.tag_counts();
        counts.retain(|tag, _| present.contains(tag) == own);
        by_use(counts, |uses| count(uses, "record"))
    }

    fn likely_flags(&self) -> Vec<Completion> {
        let mut counts = BTreeMap::new();
        for (_, held) in self.ledger().latest_of(Act::Flag) {
            *counts.entry(held.value().to_string()).or_default() += 1;
        }
        counts.remove("");
        by_use(counts, |uses| count(uses, "record"))
    }

    fn likely_statuses(&self, ix: Ix) -> Vec<Completion> {
        let meaning = |word: &str| MEANINGS.iter().find(|(known, _)| *known == word);
        let own = "a word of this register";
        let beside = |word| meaning(word).map_or(own, |(_, meaning)| meaning).to_owned();
        self.statuses(ix).map(|word| (word.to_owned(), beside(word))).collect()
    }

    /// Everybody who answers for something open, then everybody else who could.
    fn likely_owners(&self) -> Vec<Completion> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for &ix in OWNED.into_iter().flat_map(|kind| self.of(kind)) {
            for owner in self.owners(ix) {
                *counts.entry(owner).or_default() += usize::from(!self.is_settled(ix));
            }
        }
        let officers = self.settings.officers.keys().map(String::as_str);
        let officers = officers.chain(self.ledger().officers().map(|login| &**login));
        for name in officers.chain(parties(self).map(|ix| self.id(ix).as_str())) {
            counts.entry(name).or_default();
        }
        let counts = counts.into_iter().map(|(owner, items)| (owner.to_owned(), items)).collect();
        let mut offers = by_use(counts, |items| match items {
            0 => String::new(),
            items => count(items, "item"),
        });
        for (owner, beside) in &mut offers {
            let officer = self.settings.officers.get(owner).map(String::as_str);
            let party = self.find(owner).map(|ix| self.record(ix).title());
            let words = officer.or(party).into_iter().chain([&**beside]);
            *beside = words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        }
        offers
    }

    /// The day meant by `+14d`, the meetings ahead of whoever decided, and a few round numbers.
    fn likely_days(&self, ix: Ix, typed: &str, today: Date) -> Vec<Completion> {
        let mut offers = Vec::new();
        let meant = ahead(typed, today);
        if meant.is_read() && **meant.as_written() != *typed.trim() {
            offers.push((meant.to_string(), typed.trim().to_owned()));
        }
        offers.extend(self.meetings_ahead(ix, today));
        for days in LIKELY {
            let Ok(day) = today.checked_add(days.days()) else { continue };
            offers.push((day.to_string(), format!("{}, in {days} days", day.strftime("%a"))));
        }
        offers
    }

    /// The meetings, from today on, of the bodies that decided on a record, soonest first.
    fn meetings_ahead(&self, ix: Ix, today: Date) -> Vec<Completion> {
        let bodies = self.deciding_bodies(ix);
        let mut found: BTreeSet<(Date, Completion)> = BTreeSet::new();
        for (_, it) in self.every::<Meeting>().filter(|(_, it)| bodies.contains(&*it.body)) {
            for when in it.on.iter().chain(&it.next) {
                let Some(last) = when.last_day().filter(|&last| last >= today) else { continue };
                let meets = format!("{} meets", self.known_as(&it.body));
                found.insert((
                    last,
                    match when.only_day() {
                        Some(day) => (day.to_string(), format!("{}, {meets}", day.strftime("%a"))),
                        None => (when.to_string(), meets),
                    },
                ));
            }
        }
        found.into_iter().map(|(_, offer)| offer).collect()
    }

    fn deciding_bodies(&self, ix: Ix) -> BTreeSet<&str> {
        let (mut decisions, mut bodies) = (Vec::new(), BTreeSet::new());
        match &self.record(ix).content {
            Content::Caveat(it) => {
                if let Some(on) = &it.on {
                    decisions.extend(self.find(on));
                } else {
                    let cases = self.cases_of(ix).iter();
                    decisions.extend(cases.flat_map(|&case| self.decisions_of(case)));
                }
                bodies.extend(it.raised_by.iter().map(|party| &*party.0));
            }
            Content::Case(_) => decisions.extend(self.decisions_of(ix)),
            Content::Milestone(it) => {
                let case = it.case.as_ref().and_then(|case| self.find(case));
                decisions.extend(case.map_or(&[][..], |case| self.decisions_of(case)));
            }
            Content::Action(it) => {
                let raised = it.raised.as_ref().and_then(|at| self.find_as::<Meeting>(at));
                bodies.extend(raised.map(|meeting| &*meeting.body));
            }
            Content::Endorsement(it) => bodies.extend(it.body.as_deref()),
            Content::Decision(_) => decisions.push(ix),
            _ => {}
        }
        let decisions = decisions.into_iter().filter_map(|it| self.record_as::<Decision>(it));
        bodies.extend(decisions.map(|decision| &*decision.body));
        bodies
    }
}

/// Values, the most used first, then by name.
fn by_use(counts: BTreeMap<String, usize>, beside: impl Fn(usize) -> String) -> Vec<Completion> {
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| fold(&a.0).cmp(&fold(&b.0))));
    counts.into_iter().map(|(value, count)| (value, beside(count))).collect()
}

/// Whether a text, or a word in it, begins as typed.
fn begins(text: &str, typed: &str) -> bool {
    let folded = fold(text);
    let mut before = ' ';
    folded.char_indices().any(|(at, c)| {
        let starts = !before.is_alphanumeric() && folded[at..].starts_with(typed);
        before = c;
        starts
    }) || typed.is_empty()
}
