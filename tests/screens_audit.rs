//! The audit as officers see it, and lists that are compared with a revision.

use caveat::journal::Act;
use caveat::tui::model::StartOptions;

use crate::screens::{SIZES, check, sample};
use crate::support::{Room, Shelf, press};

/// The sample register, on which three officers have worked.
fn worked(keys: &'static str) -> impl Fn(StartOptions) -> Room {
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

/// The sample register as it was: two caveats of Chorley were not there, one had other
/// words, and one of Stockport is gone since.
fn before() -> Shelf {
    let gone = "[[caveat]]\nid = \"STK-C0\"\ncases = [\"STK-1\"]\ntext = \"Parking is free.\"\n";
    let other = "[[caveat]]\nid = \"CHO-C1\"\non = \"CHO-D1\"\ntext = \"Costs.\"\n";
    Shelf::sample().without(&["CHO-C1", "CHO-C2", "CHO-C4"]).with(&[gone, other].concat())
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

#[test]
fn a_list_that_is_compared_with_a_revision() {
    let compared = |keys: &'static str| {
        move |opening| {
            let mut room = sample("gc")(opening);
            room.worker.pasts.insert("v1.2".to_owned(), before());
            press(&mut room, "Bv1.2<enter>");
            press(&mut room, keys);
            room
        }
    };
    check("since", &SIZES, compared(""));
    check("since-changes", &SIZES[1..2], compared("D"));
    check("since-asked", &SIZES[1..2], compared("B"));
}
