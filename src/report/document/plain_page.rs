//! A page of plain text: headings, labelled facts and paragraphs, wrapped and safe on any terminal.

use serde_json::Value as Json;

use super::report_document::{ReportBlock, ReportDocument};
use super::table::Table;
use crate::text::Clean;

/// The cells that a label takes.
const LABEL: usize = 16;

/// A part of a page.
#[derive(Debug)]
enum PagePart {
    Line(String),
    Heading(String),
    Paragraph { words: String, indent: usize },
    Fact { label: String, words: String, indent: usize },
}

/// A page: what it says, to be read at any width, as a report, or as rows.
#[derive(Debug, Default)]
pub struct PlainPage {
    parts: Vec<PagePart>,
}

impl PlainPage {
    /// A line at the margin; the first is what the page is about.
    pub fn line(&mut self, words: &str) {
        self.parts.push(PagePart::Line(words.to_owned()));
    }

    /// An empty line and a heading.
    pub fn heading(&mut self, words: &str) {
        self.parts.push(PagePart::Heading(words.to_owned()));
    }

    /// A paragraph, indented by so many cells; line breaks are kept. Nothing when it is empty.
    pub fn paragraph(&mut self, words: &str, indent: usize) {
        self.parts.push(PagePart::Paragraph { words: words.to_owned(), indent });
    }

    /// A label and what is known under it.
    pub fn fact(&mut self, label: &str, words: &str) {
        self.push_fact(label, words, 2);
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
                self.push_fact(&label, &words.join(", "), indent);
            }
            Json::Object(table) => {
                self.push_fact(&label, "", indent);
                table.iter().for_each(|(key, value)| self.field(key, value, indent + 2));
            }
            value => self.push_fact(&label, &scalar(value), indent),
        }
    }

    fn push_fact(&mut self, label: &str, words: &str, indent: usize) {
        let (label, words) = (label.to_owned(), words.to_owned());
        self.parts.push(PagePart::Fact { label, words, indent });
    }

    /// It as text, wrapped to `width` cells.
    pub fn text(&self, width: usize) -> String {
        let mut text = WrappedText { text: String::new(), width: width.max(2 * LABEL) };
        for part in &self.parts {
            match part {
                PagePart::Line(words) => text.push(words, "", ""),
                PagePart::Heading(words) => {
                    text.text.push('\n');
                    text.push(words, "", "");
                }
                PagePart::Paragraph { words, indent } => {
                    let indent = " ".repeat(*indent);
                    words.lines().for_each(|line| text.push(line, &indent, &indent));
                }
                PagePart::Fact { label, words, indent } => text.push_fact(label, words, *indent),
            }
        }
        text.text
    }

    /// It as a report, under its first line.
    pub(crate) fn document(&self) -> ReportDocument {
        let mut document = ReportDocument::default();
        for part in &self.parts {
            let fact = match part {
                PagePart::Line(words) if document.title.is_empty() => {
                    document.title.clone_from(words);
                    continue;
                }
                PagePart::Line(words) => {
                    document.blocks.push(ReportBlock::Paragraph(words.clone()));
                    continue;
                }
                PagePart::Heading(words) => {
                    document.blocks.push(ReportBlock::Heading(words.clone()));
                    continue;
                }
                PagePart::Paragraph { words, .. } => words.clone(),
                PagePart::Fact { label, words, .. } => {
                    format!("{label}: {words}").trim_end().to_owned()
                }
            };
            match document.blocks.last_mut() {
                Some(ReportBlock::Facts(facts)) => facts.push(fact),
                _ => document.blocks.push(ReportBlock::Facts(vec![fact])),
            }
        }
        document
    }

    /// It as rows for a spreadsheet: under which heading, what of it, and the words.
    pub(crate) fn rows(&self) -> Table {
        let mut table = Table::new(["PART", "FIELD", "WORDS"], None);
        let mut under = "";
        for part in &self.parts {
            let (field, words) = match part {
                PagePart::Heading(words) => {
                    under = words;
                    continue;
                }
                PagePart::Line(words) | PagePart::Paragraph { words, .. } => ("", words),
                PagePart::Fact { label, words, .. } => (label.as_str(), words),
            };
            table.push(vec![under.to_owned(), field.to_owned(), words.clone()]);
        }
        table
    }
}

/// Text that is being wrapped.
struct WrappedText {
    text: String,
    width: usize,
}

impl WrappedText {
    fn push_fact(&mut self, label: &str, words: &str, indent: usize) {
        let hang = " ".repeat(LABEL + 2);
        let first = format!("{:indent$}{} ", "", Clean::line(label));
        let first = format!("{first:0$}", hang.len());
        let mut lines = words.lines();
        self.push(lines.next().unwrap_or(""), &first, &hang);
        lines.for_each(|line| self.push(line, &hang, &hang));
    }

    fn push(&mut self, words: &str, first: &str, hang: &str) {
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
        let mut page = PlainPage::default();
        page.line("AMB-D1  decision");
        page.heading("As recorded");
        page.fact("title", "The outline cases of the three programmes\nand one more");
        page.field("call_in", &json!(true), 2);
        page.field("resolution", &json!([{"label": "(1)", "cases": ["A", "B"]}]), 2);
        assert_eq!(
            page.text(40),
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
        let mut page = PlainPage::default();
        page.paragraph("\u{1b}[2Jone\n\u{202e}two", 2);
        assert_eq!(page.text(40), "  ␛[2Jone\n  \u{fffd}two\n");
    }
}
