//! The page of a caveat, and of every kind that needs no page of its own: its fields and links.

use serde_json::Value as Json;

use super::PageBuilder;
use crate::calendar::{days_late, long};
use crate::query::columns::column::{due_words, title};
use crate::query::columns::people::people;
use crate::query::similar;
use crate::record::{Content, Kind};
use crate::register::Ix;
use crate::tui::theme::Role;

/// Keys that the bottom of a page shows, or that say nothing to people.
const ELSEWHERE: [&str; 6] = ["id", "aka", "source", "tags", "note", "names"];

/// Keys whose value is a word of the vocabulary: shown without its hyphens.
const WORDS: [&str; 9] =
    ["stage", "stance", "outcome", "class", "force", "status", "kind", "evidence", "measure"];

impl PageBuilder<'_> {
    pub(super) fn caveat(&mut self, ix: Ix) {
        let model = self.model;
        let register = &model.register;
        let Content::Caveat(caveat) = &register.record(ix).content else { return };
        self.field("text", &caveat.text);
        self.gap();
        for &case in register.cases_of(ix) {
            let decided = register.decision_words(case);
            self.item(
                "on",
                &[
                    (register.id(case).as_str(), 7, Role::Text),
                    (&decided, 17, Role::Text),
                    (register.record(case).title(), 0, Role::Text),
                ],
                Some(case),
            );
        }
        if let Some(it) = caveat.on.as_ref().and_then(|on| register.find(on.as_str())) {
            self.caveat_decision(it, caveat.resolution.as_deref());
        }
        let class = caveat.class.as_deref().unwrap_or("not classed");
        let force = caveat.force.as_deref().unwrap_or("not stated");
        self.field("class", &format!("{class}, force: {force}"));
        self.field("theme", caveat.theme.as_deref().unwrap_or_default());
        self.row(
            "status",
            &register.status(ix).replace('-', " "),
            if register.is_settled(ix) { Role::Good } else { Role::Text },
            None,
        );
        self.caveat_due(ix);
        let owner = register.owner(ix);
        self.field("owner", if owner.is_empty() { "nobody" } else { register.known_as(&owner) });
        let raised = caveat.raised_by.as_ref().map_or("", |by| register.known_as(&by.0));
        self.field("raised by", raised);
        self.field("needed for", caveat.needed_for.as_deref().unwrap_or_default());
        for (key, label) in [("discharged_by", "settled by"), ("answers", "answers")] {
            for &(_, it) in register.names(ix).iter().filter(|(own, _)| *own == key) {
                self.row(
                    label,
                    &format!("{} {}", register.id(it), register.record(it).title()),
                    Role::Text,
                    Some(it),
                );
            }
        }
        self.answered_by(ix);
        self.similar(ix);
    }

    fn answered_by(&mut self, ix: Ix) {
        let register = &self.model.register;
        let mut by: Vec<Ix> = register.answered_by(ix).collect();
        by.dedup();
        for it in by {
            let words = format!("{} {}", register.id(it), register.record(it).title());
            self.row("answered by", &words, Role::Text, Some(it));
        }
    }

    /// Other caveats that say much the same, and how they were settled.
    fn similar(&mut self, ix: Ix) {
        let model = self.model;
        let register = &model.register;
        for (at, it) in similar(&model.register, model.ctx().index.similar(&model.register), ix)
            .into_iter()
            .enumerate()
        {
            let by = register.names(it).iter().find(|(key, _)| *key == "discharged_by");
            let by = by.filter(|_| register.is_settled(it));
            let status = register.status(it).replace('-', " ");
            let how =
                by.map_or(status.clone(), |&(_, by)| format!("{status}, {}", register.id(by)));
            self.item(
                if at == 0 { "alike" } else { " " },
                &[
                    (register.id(it).as_str(), 7, Role::Text),
                    (&how, 20, Role::Text),
                    (register.record(it).title(), 0, Role::Text),
                ],
                Some(it),
            );
        }
    }

    pub(super) fn caveat_decision(&mut self, it: Ix, label: Option<&str>) {
        let register = &self.model.register;
        let Content::Decision(decision) = &register.record(it).content else { return };
        let body = register.known_as(decision.body.as_str());
        let when = decision
            .decided
            .as_ref()
            .map_or_else(|| "date not printed".to_owned(), |day| people(Some(day)));
        let place = label.map_or_else(String::new, |label| format!(", resolution {label}"));
        self.row("said by", &format!("{body}, {when}{place}"), Role::Text, Some(it));
        if let Some(resolution) = label.and_then(|label| decision.resolution_of(label)) {
            self.field("", &resolution.text);
        }
    }

    pub(super) fn caveat_due(&mut self, ix: Ix) {
        let model = self.model;
        let Some(due) = model.register.due(ix) else {
            self.field("due", "no date");
            return;
        };
        let written = due.when.as_written();
        let words = match (due.meeting, due.to()) {
            (Some(day), _) => {
                format!("{written}, at the meeting of {}", long(day))
            }
            (None, Some(day))
                if due
                    .when
                    .window()
                    .and_then(crate::calendar::window::Window::only_day)
                    .is_none() =>
            {
                format!("{written}, any day up to {}", long(day))
            }
            _ => due_words(&due),
        };
        match model.register.days_late(ix, model.today) {
            Some(days) => {
                self.row("due", &format!("{words}   {}", days_late(days)), Role::Late, None);
            }
            None => self.field("due", &words),
        }
    }

    /// A kind without a page of its own: its title, then each of its fields as the record has it.
    pub(super) fn other_kind(&mut self, ix: Ix) {
        let record = self.model.register.record(ix);
        let Json::Object(fields) = record.to_json() else { return };
        let own = |key: &str| !ELSEWHERE.contains(&key) && !record.other.contains_key(key);
        for (key, value) in fields.iter().filter(|(key, _)| own(key)) {
            self.value(key, value);
        }
        if record.kind() == Kind::Meeting || record.kind() == Kind::Decision {
            self.gap();
        }
        if record.kind() == Kind::Endorsement {
            self.chased(ix);
        }
    }

    /// Who chases an endorsement, and by when; nothing while nobody does.
    fn chased(&mut self, ix: Ix) {
        let register = &self.model.register;
        self.field("owner", register.known_as(&register.owner(ix)));
        if register.due(ix).is_some() {
            self.caveat_due(ix);
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
                let shown = crate::text::Clean::prose(text);
                let link = self.model.register.find(text);
                let day: Option<jiff::civil::Date> = text.parse().ok();
                let words = match link {
                    None if day.is_some() => day.map_or_else(String::new, long),
                    None if WORDS.contains(&key) => shown.replace('-', " "),
                    Some(it) => format!("{shown} {}", title(&self.model.ctx(), it)),
                    None => shown.to_string(),
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
    Some(match value {
        Json::String(text)
            if matches!(key, "label" | "text" | "no" | "title" | "verb" | "on" | "outcome") =>
        {
            crate::text::Clean::line(text).to_string()
        }
        Json::String(text) => {
            format!("{} {}", key.replace('_', " "), crate::text::Clean::line(text))
        }
        Json::Bool(true) => key.replace('_', " "),
        Json::Number(number) => format!("{key} {number}"),
        Json::Array(list) if !list.is_empty() => {
            let words: Vec<String> =
                list.iter().filter_map(|one| describe_value("text", one)).collect();
            format!("{} {}", key.replace('_', " "), words.join(" "))
        }
        _ => return None,
    })
}
