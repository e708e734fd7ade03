//! What officers who sit together see of one another: blind, split, a quorum, and a clerk who keys.

use caveat::journal::session::{name, opening, step};
use caveat::journal::{Act, Entry, SessionStep};
use caveat::record::Id;

use super::{caveats, heading, opened_by, says};
use crate::support::{Room, Shelf, foot, press, screen, words};

#[test]
fn what_colleagues_judged_is_hidden_until_one_has_judged_and_then_both_are_told_of_the_split() {
    let mut room = Room::sample();
    room.colleague("rjs", Act::Verdict, "CHO-C1", "not-met", "Thought this was January");
    press(&mut room, "2r<end>");
    let before = words(&room);
    assert!(before.contains("hidden until you give yours"), "{before}");
    assert!(!before.contains("rjs") && !before.contains("January") && !before.contains("SPLIT"));
    room.colleague("plw", Act::Verdict, "CHO-C1", "partly", "");
    assert!(foot(&room).starts_with("plw: a verdict on CHO-C1"), "{}", foot(&room));
    press(&mut room, "m");
    let told = "SPLIT on CHO-C1: you met, rjs not met, plw partly";
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
    press(&mut room, "<lt><end>");
    let after = words(&room);
    assert!(after.contains("rjs not-met") || after.contains("rjs not met"), "{after}");
    assert!(after.contains("Thought this was January") && after.contains("SPLIT"), "{after}");
    // Somebody finds not met what was met: that waits to be affirmed, and is listed.
    room.colleague("zed", Act::Verdict, "CHO-C1", "not-met", "");
    assert!(foot(&room).starts_with("Yours on CHO-C1 is held (v r affirms it): rjs not met"));
    press(&mut room, "q4");
    assert!(words(&room).contains("Caveats 1 of 20") && words(&room).contains("CHO-C1"));
    press(&mut room, ":view held<enter>");
    assert!(words(&room).contains("Caveats 1 of 20"), "{}", words(&room));
    press(&mut room, "vr");
    assert!(words(&room).contains("Caveats 0 of 20"), "affirmed again");
}

#[test]
fn a_held_verdict_is_told_on_the_page_in_the_list_and_after_a_restart_and_outlives_repetition() {
    let mut room = Room::sample();
    press(&mut room, "gc0");
    room.colleague("amk", Act::Verdict, "CHO-C1", "met", "");
    room.colleague("rjs", Act::Verdict, "CHO-C1", "not-met", "");
    press(&mut room, ":CHO-C1<enter><end>");
    let held = "held rjs found it not met since: v r affirms yours";
    assert!(words(&room).contains(held), "{}", words(&room));
    let mut room = room.again(&Shelf::sample());
    let told =
        "Your verdict on CHO-C1 is held: a colleague found it not met since. :view held lists";
    assert!(foot(&room).starts_with(&told[..60]), "{}", foot(&room));
    press(&mut room, ":view held<enter>");
    assert!(screen(&mut room, 120, 36).contains("m?"), "{}", words(&room));
    // Said again after the session is closed it is held still: it was said before that, too.
    let session = opened_by(&mut room, "amk", &caveats("is:overdue"), &["CHO-C2"]);
    super::says(&mut room, "amk", session, "CHO-C2", "met", "");
    room.colleague("rjs", Act::Verdict, "CHO-C2", "not-met", "");
    let end = step(room.worker.now(), "amk", session, SessionStep::Closed, None);
    let answer = room.worker.colleague("amk", end);
    room.tell(answer);
    let seen = |room: &Room| {
        let register = &room.model().register;
        register.held_words(register.find("CHO-C2").unwrap(), "amk")
    };
    assert!(seen(&room).is_some());
    room.colleague("rjs", Act::Verdict, "CHO-C2", "not-met", "Still");
    assert_eq!(seen(&room).as_deref(), Some("rjs found it not met since"));
}

#[test]
fn blind_can_be_switched_off_and_that_is_written_down() {
    let mut room = Room::sample();
    room.colleague("rjs", Act::Verdict, "CHO-C1", "not-met", "Thought this was January");
    press(&mut room, "2r:set blind off<enter><end>");
    assert!(words(&room).contains("Thought this was January"));
    assert!(words(&room).contains("amk not blind"), "{}", words(&room));
    assert_eq!(room.saved()[1], "session unblinded on ");
    press(&mut room, ":set blind on<enter>");
    assert!(foot(&room).starts_with("What you have seen cannot be unseen"));
}

