//! Reads `register.toml` value by value: one that cannot be used costs itself alone, and is told.

use std::sync::Arc;

use serde::Deserialize;
use toml::{Table, Value};

use super::RegisterSettings;
use super::file;
use super::reader::context::FileContext;
use super::toml::tree::{ByteRange, SpannedTable, SpannedValue};
use crate::fault::Fault;

/// The code of the fault of a setting that cannot be read.
pub const LOST_SETTING: &str = "settings";

/// What each setting should be; of a table or a list, what each of its own should be.
const WANTED: [(&str, &str); 14] = [
    ("title", "words in quotation marks"),
    ("file_limit", "a size such as \"1 MiB\""),
    ("fingerprint_ignore", "a list of the names of fields"),
    ("discharge", "\"body\" or \"officer\""),
    ("alike", "a number from 0 to 1"),
    ("vocabulary", "a list of words"),
    ("verdicts", "words in quotation marks"),
    ("quorum", "a whole number of officers, 1 or more"),
    ("review.blind", "true or false"),
    ("review", "a list of verdicts"),
    ("officers", "a name in quotation marks"),
    ("view", "a table with a `name`, a kind after `on` and a `query`, each in quotation marks"),
    ("holiday", "a table with a `date` and a `name`"),
    ("rule", "a table"),
];

/// The settings whose parts stand for themselves.
const IN_PARTS: [&str; 8] =
    ["vocabulary", "verdicts", "quorum", "review", "officers", "view", "holiday", "rule"];

/// One value of the file, small enough to be lost alone.
struct SettingValue {
    key: String,
    part: SettingPart,
    value: Value,
}

/// Where in its setting a value stands.
enum SettingPart {
    Whole,
    Key(String),
    Number(usize),
}

impl SettingValue {
    /// Every value of a file, in parts where it has some.
    fn all(table: Table) -> Vec<Self> {
        let mut all = Vec::new();
        for (key, value) in table {
            let own = |part, value| Self { key: key.clone(), part, value };
            match value {
                Value::Table(parts) if IN_PARTS.contains(&&*key) => {
                    let parts = parts.into_iter();
                    all.extend(parts.map(|(name, value)| own(SettingPart::Key(name), value)));
                }
                Value::Array(parts) if IN_PARTS.contains(&&*key) => {
                    let parts = parts.into_iter().enumerate();
                    all.extend(parts.map(|(at, value)| own(SettingPart::Number(at), value)));
                }
                value => all.push(own(SettingPart::Whole, value)),
            }
        }
        all
    }

    /// What people call it: `quorum.condition`, `view`.
    fn name(&self) -> String {
        match &self.part {
            SettingPart::Key(part) => format!("{}.{part}", self.key),
            SettingPart::Whole | SettingPart::Number(_) => self.key.clone(),
        }
    }

    /// Adds it to a table of settings.
    fn add_to(self, table: &mut Table) {
        match self.part {
            SettingPart::Whole => _ = table.insert(self.key, self.value),
            SettingPart::Key(part) => {
                let parts = table.entry(self.key).or_insert_with(|| Value::Table(Table::new()));
                if let Value::Table(parts) = parts {
                    parts.insert(part, self.value);
                }
            }
            SettingPart::Number(_) => {
                let parts = table.entry(self.key).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(parts) = parts {
                    parts.push(self.value);
                }
            }
        }
    }

    /// Whether it can be used.
    fn is_sound(&self) -> bool {
        let own = Self {
            key: self.key.clone(),
            part: match &self.part {
                SettingPart::Key(part) => SettingPart::Key(part.clone()),
                SettingPart::Number(_) => SettingPart::Number(0),
                SettingPart::Whole => SettingPart::Whole,
            },
            value: self.value.clone(),
        };
        let mut alone = Table::new();
        own.add_to(&mut alone);
        let read = RegisterSettings::deserialize(Value::Table(alone));
        read.is_ok_and(|read| read.is_sound())
    }

    /// Where it stands.
    fn place(&self, table: &SpannedTable<'_>) -> Option<ByteRange> {
        let whole = table.entry(&self.key)?;
        Some(match (&self.part, &whole.node.value) {
            (SettingPart::Key(part), SpannedValue::Table(parts)) => parts.entry(part)?.bytes,
            (SettingPart::Number(at), SpannedValue::List(parts)) => parts.get(*at)?.bytes,
            _ => whole.bytes,
        })
    }

