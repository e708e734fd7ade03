//! Every window size from nothing to large: no panic, nothing drawn outside, the cursor inside.

use caveat::tui::effect::Answer;
use caveat::tui::model::StartOptions;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use crate::support::{Room, Shelf, press, screen};

/// Sizes at which something changes, and what lies between them.
const WIDTHS: [u16; 14] = [0, 1, 2, 13, 39, 40, 41, 59, 60, 80, 99, 100, 120, 200];
const HEIGHTS: [u16; 12] = [0, 1, 2, 5, 9, 10, 11, 15, 16, 17, 24, 60];

/// Draws the room in every size on a sheet that is larger than its window.
pub fn try_sizes(room: &mut Room, what: &str) {
    for columns in WIDTHS {
        for rows in HEIGHTS {
            room.resize(columns, rows);
            let window = Rect::new(0, 0, columns, rows);
            let sheet = Rect::new(0, 0, columns + 9, rows + 3);
            let mut buffer = Buffer::filled(sheet, Cell::new("·"));
            let cursor = room.app.draw_on(&mut buffer);
            for at in sheet.positions().filter(|&at| !window.contains(at)) {
                assert_eq!(buffer[at].symbol(), "·", "{what} draws at {at} of {columns}x{rows}");
            }
            match cursor {
                Some(at) => assert!(window.contains(at), "{what}: cursor {at} in {columns}x{rows}"),
                None => assert_eq!(window.area(), 0, "{what} has no cursor in {columns}x{rows}"),
            }
            if window.area() > 0 && (columns < 40 || rows < 10) {
                let words: String = (0..columns).map(|x| buffer[(x, 0)].symbol()).collect();
                let told = format!("40x10 needed, is {columns}x{rows}");
                let shown = usize::from(columns).min(told.len());
                assert_eq!(words.trim_end_matches(['·', ' ']), told[..shown].trim_end(), "{what}");
                assert_eq!(cursor, Some(Position::new(0, 0)));
            }
        }
    }
}

/// What may lie on top of a place: prompts, panels, boxes.
const LAYERS: [&str; 8] =
    ["", "/is:overdue owner:<tab>", "/(decison:x", "aA note", "vxWhy", "g", ":go-<tab>", "?"];

#[test]
fn the_board_and_what_lies_on_it_fit_any_window() {
    for layer in LAYERS {
        let mut room = Room::sample();
        press(&mut room, layer);
        try_sizes(&mut room, &format!("the board under `{layer}`"));
    }
}

#[test]
fn the_tracker_fits_any_window() {
    for keys in ["gcG", "gcG+", "gcG-", "gcG<tab>G", "gc/zeppelin<enter>"] {
        let mut room = Room::sample();
        press(&mut room, keys);
        try_sizes(&mut room, &format!("the tracker after `{keys}`"));
    }
}

#[test]
fn dossiers_and_what_lies_on_them_fit_any_window() {
    for id in ["STK-2", "STK-C7", "STK-D1", "CHO-M1", "ENG-STP", "NO-SUCH"] {
        let opening = StartOptions { land_on: Some(id.to_owned()), ..StartOptions::default() };
        let mut room = Room::open(&Shelf::sample(), opening);
        press(&mut room, "G");
        try_sizes(&mut room, id);
    }
    for layer in &LAYERS[2..6] {
        let mut room = Room::ambleford();
        press(&mut room, "<enter>");
        press(&mut room, layer);
        try_sizes(&mut room, &format!("a dossier under `{layer}`"));
    }
}

/// A case for which nobody was asked.
const ODD: &str = "[[programme]]\nid = \"ODD\"\ntitle = \"Oddwell\"\n[[case]]\nid = \"ODD-1\"\n\
                   programme = \"ODD\"\ntitle = \"Wells\"\nstage = \"outline\"\n";

#[test]
fn the_matrix_fits_any_window() {
    for keys in ["geG", "geT", "gel+", "ge-", "ge/zeppelin<enter>", "ge*H"] {
        let mut room = Room::new(&Shelf::fenmoor());
        press(&mut room, keys);
        for _ in 0..14 {
            press(&mut room, "l");
        }
        try_sizes(&mut room, &format!("the matrix after `{keys}`"));
    }
    for keys in ["ge", "geT"] {
        let mut room = Room::new(&Shelf::default());
        press(&mut room, keys);
        try_sizes(&mut room, "the matrix of nothing");
        let mut room = Room::new(&Shelf::of(&[("odd.toml", ODD)]));
        press(&mut room, keys);
        try_sizes(&mut room, "a matrix without columns");
    }
}

#[test]
fn meetings_and_what_comes_back_to_them_fit_any_window() {
    for keys in ["", "SAL-M2", "SAL-M2<enter>G", "SAL-M4", "SAL-CAB 1 aug 2017", "SAL-M"] {
        let mut room = Room::new(&Shelf::saltmere());
        press(&mut room, &format!(":agenda {keys}<enter>"));
        try_sizes(&mut room, &format!("the agenda `{keys}`"));
    }
}

#[test]
fn all_other_places_fit_any_window() {
    let mut room = Room::new(&Shelf::northmere());
    press(&mut room, "gwG");
    try_sizes(&mut room, "what is wrong");
    press(&mut room, "<esc>gl");
    try_sizes(&mut room, "the links");
    press(&mut room, "ga");
    try_sizes(&mut room, "an empty audit");
    let mut room = Room::ambleford();
    press(&mut room, "vmNow<enter>aAsk the clerk<enter>gaG/by:a");
    try_sizes(&mut room, "the audit");
    let mut room = Room::new(&Shelf::default());
    try_sizes(&mut room, "an empty register");
    press(&mut room, "gw");
    try_sizes(&mut room, "nothing wrong");
    let mut room = Room::waiting(StartOptions::default());
    try_sizes(&mut room, "reading");
    room.tell(Answer::Unreadable("no such folder".into()));
    try_sizes(&mut room, "an unreadable register");
    let mut room = Room::ambleford();
    room.worker.fails = Some("the disk is full");
    press(&mut room, "aWhat was written<enter>");
    try_sizes(&mut room, "a save that failed");
}

#[test]
fn what_an_officer_was_doing_survives_a_window_that_is_too_small() {
    let mut room = Room::sample();
    press(&mut room, "gcjj/work");
    let before = screen(&mut room, 80, 24);
    for (columns, rows) in [(3, 2), (0, 0), (1, 1), (39, 24), (200, 60)] {
        screen(&mut room, columns, rows);
    }
    assert_eq!(screen(&mut room, 80, 24), before);
}

#[test]
fn a_storm_of_sizes_is_weathered() {
    let mut room = Room::ambleford();
    press(&mut room, "gc/is:o");
    for step in 0..600_u16 {
        room.resize(step * 7 % 130, step * 3 % 40);
        room.app.draw_on(&mut Buffer::empty(Rect::new(0, 0, 100, 30)));
    }
}
