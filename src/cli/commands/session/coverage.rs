//! `caveat session coverage`: who has judged what, and on which words.

use clap::Args;
use serde_json::{Value as Json, json};

use super::queue::QueueArgs;
use crate::cli::args::{CSV, FormatArgs, JSON, MD};
use crate::cli::{Code, CommandError, Context, Output};
use crate::query::columns::column::title;
use crate::register::Verdict;
use crate::report::{Format, Table};

/// Tell of each record who has judged its present words, who only older ones, and which nobody has
///
/// All verdicts count, those that were given outside sessions too.
#[derive(Debug, Args)]
#[command(mut_arg("csv", |it| it.help("Print CSV for a spreadsheet")))]
pub struct CoverageArgs {
    #[command(flatten)]
    chosen: QueueArgs,
    #[command(flatten)]
    printed: FormatArgs<{ JSON | CSV | MD }>,
}

impl CoverageArgs {
    /// Prints it.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let loaded = context.open()?;
        let queue = self.chosen.queue(context, &loaded)?;
        let (register, ctx) = (&loaded.register, loaded.ctx(context));
        let label = |it: &Verdict<'_>| {
            let value = &it.held.entry.value;
            let label = register.settings.verdict_label(value);
            let label = if label == value { value.replace('-', " ") } else { label.to_owned() };
            format!("{} {label}", it.held.officer)
        };
        let labels = |all: &[Verdict<'_>]| all.iter().map(label).collect::<Vec<_>>().join(", ");
        let given = |all: &[Verdict<'_>]| -> Vec<Json> {
            let one = |it: &Verdict<'_>| json!({"officer": &*it.held.officer, "value": it.held.entry.value});
            all.iter().map(one).collect()
        };
        let heads = ["ID", "TITLE", "PRESENT WORDS", "OLDER WORDS", "STATE"];
        let mut table = Table::new(heads, Some(1));
        let mut rows: Vec<Json> = Vec::new();
        let (mut present, mut older, mut never, mut hidden) = (0, 0, 0, 0);
        for &ix in &queue.rows {
            let coverage = register.coverage(ix);
            let state = coverage.as_str();
            match state {
                "present" => present += 1,
                "older" => older += 1,
                "hidden" => hidden += 1,
                _ => never += 1,
            }
            if self.printed.json() {
                rows.push(json!({
                    "id": register.id(ix),
                    "present": given(&coverage.present),
                    "older": given(&coverage.older),
                    "state": state,
                }));
            } else {
                let (id, title) = (register.id(ix).to_string(), title(&ctx, ix));
                let (present, older) = (labels(&coverage.present), labels(&coverage.older));
                table.push(vec![id, title, present, older, state.to_owned()]);
            }
        }
        if self.printed.json() {
            out.json(&json!({
                "schema": 1,
                "kind": "coverage",
                "of": queue.kind.plural(),
                "total": register.of(queue.kind).len(),
                "rows": rows,
                "counts": {
                    "present": present, "older": older, "never": never, "hidden": hidden,
                },
            }))?;
            return loaded.ended(out);
        }
        match self.printed.format {
            Some(Format::Csv) => out.text(&table.csv())?,
            Some(_) => out.text(&table.markdown())?,
            None => out.table(&table)?,
        }
        let hidden = match hidden {
            0 => String::new(),
            some => format!(", {some} hidden until you have judged"),
        };
        out.say(format!(
            "{}: {present} judged on the present words, {older} only on older ones, \
             {never} never{hidden}",
            queue.count()
        ))?;
        loaded.ended(out)
    }
}
