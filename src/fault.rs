//! What is wrong, where it is, and what to do about it.

use std::sync::Arc;

use serde::Serialize;

use crate::text::Clean;
use crate::text::word_enum::word_enum;

word_enum! {
    /// How much a fault costs.
    pub enum Level {
        /// The record, or the file, cannot be used.
        Error = "error",
        /// It can be used, but something in it is doubtful.
        Warning = "warning",
        /// Something is not on file, or not settled; never changes an exit code.
        Gap = "gap",
    }
}

/// One thing that is wrong with one file or record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// How much it costs.
    pub level: Level,
    /// A short fixed word for the kind of fault, for scripts: `syntax`, `unknown-key` …
    pub code: &'static str,
    /// The file, from the register's folder; none when the fault is of no one file.
    pub file: Option<Arc<str>>,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: u32,
    /// Column in letters, from 1; 0 when the whole line is meant.
    pub column: u32,
    /// What is wrong, in one plain sentence.
    pub message: Clean,
    /// What to do about it.
    pub hint: Option<Clean>,
    /// The bytes of the file that are meant, for underlining.
    #[serde(skip)]
    pub bytes: Option<(u32, u32)>,
    /// Whether a record is left out because of it; of several faults of one record the first alone.
    #[serde(skip)]
    pub costs_its_record: bool,
}

/// The faults for which a whole file is left out.
const LEFT_OUT: [&str; 9] = [
    "syntax",
    "conflict",
    "refused",
    "unreadable",
    "too-large",
    "not-utf8",
    "nul",
    "journal-folder",
    "journal-refused",
];

impl Fault {
    /// Whether the whole file is left out because of it.
    pub fn costs_its_file(&self) -> bool {
        LEFT_OUT.contains(&self.code)
    }

    /// Whether a file or a record is missing from what is shown because of it.
    pub fn leaves_out(&self) -> bool {
        self.costs_its_file() || self.costs_its_record
    }

    /// A fault without a place yet.
    pub fn new(level: Level, code: &'static str, message: impl AsRef<str>) -> Self {
        let message = Clean::line(message.as_ref());
        Self {
            level,
            code,
            file: None,
            line: 0,
            column: 0,
            message,
            hint: None,
            bytes: None,
            costs_its_record: false,
        }
    }

    /// Something that cannot be used.
    pub fn error(code: &'static str, message: impl AsRef<str>) -> Self {
        Self::new(Level::Error, code, message)
    }

    /// Something doubtful.
    pub fn warning(code: &'static str, message: impl AsRef<str>) -> Self {
        Self::new(Level::Warning, code, message)
    }

    /// Something that is not on file.
    pub fn gap(code: &'static str, message: impl AsRef<str>) -> Self {
        Self::new(Level::Gap, code, message)
    }

    /// The same fault, in this file.
    #[must_use]
    pub fn in_file(mut self, file: &Arc<str>) -> Self {
        self.file = Some(Arc::clone(file));
        self
    }

    /// The same fault, at this line and column (both from 1, 0 for not known).
    #[must_use]
    pub fn at(mut self, line: u32, column: u32) -> Self {
        (self.line, self.column) = (line, column);
        self
    }

    /// The same fault, with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl AsRef<str>) -> Self {
        self.hint = Some(Clean::line(hint.as_ref()));
        self
    }

    /// What is wrong and, in brackets, what to do about it, on one line.
    pub fn describe(&self) -> String {
        let hint = self.hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
        format!("{}{hint}", self.message)
    }

    /// `file:line:column`, as much of it as is known, for people and editors.
    pub fn place(&self) -> String {
        let file = self.file.as_deref().unwrap_or("the register");
        match (self.line, self.column) {
            (0, _) => file.to_owned(),
            (line, 0) => format!("{file}:{line}"),
            (line, column) => format!("{file}:{line}:{column}"),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}: {}", self.place(), self.level, self.describe())
    }
}
