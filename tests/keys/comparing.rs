//! Comparing with a git revision: what is new, changed or gone since shows in every list.

use caveat::register::RevisionSpec;
use caveat::tui::effect::Order;

use crate::support::{Room, Shelf, foot, here, press, screen, words};

/// Ambleford as it was at `v1.2`: one caveat was not there yet, one had other words, one is gone.
fn then() -> Shelf {
    let text = include_str!("../support/ambleford.toml");
    let fourth = text.find("[[caveat]]\nid = \"AMB-C4\"").unwrap();
    let end = text.find("[[endorsement]]").unwrap();
    let mut then = format!("{}{}", &text[..fourth], &text[end..]);
    then = then.replace("number of nurses in post", "number of posts that are filled");
    then += "\n[[caveat]]\nid = \"AMB-C0\"\non = \"AMB-D1\"\ntext = \"Parking is to be free.\"\n";
    Shelf::of(&[("ambleford.toml", &then)])
}

fn tracker() -> Room {
    let mut room = Room::ambleford();
    room.worker.pasts.insert("v1.2".to_owned(), then());
    room.worker.pasts.insert("2017-07-01".to_owned(), then());
    press(&mut room, "gc");
    room
}

/// The signs of the rows that show, with their ids.
fn signs(room: &mut Room) -> Vec<String> {
    let drawn = screen(room, 80, 24);
    let rows = drawn.lines().filter(|line| line.contains(" AMB-C"));
    let sign = |line: &str| line.chars().skip(1).take(10).collect::<String>().trim_end().to_owned();
    rows.filter(|line| line.starts_with('│')).map(sign).collect()
}

#[test]
fn what_became_of_each_row_since_a_revision_stands_before_it() {
    let mut room = tracker();
    assert_eq!(signs(&mut room), ["> ! AMB-C1", "    AMB-C2", "    AMB-C3", "    AMB-C4"]);
    press(&mut room, "Bv1.2<enter>");
    assert_eq!(signs(&mut room), ["> ! AMB-C1", "  ~ AMB-C2", "    AMB-C3", "  + AMB-C4"]);
    assert!(foot(&room).starts_with("1 new, 1 changed. 1 is gone since v1.2: caveat diff v1.2"));
    assert!(words(&room).contains("since v1.2 amk"), "{}", words(&room));
    assert!(words(&room).contains("3 Changed 2"), "{}", words(&room));
    press(&mut room, "n");
    assert_eq!(here(&room), "AMB-C2");
    press(&mut room, "n");
    assert_eq!(here(&room), "AMB-C4");
    press(&mut room, "n");
    assert_eq!(here(&room), "AMB-C2", "not the late one");
    press(&mut room, "/is:changed<enter>");
    assert!(words(&room).contains("Caveats 2 of 4"), "{}", words(&room));
    press(&mut room, "B<enter>");
    assert!(words(&room).contains("3 Changed 0") && !words(&room).contains("since v1.2"));
}

#[test]
fn a_case_is_lit_by_what_changed_on_it() {
    let mut room = tracker();
    press(&mut room, "gb");
    press(&mut room, "Bv1.2<enter>");
    let board = screen(&mut room, 80, 24);
    let signs: Vec<_> = board.lines().filter(|line| line.contains(" AMB-")).collect();
    assert!(signs[0].starts_with("│> ~ AMB-1") && signs[1].starts_with("│  ~ AMB-2"), "{board}");
}

#[test]
fn what_changed_here_compares_with_the_revision() {
    let mut room = tracker();
    press(&mut room, "Bv1.2<enter>nD");
    let told = words(&room);
    assert!(told.contains("One field has changed since v1.2: [-gone-] {+new+}"), "{told}");
    assert!(
        told.contains("The number of [-posts that are filled-]{+nurses in post+} is"),
        "{told}"
    );
    press(&mut room, "<esc>nD");
    assert!(words(&room).contains("It is new since v1.2: it was not on file then."));
    press(&mut room, "<esc>ggD");
    assert!(words(&room).contains("Nothing that can be read has changed since v1.2."));
}

