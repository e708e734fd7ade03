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
fn a_case_is_mine_when_i_own_it_or_an_open_caveat_of_it() {
    let owned = |id| register("", vec![held(1, "plw", Act::Owner, id, "amk")]);
    assert_eq!(found(&owned("AMB-1"), Kind::Case, "is:mine"), ["AMB-1"]);
    assert_eq!(found(&owned("AMB-C2"), Kind::Case, "is:mine"), ["AMB-1"]);
    assert_eq!(found(&owned("AMB-1"), Kind::Caveat, "is:mine"), [""; 0]);
}
