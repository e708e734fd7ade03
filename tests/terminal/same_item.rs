//! Two terminals of one officer who write about the same item: each has its draft, and a save on
//! one of them leaves the words of the other.

use rustix::process::Signal;

use super::driver::Terminal;
use super::subject::{Desk, FIRST, leave};

/// How often each way of ending is tried.
const TRIES: usize = 20;

/// Begins a note on the first case of the board and waits until it is kept.
fn write(terminal: &mut Terminal, desk: &Desk, words: &str) {
    terminal.keys("a");
    terminal.shows(&format!("Note on {FIRST}"));
    terminal.keys(words);
    terminal.shows(&format!("> {words}"));
    desk.holds(words);
}

/// How one of the two terminals ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Save,
    Leave,
    HangUp,
    Kill,
}

const ENDINGS: [Ending; 4] = [Ending::Save, Ending::Leave, Ending::HangUp, Ending::Kill];

/// Ends a terminal in the midst of a note.
fn end(mut terminal: Terminal, ending: Ending) {
    match ending {
        Ending::Save => {
            terminal.keys("<enter>");
            terminal.shows(&format!("Saved: note on {FIRST}"));
            assert_eq!(leave(&mut terminal), 0);
        }
        Ending::Leave => {
            terminal.keys("<esc>");
            terminal.shows("The text is kept as a draft");
            assert_eq!(leave(&mut terminal), 0);
        }
        Ending::HangUp => {
            terminal.hang_up();
            assert_eq!(terminal.ends(), 129);
        }
        Ending::Kill => {
            terminal.signal(Signal::KILL);
            assert_eq!(terminal.ends(), 1000);
        }
    }
}

#[test]
fn no_word_of_either_is_lost_however_they_end() {
    let ways = ENDINGS.iter().flat_map(|one| ENDINGS.map(|other| (*one, other)));
    for (one, other) in ways.cycle().take(TRIES) {
        let desk = Desk::new();
        let (mut here, mut there) = (desk.open(), desk.open());
        write(&mut here, &desk, "the first words");
        write(&mut there, &desk, "other words");
        end(here, one);
        end(there, other);
        let mut expected = [("the first words", one), ("other words", other)].to_vec();
        let saved = |ending: &Ending| *ending == Ending::Save;
        let acts = desk.acts();
        for (words, _) in expected.iter().filter(|(_, ending)| saved(ending)) {
            assert!(
                acts.contains(&format!("note {FIRST}: {words}")),
                "{one:?} {other:?}: {acts:?}"
            );
        }
        expected.retain(|(_, ending)| !saved(ending));
        let mut kept: Vec<String> = desk.drafts().into_iter().map(|draft| draft.text).collect();
        kept.sort();
        let mut words: Vec<&str> = expected.iter().map(|(words, _)| *words).collect();
        words.sort_unstable();
        assert_eq!(kept, words, "{one:?}, {other:?}");
    }
}

#[test]
fn a_start_offers_what_no_open_terminal_has_and_names_the_rest() {
    let desk = Desk::new();
    let (mut killed, mut here) = (desk.open(), desk.open());
    write(&mut killed, &desk, "from a killed one");
    write(&mut here, &desk, "still being written");
    killed.signal(Signal::KILL);
    assert_eq!(killed.ends(), 1000);
    let mut there = desk.open();
    there.shows("1 draft waits, 1 is being written on another terminal: gd");
    there.keys("gd");
    there.shows("Drafts");
    there.keys("G");
    there.until("both are listed", |screen| {
        let text = screen.contents();
        text.contains("not saved") || text.contains("being written on another terminal")
    });
    // The line offers the one that is free, and leaves the other alone.
    there.keys("q");
    there.shows("Cases 9 of 9");
    there.keys("a");
    there.shows("> from a killed one");
    there.keys(", and more<enter>");
    there.shows(&format!("Saved: note on {FIRST}"));
    desk.has_drafts(1);
    let kept: Vec<String> = desk.drafts().into_iter().map(|draft| draft.text).collect();
    assert_eq!(kept, ["still being written"]);
    here.keys("!");
    here.shows("> still being written!");
    here.keys("<enter>");
    here.shows(&format!("Saved: note on {FIRST}"));
    let acts = desk.acts();
    let note = |words: &str| format!("note {FIRST}: {words}");
    assert_eq!(acts, [note("from a killed one, and more"), note("still being written!")]);
    desk.has_drafts(0);
}

#[test]
fn a_draft_of_an_open_terminal_is_neither_opened_nor_thrown_away() {
    let desk = Desk::new();
    let mut here = desk.open();
    write(&mut here, &desk, "mine to finish");
    let mut there = desk.open();
    there.keys("gd");
    there.shows("note on CHO-1, being written on another terminal");
    let told = "note on CHO-1 is being written on another terminal (pts/";
    there.keys("<enter>");
    there.shows(told);
    there.keys(":");
    there.shows("Command");
    there.keys("discard-draft");
    there.shows("│ throw it away");
    there.keys("<enter>");
    there.shows(told);
    assert_eq!(desk.drafts().len(), 1);
    let ran = desk.run(&["-d", "register", "drafts"]);
    let out = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(out.contains(", open") && out.contains("mine to finish"), "{out}");
    end(here, Ending::Kill);
    there.keys("q");
    there.shows("Cases 9 of 9");
    there.keys("gd");
    there.shows("note on CHO-1, not saved");
    let out = desk.run(&["-d", "register", "drafts"]);
    assert!(!String::from_utf8_lossy(&out.stdout).contains(", open"));
}
