//! Whole review sessions: what officers press, what they see, and what is written down because of it.

use caveat::journal::session::{name, opening, step};
use caveat::journal::{Act, Entry, Step, Terms};
use caveat::record::Id;
use caveat::tui::desk::Opening;
use caveat::tui::effect::Event;
use uuid::Uuid;

use crate::support::{Room, Shelf, foot, line, press, screen, words};

/// What the bar at the top says: how many are judged.
fn bar(room: &Room) -> String {
    let all = words(room);
    let from = all.find("] ").unwrap() + 2;
    let to = all[from..].find("skipped").unwrap() + from + 9;
    all[from..to].to_owned()
}

/// The heading of the item that lies on the table.
fn heading(room: &mut Room) -> String {
    let line = screen(room, 80, 24).lines().nth(2).unwrap().to_owned();
    let words = line.trim_start_matches('┌').split('─').next().unwrap();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A session that somebody else has opened.
fn opened_by(room: &mut Room, officer: &str, terms: &Terms, queue: &[&str]) -> Uuid {
    let queue: Vec<Id> = queue.iter().map(|id| Id::new(id).unwrap()).collect();
    let entry = opening(room.worker.now(), officer, terms, &queue).remove(0);
    let session = entry.session.unwrap();
    let answer = room.worker.colleague(officer, entry);
    room.tell(answer);
    session
}

fn caveats(query: &str) -> Terms {
    let query = query.to_owned();
    Terms {
        kind: "caveat".to_owned(),
        title: "Thursday".to_owned(),
        query,
        blind: true,
        dealt_to: None,
    }
}

/// A colleague's verdict in a session, on the words as they are.
fn says(room: &mut Room, officer: &str, session: Uuid, on: &str, value: &str, text: &str) {
    let entry = room.worker.entry(officer, Act::Verdict, on).value(value).text(text);
    let register = &room.desk().register;
    let seen = register.find(on).map(|ix| register.fingerprint(ix).to_owned());
    let entry = Entry { seen, session: Some(session), ..entry };
    let answer = room.worker.colleague(officer, entry);
    room.tell(answer);
}

#[test]
fn a_whole_session_with_every_verdict_ends_with_a_queue_that_is_judged_and_closed() {
    let mut room = Room::sample();
    press(&mut room, "2r");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    assert_eq!(bar(&room), "0 of 6 met 0 partly 0 not met 0 info 0 skipped 0");
    press(&mut room, "m");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
    press(&mut room, "pPosts are filled on paper only.<enter>");
    press(&mut room, "xno paper came back<enter>");
    press(&mut room, "iask the clerk<enter>");
    press(&mut room, "z");
    assert_eq!(bar(&room), "5 of 6 met 1 partly 1 not met 1 info 1 n/a 1 skipped 0");
    assert_eq!(heading(&mut room), "6 of 6 WIR-C2 Further report on the Hub");
    press(&mut room, "m");
    assert_eq!(heading(&mut room), "6 of 6 judged");
    let end = words(&room);
    assert!(end.contains("Everything in this queue is judged."), "{end}");
    assert!(
        end.contains("│ 2 met") && end.contains("1 information needed") || end.contains("1 info")
    );
    press(&mut room, "q");
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    let closed = format!("All 6 are judged: {} is closed", name(session));
    assert!(foot(&room).starts_with(&closed), "{}", foot(&room));
    assert_eq!(
        room.saved(),
        [
            "session opened on CHO-C1 CHO-C2 CHO-C3 CHO-C4 CHO-C5 WIR-C2: kind = \"caveat\"\n\
             title = \"Overdue\"\nquery = \"is:overdue -is:settled\"\nblind = true",
            "verdict met on CHO-C1",
            "verdict partly on CHO-C2: Posts are filled on paper only.",
            "verdict not-met on CHO-C3: no paper came back",
            "verdict info on CHO-C4: ask the clerk",
            "verdict not-applicable on CHO-C5",
            "verdict met on WIR-C2",
            "session closed on ",
        ]
    );
    let in_it = room.worker.journal("amk").iter().all(|it| it.entry.session == Some(session));
    assert!(in_it, "everything carries the session's id");
    press(&mut room, "Q");
    let told = format!("caveat: session {} 6 of 6: 2 met, 1 partly, 1 not met", name(session));
    assert!(room.left.clone().unwrap().starts_with(&told), "{:?}", room.left);
}

#[test]
fn twenty_items_are_judged_in_twenty_keys() {
    let mut room = Room::sample();
    press(&mut room, "gc0r");
    let all = room.desk().register.of(caveat::record::Kind::Caveat).len();
    assert_eq!(all, 20);
    press(&mut room, "mmmmmmmmmmzzzzzzzzzz");
    assert_eq!(heading(&mut room), "20 of 20 judged");
    assert_eq!(room.saved().iter().filter(|it| it.starts_with("verdict")).count(), 20);
}

#[test]
fn the_next_item_comes_only_when_the_verdict_is_on_disk() {
    let mut room = Room::sample();
    press(&mut room, "2r");
    room.worker.holds = true;
    press(&mut room, "m");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    assert_eq!(bar(&room), "0 of 6 met 0 partly 0 not met 0 info 0 skipped 0");
    room.worker.fails = Some("the disk is full");
    room.answer();
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    assert!(words(&room).contains("NOT SAVED"));
    room.worker.fails = None;
    room.worker.holds = false;
    press(&mut room, "<enter>");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
}

#[test]
fn after_a_crash_the_session_goes_on_from_another_terminal_and_a_begun_reason_is_offered() {
    let mut room = Room::sample();
    press(&mut room, "2rm");
    press(&mut room, "xno pa");
    // The terminal dies in the middle of the reason.
    room.happen(Event::Hangup);
    let mut room = room.again(&Shelf::sample());
    press(&mut room, "R");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 0");
    press(&mut room, "x");
    assert!(line(&room).is_empty() || words(&room).contains("no pa"), "the draft is offered");
    press(&mut room, "per<enter>");
    assert_eq!(heading(&mut room), "3 of 6 CHO-C3 Choice of resource for range of cases");
    assert!(room.saved().contains(&"verdict not-met on CHO-C2: no paper".to_owned()));
}

#[test]
fn two_terminals_of_one_officer_share_a_session() {
    let mut room = Room::sample();
    press(&mut room, "2r");
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    says(&mut room, "amk", session, "CHO-C2", "met", "");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 0");
    press(&mut room, "m");
    let next = "3 of 6 CHO-C3 Choice of resource for range of cases";
    assert_eq!(heading(&mut room), next, "what the other terminal judged is passed over");
}

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
fn what_is_put_off_comes_again_at_the_end_and_undo_goes_back_to_its_item() {
    let mut room = Room::sample();
    press(&mut room, "2rs");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C2 Scalability and potential roll out");
    press(&mut room, "mm");
    assert_eq!(heading(&mut room), "3 of 6 CHO-C4 Governance and primary care fit");
    press(&mut room, "u");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C3 Choice of resource for range of cases");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 1");
    press(&mut room, "mmmm");
    assert_eq!(heading(&mut room), "6 of 6 CHO-C1 Costs over 6 and 12 months");
    press(&mut room, "s");
    assert!(foot(&room).starts_with("CHO-C1 is the last one left"), "{}", foot(&room));
    press(&mut room, "m");
    assert_eq!(heading(&mut room), "6 of 6 judged");
    assert_eq!(bar(&room), "6 of 6 met 6 partly 0 not met 0 info 0 skipped 0");
}

