//! How far a session is, who has seen which words, and when enough officers agree.

use uuid::Uuid;

use super::{AMBLEFORD, DECIDED, TODAY, as_held, held, ix, register, register_of};
use crate::journal::{Act, Entry, JournalEntry, SessionStep, SessionTerms};
use crate::register::{Ix, Register};

const SESSION: Uuid = Uuid::from_u128(7);

fn in_session(held: JournalEntry, seen: &str) -> JournalEntry {
    let mut entry = Entry::clone(&held.entry).seen(seen);
    entry.session = Some(SESSION);
    as_held(entry, held.line)
}

fn opened(on: &[&str], blind: bool) -> JournalEntry {
    let mut entry =
        Entry::clone(&held(1, "amk", Act::Session, on[0], SessionStep::Opened.as_str()).entry);
    entry.on = on.iter().map(|id| crate::record::Id::new(id).unwrap()).collect();
    entry.session = Some(SESSION);
    let terms = SessionTerms { kind: "caveat".to_owned(), blind, ..SessionTerms::default() };
    as_held(entry.text(&terms.text()), 1)
}

fn print(id: &str) -> String {
    let register = register("", Vec::new());
    register.fingerprint(ix(&register, id)).to_owned()
}

fn verdict(number: u32, officer: &str, on: &str, value: &str) -> JournalEntry {
    in_session(held(number, officer, Act::Verdict, on, value), &print(on))
}

#[test]
fn progress_counts_what_is_judged_put_off_gone_and_changed_for_each_officer() {
    let skipped = held(4, "amk", Act::Session, "AMB-C3", SessionStep::Skipped.as_str());
    let journal = vec![
        opened(&["AMB-C1", "AMB-C2", "AMB-C3", "GONE-1"], true),
        verdict(2, "amk", "AMB-C1", "not-met"),
        in_session(held(3, "amk", Act::Verdict, "AMB-C2", "met"), "c1:00"),
        in_session(skipped, ""),
        verdict(5, "plw", "AMB-C1", "met"),
    ];
    let register = register("", journal);
    let session = register.ledger().session(SESSION).unwrap();
    let own = register.progress(&session, "amk");
    assert_eq!((own.of, own.judged, own.skipped, own.gone, own.suspect), (4, 2, 1, 1, 1));
    assert_eq!((own.left(), own.counts), (1, [1, 0, 1, 0, 0]));
    let words = own.describe(&register, crate::record::Kind::Caveat, false);
    assert_eq!(words, ["1 met", "1 not met"]);
    assert_eq!(register.progress(&session, "plw").left(), 2);
    assert!(!own.is_complete());
    let items = register.items(&session);
    assert!(items[0].is_split() && !items[1].is_split());
    assert_eq!(items[2].skipped_by[0].as_str(), "amk");
    assert_eq!(items[3].ix, None);
    assert!(items[1].given[0].suspect && !items[0].given[0].suspect);
}

fn judged(settings: &str, verdicts: &[(&str, &str, &str)]) -> (Register, Ix) {
    let class = "[vocabulary]\nclass = [\"plain\"]\n";
    let journal = verdicts.iter().zip(1..).map(|(&(officer, value, seen), number)| {
        let seen = if seen.is_empty() { print("AMB-C1") } else { seen.to_owned() };
        in_session(held(number, officer, Act::Verdict, "AMB-C1", value), &seen)
    });
    let register = register(&format!("{settings}\n{class}"), journal.collect());
    let ix = ix(&register, "AMB-C1");
    (register, ix)
}

#[test]
fn coverage_tells_who_judged_the_present_words_and_who_only_older_ones() {
    let (register, at) =
        judged("", &[("amk", "met", ""), ("plw", "met", "c1:00"), ("rjs", "partly", "c1:01")]);
    let coverage = register.coverage(at);
    let who = |all: &[crate::register::Verdict<'_>]| -> Vec<String> {
        all.iter().map(|it| it.held.officer.to_string()).collect()
    };
    assert_eq!(
        (who(&coverage.present), who(&coverage.older)),
        (vec!["amk".into()], vec!["plw".into(), "rjs".into()])
    );
    assert_eq!(coverage.as_str(), "present");
    assert_eq!(register.coverage(ix(&register, "AMB-C2")).as_str(), "never");
    let (register, at) = judged("", &[("plw", "met", "c1:00")]);
    assert_eq!(register.coverage(at).as_str(), "older");
}

#[test]
fn a_caveat_is_settled_by_officers_only_when_enough_of_them_found_its_present_words_met() {
    let settings = "discharge = \"officer\"\n[quorum]\ncondition = 2\n";
    let records = format!("{DECIDED}{AMBLEFORD}");
    let records = records.replace("due = \"June 2025\"", "class = \"condition\"");
    let settled = |verdicts: &[(&str, &str)]| {
        let bare = register_of(settings, &records, Vec::new());
        let print = bare.fingerprint(ix(&bare, "AMB-C1")).to_owned();
        let mut journal: Vec<JournalEntry> = verdicts
            .iter()
            .zip(1..)
            .map(|(&(officer, value), number)| {
                in_session(held(number, officer, Act::Verdict, "AMB-C1", value), &print)
            })
            .collect();
        journal.push(held(50, "amk", Act::Status, "AMB-C1", "discharged"));
        let register = register_of(settings, &records, journal);
        let at = ix(&register, "AMB-C1");
        let said = register.read_said(at, Act::Status, "discharged", TODAY).unwrap();
        let warning = said[0].warning.as_ref().map(ToString::to_string);
        (register.is_settled(at), register.quorum(at).unwrap().describe(), warning)
    };
    let waits = "it counts as discharged when 2 officers have found it met (1 now)".to_owned();
    assert_eq!(settled(&[("amk", "met")]), (false, "1/2".to_owned(), Some(waits.clone())));
    assert!(!settled(&[("amk", "met"), ("plw", "partly")]).0);
    assert!(!settled(&[("amk", "met"), ("amk", "met")]).0, "one officer twice");
    assert_eq!(settled(&[("amk", "met"), ("plw", "met")]), (true, "2/2".to_owned(), None));
}
