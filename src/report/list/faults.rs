//! What is wrong in a register: one line each for scripts and editors, or with the line underlined.

use std::collections::HashMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level as Shown, Renderer, Snippet};
use serde_json::{Value as Json, json};

use crate::fault::{Fault, Level};
use crate::report::document::table::Table;
use crate::text::Clean;
use crate::text::plural::count;

/// How many letters of a line are shown on either side of what is meant.
const AROUND: usize = 100;

/// How many faults there are of each level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FaultCounts {
    /// What cannot be used.
    pub errors: usize,
    /// What is doubtful.
    pub warnings: usize,
    /// What is not on file.
    pub gaps: usize,
}

impl FaultCounts {
    /// Counts faults by level.
    pub fn of(faults: &[Fault]) -> Self {
        let count = |level| faults.iter().filter(|fault| fault.level == level).count();
        Self {
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            gaps: count(Level::Gap),
        }
    }

    /// Whether there is an error or a warning.
    pub fn any(self) -> bool {
        self.errors + self.warnings > 0
    }
}

impl std::fmt::Display for FaultCounts {
    /// `1 error, 2 warnings, 0 gaps`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { errors, warnings, gaps } = *self;
        let (errors, warnings) = (count(errors, "error"), count(warnings, "warning"));
        write!(f, "{errors}, {warnings}, {}", count(gaps, "gap"))
    }
}

/// Puts faults in order: errors first, then by place.
pub fn sort(faults: &mut [Fault]) {
    faults.sort_by(|a, b| {
        (a.level, &a.file, a.line, a.column).cmp(&(b.level, &b.file, b.line, b.column))
    });
}

/// Faults for scripts.
pub fn json(faults: &[Fault]) -> Json {
    let FaultCounts { errors, warnings, gaps } = FaultCounts::of(faults);
    json!({"schema": 1, "errors": errors, "warnings": warnings, "gaps": gaps, "faults": faults})
}

/// Faults as a table, each with where it stands and what to do about it.
pub fn table(faults: &[Fault]) -> Table {
    let heads = ["LEVEL", "FILE", "LINE", "COLUMN", "CODE", "MESSAGE", "TO DO"];
    let number = |at: u32| if at > 0 { at.to_string() } else { String::new() };
    Table::new(heads, Some(5)).with(faults.iter().map(|fault| {
        vec![
            fault.level.as_str().to_owned(),
            fault.file.as_deref().unwrap_or_default().to_owned(),
            number(fault.line),
            number(fault.column),
            fault.code.to_owned(),
            fault.message.to_string(),
            fault.hint.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]
    }))
}

/// One line: `file:line:column: level: code: message (hint)`.
pub fn line(fault: &Fault) -> String {
    let Fault { level, code, message, hint, .. } = fault;
    let hint = hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
    format!("{}: {}: {code}: {message}{hint}", Clean::line(&fault.place()), level.as_str())
}

/// Faults, each with its line underlined, `width` cells wide; the one line where its place is not
/// known or its file cannot be read. `read` gives the text of a file, and is asked once for each.
pub fn underlined(
    faults: &[Fault],
    width: usize,
    read: impl Fn(&str) -> Option<String>,
) -> impl Iterator<Item = String> {
    let mut texts: HashMap<&str, Option<String>> = HashMap::new();
    faults.iter().map(move |fault| {
        let place = fault.file.as_deref().zip(fault.bytes);
        let excerpt = place.and_then(|(file, (from, to))| {
            let text = texts.entry(file).or_insert_with(|| read(file));
            Some((file, excerpt(text.as_deref()?, from, to)?))
        });
        match excerpt {
            Some((file, (excerpt, meant))) => with_excerpt(fault, width, file, &excerpt, meant),
            None => line(fault),
        }
    })
}

fn with_excerpt(
    fault: &Fault,
    width: usize,
    file: &str,
    excerpt: &str,
    meant: Range<usize>,
) -> String {
    let level = match fault.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Gap => Shown::NOTE.with_name("gap"),
    };
    let path = Clean::line(file);
    let snippet = Snippet::source(excerpt)
        .line_start(fault.line as usize)
        .path(path.as_str())
        .annotation(AnnotationKind::Primary.span(meant));
    let title = level.primary_title(fault.message.as_str()).id(fault.code);
    let hint = fault.hint.as_ref().map(|hint| Shown::HELP.message(hint.as_str()));
    let group = title.element(snippet).elements(hint);
    format!("{}\n", Renderer::plain().term_width(width).render(&[group]))
}

/// The first of the lines that are meant, safe to show, with the bytes of it that are meant.
fn excerpt(text: &str, from: u32, to: u32) -> Option<(String, Range<usize>)> {
    let (from, to) = (from as usize, to as usize);
    let start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text[from..].find('\n').map_or(text.len(), |at| from + at);
    let to = to.clamp(from, end);
    let before: Vec<char> = text[start..from].chars().rev().take(AROUND).collect();
    let shown = |letters: &str| Clean::line(letters).to_string();
    let mut line = shown(&before.into_iter().rev().collect::<String>());
    let begin = line.len();
    line.push_str(&shown(text.get(from..to)?));
    let meant = begin..line.len();
    let after: String = text.get(to..end)?.trim_end().chars().take(AROUND).collect();
    line.push_str(&shown(&after));
    Some((line, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault() -> Fault {
        let fault = Fault::warning("unknown-key", "`ownr` is not a key of a caveat")
            .in_file(&"a.toml".into())
            .at(3, 1)
            .hint("did you mean `owner`?");
        Fault { bytes: Some((25, 29)), ..fault }
    }

    #[test]
    fn a_fault_is_one_line_for_scripts() {
        assert_eq!(
            line(&fault()),
            "a.toml:3:1: warning: unknown-key: `ownr` is not a key of a caveat \
             (did you mean `owner`?)"
        );
    }

    #[test]
    fn for_people_the_line_is_shown_underlined_and_nothing_hidden_in_it_is() {
        let read = |_: &str| Some("[[caveat]]\nid = \"AMB-C1\"\nownr = \"\u{202e}x\"\n".to_owned());
        let text: String = underlined(&[fault()], 80, read).collect();
        assert_eq!(
            text,
            "warning[unknown-key]: `ownr` is not a key of a caveat\n \
             --> a.toml:3:1\n  |\n3 | ownr = \"\u{fffd}x\"\n  | ^^^^\n  |\n  \
             = help: did you mean `owner`?\n"
        );
    }

    #[test]
    fn faults_are_counted_by_level() {
        let faults = [fault(), Fault::error("syntax", "no"), Fault::gap("cut", "it is")];
        assert_eq!(FaultCounts::of(&faults).to_string(), "1 error, 1 warning, 1 gap");
        assert!(!FaultCounts::of(&faults[2..]).any());
    }
}
