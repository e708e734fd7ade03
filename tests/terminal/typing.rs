//! Keys, bursts of keys and pastes: pasted text is text, never commands.

use std::thread::sleep;
use std::time::Duration;

use super::driver::Terminal;
use super::subject::{Desk, FIRST, READY, TYPED, leave};

/// Opens the line for a note.
fn note(terminal: &mut Terminal) {
    terminal.keys("a");
    terminal.shows(&format!("Note on {FIRST}"));
}

/// The board answers to keys, and nothing was added.
#[track_caller]
fn nothing_was_done(model: &Desk, mut terminal: Terminal) {
    for (key, shown) in [("G", "on WIR-1"), ("gg", "on CHO-1")] {
        terminal.keys(key);
        terminal.shows(shown);
    }
    assert_eq!(leave(&mut terminal), 0);
    assert_eq!(terminal.screen(), "");
    assert_eq!(model.acts(), Vec::<String>::new());
}

#[test]
fn keys_are_shown_and_the_cursor_follows() {
    let mut terminal = Desk::new().typing();
    let (column, row) = terminal.find(TYPED).unwrap();
    let length = u16::try_from(TYPED.len()).unwrap();
    assert_eq!(terminal.cursor(), Some((column + length, row)));
    terminal.keys("<home>é<right><bs>");
    terminal.shows(&format!("> é{}", &TYPED[1..]));
    assert_eq!(terminal.cursor(), Some((column + 1, row)));
}

#[test]
fn keys_that_a_slow_line_delivers_together_are_each_obeyed() {
    let mut terminal = Desk::new().open();
    terminal.keys("j<enter>G");
    terminal.shows("WIR-3 Integrated Commissioning Hub");
    terminal.shows("│>file        wirral.toml:");
}

#[test]
fn an_arrow_key_torn_apart_by_a_slow_line_is_still_one_key() {
    let mut terminal = Desk::new().open();
    for byte in [b"\x1b", b"[", b"B"] {
        terminal.bytes(byte);
        sleep(Duration::from_millis(2));
    }
    terminal.shows("on WIR-3");
}

#[test]
fn a_lone_esc_is_heard_without_another_key() {
    let mut terminal = Desk::new().typing();
    terminal.keys("<esc>");
    terminal.shows(&format!("Nothing is recorded. The text is kept as a draft of {FIRST}"));
}

#[test]
fn a_burst_into_a_note_is_read_to_its_end_and_drawn_a_few_times_only() {
    let model = Desk::new();
    let mut terminal = model.open();
    note(&mut terminal);
    let before = terminal.raw().matches("\x1b[?2026h").count();
    terminal.bytes("ab".repeat(5_000).as_bytes());
    terminal.keys("<enter>");
    terminal.shows("Saved: note on CHO-1");
    let frames = terminal.raw().matches("\x1b[?2026h").count() - before;
    assert!(frames <= 60, "{frames} frames for 10,001 keys");
    assert_eq!(model.acts(), [format!("note {FIRST}: {}", "ab".repeat(5_000))]);
}

#[test]
fn a_burst_on_the_board_does_nothing() {
    let model = Desk::new();
    let mut terminal = model.open();
    terminal.bytes(b"vmx is what the minutes say\ruvp\r");
    terminal.shows("That looked like pasted text, so it did nothing");
    nothing_was_done(&model, terminal);
}

#[test]
fn a_burst_of_two_lines_into_a_note_is_one_note_and_no_commands() {
    let model = Desk::new();
    let mut terminal = model.open();
    note(&mut terminal);
    terminal.bytes(b"first line\rvmx and the second line uUu\r");
    terminal.shows("Saved: note on CHO-1");
    terminal.keys("j");
    terminal.shows("on WIR-3");
    assert_eq!(model.acts(), [format!("note {FIRST}: first line vmx and the second line uUu")]);
}

#[test]
fn a_paste_on_the_board_does_nothing() {
    let model = Desk::new();
    let mut terminal = model.open();
    terminal.paste("vm\na\nQ");
    terminal.shows("Pasted text does nothing here");
    nothing_was_done(&model, terminal);
}

#[test]
fn a_paste_into_a_note_is_one_line_that_waits_for_enter() {
    let model = Desk::new();
    let mut terminal = model.open();
    note(&mut terminal);
    terminal.paste("one\n\tq:Q \x1b]0;title\x07two\n");
    terminal.shows("> one  q:Q ]0;titletwo");
    assert_eq!(model.acts(), Vec::<String>::new());
    terminal.keys("<enter>");
    terminal.shows("Saved: note");
    assert_eq!(model.acts(), [format!("note {FIRST}: one  q:Q ]0;titletwo")]);
}

#[test]
fn a_paste_that_is_too_long_is_cut_with_a_notice_and_can_be_saved() {
    let model = Desk::new();
    let mut terminal = model.open();
    note(&mut terminal);
    terminal.paste(&"words \"quoted\" and more\n".repeat(4_500));
    terminal.shows("More was typed or pasted than a line takes: the rest is left out");
    let (used, written) = (terminal.processor_time(), terminal.written());
    terminal.keys("<bs><bs>ZZ");
    terminal.shows("ZZ");
    let used = terminal.processor_time().saturating_sub(used);
    assert!(used < Duration::from_secs(1), "{used:?} for two keys in a long line");
    assert!(terminal.written() - written < 4_000);
    terminal.keys("<enter>");
    terminal.shows("Saved: note");
    let acts = model.acts();
    assert_eq!(acts.len(), 1);
    assert!((50_000..60_000).contains(&acts[0].len()), "{} bytes", acts[0].len());
    assert!(acts[0].starts_with("note CHO-1: words \"quoted\" and more words"));
}

#[test]
fn a_paste_that_never_ends_can_be_left() {
    let model = Desk::new();
    let mut terminal = model.open();
    terminal.bytes(b"\x1b[200~never ended");
    sleep(Duration::from_millis(1100)); // within a second it would be text
    terminal.keys("<ctrl-c>");
    terminal.shows("Pasted text does nothing here");
    nothing_was_done(&model, terminal);
}

#[test]
fn answers_and_mouse_reports_are_no_keys() {
    let mut terminal = Desk::new().open();
    terminal.bytes(b"\x1b]52;c;ZXlx\x07\x1b[<0;10;10M\x1b[?64;1;2c\x1b[I\x1b[24;80Rj");
    terminal.shows("on WIR-3");
    terminal.shows(READY);
}
