//! What no hand typed: keys that come all at once, and pasted text. Neither is ever a command.

use std::time::Instant;

use caveat::tui::effect::Event;
use crossterm::event::KeyEvent;
use proptest::prelude::*;

use crate::support::{Room, burst, foot, hand, here, paste, press, words};

const REFUSED: &str = "That looked like pasted text, so it did nothing. Press a, then paste";

#[test]
fn three_different_keys_in_one_read_with_an_act_among_them_are_refused() {
    for keys in ["vmx", "jvm", "ajk", "jku", "vx<enter>", "Dear colleague,"] {
        let mut room = Room::sample();
        press(&mut room, "j");
        burst(&mut room, keys);
        assert_eq!(foot(&room), REFUSED, "{keys}");
        assert_eq!((here(&room).as_str(), room.saved().len()), ("WIR-3", 0), "{keys}");
    }
}

#[test]
fn motions_that_come_together_are_obeyed() {
    let mut room = Room::sample();
    burst(&mut room, "jj<down>k<down>");
    assert_eq!(here(&room), "STK-2");
    burst(&mut room, "Gkgg<enter>");
    assert!(words(&room).contains("┌ CHO-1 High Intensity Users"));
    burst(&mut room, "<esc>gcjj");
    assert_eq!(here(&room), "CHO-C3");
}

#[test]
fn one_act_that_comes_in_one_read_is_obeyed() {
    let mut room = Room::ambleford();
    burst(&mut room, "vm");
    assert_eq!(room.saved(), ["verdict ready on AMB-1"]);
    burst(&mut room, "u");
    assert_eq!(room.saved().len(), 2);
}

#[test]
fn a_line_that_comes_in_one_read_is_text() {
    let mut room = Room::sample();
    burst(&mut room, "/main vmx");
    assert!(words(&room).contains("/main vmx"), "{}", words(&room));
    press(&mut room, "<esc>");
    burst(&mut room, "/high<enter>");
    assert!(words(&room).contains("Cases 1 of 9"), "{}", words(&room));
}

#[test]
fn a_burst_in_a_note_is_text_also_where_it_has_several_lines() {
    let mut room = Room::ambleford();
    press(&mut room, "a");
    burst(&mut room, "First line<enter>vmx second line<enter>vp u");
    assert!(words(&room).contains("> First line vmx second line vp u"), "{}", words(&room));
    assert_eq!(room.saved(), [""; 0]);
    burst(&mut room, " and the last<enter>");
    assert_eq!(room.saved(), ["note note on AMB-1: First line vmx second line vp u and the last"]);
}

#[test]
fn an_act_that_follows_a_line_in_the_same_read_is_not_done() {
    let mut room = Room::ambleford();
    press(&mut room, "a");
    burst(&mut room, "text<esc>vmu");
    assert_eq!(room.saved(), [""; 0]);
    assert_eq!(room.drafts(), ["note on AMB-1: text"]);
    press(&mut room, "a");
    burst(&mut room, " and more<enter>vm");
    assert_eq!(room.saved(), ["note note on AMB-1: text and more"]);
    assert_eq!(foot(&room), REFUSED);
}

#[test]
fn motions_that_follow_a_line_in_the_same_read_are_obeyed() {
    let mut room = Room::sample();
    press(&mut room, "a");
    burst(&mut room, "slow line<enter>jj");
    assert_eq!(room.saved(), ["note note on CHO-1: slow line"]);
    assert_eq!(here(&room), "STK-1");
}

#[test]
fn a_command_by_name_is_not_run_by_a_burst() {
    let mut room = Room::ambleford();
    burst(&mut room, ":verdict-met<enter>");
    assert_eq!(room.saved(), [""; 0]);
    press(&mut room, "<enter>");
    assert_eq!(room.saved(), ["verdict ready on AMB-1"]);
}

#[test]
fn pasted_text_outside_a_line_is_refused() {
    for place in ["", "gc", "<enter>", "?", "gw", "v"] {
        let mut room = Room::sample();
        press(&mut room, place);
        paste(&mut room, "vm\nu\nqq");
        assert_eq!((room.saved().len(), &room.left), (0, &None));
        let told = "Pasted text does nothing here. Press a, then paste";
        assert!(foot(&room).starts_with(told), "{place}: {}", foot(&room));
    }
}

#[test]
fn pasted_text_in_a_line_is_one_line_and_saves_nothing() {
    let mut room = Room::ambleford();
    press(&mut room, "aNote: <c-a>");
    paste(&mut room, "from\tthe minutes\nof May\x1b[201~\n");
    press(&mut room, "!");
    assert!(words(&room).contains("> from the minutes of May[201~!Note: "), "{}", words(&room));
    assert_eq!(room.saved(), [""; 0]);
    press(&mut room, "<enter>");
    assert_eq!(room.saved(), ["note note on AMB-1: from the minutes of May[201~!Note:"]);
}

#[test]
fn a_paste_that_was_cut_says_so_where_it_can_be_seen() {
    let mut room = Room::ambleford();
    press(&mut room, "a");
    room.happen(Event::Paste { text: "minutes".to_owned(), cut: true });
    assert!(words(&room).contains("the rest is left out"), "{}", words(&room));
}

#[test]
fn a_very_long_paste_leaves_the_line_live() {
    let mut room = Room::ambleford();
    let long = "häuser ".repeat(8000);
    for line in ["a", "/", ":"] {
        press(&mut room, line);
        let began = Instant::now();
        paste(&mut room, &long);
        assert!(words(&room).contains("häuser häuser"), "{}", words(&room));
        assert!(words(&room).contains("the rest is left out"), "{}", words(&room));
        press(&mut room, "<left><bs>");
        assert!(words(&room).contains("häuser häuser"), "{}", words(&room));
        assert!(began.elapsed().as_millis() < 1000, "{line} took {:?}", began.elapsed());
        press(&mut room, "<esc>");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// A page of text sent as if typed, in reads of any size: whatever it holds, nothing is judged.
    #[test]
    fn a_page_that_is_not_bracketed_never_becomes_a_verdict(
        text in "[a-zA-Z :/.,?0-9<>\n-]{60,400}", size in 20_usize..200
    ) {
        let mut room = Room::ambleford();
        let keys: Vec<KeyEvent> = text.chars().map(hand::typed).collect();
        let (whole, last) = keys.split_at(keys.len() - 20);
        for read in whole.chunks(size).chain([last]).filter(|read| read.len() >= 20) {
            room.read(read.to_vec());
        }
        let judged: Vec<_> = room.saved().into_iter().filter(|it| !it.starts_with("note")).collect();
        prop_assert_eq!(judged, [""; 0]);
    }
}
