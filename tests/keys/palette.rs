//! The palette, the message log, dead keys: everything can be found, and nothing is silent.

use caveat::text::Clean;
use caveat::tui::effect::Answer;
use caveat::tui::keys::command::Command;
use caveat::tui::keys::keymap::{KeyContext, Keymap};
use caveat::tui::model::StartOptions;

use crate::support::{Room, Shelf, foot, here, press, screen, words};

fn tracker() -> Room {
    let mut room = Room::ambleford();
    press(&mut room, "gc");
    room
}

#[test]
fn every_command_runs_by_its_name_from_the_palette() {
    for command in Command::ALL.iter().filter(|command| !command.is_for_writing()) {
        let mut room = tracker();
        press(&mut room, &format!(":{}<enter>", command.name()));
        assert!(!foot(&room).contains("is no command"), "{}", command.name());
        assert!(!foot(&room).contains("means nothing here"), "{}: {}", command.name(), foot(&room));
    }
}

#[test]
fn every_command_can_be_given_on_the_command_line() {
    for command in Command::ALL.iter().filter(|command| !command.is_for_writing()) {
        let run = vec!["go-caveats".to_owned(), command.name().to_owned()];
        let mut room =
            Room::open(&Shelf::ambleford(), StartOptions { run, ..StartOptions::default() });
        let mut keys = tracker();
        press(&mut keys, &format!(":{}<enter>", command.name()));
        let (by_line, by_name) = (screen(&mut room, 80, 24), screen(&mut keys, 80, 24));
        assert_eq!(nameless(&by_line), nameless(&by_name), "{}", command.name());
    }
}

/// A screen without the names of sessions, which are never the same.
fn nameless(screen: &str) -> String {
    let mut parts = screen.split(" s-");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |whole, part| whole + " s-" + &part[5..])
}

#[test]
fn every_command_has_a_key_and_the_help_of_some_place_lists_it() {
    let (keymap, _) = Keymap::new(&std::collections::BTreeMap::new());
    for &command in Command::ALL {
        assert!(!keymap.keys_of(&KeyContext::ALL, command).is_empty(), "{}", command.name());
    }
}

#[test]
fn commands_are_found_by_a_part_of_their_name_or_of_what_they_do() {
    let mut room = tracker();
    press(&mut room, ":see to<tab><enter>");
    assert!(words(&room).contains("owner for AMB-C1"), "{}", words(&room));
    press(&mut room, "<esc>:");
    assert!(words(&room).contains("note-line"), "{}", words(&room));
}

#[test]
fn a_line_of_the_palette_says_it_all_at_once() {
    let mut room = tracker();
    press(&mut room, ":owner rjs<enter>");
    press(&mut room, ":due 27 sep 2017<enter>");
    press(&mut room, ":tag urgent<enter>");
    press(&mut room, ":note Asked the clerk<enter>");
    press(&mut room, ":verdict not-met No timetable<enter>");
    press(&mut room, ":status in-hand<enter>Seen<enter>");
    press(&mut room, ":wait +14d<enter>");
    assert_eq!(
        room.saved(),
        [
            "owner rjs on AMB-C1",
            "due 27 sep 2017 on AMB-C1",
            "tag urgent on AMB-C1",
            "note note on AMB-C1: Asked the clerk",
            "verdict not-met on AMB-C1: No timetable",
            "status in-hand on AMB-C1: Seen",
            "wait 2017-07-31 on AMB-C1",
        ]
    );
    press(&mut room, ":AMB-C4<enter>");
    assert!(words(&room).contains("AMB-C4 Cost of the pontoon"), "{}", words(&room));
}

#[test]
fn arguments_complete_with_counts() {
    let mut room = tracker();
    press(&mut room, ":owner am<tab><enter>");
    assert_eq!(room.saved(), ["owner amk on AMB-C1"]);
    press(&mut room, ":sort ow<tab><enter>");
    assert!(words(&room).contains("sort: owner"), "{}", words(&room));
    press(&mut room, ":filter kind:<tab>");
    assert!(words(&room).contains("condition"), "{}", words(&room));
}

#[test]
fn a_mistyped_name_is_told_with_the_nearest() {
    let mut room = tracker();
    press(&mut room, ":ownr<enter>");
    assert!(foot(&room).starts_with("`ownr` is no command. Did you mean `owner`?"));
    press(&mut room, ":sort urgncy<enter>");
    let told = "nothing is sorted by `urgncy`; did you mean `urgency`?";
    assert!(foot(&room).contains(told), "{}", foot(&room));
}