    fn fault(&self) -> Fault {
        let name = self.name();
        let wanted = WANTED.iter().find(|(of, _)| *of == name || *of == self.key);
        let wanted = wanted.map_or("something else", |(_, wanted)| wanted);
        let message = format!("`{name}` cannot be read; it should be {wanted}");
        let hint = if RegisterSettings::GOVERNS.contains(&&*self.key) {
            "what it governs is refused until it is mended"
        } else {
            "it is as if it were not set until it is mended"
        };
        Fault::error(LOST_SETTING, message).hint(hint)
    }
}

/// The settings in the text of `file`, and what is wrong with them. Where it is not TOML all of them
/// are lost.
pub fn read(file: &Arc<str>, text: &str) -> (RegisterSettings, Vec<Fault>) {
    let none = RegisterSettings::default();
    let mut context = FileContext::new(Arc::clone(file), text, &none);
    let table = match toml::from_str::<Table>(text) {
        Ok(table) => table,
        Err(error) => {
            let message = format!("the settings cannot be read: {}", error.message());
            let fault = Fault::error(LOST_SETTING, message)
                .hint("verdicts, and statuses that settle, are refused until it is mended");
            context.report(error.span().unwrap_or_default().into(), fault);
            return (RegisterSettings::unreadable(), context.faults);
        }
    };
    let places = file::table(text).unwrap_or_default();
    let (mut sound, mut lost, mut rule_lines) = (Table::new(), Vec::new(), Vec::new());
    for value in SettingValue::all(table) {
        let place = value.place(&places).unwrap_or((0..0).into());
        if value.is_sound() {
            if value.key == "rule" {
                rule_lines.push(context.spot(place.start).line);
            }
            value.add_to(&mut sound);
        } else {
            context.report(place, value.fault());
            lost.push(value.name());
        }
    }
    let mut settings = RegisterSettings::deserialize(Value::Table(sound)).unwrap_or_default();
    settings.rule_lines = rule_lines;
    (settings.without(lost), context.faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bad_value_costs_itself_alone_and_is_told_with_its_line() {
        let text = "title = \"Ambleford\"\nalike = 7\nfile_limit = \"a lot\"\n\
            discharge = \"anyone\"\n[quorum]\ncondition = \"two\"\nrequest = 3\n[review]\n\
            blind = \"yes\"\nrequired = [\"info\"]\n[[view]]\nname = \"Late\"\n\
            query = \"is:overdue\"\n[[view]]\nname = \"Odd\"\nnumber = \"seven\"\n";
        let (settings, faults) = read(&"register.toml".into(), text);
        let lines: Vec<u32> = faults.iter().map(|fault| fault.line).collect();
        let mut sorted = lines.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, [2, 3, 4, 6, 9, 14], "{faults:?}");
        assert_eq!(settings.title.as_deref(), Some("Ambleford"));
        assert_eq!(settings.quorum.get("request"), Some(&3));
        assert_eq!(settings.review.required.as_deref(), Some(&["info".to_owned()][..]));
        assert_eq!(settings.views.iter().map(|it| &*it.name).collect::<Vec<_>>(), ["Late"]);
        for lost in ["discharge", "quorum.condition", "review.blind"] {
            assert!(settings.is_lost(lost), "{lost}");
        }
        assert!(!settings.is_lost("quorum.request") && !settings.is_lost("review.required"));
        let told = faults.iter().find(|fault| fault.line == 6).map(Fault::describe);
        let words = "`quorum.condition` cannot be read; it should be a whole number of officers, \
            1 or more (what it governs is refused until it is mended)";
        assert_eq!(told.as_deref(), Some(words));
    }

    #[test]
    fn a_file_that_is_not_toml_loses_everything() {
        let (settings, faults) = read(&"register.toml".into(), "title = \"Amble\nquorum = 2\n");
        assert!(settings.is_lost("discharge") && settings.is_lost("quorum.condition"));
        assert_eq!((faults.len(), faults[0].line), (1, 1));
    }
}
