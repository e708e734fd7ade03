//! Ctrl-Z and `fg`, and everything else by which a command line moves its jobs about.

use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Signal, kill_process};

use super::driver::{PATIENCE, Terminal};
use super::subject::{Desk, READY, TYPED, begin};

/// Waits for the command line; the program's screen is left and keys are echoed again.
#[track_caller]
fn at_the_command_line(terminal: &Terminal) {
    terminal.until("the command line is back", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
    });
    assert!(terminal.raw().contains("\x1b[?2004l"), "pastes are no longer marked for the program");
}

/// Waits for the board; keys reach it.
#[track_caller]
fn is_back(terminal: &mut Terminal) {
    terminal.until("the board is back", |screen| {
        screen.alternate_screen() && terminal.modes().is_raw() && screen.contents().contains(READY)
    });
    for (key, shown) in [("G", "on WIR-1"), ("gg", "on CHO-1")] {
        terminal.keys(key);
        terminal.shows(shown);
    }
}

#[test]
fn ctrl_z_gives_the_command_line_back_and_fg_the_program() {
    let model = Desk::new();
    let mut terminal = model.job();
    for _ in 1..=2 {
        terminal.keys("<ctrl-z>");
        at_the_command_line(&terminal);
        terminal.keys("echo still here<enter>");
        terminal.shows("\nstill here");
        terminal.keys("clear<enter>");
        at_the_command_line(&terminal);
        terminal.keys("fg<enter>");
        is_back(&mut terminal);
    }
    terminal.keys("Q");
    at_the_command_line(&terminal);
    terminal.keys("echo code $?<enter>");
    terminal.shows("\ncode 0");
    at_the_command_line(&terminal);
}

#[test]
fn the_window_may_change_and_colleagues_write_meanwhile() {
    let model = Desk::new();
    let mut terminal = model.job();
    terminal.keys("<ctrl-z>");
    at_the_command_line(&terminal);
    terminal.resize(60, 20);
    let noted = model.run(&["-d", "register", "note", "CHO-1", "Written meanwhile."]);
    assert_eq!(noted.status.code(), Some(0));
    terminal.keys("fg<enter>");
    is_back(&mut terminal);
    terminal.keys("<enter>");
    terminal.shows("Esc goes back to cases");
    terminal.keys("G");
    terminal.shows("Written meanwhile.");
}

#[test]
fn a_signal_stops_it_in_the_midst_of_a_note_and_fg_finds_the_note_again() {
    let model = Desk::new();
    let mut terminal = model.job();
    begin(&mut terminal);
    kill_process(terminal.child(), Signal::TSTP).unwrap();
    at_the_command_line(&terminal);
    terminal.keys("clear<enter>");
    at_the_command_line(&terminal);
    terminal.keys("fg<enter>");
    terminal.shows(&format!("> {TYPED}"));
    terminal.keys("!");
    terminal.shows(&format!("> {TYPED}!"));
}

#[test]
fn being_stopped_without_notice_is_repaired() {
    let model = Desk::new();
    let mut terminal = model.job();
    kill_process(terminal.child(), Signal::STOP).unwrap();
    terminal.until("the command line is back", |screen| screen.contents().contains("Stopped"));
    terminal.keys("fg<enter>");
    is_back(&mut terminal);
}

#[test]
fn in_the_background_it_sleeps_and_can_be_ended() {
    let model = Desk::new();
    let mut terminal = model.job();
    begin(&mut terminal);
    kill_process(terminal.child(), Signal::TSTP).unwrap();
    at_the_command_line(&terminal);
    terminal.keys("bg<enter>");
    at_the_command_line(&terminal);
    assert!(!terminal.alternate_screen());
    terminal.keys("kill %1; wait %1; echo ended $?<enter>");
    terminal.shows("\nended 143");
    assert_eq!(model.kept(), TYPED);
    assert!(!terminal.alternate_screen());
}

#[test]
fn where_no_command_line_waits_ctrl_z_does_not_stop_it_for_ever() {
    let model = Desk::new();
    let mut terminal = model.open();
    terminal.keys("<ctrl-z>");
    // What is typed before it has paused is thrown away with the pause.
    let begun = Instant::now();
    while !terminal.raw().contains("\x1b[?1049l") {
        assert!(begun.elapsed() < PATIENCE, "it does not pause");
        sleep(Duration::from_millis(2));
    }
    is_back(&mut terminal);
}
