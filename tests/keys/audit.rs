//! The audit: what everybody added is found, followed to its item, and taken along.

use caveat::journal::{Act, Trust};
use caveat::tui::effect::Answer;

use crate::support::{Room, Shelf, foot, press, screen, words};

/// Ambleford, on which two officers have worked: eight entries.
fn worked() -> Room {
    let mut room = Room::ambleford();
    press(&mut room, "gcorjs<enter>jvxPosts are not people<enter>aAsk the clerk<enter>u");
    room.colleague("plw", Act::Verdict, "AMB-C2", "met", "Seen the rota");
    room.colleague("plw", Act::Verdict, "AMB-C3", "partly", "=cmd");
    room.colleague("plw", Act::Note, "GONE-7", "note", "On a record that is gone");
    press(&mut room, "ga");
    room
}

/// The rows of the audit that show, without when they were written.
fn rows(room: &mut Room) -> Vec<String> {
    let drawn = screen(room, 80, 24);
    let lines = drawn.lines().filter(|line| line.starts_with('│') && line.contains(" Jul "));
    let row = |line: &str| {
        let line: String = line.chars().skip(1).take(77).collect();
        let (signs, rest) = line.split_at(2);
        format!("{signs}{}", rest.split_whitespace().skip(3).collect::<Vec<_>>().join(" "))
    };
    lines.filter(|line| !line.contains("journal/")).map(row).collect()
}

#[test]
fn every_entry_shows_the_newest_first_with_what_became_of_it() {
    let mut room = worked();
    assert_eq!(
        rows(&mut room),
        [
            "> plw note GONE-7 note On a record that is …",
            "  plw verdict AMB-C3 partly =cmd",
            "  plw verdict AMB-C2 met Seen the rota",
            "  amk taken back AMB-C2 note",
            " -amk note AMB-C2 note (taken back) Ask the…",
            "  amk verdict AMB-C2 not met Posts are not people",
            "  amk owner AMB-C1 rjs",
        ]
    );
    assert!(words(&room).contains("Audit 7 of 7"));
    press(&mut room, "Sr");
    assert_eq!(rows(&mut room)[0], "  amk owner AMB-C1 rjs");
    assert_eq!(rows(&mut room)[6], "> plw note GONE-7 note On a record that is …");
}

#[test]
fn the_filter_language_finds_entries_while_it_is_typed() {
    let mut room = worked();
    press(&mut room, "/by:amk");
    assert!(words(&room).contains("4 of 7"), "{}", words(&room));
    press(&mut room, " verdict:x<enter>");
    assert_eq!(rows(&mut room), ["> amk verdict AMB-C2 not met Posts are not people"]);
    for (filter, count) in [
        ("by:amk verdict:x changed:>2017-07-01", 1),
        ("changed:>2017-07-17", 0),
        ("changed:2017-07-17 by:plw", 3),
        ("-by:plw", 4),
        ("note:rota", 1),
        ("class:focus", 1),
        ("retract", 1),
        ("AMB-C2", 4),
        ("", 7),
    ] {
        press(&mut room, "/");
        press(&mut room, filter);
        press(&mut room, "<enter>");
        assert!(
            words(&room).contains(&format!("Audit {count} of 7")),
            "{filter}: {}",
            words(&room)
        );
    }
}

#[test]
fn the_officers_are_offered_for_by() {
    let mut room = worked();
    press(&mut room, "/by:p<tab><enter>");
    assert!(words(&room).contains("Audit 3 of 7 "), "{}", words(&room));
    assert!(words(&room).contains("by:plw"), "{}", words(&room));
}

#[test]
fn a_filter_that_hides_the_entry_gives_it_back_when_it_is_cleared() {
    let mut room = worked();
    press(&mut room, "jj/by:amk verdict:x<enter>");
    assert!(foot(&room).contains("Esc clears the filter"), "{}", foot(&room));
    press(&mut room, "<esc>");
    assert_eq!(rows(&mut room)[2], "> plw verdict AMB-C2 met Seen the rota");
    assert!(foot(&room).contains("Esc goes back to caveats"), "{}", foot(&room));
    press(&mut room, "/zeppelin<enter>");
    assert!(words(&room).contains("None of 7 entries answers. Esc clears the filter."));
    press(&mut room, "<enter>");
    assert!(foot(&room).contains("There is nothing to open"), "{}", foot(&room));
}

#[test]
fn enter_opens_the_item_and_esc_comes_back_to_the_entry() {
    let mut room = worked();
    press(&mut room, "<enter>");
    assert!(foot(&room).contains("GONE-7 is not on file any more"), "{}", foot(&room));
    press(&mut room, "j<enter>");
    assert!(words(&room).contains("Quality of care"), "{}", words(&room));
    assert_eq!(room.looked(), ["AMB-C3"]);
    press(&mut room, "<esc>");
    // To have opened it is an entry too.
    assert_eq!(rows(&mut room)[0], "  amk looked AMB-C3");
    assert_eq!(rows(&mut room)[2], "> plw verdict AMB-C3 partly =cmd");
}

#[test]
fn an_act_is_on_the_item_of_the_entry_and_the_cursor_stays() {
    let mut room = worked();
    press(&mut room, "jaHow often?<enter>");
    assert_eq!(room.saved().last().unwrap(), "note note on AMB-C3: How often?");
    assert_eq!(rows(&mut room)[0], "  amk note AMB-C3 note How often?");
    assert_eq!(rows(&mut room)[2], "> plw verdict AMB-C3 partly =cmd");
}

