//! Writes an entry as text that any TOML reader, any terminal and any colleague can read safely.

use std::fmt::Write as _;

use super::entry::{Entry, to_millisecond};
use super::seal::{self, Seal};
use crate::text::clean::is_hidden;

/// The most bytes that one entry may have, its seal not counted.
pub const ENTRY_LIMIT: usize = 64 * 1024;

/// An entry that is longer than [`ENTRY_LIMIT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the entry has {bytes} bytes and may have {ENTRY_LIMIT}")]
pub struct EntryTooLong {
    /// How many bytes it would have.
    pub bytes: usize,
}

/// Several entries as they go to disk in one piece.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChainedEntries {
    /// The entries, each with its `prev`.
    pub entries: Vec<Entry>,
    /// Their text.
    pub text: String,
}

/// Formats entries one after the other, each naming the seal of the one before it; `head` is the
/// last seal that is in the file already.
pub fn chained(entries: &[Entry], head: Option<Seal>) -> Result<ChainedEntries, EntryTooLong> {
    let (mut out, mut head) = (ChainedEntries::default(), head);
    for entry in entries {
        let prev = head.map(|seal| seal.to_string());
        let entry = Entry { prev, at: to_millisecond(entry.at), ..entry.clone() };
        let (text, seal) = sealed(&entry)?;
        out.text.push_str(&text);
        out.entries.push(entry);
        head = Some(seal);
    }
    Ok(out)
}

/// An entry, its `prev` included, with its seal line and the empty line after it; and the seal.
fn sealed(entry: &Entry) -> Result<(String, Seal), EntryTooLong> {
    let one_line = |text: &str| string(text, false);
    let given = |text: &str| (!text.is_empty()).then(|| string(text, text.contains('\n')));
    let uuid = |id: Option<uuid::Uuid>| id.map(|id| one_line(&id.to_string()));
    let on: Vec<String> = entry.on.iter().map(|id| one_line(id.as_str())).collect();
    let mut text = "[[entry]]\n".to_owned();
    for (key, value) in [
        ("id", uuid(Some(entry.id))),
        ("at", Some(format!("{:.3}", entry.at))),
        ("by", Some(one_line(&entry.by))),
        ("act", Some(one_line(entry.act.as_str()))),
        ("on", Some(format!("[{}]", on.join(", ")))),
        ("value", (!entry.value.is_empty()).then(|| one_line(&entry.value))),
        ("text", given(&entry.text)),
        ("ref", entry.reference.as_deref().map(one_line)),
        ("seen", entry.seen.as_deref().map(one_line)),
        ("session", uuid(entry.session)),
        ("group", uuid(entry.group)),
        ("prev", entry.prev.as_deref().map(one_line)),
    ] {
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {value}");
        }
    }
    if text.len() > ENTRY_LIMIT {
        return Err(EntryTooLong { bytes: text.len() });
    }
    let seal = Seal::of(text.as_bytes());
    text.push_str(&seal::line(text.len(), seal));
    text.push('\n');
    Ok((text, seal))
}

/// A TOML string; on as many lines as the text has when `long`, none of which a reader could take
/// for the beginning of an entry, a table or a seal.
fn string(text: &str, long: bool) -> String {
    let marks = if long { "\"\"\"" } else { "\"" };
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str(marks);
    if long {
        out.push('\n');
    }
    let mut before = if long { '\n' } else { '"' };
    for c in text.chars() {
        match c {
            '\n' if long => out.push(c),
            '[' | '#' if long && before == '\n' => escape(&mut out, c),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // So that `[[entry]]` stands nowhere inside a text, not even after a damaged byte.
            '[' if before == '[' => escape(&mut out, c),
            c if is_hidden(c) => escape(&mut out, c),
            c => out.push(c),
        }
        before = c;
    }
    out + marks
}

fn escape(out: &mut String, c: char) {
    let code = u32::from(c);
    let _ = if code > 0xffff { write!(out, "\\U{code:08X}") } else { write!(out, "\\u{code:04X}") };
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use proptest::prelude::*;

    use super::*;
    use crate::journal::Act;
    use crate::record::Id;

    fn entry(text: &str) -> Entry {
        let at = "2026-11-22T10:03:11.482Z".parse().unwrap();
        let id = "0193f6a2-6c1e-7b4e-8d7e-5a3c2b1f9e00".parse().unwrap();
        Entry { id, ..Entry::new(at, "amk", Act::Note, [Id::new("AMB-C1").unwrap()]).text(text) }
    }

    fn text_line(text: &str) -> String {
        let (whole, _) = sealed(&entry(text)).unwrap();
        whole[whole.find("text = ").unwrap() + 7..whole.find("#= ").unwrap()].to_owned()
    }

    #[test]
    fn an_entry_is_written_as_the_journal_format_says() {
        let mut entry = entry("Posts are filled on paper only.").value("evidence").seen("c1:9f86");
        entry.prev = Some("3fb866f56613ee2a".to_owned());
        let body = "[[entry]]\n\
            id = \"0193f6a2-6c1e-7b4e-8d7e-5a3c2b1f9e00\"\n\
            at = 2026-11-22T10:03:11.482Z\n\
            by = \"amk\"\n\
            act = \"note\"\n\
            on = [\"AMB-C1\"]\n\
            value = \"evidence\"\n\
            text = \"Posts are filled on paper only.\"\n\
            seen = \"c1:9f86\"\n\
            prev = \"3fb866f56613ee2a\"\n";
        let seal = Seal::of(body.as_bytes());
        let written = format!("{body}#= {} {seal}\n\n", body.len());
        assert_eq!(sealed(&entry), Ok((written, seal)));
    }

    #[test]
    fn nothing_in_a_note_can_pass_for_an_entry_or_a_seal_or_move_a_cursor() {
        assert_eq!(text_line("a [[entry]]"), "\"a [\\u005Bentry]]\"\n");
        assert_eq!(
            text_line("[[entry]]\n#= 1\n \"\"\"\\"),
            "\"\"\"\n\\u005B\\u005Bentry]]\n\\u0023= 1\n \\\"\\\"\\\"\\\\\"\"\"\n"
        );
        assert_eq!(text_line("\x1b[2J\u{202e}\u{9b}\r"), "\"\\u001B[2J\\u202E\\u009B\\r\"\n");
        assert_eq!(text_line("\u{e0041}"), "\"\\U000E0041\"\n");
    }

    #[test]
    fn an_entry_beyond_64_kib_is_refused_with_its_size() {
        assert!(sealed(&entry(&"x".repeat(ENTRY_LIMIT - 200))).is_ok());
        assert_eq!(sealed(&entry(&"x".repeat(ENTRY_LIMIT))), Err(EntryTooLong { bytes: 65670 }));
    }

    proptest! {
        #[test]
        fn any_text_comes_back_as_it_was(text in any::<String>(), value in "[\\PC\n\t\"\\[#]{0,40}") {
            let entry = entry(&text).value(&value);
            let (written, _) = sealed(&entry).unwrap();
            let table: toml::Table = written.parse().unwrap();
            let back = &table["entry"][0];
            prop_assert_eq!(back.get("text").map_or("", |t| t.as_str().unwrap()), &text);
            prop_assert_eq!(back.get("value").map_or("", |t| t.as_str().unwrap()), &value);
            prop_assert!(!written.chars().any(|c| c != '\n' && is_hidden(c)));
            prop_assert_eq!(written.matches("[[").count(), 1);
        }
    }
}
