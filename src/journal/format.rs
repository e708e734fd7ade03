//! Writes an entry as text that any TOML reader, any terminal and any colleague can read safely.

use std::fmt::Write as _;

use super::entry::{Entry, to_millisecond};
use super::seal::{self, Seal};
use crate::text::clean::is_hidden;

/// The most bytes that one entry may have, its seal not counted.
pub const ENTRY_LIMIT: usize = 64 * 1024;

/// An entry as it goes to disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEntry {
    /// The entry, its seal line and the empty line after it.
    pub text: String,
    /// The seal, for the `prev` of the entry after it.
    pub seal: Seal,
}

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
    let mut out = ChainedEntries::default();
    let mut head = head;
    for entry in entries {
        let prev = head.map(|seal| seal.to_string());
        let entry = Entry { prev, at: to_millisecond(entry.at), ..entry.clone() };
        let SealedEntry { text, seal } = sealed(&entry)?;
        out.text.push_str(&text);
        out.entries.push(entry);
        head = Some(seal);
    }
    Ok(out)
}

/// Formats and seals an entry, its `prev` included.
pub fn sealed(entry: &Entry) -> Result<SealedEntry, EntryTooLong> {
    let mut text = String::with_capacity(512 + entry.text.len());
    text.push_str("[[entry]]\n");
    field(&mut text, "id", &entry.id.to_string());
    let _ = writeln!(text, "at = {:.3}", entry.at);
    field(&mut text, "by", &entry.by);
    field(&mut text, "act", entry.act.as_str());
    text.push_str("on = [");
    for (at, id) in entry.on.iter().enumerate() {
        text.push_str(if at > 0 { ", " } else { "" });
        basic(&mut text, id.as_str());
    }
    text.push_str("]\n");
    if !entry.value.is_empty() {
        field(&mut text, "value", &entry.value);
    }
    if entry.text.contains('\n') {
        text.push_str("text = ");
        lines(&mut text, &entry.text);
        text.push('\n');
    } else if !entry.text.is_empty() {
        field(&mut text, "text", &entry.text);
    }
    let uuid = |id: Option<uuid::Uuid>| id.map(|id| id.to_string());
    for (key, value) in [
        ("ref", entry.reference.clone()),
        ("seen", entry.seen.clone()),
        ("session", uuid(entry.session)),
        ("group", uuid(entry.group)),
        ("prev", entry.prev.clone()),
    ] {
        if let Some(value) = value {
            field(&mut text, key, &value);
        }
    }
    if text.len() > ENTRY_LIMIT {
        return Err(EntryTooLong { bytes: text.len() });
    }
    let seal = Seal::of(text.as_bytes());
    text.push_str(&seal::line(text.len(), seal));
    text.push('\n');
    Ok(SealedEntry { text, seal })
}

fn field(out: &mut String, key: &str, value: &str) {
    out.push_str(key);
    out.push_str(" = ");
    basic(out, value);
    out.push('\n');
}

/// A TOML string on one line.
fn basic(out: &mut String, value: &str) {
    out.push('"');
    let mut before = '"';
    for c in value.chars() {
        letter(out, before, c);
        before = c;
    }
    out.push('"');
}

/// A TOML string on as many lines as the text has, none of which a reader could take for the
/// beginning of an entry, a table or a seal.
fn lines(out: &mut String, value: &str) {
    out.push_str("\"\"\"\n");
    let mut before = '\n';
    for c in value.chars() {
        match c {
            '\n' => out.push('\n'),
            '[' | '#' if before == '\n' => escape(out, c),
            c => letter(out, before, c),
        }
        before = c;
    }
    out.push_str("\"\"\"");
}

fn letter(out: &mut String, before: char, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        // So that `[[entry]]` stands nowhere inside a text, not even after a damaged byte.
        '[' if before == '[' => escape(out, c),
        c if is_hidden(c) => escape(out, c),
        c => out.push(c),
    }
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
        let whole = sealed(&entry(text)).unwrap().text;
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
        let written = sealed(&entry).unwrap();
        assert_eq!(written.text, format!("{body}#= {} {seal}\n\n", body.len()));
        assert_eq!(written.seal, seal);
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
            let written = sealed(&entry).unwrap();
            let table: toml::Table = written.text.parse().unwrap();
            let back = &table["entry"][0];
            prop_assert_eq!(back.get("text").map_or("", |t| t.as_str().unwrap()), &text);
            prop_assert_eq!(back.get("value").map_or("", |t| t.as_str().unwrap()), &value);
            prop_assert!(!written.text.chars().any(|c| c != '\n' && is_hidden(c)));
            prop_assert_eq!(written.text.matches("[[").count(), 1);
        }
    }
}
