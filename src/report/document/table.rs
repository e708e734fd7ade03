//! A plain table: aligned columns, safe on any terminal, cut only when a width is given.

use unicode_width::UnicodeWidthStr;

use super::escape::{escape_cell, escape_html, escape_markdown};
use crate::query::columns::column::Column;
use crate::query::{QueryContext, Views};
use crate::record::Kind;
use crate::register::Ix;
use crate::text::Clean;
use crate::text::cut::cut;

/// Between two columns.
const GAP: &str = "  ";
/// How narrow a column may become that gives way to the others: `agreed, to report`.
const ENOUGH: usize = 17;
/// How narrow the elastic column may become.
const NARROWEST: usize = 12;

/// The heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TableHead {
    text: String,
    /// Whether the column is set to the right.
    right: bool,
}

/// Rows under headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    heads: Vec<TableHead>,
    /// The column that gives way when there is not enough room.
    elastic: Option<usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table. `elastic` is the column that gives way when there is not enough room.
    pub fn new<H: AsRef<str>>(heads: impl IntoIterator<Item = H>, elastic: Option<usize>) -> Self {
        let head = |head: H| TableHead { text: one_line(head.as_ref()), right: false };
        Self { heads: heads.into_iter().map(head).collect(), elastic, rows: Vec::new() }
    }

    /// Records under columns.
    pub fn of(ctx: &QueryContext<'_>, columns: &[&Column], rows: &[Ix]) -> Self {
        let elastic = columns.iter().position(|it| matches!(it.name, "title" | "case" | "caveat"));
        let mut table = Self::new(columns.iter().map(|it| it.head), elastic);
        for (head, column) in table.heads.iter_mut().zip(columns) {
            head.right = column.right;
        }
        table.with(rows.iter().map(|&ix| columns.iter().map(|it| it.show(ctx, ix)).collect()))
    }

    /// It with these rows.
    #[must_use]
    pub fn with(mut self, rows: impl IntoIterator<Item = Vec<String>>) -> Self {
        rows.into_iter().for_each(|row| self.push(row));
        self
    }

    /// Adds a row; its cells are made safe, and each put on one line.
    pub fn push(&mut self, cells: Vec<String>) {
        self.rows.push(cells.into_iter().map(|cell| one_line(&cell)).collect());
    }

    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// It with a heading over its first column; as it is where that is empty.
    pub(super) fn headed(mut self, heading: &str) -> Self {
        if let Some(first) = self.heads.first_mut().filter(|_| !heading.is_empty()) {
            first.text = one_line(&heading.to_uppercase());
        }
        self
    }

    /// It as several tables no wider than `width`, the first column, under `heading`, in each: a
    /// table that is cut would hide its last columns.
    pub(super) fn fold(&self, width: usize, heading: &str) -> Vec<Self> {
        let widths = self.widths(None);
        let first = widths.first().map_or(0, |&first| first.max(heading.width()).min(width / 2));
        let mut folds: Vec<Vec<usize>> = Vec::new();
        let mut used = width;
        for (at, wide) in widths.iter().enumerate().skip(1) {
            let wide = wide + GAP.len();
            if let Some(fold) = folds.last_mut().filter(|_| used + wide <= width) {
                fold.push(at);
                used += wide;
            } else {
                folds.push(vec![0, at]);
                used = first + wide;
            }
        }
        let columns = |fold: Vec<usize>| Self {
            heads: fold.iter().map(|&at| self.heads[at].clone()).collect(),
            elastic: self.elastic,
            rows: self
                .rows
                .iter()
                .map(|row| fold.iter().filter_map(|&at| row.get(at).cloned()).collect())
                .collect(),
        };
        folds.into_iter().map(columns).collect()
    }

    /// How many columns it has.
    pub fn columns(&self) -> usize {
        self.heads.len()
    }

    /// The whole of it as aligned text.
    pub fn text(&self) -> String {
        self.lines(None).into_iter().map(|line| line + "\n").collect()
    }

    /// The heading and the rows as lines without line breaks, none wider than `width` cells where
    /// one is given. A table without rows has no lines at all.
    pub fn lines(&self, width: Option<usize>) -> Vec<String> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let widths = self.widths(width);
        let lines = self.cells().map(|cells| self.line(&cells, &widths));
        match width {
            Some(width) => lines.map(|line| cut(&line, width)).collect(),
            None => lines.collect(),
        }
    }

    /// The headings, then the cells of each row.
    fn cells(&self) -> impl Iterator<Item = Vec<&str>> {
        let heads = self.heads.iter().map(|head| head.text.as_str()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        std::iter::once(heads).chain(rows)
    }

    /// The headings and rows of which each cell is escaped in one way.
    fn escaped(&self, escape: fn(&str) -> String) -> impl Iterator<Item = Vec<String>> {
        self.cells().map(move |cells| cells.into_iter().map(escape).collect())
    }

    /// The same for a spreadsheet; the headings stand over no rows too.
    pub fn csv(&self) -> String {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        for row in self.escaped(escape_cell) {
            // Writing to memory does not fail, and every row has as many cells as the first.
            let _ = writer.write_record(row);
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    /// The same with tabs; nothing without columns.
    pub fn tsv(&self) -> String {
        if self.heads.is_empty() {
            return String::new();
        }
        self.escaped(escape_cell).map(|cells| cells.join("\t") + "\n").collect()
    }

    /// The same for a wiki or a mail; nothing without columns.
    pub fn markdown(&self) -> String {
        if self.heads.is_empty() {
            return String::new();
        }
        let rule = |head: &TableHead| if head.right { "---:" } else { "---" }.to_owned();
        let rule = std::iter::once(self.heads.iter().map(rule).collect());
        let mut rows = self.escaped(escape_markdown);
        let head = rows.next();
        let lines = head.into_iter().chain(rule).chain(rows);
        lines.map(|cells: Vec<String>| ["| ", &cells.join(" | "), " |\n"].concat()).collect()
    }

    /// The same for a page.
    pub(crate) fn html(&self) -> String {
        let line = |tag: &str, cells: Vec<&str>| {
            let mut line = "<tr>".to_owned();
            for (cell, head) in cells.into_iter().zip(&self.heads) {
                let class = if head.right { " class=\"right\"" } else { "" };
                line.extend(["<", tag, class, ">", &escape_html(cell), "</", tag, ">"]);
            }
            line + "</tr>\n"
        };
        let mut rows = self.cells();
        let heads = line("th", rows.next().unwrap_or_default());
        let rows: String = rows.map(|row| line("td", row)).collect();
        format!("<table>\n<thead>\n{heads}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
    }

    fn widths(&self, width: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> = self.heads.iter().map(|head| head.text.width()).collect();
        for row in &self.rows {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = cell.width().max(*widest);
            }
        }
        if let Some(room) = width {
            self.narrow(&mut widths, room);
        }
        widths
    }

    /// Makes columns narrower until they have room: first the wide ones, then the elastic one.
    /// The first column is what a row is known by, and stays whole.
    fn narrow(&self, widths: &mut [usize], room: usize) {
        let gaps = GAP.len() * widths.len().saturating_sub(1);
        let wide = (1..widths.len()).rev().filter(|&at| Some(at) != self.elastic);
        let wide = wide.map(|at| (at, ENOUGH)).chain(self.elastic.map(|at| (at, NARROWEST)));
        for (at, least) in wide {
            let over = (widths.iter().sum::<usize>() + gaps).saturating_sub(room);
            widths[at] = widths[at].saturating_sub(over).max(least.min(widths[at]));
        }
    }

    fn line(&self, cells: &[&str], widths: &[usize]) -> String {
        let mut line = String::new();
        for (at, (cell, &wide)) in cells.iter().zip(widths).enumerate() {
            let cell = cut(cell, wide);
            let free = " ".repeat(wide - cell.width());
            let right = self.heads[at].right;
            line.push_str(if at > 0 { GAP } else { "" });
            line.extend(if right { [free.as_str(), &cell] } else { [&*cell, &free] });
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// The columns that a list of this kind has unless others are asked for, in a window of this
/// width: those of its screen, else the plain ones.
pub fn columns(views: &Views, kind: Kind, width: Option<usize>) -> Vec<&'static Column> {
    let Some(screen) = views.screens.iter().find(|screen| screen.kind == kind) else {
        return columns_named(plain_columns(kind));
    };
    let fits = |from: u16| width.is_none_or(|width| usize::from(from) <= width);
    let shown = screen.columns.iter().filter(|layout| fits(layout.from));
    shown.filter_map(|layout| Column::named(&layout.name)).collect()
}

/// The columns of these names.
pub fn columns_named(names: &[&str]) -> Vec<&'static Column> {
    names.iter().filter_map(|name| Column::named(name)).collect()
}

/// The columns of the kinds that have no screen of their own.
fn plain_columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Case => &["id", "case", "decision", "open", "due", "partners"],
        Kind::Caveat => &["id", "caveat", "kind", "status", "due", "late", "owner"],
        Kind::Programme => &["id", "title", "status"],
        Kind::Partner | Kind::Meeting | Kind::Engagement => &["id", "title", "kind"],
        Kind::Body => &["id", "title", "kind", "partner"],
        Kind::Document => &["id", "title", "kind", "on"],
        Kind::Decision => &["id", "title", "body", "decided", "published", "effective"],
        Kind::Endorsement => &["id", "title", "stage", "evidence", "on"],
        Kind::Action => &["id", "title", "owner", "status", "due", "late"],
        Kind::Milestone => &["id", "title", "due"],
        Kind::Amount => &["id", "title", "amount", "programme"],
        Kind::Comment => &["id", "title", "by"],
        Kind::Risk => &["id", "title", "kind", "score", "owner", "status", "due", "late"],
    }
}

/// A text on one line, safe to show: tabs and line breaks become spaces.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    Clean::line(&words.join(" ")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(["ID", "TITLE", "LATE"], Some(1));
        table.heads[2].right = true;
        table.push(vec!["AMB-C1".into(), "Whether there\nare enough beds".into(), "9d".into()]);
        table.push(vec!["B".into(), "\u{1b}[2Jé".into(), String::new()]);
        table
    }

    #[test]
    fn columns_are_aligned_and_nothing_is_cut_without_a_width() {
        let lines = table().lines(None);
        assert_eq!(
            lines,
            [
                "ID      TITLE                          LATE",
                "AMB-C1  Whether there are enough beds    9d",
                "B       ␛[2Jé",
            ]
        );
    }

    #[test]
    fn the_elastic_column_gives_way_first_and_then_the_line_is_cut() {
        assert_eq!(table().lines(Some(30))[1], "AMB-C1  Whether there a…    9d");
        assert_eq!(table().lines(Some(20))[1], "AMB-C1  Whether the…");
    }

    #[test]
    fn wide_columns_give_way_and_what_a_row_is_known_by_stays_whole() {
        let mut table = Table::new(["ID", "TITLE", "OWNER"], Some(1));
        let id = "AMBLEFORD-000913-C2";
        let owner = "Ambleford Public Services Executive";
        table.push(vec![id.into(), "Beds before staff".into(), owner.into()]);
        assert_eq!(
            table.lines(Some(57))[1],
            "AMBLEFORD-000913-C2  Beds before staff  Ambleford Public…"
        );
        assert_eq!(
            table.lines(Some(52))[1],
            "AMBLEFORD-000913-C2  Beds before…  Ambleford Public…"
        );
        assert_eq!(table.lines(Some(30))[1], "AMBLEFORD-000913-C2  Beds bef…");
    }

    #[test]
    fn every_kind_has_columns_and_every_column_is_one() {
        let (views, _) = Views::new(&[], &[]);
        for kind in Kind::ALL {
            assert!(columns(&views, kind, None).len() >= 3, "{}", kind.as_str());
            for name in plain_columns(kind) {
                assert!(Column::named(name).is_some(), "{name}");
            }
        }
    }

    #[test]
    fn a_heading_is_as_safe_as_a_cell() {
        let mut table = Table::new(["=A|B<i>"], None);
        table.push(vec!["1".to_owned()]);
        assert_eq!(table.csv(), "'=A|B<i>\r\n1\r\n");
        assert_eq!(table.tsv(), "'=A|B<i>\n1\n");
        assert_eq!(table.markdown(), "| =A\\|B\\<i\\> |\n| --- |\n| 1 |\n");
        assert!(table.html().contains("<th>=A|B&lt;i&gt;</th>"), "{}", table.html());
    }

    #[test]
    fn no_rows_have_no_heading() {
        assert_eq!(Table::new(["ID"], None).lines(None), [""; 0]);
    }
}
