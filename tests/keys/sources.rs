//! The sources of a record: each of them is opened, and it is told that there are several.

use caveat::tui::model::StartOptions;

use crate::support::{Room, Shelf, foot, press, words};

/// Two papers of which one caveat quotes both, the second one twice.
const QUOTED: &str = "\
[[document]]\nid = \"AMB-DOC5\"\ntitle = \"Report\"\npath = \"sources/report.txt\"\n\
[[document]]\nid = \"AMB-DOC6\"\ntitle = \"Minutes\"\npath = \"sources/minutes.txt\"\n\
[[caveat]]\nid = \"AMB-C8\"\ntext = \"Nobody waits in the rain.\"\ncases = [\"AMB-1\"]\n\
source = [\n\
{ document = \"AMB-DOC5\", quote = \"a roof over the stop\" },\n\
{ document = \"AMB-DOC6\", quote = \"a shelter\" },\n\
{ document = \"AMB-DOC6\", quote = \"a light\" },\n]\n";

fn on_the_caveat() -> Room {
    let mut room = Room::new(&Shelf::ambleford().with(QUOTED));
    let texts = [
        ("sources/report.txt", "The report asks for a roof over the stop."),
        ("sources/minutes.txt", "It was agreed.\n\nA shelter is built.\n\nIt has a light."),
    ];
    for (path, text) in texts {
        room.worker.sources.insert(path.to_owned(), text.to_owned());
    }
    press(&mut room, "gc/shelter or rain<enter><enter>");
    room
}

#[test]
fn a_record_with_several_sources_opens_each_of_them_and_says_which_it_is() {
    let mut room = on_the_caveat();
    press(&mut room, "O");
    for (number, text) in
        [(1, "The report asks"), (2, "A shelter"), (3, "It has a light"), (1, "The report asks")]
    {
        let told = words(&room);
        assert!(told.contains(text) && told.contains(&format!("source {number} of 3")), "{told}");
        assert!(foot(&room).contains(&format!("source {number} of 3 of AMB-C8; O shows the next")));
        press(&mut room, "O");
    }
    press(&mut room, "<lt>");
    assert!(words(&room).contains("AMB-C8 Nobody waits in the rain."), "{}", words(&room));
}

#[test]
fn a_record_with_one_source_says_nothing_of_several() {
    let land_on = Some("AMB-D1".to_owned());
    let mut room =
        Room::open(&Shelf::ambleford(), StartOptions { land_on, ..StartOptions::default() });
    press(&mut room, "O");
    assert!(words(&room).contains("AMB-DOC1"), "{}", words(&room));
    assert!(!words(&room).contains("source 1 of"), "{}", words(&room));
}
