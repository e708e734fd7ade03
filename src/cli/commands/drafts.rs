//! `caveat drafts`: what was begun on the screen and not saved.

use clap::Args;
use serde_json::{Value as Json, json};

use crate::cli::context::Context;
use crate::cli::exit::{Code, CommandError};
use crate::cli::output::{Output, say};
use crate::journal::draft_field::field_in_words;
use crate::report::Table;
use crate::report::document::table::TableHead;
use crate::store::{Draft, DraftStore as Kept};

/// The most letters of a draft that a line of the table has.
const FIRST_WORDS: usize = 60;

/// List what you began to write and did not save, oldest first
///
/// A draft is offered again when its key is pressed on its item. It is on this box only, and nobody
/// else sees it.
#[derive(Debug, Args)]
pub struct DraftsArgs {
    /// Those of every register
    #[arg(long)]
    pub all: bool,
    /// Print JSON for scripts, with every word
    #[arg(long)]
    pub json: bool,
}

impl DraftsArgs {
    /// Prints the drafts.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let kept = Kept::new(&context.environment.state);
        let drafts = if self.all { kept.list() } else { kept.of(&context.place()?.folder) };
        if self.json {
            let rows: Vec<Json> = drafts.iter().map(row).collect();
            let total = rows.len();
            out.json(&json!({"schema": 1, "kind": "drafts", "total": total, "rows": rows}))?;
            return Ok(Code::Done);
        }
        let mut heads = vec!["ITEM", "WHAT", "WHEN", "WORDS"];
        if self.all {
            heads.push("REGISTER");
        }
        let mut table = Table::new(heads.into_iter().map(TableHead::new).collect(), Some(3));
        for draft in &drafts {
            let when = draft.at.strftime("%Y-%m-%d %H:%MZ").to_string();
            let mut cells = vec![
                draft.key.record.to_string(),
                field_in_words(&draft.key.field),
                when,
                describe(draft),
            ];
            if self.all {
                cells.push(draft.key.register.clone());
            }
            table.push(cells);
        }
        out.table(&table)?;
        if drafts.is_empty() {
            say(if self.all { "no drafts" } else { "no drafts of this register" });
        }
        Ok(Code::Done)
    }
}

fn row(draft: &Draft) -> Json {
    json!({
        "register": draft.key.register,
        "record": draft.key.record,
        "field": draft.key.field,
        "at": format!("{:.3}", draft.at),
        "text": draft.text,
    })
}

fn describe(draft: &Draft) -> String {
    let line = draft.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= FIRST_WORDS {
        return line;
    }
    let first: String = line.chars().take(FIRST_WORDS).collect();
    format!("{}…", first.trim_end())
}
