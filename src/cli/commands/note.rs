//! `caveat note`: add a note to one or more records.

use std::io::Read;

use clap::Args;

use crate::cli::args::{FormatArgs, JSON};
use crate::cli::entries::{RequestedAct, not_saved};
use crate::cli::{Code, CommandError, Context, Output};
use crate::journal::Act;
use crate::journal::template::read_kind;

/// The most bytes that are read from standard input; an entry may have far fewer.
const MOST: u64 = 1 << 20;

/// Add a note to one or more records
///
/// The last argument is the note, in quotes: caveat note STK-C7 STK-C8 'Asked Dr Ford today.'
/// Where it is a single hyphen the note is read from standard input; where it begins with a hyphen
/// write -- before the first id. Notes on several records are taken back together by one undo.
#[derive(Debug, Args)]
#[command(override_usage = "caveat note [OPTIONS] ID… TEXT")]
pub struct NoteArgs {
    /// The records, then the note
    #[arg(value_names = ["ID", "TEXT"], num_args = 2.., required = true)]
    pub words: Vec<String>,
    /// What kind of note it is: note, evidence, question, chase or correction
    #[arg(long, value_name = "KIND", default_value = "note", value_parser = kind)]
    pub kind: &'static str,
    /// Where it can be looked up: a letter, a file, a web address
    #[arg(long = "ref", value_name = "TEXT", allow_hyphen_values = true)]
    pub reference: Option<String>,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl NoteArgs {
    /// Saves the note.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let Some((last, ids)) = self.words.split_last() else {
            return Err(CommandError::usage("a note needs an id and words"));
        };
        let text = match last.as_str() {
            "-" => from_standard_input()?,
            text => text.to_owned(),
        };
        let text = text.trim_end();
        if text.is_empty() {
            return Err(not_saved("the note has no words", ""));
        }
        let opened = context.open()?;
        let asked = RequestedAct::new(context, &opened, text)?;
        let on = asked.records(ids)?;
        let reference = self.reference.as_deref().map(str::trim).filter(|it| !it.is_empty());
        let mut entries = asked.entries(Act::Note, &on);
        for entry in &mut entries {
            self.kind.clone_into(&mut entry.value);
            text.clone_into(&mut entry.text);
            entry.reference = reference.map(str::to_owned);
        }
        let done = format!("Saved: {} on {}", self.kind, asked.named(&on));
        asked.save(&entries, &done, self.printed.json(), out)
    }
}

fn kind(typed: &str) -> Result<&'static str, String> {
    read_kind(typed).map_err(|fault| fault.hint.map_or_else(String::new, |hint| hint.to_string()))
}

fn from_standard_input() -> Result<String, CommandError> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MOST).read_to_end(&mut bytes);
    read.map_err(|error| not_saved(&crate::store::describe_io_error(&error), ""))?;
    String::from_utf8(bytes).map_err(|error| {
        let words = String::from_utf8_lossy(error.as_bytes()).into_owned();
        not_saved("what came in on standard input is not UTF-8 text", &words)
    })
}
