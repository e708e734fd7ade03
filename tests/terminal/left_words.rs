//! Words that were in the officer's own editor, in a paste or in a text field when the program ended
//! in whatever way: they are kept, listed and offered.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use rustix::process::{Pid, Signal, kill_process};

use super::driver::{Setup, Terminal};
use super::subject::{Desk, FIRST, READY, TYPED, begin};

/// The program on the board, with an editor that is this script.
fn open(desk: &Desk, script: &str) -> Terminal {
    let path = desk.home().join("editor");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let terminal = desk.at(Setup::caveat().args(["register"])).env("EDITOR", path).start();
    terminal.shows(READY);
    terminal
}

/// Writes words of its own to the file, and then waits as if somebody went on typing.
const WRITES: &str =
    "echo $$ > \"$HOME/pid\"; echo and more words >> \"$1\"; echo waiting; exec cat";
/// Changes the first case in its file, and then waits.
const EDITS: &str = "echo $$ > \"$HOME/pid\"; sed -i 's/High Intensity/Very High Intensity/' \"$1\"; \
                     echo waiting; exec cat";

/// Ends the program, and its editor where that lives on.
fn cut_off(desk: &Desk, mut terminal: Terminal, kill: bool) {
    if kill {
        terminal.signal(Signal::KILL);
        assert_eq!(terminal.ends(), 1000);
        let pid = fs::read_to_string(desk.home().join("pid")).unwrap();
        let _ = kill_process(Pid::from_raw(pid.trim().parse().unwrap()).unwrap(), Signal::KILL);
    } else {
        terminal.hang_up();
        assert_eq!(terminal.ends(), 129);
    }
}

#[test]
fn a_note_in_the_editor_is_offered_with_the_words_that_were_written_there() {
    for kill in [true, false] {
        let desk = Desk::new();
        let mut terminal = open(&desk, WRITES);
        terminal.keys("A");
        terminal.shows(&format!("Note on {FIRST}"));
        terminal.keys("first words");
        terminal.shows("11 letters");
        terminal.keys("<esc>");
        terminal.shows("throw away");
        terminal.keys("E");
        terminal.shows("waiting");
        cut_off(&desk, terminal, kill);
        let texts: Vec<String> = desk.drafts().into_iter().map(|draft| draft.text).collect();
        assert!(texts.contains(&"first wordsand more words".to_owned()), "{kill}: {texts:?}");
        let out = desk.run(&["-d", "register", "drafts"]).stdout;
        let out = String::from_utf8_lossy(&out).into_owned();
        // An editor that ends with the line has given its words back, and they are a draft.
        let place = if kill { "an editor on pts/" } else { "pts/" };
        assert!(out.contains(place) && out.contains("and more words"), "{kill}: {out}");
        let mut terminal = open(&desk, "true");
        terminal.shows("not saved yet: gd");
        terminal.keys("A");
        terminal.shows("and more words");
        terminal.keys("<esc>");
        terminal.shows("throw away");
        terminal.keys("<enter>");
        terminal.shows(&format!("Saved: note on {FIRST}"));
        assert_eq!(desk.acts(), [format!("note {FIRST}: first wordsand more words")]);
        terminal.keys("Q");
        assert_eq!(terminal.ends(), 0);
        let left = desk.drafts().into_iter().filter(|draft| draft.text.contains("and more words"));
        assert_eq!(left.count(), 0, "what is saved is no draft any more");
    }
}

#[test]
fn an_edit_of_a_record_is_offered_with_what_changed_meanwhile() {
    let desk = Desk::new();
    let mut terminal = open(&desk, EDITS);
    let before = desk.records();
    terminal.keys("E");
    terminal.shows("waiting");
    cut_off(&desk, terminal, true);
    assert_eq!(desk.records(), before);
    let file = desk.register().join("chorley.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}# by a colleague\n")).unwrap();
    let mut terminal = open(&desk, "true");
    terminal.shows("1 draft waits, not saved yet: gd shows it");
    terminal.keys("gd");
    terminal.shows("edit of chorley.toml");
    terminal.shows("Very High Intensity");
    terminal.keys("<enter>");
    terminal.shows("NOT SAVED: this edit was cut off");
    terminal.shows("Changed in the file meanwhile");
    terminal.shows("{+# by a colleague+}");
    terminal.keys("<esc>");
    terminal.shows("Not saved. The edit stays in the list of drafts");
    terminal.keys("<enter>");
    terminal.shows("NOT SAVED: this edit was cut off");
    terminal.keys("m");
    terminal.shows("Saved: chorley.toml");
    let now = fs::read_to_string(&file).unwrap();
    assert_eq!(now, text.replace("High Intensity", "Very High Intensity"));
    assert_eq!(desk.drafts(), []);
    terminal.keys("u");
    terminal.shows("Taken back: your edit of chorley.toml");
    assert_eq!(fs::read_to_string(&file).unwrap(), format!("{text}# by a colleague\n"));
    terminal.keys("U");
    terminal.shows("Brought back: your edit of chorley.toml");
    assert_eq!(fs::read_to_string(&file).unwrap(), now);
}

