//! What is wrong in a register: one line each for scripts and editors, or with the line underlined.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};
use serde_json::{Value as Json, json};

use crate::fault::{Fault, Level};
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

/// One line: `file:line:column: level: code: message (hint)`.
pub fn line(fault: &Fault) -> String {
    let Fault { level, code, message, hint, .. } = fault;
    let hint = hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
    format!("{}: {}: {code}: {message}{hint}", Clean::line(&fault.place()), level.as_str())
}

/// The texts of the files that faults are in; each is read once.
pub struct FaultTexts<'a> {
    read: &'a dyn Fn(&str) -> Option<String>,
    known: HashMap<Arc<str>, Option<String>>,
}

impl<'a> FaultTexts<'a> {
    /// Texts that `read` gives by the file's path from the register's folder.
    pub fn new(read: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { read, known: HashMap::new() }
    }

    /// A fault with its line underlined, `width` cells wide; the one line where its place is not
    /// known or its file cannot be read.
    pub fn underlined(&mut self, fault: &Fault, width: usize) -> String {
        let Some((file, (from, to))) = fault.file.as_ref().zip(fault.bytes) else {
            return line(fault);
        };
        let read = self.read;
        let text = self.known.entry(Arc::clone(file)).or_insert_with(|| read(file));
        let Some((excerpt, meant)) = text.as_deref().and_then(|text| excerpt(text, from, to))
        else {
            return line(fault);
        };
        let level = match fault.level {
            Level::Error => Shown::ERROR,
            Level::Warning => Shown::WARNING,
            Level::Gap => Shown::NOTE.with_name("gap"),
        };
        let path = Clean::line(file);
        let snippet = Snippet::source(excerpt.as_str())
            .line_start(fault.line as usize)
            .path(path.as_str())
            .annotation(AnnotationKind::Primary.span(meant));
        let mut group: Group<'_> =
            level.primary_title(fault.message.as_str()).id(fault.code).element(snippet);
        if let Some(hint) = &fault.hint {
            group = group.element(Shown::HELP.message(hint.as_str()));
        }
        format!("{}\n", Renderer::plain().term_width(width).render(&[group]))
    }
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
        let text = FaultTexts::new(&read).underlined(&fault(), 80);
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
