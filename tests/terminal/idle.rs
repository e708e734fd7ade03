//! What the program costs: nothing while nobody types, little for a key, and never the keys.

use std::fmt::Write as _;
use std::fs;
use std::thread::sleep;
use std::time::Duration;

use super::driver::Terminal;
use super::subject::{Desk, TYPED, leave};

/// A model whose register has so many cases, each with a caveat, in files of fifty.
fn large(cases: usize) -> Desk {
    let model = Desk::without_records();
    for file in 0..cases / 50 {
        let mut text = String::new();
        for number in file * 50..(file + 1) * 50 {
            writeln!(
                text,
                "[[case]]\nid = \"AMB-{number}\"\ntitle = \"Works at Ambleford {number}\"\n\
                 programme = \"AMB\"\nstage = \"outline\"\n\n\
                 [[caveat]]\nid = \"AMB-C{number}\"\ncases = [\"AMB-{number}\"]\n\
                 class = \"condition\"\nforce = \"resolved\"\n\
                 text = \"Works {number} are to be reported.\"\ndue = 2017-07-{:02}\n",
                number % 28 + 1
            )
            .unwrap();
        }
        fs::write(model.register().join(format!("works-{file:03}.toml")), text).unwrap();
    }
    fs::write(
        model.register().join("ambleford.toml"),
        "[[programme]]\nid = \"AMB\"\ntitle = \"Ambleford works\"\n",
    )
    .unwrap();
    model
}

/// The bytes that are written for one key down in the list, the most of two.
fn written_for_a_key(terminal: &mut Terminal) -> usize {
    terminal.rests();
    let mut most = 0;
    for _ in 0..2 {
        let (before, cursor) = (terminal.written(), terminal.cursor());
        terminal.keys("j");
        terminal.until("the cursor has moved", |screen| {
            let (row, column) = screen.cursor_position();
            Some((column, row)) != cursor
        });
        terminal.rests();
        most = most.max(terminal.written() - before);
    }
    most
}

#[test]
fn nothing_happens_while_nobody_types() {
    let model = Desk::new();
    let terminal = model.typing();
    model.keeps(TYPED);
    terminal.rests();
    let (written, wakings, used) =
        (terminal.written(), terminal.wakings(), terminal.processor_time());
    sleep(Duration::from_secs(3));
    assert_eq!(terminal.written() - written, 0, "bytes written in three seconds");
    assert_eq!(terminal.wakings() - wakings, 0, "wakings in three seconds");
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
fn a_key_writes_as_little_on_a_large_register_as_on_the_sample() {
    let sample = Desk::new();
    let mut terminal = sample.open();
    let on_sample = written_for_a_key(&mut terminal);
    let large = large(1_000);
    let mut terminal = large.start(&["register"]);
    terminal.shows("Cases 1000 of 1000");
    let on_large = written_for_a_key(&mut terminal);
    assert!(on_large < 2 * on_sample, "{on_large} bytes, on the sample {on_sample}");
    assert!(on_large < 4_000, "{on_large} bytes");
}

#[test]
fn keys_are_answered_while_a_large_register_is_read() {
    let model = large(3_000);
    let mut terminal = model.start(&["register"]);
    terminal.shows("reading");
    terminal.keys("?");
    terminal.until("the help shows while the register is read", |screen| {
        let contents = screen.contents();
        contents.contains("reading") && contents.contains("Esc closes this")
    });
    terminal.shows("[1 Inbox 3000]");
    terminal.keys("?");
    terminal.shows("Cases 3000 of 3000");
    assert_eq!(leave(&mut terminal), 0);
}

#[test]
fn leaving_does_not_wait_for_a_large_register() {
    let model = large(3_000);
    let mut terminal = model.start(&["register"]);
    terminal.shows("reading");
    terminal.keys("Q");
    assert_eq!(terminal.ends(), 0);
    assert!(!terminal.raw().contains("of 3000 "));
    assert!(terminal.processor_time() < Duration::from_secs(1), "it read to the end");
}
