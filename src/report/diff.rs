//! What changed between two states of a register: lines for a terminal, Markdown, JSON.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::document::export::{Format, Report};
use super::document::report_document::{ReportBlock, ReportDocument, ReportItem};
use super::document::table::{Table, one_line};
use crate::calendar::short;
use crate::query::columns::column::title;
use crate::query::{CompiledQuery, Query, QueryContext, natural};
use crate::record::Kind;
use crate::record::diff::{Change, changes};
use crate::register::diff::fields;
use crate::register::{Ix, RecordChange, RegisterDiff};
use crate::text::word_diff::{marked, word_diff};

/// The columns of a spreadsheet.
const HEADS: [&str; 7] = ["ID", "KIND", "CHANGE", "TITLE", "FIELD", "BEFORE", "AFTER"];

/// One record that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffRow {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// What lists show of it.
    pub title: String,
    /// What became of it.
    pub became: RecordChange,
    /// The fields that differ, of a new or gone record all; none where its old words are not kept.
    pub fields: Option<Vec<Change>>,
}

/// Two states, compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffReport {
    /// The name of the register, where it has one.
    pub register: Option<String>,
    /// What is compared with: `1 Jul 2017`, `v1.2`.
    pub from: String,
    /// What is compared; none for the files as they are.
    pub to: Option<String>,
    /// Both for scripts: `2017-07-01`, `now`.
    pub plain: (String, String),
    /// The day that counts as today.
    pub today: Date,
    /// How far they could be compared.
    pub scope: DiffScope,
    /// The rows, by kind and id.
    pub rows: Vec<DiffRow>,
}

/// How far two states could be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffScope {
    /// The files of both states, but for so many records in files that cannot be read.
    Files(usize),
    /// What officers had read by then: of how many records, of how many; nothing else is known.
    Reading(usize, usize),
}

/// The rows of two states that were compared, those that answer a query: each record as it is in
/// the later state, one that is gone as it was in the earlier. In order of kind and id.
pub fn rows(
    found: &RegisterDiff,
    (before, after): (&QueryContext<'_>, &QueryContext<'_>),
    query: &Query,
    ignore: &[String],
) -> Vec<DiffRow> {
    // Both states are asked as of the same day by the same officer.
    let asked = CompiledQuery::new(after, query);
    let row = |&(was, now): &(Option<Ix>, Option<Ix>)| {
        let (ctx, ix) = now.map(|ix| (after, ix)).or_else(|| was.map(|ix| (before, ix)))?;
        asked.answers(ctx, ix).then(|| {
            let record = ctx.register.record(ix);
            DiffRow {
                id: record.id.to_string(),
                kind: record.kind(),
                title: title(ctx, ix),
                became: RegisterDiff::became((was, now)),
                fields: Some(fields(
                    was.map(|ix| before.register.record(ix)),
                    now.map(|ix| after.register.record(ix)),
                    ignore,
                )),
            }
        })
    };
    let mut rows: Vec<DiffRow> = found.rows.iter().filter_map(row).collect();
    in_order(&mut rows);
    rows
}

/// The records that an officer had read in other words by the end of a day, and of how many records
/// anybody had read how many: all that is known without git. `find` gives the words of a fingerprint, where they are kept.
pub fn rows_by_reading(
    ctx: &QueryContext<'_>,
    query: &Query,
    day: Date,
    find: &dyn Fn(&str) -> Option<String>,
) -> (Vec<DiffRow>, DiffScope) {
    let register = ctx.register;
    let asked = CompiledQuery::new(ctx, query);
    let (mut rows, mut read, mut of) = (Vec::new(), 0, 0);
    for ix in register.all().filter(|&ix| asked.answers(ctx, ix)) {
        of += 1;
        let Some(then) = register.read_at(ix, day, ctx.zone) else { continue };
        read += 1;
        if then == register.fingerprint(ix) {
            continue;
        }
        rows.push(DiffRow {
            id: register.id(ix).to_string(),
            kind: register.record(ix).kind(),
            title: title(ctx, ix),
            became: RecordChange::Changed,
            fields: find(then).map(|form| changes(&form, &register.canonical(ix))),
        });
    }
    in_order(&mut rows);
    (rows, DiffScope::Reading(read, of))
}

/// Puts rows in order of kind and id.
fn in_order(rows: &mut [DiffRow]) {
    let place = |kind: Kind| Kind::ALL.iter().position(|it| *it == kind);
    rows.sort_by(|a, b| place(a.kind).cmp(&place(b.kind)).then_with(|| natural(&a.id, &b.id)));
}

impl DiffReport {
    /// `since 1 Jul 2017`, `from v1.1 to v1.2`.
    fn header(&self) -> String {
        match &self.to {
            None => format!("since {}", self.from),
            Some(to) => format!("from {} to {to}", self.from),
        }
    }

    /// The rows of each change of which there are any, under its heading.
    fn groups(&self) -> impl Iterator<Item = (&'static str, Vec<&DiffRow>)> {
        let headings = RecordChange::ALL.into_iter().zip(["New", "Gone", "Changed"]);
        let groups = headings.map(|(change, heading)| {
            (heading, self.rows.iter().filter(|row| row.became == change).collect::<Vec<_>>())
        });
        groups.filter(|(_, rows)| !rows.is_empty())
    }

