//! `caveat session coverage`: who has judged what, and on which words.

use clap::Args;
use serde_json::{Value as Json, json};

use super::queue::QueueArgs;
use crate::cli::args::FormatArgs;
use crate::cli::{Code, CommandError, Context, Output};
use crate::query::columns::column::title;
use crate::register::people::quorum::Coverage;
use crate::register::{Ix, Verdict};
use crate::report::{Format, Table};

/// Tell of each record who has judged its present words, who only older ones, and which nobody has
///
/// All verdicts count, those that were given outside sessions too.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    #[command(flatten)]
    chosen: QueueArgs,
    #[command(flatten)]
    printed: FormatArgs,
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
        let all: Vec<_> = queue.rows.iter().map(|&ix| (ix, register.coverage(ix))).collect();
        let count = |state: &str| all.iter().filter(|(_, it)| it.as_str() == state).count();
        let (present, older, hidden) = (count("present"), count("older"), count("hidden"));
        let never = all.len() - present - older - hidden;
        let heads = ["ID", "TITLE", "PRESENT WORDS", "OLDER WORDS", "STATE"];
        let table = || {
            Table::new(heads, Some(1)).with(all.iter().map(|(ix, it)| {
                let (id, title) = (register.id(*ix).to_string(), title(&ctx, *ix));
                let (present, older) = (labels(&it.present), labels(&it.older));
                vec![id, title, present, older, it.as_str().to_owned()]
            }))
        };
        let row = |(ix, it): &(Ix, Coverage<'_>)| {
            json!({
                "id": register.id(*ix),
                "present": given(&it.present),
                "older": given(&it.older),
                "state": it.as_str(),
            })
        };
        let document = || {
            json!({
                "schema": 1,
                "kind": "coverage",
                "of": queue.kind.plural(),
                "total": register.of(queue.kind).len(),
                "rows": all.iter().map(row).collect::<Vec<_>>(),
                "counts": {
                    "present": present, "older": older, "never": never, "hidden": hidden,
                },
            })
        };
        let format = self.printed.format;
        let heading = loaded.heading(context, "Coverage", &queue.query);
        loaded.list(out, heading, format, table, document)?;
        if format == Some(Format::Json) {
            return loaded.ended(out);
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