#[test]
fn previous_and_next_walk_the_queue_and_a_verdict_can_be_given_again() {
    let mut room = Room::sample();
    press(&mut room, "2rm<gt>");
    assert_eq!(heading(&mut room), "3 of 6 CHO-C3 Choice of resource for range of cases");
    press(&mut room, "<lt><lt>");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    press(&mut room, "z");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
    assert_eq!(bar(&room), "1 of 6 met 0 partly 0 not met 0 info 0 n/a 1 skipped 0");
    press(&mut room, "<enter>");
    assert!(words(&room).contains("caveat Sample register"), "the record whole");
    press(&mut room, "<lt>");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
}

#[test]
fn a_record_that_changes_while_it_lies_there_is_said_before_a_verdict_is_taken() {
    let mut room = Room::ambleford();
    press(&mut room, "gc0r");
    let first = heading(&mut room);
    let id = first.split(' ').nth(3).unwrap().to_owned();
    let text = include_str!("support/ambleford.toml");
    let at = text.find(&format!("id = \"{id}\"")).unwrap();
    let from = text[at..].find("text = \"").unwrap() + at + 8;
    let changed = format!("{}Newly put: {}", &text[..from], &text[from..]);
    room.reload(&Shelf::of(&[("ambleford.toml", &changed)]));
    assert!(foot(&room).starts_with(&format!("{id} has changed while it lay here")));
    press(&mut room, "m");
    assert!(foot(&room).starts_with(&format!("{id} has changed while it lay here. D shows how")));
    assert!(!room.saved().iter().any(|it| it.starts_with("verdict")));
    press(&mut room, "D");
    assert!(words(&room).contains("{+Newly put: +}"), "{}", words(&room));
    press(&mut room, "<esc>m");
    assert_eq!(room.saved().last().unwrap(), &format!("verdict met on {id}"));
    // A verdict on the words before it is suspect, and is seen to be.
    room.reload(&Shelf::ambleford());
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    let sitting = room.desk().register.ledger().sitting(session).unwrap();
    assert_eq!(room.desk().register.progress(&sitting, "amk").suspect, 1);
}

