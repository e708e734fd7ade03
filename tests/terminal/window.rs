//! Windows of every size, also of sizes that no window has.

use std::time::Duration;

use super::driver::Terminal;
use super::subject::{Desk, READY, TYPED};

/// Whether the board fills a screen of this size: its frame ends at the right edge.
#[track_caller]
fn fills(terminal: &Terminal, columns: u16) {
    terminal.until(&format!("the board is {columns} wide"), |screen| {
        let right = columns - 1;
        let corner = |row: u16| screen.cell(row, right).is_some_and(|it| it.contents() == "┐");
        screen.size().1 == columns && (0..4).any(corner)
    });
}

#[test]
fn the_screen_follows_the_window() {
    let terminal = Desk::new().typing();
    terminal.resize(40, 10);
    fills(&terminal, 40);
    terminal.shows(&format!("> {TYPED}"));
    terminal.resize(1, 1);
    terminal.until("one letter is left", |screen| screen.contents() == "4");
    terminal.resize(39, 9);
    terminal.shows("40x10 needed, is 39x9");
    terminal.resize(300, 100);
    fills(&terminal, 300);
    terminal.shows(READY);
    terminal.resize(80, 24);
    fills(&terminal, 80);
    terminal.shows(READY);
    terminal.shows(&format!("> {TYPED}"));
}

#[test]
fn a_size_that_cannot_be_is_cut_down() {
    let terminal = Desk::new().typing();
    terminal.resize(u16::MAX, u16::MAX);
    fills(&terminal, 1000);
    terminal.resize(0, 0);
    fills(&terminal, 80);
    terminal.resize(81, 0);
    terminal.resize(80, 24);
    fills(&terminal, 80);
    terminal.shows(&format!("> {TYPED}"));
    assert!(terminal.processor_time() < Duration::from_secs(4), "{:?}", terminal.processor_time());
}

#[test]
fn a_storm_of_sizes_ends_with_the_last() {
    let mut terminal = Desk::new().typing();
    for step in 0..500_u16 {
        terminal.resize(step % 61, step % 26);
    }
    terminal.resize(90, 20);
    fills(&terminal, 90);
    terminal.shows(&format!("> {TYPED}"));
    terminal.keys("!");
    terminal.shows(&format!("> {TYPED}!"));
}
