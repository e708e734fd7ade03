//! Turns what a terminal sends into keys and pasted text, one byte at a time.
//!
//! Crossterm has a reader of its own; this one is here because that one cannot be asked without
//! waiting, takes an arrow key that a slow line has torn apart for Esc and two letters (and a
//! letter can be a verdict), keeps a paste of any size, and lets the text of an unasked-for answer
//! through as keys. The keys that come out are crossterm's own, by the same conventions. Termina
//! and termwiz read in crossterm's way, and vt-push-parser finds sequences but no keys.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::csi;
use crate::tui::effect::PASTE_LIMIT;

/// How long an Esc may be the beginning of something before it is the key.
const ESC_PATIENCE: Duration = Duration::from_millis(50);
/// How long the rest of a torn sequence may take on a slow line.
const REST_PATIENCE: Duration = Duration::from_secs(1);
/// No key has a sequence longer than this; a longer one is dropped to its last byte.
const SEQUENCE_LIMIT: usize = 32;
const ESC: u8 = 0x1b;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// What was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decoded {
    Key(KeyEvent),
    Paste { text: String, cut: bool },
}

/// What the next byte belongs to.
#[derive(Debug, Default)]
enum DecoderState {
    #[default]
    Nothing,
    /// After Esc.
    Escape,
    /// After `ESC [`, or after `ESC O` (`short`): what has come of it so far.
    Sequence { short: bool, middle: Vec<u8> },
    /// After `ESC [ [`: one letter more, a function key of the Linux console.
    Console,
    /// An old mouse report: so many bytes more.
    Mouse(u8),
    /// An answer in words, up to BEL or `ESC \`; `escaped` right after its Esc.
    Answer { escaped: bool },
    /// A letter of several bytes; `alt` after Esc.
    Letter { bytes: Vec<u8>, alt: bool },
    /// Pasted text, its end mark as far as it has come included.
    Paste { text: Vec<u8>, cut: bool },
}

/// The reader's memory between two reads of the terminal.
#[derive(Debug, Default)]
pub struct Decoder {
    within: DecoderState,
}

impl Decoder {
    /// Takes bytes as they come and adds what they mean to `decoded`.
    pub fn feed(&mut self, bytes: &[u8], decoded: &mut Vec<Decoded>) {
        for &byte in bytes {
            self.within = match std::mem::take(&mut self.within) {
                DecoderState::Nothing => first_byte(byte, false, decoded),
                DecoderState::Escape => escaped(byte, decoded),
                DecoderState::Sequence { short, middle } => {
                    in_sequence(short, middle, byte, decoded)
                }
                DecoderState::Console => {
                    if let b'A'..=b'E' = byte {
                        decoded.push(Decoded::Key(KeyCode::F(byte - b'A' + 1).into()));
                    }
                    DecoderState::Nothing
                }
                DecoderState::Mouse(1) => DecoderState::Nothing,
                DecoderState::Mouse(left) => DecoderState::Mouse(left - 1),
                DecoderState::Answer { escaped } => match byte {
                    0x07 | 0x18 | 0x1a => DecoderState::Nothing,
                    b'\\' if escaped => DecoderState::Nothing,
                    _ => DecoderState::Answer { escaped: byte == ESC },
                },
                DecoderState::Letter { bytes, alt } => in_letter(bytes, alt, byte, decoded),
                DecoderState::Paste { text, cut } => in_paste(text, cut, byte, decoded),
            };
        }
    }

    /// How long to wait for the rest of what has begun; none when nothing has.
    pub fn patience(&self) -> Option<Duration> {
        match self.within {
            DecoderState::Nothing | DecoderState::Letter { .. } | DecoderState::Paste { .. } => {
                None
            }
            DecoderState::Escape => Some(ESC_PATIENCE),
            _ => Some(REST_PATIENCE),
        }
    }

    /// Nothing more came in that time: a lone Esc was the key, a torn sequence is dropped.
    pub fn lull(&mut self, decoded: &mut Vec<Decoded>) {
        if let DecoderState::Escape = std::mem::take(&mut self.within) {
            decoded.push(Decoded::Key(KeyCode::Esc.into()));
        }
    }

    /// Whether a paste has begun whose end has not come.
    pub fn pasting(&self) -> bool {
        matches!(self.within, DecoderState::Paste { .. })
    }

    /// Ends a paste whose end mark was lost: what has come of it is a paste.
    pub fn end_paste(&mut self, decoded: &mut Vec<Decoded>) {
        if let DecoderState::Paste { text, cut } = std::mem::take(&mut self.within) {
            let torn = |length: &usize| text.ends_with(&PASTE_ENDS[..*length]);
            let mark = (1..PASTE_ENDS.len()).rev().find(torn).unwrap_or(0);
            decoded.push(pasted(&text[..text.len() - mark], cut));
        }
    }
}

