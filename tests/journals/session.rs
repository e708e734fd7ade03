//! Review sessions: what the entries that carry a session's id come to.

use caveat::journal::session::{name, opening, step};
use caveat::journal::{Act, Entry, JournalEntry, Ledger, Session, SessionStep, SessionTerms};
use caveat::record::Id;
use proptest::prelude::*;
use uuid::Uuid;

use super::{entry, held, id, moment};

fn terms() -> SessionTerms {
    SessionTerms {
        kind: "caveat".to_owned(),
        title: "Overdue".to_owned(),
        query: "is:overdue \"two words\" -owner:nobody".to_owned(),
        blind: true,
        dealt_to: None,
    }
}

/// A session of amk's on two caveats and a case, and what else is entered in it: who, the act, on
/// what, the value.
fn journal(terms: &SessionTerms, rows: &[(&str, Act, &str, &str)]) -> (Uuid, Vec<JournalEntry>) {
    let queue = [id("AMB-C1"), id("AMB-C2"), id("NOR-1")];
    let opened = opening(moment(0), "amk", terms, &queue);
    let session = opened[0].session.unwrap();
    let mut all: Vec<JournalEntry> = vec![held(opened[0].clone(), "box1", 1)];
    for (number, (by, act, on, value)) in (1..).zip(rows) {
        let on = (!on.is_empty()).then(|| id(on));
        let entry = Entry {
            session: Some(session),
            on: on.into_iter().collect(),
            ..entry(number, by, *act, "AMB-C1", value)
        };
        all.push(held(entry, "box1", number + 1));
    }
    (session, all)
}

fn given(session: &Session<'_>) -> Vec<String> {
    let told = |held: &&JournalEntry| {
        format!("{} {} {}", held.officer, held.entry.on[0], held.entry.value)
    };
    session.given.iter().map(told).collect()
}

#[test]
fn a_session_knows_its_terms_its_queue_and_the_last_verdict_of_each_officer() {
    let (session, all) = journal(
        &terms(),
        &[
            ("amk", Act::Verdict, "AMB-C1", "met"),
            ("plw", Act::Session, "", "joined"),
            ("plw", Act::Verdict, "AMB-C1", "not-met"),
            ("amk", Act::Verdict, "AMB-C1", "partly"),
            ("amk", Act::Verdict, "EST-E1", "met"),
            ("amk", Act::Session, "NOR-1", "skipped"),
            ("plw", Act::Session, "AMB-C2", "skipped"),
            ("plw", Act::Verdict, "AMB-C2", "info"),
            ("amk", Act::Note, "AMB-C2", "note"),
        ],
    );
    let ledger = Ledger::new(all);
    let session = ledger.session(session).unwrap();
    assert_eq!(session.terms, terms());
    assert_eq!(session.queue, [&id("AMB-C1"), &id("AMB-C2"), &id("NOR-1")]);
    // A verdict on something that is not in the queue belongs to no item.
    assert_eq!(given(&session), ["plw AMB-C1 not-met", "amk AMB-C1 partly", "plw AMB-C2 info"]);
    assert_eq!(session.skipped_by("amk"), [&id("NOR-1")]);
    assert!(session.skipped_by("plw").is_empty(), "judged since");
    let officers: Vec<_> = session.officers().iter().map(ToString::to_string).collect();
    assert_eq!(officers, ["amk", "plw"]);
    assert!(session.is_blind_for("plw") && session.is_of("amk") && !session.is_of("plw"));
    assert!(session.closed.is_none());
    assert_eq!(session.last_moment(), moment(8));
}

#[test]
fn a_verdict_that_is_taken_back_or_withdrawn_is_none_and_the_one_before_it_stands_again() {
    let taken = entry(2, "amk", Act::Verdict, "AMB-C1", "met").id.to_string();
    let (session, mut all) = journal(
        &terms(),
        &[
            ("amk", Act::Verdict, "AMB-C1", "not-met"),
            ("amk", Act::Verdict, "AMB-C1", "met"),
            ("amk", Act::Verdict, "AMB-C2", "met"),
            ("amk", Act::Verdict, "AMB-C2", "withdrawn"),
        ],
    );
    all.push(held(entry(9, "amk", Act::Retract, "AMB-C1", &taken), "box1", 20));
    let ledger = Ledger::new(all);
    assert_eq!(given(&ledger.session(session).unwrap()), ["amk AMB-C1 not-met"]);
}

