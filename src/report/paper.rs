//! A paper for a meeting: headings, facts and numbered items, as Markdown, as a page, or as plain text.

use super::Table;
use super::copy::escaped;
use super::html::{in_html, page};
use super::table::one_line;

/// A paper.
#[derive(Debug, Default)]
pub(super) struct Paper {
    /// What stands over it.
    pub title: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A part of a paper.
#[derive(Debug)]
pub(super) enum Block {
    /// A heading.
    Heading(String),
    /// Facts, one a line.
    Facts(Vec<String>),
    /// A small table.
    Table(Table),
    /// Items with numbers from 1.
    Numbered(Vec<Point>),
    /// Items without.
    Points(Vec<Point>),
}

/// A record in a paper.
#[derive(Debug)]
pub(super) struct Point {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is said of it.
    pub lines: Vec<String>,
}

impl Paper {
    /// As Markdown, to paste into minutes or a wiki.
    pub fn markdown(&self) -> String {
        let safe = |words: &str| escaped(&one_line(words));
        let mut text = format!("# {}\n", safe(&self.title));
        for block in &self.blocks {
            text.push('\n');
            match block {
                Block::Heading(words) => text += &format!("## {}\n", safe(words)),
                Block::Facts(facts) => {
                    for fact in facts {
                        text += &format!("- {}\n", safe(fact));
                    }
                }
                Block::Table(table) => text += &table.markdown(),
                Block::Numbered(points) | Block::Points(points) => {
                    for (at, point) in points.iter().enumerate() {
                        let mark = match block {
                            Block::Numbered(_) => format!("{}.", at + 1),
                            _ => "-".to_owned(),
                        };
                        let (id, title) = (safe(&point.id), safe(&point.title));
                        text += format!("{mark} **{id}** {title}").trim_end();
                        text.push('\n');
                        // What belongs to an item is indented as far as its words.
                        let indent = " ".repeat(mark.len() + 1);
                        for line in &point.lines {
                            text += &format!("{indent}- {}\n", safe(line));
                        }
                    }
                }
            }
        }
        text
    }

    /// As a page, to read in a browser and to print on A4.
    pub fn html(&self) -> String {
        let safe = |words: &str| in_html(&one_line(words));
        let list = |tag: &str, lines: Vec<String>| {
            let lines: String = lines.iter().map(|line| format!("<li>{line}</li>\n")).collect();
            format!("<{tag}>\n{lines}</{tag}>\n")
        };
        let point = |point: &Point| {
            let named = format!("<strong>{}</strong> {}", safe(&point.id), safe(&point.title));
            match point.lines.is_empty() {
                true => named.trim_end().to_owned(),
                false => {
                    let lines = point.lines.iter().map(|line| safe(line)).collect();
                    format!("{}\n{}", named.trim_end(), list("ul", lines))
                }
            }
        };
        let mut body = String::new();
        for block in &self.blocks {
            body += &match block {
                Block::Heading(words) => format!("<h2>{}</h2>\n", safe(words)),
                Block::Facts(facts) => list("ul", facts.iter().map(|it| safe(it)).collect()),
                Block::Table(table) => table.html(),
                Block::Numbered(points) => list("ol", points.iter().map(point).collect()),
                Block::Points(points) => list("ul", points.iter().map(point).collect()),
            };
        }
        page(&one_line(&self.title), false, &body)
    }

    /// As plain text.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", one_line(&self.title));
        for block in &self.blocks {
            text.push('\n');
            match block {
                Block::Heading(words) => text += &format!("{}\n", one_line(words)),
                Block::Facts(facts) => {
                    for fact in facts {
                        text += &format!("{}\n", one_line(fact));
                    }
                }
                Block::Table(table) => {
                    for line in table.lines(None) {
                        text += &format!("{line}\n");
                    }
                }
                Block::Numbered(points) | Block::Points(points) => {
                    for point in points {
                        let named = format!("{}  {}", point.id, point.title);
                        text += &format!("{}\n", one_line(named.trim_end()));
                        for line in &point.lines {
                            text += &format!("  {}\n", one_line(line));
                        }
                    }
                }
            }
        }
        text
    }
}
