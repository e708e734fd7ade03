//! A word that is no command, no record and no folder: which of each was perhaps meant.

use std::ffi::OsString;
use std::path::Path;

use clap::{CommandFactory, Parser};

use super::command_line::CommandLine;
use super::context::Context;
use super::exit::CommandError;
use super::register::OpenRegister;
use crate::store;
use crate::text::nearest;

/// The options that are followed by a value.
const WITH_VALUE: [&str; 7] = ["-d", "--dir", "-f", "--filter", "-v", "--view", "--today"];

/// The first argument that is neither an option nor an option's value.
pub fn first(words: &[OsString]) -> Option<String> {
    let mut words = words.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if WITH_VALUE.contains(&&*word) {
            words.next();
        } else if !word.starts_with('-') {
            return Some(word.into_owned());
        }
    }
    None
}

/// What is said of such a word; without a context, of a command line that could not be read.
pub fn unknown(word: &str, context: Option<&Context>) -> CommandError {
    let commands = CommandLine::command();
    let names: Vec<&str> = commands.get_subcommands().map(clap::Command::get_name).collect();
    let folders = store::folders_in(Path::new("."));
    let opened = match context {
        Some(context) => open(context),
        None => CommandLine::try_parse_from(["caveat"])
            .ok()
            .and_then(|line| open(&Context::new(line.everywhere).ok()?)),
    };
    let near = |what: &str, found: Option<&str>| {
        format!("\n  nearest {what}: {}", found.unwrap_or("none is like it"))
    };
    let id = opened.as_ref().and_then(|opened| opened.near(word).into_iter().next());
    CommandError::usage(format!(
        "`{word}` is no command, no folder and no record's id{}{}{}\n  commands: {}",
        near("command", nearest(word, names.iter().copied())),
        near("folder", nearest(word, folders.iter().map(String::as_str))),
        near("id", id),
        names.join(", ")
    ))
}

fn open(context: &Context) -> Option<OpenRegister> {
    let place = context.place().ok()?;
    OpenRegister::read(place, &context.environment.box_name).ok()
}
