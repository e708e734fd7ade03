//! What one finished escape sequence means: which key it was, if it was a key at all.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The number that says, after the modifiers, that a key was released.
const RELEASED: u32 = 3;

/// The key behind `ESC [ … last` or `ESC O … last`, where `middle` is what stands between.
///
/// None for whatever is no key press: key releases, mouse, focus, answers to questions that were
/// never asked, and anything unknown. Dropped rather than guessed: its letters would be commands.
pub fn key(middle: &[u8], last: u8) -> Option<KeyEvent> {
    let mut parts = middle.split(|&b| b == b';').map(CsiParameter::read);
    let first = parts.next().unwrap_or_default();
    let second = parts.next().unwrap_or_default();
    let third = parts.next().unwrap_or_default();
    if second.sub == Some(RELEASED) {
        return None;
    }
    let mut modifiers = modifiers(second.number);
    let code = match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' | b'Q' | b'S' => KeyCode::F(last - b'P' + 1),
        // The cursor's place looks the same, but its line is the first number.
        b'R' if matches!(first.number, None | Some(1)) => KeyCode::F(3),
        b'Z' => {
            modifiers |= KeyModifiers::SHIFT;
            KeyCode::BackTab
        }
        b'~' if first.number == Some(27) => modified_letter(third.number?, modifiers)?,
        b'~' => numbered(first.number?)?,
        b'u' => modified_letter(first.number?, modifiers)?,
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

/// One number of a sequence, with the number after its colon.
#[derive(Default)]
struct CsiParameter {
    number: Option<u32>,
    sub: Option<u32>,
}

impl CsiParameter {
    fn read(bytes: &[u8]) -> Self {
        let mut numbers = bytes.split(|&b| b == b':').map(|digits| {
            let digits = std::str::from_utf8(digits).ok()?;
            digits.parse().ok()
        });
        Self { number: numbers.next().flatten(), sub: numbers.next().flatten() }
    }
}

fn modifiers(mask: Option<u32>) -> KeyModifiers {
    let mask = mask.unwrap_or(1).saturating_sub(1);
    [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
    ]
    .into_iter()
    .filter(|(bit, _)| mask & bit != 0)
    .fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}

/// `ESC [ number ~`: the keys above the arrows and the function keys, with the gaps of the VT220.
fn numbered(number: u32) -> Option<KeyCode> {
    let number = u8::try_from(number).ok()?;
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23..=26 => KeyCode::F(number - 12),
        28..=29 => KeyCode::F(number - 15),
        31..=34 => KeyCode::F(number - 17),
        _ => return None,
    })
}

/// A key sent as the number of its letter, as terminals do that tell Ctrl-I from Tab.
fn modified_letter(number: u32, modifiers: KeyModifiers) -> Option<KeyCode> {
    Some(match number {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        _ => {
            let letter = char::from_u32(number).filter(|c| !c.is_control())?;
            // Private use: keys that have no letter, such as Shift on its own.
            (!('\u{e000}'..='\u{f8ff}').contains(&letter)).then_some(KeyCode::Char(letter))?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(middle: &str, last: char) -> Option<(KeyCode, KeyModifiers)> {
        key(middle.as_bytes(), last as u8).map(|key| (key.code, key.modifiers))
    }

    #[test]
    fn the_keys_of_every_terminal_on_the_list_are_known() {
        let plain = [
            ("", 'A', KeyCode::Up),
            ("", 'F', KeyCode::End),
            ("", 'S', KeyCode::F(4)),
            ("", 'R', KeyCode::F(3)),
            ("1", '~', KeyCode::Home),
            ("3", '~', KeyCode::Delete),
            ("6", '~', KeyCode::PageDown),
            ("15", '~', KeyCode::F(5)),
            ("17", '~', KeyCode::F(6)),
            ("24", '~', KeyCode::F(12)),
            ("27;1;9", '~', KeyCode::Tab),
            ("27", 'u', KeyCode::Esc),
            ("233", 'u', KeyCode::Char('é')),
        ];
        for (middle, last, code) in plain {
            assert_eq!(read(middle, last), Some((code, KeyModifiers::NONE)), "{middle}{last}");
        }
    }

    #[test]
    fn shift_alt_and_ctrl_are_told_apart() {
        assert_eq!(read("1;2", 'C'), Some((KeyCode::Right, KeyModifiers::SHIFT)));
        assert_eq!(read("1;3", 'D'), Some((KeyCode::Left, KeyModifiers::ALT)));
        assert_eq!(read("5;5", '~'), Some((KeyCode::PageUp, KeyModifiers::CONTROL)));
        let both = KeyModifiers::SHIFT | KeyModifiers::CONTROL;
        assert_eq!(read("1;6", 'P'), Some((KeyCode::F(1), both)));
        assert_eq!(read("27;5;109", '~'), Some((KeyCode::Char('m'), KeyModifiers::CONTROL)));
        assert_eq!(read("", 'Z'), Some((KeyCode::BackTab, KeyModifiers::SHIFT)));
    }

    #[test]
    fn what_is_no_press_of_a_key_is_dropped() {
        for (middle, last) in [
            ("1;1:3", 'A'),  // released
            ("97;1:3", 'u'), // released
            ("12;40", 'R'),  // the place of the cursor
            ("", 'I'),       // the window got the focus
            ("<0;10;10", 'M'),
            ("?64;1;2", 'c'),
            ("99", '~'),
            ("4294967297", '~'),
            ("57441", 'u'), // Shift on its own
            ("7", 'u'),
        ] {
            assert_eq!(read(middle, last), None, "{middle}{last}");
        }
    }
}
