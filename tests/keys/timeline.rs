//! On the timeline and among the money: moving about in time, filters, marks, acts, files.

use crate::support::{Room, Shelf, foot, here, press, screen, words};

fn timeline(keys: &str) -> Room {
    let mut room = Room::sample();
    press(&mut room, "gt");
    press(&mut room, keys);
    room
}

/// The two lines of years and months.
fn head(room: &mut Room) -> Vec<String> {
    let lines = screen(room, 80, 24);
    let line = |at: usize| {
        lines
            .lines()
            .nth(at)
            .unwrap()
            .trim_matches('│')
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    vec![line(3), line(4)]
}

#[test]
fn the_keys_move_through_time_and_zoom() {
    let mut room = timeline("");
    assert_eq!(head(&mut room), ["2016 2017", "J A S O N D J F M A M J J A S O N D"]);
    press(&mut room, "l");
    assert_eq!(head(&mut room), ["2016 2017 2018", "O N D J F M A M J J A S O N D J F M"]);
    press(&mut room, "hh");
    assert_eq!(head(&mut room), ["2016 2017", "A M J J A S O N D J F M A M J J A S"]);
    press(&mut room, ";");
    assert_eq!(head(&mut room), ["2016 2017 2018", "O N D J F M A M J J A S O N D J F M"]);
    press(&mut room, "(");
    assert_eq!(foot(&room).split("   ").next().unwrap(), "by quarter Esc goes back to cases");
    assert_eq!(head(&mut room)[0], "2015 2016 2017 2018 2019");
    press(&mut room, "(");
    assert!(foot(&room).starts_with("Quarters are the coarsest there is; ) shows fewer days"));
    press(&mut room, "))");
    assert!(
        head(&mut room)[0].starts_with("May 2017 Jun 2017 Jul 2017 Aug 2017"),
        "{:?}",
        head(&mut room)
    );
    press(&mut room, ")");
    assert!(foot(&room).starts_with("Weeks are the finest there is; ( shows more days"));
}

#[test]
fn the_place_comes_back_with_its_zoom_its_days_and_its_case() {
    let mut room = timeline("jj)h");
    let before = screen(&mut room, 80, 24);
    press(&mut room, "<enter>");
    assert!(words(&room).contains("STK-1 Summary Economic"));
    press(&mut room, "<lt>");
    assert_eq!(screen(&mut room, 80, 24), before);
    press(&mut room, "gc<lt>");
    assert_eq!(here(&room), "STK-1");
    assert_eq!(screen(&mut room, 80, 24), before);
}

#[test]
fn a_filter_narrows_the_cases_and_esc_clears_it() {
    let mut room = timeline("/programme:stockport<enter>");
    assert!(words(&room).contains("Timeline 4 of 9"));
    assert!(foot(&room).ends_with("Esc clears the filter"));
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Timeline 9 of 9"));
    press(&mut room, "/is:overdue<enter>0");
    assert!(words(&room).contains("Timeline 9 of 9"));
}

#[test]
fn the_filter_is_there_again_at_the_next_start() {
    let mut room = timeline("/programme:stockport<enter>").again(&Shelf::sample());
    press(&mut room, "gt");
    assert!(words(&room).contains("Timeline 4 of 9"), "{}", words(&room));
}

#[test]
fn acts_go_to_the_case_under_the_cursor_or_to_the_marked_ones() {
    let mut room = timeline("jaAsk the board<enter>");
    assert_eq!(room.saved(), ["note note on COV-1: Ask the board"]);
    press(&mut room, "  fWatch<enter>");
    assert_eq!(room.saved()[1..], ["flag Watch on COV-1", "flag Watch on STK-1"]);
    assert!(words(&room).contains('*') && foot(&room).starts_with("2 marked"), "{}", foot(&room));
}

#[test]
fn a_case_may_be_opened_from_a_picture_that_is_empty_too() {
    let mut room = timeline("/zeppelin<enter><enter>");
    assert_eq!(
        foot(&room).split(" Esc").next().unwrap(),
        "There is nothing to open: no case answers"
    );
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Timeline 9 of 9"));
}

#[test]
fn the_picture_goes_into_a_file_as_it_shows() {
    let written = |name: &str| {
        let mut room = timeline("X");
        press(&mut room, &format!("<c-u>{name}<enter>"));
        room.worker.exported.pop().map(|(_, text)| text)
    };
    let text = written("a.txt").unwrap();
    assert!(
        text.starts_with("Timeline, Sample register\n9 cases by month, 1 Jul 2016 to 31 Dec 2017"),
        "{text}"
    );
    let paper = written("a.md").unwrap();
    assert!(paper.starts_with("# Timeline, Sample register\n\n9 cases by month, "), "{paper}");
    assert!(paper.contains("| FROM | TO | WRITTEN | WHAT | LATE | RECORD |"), "{paper}");
    assert!(written("a.SVG").unwrap().starts_with("<?xml "));
    assert!(written("a.csv").unwrap().starts_with("OF,FROM,TO,WRITTEN,"));
    let mut room = timeline("jj  X<c-u>a.txt<enter>");
    let (_, marked) = room.worker.exported.pop().unwrap();
    assert!(
        marked.contains("\n2 marked cases by month")
            && marked.contains(" STK-1 ")
            && marked.contains(" STK-2 ")
    );
}

#[test]
fn a_case_without_its_own_name_for_a_drawing_is_refused_elsewhere() {
    let mut room = Room::sample();
    press(&mut room, "X<c-u>a.svg<enter>");
    assert!(foot(&room).starts_with("Which format? The name ends in one of:"), "{}", foot(&room));
}

#[test]
fn the_money_opens_its_amount_and_acts_are_on_it() {
    let mut room = Room::new(&Shelf::saltby());
    press(&mut room, "gfG");
    assert_eq!(here(&room), "SAL-AM7");
    assert!(
        words(&room).contains(
            "figures differ: £156m (press release 12 Mar 2018) £154m (report 5 Mar 2018)"
        )
    );
    press(&mut room, "aAsk which is right<enter>");
    assert_eq!(room.saved(), ["note note on SAL-AM7: Ask which is right"]);
    press(&mut room, "G<enter>");
    assert_eq!(room.looked(), ["SAL-AM7"]);
    press(&mut room, "<lt>");
    assert!(words(&room).contains("Money 13 of 13"));
    press(&mut room, "/kind:gap<enter>");
    assert!(words(&room).contains("Money 2 of 13"));
}
