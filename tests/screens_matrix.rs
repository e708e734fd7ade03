//! The endorsement matrix as officers see it: of the sample, and of twelve partners in a narrow window.

use caveat::tui::model::StartOptions;

use crate::screens::{SIZES, check, sample};
use crate::support::{Room, Shelf, press};

fn fenmoor(keys: &'static str) -> impl Fn(StartOptions) -> Room {
    move |opening| {
        let mut room = Room::open(&Shelf::fenmoor(), opening);
        press(&mut room, keys);
        room
    }
}

#[test]
fn the_matrix_of_the_sample() {
    check("matrix", &SIZES, sample("jjjgell"));
}

#[test]
fn the_matrix_turned() {
    check("matrix-turned", &SIZES[..2], sample("jjjgellT"));
}

#[test]
fn marked_cells_and_a_chase() {
    check("matrix-marks", &SIZES[1..2], sample("jjjgell<space><space>d31 jul 2017<enter>"));
}

#[test]
fn the_next_stage_of_a_cell() {
    check("matrix-next", &SIZES[..2], sample("jjjgell<tab>orjs<enter>d14 jul 2017<enter>"));
}

#[test]
fn the_detail_in_a_small_window() {
    check("matrix-detail", &SIZES[2..], sample("jjjgell+"));
}

#[test]
fn twelve_partners_scroll_past_the_cases() {
    check("matrix-twelve", &SIZES, fenmoor("gejjjllllll"));
}

#[test]
fn what_is_complete_is_hidden() {
    check("matrix-hidden", &SIZES[1..2], fenmoor("geH"));
}
