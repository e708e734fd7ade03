//! The decision clock on the screen: where `gk` leads, and what an officer does there.

use crate::support::{Room, Shelf, foot, press, screen, words};

fn clock() -> Room {
    let mut room = Room::new(&Shelf::of(&[("a.toml", include_str!("../clock/ambleford.toml"))]));
    press(&mut room, "gk");
    room
}

/// The ids of the list, as they show.
fn shown(room: &mut Room) -> Vec<String> {
    let screen = screen(room, 80, 24);
    let list = screen.lines().skip(4).take_while(|line| !line.starts_with('└'));
    let id =
        |line: &str| line.split_whitespace().find(|word| word.contains("-D")).map(str::to_owned);
    list.filter_map(id).collect()
}

#[test]
fn the_clock_is_a_place_with_the_soonest_decision_first() {
    let mut room = clock();
    assert_eq!(
        shown(&mut room),
        ["AMB-D2", "AMB-D1", "AMB-D3", "AMB-D5", "NOR-D1", "AMB-D4", "AMB-D6", "NOR-D2"]
    );
    press(&mut room, "j<enter>");
    assert!(screen(&mut room, 80, 24).contains("┌ AMB-D1 Ferry health centre"));
    press(&mut room, "<lt>");
    assert!(foot(&room).starts_with("on AMB-D1"), "{}", foot(&room));
    press(&mut room, "<lt>");
    assert!(screen(&mut room, 80, 24).contains("┌ Cases "));
    press(&mut room, ">");
    assert!(screen(&mut room, 80, 24).contains("┌ Decision clock 8 of 8 "));
}

#[test]
fn acts_are_on_the_decision_under_the_cursor() {
    let mut room = clock();
    press(&mut room, "jaAsked the clerk for the notice<enter>");
    press(&mut room, "fto Friday<enter>");
    assert_eq!(room.saved()[0], "note note on AMB-D1: Asked the clerk for the notice");
}

#[test]
fn a_key_that_says_nothing_of_a_decision_asks_nothing_and_is_not_offered() {
    let mut room = clock();
    for (key, what) in [("d", "due date"), ("o", "owner"), ("c", "status")] {
        press(&mut room, key);
        let told = format!("AMB-D2 is a decision, and has no {what} that can be set");
        assert!(words(&room).contains(&told), "{}", words(&room));
        assert!(!words(&room).contains("Esc change nothing"), "{}", words(&room));
    }
    let shown = screen(&mut room, 120, 36);
    let keys = shown.lines().last().unwrap().to_owned();
    assert!(keys.contains("a note"), "{keys}");
    assert!(!keys.contains("d due") && !keys.contains("c status"), "{keys}");
}

#[test]
fn a_filter_narrows_the_clock_and_is_kept() {
    let mut room = clock();
    press(&mut room, "/body:northmere<enter>");
    assert_eq!(shown(&mut room), ["NOR-D1", "NOR-D2"]);
    press(&mut room, "gbgk");
    assert_eq!(shown(&mut room), ["NOR-D1", "NOR-D2"]);
    press(&mut room, "0");
    assert_eq!(shown(&mut room).len(), 8);
    press(&mut room, "/zeppelin<enter>");
    let told = "No title and no text has “zeppelin”. Esc clears the filter";
    assert!(screen(&mut room, 80, 24).contains(told), "{}", screen(&mut room, 80, 24));
    let mut room = Room::new(&Shelf::default());
    press(&mut room, "gk");
    assert!(screen(&mut room, 80, 24).contains("There are no decisions in this register yet."));
}

#[test]
fn the_cases_page_has_a_line_on_the_call_in_of_each_decision() {
    let mut room = clock();
    press(&mut room, "gb");
    let line = |room: &mut Room| {
        let screen = screen(room, 80, 24);
        let line = screen.lines().find(|line| line.contains("call-in")).unwrap_or_default();
        line.trim_matches(['│', ' ', '>']).to_owned()
    };
    press(&mut room, "gg/AMB-1<enter><enter>");
    assert_eq!(line(&mut room), "call-in     3 days left, to 20 Jul 2017; in force 21 Jul 2017");
    press(&mut room, "<lt>/AMB-2<enter><enter>");
    assert_eq!(line(&mut room), "call-in     last day, to 17 Jul 2017; in force 18 Jul 2017");
}
