//! The page of a caveat, and of every kind that needs no page of its own: its fields and links.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::PageBuilder;
use crate::calendar::window::Window;
use crate::calendar::{days_late, long, short};
use crate::query::columns::column::{due_in_full, title};
use crate::query::columns::people::people;
use crate::query::provenance::joined;
use crate::query::similar;
use crate::record::{Content, Kind};
use crate::register::Ix;
use crate::text::Clean;
use crate::tui::theme::Role;

/// Keys that the bottom of a page shows, or that say nothing to people.
const ELSEWHERE: [&str; 8] = ["id", "aka", "source", "tags", "note", "names", "ref", "also"];

/// Keys whose value is a word of the vocabulary: shown without its hyphens.
const WORDS: [&str; 9] =
    ["stage", "stance", "outcome", "class", "force", "status", "kind", "evidence", "measure"];

impl PageBuilder<'_> {
    pub(super) fn caveat(&mut self, ix: Ix) {
        let register = &self.model.register;
        let Content::Caveat(caveat) = &register.record(ix).content else { return };
        self.field("text", &caveat.text);
        self.gap();
        for &case in register.cases_of(ix) {
            let decided = register.decision_words(case);
            self.record("on", case, Role::Text, &[(&decided, 17, Role::Text)]);
        }
        if let Some(it) = caveat.on.as_ref().and_then(|on| register.find(on.as_str())) {
            self.decision_behind(it, caveat.resolution.as_deref());
        }
        let class = caveat.class.as_deref().unwrap_or("not classed");
        let force = caveat.force.as_deref().unwrap_or("not stated");
        self.field("class", &format!("{class}, force: {force}"));
        self.field("theme", caveat.theme.as_deref().unwrap_or_default());
        self.standing(ix);
        let raised = caveat.raised_by.as_ref().map_or("", |by| register.known_as(&by.0));
        self.field("raised by", raised);
        self.field("needed for", caveat.needed_for.as_deref().unwrap_or_default());
        for (key, label) in [("discharged_by", "settled by"), ("answers", "answers")] {
            for &(_, it) in register.names(ix).iter().filter(|(own, _)| *own == key) {
                self.link(label, it);
            }
        }
        let mut by: Vec<Ix> = register.answered_by(ix).collect();
        by.dedup();
        for it in by {
            self.link("answered by", it);
        }
        for it in register.approvals_of(ix) {
            self.link("approved by", it);
        }
        self.similar(ix);
    }

    /// Other caveats that say much the same, and how they were settled.
    fn similar(&mut self, ix: Ix) {
        let register = &self.model.register;
        let alike = similar(register, self.model.ctx().index.similar(register), ix);
        for (at, it) in alike.into_iter().enumerate() {
            let by = register.names(it).iter().find(|(key, _)| *key == "discharged_by");
            let by = by.filter(|_| register.is_settled(it));
            let by = by.map_or_else(String::new, |&(_, by)| format!(", {}", register.id(by)));
            let how = self.status(it) + &by;
            let label = if at == 0 { "alike" } else { " " };
            self.record(label, it, Role::Text, &[(&how, 20, Role::Text)]);
        }
    }

    pub(super) fn decision_behind(&mut self, it: Ix, label: Option<&str>) {
        let register = &self.model.register;
        let Content::Decision(decision) = &register.record(it).content else { return };
        let place = label.map_or_else(String::new, |label| format!(", resolution {label}"));
        self.row("said by", &(self.decided_by(decision) + &place), Role::Text, Some(it));
        if let Some(resolution) = label.and_then(|label| decision.resolution_of(label)) {
            self.field("", &resolution.text);
        }
    }

    /// How a caveat, an action or a risk stands now: its status, when it is due, each time that it
    /// comes back, and who must see to it.
    fn standing(&mut self, ix: Ix) {
        let register = &self.model.register;
        let role = if register.is_settled(ix) { Role::Good } else { Role::Text };
        self.row("status", &self.status(ix), role, None);
        self.due(ix);
        for it in register.occurrences(ix).into_iter().flat_map(|all| all.rows()) {
            let is_late = it.settled.is_none() && it.due < self.model.today;
            let role = if is_late { Role::Late } else { Role::Text };
            self.row("time", &it.describe(), role, None);
        }
        let owner = register.owner_words(ix);
        self.field("owner", if owner.is_empty() { "nobody" } else { &owner });
    }

    pub(super) fn due(&mut self, ix: Ix) {
        let model = self.model;
        let Some(due) = model.register.due(ix) else {
            return self.field("due", "no date");
        };
        let written = due.when.as_written();
        let only_day = due.when.window().and_then(Window::only_day);
        let words = match (due.meeting, due.to()) {
            (Some(day), _) => format!("{written}, at the meeting of {}", long(day)),
            (None, Some(day)) if only_day.is_none() && due.reading.is_none() => {
                format!("{written}, any day up to {}", long(day))
            }
            _ => due_in_full(&due),
        };
        match model.register.days_late(ix, model.today) {
            Some(days) => {
                self.row("due", &format!("{words}   {}", days_late(days)), Role::Late, None);
            }
            None => self.field("due", &words),
        }
        self.target(ix);
    }

    /// What an officer aims at beside a deadline, who set it, and what it was before.
    fn target(&mut self, ix: Ix) {
        let model = self.model;
        let Some(target) = model.register.target(ix) else { return };
        let by = format!("{}, {}", target.by.officer, short(model.ctx().day(target.by.entry.at)));
        let before: Vec<String> = target.before.iter().map(|it| people(Some(it))).collect();
        let moved = match before.len() {
            0 => String::new(),
            times => format!("; moved {times}x, was {}", before.join(", then ")),
        };
        let words = format!("{}   {by}{moved}", people(Some(&target.when)));
        let slipped = model.register.is_slipped(ix, model.today);
        self.row("target", &words, if slipped { Role::Late } else { Role::Text }, None);
    }

    /// A kind without a page of its own: its title, then each of its fields as the record has it.
    pub(super) fn other_kind(&mut self, ix: Ix) {
        let record = self.model.register.record(ix);
        let Json::Object(fields) = record.to_json() else { return };
        let own = |key: &str| {
            !ELSEWHERE.contains(&key) && key != "event" && !record.other.contains_key(key)
        };
        // How an action or a risk stands is told below, as it is now.
        let is_pursued = Kind::PURSUED.contains(&record.kind());
        let stands = |key: &str| is_pursued && ["status", "owner", "due"].contains(&key);
        for (key, value) in fields.iter().filter(|(key, _)| own(key) && !stands(key)) {
            self.value(key, value);
        }
        if is_pursued {
            self.standing(ix);
        }
        match record.kind() {
            Kind::Meeting => self.gap(),
            Kind::Decision => {
                self.events(ix);
                self.gap();
            }
            Kind::Endorsement => {
                // Who chases it, and by when; nothing while nobody does.
                let register = &self.model.register;
                self.field("owner", &register.owner_words(ix));
                if register.due(ix).is_some() {
                    self.due(ix);
                }
            }
            _ => {}
        }
    }

    /// What happened to a decision afterwards: the day, what, by whom, in what words.
    fn events(&mut self, ix: Ix) {
        let register = &self.model.register;
        let Content::Decision(decision) = &register.record(ix).content else { return };
        for (at, event) in decision.event.iter().enumerate() {
            let day = event.on.as_ref().map(|on| people(Some(on)));
            let words = joined([day, Some(register.happened_words(event))], "  ");
            self.field(if at == 0 { "event" } else { "" }, &words);
        }
    }

    pub(super) fn value(&mut self, key: &str, value: &Json) {
        let label = match key {
            "recommendation" => "recommended".to_owned(),
            key => key.replace('_', " "),
        };
        match value {
            Json::Null => {}
            Json::String(text) => {
                let shown = Clean::prose(text);
                let link = self.model.register.find(text);
                let words = match (link, text.parse::<Date>()) {
                    (Some(it), _) => format!("{shown} {}", title(&self.model.ctx(), it)),
                    (None, Ok(day)) => long(day),
                    (None, _) if WORDS.contains(&key) => shown.replace('-', " "),
                    (None, _) => shown.to_string(),
                };
                self.row(&label, &words, Role::Text, link);
            }
            Json::Bool(flag) => self.field(&label, if *flag { "yes" } else { "no" }),
            Json::Number(number) => self.field(&label, &number.to_string()),
            Json::Array(list) => {
                for (at, one) in list.iter().enumerate() {
                    self.value(if at == 0 { key } else { "" }, one);
                }
            }
            Json::Object(map) => {
                let words: Vec<String> =
                    map.iter().filter_map(|(key, value)| describe_value(key, value)).collect();
                self.field(&label, &words.join("  "));
            }
        }
    }
}

/// A field of an inner table in words: texts as they are, flags by their name.
fn describe_value(key: &str, value: &Json) -> Option<String> {
    const PLAIN: [&str; 7] = ["label", "text", "no", "title", "verb", "on", "outcome"];
    let name = key.replace('_', " ");
    Some(match value {
        Json::String(text) if PLAIN.contains(&key) => Clean::line(text).to_string(),
        Json::String(text) => format!("{name} {}", Clean::line(text)),
        Json::Bool(true) => name,
        Json::Number(number) => format!("{key} {number}"),
        Json::Array(list) if !list.is_empty() => {
            let words: Vec<String> =
                list.iter().filter_map(|one| describe_value("text", one)).collect();
            format!("{name} {}", words.join(" "))
        }
        _ => return None,
    })
}
