//! The timeline and the money as officers see them, in three sizes.

use caveat::tui::model::StartOptions;

use crate::screens::{SIZES, check, sample};
use crate::sizes::try_sizes;
use crate::support::{Room, Shelf, press};

/// Saltby, and some keys.
fn saltby(keys: &'static str) -> impl Fn(StartOptions) -> Room {
    move |opening| {
        let mut room = Room::open(&Shelf::saltby(), opening);
        press(&mut room, keys);
        room
    }
}

#[test]
fn the_timeline() {
    check("timeline", &SIZES, sample("gt"));
}

#[test]
fn a_case_of_the_timeline() {
    check("timeline-case", &SIZES[..2], sample("gtG"));
    check("timeline-detail", &SIZES[2..], sample("gtG<tab>"));
}

#[test]
fn the_timeline_by_weeks_and_by_quarters() {
    check("timeline-weeks", &SIZES, sample("gt);"));
    check("timeline-quarters", &SIZES[..2], sample("gt(;h"));
}

#[test]
fn the_timeline_under_a_filter_that_nothing_answers() {
    check("timeline-empty", &SIZES[1..], sample("gt/zeppelin<enter>"));
}

#[test]
fn the_money() {
    check("money", &SIZES, sample("gf"));
}

#[test]
fn money_year_by_year() {
    check("money-years", &SIZES, saltby("gf/SAL<enter>"));
    check("money-years-detail", &SIZES[2..], saltby("gf/SAL<enter><tab>"));
}

#[test]
fn money_that_differs_and_money_in_two_currencies() {
    check("money-differs", &SIZES[..2], saltby("gf"));
    check("money-differs-case", &SIZES[..2], saltby("gfG"));
}

#[test]
fn both_fit_any_window() {
    for keys in [
        "gt",
        "gt+G",
        "gt-",
        "gt(",
        "gt)l<tab>",
        "gt/zeppelin<enter>",
        "gf",
        "gf+",
        "gfG<tab>",
        "gfT",
    ] {
        let mut room = Room::open(&Shelf::saltby(), StartOptions::default());
        press(&mut room, keys);
        try_sizes(&mut room, &format!("the board after `{keys}`"));
    }
    for keys in ["gt", "gf"] {
        let mut room = Room::new(&Shelf::default());
        press(&mut room, keys);
        try_sizes(&mut room, &format!("an empty register after `{keys}`"));
    }
}
