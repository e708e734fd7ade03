//! What cannot be saved stays on the screen until it is saved or kept as a draft.

use std::fs;

use caveat::journal::{Act, Entry};
use caveat::record::Id;
use rustix::process::{Resource, Rlimit, Signal, prlimit};

use super::driver::{Setup, Terminal};
use super::subject::{Desk, FIRST, READY, TYPED, begin, leave};

const RETRY: &str = "Enter try again   Esc keep the text as a draft";
const NO_FOLDER: &str = "`journal` is not a folder";

/// A file where the folder of the journals should be: nothing can be saved until it is gone.
fn obstruct(model: &Desk) {
    fs::write(model.register().join("journal"), "in the way").unwrap();
}

fn clear(model: &Desk) {
    fs::remove_file(model.register().join("journal")).unwrap();
}

/// The program right after a note could not be saved.
fn not_saved(model: &Desk) -> Terminal {
    obstruct(model);
    let mut terminal = model.typing();
    terminal.keys("<enter>");
    terminal.shows("NOT SAVED");
    terminal.shows(NO_FOLDER);
    terminal.shows(TYPED);
    terminal.shows(RETRY);
    terminal
}

#[test]
fn a_note_is_saved_by_enter_when_the_cause_is_gone() {
    let model = Desk::new();
    let mut terminal = not_saved(&model);
    terminal.keys("qjx"); // nothing else is heard
    terminal.keys("<enter>");
    terminal.shows("STILL NOT SAVED");
    clear(&model);
    terminal.keys("<enter>");
    terminal.shows(&format!("Saved: note on {FIRST}"));
    terminal.hides(" ! 1 ");
    assert_eq!(model.acts(), [format!("note {FIRST}: {TYPED}")]);
    assert_eq!(leave(&mut terminal), 0);
    assert_eq!(terminal.screen(), "caveat: 1 entry saved");
    assert_eq!(model.kept(), "");
}

#[test]
fn esc_keeps_the_text_as_a_draft_that_is_offered_again() {
    let model = Desk::new();
    let mut terminal = not_saved(&model);
    terminal.keys("<esc>");
    terminal.shows("Not saved. The text is kept as a draft");
    terminal.keys("a");
    terminal.shows(&format!("> {TYPED}"));
    terminal.keys("<esc>");
    terminal.shows("Nothing is recorded. The text is kept as a draft");
    assert_eq!(leave(&mut terminal), 0);
    assert_eq!(terminal.screen(), "caveat: 0 entries saved; 1 draft kept");
    assert_eq!(model.kept(), TYPED);
}

#[test]
fn it_is_kept_too_when_the_program_dies_meanwhile() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::KILL, 1000)] {
        let model = Desk::new();
        let mut terminal = not_saved(&model);
        model.keeps(TYPED);
        terminal.signal(signal);
        assert_eq!(terminal.ends(), code);
        assert_eq!(model.kept(), TYPED);
    }
}

#[test]
fn a_draft_that_cannot_be_kept_is_not_said_to_be() {
    let model = Desk::new();
    fs::write(model.home().join(".local"), "in the way").unwrap();
    let mut terminal = model.typing();
    terminal.shows("The draft cannot be kept: ");
    terminal.keys("<enter>");
    terminal.shows("NOT SAVED");
    terminal.shows("your own state folder cannot be used");
    terminal.keys("<esc>");
    terminal.shows("The draft cannot be kept: ");
    assert_eq!(leave(&mut terminal), 0);
    let told = "caveat: 0 entries saved; 1 draft could NOT be kept\n\
                caveat: NOT kept, note on CHO-1:\nnoted: Ambleford";
    assert_eq!(terminal.screen(), told);
}

#[test]
fn a_verdict_that_is_not_saved_is_not_shown_as_given() {
    let model = Desk::new();
    obstruct(&model);
    let mut terminal = model.open();
    terminal.keys("vm");
    terminal.shows("NOT SAVED");
    terminal.keys("<esc>");
    terminal.shows("Not saved: verdict ready on CHO-1");
    terminal.shows("293d late  -");
    clear(&model);
    terminal.keys("u");
    terminal.shows("You have nothing to take back");
}

#[test]
fn two_that_are_not_saved_are_shown_one_after_the_other() {
    let model = Desk::new();
    obstruct(&model);
    let mut terminal = model.open();
    // Both are given before the first has been answered.
    terminal.keys("vmvm");
    terminal.shows("1 of 2");
    terminal.shows("verdict ready on CHO-1: `journal` is not a folder");
    terminal.shows("Enter try again   Esc leave it undone");
    terminal.keys("<esc>");
    terminal.hides("1 of 2");
    terminal.shows("NOT SAVED");
    clear(&model);
    terminal.keys("<enter>");
    terminal.shows("Saved: verdict ready on CHO-1");
    assert_eq!(model.acts(), ["verdict CHO-1 ready"]);
}

#[test]
fn leaving_waits_for_a_save_under_way() {
    let model = Desk::new();
    let mut terminal = model.typing();
    terminal.keys("<enter>Q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(terminal.screen(), "caveat: 1 entry saved");
    assert_eq!(model.acts(), [format!("note {FIRST}: {TYPED}")]);

    let model = Desk::new();
    obstruct(&model);
    let mut terminal = model.typing();
    terminal.keys("<enter>Q");
    terminal.shows("NOT SAVED");
    terminal.shows(TYPED);
}

#[test]
fn a_journal_that_may_not_grow_is_told_and_grows_when_it_may() {
    let model = Desk::new();
    // The journal has 128,6xx bytes already, and no file may have more than 128 KiB.
    let id = Id::new(FIRST).unwrap();
    let long = |letter: &str| {
        let entry = Entry::new(jiff::Timestamp::now(), "amk", Act::Note, [id.clone()]);
        entry.value("note").text(&letter.repeat(64_000))
    };
    model.own_writer().append(&[long("x"), long("y")]).unwrap();
    let before = model.acts();
    let limited =
        Setup::program("bash").args(["-c", r#"ulimit -S -f 128; exec "$CAVEAT" register"#]);
    let limited = limited.env("CAVEAT", env!("CARGO_BIN_EXE_caveat"));
    let mut terminal = model.at(limited).start();
    terminal.shows(READY);
    begin(&mut terminal);
    terminal.keys(&"and more ".repeat(400));
    terminal.keys("<enter>");
    terminal.shows("NOT SAVED");
    terminal.shows(RETRY);
    assert_eq!(model.acts(), before, "nothing half is left behind");
    let free = Rlimit { current: None, maximum: None };
    prlimit(Some(terminal.pid()), Resource::Fsize, free).unwrap();
    terminal.keys("<enter>");
    terminal.shows(&format!("Saved: note on {FIRST}"));
    let acts = model.acts();
    assert_eq!(acts.len(), 3);
    assert_eq!(acts[2], format!("note {FIRST}: {TYPED}{}", "and more ".repeat(400).trim_end()));
}