#[test]
fn only_who_opened_it_or_whom_it_was_dealt_to_closes_it_and_each_looks_for_themselves() {
    let steps = [
        ("plw", Act::Session, "", "unblinded"),
        ("plw", Act::Session, "", "closed"),
        ("zed", Act::Session, "", "left"),
    ];
    let (session, all) = journal(&terms(), &steps);
    let ledger = Ledger::new(all);
    let session = ledger.session(session).unwrap();
    assert!(session.closed.is_none());
    assert!(session.is_blind_for("amk") && !session.is_blind_for("plw"));
    let dealt = SessionTerms { dealt_to: Some("plw".to_owned()), ..terms() };
    let (session, all) = journal(&dealt, &steps);
    let ledger = Ledger::new(all);
    let session = ledger.session(session).unwrap();
    assert_eq!(session.closed.unwrap().officer.as_str(), "plw");
    assert!(session.is_for("plw") && !session.is_for("amk") && !session.is_of("amk"));
    let officers: Vec<_> = session.officers().iter().map(ToString::to_string).collect();
    assert_eq!(officers, ["plw"], "who dealt it takes no part");
}

#[test]
fn a_long_queue_is_opened_by_several_entries_that_belong_together() {
    let queue: Vec<Id> = (0..1201).map(|at| id(&format!("LONG-{at}"))).collect();
    let entries = opening(moment(0), "amk", &terms(), &queue);
    assert_eq!(entries.iter().map(|it| it.on.len()).collect::<Vec<_>>(), [500, 500, 201]);
    assert!(entries.iter().all(|it| it.session == entries[0].session && it.group.is_some()));
    let session = entries[0].session.unwrap();
    let all = entries.into_iter().zip(1..).map(|(entry, line)| held(entry, "box1", line));
    let ledger = Ledger::new(all.collect());
    let session = ledger.session(session).unwrap();
    assert!(session.queue.iter().copied().eq(&queue));
}

#[test]
fn a_session_is_found_by_the_beginning_of_its_name() {
    let (session, all) = journal(&terms(), &[]);
    let ledger = Ledger::new(all);
    let name = name(session);
    assert!(name.len() == 7 && name.starts_with("s-"), "{name}");
    for typed in [&name, &name[..4], &name[2..], &name.to_uppercase(), &session.to_string()] {
        assert_eq!(ledger.sessions_named(typed).len(), 1, "{typed}");
    }
    assert!(ledger.sessions_named("").is_empty() && ledger.sessions_named("s-!").is_empty());
    let left = step(moment(5), "amk", session, SessionStep::Left, None);
    assert_eq!((left.value.as_str(), left.on.len(), left.session), ("left", 0, Some(session)));
    assert!(ledger.session(Uuid::from_u128(1)).is_none());
}

#[test]
fn terms_that_nobody_can_read_are_none() {
    assert_eq!(SessionTerms::read(&terms().text()), terms());
    let safe = SessionTerms { blind: true, ..SessionTerms::default() };
    assert_eq!(
        SessionTerms::read("kind = ["),
        safe,
        "blind, because what was seen cannot be unseen"
    );
    let dealt = SessionTerms { dealt_to: Some("plw".to_owned()), ..safe };
    let text = "kind = 7\ntitle = [\"a\"]\nblind = \"no\"\ndealt_to = \"plw\"\nlater = 1";
    assert_eq!(SessionTerms::read(text), dealt, "one that cannot be read costs only itself");
}

proptest! {
    #[test]
    fn a_session_is_the_same_whichever_journal_is_read_first_and_however_it_is_added(
        rows in prop::collection::vec(
            (
                prop::sample::select(vec!["amk", "plw", "rjs"]),
                prop::sample::select(vec![Act::Verdict, Act::Verdict, Act::Session]),
                prop::sample::select(vec!["AMB-C1", "AMB-C2", "NOR-1", "EST-E1"]),
                prop::sample::select(vec!["met", "not-met", "withdrawn", "skipped", "left"]),
            ),
            0..25,
        ),
        turned in any::<bool>(),
    ) {
        let (session, mut all) = journal(&terms(), &rows);
        let account = |ledger: &Ledger| {
            let session = ledger.session(session).unwrap();
            let put_off: Vec<_> =
                session.skipped.iter().map(|it| (it.officer.clone(), it.entry.on.clone())).collect();
            (given(&session), put_off, session.last_moment())
        };
        let whole = account(&Ledger::new(all.clone()));
        let mut grown = Ledger::default();
        if turned {
            all.sort_by_key(|held| (std::cmp::Reverse(held.officer.clone()), held.line));
        }
        for held in all {
            grown.add(held);
        }
        prop_assert_eq!(account(&grown), whole);
    }
}
