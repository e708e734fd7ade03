//! Changes single values in the text of a record file, and leaves every other byte of it as it was.

use std::ops::Range;

use jiff::civil::Date;
use toml_edit::{Document, Item, Table, TableLike, Value};

use crate::record::{Id, Kind};

/// A value that a key of a record gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewValue {
    /// Words.
    Words(String),
    /// Several words, in a list.
    List(Vec<String>),
    /// A day.
    Day(Date),
    /// None: the key goes.
    Nothing,
}

impl NewValue {
    /// A date as it was written: a day as a day, anything else as words.
    pub fn date(written: &str) -> Self {
        written.parse().map_or_else(|_| Self::Words(written.to_owned()), Self::Day)
    }

    fn in_toml(&self) -> String {
        match self {
            Self::Words(words) => Value::from(words.as_str()).to_string().trim().to_owned(),
            Self::List(all) => {
                let all = all.iter().map(|words| Self::Words(words.clone()).in_toml());
                format!("[{}]", all.collect::<Vec<_>>().join(", "))
            }
            Self::Day(day) => day.to_string(),
            Self::Nothing => String::new(),
        }
    }
}

/// A key of a record that gets another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEdit {
    /// The record's kind.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// The key.
    pub key: &'static str,
    /// What it gets.
    pub new: NewValue,
}

/// Bytes of a text that make room for others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The bytes; none where something is only put in.
    pub at: Range<usize>,
    /// What takes their place.
    pub text: String,
}

/// Where in a text each of these changes is to be made; `None` where the text is no TOML, the
/// record is not there, or the key is not a plain value of it.
pub fn splices(text: &str, mends: &[KeyEdit]) -> Vec<Option<Splice>> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let body = &text[mark..];
    let Ok(document) = Document::parse(body) else { return vec![None; mends.len()] };
    let one = |mend: &KeyEdit| {
        let Splice { at, text } = splice(body, document.as_table(), mend)?;
        Some(Splice { at: at.start + mark..at.end + mark, text })
    };
    mends.iter().map(one).collect()
}

