//! From the arguments to the exit code: each command is handed to its own file.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use super::command_line::{CliCommand, CommandLine};
use super::context::Context;
use super::exit::{Code, CommandError};
use super::open_screen::checks;
use super::output::{Output, say};
use super::{threads, unknown_word};
use crate::journal::Act;
use crate::report::list::faults;
use crate::term::{NoTerminal, survive_failed_writes};

/// Runs the program with the arguments that it was started with.
pub fn main() -> ExitCode {
    let words = help_asked(std::env::args_os().collect());
    let line = match CommandLine::try_parse_from(&words) {
        Ok(line) => line,
        Err(error) => return refused(&words, &error),
    };
    survive_failed_writes();
    run(line, threads::start()).unwrap_or_else(|stop| stopped(&stop))
}

/// `caveat help COMMAND` as it is understood: `caveat COMMAND --help`.
fn help_asked(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    words
}

/// `has_threads` says whether this account may still start some.
fn run(line: CommandLine, has_threads: bool) -> Result<ExitCode, CommandError> {
    let context = Context::new(line.everywhere)?;
    context.settings.faults.iter().map(faults::line).for_each(say);
    let Some(command) = line.command else {
        if !has_threads {
            let none = NoTerminal::NoThread(std::io::ErrorKind::WouldBlock.into());
            return Err(CommandError::usage(none.to_string()));
        }
        return checks::start(context, line.screen);
    };
    line.screen.belongs_to_no_command()?;
    let mut out = Output::default();
    let code = match command {
        CliCommand::List(it) => it.run(&context, &mut out),
        CliCommand::Count(it) => it.run(&context, &mut out),
        CliCommand::Show(it) => it.run(&context, &mut out),
        CliCommand::Matrix(it) => it.run(&context, &mut out),
        CliCommand::Timeline(it) => it.run(&context, &mut out),
        CliCommand::Money(it) => it.run(&context, &mut out),
        CliCommand::Check(it) => it.run(context, &mut out),
        CliCommand::Clock(it) => it.run(&context, &mut out),
        CliCommand::Note(it) => it.run(&context, &mut out),
        CliCommand::Verdict(it) => it.run(&context, &mut out),
        CliCommand::Status(it) => it.run(Act::Status, &context, &mut out),
        CliCommand::Owner(it) => it.run(Act::Owner, &context, &mut out),
        CliCommand::Due(it) => it.run(&context, &mut out),
        CliCommand::Agenda(it) => it.run(&context, &mut out),
        CliCommand::Chase(it) => it.run(&context, &mut out),
        CliCommand::Wait(it) => it.run(Act::Wait, &context, &mut out),
        CliCommand::Tag(it) => it.run(Act::Tag, &context, &mut out),
        CliCommand::Untag(it) => it.run(Act::Untag, &context, &mut out),
        CliCommand::Flag(it) => it.run(Act::Flag, &context, &mut out),
        CliCommand::Undo(it) => it.run(Act::Retract, &context, &mut out),
        CliCommand::Redo(it) => it.run(Act::Restore, &context, &mut out),
        CliCommand::Review(it) => return it.run(context, &mut out),
        CliCommand::Session(it) => return it.run(context, &mut out),
        CliCommand::Drafts(it) => it.run(&context, &mut out),
        CliCommand::Log(it) => it.run(&context, &mut out),
        CliCommand::Diff(it) => it.run(&context, &mut out),
        CliCommand::Settle(it) => it.run(&context, &mut out),
        CliCommand::Keys(it) => it.run(&context, &mut out),
        CliCommand::Config(it) => it.run(&context, &mut out),
    }?;
    out.flush()?;
    Ok(code.into())
}

fn stopped(stop: &CommandError) -> ExitCode {
    if !stop.message.is_empty() {
        say(format!("caveat: {}", stop.message));
    }
    stop.code.into()
}

/// A command line that cannot be read, or a request for help.
fn refused(words: &[OsString], error: &clap::Error) -> ExitCode {
    let unknown = matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand);
    if unknown
        && let Some(first) = unknown_word::first(words)
        && CommandLine::command().find_subcommand(&first).is_none()
        && !Path::new(&first).is_dir()
    {
        return stopped(&unknown_word::unknown(&first, None));
    }
    if error.exit_code() == 0 {
        // Asked for: whether anybody reads the help to its end is their own affair.
        let _ = error.print();
        return Code::Done.into();
    }
    let mut told = error.render().to_string();
    // What this program refuses itself has its words whole; the usage below them is of no command.
    if error.context().next().is_none()
        && let Some((own, _)) = told.split_once("\n\nUsage:")
    {
        told = own.to_owned();
    }
    stopped(&CommandError::usage(told.trim_start_matches("error: ").trim_end()))
}
