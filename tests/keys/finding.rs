//! Filters and finding: each screen keeps its own, and a mistake costs nothing.

use crate::support::{Room, Shelf, foot, here, line, press, screen, words};

#[test]
fn a_list_narrows_as_a_filter_is_typed_and_esc_brings_the_old_one_back() {
    let mut room = Room::sample();
    press(&mut room, "/caveat-is:overdue<enter>/de");
    assert!(words(&room).contains("reads as:"));
    press(&mut room, "cision:approved");
    assert!(words(&room).contains("Cases 1 of 9"), "{}", words(&room));
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Cases 2 of 9"), "{}", words(&room));
    press(&mut room, "/");
    assert!(words(&room).contains("now: caveat-is:overdue"), "{}", words(&room));
    press(&mut room, "<up><enter>");
    assert!(words(&room).contains("Cases 2 of 9"));
    press(&mut room, "/<enter>");
    assert!(words(&room).contains("Cases 9 of 9"));
}

#[test]
fn a_mistake_leaves_the_last_good_list_and_enter_refuses_it() {
    let mut room = Room::sample();
    press(&mut room, "/caveat-is:overdue (");
    let before = words(&room);
    assert!(before.contains("Cases 2 of 9"), "{before}");
    press(&mut room, "<enter>");
    assert_eq!(words(&room), before);
    press(&mut room, "<bs>decison:approved<enter>");
    let now = screen(&mut room, 80, 24);
    let line = now.lines().position(|line| line.contains("/caveat-is:overdue decison")).unwrap();
    let (typed, below) = (now.lines().nth(line).unwrap(), now.lines().nth(line + 1).unwrap());
    let column = |line: &str, word: &str| line.find(word).map(|at| line[..at].chars().count());
    assert_eq!(column(below, "^"), column(typed, "decison"));
    assert!(below.contains("did you mean `decision:`?"), "{below}");
}

#[test]
fn a_mistake_is_pointed_at_in_the_smallest_window_and_in_a_long_filter_too() {
    for filter in
        ["is:overdue decison:approved", "owner:nobody is:overdue -is:settled decison:approved"]
    {
        let mut room = Room::sample();
        screen(&mut room, 40, 12);
        press(&mut room, "/");
        press(&mut room, filter);
        let now = screen(&mut room, 40, 12);
        let lines: Vec<&str> = now.lines().collect();
        let at = lines.iter().position(|line| line.starts_with("┌ Filter")).unwrap() + 1;
        let column = |line: &str, word: &str| line.find(word).map(|at| line[..at].chars().count());
        assert_eq!(column(lines[at + 1], "^"), column(lines[at], "decison"), "{now}");
    }
}

#[test]
fn each_screen_keeps_its_filter_also_for_the_next_sitting() {
    let mut room = Room::sample();
    press(&mut room, "/programme:stockport<enter>gc/is:overdue<enter>gb");
    assert!(words(&room).contains("Cases 4 of 9"), "{}", words(&room));
    press(&mut room, "gc");
    assert!(words(&room).contains("Caveats 6 of 20"), "{}", words(&room));
    let mut room = room.again(&Shelf::sample());
    assert!(words(&room).contains("Cases 4 of 9"), "{}", words(&room));
    press(&mut room, "gc");
    assert!(words(&room).contains("Caveats 6 of 20"), "{}", words(&room));
}

#[test]
fn a_filter_by_name_does_what_a_filter_does() {
    let mut room = Room::sample();
    press(&mut room, ":filter caveat-is:overdue<enter>");
    assert!(words(&room).contains("Cases 2 of 9"));
    press(&mut room, ":filter decison:x<enter>");
    assert!(foot(&room).starts_with("there is no field `decison`: column 1"), "{}", foot(&room));
    assert!(words(&room).contains("Cases 2 of 9"));
    press(&mut room, ":filter<enter>");
    assert!(words(&room).contains("Cases 9 of 9"));
    press(&mut room, "<enter>:filter is:overdue<enter>");
    assert_eq!(foot(&room), "There is no list here to filter Esc goes back to cases");
}

#[test]
fn words_are_found_in_a_dossier_line_by_line() {
    let mut room = Room::sample();
    press(&mut room, "gc/C7<enter><enter>");
    press(&mut room, "/case<enter>");
    assert!(foot(&room).contains("Esc ends the search for `case`"), "{}", foot(&room));
    let first = line(&room);
    press(&mut room, "n");
    assert!(foot(&room).starts_with("2/"), "{}", foot(&room));
    assert_ne!(line(&room), first);
    press(&mut room, "N");
    assert!(foot(&room).starts_with("1/"), "{}", foot(&room));
    assert_eq!(line(&room), first);
    press(&mut room, "N");
    let last = foot(&room).split(' ').next().map(str::to_owned).unwrap();
    let (at, of) = last.split_once('/').unwrap();
    assert_eq!(at, of);
    press(&mut room, "<esc>");
    assert_eq!(foot(&room), "on STK-C7 Esc goes back to caveats");
    press(&mut room, "/zeppelin");
    assert!(words(&room).contains("does not stand in this text"));
}

#[test]
fn words_are_found_where_a_line_break_parts_them() {
    let mut room = Room::ambleford();
    press(&mut room, "gc<enter>");
    for columns in [40, 50, 60, 70, 80] {
        screen(&mut room, columns, 24);
        press(&mut room, "/again before the last BUS is to be shown, with a timetable");
        assert!(words(&room).contains("one line"), "{columns}: {}", words(&room));
        press(&mut room, "<enter><esc>");
    }
}

#[test]
fn n_goes_to_the_next_row_that_needs_an_eye() {
    let mut room = Room::sample();
    press(&mut room, "n");
    assert_eq!(here(&room), "WIR-3");
    press(&mut room, "n");
    assert_eq!(here(&room), "CHO-1");
    press(&mut room, "N");
    assert_eq!(here(&room), "WIR-3");
    press(&mut room, "/-caveat-is:overdue<enter>n");
    assert!(foot(&room).starts_with("No row here is late, changed, split or suspect"));
}

#[test]
fn a_place_with_nothing_to_find_says_so() {
    let mut room = Room::sample();
    press(&mut room, "gw/");
    assert!(foot(&room).starts_with("There is nothing to filter or find here"), "{}", foot(&room));
}

#[test]
fn a_list_without_rows_says_what_finds_some_and_enter_goes_there() {
    let mut room = Room::sample();
    press(&mut room, "/is:overdue<enter>");
    let told = "No case itself answers, 2 by an open caveat. Enter: caveat-is:overdue";
    assert!(screen(&mut room, 80, 24).contains(told), "{}", words(&room));
    press(&mut room, "<enter>");
    assert!(words(&room).contains("Cases 2 of 9"), "{}", words(&room));
    press(&mut room, "/minutes<enter>");
    assert!(
        words(&room).contains("No title has “minutes”, 4 in the text. Enter: text:minutes"),
        "{}",
        words(&room)
    );
    press(&mut room, "<enter>");
    assert!(words(&room).contains("Cases 4 of 9"), "{}", words(&room));
}

#[test]
fn esc_goes_back_to_the_views_own_filter_once() {
    let mut room = Room::sample();
    press(&mut room, "/zeppelin");
    assert!(!words(&room).contains("Esc goes back to the view"), "{}", words(&room));
    press(&mut room, "<enter>");
    assert!(words(&room).contains("“zeppelin”. Esc goes back to the view"), "{}", words(&room));
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Cases 9 of 9"), "{}", words(&room));
    assert!(!foot(&room).contains("Esc goes back to the view"), "{}", foot(&room));
}
