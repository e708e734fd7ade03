//! Nothing hidden reaches the screen, whatever stands in the files, in journals or in what is typed.

use std::fmt::Write as _;

use caveat::journal::Act;
use caveat::record::settings::ViewRow;
use caveat::text::clean::is_hidden;
use caveat::tui::model::StartOptions;

use crate::support::{Room, Shelf, drawn, paste, press, words};

/// What hostile or damaged texts hold: terminal commands, reversed reading order, letters that
/// take no room, towers of accents, tags, wide letters, emoji.
fn hostile(at: usize) -> String {
    let tower = format!("e{}", "\u{301}".repeat(2000));
    let texts = [
        "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m",
        "\u{202e}desrever\u{2066}\u{2069}\u{200e}\u{61c}",
        "a\u{200b}b\u{200d}c\u{feff}d\u{ad}e\u{2060}",
        &tower,
        "\u{e0041}\u{e007f}\u{fff9}\u{2028}\u{2029}",
        "日本語の長い題名\u{ff21}\u{ff22}",
        "❤\u{fe0f} ☎\u{fe0e} 👨\u{200d}👩\u{200d}👧 🇬🇧",
        "\u{2800}\u{3164}\u{ffa0}\u{115f}\u{e000}\u{fdd0}",
    ];
    format!("{} {}", texts[at % texts.len()], texts[(at + 3) % texts.len()])
}

/// A string of a TOML file that reads as this text.
fn toml(text: &str) -> String {
    let mut string = String::from("\"");
    for c in text.chars() {
        write!(string, "\\U{:08X}", u32::from(c)).unwrap();
    }
    string + "\""
}

/// Ambleford, where every text of every record is hostile, and some names of fields too.
fn hostile_register(shift: usize) -> Shelf {
    let mut records = String::new();
    for (at, line) in include_str!("support/ambleford.toml").lines().enumerate() {
        let key = line.split(" = ").next().unwrap();
        let texts = ["title", "name", "short", "text", "label", "item", "area"];
        let words = ["class", "force", "stage", "verb", "owner", "due", "stance", "kind", "tier"];
        if texts.contains(&key) || (words.contains(&key) && (at + shift).is_multiple_of(2)) {
            writeln!(records, "{key} = {}", toml(&hostile(at + shift))).unwrap();
        } else {
            writeln!(records, "{line}").unwrap();
        }
        if line.starts_with("id = ") {
            let (key, value) = (toml(&hostile(at + shift)), toml(&hostile(at + shift + 1)));
            writeln!(records, "{key} = {value}\nnote = {value}\ntags = [{value}]").unwrap();
            writeln!(records, "names = [{value}]").unwrap();
        }
    }
    let settings = format!(
        "title = {}\n[[view]]\nname = {}\non = \"caveats\"\nquery = {}\nnumber = 6\n",
        toml(&hostile(shift)),
        toml(&hostile(shift + 1)),
        toml(&hostile(shift + 2)),
    );
    let file = format!("am{}ford.toml", hostile(shift));
    Shelf::of(&[("register.toml", &settings), (&file, &records)])
}

/// Fails when a cell of the screen holds anything that cannot be seen, or that a terminal obeys.
fn look(room: &mut Room, what: &str) {
    for (columns, rows) in [(120, 50), (80, 24), (40, 12)] {
        room.resize(columns, rows);
        let (buffer, _) = drawn(room);
        for (at, cell) in buffer.content().iter().enumerate() {
            let letters = cell.symbol();
            let (x, y) = buffer.pos_of(at);
            let place = format!("{what}: {letters:?} at {x},{y} of {columns}x{rows}");
            assert!(!letters.chars().any(|c| is_hidden(c) || c.is_control()), "{place}");
            assert!(letters.chars().count() <= 5, "{place}");
        }
    }
}

#[test]
fn a_register_full_of_hostile_texts_shows_nothing_hidden_anywhere() {
    for shift in [0, 3, 5] {
        let own = ViewRow {
            name: hostile(shift + 4),
            on: "cases".into(),
            query: hostile(shift + 5),
            number: Some(7),
            ..ViewRow::default()
        };
        let opening = StartOptions {
            views: vec![own],
            welcome: Some(hostile(shift)),
            ..StartOptions::default()
        };
        let shelf = hostile_register(shift);
        let mut room = Room::open(&shelf, opening);
        look(&mut room, "the board");
        let board = words(&room);
        assert!(board.contains("AMB-1") && board.contains('\u{fffd}'), "{board}");
        for act in [Act::Note, Act::Verdict, Act::Owner, Act::Status, Act::Due, Act::Tag] {
            let (value, text) = (hostile(shift + 1), hostile(shift + 2));
            room.colleague("plw", act, "AMB-C1", &value, &text);
            room.colleague(&hostile(shift + 3), act, "AMB-C1", &value, &text);
        }
        for keys in [
            "gc",
            "<enter>",
            "G",
            "<esc><esc>gw",
            "G<enter>",
            "gbgl",
            "G<enter>",
            "gb<enter>",
            "6",
            "7",
            "?",
            "<esc>gc/owner:<tab>",
            "<tab>",
            "<esc>:",
            "<esc>gb",
        ] {
            press(&mut room, keys);
            look(&mut room, &format!("{shift} after {keys}"));
        }
        for id in ["AMB", "AMB-MBC", "AMB-CABINET", "AMB-DOC1", "AMB-M1", "AMB-D1", "AMB-E1"] {
            let opening = StartOptions { land_on: Some(id.to_owned()), ..StartOptions::default() };
            look(&mut Room::open(&shelf, opening), id);
        }
    }
}

#[test]
fn what_is_pasted_into_a_line_shows_nothing_hidden() {
    for at in 0..8 {
        for line in ["a", "/", "/title:", "/zeppelin:", ":", "vx", "<enter>/"] {
            let mut room = Room::ambleford();
            press(&mut room, line);
            paste(&mut room, &hostile(at));
            look(&mut room, line);
            press(&mut room, "<tab>");
            look(&mut room, line);
            press(&mut room, "<enter>");
            look(&mut room, line);
            press(&mut room, "<esc><esc>/");
            look(&mut room, line);
            press(&mut room, "<up>");
            look(&mut room, line);
        }
    }
    let mut room = Room::ambleford();
    room.worker.fails = Some("\u{1b}[31mno\u{202e}");
    press(&mut room, "a");
    paste(&mut room, &hostile(1));
    press(&mut room, "<enter>");
    look(&mut room, "a save that failed");
}