/// The text with these changes made in it; several at one place keep their order.
pub fn spliced(text: &str, splices: &[Splice]) -> String {
    let mut order: Vec<&Splice> = splices.iter().collect();
    order.sort_by_key(|splice| (splice.at.start, splice.at.end));
    let (mut out, mut from) = (String::with_capacity(text.len() + 64), 0);
    for splice in order {
        out.push_str(text.get(from..splice.at.start).unwrap_or_default());
        out.push_str(&splice.text);
        from = splice.at.end.max(from);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

fn splice(text: &str, top: &Table, mend: &KeyEdit) -> Option<Splice> {
    match top.get(mend.kind.as_str())? {
        Item::ArrayOfTables(records) => {
            let record = records.iter().find(|table| is(*table, &mend.id))?;
            in_table(text, record, mend)
        }
        Item::Value(Value::Array(records)) => {
            let mut tables = records.iter().filter_map(Value::as_inline_table);
            let record = tables.find(|table| is(*table, &mend.id))?;
            let new = mend.new.in_toml();
            if let Some(value) = record.get(mend.key) {
                let at = value.span().filter(|_| mend.new != NewValue::Nothing)?;
                return Some(Splice { at, text: new });
            }
            let ends = record.iter().filter_map(|(_, value)| Some(value.span()?.end));
            let at = ends.max()?;
            Some(Splice { at: at..at, text: format!(", {} = {new}", mend.key) })
        }
        _ => None,
    }
}

fn is(record: &dyn TableLike, id: &Id) -> bool {
    record.get("id").and_then(Item::as_str) == Some(id.as_str())
}

fn in_table(text: &str, record: &Table, mend: &KeyEdit) -> Option<Splice> {
    match (record.get(mend.key), &mend.new) {
        (Some(item), NewValue::Nothing) => {
            let start = line_start(text, record.key(mend.key)?.span()?.start);
            let end = item.as_value()?.span()?.end;
            let line_end = text[end..].find('\n').map_or(text.len(), |more| end + more + 1);
            // A comment behind it keeps the line to itself.
            let comment = text[end..line_end].trim_start();
            let kept = if comment.starts_with('#') { comment } else { "" };
            Some(Splice { at: start..line_end, text: kept.to_owned() })
        }
        (Some(item), new) => Some(Splice { at: item.as_value()?.span()?, text: new.in_toml() }),
        (None, NewValue::Nothing) => None,
        (None, new) => {
            let (key, end) = last_plain_key(record)?;
            let start = line_start(text, key);
            let before = &text[start..key];
            let indent = &before[..before.len() - before.trim_start().len()];
            let line = format!("{indent}{} = {}", mend.key, new.in_toml());
            let break_ = if text.contains("\r\n") { "\r\n" } else { "\n" };
            Some(match text[end..].find('\n') {
                Some(more) => {
                    let at = end + more + 1;
                    Splice { at: at..at, text: format!("{line}{break_}") }
                }
                None => Splice { at: text.len()..text.len(), text: format!("{break_}{line}") },
            })
        }
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |before| before + 1)
}

/// Where the last plain key of a record, before the tables in it, begins, and its value ends.
fn last_plain_key(record: &Table) -> Option<(usize, usize)> {
    let ends = record.iter().filter_map(|(name, item)| {
        let key = record.key(name)?.span()?.start;
        match item {
            Item::Value(value) => Some((key, value.span()?.end)),
            Item::Table(table) if table.is_dotted() => {
                last_plain_key(table).map(|(_, end)| (key, end))
            }
            _ => None,
        }
    });
    ends.max_by_key(|&(_, end)| end)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const FILE: &str = "# Ambleford\n\n[[caveat]]  # first\nid = \"A\"   # the id\ntext = \"\"\"\nOne.\n\
        \"\"\"\n  owner  =  'amk' # who\ndue = 2017-06-01\n\n# between\n[[caveat.source]]\nat = \"x\"\n\n\
        [[action]]\n\tid = \"B\"\n\ttext = \"y\"\n";

    fn mended(text: &str, all: &[(Kind, &str, &'static str, NewValue)]) -> String {
        let mends: Vec<KeyEdit> = all
            .iter()
            .map(|(kind, id, key, new)| KeyEdit {
                kind: *kind,
                id: Id::new(id).unwrap(),
                key,
                new: new.clone(),
            })
            .collect();
        let found: Option<Vec<Splice>> = splices(text, &mends).into_iter().collect();
        spliced(text, &found.unwrap())
    }

    fn words(words: &str) -> NewValue {
        NewValue::Words(words.to_owned())
    }

    #[test]
    fn a_value_is_changed_in_its_place_and_nothing_else() {
        let after = mended(
            FILE,
            &[
                (Kind::Caveat, "A", "owner", words("rjs")),
                (Kind::Caveat, "A", "due", NewValue::date("2017-09-27")),
            ],
        );
        assert_eq!(after, FILE.replace("'amk'", "\"rjs\"").replace("2017-06-01", "2017-09-27"));
    }

    #[test]
    fn a_new_key_stands_behind_the_last_one_and_before_the_tables_of_the_record() {
        let after = mended(
            FILE,
            &[
                (Kind::Caveat, "A", "status", words("waived")),
                (Kind::Action, "B", "status", words("cleared")),
                (Kind::Action, "B", "due", NewValue::date("late 2017")),
            ],
        );
        let wanted =
            FILE.replace("due = 2017-06-01\n", "due = 2017-06-01\nstatus = \"waived\"\n").replace(
                "\ttext = \"y\"\n",
                "\ttext = \"y\"\n\tstatus = \"cleared\"\n\tdue = \"late 2017\"\n",
            );
        assert_eq!(after, wanted);
    }

    #[test]
    fn a_key_that_goes_leaves_its_comment() {
        let after = mended(
            FILE,
            &[
                (Kind::Caveat, "A", "owner", NewValue::Nothing),
                (Kind::Caveat, "A", "due", NewValue::Nothing),
                (Kind::Caveat, "A", "status", words("open")),
            ],
        );
        let wanted = FILE
            .replace("  owner  =  'amk' # who\n", "# who\n")
            .replace("due = 2017-06-01\n", "status = \"open\"\n");
        assert_eq!(after, wanted);
    }

    #[test]
    fn line_ends_a_mark_at_the_start_and_a_missing_end_stay_as_they_are() {
        let windows = format!("\u{feff}{}", FILE.replace('\n', "\r\n"));
        let after = mended(&windows, &[(Kind::Caveat, "A", "status", words("waived"))]);
        let due = "due = 2017-06-01\r\n";
        assert_eq!(after, windows.replace(due, &format!("{due}status = \"waived\"\r\n")));
        let open = "[[action]]\nid = \"B\"";
        let after = mended(open, &[(Kind::Action, "B", "due", NewValue::Day(date(2017, 9, 1)))]);
        assert_eq!(after, "[[action]]\nid = \"B\"\ndue = 2017-09-01");
    }

    #[test]
    fn records_on_one_line_are_changed_there() {
        let text =
            "caveat = [{ id = \"A\", text = \"x\" }, { id = \"B\", status = \"open\" }] # all\n";
        let all = [
            (Kind::Caveat, "A", "status", words("waived")),
            (Kind::Caveat, "B", "status", words("waived")),
        ];
        assert_eq!(
            mended(text, &all),
            "caveat = [{ id = \"A\", text = \"x\", status = \"waived\" }, { id = \"B\", status = \
             \"waived\" }] # all\n"
        );
    }

    #[test]
    fn what_cannot_be_changed_so_is_not_changed_at_all() {
        let mend = |kind, id: &str, key, new| KeyEdit { kind, id: Id::new(id).unwrap(), key, new };
        let all = [
            mend(Kind::Caveat, "Z", "status", words("open")),
            mend(Kind::Case, "A", "status", words("open")),
            mend(Kind::Caveat, "A", "status", NewValue::Nothing),
            mend(Kind::Caveat, "A", "source", words("x")),
        ];
        assert_eq!(splices(FILE, &all), [None, None, None, None]);
        assert_eq!(splices("not = = toml", &all[..1]), [None]);
    }

    proptest! {
        #[test]
        fn any_words_can_be_put_in_and_are_read_again(new in "\\PC{0,20}|[\"\\\\\n\r\t\u{7f}é]{0,8}") {
            let after = mended(FILE, &[(Kind::Caveat, "A", "status", words(&new))]);
            let table: toml::Table = after.parse().unwrap();
            prop_assert_eq!(table["caveat"][0]["status"].as_str(), Some(&*new));
            prop_assert_eq!(table["caveat"][0]["owner"].as_str(), Some("amk"));
        }
    }
}
