//! Reading the fields of one record: each key is asked for once, and whatever is wrong is told at its place.

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Text;
use super::link::{Link, Spot};
use super::sheet::{Sheet, to_json};
use crate::fault::{Fault, Level};
use crate::text::{clean, nearest};

type Found<'t, 'i> = (&'t Spanned<DeValue<'i>>, &'static str);

/// The fields of one record, or of one table inside it.
pub struct Fields<'s, 't, 'i> {
    pub(super) sheet: &'s mut Sheet<'i>,
    table: &'t DeTable<'i>,
    bytes: std::ops::Range<usize>,
    asked: Vec<&'static str>,
    pub(super) links: Vec<Link>,
    /// Whether a fault was found that makes the record unusable.
    failed: bool,
}

impl<'s, 't, 'i> Fields<'s, 't, 'i> {
    /// The fields of `table`, which stands at `bytes` of the sheet.
    pub fn new(
        sheet: &'s mut Sheet<'i>,
        table: &'t DeTable<'i>,
        bytes: std::ops::Range<usize>,
    ) -> Self {
        Self {
            sheet,
            table,
            bytes,
            asked: Vec::with_capacity(24),
            links: Vec::new(),
            failed: false,
        }
    }

    /// Where the record stands.
    pub fn spot(&self) -> Spot {
        self.sheet.spot(self.bytes.start)
    }

    /// A table inside the record.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'_, 't, 'i>) -> Option<T>,
    ) -> Option<T> {
        let (value, _) = self.find(key)?;
        self.nested(value, key, read)
    }

    /// Tables inside the record; a single table is a list of one.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Fields<'_, 't, 'i>) -> Option<T>,
    ) -> Vec<T> {
        self.list(key, |fields, value| fields.nested(value, key, &read))
    }

    /// Tells that the record cannot be used, at the record itself.
    pub fn refuse(&mut self, code: &'static str, message: &str, hint: &str) {
        self.wrong(self.bytes.clone(), code, message, Some(hint.to_owned()));
    }

    /// Ends the reading: the keys that nobody asked for are kept and told, and the links handed
    /// over. `None` when a fault makes the record unusable.
    pub fn finish(mut self) -> Option<(Vec<Link>, serde_json::Map<String, Json>)> {
        let mut other = serde_json::Map::new();
        let table = self.table;
        for (key, value) in table {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let hint = nearest(name, self.asked.iter().copied()).map_or_else(
                || "it is kept and shown under other fields".into(),
                |near| format!("did you mean `{near}`?"),
            );
            self.doubt(
                key.span(),
                "unknown-key",
                &format!("`{name}` is not a key of this record"),
                Some(hint),
            );
            other.insert(name.to_owned(), to_json(value.get_ref()));
        }
        (!self.failed).then_some((self.links, other))
    }

    pub(super) fn find(&mut self, key: &'static str) -> Option<Found<'t, 'i>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.table.get(key).map(|value| (value, key))
    }

    pub(super) fn required(&mut self, key: &'static str) -> Option<Found<'t, 'i>> {
        let found = self.find(key);
        if found.is_none() {
            let similar = self.table.keys().map(|k| &**k.get_ref());
            let hint = nearest(key, similar).map_or_else(
                || format!("add a line `{key} = …`"),
                |near| format!("is `{near}` meant?"),
            );
            self.wrong(
                self.bytes.clone(),
                "missing-key",
                &format!("this record has no `{key}`"),
                Some(hint),
            );
        }
        found
    }

    pub(super) fn text(&mut self, key: &'static str, make: fn(&str) -> Text) -> Option<Text> {
        let (value, _) = self.find(key)?;
        let text = self.string(value, key, "a text")?;
        self.check_letters(value, text);
        Some(make(text))
    }

    pub(super) fn string(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
        key: &str,
        wanted: &str,
    ) -> Option<&'t str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, key, wanted);
        }
        text
    }

    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Self, &'t Spanned<DeValue<'i>>) -> Option<T>,
    ) -> Vec<T> {
        match self.find(key) {
            None => Vec::new(),
            Some((value, _)) => match value.get_ref() {
                DeValue::Array(values) => values.iter().filter_map(|one| read(self, one)).collect(),
                _ => read(self, value).into_iter().collect(),
            },
        }
    }

    fn nested<T>(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
        key: &str,
        read: impl FnOnce(&mut Fields<'_, 't, 'i>) -> Option<T>,
    ) -> Option<T> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(value, key, "a table");
            return None;
        };
        let mut inner = Fields::new(self.sheet, table, value.span());
        let read = read(&mut inner);
        let finished = inner.finish();
        self.failed |= finished.is_none();
        self.links.extend(finished?.0);
        read
    }

    pub(super) fn check_letters(&mut self, value: &Spanned<DeValue<'_>>, text: &str) {
        if text.is_ascii() && !text.bytes().any(|b| b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t'))
        {
            return;
        }
        if let Some((_, letter)) = clean::hidden(text).next() {
            let message = format!("a character that cannot be seen: U+{:04X}", letter as u32);
            self.doubt(
                value.span(),
                "hidden-character",
                &message,
                Some("retype the text, or delete the character".into()),
            );
        }
    }

    pub(super) fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, key: &str, wanted: &str) {
        let is = value.get_ref().type_str();
        self.wrong(
            value.span(),
            "wrong-type",
            &format!("`{key}` is {}{is}; it should be {wanted}", article(is)),
            None,
        );
    }

    pub(super) fn wrong(
        &mut self,
        bytes: std::ops::Range<usize>,
        code: &'static str,
        message: &str,
        hint: Option<String>,
    ) {
        self.failed = true;
        self.tell(&bytes, Level::Error, code, message, hint);
    }

    pub(super) fn doubt(
        &mut self,
        bytes: std::ops::Range<usize>,
        code: &'static str,
        message: &str,
        hint: Option<String>,
    ) {
        self.tell(&bytes, Level::Warning, code, message, hint);
    }

    fn tell(
        &mut self,
        bytes: &std::ops::Range<usize>,
        level: Level,
        code: &'static str,
        message: &str,
        hint: Option<String>,
    ) {
        let mut fault = Fault::new(level, code, message);
        if let Some(hint) = hint {
            fault = fault.hint(hint);
        }
        self.sheet.tell(bytes, fault);
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an " } else { "a " }
}
