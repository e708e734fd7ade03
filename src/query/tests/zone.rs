//! The day of an entry is that of the officer's own time zone.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::asked;
use crate::journal::{Act, Entry, JournalEntry};
use crate::query::{Column, CompiledQuery, QueryContext, parse, select};
use crate::record::Kind;
use crate::register::Register;
use crate::register::tests::{held, register};

/// Half past midnight in a British summer, which is still the day before in UTC.
const AT: &str = "2025-07-11T23:30:00Z";

fn chased_at_night() -> Register {
    let note = held(1, "plw", Act::Note, "AMB-C1", "chase");
    let entry = Entry { at: AT.parse().unwrap(), ..(*note.entry).clone() };
    register("", vec![JournalEntry { entry: Arc::new(entry), ..note }])
}

/// Asks in a zone which caveats and how many entries a filter finds.
fn found(zone: &TimeZone, query: &str) -> (Vec<String>, usize) {
    asked(&chased_at_night(), zone, &|ctx| {
        let query = parse(query, &|_| true).unwrap();
        let compiled = CompiledQuery::new(ctx, &query);
        let rows = select(ctx, Kind::Caveat, &query, &[]).into_iter();
        let log = ctx.register.ledger().log();
        let entries = log.iter().filter(|row| compiled.entry_answers(ctx, row)).count();
        (rows.map(|ix| ctx.register.id(ix).to_string()).collect(), entries)
    })
}

#[test]
fn a_note_at_half_past_midnight_is_found_and_shown_on_its_own_day() {
    let london = TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").unwrap();
    for (zone, day, other, shown) in [
        (&london, "2025-07-12", "2025-07-11", "1x, last 12 Jul"),
        (&TimeZone::UTC, "2025-07-11", "2025-07-12", "1x, last 11 Jul"),
    ] {
        for field in ["changed", "chased"] {
            assert_eq!(found(zone, &format!("{field}:{day}")), (vec!["AMB-C1".to_owned()], 1));
            assert_eq!(found(zone, &format!("{field}:{other}")), (Vec::new(), 0));
        }
        let chased = Column::named("chased").unwrap();
        let show = |ctx: &QueryContext<'_>| chased.show(ctx, ctx.register.find("AMB-C1").unwrap());
        assert_eq!(asked(&chased_at_night(), zone, &show), shown);
    }
}