#[test]
fn undo_after_an_edit_takes_the_edit_back_or_says_why_not_and_nothing_else() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "sed -i 's/High Intensity/Very High Intensity/' \"$1\"");
    terminal.keys("vm");
    terminal.shows("Saved: verdict ready");
    terminal.keys("E");
    terminal.shows("Saved: chorley.toml. u takes the edit back");
    let file = desk.register().join("chorley.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}# by a colleague\n")).unwrap();
    terminal.keys("u");
    terminal.shows("chorley.toml was changed since, so your edit is not taken back");
    assert_eq!(fs::read_to_string(&file).unwrap(), format!("{text}# by a colleague\n"));
    assert_eq!(desk.acts(), [format!("verdict {FIRST} ready")]);
}

#[test]
fn a_paste_that_the_line_drops_in_is_kept_as_far_as_it_came() {
    let desk = Desk::new();
    let mut terminal = desk.typing();
    terminal.bytes(b"\x1b[200~ and what was pasted");
    terminal.rests();
    terminal.signal(Signal::HUP);
    assert_eq!(terminal.ends(), 129);
    assert_eq!(desk.kept(), format!("{TYPED} and what was pasted"));
}

#[test]
fn ctrl_z_in_a_text_gives_the_command_line_back_and_the_text_is_there_again() {
    let desk = Desk::new();
    let mut terminal = desk.job();
    begin(&mut terminal);
    terminal.keys("<ctrl-z>");
    terminal.until("the command line is back", |screen| !screen.alternate_screen());
    terminal.keys("fg<enter>");
    terminal.shows(&format!("> {TYPED}"));
    terminal.keys("!<enter>");
    terminal.shows(&format!("Saved: note on {FIRST}"));
    assert_eq!(desk.acts(), [format!("note {FIRST}: {TYPED}!")]);
}

#[test]
fn an_edit_that_takes_records_away_is_asked_for_and_a_protected_file_is_not_opened() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "echo '# nothing' > \"$1\"");
    let before = desk.records();
    terminal.keys("E");
    terminal.shows("NOT SAVED YET: your edit takes records away");
    terminal.shows("CHO-1");
    terminal.keys("r");
    terminal.shows("Nothing was changed");
    assert_eq!(desk.records(), before);
    terminal.keys("E");
    terminal.shows("NOT SAVED YET");
    terminal.keys("m");
    terminal.shows("Saved: chorley.toml");
    assert_eq!(fs::read_to_string(desk.register().join("chorley.toml")).unwrap(), "# nothing\n");
    terminal.keys("u");
    terminal.shows("Taken back: your edit of chorley.toml");
    assert_eq!(desk.records(), before);
}

#[test]
fn a_file_that_cannot_be_read_any_more_and_a_register_that_comes_back_are_told() {
    let desk = Desk::new();
    let terminal = desk.open();
    let file = desk.register().join("coventry.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, "[[[").unwrap();
    terminal.shows("coventry.toml cannot be read: ");
    fs::write(&file, text).unwrap();
    terminal.shows(READY);
    let away = desk.register().with_extension("away");
    fs::rename(desk.register(), &away).unwrap();
    terminal.shows("The register cannot be read");
    fs::rename(&away, desk.register()).unwrap();
    terminal.shows("The register is there again");
    terminal.hides("cannot be read");
}

#[test]
fn the_editor_that_opens_is_named_first_where_none_was_chosen() {
    let desk = Desk::new();
    let mut terminal = desk.open();
    terminal.keys("E");
    terminal.shows("opens (EDITOR is not set): ");
    terminal.shows("E again");
    assert!(terminal.alternate_screen());
}

#[test]
fn a_command_whose_file_may_not_grow_gives_the_words_back() {
    let desk = Desk::new();
    let script = "ulimit -S -f 0; exec \"$CAVEAT\" -d register note CHO-1 'words of mine'";
    let limited = Setup::program("bash").args(["-c", script]);
    let limited = limited.env("CAVEAT", env!("CARGO_BIN_EXE_caveat"));
    let mut terminal = desk.at(limited).start();
    assert_eq!(terminal.ends(), 1);
    terminal.shows("NOT SAVED: the file has reached the size that this account may write");
    terminal.shows("words of mine");
}
