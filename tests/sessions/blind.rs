//! Blind review on the screen: a word that only a colleague's entry has shows nowhere until one has
//! judged the item oneself, and shows then.

use caveat::journal::session::{name, step};
use caveat::journal::{Act, Entry, SessionStep};

use super::{caveats, opened_by, says};
use crate::support::{Room, Shelf, foot, press, screen};

/// A word of the verdict's reason, and one of a note from the session.
const ONLY_THEIRS: [&str; 2] = ["zebrafish", "okapi"];

/// Where an officer may look from, each in keys that lead there and back into the session.
const PLACES: [&str; 20] = [
    "",
    "<enter>",
    "gs",
    "ga",
    "gc",
    "gc0",
    "4",
    "gb",
    "gm",
    "ge",
    "gl",
    "gt",
    "gk",
    "gw",
    "gc/verdict:not-met<enter>",
    "gc/by:rjs<enter>",
    ":CHO-C1<enter>",
    "L",
    "gc0F",
    ":view held<enter>",
];

/// rjs opened a session on two caveats and found the first not met; amk sits in it.
fn room() -> Room {
    let mut room = Room::sample();
    let session = opened_by(&mut room, "rjs", &caveats("is:overdue"), &["CHO-C1", "CHO-C2"]);
    press(&mut room, &format!(":resume {}<enter>", name(session)));
    says(&mut room, "rjs", session, "CHO-C1", "not-met", "The zebrafish is missing");
    let note = room.worker.entry("rjs", Act::Note, "CHO-C1").value("note").text("An okapi, too");
    let answer = room.worker.colleague("rjs", Entry { session: Some(session), ..note });
    room.tell(answer);
    room
}

/// Everything that the place shows, writes to a file or copies.
fn told(room: &mut Room, place: &str) -> String {
    press(room, place);
    let mut all = screen(room, 120, 36);
    press(room, "<end>");
    all += &screen(room, 120, 36);
    press(room, "X<c-u>all.md<enter>yy");
    press(room, "yqymya");
    all += &room.worker.exported.iter().map(|(_, text)| text.as_str()).collect::<String>();
    all + &room.copies.concat()
}

#[test]
fn a_colleagues_words_show_nowhere_until_one_has_judged() {
    let mut seen_after = 0;
    for place in PLACES {
        let mut room = room();
        let before = told(&mut room, place).to_lowercase();
        for word in ONLY_THEIRS {
            assert!(!before.contains(word), "{place}: {word}\n{before}");
        }
        assert!(!before.contains("rjs not") && !before.contains("split on"), "{place}\n{before}");
        assert!(!before.contains("rjs x"), "the list has no letter of theirs: {place}\n{before}");
        let mut room = self::room();
        press(&mut room, "m");
        let after = told(&mut room, if place.is_empty() { "<lt>" } else { place }).to_lowercase();
        seen_after += ONLY_THEIRS.iter().filter(|word| after.contains(**word)).count();
    }
    assert!(seen_after > 5, "after one's own verdict they show: {seen_after}");
}

#[test]
fn others_stand_as_hidden_in_lists_and_views_count_them_only_after_ones_own_verdict() {
    let mut room = room();
    press(&mut room, "4");
    assert!(screen(&mut room, 120, 36).contains("Caveats 0 of 20"));
    let session = name(room.model().sits_in.unwrap());
    press(&mut room, &format!(":resume {session}<enter>m"));
    press(&mut room, "4");
    let list = screen(&mut room, 120, 36);
    assert!(list.contains("Caveats 1 of 20") && list.contains("CHO-C1"), "{list}");
}

#[test]
fn blindness_outlives_a_crash_until_the_officer_leaves_or_asks_to_see() {
    let mut room = room();
    room.happen(caveat::tui::effect::Event::Hangup);
    let mut room = room.again(&Shelf::sample());
    press(&mut room, ":CHO-C1<enter><end>");
    let page = screen(&mut room, 120, 36);
    assert!(page.contains("hidden until you give yours") && !page.contains("zebrafish"), "{page}");
    press(&mut room, ":set blind off<enter><end>");
    let page = screen(&mut room, 120, 36);
    assert!(page.contains("zebrafish"), "{page}");
    assert_eq!(room.saved().last().unwrap(), "session unblinded on ");
}

#[test]
fn a_session_that_is_over_hides_nothing_and_news_are_told_once() {
    let mut room = room();
    let theirs = foot(&room);
    assert!(theirs.contains("rjs: note on CHO-C1"), "{theirs}");
    let session = room.model().sits_in.unwrap();
    let end = step(room.worker.now(), "rjs", session, SessionStep::Closed, None);
    let answer = room.worker.colleague("rjs", end);
    room.tell(answer);
    press(&mut room, ":CHO-C1<enter><end>");
    assert!(screen(&mut room, 120, 36).contains("zebrafish"));
}
