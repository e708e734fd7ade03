//! The lines of the palette: what can be typed after a colon, and what it takes.

use crate::journal::Act;
use crate::tui::keys::command::Command;

/// A line with what it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaletteLine {
    /// Its first word.
    pub name: &'static str,
    /// What follows it.
    pub takes: &'static str,
    /// What it does, in plain words.
    pub help: &'static str,
    /// What is meant by what follows, for completing it.
    pub argument: PaletteArgument,
}

/// What follows the first word of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaletteArgument {
    /// A filter.
    Filter,
    /// The name of a view.
    View,
    /// A value of an act.
    Value(Act),
    /// A verdict, and its reason.
    Verdict,
    /// Names of what a list is sorted by.
    Sort,
    /// The id of a record.
    Id,
    /// The name of a review session.
    Session,
    /// Something to set, and its value.
    Set,
    /// A meeting: its id, or its body and its day.
    Meeting,
    /// Anything.
    Free,
}

pub(crate) const fn line(
    name: &'static str,
    takes: &'static str,
    help: &'static str,
    argument: PaletteArgument,
) -> PaletteLine {
    PaletteLine { name, takes, help, argument }
}

/// Every line that takes something, by the names that the command line has for it too.
pub const LINES: [PaletteLine; 20] = [
    line("filter", "QUERY", "filter the list", PaletteArgument::Filter),
    line("view", "NAME", "open a view", PaletteArgument::View),
    line("view save", "NAME [N] [shared]", "save this list as a view", PaletteArgument::Free),
    line("open", "ID", "open a record", PaletteArgument::Id),
    line("note", "TEXT", "write a note", PaletteArgument::Free),
    line("verdict", "WORD [REASON]", "give a verdict", PaletteArgument::Verdict),
    line("status", "WORD", "set the status", PaletteArgument::Value(Act::Status)),
    line("owner", "WHO", "who must see to it; - for nobody", PaletteArgument::Value(Act::Owner)),
    line("due", "DATE", "when it is due; - for the record's own", PaletteArgument::Value(Act::Due)),
    line("wait", "DAY", "hide until a day; - to wait no longer", PaletteArgument::Value(Act::Wait)),
    line("tag", "WORDS", "put tags on; -word takes one off", PaletteArgument::Value(Act::Tag)),
    line("flag", "WORDS", "flag it; - takes the flag off", PaletteArgument::Value(Act::Flag)),
    line("sort", "NAMES", "put the list in order, as `due, -id`", PaletteArgument::Sort),
    line("resume", "SESSION [big]", "go on with a review session", PaletteArgument::Session),
    line("session", "close", "close the review session that lies here", PaletteArgument::Free),
    line("by", "NAMES", "key verdicts in a session for others; - ends that", PaletteArgument::Free),
    line("set", "blind on|off", "hide others' verdicts in sessions, or not", PaletteArgument::Set),
    line("baseline", "DAY", "compare with a day or a git revision", PaletteArgument::Free),
    line("agenda", "MEETING", "what must come back to a meeting", PaletteArgument::Meeting),
    line("export", "FILE", "write what shows to a file", PaletteArgument::Free),
];

/// The line that a text begins with, and what follows its name.
pub fn split(text: &str) -> Option<(&'static PaletteLine, &str)> {
    let text = text.trim_start();
    let begins = |line: &&PaletteLine| {
        text.strip_prefix(line.name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let line = LINES.iter().filter(begins).max_by_key(|line| line.name.len())?;
    Some((line, text[line.name.len()..].trim_start()))
}

/// What is said below a line that is being typed.
pub fn help_text(text: &str) -> String {
    match (command(text), split(text)) {
        (Some(command), None) => command.help().to_owned(),
        (_, Some((line, _))) => format!(":{} {}   {}", line.name, line.takes, line.help),
        _ if text.is_empty() => "a command by its name, or a part of it; Tab takes one".to_owned(),
        _ => "Enter runs it, Tab takes one from the list".to_owned(),
    }
}

/// The command of a name that is not only for writing.
pub fn command(name: &str) -> Option<Command> {
    Command::named(name.trim()).filter(|command| command.is_for_palette())
}

/// Short names that people try.
pub(crate) fn short(line: &str) -> Option<Command> {
    Some(match line {
        "q" | "q!" | "wq" | "x" => Command::Quit,
        "status" => Command::Status,
        "due" => Command::DueDate,
        "wait" => Command::WaitUntil,
        "tag" => Command::Tags,
        "note" => Command::NoteLine,
        _ => return None,
    })
}
