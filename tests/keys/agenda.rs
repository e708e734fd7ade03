//! Bringing back: from a meeting to what must come back to it, and acting on that.

use crate::support::{Room, Shelf, foot, here, line, press, screen, words};

fn saltmere(keys: &str) -> Room {
    let mut room = Room::new(&Shelf::saltmere());
    press(&mut room, keys);
    room
}

/// The ids that a bring-back list shows, in order.
fn listed(room: &mut Room) -> Vec<String> {
    let all = screen(room, 120, 60);
    let is_id = |word: &&str| {
        let mut parts = word.split('-');
        parts.next().is_some_and(|it| it.len() == 3) && parts.next().is_some_and(|it| it.len() >= 2)
    };
    let rows = all.lines().skip(4).take_while(|line| !line.starts_with('└'));
    rows.filter_map(|line| line[3..].split_whitespace().find(is_id).map(str::to_owned)).collect()
}

#[test]
fn chorleys_september_meeting_has_its_five_considerations_and_four_actions() {
    for keys in [
        ":agenda CHO-M2<enter>",
        ":agenda Chorley 27 Sep 2016<enter>",
        ":agenda 27 Sep 2016<enter>",
        ":CHO-M2<enter>:agenda<enter>",
        ":agenda<enter>j<enter>",
    ] {
        let mut room = Room::sample();
        press(&mut room, keys);
        assert_eq!(
            listed(&mut room).join(" "),
            "CHO-C1 CHO-C2 CHO-C3 CHO-C4 CHO-C5 CHO-A4 CHO-A5 CHO-A1 CHO-A6",
            "{keys}"
        );
    }
}

#[test]
fn a_row_opens_and_the_way_back_leads_to_it() {
    let mut room = saltmere(":agenda SAL-M2<enter>jj<enter>");
    assert!(words(&room).contains("SAL-C3 Fares"), "{}", words(&room));
    assert!(foot(&room).contains("Esc goes back to the meeting of 12 Jun 2017"), "{}", foot(&room));
    press(&mut room, "<esc>");
    assert_eq!(here(&room), "SAL-C3");
}

#[test]
fn acts_fall_on_the_row_or_on_the_marked_ones_and_the_cursor_goes_on() {
    let mut room = saltmere(":agenda SAL-M2<enter>jorjs<enter>");
    assert_eq!(room.saved(), ["owner rjs on SAL-C2"]);
    assert_eq!(here(&room), "SAL-C2");
    press(&mut room, "<space><space>");
    assert!(foot(&room).starts_with("2 marked"), "{}", foot(&room));
    press(&mut room, "fask<enter><esc>");
    assert_eq!(room.saved()[1..], ["flag ask on SAL-C2", "flag ask on SAL-C3"]);
    press(&mut room, "jjccleared<enter><enter>");
    assert_eq!(room.saved()[3..], ["status cleared on SAL-A1"]);
    // What nobody waits for any more leaves the list; the next row takes its place.
    assert!(!words(&room).contains("SAL-A1 Ask"), "{}", words(&room));
    assert_eq!(here(&room), "SAL-A3");
}

#[test]
fn marks_are_a_range_all_or_those_of_before() {
    let mut room = saltmere(":agenda SAL-M2<enter>VGV");
    assert!(foot(&room).starts_with("7 marked"), "{}", foot(&room));
    press(&mut room, "<esc>");
    assert!(foot(&room).starts_with("on SAL-A3"), "{}", foot(&room));
    press(&mut room, "gv");
    assert!(foot(&room).starts_with("7 marked"), "{}", foot(&room));
    press(&mut room, "*");
    assert!(foot(&room).starts_with("on SAL-A3"), "{}", foot(&room));
}

#[test]
fn words_are_found_in_the_list() {
    let mut room = saltmere(":agenda SAL-M2<enter>/ferry<enter>");
    assert_eq!(here(&room), "SAL-C1");
    press(&mut room, "n");
    assert_eq!(here(&room), "SAL-A1");
    press(&mut room, "<esc>");
    assert!(!foot(&room).contains("ends the search"), "{}", foot(&room));
}

#[test]
fn the_paper_is_written_and_the_table_copied() {
    let mut room = saltmere(":agenda SAL-M2<enter>X");
    assert!(words(&room).contains("> agenda-SAL-CAB-2017-06-12.md"), "{}", words(&room));
    press(&mut room, "<enter>");
    let (_, text) = room.worker.exported.last().unwrap().clone();
    assert!(text.starts_with("# Bring back to Saltmere Cabinet, 12 June 2017\n"), "{text}");
    assert!(text.contains("(SAL-DOC1 Cabinet minutes, 6 March 2017, item 6: “figures by ward”)\n"));
    press(&mut room, "ya");
    let copied = room.copies.last().unwrap();
    assert!(copied.starts_with("ID\tRECORD\tFORCE\tTITLE\t"), "{copied}");
    assert_eq!(copied.lines().count(), 8);
    press(&mut room, ":export list.csv<enter>");
    let (_, text) = room.worker.exported.last().unwrap();
    assert!(text.starts_with("ID,KIND,FORCE,TEXT,"), "{text}");
}

#[test]
fn a_meeting_that_is_not_known_is_told_with_what_is_near() {
    let mut room = saltmere(":agenda Saltmere 4 Sep 2017<enter>");
    assert!(foot(&room).starts_with("several meetings are meant by that (on file: SAL-CAB 2017"));
    press(&mut room, ":agenda zzz<enter>");
    assert!(foot(&room).starts_with("no body and no meeting is called `zzz`"), "{}", foot(&room));
}

#[test]
fn the_meetings_lead_on_and_come_back() {
    let mut room = saltmere(":agenda<enter>");
    assert!(line(&room).contains("4 Sep 2017   next  Saltmere Cabinet"), "{}", line(&room));
    press(&mut room, "j<enter>");
    assert!(words(&room).contains("4 Sep 2017, Saltmere Scrutiny Board 5"), "{}", words(&room));
    press(&mut room, "<esc>");
    assert!(foot(&room).contains("goes back to cases"), "{}", foot(&room));
    assert!(words(&room).contains("Meetings"), "{}", words(&room));
}

#[test]
fn the_tracker_tells_what_is_overdue_and_whether_anybody_has_it() {
    let mut room = Room::ambleford();
    press(&mut room, "gc");
    assert!(words(&room).contains("└ 1 overdue, with an owner ─"), "{}", words(&room));
    press(&mut room, "onobody<enter>");
    assert!(words(&room).contains("└ 1 overdue, without an owner ─"), "{}", words(&room));
    // A target leaves the deadline where it is.
    press(&mut room, "d2018<enter>");
    assert!(words(&room).contains("└ 1 overdue, without an owner ─"), "{}", words(&room));
    assert!(words(&room).contains("it is a target"), "{}", words(&room));
    press(&mut room, "gb");
    assert!(!words(&room).contains("late = days"), "cases have their own words for it");
}

#[test]
fn what_is_settled_shows_only_where_it_was_to_come_and_says_so() {
    let mut room = saltmere(":agenda SAL-M2<enter>");
    assert!(words(&room).contains("SAL-C1 Moorings at low tide discharged"), "{}", words(&room));
    press(&mut room, ":agenda SAL-CAB 4 sep 2017<enter>");
    assert!(!words(&room).contains("SAL-C1"), "{}", words(&room));
    assert!(words(&room).contains("Known only as a next meeting, from SAL-M1."));
}
