//! Keys, bursts of keys and pastes.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::thread::sleep;
use std::time::Duration;

use super::subject::{Desk, TYPED};

#[test]
fn keys_are_shown_and_the_cursor_follows() {
    let mut terminal = Desk::new().typing();
    let end = 2 + u16::try_from(TYPED.len()).unwrap();
    assert_eq!(terminal.cursor(), Some((end, 0)));
    terminal.keys("<ctrl-c>");
    terminal.hides(TYPED);
    terminal.keys("x<pgdn>");
    terminal.shows("PageDown");
    terminal.shows("> x");
}

#[test]
fn an_arrow_key_torn_apart_by_a_slow_line_is_still_one_key() {
    let mut terminal = Desk::new().open();
    for byte in [b"\x1b", b"[", b"A"] {
        terminal.bytes(byte);
        sleep(Duration::from_millis(2));
    }
    terminal.shows("Up");
    terminal.keys("x");
    terminal.shows("> x");
    assert_eq!(terminal.find("[A"), None, "{}", terminal.screen());
}

#[test]
fn a_lone_esc_is_heard_without_another_key() {
    let mut terminal = Desk::new().open();
    terminal.keys("<esc>");
    terminal.shows("Esc");
}

#[test]
fn a_burst_is_read_to_its_end_without_another_key() {
    let mut terminal = Desk::new().open();
    terminal.bytes("ab".repeat(10_000).as_bytes());
    terminal.keys("<enter>");
    terminal.shows("stored 20000");
}

#[test]
fn a_burst_is_drawn_a_few_times_only() {
    let mut terminal = Desk::new().open();
    let before = terminal.raw().matches("\x1b[?2026h").count();
    terminal.bytes("ab".repeat(500).as_bytes());
    terminal.keys("<enter>");
    terminal.shows("stored 1000");
    let frames = terminal.raw().matches("\x1b[?2026h").count() - before;
    assert!(frames <= 10, "{frames} frames for 1001 keys");
}

#[test]
fn a_paste_is_one_text_and_no_keys() {
    let mut terminal = Desk::new().open();
    terminal.paste("eyq\neyq");
    terminal.shows("pasted 7");
    assert_eq!(terminal.find("> e"), None);
    terminal.paste(&"q".repeat(100_000));
    terminal.shows("pasted 65536 and cut");
}

#[test]
fn a_paste_that_never_ends_can_be_left() {
    let mut terminal = Desk::new().open();
    terminal.bytes(b"\x1b[200~never ended");
    sleep(Duration::from_millis(1100));
    terminal.keys("<ctrl-c>");
    terminal.shows("pasted 11");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn answers_and_mouse_reports_are_no_keys() {
    let mut terminal = Desk::new().open();
    terminal.bytes(b"\x1b]52;c;ZXlx\x07\x1b[<0;10;10M\x1b[?64;1;2c\x1b[I\x1b[24;80Rz");
    terminal.shows("> z");
    terminal.keys("<enter>");
    terminal.shows("stored 1");
}
