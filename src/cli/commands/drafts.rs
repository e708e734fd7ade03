//! `caveat drafts`: what was begun on the screen and not saved.

use clap::Args;
use serde_json::{Value as Json, json};

use crate::cli::args::FormatArgs;
use crate::cli::{Code, CommandError, Context, Output, say};
use crate::journal::draft_field::field_in_words;
use crate::report::document::export::ListHeading;
use crate::report::document::json::list;
use crate::report::{Format, Table};
use crate::store::{Draft, UnsavedWords};

/// The most letters of a draft that a line of the table has.
const FIRST_WORDS: usize = 60;

/// List what you began to write and did not save, oldest first
///
/// Also what you left in your own editor when the line dropped. A draft is offered again when its
/// key is pressed on its item, and in the list of drafts (gd); one on a terminal that is open is being
/// written there. It is on this box only, and nobody else sees it.
#[derive(Debug, Args)]
#[command(mut_arg("json", |it| it.help("Print JSON for scripts, with every word")))]
pub struct DraftsArgs {
    /// Those of every register
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    printed: FormatArgs,
}

impl DraftsArgs {
    /// Prints the drafts.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let store = UnsavedWords::new(&context.environment.state);
        let drafts = if self.all { store.list() } else { store.of(&context.place()?.folder) };
        // The register of each is told where it is not always the same.
        let columns = if self.all { 6 } else { 5 };
        let format = self.printed.format;
        // A file has room for every word.
        let words = |draft: &Draft| match format {
            None => describe(draft),
            Some(_) => draft.text.clone(),
        };
        let table = || {
            let heads = ["ITEM", "WHAT", "WHEN", "WHERE", "WORDS", "REGISTER"];
            let heads = heads.into_iter().take(columns);
            Table::new(heads, Some(4)).with(drafts.iter().map(|draft| {
                let cells = [
                    draft.key.record.to_string(),
                    field_in_words(&draft.key.field),
                    draft.at.strftime("%Y-%m-%d %H:%MZ").to_string(),
                    place(draft),
                    words(draft),
                    draft.key.register.clone(),
                ];
                cells.into_iter().take(columns).collect()
            }))
        };
        let heading = ListHeading::new("Drafts", "", context.today());
        let rows = || drafts.iter().map(row).collect();
        out.list(heading, format, table, || list("drafts", drafts.len(), rows()))?;
        if drafts.is_empty() && format != Some(Format::Json) {
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
        "terminal": draft.place,
        "open": draft.is_open,
        "file": draft.copy,
        "text": draft.text,
    })
}

/// Where it was written, and whether it still is: `pts/3, open`, `an editor on pts/3`.
fn place(draft: &Draft) -> String {
    let line = if draft.place.is_empty() { "?" } else { &draft.place };
    let editor = if draft.copy.is_some() { "an editor on " } else { "" };
    format!("{editor}{line}{}", if draft.is_open { ", open" } else { "" })
}

fn describe(draft: &Draft) -> String {
    let line = draft.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= FIRST_WORDS {
        return line;
    }
    let first: String = line.chars().take(FIRST_WORDS).collect();
    format!("{}…", first.trim_end())
}
