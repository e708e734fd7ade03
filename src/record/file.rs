//! One record file: its text becomes records, and whatever is wrong in it becomes faults.

use std::sync::Arc;

use toml::de::DeTable;

use super::kinds::action::Action;
use super::kinds::amount::Amount;
use super::kinds::case::Case;
use super::kinds::caveat::Caveat;
use super::kinds::comment::Comment;
use super::kinds::decision::Decision;
use super::kinds::document::Document;
use super::kinds::endorsement::Endorsement;
use super::kinds::meeting::Meeting;
use super::kinds::milestone::{Engagement, Milestone};
use super::kinds::partner::{Body, Partner};
use super::kinds::programme::Programme;
use super::kinds::source::Source;
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
    /// Ids that stand in it although the file, or their record, could not be read, so that others'
    /// links to them are not told as mistakes too.
    pub unread_ids: Vec<Id>,
}

/// Reads the text of one file. Never fails: a file with a syntax error gives no records and one
/// fault, a record that cannot be used costs only itself.
pub fn read(file: &Arc<str>, text: &str, settings: &RegisterSettings) -> FileContents {
    let mut sheet = FileContext::new(Arc::clone(file), text, settings);
    let mut contents = FileContents::default();
    match table(text) {
        Ok(table) => {
            for entry in &table.entries {
                read_kind(&mut sheet, entry, &mut contents);
            }
            contents.records.sort_by_key(|record| (record.spot.line, record.spot.column));
        }
        Err(error) => {
            let (bytes, fault) = match conflict_marker(text) {
                Some(bytes) => (bytes, conflict()),
                None => (error.span().unwrap_or(0..0), syntax_fault(error.message())),
            };
            sheet.report(bytes.into(), fault);
            contents.unread_ids = ids_in(text);
        }
    }
    contents.faults = sheet.faults;
    contents
}

/// The whole file as a tree; the first error where it is not TOML.
fn table(text: &str) -> Result<SpannedTable<'_>, toml::de::Error> {
    if let Some(table) = fast::read(text) {
        return Ok(table);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    match errors.into_iter().next() {
        Some(error) => Err(error),
        None => Ok(table.into_inner().into()),
    }
}

fn read_kind<'i>(sheet: &mut FileContext<'i>, entry: &TableEntry<'i>, contents: &mut FileContents) {
    let known = Kind::parse(&entry.key).filter(|kind| kind.as_str() == entry.key);
    let Some(kind) = known else {
        return unknown_kind(sheet, entry);
    };
    let SpannedValue::List(nodes) = &entry.node.value else {
        let message = format!("`{}` should be a list of tables", kind.as_str());
        let hint = format!("write the header as [[{}]], with two brackets", kind.as_str());
        return sheet.report(entry.bytes, Fault::error("wrong-type", message).hint(hint));
    };
    contents.records.reserve_exact(nodes.len());
    for node in nodes {
        match &node.value {
            SpannedValue::Table(table) => match read_record(sheet, kind, table, node.bytes) {
                Ok(record) => contents.records.push(record),
                Err(id) => contents.unread_ids.extend(id),
            },
            _ => sheet.report(node.bytes, Fault::error("wrong-type", "a record should be a table")),
        }
    }
}

/// Reads one record; gives its id alone when it cannot be used.
fn read_record<'i>(
    sheet: &mut FileContext<'i>,
    kind: Kind,
    table: &SpannedTable<'i>,
    bytes: ByteRange,
) -> Result<Record, Option<Id>> {
    let file = Arc::clone(&sheet.file);
    let mut fields = FieldReader::new(sheet, table, bytes);
    let spot = fields.spot();
    let id = fields.id();
    let aka = fields.lines("aka").iter().filter_map(|old| Id::new(old)).collect();
    let names = fields.lines("names");
    let content = read_content(kind, &mut fields);
    let source = fields.tables("source", Source::read);
    let tags = fields.lines("tags");
    let note = fields.prose("note");
    let (Some((links, other)), Some(content)) = (fields.finish(), content) else {
        return Err(id);
    };
    Ok(Record {
        id: id.ok_or(None)?,
        aka,
        names,
        content,
        source,
        tags,
        note,
        other,
        links,
        file,
        spot,
    })
}

/// The one list of what each kind of record is read as.
fn read_content(kind: Kind, fields: &mut FieldReader<'_, '_, '_>) -> Option<Content> {
    Some(match kind {
        Kind::Programme => Content::Programme(Box::new(Programme::read(fields)?)),
        Kind::Partner => Content::Partner(Box::new(Partner::read(fields)?)),
        Kind::Body => Content::Body(Box::new(Body::read(fields)?)),
        Kind::Document => Content::Document(Box::new(Document::read(fields)?)),
        Kind::Meeting => Content::Meeting(Box::new(Meeting::read(fields)?)),
        Kind::Case => Content::Case(Box::new(Case::read(fields)?)),
        Kind::Decision => Content::Decision(Box::new(Decision::read(fields)?)),
        Kind::Caveat => Content::Caveat(Box::new(Caveat::read(fields)?)),
        Kind::Endorsement => Content::Endorsement(Box::new(Endorsement::read(fields)?)),
        Kind::Action => Content::Action(Box::new(Action::read(fields)?)),
        Kind::Milestone => Content::Milestone(Box::new(Milestone::read(fields)?)),
        Kind::Engagement => Content::Engagement(Box::new(Engagement::read(fields)?)),
        Kind::Amount => Content::Amount(Box::new(Amount::read(fields)?)),
        Kind::Comment => Content::Comment(Box::new(Comment::read(fields)?)),
    })
}

fn unknown_kind(sheet: &mut FileContext<'_>, entry: &TableEntry<'_>) {
    let name = &*entry.key;
    let words = Kind::ALL.into_iter().flat_map(|kind| [kind.as_str(), kind.plural()]);
    let hint = match nearest(name, words).and_then(Kind::parse) {
        Some(kind) => format!("did you mean [[{}]]?", kind.as_str()),
        None => format!("kinds: {}", Kind::ALL.map(Kind::as_str).join(", ")),
    };
    let message = format!("`{name}` is not a kind of record");
    sheet.report(entry.bytes, Fault::error("unknown-kind", message).hint(hint));
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