#[test]
fn a_dead_key_says_where_it_would_work() {
    let mut room = tracker();
    press(&mut room, "<enter>F");
    assert!(foot(&room).starts_with("F does nothing here; in a list: count by a field"));
    press(&mut room, "m");
    assert!(foot(&room).starts_with("m is a verdict in a review. Here: v m"));
}

#[test]
fn any_act_is_taken_back_from_the_log_whichever_came_after_it() {
    let mut room = tracker();
    press(&mut room, "orjs<enter>d2017-09-27<enter>aA note<enter>");
    press(&mut room, "Ljj");
    assert!(words(&room).contains("owner rjs on AMB-C1"), "{}", words(&room));
    press(&mut room, "u");
    assert_eq!(room.saved()[3..], ["retract #1 on AMB-C1"]);
    assert!(words(&room).contains("owner rjs on AMB-C1 taken back"), "{}", words(&room));
    press(&mut room, "U");
    assert_eq!(room.saved()[4..], ["restore #1 on AMB-C1"]);
}

#[test]
fn the_log_is_there_in_the_next_sitting_with_ones_own_acts() {
    let mut room = tracker();
    press(&mut room, "orjs<enter>");
    let mut room = room.again(&crate::support::Shelf::ambleford());
    press(&mut room, "Lu");
    assert_eq!(room.saved()[1..], ["retract #1 on AMB-C1"]);
}

#[test]
fn an_error_is_counted_until_it_was_seen() {
    let mut room = tracker();
    room.tell(Answer::Exported(Err(Clean::line("the disk is full"))));
    press(&mut room, "j");
    assert!(foot(&room).contains("1 error: L"), "{}", foot(&room));
    press(&mut room, "L<esc>");
    assert!(!foot(&room).contains("error"), "{}", foot(&room));
}

#[test]
fn lists_are_sorted_by_several_keys_and_turned_round() {
    let mut room = tracker();
    press(&mut room, "Si");
    assert!(foot(&room).contains("sorted by id"), "{}", foot(&room));
    press(&mut room, "Sr");
    press(&mut room, "gg");
    assert_eq!(here(&room), "AMB-C4");
    press(&mut room, "S,Sd");
    assert!(foot(&room).contains("sorted by -id, due"), "{}", foot(&room));
}

#[test]
fn settled_records_are_hidden_by_a_filter_that_shows_and_come_back() {
    let mut room = tracker();
    press(&mut room, "H");
    assert!(words(&room).contains("-is:settled"), "{}", words(&room));
    press(&mut room, "H");
    assert!(words(&room).contains("Caveats 4 of 4"), "{}", words(&room));
}

#[test]
fn rows_stand_in_groups_that_the_cursor_and_marks_pass_over() {
    let mut room = tracker();
    press(&mut room, "TT");
    let all = words(&room);
    assert!(all.contains("by owner") && all.contains("amk 1") && all.contains("nobody 3"), "{all}");
    press(&mut room, "gg");
    assert_eq!(here(&room), "AMB-C1");
    press(&mut room, "j");
    assert_eq!(here(&room), "AMB-C2");
    press(&mut room, "k<space><space><space>");
    assert!(foot(&room).starts_with("3 marked"), "{}", foot(&room));
}

#[test]
fn a_list_is_saved_as_a_view_and_opens_by_its_number() {
    let mut room = tracker();
    press(&mut room, "/kind:condition<enter>Si:view save Thursday 6<enter>");
    assert!(foot(&room).starts_with("View 6 Thursday saved in "), "{}", foot(&room));
    press(&mut room, "gb6");
    assert!(words(&room).contains("[6 Thursday 1]"), "{}", words(&room));
    assert!(words(&room).contains("Caveats 1 of 4"), "{}", words(&room));
}

#[test]
fn a_reference_as_printed_opens_its_record() {
    let mut room = tracker();
    let lone = "[[partner]]\nid = \"LONE\"\nname = \"Lone partner\"\nref = \"SR (25/26) 01\"\n";
    room.reload(&Shelf::ambleford().with(lone));
    press(&mut room, ":sr (25/26) 01<enter>");
    assert!(words(&room).contains("LONE"), "{}", words(&room));
    assert!(words(&room).contains("ref SR (25/26) 01"), "{}", words(&room));
}
