//! From the arguments to the exit code: each command is handed to its own file.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use super::command_line::{Command, Line};
use super::context::Counter;
use super::environment::Environment;
use super::exit::{Code, Stop};
use super::open_screen::checks;
use super::output::{Out, say};
use super::settings::Settings;
use super::unknown_word;
use crate::journal::Act;
use crate::report::list::faults;

/// Runs the program with the arguments that it was started with.
pub fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let line = match Line::try_parse_from(&words) {
        Ok(line) => line,
        Err(error) => return refused(&words, &error),
    };
    match run(line) {
        Ok(code) => code,
        Err(stop) => stopped(&stop),
    }
}

fn run(line: Line) -> Result<ExitCode, Stop> {
    let environment = Environment::read()?;
    let settings = Settings::layered(&environment.configs);
    for fault in &settings.faults {
        say(faults::line(fault));
    }
    let counter = Counter { environment, settings, everywhere: line.everywhere };
    let Some(command) = line.command else {
        return checks::start(counter, line.screen);
    };
    line.screen.belongs_to_no_command()?;
    let mut out = Out::new();
    let code = match command {
        Command::List(it) => it.run(&counter, &mut out),
        Command::Count(it) => it.run(&counter, &mut out),
        Command::Show(it) => it.run(&counter, &mut out),
        Command::Matrix(it) => it.run(&counter, &mut out),
        Command::Timeline(it) => it.run(&counter, &mut out),
        Command::Money(it) => it.run(&counter, &mut out),
        Command::Check(it) => it.run(counter, &mut out),
        Command::Clock(it) => it.run(&counter, &mut out),
        Command::Note(it) => it.run(&counter, &mut out),
        Command::Verdict(it) => it.run(&counter, &mut out),
        Command::Status(it) => it.saying.run(Act::Status, &counter, &mut out),
        Command::Owner(it) => it.saying.run(Act::Owner, &counter, &mut out),
        Command::Due(it) => it.run(&counter, &mut out),
        Command::Agenda(it) => it.run(&counter, &mut out),
        Command::Chase(it) => it.run(&counter, &mut out),
        Command::Wait(it) => it.saying.run(Act::Wait, &counter, &mut out),
        Command::Tag(it) => it.saying.run(Act::Tag, &counter, &mut out),
        Command::Untag(it) => it.saying.run(Act::Untag, &counter, &mut out),
        Command::Flag(it) => it.saying.run(Act::Flag, &counter, &mut out),
        Command::Undo(it) => it.run(&counter, &mut out),
        Command::Redo(it) => it.run(&counter, &mut out),
        Command::Review(it) => return it.run(counter, &mut out),
        Command::Session(it) => return it.run(counter, &mut out),
        Command::Drafts(it) => it.run(&counter, &mut out),
        Command::Log(it) => it.run(&counter, &mut out),
        Command::Diff(it) => it.run(&counter, &mut out),
        Command::Settle(it) => it.run(&counter, &mut out),
        Command::Keys(it) => it.run(&counter, &mut out),
        Command::Config(it) => it.run(&counter, &mut out),
    }?;
    out.flush()?;
    Ok(code.into())
}

fn stopped(stop: &Stop) -> ExitCode {
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
        && Line::command().find_subcommand(&first).is_none()
        && !crate::store::is_folder(first.as_ref())
    {
        return stopped(&unknown_word::unknown(&first, None));
    }
    if error.exit_code() == 0 {
        // Asked for: whether anybody reads the help to its end is their own affair.
        let _ = error.print();
        return Code::Done.into();
    }
    let told = error.render().to_string();
    stopped(&Stop::usage(told.trim_start_matches("error: ").trim_end()))
}
