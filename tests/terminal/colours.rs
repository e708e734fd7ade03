//! With and without colours the selected row can be told.

use super::driver::{Setup, Terminal};
use super::subject::{Desk, READY};

/// The title of the first and of another case.
const ROWS: [&str; 2] = ["High Intensity Users", "Neighbourhood Model"];

fn open(model: &Desk, setup: Setup) -> Terminal {
    let terminal = model.at(setup.args(["register"])).start();
    terminal.shows(READY);
    terminal
}

/// Every sequence that sets how letters look, without the numbers of modifiers (bold, reverse …).
fn colours(terminal: &Terminal) -> Vec<u16> {
    let raw = terminal.raw();
    let sequences = raw.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest[end..].starts_with('m').then(|| &rest[..end])
    });
    let numbers = sequences.flat_map(|it| it.split(';')).filter_map(|it| it.parse().ok());
    numbers.filter(|number| (30..=107).contains(number)).collect()
}

#[test]
fn without_colours_the_selected_row_is_reversed_and_marked() {
    let model = Desk::new();
    let mut terminal = open(&model, Setup::caveat().env("NO_COLOR", "1"));
    for (down, [here, other]) in [("", ROWS), ("jjj", [ROWS[1], ROWS[0]])] {
        terminal.keys(down);
        terminal.until("the row is marked", |screen| {
            let row = screen.contents().lines().find(|line| line.contains(here)).map(str::to_owned);
            row.is_some_and(|row| row.starts_with("│>"))
        });
        assert!(terminal.is_reversed(here), "{}", terminal.screen());
        assert!(!terminal.is_reversed(other), "{}", terminal.screen());
    }
    assert!(terminal.raw().contains("\x1b[7m"));
    assert!(!terminal.raw().contains("\x1b[;m"), "a full reset in disguise");
    // 39, 49, 59: the terminal's own colours.
    let colours = colours(&terminal);
    assert!(colours.iter().all(|it| [39, 49, 59].contains(it)), "{colours:?}");
}

#[test]
fn with_colours_there_are_some_and_the_row_is_reversed_too() {
    let model = Desk::new();
    for setup in [Setup::caveat(), Setup::caveat().env("NO_COLOR", "")] {
        let terminal = open(&model, setup);
        let colours = colours(&terminal);
        assert!(colours.iter().any(|it| (30..=38).contains(it)), "{colours:?}");
        assert!(terminal.is_reversed(ROWS[0]) && !terminal.is_reversed(ROWS[1]));
    }
}
