//! Reading the fields of one record: each key is asked for once, and whatever is wrong is told at its place.

use serde_json::Value as Json;

use super::context::FileContext;
use crate::fault::{Fault, Level};
use crate::record::PrintedText;
use crate::record::link::{FilePosition, Link};
use crate::record::toml::tree::{ByteRange, SpannedNode, SpannedTable, SpannedValue};
use crate::text::clean;
use crate::text::nearest::{nearest, suggest};
use crate::text::plural::article;

/// A record, or a table inside one, that is read field by field.
pub trait ReadFields: Sized {
    /// Reads all its fields; `None` when one without which it cannot be used is missing.
    fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self>;
}

/// The fields of one record, or of one table inside it.
pub struct FieldReader<'s, 't, 'i> {
    pub(super) context: &'s mut FileContext<'i>,
    pub(super) table: &'t SpannedTable<'i>,
    bytes: ByteRange,
    /// How many links and asked keys the context had before this table. They are kept there, in
    /// one list each, because a list of its own for every table takes twice as long.
    before: (usize, usize),
    /// Whether a fault was found that makes the record unusable.
    failed: bool,
}

impl<'s, 't, 'i> FieldReader<'s, 't, 'i> {
    /// The fields of `table`, which stands at `bytes` of the file.
    pub fn new(
        context: &'s mut FileContext<'i>,
        table: &'t SpannedTable<'i>,
        bytes: ByteRange,
    ) -> Self {
        let before = (context.links.len(), context.asked.len());
        Self { context, table, bytes, before, failed: false }
    }

    /// Where the record stands.
    pub fn spot(&mut self) -> FilePosition {
        self.context.spot(self.bytes.start)
    }

    /// A table inside the record.
    pub fn table<T: ReadFields>(&mut self, key: &'static str) -> Option<T> {
        let node = self.find(key)?;
        self.nested(node, key)
    }

    /// Tables inside the record; a single table is a list of one.
    pub fn tables<T: ReadFields>(&mut self, key: &'static str) -> Vec<T> {
        self.list(key, |fields, node| fields.nested(node, key))
    }