#[test]
fn a_record_that_goes_is_passed_over_and_told() {
    let mut room = Room::ambleford();
    press(&mut room, "gc0r");
    let id = heading(&mut room).split(' ').nth(3).unwrap().to_owned();
    let gone = Shelf::ambleford_with(&[(&format!("id = \"{id}\""), "id = \"ELSE-1\"")]);
    room.reload(&gone);
    assert!(heading(&mut room).ends_with("not on file any more"), "{}", heading(&mut room));
    press(&mut room, "m");
    assert!(foot(&room).contains("is not on file any more, so it takes no verdict"));
    press(&mut room, "<gt>mmm");
    assert!(words(&room).contains("Everything in this queue is judged."), "{}", words(&room));
    assert!(words(&room).contains("1 not on file any more"));
}

#[test]
fn a_second_session_on_the_same_filter_is_never_begun_in_silence() {
    let mut room = Room::sample();
    press(&mut room, "2rmq");
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    assert_eq!(room.saved().last().unwrap(), "session left on ");
    press(&mut room, "r");
    let told = format!("{} on these is at 1 of 6: R resumes it, r again", name(session));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    press(&mut room, "jr");
    assert!(foot(&room).starts_with(&told), "another key between: asked again");
    press(&mut room, "r");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    press(&mut room, "qR");
    assert!(foot(&room).starts_with("2 sessions of yours are open: Enter goes on"));
    press(&mut room, "j<enter>");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 0");
}

#[test]
fn an_empty_queue_a_place_without_a_list_and_a_read_only_desk_begin_nothing() {
    let mut room = Room::sample();
    press(&mut room, "4r");
    assert!(foot(&room).starts_with("Nothing to review: no row answers this filter"));
    press(&mut room, "gwr");
    assert!(foot(&room).starts_with("There is no list here to review"), "{}", foot(&room));
    press(&mut room, "R");
    assert!(foot(&room).starts_with("No session of yours is open"), "{}", foot(&room));
    assert!(room.saved().is_empty());
    let opening = Opening { read_only: true, ..Opening::default() };
    let mut room = Room::open(&Shelf::sample(), opening);
    press(&mut room, "2r");
    assert!(foot(&room).starts_with("Read only"), "{}", foot(&room));
}

