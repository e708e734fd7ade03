//! The audit as officers see it, and lists that are compared with a revision.

use caveat::journal::Act;
use caveat::tui::desk::Opening;

use crate::screens::{SIZES, check, sample};
use crate::support::{Room, press};

/// The sample register, on which three officers have worked.
fn worked(keys: &'static str) -> impl Fn(Opening) -> Room {
    move |opening| {
        let mut room = sample("gc")(opening);
        press(&mut room, "orjs<enter>aPosts are counted, not people. Ask for vacancies<enter>");
        press(&mut room, "jvxNo report has come to the Cabinet<enter>u");
        room.colleague("rjs", Act::Verdict, "WIR-C2", "met", "Thought this was the January item");
        room.colleague("plw", Act::Note, "WIR-C2", "evidence", "Ask the clerk for the plan.");
        room.colleague("plw", Act::Status, "STK-C7", "evidence-offered", "Rota of 3 July");
        press(&mut room, "ga");
        press(&mut room, keys);
        room
    }
}

#[test]
fn the_audit() {
    check("audit", &SIZES, worked(""));
}

#[test]
fn the_audit_under_a_filter() {
    check("audit-filter", &SIZES[1..2], worked("/by:amk -looked<enter>j"));
}

#[test]
fn an_audit_without_entries() {
    check("audit-empty", &SIZES[1..2], sample("ga"));
}
