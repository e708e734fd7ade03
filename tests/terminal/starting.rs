//! How it starts, what it does to the terminal, and what it says where there is none.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::driver::Setup;
use super::subject::{Desk, READY, TYPED};

const PIPED: &str = "caveat: there is no terminal to open the screen on; \
    in scripts use `caveat list` (see `caveat --help`)\n";

#[test]
fn it_takes_the_terminal_over_and_gives_it_back_as_it_was() {
    let desk = Desk::new();
    let mut terminal = desk.open();
    assert!(terminal.alternate_screen() && terminal.marks_pastes());
    assert!(terminal.modes().is_raw(), "{:?}", terminal.modes());
    assert!(!terminal.raw().contains("\x1b[?100"), "the mouse is left alone");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
    assert!(!terminal.alternate_screen() && !terminal.marks_pastes());
    assert_eq!(terminal.modes(), terminal.before);
    assert_eq!(terminal.cursor().map(|(column, _)| column), Some(0), "shown, on a new line");
    terminal.shows("Goodbye.");
}

#[test]
fn nothing_happens_while_nobody_types() {
    let terminal = Desk::new().typing();
    terminal.rests();
    let (written, wakings, used) =
        (terminal.written(), terminal.wakings(), terminal.processor_time());
    sleep(Duration::from_secs(1));
    assert_eq!(terminal.written() - written, 0, "bytes written in a second");
    assert_eq!(terminal.wakings() - wakings, 0, "wakings in a second");
    assert_eq!(terminal.processor_time(), used);
}

#[test]
fn a_frame_comes_whole_between_its_marks() {
    let terminal = Desk::new().typing();
    let raw = terminal.raw();
    let frames: Vec<_> = raw.split("\x1b[?2026h").skip(1).collect();
    assert!(frames.len() > 1, "{raw:?}");
    for frame in frames {
        assert_eq!(frame.find("\x1b[?2026l"), Some(frame.len() - 8), "{frame:?}");
    }
}

#[test]
fn without_colours_the_selection_stays_reversed() {
    let terminal = Desk::new().at(Setup::caveat()).env("NO_COLOR", "1").start();
    terminal.shows(READY);
    let mut terminal = terminal;
    terminal.keys(TYPED);
    terminal.shows(TYPED);
    assert!(terminal.raw().contains("\x1b[7m"));
    assert!(terminal.is_reversed(TYPED), "{}", terminal.screen());
    assert!(!terminal.raw().contains("\x1b[;m"), "a full reset in disguise");
}

#[test]
fn in_a_pipe_it_says_so_in_one_line_and_writes_no_escape() {
    let run = |stdin: Stdio| {
        Command::new(env!("CARGO_BIN_EXE_caveat"))
            .stdin(stdin)
            .env("TERM", "xterm")
            .output()
            .unwrap()
    };
    for stdin in [Stdio::null(), Stdio::piped()] {
        let output = run(stdin);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8_lossy(&output.stderr), PIPED);
        assert_eq!(output.stdout, b"");
    }
}

#[test]
fn with_a_terminal_on_one_side_only_it_says_the_same() {
    for command in ["$CAVEAT | cat", "$CAVEAT < /dev/null"] {
        let mut terminal = Setup::command_line().start();
        terminal.shows("ready> ");
        terminal.keys(&format!(
            "{}; echo code ${{PIPESTATUS[0]}}<enter>",
            command.replace('<', "<lt>")
        ));
        terminal.shows("code 2");
        terminal.shows("caveat: there is no terminal to open the screen on");
        assert!(!terminal.raw().contains("\x1b[?1049"), "{:?}", terminal.raw());
    }
}

#[test]
fn a_dumb_terminal_is_told_apart() {
    let mut terminal = Setup::caveat().env("TERM", "dumb").start();
    assert_eq!(terminal.ends(), 2);
    terminal.shows("caveat: this terminal cannot show a screen (TERM=dumb)");
    assert!(!terminal.raw().contains('\x1b'), "{:?}", terminal.raw());
}
