//! What a report says, block by block, and its text as Markdown, as a page and as plain text.

use super::escape::{escape_html, escape_markdown};
use super::table::{Table, one_line};

/// How a page looks on a screen and on paper: black on white, the heading on every sheet.
const STYLE: &str = "\
body { color: #000; background: #fff; font: 11pt/1.4 sans-serif; margin: 2em; }
h1 { font-size: 16pt; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #000; padding: 2pt 4pt; text-align: left; vertical-align: top; }
th.right, td.right { text-align: right; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@media print { body { margin: 0; font-size: 9pt; } }
";

/// How many columns a page takes upright; one with more is printed across.
const UPRIGHT: usize = 6;

/// A report as people read it.
#[derive(Debug, Default)]
pub(crate) struct ReportDocument {
    /// What stands over it.
    pub title: String,
    /// Whether its page is printed across however narrow its tables are.
    pub broad: bool,
    /// What it says, in order.
    pub blocks: Vec<ReportBlock>,
}

/// A part of a report.
#[derive(Debug)]
pub(crate) enum ReportBlock {
    /// A heading.
    Heading(String),
    /// A sentence or a few.
    Paragraph(String),
    /// Facts, one a line.
    Facts(Vec<String>),
    /// A table.
    Table(Table),
    /// Items with numbers from 1.
    Numbered(Vec<ReportItem>),
    /// Items without.
    Items(Vec<ReportItem>),
}

/// A record in a report.
#[derive(Debug, Default)]
pub(crate) struct ReportItem {
    /// Its id.
    pub id: String,
    /// What it is called, or all that is said of it.
    pub title: String,
    /// What else is said of it, a line each.
    pub lines: Vec<String>,
}

impl ReportDocument {
    /// As Markdown, to paste into minutes or a wiki.
    pub fn markdown(&self) -> String {
        let title = format!("# {}\n", markdown_line(&self.title));
        [title, markdown(&self.blocks)].join(if self.blocks.is_empty() { "" } else { "\n" })
    }

    /// As a page, to read in a browser and to print on A4.
    pub fn html(&self) -> String {
        let is_wide = |block: &ReportBlock| matches!(block, ReportBlock::Table(table) if table.columns() > UPRIGHT);
        let is_broad = self.broad || self.blocks.iter().any(is_wide);
        let size = if is_broad { "A4 landscape" } else { "A4" };
        let title = html_line(&self.title);
        let body: String = self.blocks.iter().map(ReportBlock::html).collect();
        format!(
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>{title}</title>\n<style>\n@page {{ size: {size}; margin: 15mm; }}\n{STYLE}\
             </style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
        )
    }

    /// As plain text.
    pub fn text(&self) -> String {
        let mut lines = vec![one_line(&self.title)];
        for block in &self.blocks {
            lines.push(String::new());
            lines.extend(block.lines());
        }
        lines.join("\n") + "\n"
    }
}

/// Blocks as Markdown, without a title above them.
pub(crate) fn markdown(blocks: &[ReportBlock]) -> String {
    let blocks = blocks.iter().map(ReportBlock::markdown).filter(|block| !block.is_empty());
    blocks.collect::<Vec<_>>().join("\n")
}

fn markdown_line(words: &str) -> String {
    escape_markdown(&one_line(words))
}

fn html_line(words: &str) -> String {
    escape_html(&one_line(words))
}

/// A list whose items are HTML.
fn html_list(tag: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| ["<li>", &item, "</li>\n"].concat()).collect();
    format!("<{tag}>\n{items}</{tag}>\n")
}

impl ReportBlock {
    fn markdown(&self) -> String {
        match self {
            Self::Heading(words) => format!("## {}\n", markdown_line(words)),
            Self::Paragraph(words) => markdown_line(words) + "\n",
            Self::Facts(facts) => {
                facts.iter().map(|fact| ["- ", &markdown_line(fact), "\n"].concat()).collect()
            }
            Self::Table(table) => table.markdown(),
            Self::Numbered(items) => (1..)
                .zip(items)
                .map(|(number, item)| item.markdown(&format!("{number}.")))
                .collect(),
            Self::Items(items) => items.iter().map(|item| item.markdown("-")).collect(),
        }
    }

    fn html(&self) -> String {
        match self {
            Self::Heading(words) => format!("<h2>{}</h2>\n", html_line(words)),
            Self::Paragraph(words) => format!("<p>{}</p>\n", html_line(words)),
            Self::Facts(facts) => html_list("ul", facts.iter().map(|fact| html_line(fact))),
            Self::Table(table) => table.html(),
            Self::Numbered(items) => html_list("ol", items.iter().map(ReportItem::html)),
            Self::Items(items) => html_list("ul", items.iter().map(ReportItem::html)),
        }
    }

    fn lines(&self) -> Vec<String> {
        match self {
            Self::Heading(words) | Self::Paragraph(words) => vec![one_line(words)],
            Self::Facts(facts) => facts.iter().map(|fact| one_line(fact)).collect(),
            Self::Table(table) => table.lines(None),
            Self::Numbered(items) | Self::Items(items) => {
                items.iter().flat_map(ReportItem::text).collect()
            }
        }
    }
}

impl ReportItem {
    /// It in a list of Markdown whose items begin with `mark`.
    fn markdown(&self, mark: &str) -> String {
        let head = format!("{mark} **{}** {}", markdown_line(&self.id), markdown_line(&self.title));
        let mut text = head.trim_end().to_owned() + "\n";
        // What belongs to an item is indented as far as its words.
        let indent = " ".repeat(mark.len() + 1);
        for line in &self.lines {
            text.extend([&indent, "- ", &markdown_line(line), "\n"]);
        }
        text
    }

    fn html(&self) -> String {
        let head = format!("<strong>{}</strong> {}", html_line(&self.id), html_line(&self.title));
        let head = head.trim_end().to_owned();
        if self.lines.is_empty() {
            return head;
        }
        head + "\n" + &html_list("ul", self.lines.iter().map(|line| html_line(line)))
    }

    fn text(&self) -> impl Iterator<Item = String> {
        let head = one_line(format!("{} {}", self.id, self.title).trim_end());
        std::iter::once(head).chain(self.lines.iter().map(|line| format!("  {}", one_line(line))))
    }
}
