//! A screen on paper: its words, where the cursor is, and how things look.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::room::Room;

/// The words of the whole screen in a window of this size, without the blanks at line ends.
pub fn screen(room: &mut Room, columns: u16, rows: u16) -> String {
    room.resize(columns, rows);
    let buffer = drawn(room).0;
    let lines = (0..rows).map(|y| row(&buffer, y).trim_end().to_owned() + "\n");
    lines.collect()
}

/// The words of the screen as it is, on one line, single spaces between them.
pub fn words(room: &Room) -> String {
    let buffer = drawn(room).0;
    let all: String = (0..buffer.area.height).map(|y| row(&buffer, y) + " ").collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the terminal's cursor is: column and line, from 0.
pub fn cursor(room: &Room) -> Option<(u16, u16)> {
    drawn(room).1.map(|at| (at.x, at.y))
}

/// How the screen looks: for every line its parts that do not look plain, in the order in which
/// they stand, as `line 3: bold "Cases 9 of 9"`.
pub fn styled(room: &mut Room, columns: u16, rows: u16) -> String {
    room.resize(columns, rows);
    let buffer = drawn(room).0;
    let mut out = String::new();
    for y in 0..rows {
        let mut parts: Vec<(String, String)> = Vec::new();
        for x in visible(&buffer, y) {
            let cell = &buffer[(x, y)];
            let look = look(cell);
            match parts.last_mut() {
                Some((own, words)) if *own == look => words.push_str(cell.symbol()),
                _ => parts.push((look, cell.symbol().to_owned())),
            }
        }
        // Blanks look like something only where the ground shows.
        parts.retain(|(look, words)| {
            !look.is_empty() && (!words.trim().is_empty() || look.contains("reversed"))
        });
        if !parts.is_empty() {
            let parts = parts.iter().map(|(look, words)| format!("{look} {:?}", words.trim()));
            writeln!(out, "line {y}: {}", parts.collect::<Vec<_>>().join(", ")).unwrap();
        }
    }
    out
}

/// The cells and the cursor, in a window of the room's size.
pub fn drawn(room: &Room) -> (Buffer, Option<Position>) {
    let (columns, rows) = room.model().size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let cursor = room.app.draw_on(&mut buffer);
    (buffer, cursor)
}

fn row(buffer: &Buffer, y: u16) -> String {
    visible(buffer, y).map(|x| buffer[(x, y)].symbol()).collect()
}

/// The columns of a line, without those that a wide letter to their left covers.
fn visible(buffer: &Buffer, y: u16) -> impl Iterator<Item = u16> {
    let mut covered = 0;
    (0..buffer.area.width).filter(move |&x| {
        let shows = covered == 0;
        covered = if shows { buffer[(x, y)].symbol().width().max(1) } else { covered } - 1;
        shows
    })
}

fn look(cell: &Cell) -> String {
    let mut look = Vec::new();
    for (colour, ground) in [(cell.fg, ""), (cell.bg, "on ")] {
        if colour != Color::Reset {
            look.push(format!("{ground}{colour}").to_lowercase());
        }
    }
    for (name, _) in cell.modifier.iter_names() {
        look.push(name.to_lowercase().replace('_', " "));
    }
    debug_assert!(cell.modifier.difference(Modifier::all()).is_empty());
    look.join(" ")
}

/// What the line at the foot says, on its left and on its right, single spaces between words.
pub fn foot(room: &Room) -> String {
    let buffer = drawn(room).0;
    let up = if buffer.area.height >= 16 { 2 } else { 1 };
    let line = row(&buffer, buffer.area.height - up);
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The line that the terminal's cursor stands on, from there on.
pub fn line(room: &Room) -> String {
    let (buffer, cursor) = drawn(room);
    let at = cursor.unwrap();
    visible(&buffer, at.y).filter(|&x| x >= at.x).map(|x| buffer[(x, at.y)].symbol()).collect()
}

/// The word that the terminal's cursor stands on: in a list, the id of the item.
pub fn here(room: &Room) -> String {
    line(room).split_whitespace().next().unwrap_or_default().to_owned()
}
