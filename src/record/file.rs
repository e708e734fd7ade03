//! One record file: its text becomes records, and whatever is wrong in it becomes faults.

use std::sync::Arc;

use toml::de::DeTable;

use super::kinds::AlsoSaid;
use super::reader::context::FileContext;
use super::reader::fields::FieldReader;
use super::record::Content;
use super::toml::fast;
use super::toml::tree::{ByteRange, SpannedTable, SpannedValue, TableEntry};
use super::{Id, Kind, Record, RegisterSettings};
use crate::fault::Fault;
use crate::text::nearest;

/// What one file holds.
#[derive(Debug, Default)]
pub struct FileContents {
    /// Its records, in the order in which they stand.
    pub records: Vec<Record>,
    /// What is wrong in it.
    pub faults: Vec<Fault>,
    /// Ids in files or records that could not be read, so that links to them are not faults too.
    pub unread_ids: Vec<Id>,
}

/// Reads the text of one file. Never fails: a file with a syntax error gives no records and one
/// fault, a record that cannot be used costs only itself.
pub fn read(file: &Arc<str>, text: &str, settings: &RegisterSettings) -> FileContents {
    let mut context = FileContext::new(Arc::clone(file), text, settings);
    let mut contents = FileContents::default();
    match table(text) {
        Ok(table) => {
            for entry in &table.entries {
                read_kind(&mut context, entry, &mut contents);
            }
            contents.records.sort_by_key(|record| (record.spot.line, record.spot.column));
        }
        Err(error) => {
            let (bytes, fault) = match conflict_marker(text) {
                Some(bytes) => (bytes, conflict()),
                None => (error.span().unwrap_or_default(), syntax_fault(error.message())),
            };
            context.report(bytes.into(), fault);
            contents.unread_ids = ids_in(text);
        }
    }
    contents.faults = context.faults;
    contents
}

/// The whole file as a tree; the first error where it is not TOML.
pub(crate) fn table(text: &str) -> Result<SpannedTable<'_>, toml::de::Error> {
    if let Some(table) = fast::read(text) {
        return Ok(table);
    }
    let (table, mut errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() { Ok(table.into_inner().into()) } else { Err(errors.swap_remove(0)) }
}

fn read_kind<'i>(
    context: &mut FileContext<'i>,
    entry: &TableEntry<'i>,
    contents: &mut FileContents,
) {
    let Some(kind) = Kind::parse(&entry.key) else { return unknown_kind(context, entry) };
    let SpannedValue::List(nodes) = &entry.node.value else {
        let message = format!("`{}` should be a list of tables", kind.as_str());
        let hint = format!("write the header as [[{}]], with two brackets", kind.as_str());
        let before = context.faults.len();
        context.report(entry.bytes, Fault::error("wrong-type", message).hint(hint));
        return context.leaves_out(before);
    };
    contents.records.reserve_exact(nodes.len());
    for node in nodes {
        let SpannedValue::Table(table) = &node.value else {
            let before = context.faults.len();
            context.report(node.bytes, Fault::error("wrong-type", "a record should be a table"));
            context.leaves_out(before);
            continue;
        };
        let before = context.faults.len();
        match read_record(context, kind, table, node.bytes) {
            Ok(record) => contents.records.push(record),
            Err(id) => {
                contents.unread_ids.extend(id);
                context.leaves_out(before);
            }
        }
    }
}

/// Reads one record; gives its id alone when it cannot be used.
fn read_record<'i>(
    context: &mut FileContext<'i>,
    kind: Kind,
    table: &SpannedTable<'i>,
    bytes: ByteRange,
) -> Result<Record, Option<Id>> {
    let file = Arc::clone(&context.file);
    let mut fields = FieldReader::new(context, table, bytes);
    let spot = fields.spot();
    let id = fields.id();
    let aka = fields.lines("aka").iter().filter_map(|old| Id::new(old)).collect();
    let names = fields.lines("names");
    let references = fields.lines("ref");
    let own = Content::read(kind, &mut fields);
    let also = fields.tables_apart("also", AlsoSaid::refused);
    let source = fields.tables("source");
    let tags = fields.lines("tags");
    let note = fields.prose("note");
    let (Some((links, other)), Some(own)) = (fields.finish(), own) else {
        return Err(id);
    };
    let id = id.ok_or(None)?;
    Ok(Record {
        id,
        aka,
        names,
        references,
        content: own,
        also,
        source,
        tags,
        note,
        other,
        links,
        file,
        spot,
    })
}

fn unknown_kind(context: &mut FileContext<'_>, entry: &TableEntry<'_>) {
    let name = &*entry.key;
    let words = Kind::ALL.into_iter().flat_map(|kind| [kind.as_str(), kind.plural()]);
    let hint = match nearest(name, words).and_then(Kind::named) {
        Some(kind) => format!("did you mean [[{}]]?", kind.as_str()),
        None => format!("kinds: {}", Kind::ALL.map(Kind::as_str).join(", ")),
    };
    let message = format!("`{name}` is not a kind of record");
    let before = context.faults.len();
    context.report(entry.bytes, Fault::error("unknown-kind", message).hint(hint));
    context.leaves_out(before);
}

fn syntax_fault(message: &str) -> Fault {
    Fault::error("syntax", format!("this file is not TOML: {message}"))
        .hint("none of its records is shown until it is mended")
}

fn conflict() -> Fault {
    Fault::error("conflict", "git left conflict markers in this file")
        .hint("choose between the two versions, delete the <<<<<<<, ======= and >>>>>>> lines")
}

/// The first line that git's merge left in a text, in bytes.
fn conflict_marker(text: &str) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// The ids on `id = "…"` lines of a text that could not be read as TOML.
fn ids_in(text: &str) -> Vec<Id> {
    text.lines()
        .filter_map(|line| line.trim().strip_prefix("id")?.trim_start().strip_prefix('='))
        .filter_map(|value| Id::new(value.trim().trim_matches('"')))
        .collect()
}
