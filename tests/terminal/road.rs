//! An officer's road on an 80x24 terminal, from the board to the command line and back again.

use super::subject::{Desk, READY, leave};

const NOTE: &str = "Asked the Hub's lead for the February paper.";

/// Waits for a list with these two cases.
#[track_caller]
fn shows_what_is_overdue(terminal: &super::driver::Terminal) {
    terminal.shows("Cases 2 of 9");
    terminal.shows("CHO-1");
    terminal.shows("WIR-3");
}

#[test]
fn from_the_board_to_a_note_a_verdict_and_back_again() {
    let model = Desk::new();
    let records = model.records();

    let mut terminal = model.open();
    terminal.keys("/");
    terminal.shows("Esc back to `-is:settled`");
    terminal.keys("caveat-is:overdue");
    terminal.shows("reads as: an open caveat (overdue)");
    shows_what_is_overdue(&terminal);
    terminal.keys("<enter>");
    terminal.shows("Esc goes back to the view");
    terminal.keys("G");
    terminal.shows("on WIR-3");
    terminal.keys("<enter>");
    terminal.shows("WIR-3 Integrated Commissioning Hub");
    terminal.shows("Esc goes back to cases");

    terminal.keys("a");
    terminal.shows("Note on WIR-3");
    terminal.keys(NOTE);
    terminal.keys("<enter>");
    terminal.shows("Saved: note on WIR-3. u takes it back");
    assert_eq!(model.acts(), [format!("note WIR-3: {NOTE}")], "what is called saved is on disk");

    terminal.keys("v");
    terminal.shows("any other key cancels");
    terminal.keys("p");
    terminal.shows("ready with conditions on WIR-3, reason");
    terminal.keys("Posts are filled on paper only.<enter>");
    terminal.shows("Saved: verdict ready with conditions on WIR-3");
    terminal.keys("u");
    terminal.shows("Taken back: verdict ready with conditions on WIR-3. U brings it back");
    terminal.keys("<esc>");
    shows_what_is_overdue(&terminal);
    assert_eq!(leave(&mut terminal), 0);
    assert_eq!(terminal.screen(), "caveat: 3 entries saved");

    let acts = [
        format!("note WIR-3: {NOTE}"),
        "verdict WIR-3 ready-with-conditions: Posts are filled on paper only.".to_owned(),
        "retract WIR-3 entry 2".to_owned(),
    ];
    assert_eq!(model.acts(), acts);
    assert_eq!(model.kept(), "", "no draft is left of what was saved");

    let mut terminal = model.start(&["register", "WIR-3"]);
    terminal.shows("WIR-3 Integrated Commissioning Hub");
    terminal.keys("G");
    terminal.shows(NOTE);
    terminal.hides("Posts are filled on paper only.");
    terminal.keys("<esc>");
    shows_what_is_overdue(&terminal);
    terminal.shows("139d late  -"); // no verdict of mine
    assert_eq!(leave(&mut terminal), 0);
    assert_eq!(terminal.screen(), "", "nothing was saved, so there is nothing to tell");

    assert_eq!(model.records(), records, "records are never changed");
    assert_eq!(model.acts(), acts);
}

#[test]
fn the_command_line_tells_what_was_done_on_the_screen() {
    let model = Desk::new();
    let mut terminal = model.start(&["register", "CHO-C4"]);
    terminal.shows("caveat ");
    terminal.shows("on CHO-C4");
    terminal.keys("v");
    terminal.shows("any other key cancels");
    terminal.keys("x");
    terminal.shows("not met on CHO-C4, reason");
    terminal.keys("<enter>");
    terminal.shows("not met needs a reason; Esc gives no verdict");
    terminal.keys("No governance yet.<enter>");
    terminal.shows("Saved: verdict not met on CHO-C4");
    let shown = model.run(&["-d", "register", "show", "CHO-C4"]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("No governance yet."), "{shown}");
    let undone = model.run(&["-d", "register", "undo"]);
    assert_eq!(undone.status.code(), Some(0), "{undone:?}");
    terminal.keys("<esc>");
    terminal.shows(READY);
    assert_eq!(leave(&mut terminal), 0);
    assert_eq!(terminal.screen(), "caveat: 1 entry saved");
    assert_eq!(
        model.acts(),
        ["verdict CHO-C4 not-met: No governance yet.", "retract CHO-C4 entry 1"]
    );
}