#[test]
fn a_day_means_its_last_revision_where_git_keeps_the_files() {
    let mut room = tracker();
    press(&mut room, "B1 jul 2017<enter>");
    assert!(words(&room).contains("since 1 Jul 2017 amk"), "{}", words(&room));
    assert!(foot(&room).contains("1 is gone since 1 Jul 2017: caveat diff 2017-07-01"));
    assert_eq!(signs(&mut room)[3], "  + AMB-C4");
    press(&mut room, "D");
    assert!(words(&room).contains("Nothing that can be read has changed since 1 Jul 2017."));
    // Nothing is kept from so early: what officers had read by then.
    press(&mut room, "<esc>B2016-01-01<enter>");
    let told = "Nothing can be compared: nobody had read a record by 1 Jan 2016; git knows no";
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
    assert_eq!(signs(&mut room)[3], "    AMB-C4");
}

#[test]
fn a_revision_that_there_is_not_brings_the_line_back() {
    let mut room = tracker();
    press(&mut room, "Bv1.3<enter>");
    let told = words(&room);
    assert!(told.contains("that is no day, and git knows no revision `v1.3` of this"), "{told}");
    assert!(told.contains("> v1.3"), "{told}");
    press(&mut room, "<c-w>v1.2<enter>");
    assert!(words(&room).contains("since v1.2 amk"), "{}", words(&room));
    // What is compared with stays until something else can be had.
    press(&mut room, "Bother<enter><esc>");
    assert!(words(&room).contains("since v1.2 amk"), "{}", words(&room));
    press(&mut room, "Btwo words<enter>");
    assert!(words(&room).contains("that is no day: 2017-07-01"), "{}", words(&room));
}

#[test]
fn an_answer_that_comes_late_does_not_undo_what_was_asked_since() {
    let mut room = tracker();
    room.worker.holds = true;
    press(&mut room, "Bv1.2<enter>");
    assert!(foot(&room).starts_with("Reading v1.2 from git"), "{}", foot(&room));
    press(&mut room, "B-<enter>");
    room.answer();
    assert!(!words(&room).contains("since v1.2"), "{}", words(&room));
    room.worker.take(Order::Past(RevisionSpec::Revision("v1.2".into())));
    room.answer();
    assert!(!words(&room).contains("since v1.2"), "{}", words(&room));
}

#[test]
fn the_records_are_compared_again_when_their_files_change() {
    let mut room = tracker();
    press(&mut room, "Bv1.2<enter>");
    room.reload(&Shelf::ambleford_with(&[("What the pontoon costs", "What the quay costs")]));
    assert_eq!(signs(&mut room), ["> ! AMB-C1", "  ~ AMB-C2", "    AMB-C3", "  + AMB-C4"]);
    room.reload(&then());
    assert!(words(&room).contains("3 Changed 0"), "{}", words(&room));
    press(&mut room, "n");
    assert!(foot(&room).contains("No row here is new or changed since v1.2"), "{}", foot(&room));
}

#[test]
fn a_file_that_cannot_be_read_makes_nothing_new_or_gone() {
    let mut room = Room::ambleford();
    let text = include_str!("../support/ambleford.toml");
    let broken = format!("{text}\n<<<<<<< ours\n");
    room.worker.pasts.insert("v1.2".to_owned(), Shelf::of(&[("ambleford.toml", &broken)]));
    press(&mut room, "gcBv1.2<enter>");
    assert!(
        foot(&room).starts_with(
            "No record is new or changed since v1.2. B and Enter ends that (14 in files"
        ),
        "{}",
        foot(&room)
    );
    press(&mut room, "D");
    assert!(words(&room).contains("Its file cannot be read as it was at v1.2, so it is not"));
    // The same the other way round.
    let mut room = tracker();
    press(&mut room, "Bv1.2<enter>");
    room.reload(&Shelf::of(&[("ambleford.toml", &broken)]));
    assert!(!words(&room).contains("are gone"), "{}", words(&room));
}

#[test]
fn a_revision_with_a_strange_name_is_shown_safely() {
    let mut room = Room::ambleford();
    let name = "a\u{202e}b-and-a-very-long-name-of-a-branch";
    room.worker.pasts.insert(name.to_owned(), then());
    press(&mut room, "B");
    room.happen(caveat::tui::effect::Event::Paste { text: name.to_owned(), cut: false });
    press(&mut room, "<enter>");
    let header = screen(&mut room, 80, 24).lines().next().unwrap().to_owned();
    assert!(header.contains("since a\u{fffd}b-and-a-very-…  amk"), "{header}");
}