#[test]
fn what_a_colleague_adds_appears_and_moves_nothing() {
    let mut room = worked();
    press(&mut room, "jj");
    room.colleague("rjs", Act::Flag, "AMB-C4", "ask again", "");
    assert_eq!(rows(&mut room)[0], "  rjs flag AMB-C4 ask again");
    assert_eq!(rows(&mut room)[3], "> plw verdict AMB-C2 met Seen the rota");
    for _ in 0..40 {
        room.colleague("rjs", Act::Flag, "AMB-C4", "ask again", "");
    }
    assert!(words(&room).contains("Audit 48 of 48"), "{}", words(&room));
    let here = rows(&mut room).into_iter().find(|row| row.starts_with('>'));
    assert_eq!(here.as_deref(), Some("> plw verdict AMB-C2 met Seen the rota"));
    // Further down the list, what shows does not move either.
    let before = rows(&mut room);
    room.colleague("rjs", Act::Flag, "AMB-C4", "ask again", "");
    assert_eq!(rows(&mut room), before);
}

#[test]
fn entries_that_are_taken_back_or_uncertain_are_found_and_explained() {
    let mut room = worked();
    press(&mut room, "n");
    assert_eq!(
        rows(&mut room).into_iter().find(|row| row.starts_with('>')).as_deref(),
        Some(">-amk note AMB-C2 note (taken back) Ask the…")
    );
    assert!(words(&room).contains("│ taken back "), "{}", words(&room));
    let entry = room.worker.entry("rjs", Act::Verdict, "AMB-C4").value("met").seen("c1:other");
    let Answer::Reread { file, mut held, faults } = room.worker.colleague("rjs", entry) else {
        panic!()
    };
    room.tell(Answer::Reread { file: file.clone(), held: held.clone(), faults: faults.clone() });
    assert_eq!(rows(&mut room)[0], " ~rjs verdict AMB-C4 met (suspect)");
    held[0].trust = Trust::Changed;
    room.tell(Answer::Reread { file, held, faults });
    press(&mut room, "gg");
    assert_eq!(rows(&mut room)[0], ">?rjs verdict AMB-C4 met (suspect, does not c…");
    let told = "suspect: the record has changed since, does not count: changed after it was";
    assert!(words(&room).contains(told), "{}", words(&room));
}

#[test]
fn a_verdict_that_does_not_count_stands_on_the_page_with_the_reason_and_splits_nothing() {
    let mut room = worked();
    let entry = room.worker.entry("rjs", Act::Verdict, "AMB-C2").value("not-applicable");
    let Answer::Reread { file, mut held, faults } = room.worker.colleague("rjs", entry) else {
        panic!()
    };
    held[0].trust = Trust::Unverified;
    room.tell(Answer::Reread { file, held, faults });
    let said = "rjs: verdict not applicable on AMB-C2, which does not count";
    assert!(words(&room).contains(said), "{}", words(&room));
    press(&mut room, "gg<enter>");
    let page = words(&room);
    assert!(page.contains("not counted rjs: verdict not applicable on AMB-C2"), "{page}");
    assert!(page.contains("not count: its journal belongs to somebody else"), "{page}");
    assert!(!page.contains("rjs not applicable"), "{page}");
}

#[test]
fn the_log_is_copied_and_written_to_a_file_as_it_shows() {
    let mut room = worked();
    press(&mut room, "/by:plw<enter>ya");
    assert_eq!(
        room.copies,
        ["WHEN\tOFFICER\tACT\tITEM\tVALUE\tWORDS\tREMARKS\n\
          2017-07-17 09:07:00\tplw\tnote\tGONE-7\tnote\tOn a record that is gone\t\n\
          2017-07-17 09:06:00\tplw\tverdict\tAMB-C3\tpartly\t'=cmd\t\n\
          2017-07-17 09:05:00\tplw\tverdict\tAMB-C2\tmet\tSeen the rota\t\n"]
    );
    press(&mut room, "X<enter>");
    let (path, text) = room.worker.exported.last().unwrap();
    assert_eq!(path, "audit-2017-07-17.md");
    assert!(
        text.starts_with(
            "# Audit\n\n3 rows, as at 17 Jul 2017, filter: by:plw\n\n| WHEN | OFFICER | ACT | \
             ITEM | VALUE | WORDS | REMARKS |\n| --- | --- | --- | --- | --- | --- | --- |\n| \
             2017-07-17 09:07:00 | plw | note | GONE-7 | note | On a record that is gone |  |\n"
        ),
        "{text}"
    );
    for (name, beginning) in [
        ("a.csv", "WHEN,OFFICER,ACT,ITEM,VALUE,WORDS,REMARKS\r\n2017-07-17 09:07:00,plw,note,"),
        ("a.json", "{\"schema\":1,\"kind\":\"audit\",\"title\":\"Audit\",\"filter\":\"by:plw\","),
        ("a.html", "<!DOCTYPE html>\n<html lang=\"en-GB\">"),
        ("a.txt", "WHEN                 OFFICER  ACT      ITEM    VALUE   WORDS"),
    ] {
        press(&mut room, "X<c-u>");
        press(&mut room, name);
        press(&mut room, "<enter>");
        let (path, text) = room.worker.exported.last().unwrap();
        assert!(path == name && text.starts_with(beginning), "{text}");
    }
}

#[test]
fn what_means_nothing_in_the_audit_is_said() {
    let mut room = worked();
    press(&mut room, "F");
    assert!(foot(&room).contains("Entries are not counted here"), "{}", foot(&room));
    let mut room = Room::new(&Shelf::default());
    press(&mut room, "gan");
    assert!(foot(&room).contains("No entry here is taken back"), "{}", foot(&room));
    press(&mut room, "ya<enter>Sr");
    assert!(words(&room).contains("oldest first"), "{}", words(&room));
}
