//! The lines of the palette: what can be typed after a colon, and what it takes.

use crate::journal::Act;
use crate::tui::keys::command::Command;

/// A line with what it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its first word.
    pub name: &'static str,
    /// What follows it.
    pub takes: &'static str,
    /// What it does, in plain words.
    pub help: &'static str,
    /// What is meant by what follows, for completing it.
    pub argument: Argument,
}

/// What follows the first word of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
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
    argument: Argument,
) -> Line {
    Line { name, takes, help, argument }
}

/// Every line that takes something, by the names that the command line has for it too.
pub const LINES: [Line; 20] = [
    line("filter", "QUERY", "filter the list", Argument::Filter),
    line("view", "NAME", "open a view", Argument::View),
    line("view save", "NAME [N] [shared]", "save this list as a view", Argument::Free),
    line("open", "ID", "open a record", Argument::Id),
    line("note", "TEXT", "write a note", Argument::Free),
    line("verdict", "WORD [REASON]", "give a verdict", Argument::Verdict),
    line("status", "WORD", "set the status", Argument::Value(Act::Status)),
    line("owner", "WHO", "who must see to it; - for nobody", Argument::Value(Act::Owner)),
    line("due", "DATE", "when it is due; - for the record's own", Argument::Value(Act::Due)),
    line("wait", "DAY", "hide until a day; - to wait no longer", Argument::Value(Act::Wait)),
    line("tag", "WORDS", "put tags on; -word takes one off", Argument::Value(Act::Tag)),
    line("flag", "WORDS", "flag it; - takes the flag off", Argument::Value(Act::Flag)),
    line("sort", "NAMES", "put the list in order, as `due, -id`", Argument::Sort),
    line("resume", "SESSION [big]", "go on with a review session", Argument::Session),
    line("session", "close", "close the review session that lies here", Argument::Free),
    line("by", "NAMES", "key verdicts in a session for others; - ends that", Argument::Free),
    line("set", "blind on|off", "hide others' verdicts in sessions, or not", Argument::Set),
    line("baseline", "DAY", "compare with a day or a git revision", Argument::Free),
    line("agenda", "MEETING", "what must come back to a meeting", Argument::Meeting),
    line("export", "FILE", "write what shows to a file", Argument::Free),
];

/// The line that a text begins with, and what follows its name.
pub fn split(text: &str) -> Option<(&'static Line, &str)> {
    let text = text.trim_start();
    let begins = |line: &&Line| {
        text.strip_prefix(line.name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let line = LINES.iter().filter(begins).max_by_key(|line| line.name.len())?;
    Some((line, text[line.name.len()..].trim_start()))
}

/// What is said below a line that is being typed.
pub fn told(text: &str) -> String {
    match (command(text), split(text)) {
        (Some(command), None) => command.help().to_owned(),
        (_, Some((line, _))) => format!(":{} {}   {}", line.name, line.takes, line.help),
        _ if text.is_empty() => "a command by its name, or a part of it; Tab takes one".to_owned(),
        _ => "Enter runs it, Tab takes one from the list".to_owned(),
    }
}

/// The command of a name that is not only for writing.
pub fn command(name: &str) -> Option<Command> {
    Command::named(name.trim()).filter(|command| !command.is_for_writing())
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
