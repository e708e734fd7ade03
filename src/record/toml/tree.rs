//! A record file as a tree of tables, lists and values, each with the bytes where it stands.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use jiff::civil::Date;
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where something stands in a text: its first byte, and the one after its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByteRange {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl From<Range<usize>> for ByteRange {
    fn from(range: Range<usize>) -> Self {
        let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: short(range.start), end: short(range.end) }
    }
}

/// A value with its place.
#[derive(Debug)]
pub struct SpannedNode<'i> {
    /// The value.
    pub value: SpannedValue<'i>,
    /// Its place; of a table under a header, that of the header.
    pub bytes: ByteRange,
}

/// What stands behind a key.
#[derive(Debug)]
pub enum SpannedValue<'i> {
    /// A string.
    Text(Cow<'i, str>),
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A day without a time.
    Day(Date),
    /// What no record needs: a number with a point, a day with its time. Boxed, as it is large.
    Odd(Box<DeValue<'i>>),
    /// A list.
    List(Vec<SpannedNode<'i>>),
    /// A table.
    Table(SpannedTable<'i>),
}

/// A table: its entries in the order of the file.
#[derive(Debug, Default)]
pub struct SpannedTable<'i> {
    /// The entries; no key stands twice.
    pub entries: Vec<TableEntry<'i>>,
}

/// One key of a table with its value.
#[derive(Debug)]
pub struct TableEntry<'i> {
    /// The key.
    pub key: Cow<'i, str>,
    /// Where the key stands.
    pub bytes: ByteRange,
    /// The value.
    pub node: SpannedNode<'i>,
    /// Whether whoever reads the table has asked for it.
    pub asked: Cell<bool>,
    mark: u16,
}

/// The length and the last letter of a key: most keys that differ, differ in these.
fn mark(key: &str) -> u16 {
    u16::from_le_bytes([key.len().to_le_bytes()[0], key.bytes().last().unwrap_or(0)])
}

impl<'i> TableEntry<'i> {
    /// An entry that nobody has asked for yet.
    pub fn new(key: Cow<'i, str>, bytes: ByteRange, node: SpannedNode<'i>) -> Self {
        Self { mark: mark(&key), key, bytes, node, asked: Cell::new(false) }
    }
}

impl<'i> SpannedTable<'i> {
    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&TableEntry<'i>> {
        // A record has a dozen keys: a walk over their marks takes a fifth of the time of a hash.
        let mark = mark(key);
        self.entries.iter().find(|entry| entry.mark == mark && *entry.key == *key)
    }
}

impl SpannedValue<'_> {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The day, of a day with its time too.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Odd(odd) => day(odd.as_datetime()?.date?),
            _ => None,
        }
    }

    /// What TOML calls this type.
    pub fn type_word(&self) -> &'static str {
        match self {
            Self::Text(_) => "string",
            Self::Flag(_) => "boolean",
            Self::Whole(_) => "integer",
            Self::Day(_) => "datetime",
            Self::Odd(odd) => odd.type_str(),
            Self::List(_) => "array",
            Self::Table(_) => "table",
        }
    }

    /// The same as JSON, for the keys that this program does not know.
    pub fn to_json(&self) -> Json {
        match self {
            Self::Text(text) => Json::String(text.to_string()),
            Self::Flag(flag) => Json::Bool(*flag),
            Self::Whole(number) => Json::from(*number),
            Self::Day(day) => Json::String(day.to_string()),
            Self::Odd(odd) => match &**odd {
                DeValue::Integer(number) => Json::String(number.to_string()),
                DeValue::Float(number) => {
                    number.as_str().parse::<f64>().map_or(Json::Null, Json::from)
                }
                DeValue::Datetime(stamp) => Json::String(stamp.to_string()),
                _ => Json::Null,
            },
            Self::List(nodes) => nodes.iter().map(|node| node.value.to_json()).collect(),
            Self::Table(table) => {
                let pair = |it: &TableEntry<'_>| (it.key.to_string(), it.node.value.to_json());
                Json::Object(table.entries.iter().map(pair).collect())
            }
        }
    }
}

fn day(date: toml::value::Date) -> Option<Date> {
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    Date::new(i16::try_from(date.year).ok()?, month, day).ok()
}

impl<'i> From<DeTable<'i>> for SpannedTable<'i> {
    fn from(table: DeTable<'i>) -> Self {
        let entry = |(key, value): (Spanned<Cow<'i, str>>, Spanned<DeValue<'i>>)| {
            let bytes = key.span().into();
            TableEntry::new(key.into_inner(), bytes, value.into())
        };
        Self { entries: table.into_iter().map(entry).collect() }
    }
}

impl<'i> From<Spanned<DeValue<'i>>> for SpannedNode<'i> {
    fn from(value: Spanned<DeValue<'i>>) -> Self {
        let bytes = value.span().into();
        let value = match value.into_inner() {
            DeValue::String(text) => SpannedValue::Text(text),
            DeValue::Boolean(flag) => SpannedValue::Flag(flag),
            DeValue::Array(list) => SpannedValue::List(list.into_iter().map(Self::from).collect()),
            DeValue::Table(table) => SpannedValue::Table(table.into()),
            odd => plain(&odd).unwrap_or_else(|| SpannedValue::Odd(Box::new(odd))),
        };
        Self { value, bytes }
    }
}

/// A number or a day that records know.
fn plain<'i>(odd: &DeValue<'i>) -> Option<SpannedValue<'i>> {
    if let DeValue::Integer(number) = odd {
        return i64::from_str_radix(number.as_str(), number.radix()).ok().map(SpannedValue::Whole);
    }
    match odd.as_datetime()? {
        stamp if stamp.time.is_some() || stamp.offset.is_some() => None,
        stamp => day(stamp.date?).map(SpannedValue::Day),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fast;
    use super::*;

    /// A file with something of everything that is written in records.
    const SOUND: &str = include_str!("../../../tests/records/sound/ambleford.toml");

    /// What the quick reading takes must be what the `toml` crate takes, and say the same.
    fn agrees(text: &str) -> bool {
        let Some(quick) = fast::read(text) else { return false };
        let (whole, errors) = DeTable::parse_recoverable(text);
        assert!(errors.is_empty(), "{errors:?} in {text}");
        let whole: SpannedTable<'_> = whole.into_inner().into();
        let json = |table: SpannedTable<'_>| SpannedValue::Table(table).to_json();
        assert_eq!(json(quick), json(whole), "{text}");
        true
    }

    #[test]
    fn the_quick_reading_says_what_the_toml_crate_says() {
        assert!(agrees(SOUND), "an ordinary file takes the quick way");
    }

    proptest! {
        #[test]
        fn a_file_with_a_slip_in_it_is_never_read_otherwise(
            at in 0..SOUND.len(), cut in 0_usize..4, put in "[\\PC\n\"'\\\\=\\[\\]{}#,.]{0,4}"
        ) {
            let (from, to) = (SOUND.floor_char_boundary(at), SOUND.floor_char_boundary((at + cut).min(SOUND.len())));
            agrees(&format!("{}{put}{}", &SOUND[..from], &SOUND[to..]));
        }
    }
}
