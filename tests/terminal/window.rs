//! Windows of every size, also of sizes that no window has.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::time::Duration;

use super::subject::{Desk, READY, TYPED};

#[test]
fn the_screen_follows_the_window() {
    let terminal = Desk::new().typing();
    terminal.resize(100, 30);
    terminal.shows("100x30");
    terminal.resize(1, 1);
    terminal.until("one letter is left", |screen| screen.contents() == ">");
    terminal.resize(80, 24);
    terminal.shows("80x24");
    terminal.shows(TYPED);
    terminal.shows(READY);
}

#[test]
fn a_size_that_cannot_be_is_cut_down() {
    let terminal = Desk::new().typing();
    terminal.resize(u16::MAX, u16::MAX);
    terminal.shows("1000x300");
    terminal.resize(0, 0);
    terminal.shows("80x24");
    terminal.resize(81, 0);
    terminal.resize(40, 10);
    terminal.shows("40x10");
    assert!(terminal.processor_time() < Duration::from_secs(2), "{:?}", terminal.processor_time());
}

#[test]
fn a_storm_of_sizes_ends_with_the_last() {
    let terminal = Desk::new().typing();
    for step in 0..500_u16 {
        terminal.resize(step % 41, step % 26);
    }
    terminal.resize(90, 20);
    terminal.shows("90x20");
    terminal.shows(TYPED);
}