#[test]
fn a_clerk_keys_for_others_in_a_large_hand() {
    let mut room = Room::sample();
    let session = opened_by(&mut room, "amk", &caveats("is:overdue"), &["CHO-C1", "CHO-C2"]);
    let resume = format!(":resume {} big<enter>", name(session));
    press(&mut room, &resume);
    press(&mut room, ":by Cllr Hill, Cllr Moss<enter>");
    let seen = screen(&mut room, 80, 24);
    assert!(!seen.contains("CHO-C1"), "no id stands in the way\n{seen}");
    assert!(seen.contains("keyed for Cllr Hill, Cllr Moss"), "{seen}");
    press(&mut room, "m");
    let last = room.worker.journal("amk").last().unwrap();
    assert_eq!(last.entry.by, "Cllr Hill, Cllr Moss");
    press(&mut room, ":by -<enter>m");
    assert_eq!(room.worker.journal("amk").last().unwrap().entry.by, "amk");
    press(&mut room, "<lt><lt><end>");
    assert!(words(&room).contains("Cllr Hill, Cllr Moss (keyed by amk) met"), "{}", words(&room));
}

#[test]
fn enough_officers_must_find_it_met() {
    let settings = "discharge = \"officer\"\n[quorum]\nfocus = 2\n";
    let text = include_str!("../support/ambleford.toml");
    let class = text.find("class = \"").unwrap() + 9;
    let class = &text[class..class + text[class..].find('"').unwrap()];
    let settings = settings.replace("focus", class);
    let shelf = Shelf::of(&[("register.toml", &settings), ("ambleford.toml", text)]);
    let mut room = Room::new(&shelf);
    press(&mut room, &format!("gc/kind:{class}<enter>r"));
    let id = heading(&mut room).split(' ').nth(3).unwrap().to_owned();
    press(&mut room, "m<lt><end>");
    assert!(words(&room).contains("1/2: 2 officers must find it met"), "{}", words(&room));
    press(&mut room, "cdischarged<enter><enter>");
    assert!(foot(&room).contains("it counts as discharged when 2 officers"), "{}", foot(&room));
    let settled = |room: &Room| {
        let register = &room.model().register;
        register.is_settled(register.find(&id).unwrap())
    };
    assert!(!settled(&room));
    room.colleague("plw", Act::Verdict, &id, "met", "");
    assert!(settled(&room));
}

#[test]
fn blindness_holds_in_the_record_the_list_and_the_list_of_sessions_until_one_has_judged_or_left() {
    let mut room = Room::sample();
    let session = opened_by(&mut room, "rjs", &caveats("is:overdue"), &["CHO-C1", "CHO-C2"]);
    says(&mut room, "rjs", session, "CHO-C1", "not-met", "Thought this was January");
    press(&mut room, &format!(":resume {}<enter>", name(session)));
    press(&mut room, "<enter>");
    let whole = words(&room);
    assert!(whole.contains("CHO-C1") && whole.contains("hidden until you give yours"), "{whole}");
    assert!(!whole.contains("January") && !whole.contains("rjs"), "{whole}");
    press(&mut room, "gs");
    let list = words(&room);
    assert!(list.contains("rjs 1 of 2 judged; 0 skipped, 1 left"), "{list}");
    press(&mut room, "<esc><esc>m<lt><enter>");
    assert!(words(&room).contains("Thought this was January"), "{}", words(&room));
    press(&mut room, "<esc>");
    // Whoever has left the session sees what they would have seen before it.
    room.colleague("plw", Act::Verdict, "CHO-C2", "partly", "Half of it");
    press(&mut room, "<gt><enter>");
    assert!(!words(&room).contains("Half of it"), "{}", words(&room));
    press(&mut room, "<esc>q:CHO-C2<enter>");
    assert!(words(&room).contains("Half of it"), "{}", words(&room));
}

#[test]
fn what_a_colleague_disputes_is_found_among_thousands_of_verdicts() {
    const MANY: usize = 3_000;
    let one = "id = \"AMB-C1\"";
    let text = include_str!("../support/ambleford.toml");
    let from = text.rfind("[[caveat]]\nid = \"AMB-C1\"").unwrap();
    let to = text[from + 1..].find("\n[[").map_or(text.len(), |at| from + 1 + at);
    let block = &text[from..to];
    let more: String =
        (0..MANY).map(|at| block.replace(one, &format!("id = \"LONG-C{at}\"")) + "\n").collect();
    let mut room = Room::new(&Shelf::of(&[("ambleford.toml", &format!("{text}\n{more}"))]));
    let ids: Vec<String> = (0..MANY).map(|at| format!("LONG-C{at}")).collect();
    let queue: Vec<Id> = ids.iter().map(|id| Id::new(id).unwrap()).collect();
    let opening = opening(room.worker.now(), "amk", &caveats("id:LONG"), &queue);
    let session = opening[0].session;
    for entry in opening {
        room.worker.colleague("amk", entry);
    }
    let mut last = None;
    for id in &ids {
        let entry = room.worker.entry("amk", Act::Verdict, id).value("met");
        let seen = room.model().register.find(id);
        let seen = seen.map(|ix| room.model().register.fingerprint(ix).to_owned());
        last = Some(room.worker.colleague("amk", Entry { seen, session, ..entry }));
    }
    room.tell(last.unwrap());
    press(&mut room, "gc");
    room.colleague("plw", Act::Verdict, "LONG-C7", "not-met", "");
    press(&mut room, ":view held<enter>");
    assert!(words(&room).contains("Caveats 1 of "), "{}", words(&room));
}
