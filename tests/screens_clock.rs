//! The decision clock as officers see it, in three sizes, kept as files.

use caveat::tui::model::StartOptions;

use crate::screens::{SIZES, check, sample};
use crate::sizes::try_sizes;
use crate::support::{Room, Shelf, press};

/// A register with a decision in every state, and some keys.
fn ambleford(keys: &'static str) -> impl Fn(StartOptions) -> Room {
    move |opening| {
        let files = [("a.toml", include_str!("clock/ambleford.toml"))];
        let mut room = Room::open(&Shelf::of(&files), opening);
        press(&mut room, keys);
        room
    }
}

#[test]
fn the_clock() {
    check("clock", &SIZES, ambleford("gkj"));
}

#[test]
fn the_clock_of_the_sample() {
    check("clock-sample", &SIZES[1..2], sample("gk/WIR-D1<enter>"));
}

#[test]
fn a_decision_that_was_called_in() {
    check("clock-called-in", &SIZES[1..2], ambleford("gkjj<enter>"));
}

#[test]
fn a_printed_day_that_is_not_the_rules() {
    check("clock-differs", &SIZES[..2], ambleford("gkGkk"));
}

#[test]
fn a_register_without_decisions() {
    check("clock-empty", &SIZES[1..2], |opening| {
        let mut room = Room::open(&Shelf::default(), opening);
        press(&mut room, "gk");
        room
    });
}

#[test]
fn the_clock_fits_any_window() {
    for keys in ["gk", "gkG+", "gkG<enter>", "gk/zeppelin<enter>"] {
        let mut room = ambleford(keys)(StartOptions::default());
        try_sizes(&mut room, &format!("the clock after `{keys}`"));
    }
}