/// A byte that begins something.
fn first_byte(byte: u8, alt: bool, decoded: &mut Vec<Decoded>) -> DecoderState {
    let (code, modifiers) = match byte {
        ESC => return DecoderState::Escape,
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
        0 => (KeyCode::Char(' '), KeyModifiers::CONTROL),
        0x01..=0x1a => (KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL),
        0x1c..=0x1f => (KeyCode::Char(char::from(byte - 0x1c + b'4')), KeyModifiers::CONTROL),
        b' '..=b'~' => return letter(char::from(byte), alt, decoded),
        0x80.. => return DecoderState::Letter { bytes: vec![byte], alt }.if_it_may_go_on(decoded),
    };
    let alt = if alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
    decoded.push(Decoded::Key(KeyEvent::new(code, modifiers | alt)));
    DecoderState::Nothing
}

fn letter(c: char, alt: bool, decoded: &mut Vec<Decoded>) -> DecoderState {
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, c.is_uppercase());
    modifiers.set(KeyModifiers::ALT, alt);
    if !c.is_control() {
        decoded.push(Decoded::Key(KeyEvent::new(KeyCode::Char(c), modifiers)));
    }
    DecoderState::Nothing
}

fn in_letter(mut bytes: Vec<u8>, alt: bool, byte: u8, decoded: &mut Vec<Decoded>) -> DecoderState {
    if byte & 0xc0 != 0x80 {
        return first_byte(byte, false, decoded);
    }
    bytes.push(byte);
    DecoderState::Letter { bytes, alt }.if_it_may_go_on(decoded)
}

impl DecoderState {
    /// Tells a letter that is whole, forgets one that cannot become one, waits otherwise.
    fn if_it_may_go_on(self, decoded: &mut Vec<Decoded>) -> Self {
        let Self::Letter { ref bytes, alt } = self else { return self };
        match std::str::from_utf8(bytes) {
            Ok(whole) => whole.chars().fold(Self::Nothing, |_, c| letter(c, alt, decoded)),
            Err(wrong) if wrong.error_len().is_none() => self,
            Err(_) => Self::Nothing,
        }
    }
}

fn escaped(byte: u8, decoded: &mut Vec<Decoded>) -> DecoderState {
    match byte {
        ESC => {
            decoded.push(Decoded::Key(KeyCode::Esc.into()));
            DecoderState::Escape
        }
        b'[' | b'O' => DecoderState::Sequence { short: byte == b'O', middle: Vec::new() },
        b']' | b'P' | b'X' | b'^' | b'_' => DecoderState::Answer { escaped: false },
        _ => first_byte(byte, true, decoded),
    }
}

fn in_sequence(
    short: bool,
    mut middle: Vec<u8>,
    byte: u8,
    decoded: &mut Vec<Decoded>,
) -> DecoderState {
    match byte {
        ESC => DecoderState::Escape,
        b'[' if !short && middle.is_empty() => DecoderState::Console,
        b'M' if !short && middle.is_empty() => DecoderState::Mouse(3),
        b'M' if short && middle.is_empty() => {
            decoded.push(Decoded::Key(KeyCode::Enter.into()));
            DecoderState::Nothing
        }
        b'~' if middle == b"200" => DecoderState::Paste { text: Vec::new(), cut: false },
        b' '..=b'?' => {
            // One byte more than the limit is enough to know that the sequence is too long.
            if middle.len() <= SEQUENCE_LIMIT {
                middle.push(byte);
            }
            DecoderState::Sequence { short, middle }
        }
        b'@'..=b'~' if middle.len() <= SEQUENCE_LIMIT => {
            decoded.extend(csi::key(&middle, byte).map(Decoded::Key));
            DecoderState::Nothing
        }
        _ => DecoderState::Nothing,
    }
}

fn in_paste(
    mut text: Vec<u8>,
    mut cut: bool,
    byte: u8,
    decoded: &mut Vec<Decoded>,
) -> DecoderState {
    text.push(byte);
    if let Some(text) = text.strip_suffix(PASTE_ENDS) {
        decoded.push(pasted(text, cut));
        return DecoderState::Nothing;
    }
    if text.len() > PASTE_LIMIT + PASTE_ENDS.len() {
        // What stands behind it may be the beginning of the end mark.
        text.remove(PASTE_LIMIT);
        cut = true;
    }
    DecoderState::Paste { text, cut }
}

/// Pasted bytes as text, up to the limit; terminals send the key Enter for the end of a line.
fn pasted(bytes: &[u8], cut: bool) -> Decoded {
    let cut = cut || bytes.len() > PASTE_LIMIT;
    let mut bytes = &bytes[..bytes.len().min(PASTE_LIMIT)];
    if cut
        && let Err(wrong) = std::str::from_utf8(bytes)
        && wrong.error_len().is_none()
    {
        bytes = &bytes[..wrong.valid_up_to()]; // without the letter that the limit fell into
    }
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    Decoded::Paste { text, cut }
}

#[cfg(test)]
mod tests;
