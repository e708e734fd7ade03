//! The way back leads to the very line at which a place was left, whatever scrolls in it.

use crate::support::{Room, Shelf, press, screen};

/// What shows between the header and the lines at the bottom.
fn shown(room: &mut Room) -> String {
    screen(room, 80, 24).lines().skip(2).take(20).collect::<Vec<_>>().join("\n")
}

/// Goes to a place by some keys, away by others and back: the same lines show.
fn comes_back(room: &mut Room, to: &str, away: &str) {
    press(room, to);
    let before = shown(room);
    press(room, away);
    assert_ne!(shown(room), before, "{to} {away} leads nowhere");
    press(room, "<lt>");
    assert_eq!(shown(room), before, "{to} {away}");
}

#[test]
fn a_page_a_list_and_its_detail_are_found_as_they_were_left() {
    for to in [
        "<enter><c-d>jj",
        "<enter><c-d><c-d>kk",
        "gc0G",
        "gc0<c-d><c-d>kkkk",
        "gc0jj<tab><c-d>j",
        "gejjj<c-d>",
        "gtjjj",
        "gfjjjj",
        "gajj",
        "<enter>gljj",
        "<enter>D",
        "gcjj<enter>vm<lt>jjj",
    ] {
        let mut room = Room::sample();
        comes_back(&mut room, to, "gw");
    }
    let mut room = Room::new(&Shelf::northmere());
    comes_back(&mut room, "gwjjjj", "gc");
    let mut room = Room::sample();
    press(&mut room, "jjjjkkkk");
    comes_back(&mut room, "Ljj", "gc");
}

#[test]
fn from_a_line_of_a_page_into_a_record_and_back_is_the_same_line() {
    let mut room = Room::sample();
    press(&mut room, "<enter><c-d><tab>");
    let before = shown(&mut room);
    press(&mut room, "<enter><c-d><lt>");
    assert_eq!(shown(&mut room), before);
    press(&mut room, ">");
    assert_ne!(shown(&mut room), before);
    press(&mut room, "<lt>?jj<esc>");
    assert_eq!(shown(&mut room), before, "after the help");
}
