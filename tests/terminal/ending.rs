//! Every way to end: what was being typed is kept, and the terminal is as it was.

use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::driver::{Setup, Terminal};
use super::subject::{Desk, FIRST, READY, TYPED, begin};

/// Hangs up and says how long it lived on.
#[track_caller]
fn is_gone(model: &Desk, mut terminal: Terminal) -> Duration {
    let used = terminal.processor_time();
    terminal.hang_up();
    let since = Instant::now();
    assert_eq!(terminal.ends(), 129);
    let lived = since.elapsed();
    assert_eq!(model.kept(), TYPED);
    let used = terminal.processor_time().saturating_sub(used);
    assert!(used <= Duration::from_millis(200), "it used {used:?} of a processor");
    lived
}

#[test]
fn when_the_terminal_goes_away_it_keeps_the_text_and_goes_too() {
    let lived: Vec<_> = std::iter::repeat_with(Desk::new)
        .take(3)
        .map(|model| is_gone(&model, model.typing()))
        .collect();
    // The quickest: a busy machine may keep any program waiting.
    assert!(lived.iter().min() <= Some(&Duration::from_secs(1)), "it lived on for {lived:?}");
}

#[test]
fn the_text_that_was_kept_is_offered_at_the_next_start() {
    let model = Desk::new();
    is_gone(&model, model.typing());
    let mut terminal = model.open();
    terminal.shows("1 draft waits, not saved yet: gd shows it");
    terminal.keys("a");
    terminal.shows(&format!("Note on {FIRST}"));
    terminal.shows(&format!("> {TYPED}"));
    terminal.keys(" and more<enter>");
    terminal.shows(&format!("Saved: note on {FIRST}"));
    terminal.hides("unsaved draft");
    terminal.keys("Q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(terminal.screen(), "caveat: 1 entry saved");
    assert_eq!(model.acts(), [format!("note {FIRST}: {TYPED} and more")]);
    assert_eq!(model.kept(), "", "what is saved is no draft any more");
}

#[test]
fn it_goes_too_where_nobody_sends_a_signal() {
    let model = Desk::new();
    let mut terminal = model.at(Setup::caveat().args(["register"])).uncontrolled().start();
    terminal.shows(READY);
    begin(&mut terminal);
    is_gone(&model, terminal);
}

#[test]
fn it_goes_too_where_the_signal_was_to_be_ignored() {
    let model = Desk::new();
    let ignoring = Setup::program("bash").args(["-c", r#"trap "" HUP; exec "$CAVEAT" register"#]);
    let ignoring = ignoring.env("CAVEAT", env!("CARGO_BIN_EXE_caveat"));
    let mut terminal = model.at(ignoring).start();
    terminal.shows(READY);
    begin(&mut terminal);
    is_gone(&model, terminal);
}

#[test]
fn it_goes_too_on_a_line_that_has_stalled() {
    let model = Desk::new();
    let terminal = stalled(&model);
    is_gone(&model, terminal);
}

#[test]
fn it_goes_too_when_its_command_line_dies() {
    let model = Desk::new();
    let mut terminal = model.job();
    begin(&mut terminal);
    let program = terminal.child();
    terminal.signal(Signal::KILL);
    assert_eq!(terminal.ends(), 1000);
    terminal.gone(program);
    assert_eq!(model.kept(), TYPED);
}

#[test]
fn a_signal_to_end_keeps_the_text_and_restores_the_terminal() {
    let signals =
        [(Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::TERM, 143)];
    let mut said = Vec::new();
    for (signal, code) in signals {
        let model = Desk::new();
        let mut terminal = model.typing();
        terminal.signal(signal);
        assert_eq!(terminal.ends(), code, "{signal:?}");
        assert_eq!(model.kept(), TYPED, "{signal:?}");
        assert_eq!(terminal.modes(), terminal.before, "{signal:?}");
        assert!(!terminal.alternate_screen(), "{signal:?}");
        assert!(!terminal.marks_pastes() && terminal.cursor().is_some(), "{signal:?}");
        said.push(terminal.screen());
    }
    // Where the machine is slow the program does not wait to say so, but never says otherwise.
    said.retain(|said| !said.is_empty());
    said.dedup();
    assert_eq!(said, ["caveat: what you were typing is kept as a draft"]);
}

/// The program, stuck in writing to a line that takes nothing any more.
fn stalled(model: &Desk) -> Terminal {
    let mut terminal = model.at(Setup::caveat().args(["register"])).size(500, 100).start();
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
    let model = Desk::new();
    let mut terminal = stalled(&model);
    let since = Instant::now();
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.ends(), 143);
    let lived = since.elapsed();
    assert!(lived <= Duration::from_secs(3), "it lived on for {lived:?}");
    assert!(lived >= Duration::from_millis(200), "the line was not stalled: {lived:?}");
    assert_eq!(model.kept(), TYPED);
    assert_eq!(terminal.modes(), terminal.before);
}

#[test]
fn killed_in_the_midst_of_typing_it_loses_the_last_second_at_most() {
    let model = Desk::new();
    let mut terminal = model.typing();
    let since = Instant::now();
    let mut typed = TYPED.to_owned();
    // Never a pause in the typing that could be used for keeping.
    while since.elapsed() < Duration::from_millis(1500) {
        terminal.keys("x");
        typed.push('x');
        sleep(Duration::from_millis(50));
    }
    terminal.signal(Signal::KILL);
    assert_eq!(terminal.ends(), 1000);
    let kept = model.kept();
    assert!(kept.starts_with(TYPED), "what was typed more than a second ago is kept: {kept:?}");
    assert!(typed.starts_with(&kept), "{kept:?}");
    let mut terminal = model.open();
    terminal.keys("a");
    terminal.shows(&format!("> {kept}"));
}
