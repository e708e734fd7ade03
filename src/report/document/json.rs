//! JSON for scripts: one row a line, and nothing in it that a terminal could stumble over.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use serde_json::{Value as Json, json};

use crate::text::clean::is_hidden;

/// Writes a document: compact, but each element of its outermost lists on a line of its own.
/// Every hidden character of its texts is written as `\uXXXX`.
///
/// # Errors
/// Those of the writer.
pub fn write(to: &mut dyn Write, document: &impl Serialize) -> io::Result<()> {
    document.serialize(&mut Serializer::with_formatter(&mut *to, JsonRows::default()))?;
    to.write_all(b"\n")
}

/// A document as [`write()`] writes it.
pub fn text(document: &Json) -> String {
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = write(&mut bytes, document);
    String::from_utf8(bytes).unwrap_or_default()
}

/// A list for scripts: what it is of, how many there are in all, and a row for each that is listed.
pub fn list(kind: &str, total: usize, rows: Vec<Json>) -> Json {
    let mut document = json!({"schema": 1, "kind": kind, "total": total});
    // Moved in: the macro would copy them.
    document["rows"] = rows.into();
    document
}

/// How deep a list stands whose elements get a line each: in the outermost object.
const ROWS: usize = 2;

#[derive(Default)]
struct JsonRows {
    depth: usize,
    /// Whether the list that is being written has elements.
    any: bool,
}

impl Formatter for JsonRows {
    fn begin_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth += 1;
        CompactFormatter.begin_object(to)
    }

    fn end_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth -= 1;
        CompactFormatter.end_object(to)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.any = false;
        CompactFormatter.begin_array(to)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        CompactFormatter.begin_array_value(to, first)?;
        if self.depth == ROWS {
            to.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.any = true;
        CompactFormatter.end_array_value(to)
    }

    fn end_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        if self.depth == ROWS && self.any {
            to.write_all(b"\n")?;
        }
        self.depth -= 1;
        CompactFormatter.end_array(to)
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| is_hidden(c)) {
            to.write_all(&rest.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(to, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        to.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn each_row_has_a_line_and_an_empty_list_has_none() {
        let text = text(&json!({"schema": 1, "rows": [{"id": "A", "on": ["x", "y"]}, {}]}));
        assert_eq!(
            text,
            "{\"schema\":1,\"rows\":[\n{\"id\":\"A\",\"on\":[\"x\",\"y\"]},\n{}\n]}\n"
        );
        assert_eq!(super::text(&json!({"rows": [], "n": 1})), "{\"rows\":[],\"n\":1}\n");
    }

    #[test]
    fn what_cannot_be_seen_is_written_as_its_number_and_reads_back_the_same() {
        let raw = json!({"text": "£1 é\u{1b}[2J\u{9b}\u{202e}\u{200b}\u{7f}\u{e0041}\"\\\n"});
        let text = text(&raw);
        assert_eq!(
            text,
            "{\"text\":\"£1 é\\u001b[2J\\u009b\\u202e\\u200b\\u007f\\udb40\\udc41\\\"\\\\\\n\"}\n"
        );
        assert_eq!(serde_json::from_str::<Json>(&text).unwrap(), raw);
    }
}
