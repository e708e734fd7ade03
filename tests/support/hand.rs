//! Keys as people write them: `jj/work<enter>a`, `<esc>`, `<c-d>`, `<s-tab>`, `<space>`, `<lt>`.

use caveat::tui::effect::Event;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::room::Room;

/// Presses keys one at a time, as a hand does.
pub fn press(room: &mut Room, spelled: &str) {
    for key in keys(spelled) {
        room.read(vec![key]);
    }
}

/// All keys in one read of the terminal, faster than any hand.
pub fn burst(room: &mut Room, spelled: &str) {
    room.read(keys(spelled));
}

/// Pastes a text.
pub fn paste(room: &mut Room, text: &str) {
    room.happen(Event::Paste { text: text.to_owned(), cut: false });
}

/// The keys of a spelling.
fn keys(spelled: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    let mut rest = spelled;
    while let Some(first) = rest.chars().next() {
        let key = match (first, rest.find('>')) {
            ('<', Some(end)) => {
                let name = &rest[1..end];
                rest = &rest[end + 1..];
                named(name)
            }
            (letter, _) => {
                rest = &rest[letter.len_utf8()..];
                typed(letter)
            }
        };
        keys.push(key);
    }
    keys
}

/// The key that types a letter; a line break is Enter, and U+001B is Esc.
pub fn typed(letter: char) -> KeyEvent {
    KeyEvent::from(match letter {
        '\n' => KeyCode::Enter,
        '\u{1b}' => KeyCode::Esc,
        letter => KeyCode::Char(letter),
    })
}

/// A key by its name here (`c-d`, `s-tab`, `lt`) or in key files (`Ctrl-d`, `Shift-Tab`, `PgDn`).
pub fn named(name: &str) -> KeyEvent {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return typed(letter);
    }
    if let Some(letter) = name.strip_prefix("c-").or(name.strip_prefix("Ctrl-")) {
        return KeyEvent::new(KeyCode::Char(letter.parse().unwrap()), KeyModifiers::CONTROL);
    }
    KeyEvent::from(match &*name.to_lowercase() {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "s-tab" | "shift-tab" => return KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT),
        "bs" | "backspace" => KeyCode::Backspace,
        "del" | "delete" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "space" => KeyCode::Char(' '),
        "lt" => KeyCode::Char('<'),
        "gt" => KeyCode::Char('>'),
        "f1" => KeyCode::F(1),
        other => panic!("no key is called {other}"),
    })
}
