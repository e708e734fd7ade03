//! Every way to end: what was being typed is kept, and the terminal is as it was.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::driver::{Setup, Terminal};
use super::subject::{Desk, READY, TYPED, begin};

/// Hangs up and says how long it lived on.
#[track_caller]
fn is_gone(desk: &Desk, mut terminal: Terminal) -> Duration {
    let used = terminal.processor_time();
    terminal.hang_up();
    let since = Instant::now();
    assert_eq!(terminal.ends(), 129);
    let lived = since.elapsed();
    assert_eq!(desk.kept(), TYPED);
    let used = terminal.processor_time().saturating_sub(used);
    assert!(used <= Duration::from_millis(100), "it used {used:?} of a processor");
    lived
}

#[test]
fn when_the_terminal_goes_away_it_keeps_the_text_and_goes_too() {
    let mut lived: Vec<_> = std::iter::repeat_with(Desk::new)
        .take(5)
        .map(|desk| is_gone(&desk, desk.typing()))
        .collect();
    lived.sort();
    // The middle one: a busy machine may keep any program waiting.
    assert!(lived[2] <= Duration::from_secs(1), "it lived on for {lived:?}");
}

#[test]
fn it_goes_too_where_nobody_sends_a_signal() {
    let desk = Desk::new();
    let mut terminal = desk.at(Setup::caveat()).uncontrolled().start();
    terminal.shows(READY);
    begin(&mut terminal);
    is_gone(&desk, terminal);
}

#[test]
fn it_goes_too_where_the_signal_was_to_be_ignored() {
    let desk = Desk::new();
    let ignoring = Setup::program("bash").args(["-c", r#"trap "" HUP; exec "$CAVEAT""#]);
    let ignoring = ignoring.env("CAVEAT", env!("CARGO_BIN_EXE_caveat"));
    let mut terminal = desk.at(ignoring).start();
    terminal.shows(READY);
    begin(&mut terminal);
    is_gone(&desk, terminal);
}

#[test]
fn it_goes_too_on_a_line_that_has_stalled() {
    let desk = Desk::new();
    let terminal = stalled(&desk);
    is_gone(&desk, terminal);
}

#[test]
fn it_goes_too_when_its_command_line_dies() {
    let desk = Desk::new();
    let mut terminal = desk.job();
    let program = terminal.child();
    terminal.signal(Signal::KILL);
    assert_eq!(terminal.ends(), 1000);
    terminal.gone(program);
    assert_eq!(desk.kept(), TYPED);
}

#[test]
fn a_signal_to_end_keeps_the_text_and_restores_the_terminal() {
    let signals =
        [(Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::TERM, 143)];
    for (signal, code) in signals {
        let desk = Desk::new();
        let mut terminal = desk.typing();
        terminal.signal(signal);
        assert_eq!(terminal.ends(), code, "{signal:?}");
        assert_eq!(desk.kept(), TYPED, "{signal:?}");
        assert_eq!(terminal.modes(), terminal.before, "{signal:?}");
        terminal.until("the other screen is left", |screen| !screen.alternate_screen());
        assert!(!terminal.marks_pastes() && terminal.cursor().is_some(), "{signal:?}");
    }
}

/// The program, stuck in writing to a line that takes nothing any more.
fn stalled(desk: &Desk) -> Terminal {
    let mut terminal = desk.at(Setup::caveat()).size(500, 100).start();
    terminal.shows(READY);
    begin(&mut terminal);
    terminal.stall();
    for _ in 0..3 {
        terminal.keys("<ctrl-l>");
        terminal.rests();
    }
    terminal
}

#[test]
fn a_stalled_line_does_not_keep_it_from_ending() {
    let desk = Desk::new();
    let mut terminal = stalled(&desk);
    let since = Instant::now();
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.ends(), 143);
    let lived = since.elapsed();
    assert!(lived <= Duration::from_secs(1), "it lived on for {lived:?}");
    assert!(lived >= Duration::from_millis(200), "the line was not stalled: {lived:?}");
    assert_eq!(desk.kept(), TYPED);
    assert_eq!(terminal.modes(), terminal.before);
}

#[test]
fn a_fault_in_the_program_keeps_the_text_and_says_so_once() {
    let desk = Desk::new();
    let mut terminal = desk.at(Setup::caveat()).env("CAVEAT_PANIC", "1").start();
    terminal.shows(READY);
    begin(&mut terminal);
    terminal.keys("p");
    assert_eq!(terminal.ends(), 101);
    says_once(&terminal, "fault in the program: a fault ␛[2Jmade on purpose (src/main.rs:");
    assert_eq!(desk.kept(), TYPED);
}

#[test]
fn a_text_that_cannot_be_kept_is_not_said_to_be() {
    let keep_nowhere = Setup::caveat().env("CAVEAT_KEEP", "/nowhere/draft");
    let mut terminal = keep_nowhere.env("CAVEAT_PANIC", "1").start();
    terminal.shows(READY);
    begin(&mut terminal);
    terminal.keys("p");
    assert_eq!(terminal.ends(), 101);
    terminal.shows("but the text being typed could not be kept.");
}

#[test]
fn a_fault_in_another_thread_ends_it_in_the_same_way() {
    let desk = Desk::new();
    let mut terminal = desk.open();
    terminal.keys("fault<enter>");
    assert_eq!(terminal.ends(), 101);
    says_once(&terminal, "a fault in the worker");
    assert_eq!(desk.kept(), "fault");
}

#[track_caller]
fn says_once(terminal: &Terminal, words: &str) {
    terminal.shows("is kept as a draft.");
    assert!(!terminal.alternate_screen());
    assert_eq!(terminal.modes(), terminal.before);
    let said = terminal.screen().replace('\n', "");
    assert_eq!(said.matches(words).count(), 1, "{said}");
    assert_eq!(said.matches("caveat stopped").count(), 1, "{said}");
}
