//! `caveat keys`: what every key does, with the officer's own changes.

use std::fmt::Write as _;

use clap::Args;
use serde_json::{Value as Json, json};

use crate::cli::args::FormatArgs;
use crate::cli::{Code, CommandError, Context, Output, say};
use crate::report::document::export::ListHeading;
use crate::report::document::json::list;
use crate::report::{Format, Table};
use crate::text::Clean;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::keys::keymap::{KeyContext, Keymap};
use crate::tui::keys::lint;

/// List the keys of the screen, with your own changes
///
/// Your own keys stand in ~/.config/caveat/config.toml: under [keys.list] the line "b" = "down"
/// binds a key, "x" = "" frees one. Places: global, list, text, prompt.
#[derive(Debug, Args)]
#[command(mut_arg("md", |it| it.help("Print the table of the README")))]
pub struct KeysArgs {
    /// Only say what is wrong with your own keys
    #[arg(long, conflicts_with_all = ["csv", "tsv", "md", "html", "text"])]
    pub check: bool,
    #[command(flatten)]
    printed: FormatArgs,
}

impl KeysArgs {
    /// Prints the keys.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        if self.printed.format == Some(Format::Markdown) {
            out.text(&markdown())?;
            return Ok(Code::Done);
        }
        let (keymap, wrong) = lint::load(&context.settings.values.keys);
        let code = if wrong.is_empty() { Code::Done } else { Code::Findings };
        if self.check {
            if self.printed.json() {
                out.json(&json!({"schema": 1, "wrong": wrong}))?;
            } else {
                wrong.iter().try_for_each(|one| out.line(&Clean::line(one)))?;
                out.say(format!("{} keys, {} wrong", keymap.rows().count(), wrong.len()))?;
            }
            return Ok(code);
        }
        if let Some(format) = self.printed.format {
            let heading = ListHeading::new("Keys", "", context.today());
            let document = || {
                let rows = rows(&keymap);
                list("keys", rows.len(), rows)
            };
            out.list(heading, Some(format), || table(&keymap), document)?;
        } else {
            by_place(&keymap, out)?;
        }
        wrong.iter().for_each(say);
        Ok(Code::Done)
    }
}

fn rows(keymap: &Keymap) -> Vec<Json> {
    let row = |(context, keys, command): (KeyContext, &Vec<String>, Command)| {
        json!({
            "place": context.name(),
            "key": keys.concat(),
            "command": command.name(),
            "help": command.help(),
        })
    };
    keymap.rows().map(row).collect()
}

/// Every key of every place.
fn table(keymap: &Keymap) -> Table {
    Table::new(["PLACE", "KEY", "DOES", "NAME"], Some(2)).with(keymap.rows().map(
        |(context, keys, command)| {
            let cells = [context.name(), &keys.concat(), command.help(), command.name()];
            cells.map(str::to_owned).into()
        },
    ))
}

/// The keys of each place, in the order of the help screen.
fn by_place(keymap: &Keymap, out: &mut Output) -> Result<(), CommandError> {
    let mut first = true;
    for context in KeyContext::ALL {
        let mut table = Table::new(["KEYS", "DOES", "NAME"], Some(1));
        for (keys, command) in in_order(keymap, &[context]) {
            table.push(vec![keys.join("  "), command.help().into(), command.name().into()]);
        }
        let lines = table.lines(out.width());
        if lines.is_empty() {
            continue;
        }
        out.text(if first { "" } else { "\n" })?;
        out.line(&format!("[{}]", context.name()))?;
        lines.iter().try_for_each(|line| out.line(line))?;
        first = false;
    }
    Ok(())
}

/// The table of the README: the built-in keys by group.
fn markdown() -> String {
    let (keymap, _) = Keymap::new(&std::collections::BTreeMap::new());
    let mut text = String::from("| Keys | What they do |\n|---|---|\n");
    for (group, heading) in CommandGroup::ALL {
        let _ = writeln!(text, "| **{heading}** | |");
        let rows = in_order(&keymap, &KeyContext::ALL);
        for (keys, command) in rows.iter().filter(|(_, command)| command.group() == group) {
            let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
            let _ = writeln!(text, "| {} | {} |", keys.join(" "), command.help());
        }
    }
    text
}

/// Each command that has a key in these places, with its keys.
fn in_order(keymap: &Keymap, places: &[KeyContext]) -> Vec<(Vec<String>, Command)> {
    let with_keys = Command::ALL.iter().map(|&command| (keymap.keys_of(places, command), command));
    with_keys.filter(|(keys, _)| !keys.is_empty()).collect()
}