    /// `2 new, 1 gone, 4 changed`, or that nothing is; and what could not be compared.
    fn counts(&self) -> String {
        let counts =
            self.groups().map(|(name, rows)| format!("{} {}", rows.len(), name.to_lowercase()));
        let counts: Vec<String> = counts.collect();
        let counts = match counts.join(", ") {
            none if none.is_empty() => "nothing has changed".to_owned(),
            counts => counts,
        };
        match self.scope {
            DiffScope::Files(0) => counts,
            DiffScope::Files(1) => format!("{counts}; 1 record could not be compared"),
            DiffScope::Files(unread) => {
                format!("{counts}; {unread} records could not be compared")
            }
            DiffScope::Reading(0, _) => {
                "nothing could be compared: no earlier files are kept, and nobody had read any of \
                 these records by then"
                    .to_owned()
            }
            DiffScope::Reading(read, of) => format!(
                "{counts}, as far as {read} of {of} records that officers had read by then; what \
                 is new or gone is not known"
            ),
        }
    }

    /// As lines for a terminal, nothing in them hidden.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![one_line(&format!("{}: {}", self.header(), self.counts()))];
        for row in &self.rows {
            let sign = row.became.sign();
            let title = one_line(&row.title);
            lines.push(format!("{sign} {}  {}  {title}", row.id, row.kind.as_str()));
            lines.extend(row.lines().iter().map(|line| format!("    {}", one_line(line))));
        }
        lines
    }

    /// In a format: to read as Markdown, page or text, a row for each field as CSV or TSV.
    pub fn format(&self, format: Format) -> String {
        format.render(self)
    }
}

impl Report for DiffReport {
    fn document(&self) -> ReportDocument {
        let of = self.register.as_deref().unwrap_or("the register");
        let about = format!("{}, as at {}", self.counts(), short(self.today));
        let mut blocks = vec![ReportBlock::Paragraph(about)];
        for (heading, rows) in self.groups() {
            blocks.push(ReportBlock::Heading(heading.to_owned()));
            if heading == "Changed" {
                blocks.push(ReportBlock::Paragraph("[-gone-] {+new+}".to_owned()));
            }
            blocks.push(ReportBlock::Items(rows.into_iter().map(DiffRow::item).collect()));
        }
        let title = format!("What changed in {of} {}", self.header());
        ReportDocument { title, blocks, ..Default::default() }
    }

    /// A row for each field that differs, and one for a record whose words of then are not kept.
    fn rows(&self) -> Table {
        let mut table = Table::new(HEADS, None);
        for row in &self.rows {
            let own = [&row.id, row.kind.as_str(), row.became.as_str(), &row.title];
            let mut push = |field: [&str; 3]| {
                table.push(own.into_iter().chain(field).map(str::to_owned).collect());
            };
            match row.fields.as_deref() {
                None | Some([]) => push(["", "", ""]),
                Some(fields) => {
                    for it in fields {
                        let [before, after] = [&it.before, &it.after].map(Option::as_deref);
                        let (before, after) = (before.unwrap_or(""), after.unwrap_or(""));
                        push([&it.label, before, after]);
                    }
                }
            }
        }
        table
    }

    fn text(&self) -> String {
        self.lines().into_iter().map(|line| line + "\n").collect()
    }

    fn json(&self) -> Json {
        let field =
            |it: &Change| json!({"field": it.label, "before": it.before, "after": it.after});
        let row = |row: &DiffRow| {
            let fields: Vec<Json> = row.fields.iter().flatten().map(field).collect();
            json!({
                "id": row.id,
                "kind": row.kind.as_str(),
                "change": row.became.as_str(),
                "fields": fields,
            })
        };
        let rows: Vec<Json> = self.rows.iter().map(row).collect();
        json!({
            "schema": 1,
            "kind": "diff",
            "from": self.plain.0,
            "to": self.plain.1,
            "total": rows.len(),
            "rows": rows,
            "compared_by": if matches!(self.scope, DiffScope::Files(_)) { "files" } else { "reading" },
            "not_compared": match self.scope {
                DiffScope::Files(unread) => unread,
                DiffScope::Reading(read, of) => of - read,
            },
            "nothing_compared": matches!(self.scope, DiffScope::Reading(0, _)),
        })
    }
}

impl DiffRow {
    /// It in a list.
    fn item(&self) -> ReportItem {
        let title = format!("{}: {}", self.kind.as_str(), self.title);
        ReportItem { id: self.id.clone(), title, lines: self.lines() }
    }

    /// What is to be read below its title: each field that changed, before and after.
    fn lines(&self) -> Vec<String> {
        match &self.fields {
            None => vec!["the words that it had then are not kept".to_owned()],
            Some(fields) if self.became == RecordChange::Changed => {
                fields.iter().map(describe).collect()
            }
            Some(_) => Vec::new(),
        }
    }
}

/// `resolution (1), verb: [-agree-]{+note+}`.
fn describe(change: &Change) -> String {
    let [before, after] =
        [&change.before, &change.after].map(|it| it.as_deref().unwrap_or_default());
    format!("{}: {}", change.label, marked(&word_diff(before, after)))
}
