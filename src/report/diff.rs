//! What changed between two states of a register, on paper: lines for a terminal, Markdown, JSON.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::document::escape::escaped;
use super::document::table::one_line;
use crate::calendar::short;
use crate::query::columns::column::title;
use crate::query::{CompiledQuery, Query, QueryContext, natural};
use crate::record::Kind;
use crate::record::diff::Change;
use crate::register::diff::fields;
use crate::register::{Ix, RecordChange, RegisterDiff};
use crate::text::word_diff::{marked, word_diff};

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
    /// The fields that differ; of a new or gone record all that it has.
    pub fields: Vec<Change>,
    /// Whether the words that it had are not kept, so that its fields cannot be told.
    pub wordless: bool,
}

/// Two states, compared and ready for a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffPaper {
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
    /// The rows, by kind and id.
    pub rows: Vec<DiffRow>,
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
                fields: fields(
                    was.map(|ix| before.register.record(ix)),
                    now.map(|ix| after.register.record(ix)),
                    ignore,
                ),
                wordless: false,
            }
        })
    };
    let mut rows: Vec<DiffRow> = found.rows.iter().filter_map(row).collect();
    in_order(&mut rows);
    rows
}

/// Puts rows in order of kind and id.
pub fn in_order(rows: &mut [DiffRow]) {
    let place = |kind: Kind| Kind::ALL.iter().position(|it| *it == kind);
    rows.sort_by(|a, b| place(a.kind).cmp(&place(b.kind)).then_with(|| natural(&a.id, &b.id)));
}

impl DiffPaper {
    /// `since 1 Jul 2017`, `from v1.1 to v1.2`.
    pub fn header(&self) -> String {
        match &self.to {
            None => format!("since {}", self.from),
            Some(to) => format!("from {} to {to}", self.from),
        }
    }

    /// `2 new, 1 gone, 4 changed`, or that nothing is.
    pub fn counts(&self) -> String {
        let of = |became: RecordChange| self.rows.iter().filter(|row| row.became == became).count();
        let all = [
            (RecordChange::New, "new"),
            (RecordChange::Gone, "gone"),
            (RecordChange::Changed, "changed"),
        ];
        let told = all.map(|(became, word)| (of(became), word));
        let told: Vec<String> = told
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        if told.is_empty() { "nothing has changed".to_owned() } else { told.join(", ") }
    }

    /// As lines for a terminal, nothing in them hidden.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![one_line(&format!("{}: {}", self.header(), self.counts()))];
        for row in &self.rows {
            let sign = row.became.sign();
            let title = one_line(&row.title);
            lines.push(format!("{sign} {}  {}  {title}", row.id, row.kind.as_str()));
            if row.wordless {
                lines.push("    the words that it had then are not kept".to_owned());
            }
            if row.became == RecordChange::Changed {
                let told = row.fields.iter().map(|it| format!("    {}", one_line(&compared(it))));
                lines.extend(told);
            }
        }
        lines
    }

    /// As Markdown for a paper.
    pub fn markdown(&self) -> String {
        let of = self.register.as_deref().unwrap_or("the register");
        let heading = format!("What changed in {of} {}", self.header());
        let mut text = format!(
            "# {}\n\n{}, as at {}\n",
            escaped(&one_line(&heading)),
            self.counts(),
            short(self.today)
        );
        let parts = [
            (RecordChange::New, "New"),
            (RecordChange::Gone, "Gone"),
            (RecordChange::Changed, "Changed"),
        ];
        for (became, heading) in parts {
            let mut rows = self.rows.iter().filter(|row| row.became == became).peekable();
            if rows.peek().is_none() {
                continue;
            }
            text.extend(["\n## ", heading, "\n\n"]);
            if became == RecordChange::Changed {
                text.push_str(&escaped("[-gone-] {+new+}"));
                text.push_str("\n\n");
            }
            for row in rows {
                text.push_str(&item(row));
            }
        }
        text
    }

    /// For scripts.
    pub fn json(&self) -> Json {
        let field =
            |it: &Change| json!({"field": it.label, "before": it.before, "after": it.after});
        let row = |row: &DiffRow| {
            let fields: Vec<Json> = row.fields.iter().map(field).collect();
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
        })
    }
}

/// A record in a Markdown list, its fields below it.
fn item(row: &DiffRow) -> String {
    let mut text = format!(
        "- **{}** {}: {}\n",
        escaped(&row.id),
        row.kind.as_str(),
        escaped(&one_line(&row.title))
    );
    if row.wordless {
        text.push_str("  - the words that it had then are not kept\n");
    }
    if row.became == RecordChange::Changed {
        for change in &row.fields {
            text.extend(["  - ", &escaped(&one_line(&compared(change))), "\n"]);
        }
    }
    text
}

/// `resolution (1), verb: [-agree-]{+note+}`.
fn compared(change: &Change) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_default();
    let parts = word_diff(&value(&change.before), &value(&change.after));
    format!("{}: {}", change.label, marked(&parts))
}
