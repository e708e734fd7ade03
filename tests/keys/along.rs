//! Taking along: copies go to the clipboard and are said honestly, lists go to files.

use caveat::text::Clean;
use caveat::tui::effect::external::{CopyResult, CopyRoute};
use caveat::tui::effect::{Answer, Event};

use crate::support::{Room, foot, press, words};

fn tracker() -> Room {
    let mut room = Room::ambleford();
    press(&mut room, "gc");
    room
}

#[test]
fn each_copy_key_takes_its_own_form_of_the_record() {
    let mut room = tracker();
    press(&mut room, "yyyqymylya");
    let reference =
        "AMB-C1 Ferry times and the last bus (Ambleford Cabinet, 10 May 2017, res. (1))";
    assert!(room.copies[0].starts_with("AMB-C1 Ferry times and the last bus ("), "{reference}");
    assert!(room.copies[1].ends_with("(text of the record, no quotation on file)"));
    assert!(room.copies[2].starts_with("- **AMB-C1** Ferry times and the last bus, "));
    assert_eq!(room.copies[3], "caveat show AMB-C1");
    let table: Vec<&str> = room.copies[4].lines().collect();
    assert_eq!(table[0], "ID\tCAVEAT\tKIND\tSTATUS\tDUE\tLATE\tME");
    assert_eq!(table[1], "AMB-C1\tFerry times and the last bus\tcondition\topen\tJun 2017\t17d\t-");
    assert_eq!(table.len(), 5);
}

#[test]
fn a_copy_takes_the_marked_rows_and_says_what_became_of_it() {
    let mut room = tracker();
    press(&mut room, "<space><space>yu");
    assert_eq!(room.copies, ["caveat list caveats id:AMB-C1,AMB-C2"]);
    let kept = Ok("~/.local/state/caveat/last-copy.txt".to_owned());
    room.happen(Event::Copied(CopyResult { bytes: 214, sent: CopyRoute::Terminal, kept }));
    let told = "2 marked sent 214 bytes to your terminal (OSC 52); also in \
                ~/.local/state/caveat/last-copy.txt";
    assert!(words(&room).ends_with(told), "{}", words(&room));
    let kept = Err(Clean::line("the disk is full"));
    room.happen(Event::Copied(CopyResult { bytes: 90_000, sent: CopyRoute::TooLong, kept }));
    assert!(foot(&room).contains("not sent: 90000 bytes are more than terminals take"));
}

#[test]
fn a_list_is_written_as_it_shows_in_the_format_of_its_ending() {
    let mut room = tracker();
    press(&mut room, "/kind:condition,information<enter>X<c-u>open.csv<enter>");
    let (path, text) = room.worker.exported[0].clone();
    assert_eq!(path, "open.csv");
    assert_eq!(
        text,
        "ID,CAVEAT,KIND,FORCE,STATUS,DUE,LATE,OWNER,ME,OTHERS\r\n\
         AMB-C1,Ferry times and the last bus,condition,resolved,open,Jun 2017,17d,amk,-,\r\n\
         AMB-C2,\"Posts filled, not only counted\",report,minuted,open,late 2017,,,-,\r\n"
    );
    let told = "Written: /home/amk/open.csv (yu copies the path)";
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
    press(&mut room, "yuyu");
    assert_eq!(
        room.copies,
        ["/home/amk/open.csv", "caveat list caveats kind:condition,information"]
    );
    press(&mut room, "X<c-u>open.md<enter>");
    let markdown = &room.worker.exported[1].1;
    let begins =
        "# Caveats\n\n2 rows, as at 17 Jul 2017, filter: kind:condition,information\n\n| ID |";
    assert!(markdown.starts_with(begins), "{markdown}");
    let heads = "| ID | CAVEAT | KIND | FORCE | STATUS | DUE | LATE | OWNER | ME | OTHERS |\n";
    assert!(markdown.contains(heads), "{markdown}");
    press(&mut room, "X<c-u>open.html<enter>X<c-u>open.json<enter>X<c-u>open.txt<enter>");
    assert!(room.worker.exported[2].1.contains("<td>AMB-C1</td><td>Ferry times and the last bus"));
    let json: serde_json::Value = serde_json::from_str(&room.worker.exported[3].1).unwrap();
    assert_eq!((&json["schema"], &json["rows"][1]["id"]), (&1.into(), &"AMB-C2".into()));
    assert!(room.worker.exported[4].1.contains("AMB-C1  Ferry times and the last bus"));
}

