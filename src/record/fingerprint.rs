//! The fingerprint of a record: it changes when the words that an officer judged have changed.
//!
//! It is taken over the record's fields in a canonical form, not over the file's bytes, so that
//! re-indenting or moving a record to another file changes nothing.

use std::fmt::Write as _;

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::Record;

/// The version of the canonical form.
const VERSION: &str = "c1";

/// The canonical form of a record: one line a field, `path LENGTH value`, sorted by path, white
/// space folded. Tags and the fields in `ignore` are left out.
pub fn canonical(record: &Record, ignore: &[String]) -> String {
    let mut lines = Vec::new();
    if let Json::Object(fields) = record.to_json() {
        for (key, value) in &fields {
            if key != "tags" && !ignore.contains(key) {
                flatten(key, value, &mut lines);
            }
        }
    }
    lines.sort();
    let mut form = format!("kind {} {}\n", record.kind().as_str().len(), record.kind().as_str());
    for (path, value) in lines {
        let _ = writeln!(form, "{path} {} {value}", value.len());
    }
    form
}

/// The fingerprint: `c1:` and the first 32 hex digits of SHA-256 over the canonical form.
pub fn fingerprint(canonical: &str) -> String {
    let digest = Sha256::digest(canonical.as_bytes());
    let mut print = format!("{VERSION}:");
    for byte in &digest[..16] {
        let _ = write!(print, "{byte:02x}");
    }
    print
}

impl Record {
    /// The fingerprint of the record as it stands.
    pub fn fingerprint(&self, ignore: &[String]) -> String {
        fingerprint(&canonical(self, ignore))
    }
}

fn flatten(path: &str, value: &Json, lines: &mut Vec<(String, String)>) {
    match value {
        Json::Null => {}
        Json::Object(fields) => {
            for (key, value) in fields {
                flatten(&format!("{path}.{key}"), value, lines);
            }
        }
        Json::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                flatten(&format!("{path}.{at:04}"), value, lines);
            }
        }
        Json::String(text) => {
            let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
            lines.push((path.to_owned(), folded));
        }
        other => lines.push((path.to_owned(), other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{RegisterSettings, read};

    fn print_of(text: &str) -> String {
        let contents = read(&Arc::from("a.toml"), text, &RegisterSettings::default());
        assert!(contents.faults.is_empty(), "{:?}", contents.faults);
        contents.records[0].fingerprint(&[])
    }

    #[test]
    fn layout_order_and_tags_do_not_change_the_fingerprint_but_words_do() {
        let one = "[[caveat]]\nid = \"A\"\ncases = [\"B\"]\ntext = \"Costs  are\\nnot known\"\n";
        let two = "# moved\r\n[[caveat]]\r\n  text = \"Costs are not known\"\r\n  tags = [\"x\"]\r\n  cases = \"B\"\r\n  id = 'A'\r\n";
        let three = one.replace("not known", "known");
        assert_eq!(print_of(one), print_of(two));
        assert_ne!(print_of(one), print_of(&three));
        assert!(print_of(one).starts_with("c1:") && print_of(one).len() == 35);
    }
}
