//! A paper for a meeting: headings, facts and numbered items, as Markdown, as a page, or as plain text.

use super::escape::escaped;
use super::html::{in_html, page};
use super::table::one_line;
use crate::report::Table;

/// A paper.
#[derive(Debug, Default)]
pub(crate) struct MeetingPaper {
    /// What stands over it.
    pub title: String,
    /// What it says, in order.
    pub blocks: Vec<PaperBlock>,
}

/// A part of a paper.
#[derive(Debug)]
pub(crate) enum PaperBlock {
    /// A heading.
    Heading(String),
    /// Facts, one a line.
    Facts(Vec<String>),
    /// A small table.
    Table(Table),
    /// Items with numbers from 1.
    Numbered(Vec<PaperPoint>),
    /// Items without.
    Points(Vec<PaperPoint>),
}

/// A record in a paper.
#[derive(Debug)]
pub(crate) struct PaperPoint {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is said of it.
    pub lines: Vec<String>,
}

impl MeetingPaper {
    /// As Markdown, to paste into minutes or a wiki.
    pub fn markdown(&self) -> String {
        let safe = |words: &str| escaped(&one_line(words));
        let mut lines = vec![format!("# {}", safe(&self.title))];
        for block in &self.blocks {
            lines.push(String::new());
            match block {
                PaperBlock::Heading(words) => lines.push(format!("## {}", safe(words))),
                PaperBlock::Facts(facts) => {
                    lines.extend(facts.iter().map(|fact| format!("- {}", safe(fact))));
                }
                PaperBlock::Table(table) => {
                    lines.extend(table.markdown().lines().map(str::to_owned));
                }
                PaperBlock::Numbered(points) => {
                    for (at, point) in points.iter().enumerate() {
                        point.markdown(&format!("{}.", at + 1), &mut lines);
                    }
                }
                PaperBlock::Points(points) => {
                    for point in points {
                        point.markdown("-", &mut lines);
                    }
                }
            }
        }
        lines.join("\n") + "\n"
    }

    /// As a page, to read in a browser and to print on A4.
    pub fn html(&self) -> String {
        let list = |tag: &str, items: Vec<String>| {
            let items = items.into_iter().map(|item| format!("<li>{item}</li>"));
            let first = std::iter::once(format!("<{tag}>"));
            first.chain(items).chain([format!("</{tag}>")]).collect::<Vec<_>>().join("\n")
        };
        let safe = |words: &String| in_html(&one_line(words));
        let point = |point: &PaperPoint| {
            let named = format!("<strong>{}</strong> {}", safe(&point.id), safe(&point.title));
            let named = named.trim_end();
            if point.lines.is_empty() {
                return named.to_owned();
            }
            format!("{named}\n{}\n", list("ul", point.lines.iter().map(safe).collect()))
        };
        let blocks = self.blocks.iter().map(|block| match block {
            PaperBlock::Heading(words) => format!("<h2>{}</h2>\n", safe(words)),
            PaperBlock::Facts(facts) => list("ul", facts.iter().map(safe).collect()) + "\n",
            PaperBlock::Table(table) => table.html(),
            PaperBlock::Numbered(points) => list("ol", points.iter().map(point).collect()) + "\n",
            PaperBlock::Points(points) => list("ul", points.iter().map(point).collect()) + "\n",
        });
        page(&one_line(&self.title), false, &blocks.collect::<String>())
    }

    /// As plain text.
    pub fn text(&self) -> String {
        let mut lines = vec![one_line(&self.title)];
        for block in &self.blocks {
            lines.push(String::new());
            match block {
                PaperBlock::Heading(words) => lines.push(one_line(words)),
                PaperBlock::Facts(facts) => lines.extend(facts.iter().map(|fact| one_line(fact))),
                PaperBlock::Table(table) => lines.extend(table.lines(None)),
                PaperBlock::Numbered(points) | PaperBlock::Points(points) => {
                    for point in points {
                        let named = format!("{} {}", point.id, point.title);
                        lines.push(one_line(named.trim_end()));
                        let told = point.lines.iter().map(|line| format!("  {}", one_line(line)));
                        lines.extend(told);
                    }
                }
            }
        }
        lines.join("\n") + "\n"
    }
}

impl PaperPoint {
    /// Adds it to a list of Markdown whose items begin with `mark`.
    fn markdown(&self, mark: &str, lines: &mut Vec<String>) {
        let safe = |words: &str| escaped(&one_line(words));
        let named = format!("{mark} **{}** {}", safe(&self.id), safe(&self.title));
        lines.push(named.trim_end().to_owned());
        // What belongs to an item is indented as far as its words.
        let indent = " ".repeat(mark.len() + 1);
        lines.extend(self.lines.iter().map(|line| format!("{indent}- {}", safe(line))));
    }
}