#[test]
fn a_session_that_was_dealt_to_somebody_else_or_is_over_is_not_entered() {
    let mut room = Room::sample();
    let dealt = Terms { dealt_to: Some("plw".to_owned()), ..caveats("is:overdue") };
    let session = opened_by(&mut room, "rjs", &dealt, &["CHO-C1", "CHO-C2"]);
    press(&mut room, "gs<enter>");
    let told = format!("{} was dealt to plw, not to you", name(session));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    let own = opened_by(&mut room, "zed", &caveats("is:overdue"), &["CHO-C1"]);
    let end = step(room.worker.now(), "zed", own, Step::Closed, None);
    let answer = room.worker.colleague("zed", end);
    room.tell(answer);
    press(&mut room, &format!(":resume {}<enter>", name(own)));
    let told = format!("{} was closed on 17 Jul", name(own));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    press(&mut room, ":resume s-none<enter>");
    assert!(foot(&room).starts_with("No session is called `s-none`: gs lists them"));
}

#[test]
fn a_colleagues_session_is_joined_and_its_filter_may_have_become_unreadable() {
    let mut room = Room::sample();
    let session = opened_by(&mut room, "plw", &caveats("is:overdew"), &["CHO-C1", "CHO-C2"]);
    press(&mut room, &format!(":resume {}<enter>", name(session)));
    assert!(words(&room).contains("filter unreadable"), "{}", words(&room));
    assert_eq!(room.saved(), ["session joined on "]);
    press(&mut room, "mm");
    assert_eq!(heading(&mut room), "2 of 2 judged");
    press(&mut room, "q");
    // plw, whose session it is, has still everything to judge.
    assert_eq!(room.saved().last().unwrap(), "session left on ");
}

#[test]
fn what_answers_the_filter_since_is_counted_and_not_added() {
    let mut room = Room::sample();
    opened_by(&mut room, "amk", &caveats("id:CHO-C1,CHO-C2"), &["CHO-C1"]);
    room.resize(120, 36);
    press(&mut room, "R");
    assert!(words(&room).contains(", 1 new since"), "{}", words(&room));
    assert!(words(&room).contains("0 of 1"), "{}", words(&room));
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
    let text = include_str!("support/ambleford.toml");
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
        let register = &room.desk().register;
        register.is_settled(register.find(&id).unwrap())
    };
    assert!(!settled(&room));
    room.colleague("plw", Act::Verdict, &id, "met", "");
    assert!(settled(&room));
}

#[test]
fn the_words_that_are_quoted_stand_in_their_source_with_what_is_round_them() {
    let text = include_str!("support/ambleford.toml")
        .replace("kind = \"minutes\"\n", "kind = \"minutes\"\npath = \"sources/may.txt\"\n")
        .replacen(
            "due = \"June 2017\"",
            "due = \"June 2017\"\nsource = { document = \"AMB-DOC1\", quote = \"the last bus\" }",
            1,
        );
    let mut room = Room::new(&Shelf::of(&[("ambleford.toml", &text)]));
    let saved = "Item 7.\n\nThe islands lie far out, and the last\nbus goes at six.\n\nItem 8.";
    room.worker.sources.insert("sources/may.txt".to_owned(), saved.to_owned());
    press(&mut room, "gc0r");
    let seen = words(&room);
    let passage = "The islands lie far out, and > the last bus < goes at six.";
    let plain: String = seen.replace("│ ", "");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain.contains(passage), "{plain}");
}

#[test]
fn a_record_that_gets_another_id_stays_in_the_queue_with_what_was_said_of_it() {
    let mut room = Room::ambleford();
    press(&mut room, "gc0rmqR");
    let first = room.saved()[1].clone();
    let id = first.rsplit(' ').next().unwrap().to_owned();
    let renamed = format!("id = \"NEW-1\"\naka = [\"{id}\"]");
    room.reload(&Shelf::ambleford_with(&[(&format!("id = \"{id}\""), &renamed)]));
    let (judged, of) = (bar(&room), "1 of 4 met 1");
    assert!(judged.starts_with(of), "{judged}");
    press(&mut room, "mmm");
    assert!(words(&room).contains("Everything in this queue is judged."), "{}", words(&room));
    press(&mut room, "<lt><lt><lt><lt>");
    assert_eq!(heading(&mut room).split(' ').nth(3), Some("NEW-1"));
}

