//! Flags that hold by what officers added.

use jiff::tz::TimeZone;

use super::asked;
use crate::journal::Act;
use crate::query::{parse, select};
use crate::record::Kind;
use crate::register::Register;
use crate::register::tests::{held, register};

fn found(register: &Register, kind: Kind, query: &str) -> Vec<String> {
    let query = parse(query, &|_| false).unwrap();
    let rows = asked(register, &TimeZone::UTC, &|ctx| select(ctx, kind, &query, &[]));
    rows.into_iter().map(|ix| register.id(ix).to_string()).collect()
}

#[test]
fn a_case_waits_only_when_it_was_put_off_itself() {
    let put_off = |id| register("", vec![held(1, "amk", Act::Wait, id, "2025-08-01")]);
    let caveat = put_off("AMB-C1");
    assert_eq!(found(&caveat, Kind::Caveat, "is:waiting"), ["AMB-C1"]);
    assert_eq!(found(&caveat, Kind::Case, "is:waiting"), [""; 0]);
    assert_eq!(found(&put_off("AMB-1"), Kind::Case, "is:waiting"), ["AMB-1"]);
    assert_eq!(found(&put_off("AMB-1"), Kind::Caveat, "is:waiting"), [""; 0]);
}

#[test]
fn a_case_is_mine_when_i_own_it_and_not_when_i_own_a_caveat_of_it() {
    let owned = |id| register("", vec![held(1, "plw", Act::Owner, id, "amk")]);
    for (id, query, kind, rows) in [
        ("AMB-1", "is:mine", Kind::Case, &["AMB-1"][..]),
        ("AMB-1", "owner:amk", Kind::Case, &["AMB-1"]),
        ("AMB-1", "is:mine", Kind::Caveat, &[]),
        ("AMB-1", "caveat-is:mine", Kind::Case, &[]),
        ("AMB-1", "has:owner", Kind::Case, &["AMB-1"]),
        ("AMB-C2", "is:mine", Kind::Case, &[]),
        ("AMB-C2", "owner:nobody", Kind::Case, &["AMB-1"]),
        ("AMB-C2", "caveat-is:mine", Kind::Case, &["AMB-1"]),
        ("AMB-C2", "caveat-owner:amk", Kind::Case, &["AMB-1"]),
        ("AMB-C2", "-caveat-owner:amk", Kind::Case, &[]),
        ("AMB-C2", "caveat-has:owner", Kind::Case, &["AMB-1"]),
        ("AMB-C2", "caveat-owner:amk", Kind::Caveat, &["AMB-C2"]),
    ] {
        assert_eq!(found(&owned(id), kind, query), rows, "{id} {query}");
    }
}

#[test]
fn each_of_several_owners_is_one() {
    let both = register("", vec![held(1, "plw", Act::Owner, "AMB-C2", "Cllr Odd; amk")]);
    for query in ["is:mine", "owner:amk", "owner:\"cllr odd\"", "owner:amk owner:\"cllr odd\""] {
        assert_eq!(found(&both, Kind::Caveat, query), ["AMB-C2"], "{query}");
    }
    assert_eq!(found(&both, Kind::Caveat, "owner:nobody AMB-C2"), [""; 0]);
    // An earlier journal may have a name with a comma in it.
    let one = register("", vec![held(1, "plw", Act::Owner, "AMB-C2", "Director, People")]);
    assert_eq!(found(&one, Kind::Caveat, "owner:\"director, people\""), ["AMB-C2"]);
    assert_eq!(found(&one, Kind::Caveat, "owner:director"), [""; 0]);
}

#[test]
fn a_case_and_its_caveats_are_paused_each_by_itself() {
    let paused = |id| register("", vec![held(1, "plw", Act::Status, id, "on hold")]);
    assert_eq!(found(&paused("AMB-1"), Kind::Case, "is:paused"), ["AMB-1"]);
    assert_eq!(found(&paused("AMB-1"), Kind::Case, "status:paused"), ["AMB-1"]);
    assert_eq!(found(&paused("AMB-1"), Kind::Case, "status:\"on hold\""), ["AMB-1"]);
    assert_eq!(found(&paused("AMB-C2"), Kind::Case, "is:paused"), [""; 0]);
    assert_eq!(found(&paused("AMB-C2"), Kind::Case, "caveat-is:paused"), ["AMB-1"]);
    assert_eq!(found(&paused("AMB-C2"), Kind::Caveat, "status:paused"), ["AMB-C2"]);
}

#[test]
fn a_verdict_and_its_officer_are_asked_of_one_verdict() {
    let said = register(
        "",
        vec![
            held(1, "amk", Act::Verdict, "AMB-C2", "met"),
            held(2, "plw", Act::Verdict, "AMB-C2", "not-met"),
            held(3, "rjs", Act::Note, "AMB-C2", "note"),
        ],
    );
    for (query, is_found) in [
        ("verdict:met by:amk", true),
        ("verdict:met by:plw", false),
        ("verdict:x,m by:plw", true),
        ("verdict:\"not met\" by:plw,rjs", true),
        ("verdict:met -by:amk", false),
        ("verdict:met -by:plw", true),
        ("-verdict:met by:plw", true),
        ("not (verdict:met by:plw)", true),
        ("-verdict:met -by:rjs", false),
        ("verdict:met (by:plw or by:rjs)", true),
        ("by:rjs", true),
        ("by:sam", false),
        ("verdict:* by:rjs", false),
    ] {
        let rows = found(&said, Kind::Caveat, &format!("id:AMB-C2 {query}"));
        assert_eq!(!rows.is_empty(), is_found, "{query}");
    }
}
