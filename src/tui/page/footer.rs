//! The foot of every page: sources, tags, what names this record, and where it stands on disk.

use super::PageBuilder;
use crate::query::columns::column::title;
use crate::query::rules::BROKEN;
use crate::record::Kind;
use crate::register::Ix;
use crate::tui::theme::Role;

/// The most records of one kind that a page lists as naming this one.
const MOST: usize = 30;

/// The kinds that a case's own page lists already.
const ON_THE_CASE: [Kind; 3] = [Kind::Decision, Kind::Caveat, Kind::Endorsement];

impl PageBuilder<'_> {
    /// Sources, tags and remarks, what is linked, the file.
    pub(super) fn foot(&mut self, ix: Ix) {
        let model = self.model;
        let record = model.register.record(ix);
        self.gap();
        for source in &record.source {
            let document = source.document.as_ref().and_then(|it| model.register.find(it.as_str()));
            let title = document.map_or_else(String::new, |it| title(&model.ctx(), it));
            let id = source.document.as_ref().map_or_else(String::new, ToString::to_string);
            let place = source.at.as_ref().map_or_else(String::new, |at| format!(", {at}"));
            self.row("source", &format!("{id} {title}{place}"), Role::Text, document);
            if let Some(quote) = &source.quote {
                self.field("", &format!("“{quote}”"));
            }
        }
        self.field("tags", &model.register.tags(ix).join(" "));
        self.field("also called", &joined(&record.names, ", "));
        self.field("ref", &joined(&record.references, ", "));
        self.field("was", &joined(&record.aka, " "));
        self.field("remark", record.note.as_deref().unwrap_or_default());
        self.named_by(ix);
        for fault in model.faults.iter().filter(|it| it.code == BROKEN) {
            let here = (Some(&*record.file), record.spot.line);
            if (fault.file.as_deref(), fault.line) == here {
                let words = fault.message.strip_prefix(&format!("{}: ", record.id));
                let words = words.unwrap_or(&fault.message);
                self.row("rule", words, Role::Warning, None);
            }
        }
        if !record.other.is_empty() {
            self.row("other", "fields that this program does not know:", Role::Warning, None);
            for (key, value) in &record.other {
                self.value(key, value);
            }
        }
        let hidden = model.faults.iter().any(|fault| {
            fault.code == "hidden-character" && fault.file.as_deref() == Some(&*record.file)
        });
        let badge = if hidden { "   hidden characters in this file: gw" } else { "" };
        let place = format!("{}:{}{badge}", record.file, record.spot.line);
        self.row("file", &place, Role::Quiet, None);
    }

    fn named_by(&mut self, ix: Ix) {
        let model = self.model;
        let register = &model.register;
        let is_case = register.record(ix).kind() == Kind::Case;
        for kind in Kind::ALL.into_iter().filter(|kind| !(is_case && ON_THE_CASE.contains(kind))) {
            let from = register.named_by(ix).iter().map(|&(_, from)| from);
            let mut from: Vec<Ix> = from.filter(|&it| register.record(it).kind() == kind).collect();
            from.dedup();
            for (at, &it) in from.iter().take(MOST).enumerate() {
                let label = match (at, kind) {
                    (0, Kind::Endorsement) => "endorsed by",
                    (0, kind) => kind.plural(),
                    _ => " ",
                };
                let (id, title) = (register.id(it).as_str(), title(&model.ctx(), it));
                self.item(label, &[(id, 9, Role::Text), (&title, 0, Role::Text)], Some(it));
            }
            if from.len() > MOST {
                let words = format!("and {} more; gl lists them all", from.len() - MOST);
                self.row("", &words, Role::Quiet, None);
            }
        }
    }
}

fn joined<T: ToString>(words: &[T], between: &str) -> String {
    words.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}