    /// Tables inside the record of which each costs only itself where it cannot be used. `refused`
    /// is given the keys that the record was asked for so far, and says why one cannot be used.
    pub fn tables_apart<T: ReadFields>(
        &mut self,
        key: &'static str,
        refused: impl Fn(&T, &[&'static str]) -> Option<Fault>,
    ) -> Vec<T> {
        let failed = self.failed;
        let tables = self.list(key, |fields, node| {
            let (links, faults) = (fields.context.links.len(), fields.context.faults.len());
            let mut read = fields.nested::<T>(node, key);
            let keys = &fields.context.asked[fields.before.1..];
            if let Some(fault) = read.as_ref().and_then(|it| refused(it, keys)) {
                read = None;
                fields.report(node.bytes, fault);
            }
            if read.is_none() {
                fields.context.links.truncate(links);
                // The record itself can be used.
                fields.context.faults[faults..].iter_mut().for_each(|it| it.level = Level::Warning);
            }
            read
        });
        self.failed = failed;
        tables
    }

    /// Tells that the record cannot be used, at the record itself.
    pub fn refuse(&mut self, code: &'static str, message: &str, hint: &str) {
        self.report(self.bytes, Fault::error(code, message).hint(hint));
    }

    /// Tells something doubtful about a key, at its value; it costs no more than that.
    pub fn doubt(&mut self, key: &str, code: &'static str, message: &str, hint: &str) {
        let bytes = self.table.entry(key).map_or(self.bytes, |entry| entry.node.bytes);
        self.report(bytes, Fault::warning(code, message).hint(hint));
    }

    /// Ends the reading: the keys that nobody asked for are kept and told, and the links handed
    /// over. `None` when a fault makes the record unusable.
    pub fn finish(mut self) -> Option<(Vec<Link>, serde_json::Map<String, Json>)> {
        let other = self.not_asked();
        let links = self.context.links.split_off(self.before.0);
        (!self.failed).then_some((links, other))
    }

    /// Tells the keys that nobody asked for.
    fn not_asked(&mut self) -> serde_json::Map<String, Json> {
        let mut other = serde_json::Map::new();
        let table = self.table;
        for entry in table.entries.iter().filter(|entry| !entry.asked.get()) {
            let name = &*entry.key;
            let asked = &self.context.asked[self.before.1..];
            let otherwise = || "it is kept and shown under other fields".to_owned();
            let hint = suggest(name, asked.iter().copied(), otherwise);
            let message = format!("`{name}` is not a key of this record");
            self.report(entry.bytes, Fault::warning("unknown-key", message).hint(hint));
            other.insert(name.to_owned(), entry.node.value.to_json());
        }
        self.context.asked.truncate(self.before.1);
        other
    }

    pub(super) fn find(&mut self, key: &'static str) -> Option<&'t SpannedNode<'i>> {
        self.context.asked.push(key);
        let entry = self.table.entry(key)?;
        entry.asked.set(true);
        Some(&entry.node)
    }

    /// A key that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<&'t SpannedNode<'i>> {
        let found = self.find(key);
        if found.is_none() {
            let similar = self.table.entries.iter().map(|entry| &*entry.key);
            let hint = nearest(key, similar).map_or_else(
                || format!("add a line `{key} = …`"),
                |near| format!("is `{near}` meant?"),
            );
            let message = format!("this record has no `{key}`");
            self.report(self.bytes, Fault::error("missing-key", message).hint(hint));
        }
        found
    }

    pub(super) fn string(
        &mut self,
        node: &'t SpannedNode<'i>,
        key: &str,
        wanted: &str,
    ) -> Option<&'t str> {
        let text = node.value.text();
        if text.is_none() {
            self.wrong_type(node, key, wanted);
        }
        text
    }

    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Self, &'t SpannedNode<'i>) -> Option<T>,
    ) -> Vec<T> {
        match self.find(key) {
            None => Vec::new(),
            Some(SpannedNode { value: SpannedValue::List(nodes), .. }) => {
                // The room is made beforehand: a list that grows takes that of four.
                let mut found = Vec::with_capacity(nodes.len());
                found.extend(nodes.iter().filter_map(|node| read(self, node)));
                found
            }
            Some(node) => read(self, node).into_iter().collect(),
        }
    }

    pub(super) fn nested<T: ReadFields>(
        &mut self,
        node: &'t SpannedNode<'i>,
        key: &str,
    ) -> Option<T> {
        let SpannedValue::Table(table) = &node.value else {
            self.wrong_type(node, key, "a table");
            return None;
        };
        let mut inner = FieldReader::new(self.context, table, node.bytes);
        let read = T::read(&mut inner);
        inner.not_asked();
        // Its links stay in the context, for the record that it is part of.
        self.failed |= inner.failed;
        if inner.failed { None } else { read }
    }

    /// Tells a letter that cannot be seen. A text that is shown as it is written has none: looking
    /// at that first saves looking at nearly every letter a second time.
    pub(super) fn check_letters(&mut self, node: &SpannedNode<'_>, text: &PrintedText) {
        if text.is_shown_as_written() || clean::is_plain(text.raw(), true) {
            return;
        }
        if let Some((_, letter)) = clean::hidden(text.raw()).next() {
            let message = format!("a character that cannot be seen: U+{:04X}", letter as u32);
            let hint = "retype the text, or delete the character";
            self.report(node.bytes, Fault::warning("hidden-character", message).hint(hint));
        }
    }

    pub(super) fn wrong_type(&mut self, node: &SpannedNode<'_>, key: &str, wanted: &str) {
        let is = node.value.type_word();
        let message = format!("`{key}` is {} {is}; it should be {wanted}", article(is));
        self.report(node.bytes, Fault::error("wrong-type", message));
    }

    /// Tells a fault about these bytes; an error makes the record unusable.
    pub(super) fn report(&mut self, bytes: ByteRange, fault: Fault) {
        self.failed |= fault.level == Level::Error;
        self.context.report(bytes, fault);
    }
}
