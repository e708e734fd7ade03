//! Words that officers left: on the row, on the page, in a review, newest first and never in part.

use caveat::journal::Act;

use crate::support::{Room, Shelf, press, screen, words};

fn tracker() -> Room {
    let mut room = Room::ambleford();
    press(&mut room, "gc");
    room
}

/// The line of the screen on which these words stand.
fn line_of(room: &mut Room, words: &str) -> String {
    let all = screen(room, 80, 24);
    all.lines().find(|line| line.contains(words)).unwrap_or_default().to_owned()
}

#[test]
fn a_row_says_that_officers_left_words_and_the_help_says_what_the_sign_means() {
    for (act, value, text) in [
        (Act::Note, "note", "Asked the ferry company."),
        (Act::Flag, "ask the clerk", ""),
        (Act::Status, "in-hand", "The timetable is being drawn."),
        (Act::Wait, "2017-12-01", "The tender is out."),
    ] {
        let mut room = tracker();
        assert!(!line_of(&mut room, "AMB-C1").contains('\''), "{}", words(&room));
        room.colleague("plw", act, "AMB-C1", value, text);
        assert!(line_of(&mut room, "AMB-C1").contains("'AMB-C1"), "{act}: {}", words(&room));
        press(&mut room, "?");
        assert!(words(&room).contains("' officers' words"), "{}", words(&room));
    }
    let mut room = tracker();
    room.colleague("plw", Act::Owner, "AMB-C1", "rjs", "");
    assert!(!line_of(&mut room, "AMB-C1").contains('\''), "an owner without a reason");
}

#[test]
fn the_page_and_a_review_tell_who_set_what_when_and_why() {
    let shelf = Shelf::ambleford();
    let told = |keys: &str| {
        let mut room = Room::new(&shelf);
        press(&mut room, "gc");
        let text = "The timetable of May, file 12.";
        room.colleague("plw", Act::Status, "AMB-C1", "evidence-offered", text);
        room.colleague("plw", Act::Flag, "AMB-C1", "ask the clerk", "");
        room.colleague("plw", Act::Wait, "AMB-C1", "2017-12-01", "The tender is out.");
        press(&mut room, keys);
        room.resize(100, 60);
        words(&room)
    };
    for keys in ["<enter>", "r"] {
        let page = told(keys);
        for words in [
            "set by │ plw status evidence offered 17 Jul 2017",
            "The timetable of May, file 12.",
            "plw flag ask the clerk 17 Jul 2017",
            "by plw, from plw alone: The tender",
        ] {
            let words = words.replace("│ ", "");
            assert!(page.contains(&words), "{keys}: {words}: {page}");
        }
    }
    assert!(told("r").contains("evidence offered by its status"), "{}", told("r"));
}

#[test]
fn of_an_edited_note_the_newest_words_stand_everywhere_and_the_old_ones_in_the_audit_alone() {
    let mut room = tracker();
    press(&mut room, "aThe ferry goes at four.<enter>e<c-u>The ferry goes at five.<enter>");
    let told = |room: &mut Room, keys: &str| {
        press(room, keys);
        room.resize(120, 40);
        words(room)
    };
    for keys in ["<enter>", "r"] {
        let page = told(&mut room, keys);
        assert!(page.contains("edited, first 17 Jul 2017"), "{page}");
        assert!(page.contains("at five.") && !page.contains("at four."), "{page}");
        press(&mut room, "<lt>");
    }
    let audit = told(&mut room, "ga");
    assert!(audit.contains("(edited, first 17 Jul 2017"), "{audit}");
    assert!(audit.contains("(replaced) The ferry goes at four."), "{audit}");
}

#[test]
fn where_a_note_can_be_looked_up_is_on_the_page_and_in_the_audit() {
    let mut room = tracker();
    press(&mut room, "AAsked the ferry company.<tab><tab>file 12<esc><enter><enter>");
    assert!(words(&room).contains("see file 12"), "{}", words(&room));
    press(&mut room, "gaj");
    assert!(words(&room).contains("see file 12"), "{}", words(&room));
}

#[test]
fn a_message_that_is_too_long_goes_on_in_place_of_the_keys() {
    let mut room = tracker();
    press(&mut room, "B2001-01-01<enter>");
    let told = words(&room);
    assert!(
        told.contains("Nothing can be compared: nobody had read a record by 1 Jan 2001;"),
        "{told}"
    );
    assert!(told.contains("so no earlier revision is kept of it"), "{told}");
}

#[test]
fn the_line_for_a_day_says_that_it_sets_a_target_where_the_record_has_a_deadline() {
    let mut room = tracker();
    press(&mut room, "d");
    assert!(words(&room).contains("target for AMB-C1"), "{}", words(&room));
    let mut room = Room::ambleford();
    press(&mut room, "0jd");
    assert!(words(&room).contains("due for AMB-2"), "{}", words(&room));
}

#[test]
fn fields_that_nobody_knows_stand_under_their_heading_and_a_filter_that_is_kept_is_said() {
    let mut room = Room::new(&Shelf::ambleford_with(&[("owner = \"amk\"", "colour = \"red\"")]));
    press(&mut room, "gc<enter>G");
    assert!(
        words(&room).contains("other fields that this program does not know:"),
        "{}",
        words(&room)
    );
    press(&mut room, "2gbgc");
    assert!(
        words(&room).contains("Under the filter it was left with: is:overdue"),
        "{}",
        words(&room)
    );
}
