//! How a command ends: an exit code for scripts and, when it could not do its work, words for people.

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use crate::fault::Fault;
use crate::text::Clean;

/// The exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// Done.
    Done = 0,
    /// Something was found, or could not be: faults, an unknown id, an act that was not saved.
    Findings = 1,
    /// The command line is wrong, or there is no terminal.
    Usage = 2,
    /// Some of the data could not be read.
    Unreadable = 3,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// Why a command stopped before it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandError {
    /// The exit code.
    pub code: Code,
    /// What is said on standard error; nothing when it is empty.
    pub message: Clean,
}

impl CommandError {
    /// The command line asks for something that there is not.
    pub fn usage(message: impl AsRef<str>) -> Self {
        Self { code: Code::Usage, message: Clean::prose(message.as_ref()) }
    }

    /// Something that was named is not there, or something was not saved.
    pub fn finding(message: impl AsRef<str>) -> Self {
        Self { code: Code::Findings, message: Clean::prose(message.as_ref()) }
    }

    /// The data cannot be read.
    pub fn unreadable(message: impl AsRef<str>) -> Self {
        Self { code: Code::Unreadable, message: Clean::prose(message.as_ref()) }
    }
}

impl From<Fault> for CommandError {
    /// That what was named is not known or not clear, with the advice that belongs to it.
    fn from(fault: Fault) -> Self {
        Self::finding(with_hint(&fault.message, fault.hint.as_deref()))
    }
}

/// A message with the advice that belongs to it on a line below, where there is any.
pub fn with_hint(message: &str, hint: Option<&str>) -> String {
    hint.map_or_else(|| message.to_owned(), |hint| format!("{message}\n  {hint}"))
}

impl From<io::Error> for CommandError {
    /// Output that could not be written. A reader who has seen enough, such as `head`, is no
    /// failure.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self { code: Code::Done, message: Clean::default() },
            _ => Self::finding(format!(
                "the output cannot be written: {}",
                crate::store::describe_io_error(&error)
            )),
        }
    }
}