#[test]
fn an_ending_of_no_format_is_refused_and_a_failure_is_an_error() {
    let mut room = tracker();
    press(&mut room, "X<c-u>open.xlsx<enter>");
    let told = "Which format? The name ends in one of: .md .csv .tsv .json .html .txt";
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
    room.tell(Answer::Exported(Err(Clean::line("there is no folder /nowhere"))));
    assert!(foot(&room).starts_with("NOT WRITTEN: there is no folder /nowhere"));
}

#[test]
fn pictures_and_figures_are_written_with_the_filter_that_they_show_under() {
    let offered = |keys: &str| {
        let mut room = Room::sample();
        press(&mut room, keys);
        press(&mut room, "X<enter>");
        room.worker.exported.pop().map(|(path, text)| (path, text.lines().count() > 1))
    };
    for (keys, name) in [("ge", "endorsements"), ("gf", "money"), ("ga", "audit")] {
        assert_eq!(offered(keys), Some((format!("{name}-2017-07-17.md"), true)));
    }
    assert_eq!(offered("gt"), Some(("timeline-2017-07-17.svg".to_owned(), true)));
    let mut room = Room::sample();
    press(&mut room, "gf/kind:gap<enter>X<c-u>m.md<enter>");
    press(&mut room, "gt/programme:wirral<enter>X<c-u>t.html<enter>");
    let told = |at: usize, words: &str| {
        let text = &room.worker.exported[at].1;
        assert!(text.contains(words), "{text}");
    };
    told(0, "# Money\n\n1 row, as at 17 Jul 2017, filter: kind:gap\n");
    told(1, "as at 17 Jul 2017, filter: programme:wirral</p>");
    press(&mut room, "geyaX<c-u>e.tsv<enter>");
    assert_eq!(room.copies[0], room.worker.exported[2].1);
}

#[test]
fn what_was_marked_and_what_a_view_hides_is_said_in_the_file() {
    let mut room = tracker();
    press(&mut room, "<space>X<c-u>m.md<enter>X<c-u>m.json<enter>");
    let markdown = &room.worker.exported[0].1;
    let begins = "# Caveats\n\n1 marked row, as at 17 Jul 2017, no filter\n\n| ID |";
    assert!(markdown.starts_with(begins), "{markdown}");
    let json: serde_json::Value = serde_json::from_str(&room.worker.exported[1].1).unwrap();
    assert_eq!((&json["marked"], &json["total"]), (&true.into(), &1.into()));
    let mut room = Room::sample();
    press(&mut room, "2w1 sep 2017<enter>X<c-u>late.md<enter>");
    let markdown = &room.worker.exported[0].1;
    assert!(markdown.contains("-is:waiting\n"), "{markdown}");
    press(&mut room, "gt<space>X<c-u>t.md<enter>");
    let markdown = &room.worker.exported[1].1;
    assert!(markdown.contains("\n1 marked case by month, "), "{markdown}");
}

#[test]
fn a_page_is_written_as_a_page_and_other_screens_as_what_they_show() {
    for (keys, name, holds) in [
        ("<enter>", "AMB-C1-2017-07-17.md", "\n## As recorded\n\n- "),
        ("gl", "links-AMB-C1-2017-07-17.md", "| HOW | KIND | ID | TITLE |\n"),
        ("gw", "faults-2017-07-17.md", "| LEVEL | FILE | LINE |"),
        ("aHalf a note<esc>gd", "drafts-2017-07-17.md", "| AMB-C1 | note | Half a note |"),
        ("<enter><esc>D", "changes-AMB-C1-2017-07-17.md", "Nothing has changed since"),
    ] {
        let mut room = tracker();
        press(&mut room, keys);
        press(&mut room, "X<enter>");
        let (path, text) = room.worker.exported.pop().unwrap();
        assert_eq!(path, name);
        assert!(text.contains(holds), "{keys}: {text}");
    }
}
