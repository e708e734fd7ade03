//! A page of plain text: headings, labelled facts and paragraphs, wrapped and safe on any terminal.

use serde_json::Value as Json;

use crate::text::Clean;

/// The cells that a label takes.
const LABEL: usize = 16;

/// A page that is being written.
#[derive(Debug)]
pub struct PlainPage {
    text: String,
    width: usize,
}

impl PlainPage {
    /// An empty page, wrapped to `width` cells.
    pub fn new(width: usize) -> Self {
        Self { text: String::new(), width: width.max(2 * LABEL) }
    }

    /// What was written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// A line at the margin.
    pub fn line(&mut self, words: &str) {
        self.push_wrapped(words, "", "");
    }

    /// An empty line and a heading.
    pub fn heading(&mut self, words: &str) {
        self.text.push('\n');
        self.line(words);
    }

    /// A paragraph, indented by so many cells; line breaks are kept. Nothing when it is empty.
    pub fn paragraph(&mut self, words: &str, indent: usize) {
        let indent = " ".repeat(indent);
        for line in words.lines() {
            self.push_wrapped(line, &indent, &indent);
        }
    }

    /// A label and what is known under it.
    pub fn fact(&mut self, label: &str, words: &str) {
        self.push_labelled(label, words, 2);
    }

    /// A field of a record with whatever it holds, indented by so many cells, tables in it further.
    pub fn field(&mut self, key: &str, value: &Json, indent: usize) {
        let label = key.replace('_', " ");
        match value {
            Json::Array(list) if list.is_empty() => {}
            Json::Array(list) if list.iter().any(Json::is_object) => {
                for one in list {
                    self.field(key, one, indent);
                }
            }
            Json::Array(list) => {
                let words: Vec<_> = list.iter().map(scalar).collect();
                self.push_labelled(&label, &words.join(", "), indent);
            }
            Json::Object(table) => {
                self.push_labelled(&label, "", indent);
                table.iter().for_each(|(key, value)| self.field(key, value, indent + 2));
            }
            value => self.push_labelled(&label, &scalar(value), indent),
        }
    }

    fn push_labelled(&mut self, label: &str, words: &str, indent: usize) {
        let hang = " ".repeat(LABEL + 2);
        let first = format!("{:indent$}{} ", "", Clean::line(label));
        let first = format!("{first:0$}", hang.len());
        let mut lines = words.lines();
        self.push_wrapped(lines.next().unwrap_or(""), &first, &hang);
        lines.for_each(|line| self.push_wrapped(line, &hang, &hang));
    }

    fn push_wrapped(&mut self, words: &str, first: &str, hang: &str) {
        let words = Clean::line(words.trim());
        let options = textwrap::Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(hang)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        let empty = words.is_empty().then(|| vec![first.into()]);
        for line in empty.unwrap_or_else(|| textwrap::wrap(&words, options)) {
            self.text.extend([line.trim_end(), "\n"]);
        }
    }
}

fn scalar(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_fact_hangs_under_its_label_and_a_table_is_indented() {
        let mut page = PlainPage::new(40);
        page.line("AMB-D1  decision");
        page.heading("As recorded");
        page.fact("title", "The outline cases of the three programmes\nand one more");
        page.field("call_in", &json!(true), 2);
        page.field("resolution", &json!([{"label": "(1)", "cases": ["A", "B"]}]), 2);
        assert_eq!(
            page.into_text(),
            "AMB-D1  decision\n\nAs recorded\n\
             \x20 title           The outline cases of\n\
             \x20                 the three programmes\n\
             \x20                 and one more\n\
             \x20 call in         yes\n\
             \x20 resolution\n\
             \x20   label         (1)\n\
             \x20   cases         A, B\n"
        );
    }

    #[test]
    fn nothing_hidden_reaches_the_page() {
        let mut page = PlainPage::new(80);
        page.paragraph("\u{1b}[2Jone\n\u{202e}two", 2);
        assert_eq!(page.into_text(), "  ␛[2Jone\n  \u{fffd}two\n");
    }
}