#[test]
fn a_session_that_is_closed_at_another_terminal_takes_nothing_more_and_says_so() {
    let mut room = Room::sample();
    press(&mut room, "2rm");
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    let end = step(room.worker.now(), "amk", session, Step::Closed, None);
    let answer = room.worker.colleague("amk", end);
    room.tell(answer);
    let told = format!("{} was closed by amk on 17 Jul", name(session));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    let saved = room.saved().len();
    for keys in ["m", "x", "vm", "s", ".", "vr"] {
        press(&mut room, "L<esc>");
        press(&mut room, keys);
        assert!(foot(&room).starts_with(&told), "{keys}: {}", foot(&room));
    }
    assert_eq!(room.saved().len(), saved, "{:?}", room.saved());
    press(&mut room, "q");
    let told = format!("{} is closed. gs lists it", name(session));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
}

#[test]
fn a_key_that_comes_before_the_verdict_is_on_disk_is_not_taken_for_the_item_before() {
    let mut room = Room::sample();
    press(&mut room, "2r");
    room.worker.holds = true;
    press(&mut room, "m");
    for keys in ["x", "z", "s", "."] {
        press(&mut room, keys);
        assert!(foot(&room).starts_with("Still saving the one before"), "{}", foot(&room));
    }
    room.worker.holds = false;
    room.answer();
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 0");
    press(&mut room, "z");
    assert_eq!(room.saved().last().unwrap(), "verdict not-applicable on CHO-C2");
}

#[test]
fn what_is_put_off_and_that_one_looked_is_said_in_words_of_its_own() {
    let mut room = Room::sample();
    press(&mut room, "2rs");
    assert!(foot(&room).starts_with("CHO-C1 is put off: it comes again at the end"));
    press(&mut room, ":set blind off<enter>");
    assert!(foot(&room).starts_with("Others' verdicts show from here on"), "{}", foot(&room));
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
fn the_endorsements_behind_the_matrix_are_reviewed_in_their_own_words() {
    let mut room = Room::sample();
    press(&mut room, "ge/programme:chorley<enter>r");
    assert!(foot(&room).starts_with("Nothing to review"), "a decision alone: {}", foot(&room));
    press(&mut room, "/programme:stockport<enter>r");
    let seen = words(&room);
    assert!(
        seen.contains("REVIEW") && seen.contains("Endorsements, programme:stockport"),
        "{seen}"
    );
    assert!(
        seen.contains("Does this endorsement stand?") && seen.contains("m confirmed"),
        "{seen}"
    );
    let of = bar(&room);
    press(&mut room, "m");
    assert!(room.saved().last().unwrap().starts_with("verdict confirmed on STK-E"));
    // Marks that are the same again, and the same cells again, begin no other in silence.
    press(&mut room, "qr");
    assert!(foot(&room).contains("on these is at 1 of "), "{of}: {}", foot(&room));
}

#[test]
fn a_session_on_a_whole_list_or_on_the_same_marks_is_never_begun_twice_in_silence() {
    let mut room = Room::sample();
    press(&mut room, "gc0rmq");
    press(&mut room, "r");
    assert!(foot(&room).contains("on these is at 1 of 20"), "{}", foot(&room));
    press(&mut room, "<space><space>r");
    assert!(words(&room).contains("REVIEW") && words(&room).contains("2 marked"));
    press(&mut room, "mqgvr");
    assert!(foot(&room).contains("on these is at 1 of 2"), "{}", foot(&room));
    press(&mut room, "<esc>gkr");
    assert!(words(&room).contains("Decision clock"), "{}", words(&room));
}

#[test]
fn the_bar_and_the_queue_say_all_on_few_lines_and_what_has_changed_since_is_named() {
    let mut room = Room::sample();
    press(&mut room, "1r");
    let seen = screen(&mut room, 80, 24);
    let bar = "│ m ready   p ready with conditions   x not ready   i info   z defer";
    let keys = "│ s skip to the end   < previous   > next   a note   . again   u undo";
    assert!(seen.contains(bar) && seen.contains(keys), "{seen}");
    press(&mut room, "ponly if funded<enter>");
    room.resize(120, 36);
    let seen = words(&room);
    assert!(seen.contains("CHO-1 conditions") && seen.contains("│ 1 conditions │"), "{seen}");
    let mut room = Room::ambleford();
    press(&mut room, "gc0rmmmm");
    let id = room.saved()[1].rsplit(' ').next().unwrap().to_owned();
    let text = include_str!("support/ambleford.toml");
    let at = text.find(&format!("id = \"{id}\"")).unwrap();
    let from = text[at..].find("text = \"").unwrap() + at + 8;
    let changed = format!("{}Newly put: {}", &text[..from], &text[from..]);
    room.reload(&Shelf::of(&[("ambleford.toml", &changed)]));
    room.resize(120, 36);
    assert!(words(&room).contains(&format!("{id} met~")), "{}", words(&room));
    press(&mut room, "<lt><gt>");
    let told = format!("1 on words that have changed since: {id}");
    assert!(words(&room).contains(&told), "{}", words(&room));
}

#[test]
fn what_was_dealt_to_others_is_not_told_as_new() {
    let mut room = Room::sample();
    let dealt = Terms { dealt_to: Some("amk".to_owned()), ..caveats("is:overdue") };
    opened_by(&mut room, "rjs", &dealt, &["CHO-C1"]);
    room.resize(120, 36);
    press(&mut room, "R");
    let seen = words(&room);
    assert!(seen.contains("REVIEW") && !seen.contains("new since"), "{seen}");
}

#[test]
fn a_long_session_does_not_make_the_list_slow() {
    // Each of 3,000 met verdicts once cost a reading of the whole session.
    const MANY: usize = 3_000;
    let one = "id = \"AMB-C1\"";
    let text = include_str!("support/ambleford.toml");
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
        let seen = room.desk().register.find(id);
        let seen = seen.map(|ix| room.desk().register.fingerprint(ix).to_owned());
        last = Some(room.worker.colleague("amk", Entry { seen, session, ..entry }));
    }
    room.tell(last.unwrap());
    let began = std::time::Instant::now();
    press(&mut room, "gc");
    room.colleague("plw", Act::Verdict, "LONG-C7", "not-met", "");
    let took = began.elapsed();
    assert!(took.as_secs() < 20, "{took:?}");
    press(&mut room, ":view held<enter>");
    assert!(words(&room).contains("Caveats 1 of "), "{}", words(&room));
}

#[test]
fn a_session_is_closed_before_its_end_only_by_whose_it_is() {
    let mut room = Room::sample();
    press(&mut room, ":session close<enter>");
    assert!(foot(&room).starts_with("No open review session lies here"), "{}", foot(&room));
    press(&mut room, "2rm:session shut<enter>");
    assert!(foot(&room).starts_with("What can be done with a session: session close"));
    press(&mut room, ":session close<enter>");
    assert_eq!(room.saved().last().unwrap(), "session closed on ");
    press(&mut room, "m");
    assert_eq!(room.saved().last().unwrap(), "session closed on ", "nothing more is taken");
    press(&mut room, "q");
    let session = opened_by(&mut room, "plw", &caveats("is:overdue"), &["CHO-C1", "CHO-C2"]);
    press(&mut room, &format!(":resume {}<enter>:session close<enter>", name(session)));
    assert!(foot(&room).starts_with("Only who opened a session"), "{}", foot(&room));
}
