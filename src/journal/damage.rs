//! Cuts the text of a journal into entries, so that damage to one costs that one alone.

use std::collections::HashMap;
use std::ops::Range;

use uuid::Uuid;

use super::seal::{self, Seal};

/// One entry's text, or text that belongs to none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JournalPiece {
    /// The bytes, the seal line not included.
    pub body: Range<usize>,
    /// The line that it begins on, from 1.
    pub line: u32,
    /// Whether it begins with `[[entry]]`.
    pub headed: bool,
    /// The bytes of the seal line under it, without the line break.
    pub under: Option<Range<usize>>,
}

/// What the seal under an entry says about its text, with the seal as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SealCheck {
    /// The text is whole and as it was written.
    Sealed(Seal),
    /// There is no seal line.
    Unsealed,
    /// There is one and it does not match, or cannot be read.
    Changed(Option<Seal>),
}

impl JournalPiece {
    fn new(body: Range<usize>, line: u32, headed: bool) -> Self {
        Self { body, line, headed, under: None }
    }

    /// Compares the seal with the text.
    pub fn check(&self, bytes: &[u8]) -> SealCheck {
        let Some(under) = self.under.clone() else { return SealCheck::Unsealed };
        let body = &bytes[self.body.clone()];
        match seal::read_line(&bytes[under]) {
            Some((length, seal)) if length == body.len() && seal == Seal::of(body) => {
                SealCheck::Sealed(seal)
            }
            other => SealCheck::Changed(other.map(|(_, seal)| seal)),
        }
    }
}

/// What some editors write before the first letter.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Every entry of a journal, and all text that is not blank, a comment or part of an entry.
pub(crate) fn split(bytes: &[u8]) -> Vec<JournalPiece> {
    let mut pieces = Vec::new();
    let mut open: Option<JournalPiece> = None;
    // A byte order mark, which some editors write, hides no header.
    let mut start = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    for (number, line) in (1_u32..).zip(bytes[start..].split_inclusive(|&b| b == b'\n')) {
        let end = start + line.len();
        let bare = line.trim_ascii_end();
        if is_header(bare) {
            pieces.extend(open.replace(JournalPiece::new(start..end, number, true)));
        } else if bare.starts_with(b"#=") {
            let stray = || JournalPiece::new(start..start, number, false);
            let mut piece = open.take().unwrap_or_else(stray);
            piece.body.end = start;
            piece.under = Some(start..start + bare.len());
            pieces.push(piece);
        } else if !bare.is_empty() && (open.is_some() || !bare.starts_with(b"#")) {
            open.get_or_insert_with(|| JournalPiece::new(start..end, number, false)).body.end = end;
        }
        start = end;
    }
    pieces.extend(open);
    pieces
}

fn is_header(bare: &[u8]) -> bool {
    let rest = bare.strip_prefix(b"[[entry]]").map(<[u8]>::trim_ascii_start);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"#"))
}

/// What an officer's own journal holds, as far as the next append needs to know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct JournalOutline {
    /// The bytes up to the end of the last seal line; whatever follows is torn, or blank.
    pub whole: usize,
    /// The lines in those bytes.
    pub lines: u32,
    /// Each entry's id, with its line.
    pub ids: HashMap<Uuid, u32>,
    /// The last seal, as written.
    pub head: Option<Seal>,
    /// Whether the last seal line lacks its line break.
    pub unbroken: bool,
}

impl JournalOutline {
    /// Reads on: `more` is what stands in the file from [`JournalOutline::whole`]. Gives the part of it
    /// that follows the last seal line.
    pub fn read_on<'a>(&mut self, more: &'a [u8]) -> &'a [u8] {
        let mut whole = 0;
        for piece in split(more) {
            let Some(under) = piece.under else { continue };
            let Some((_, seal)) = seal::read_line(&more[under.clone()]) else { continue };
            if let Some(id) = id_of(&more[piece.body]) {
                self.ids.insert(id, self.lines + piece.line);
            }
            self.head = Some(seal);
            let rest = more[under.end..].iter().position(|&b| b == b'\n');
            self.unbroken = rest.is_none();
            whole = rest.map_or(more.len(), |rest| under.end + rest + 1);
        }
        self.lines += line_breaks(&more[..whole]);
        self.whole += whole;
        &more[whole..]
    }
}

/// How many line breaks there are.
pub(crate) fn line_breaks(bytes: &[u8]) -> u32 {
    (0..).zip(bytes.split(|&b| b == b'\n')).last().map_or(0, |(breaks, _)| breaks)
}

fn id_of(body: &[u8]) -> Option<Uuid> {
    let line = body.split(|&b| b == b'\n').find_map(|line| line.strip_prefix(b"id = \""))?;
    Uuid::try_parse_ascii(line.get(..36)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(text: &str) -> Vec<(u32, bool, bool)> {
        let sealed =
            |piece: &JournalPiece| matches!(piece.check(text.as_bytes()), SealCheck::Sealed(_));
        split(text.as_bytes()).iter().map(|p| (p.line, p.headed, sealed(p))).collect()
    }

    fn block(id: u8) -> String {
        let body = format!("[[entry]]\nid = \"{}\"\n", Uuid::from_bytes([id; 16]));
        let seal = Seal::of(body.as_bytes());
        format!("{body}{}\n", seal::line(body.len(), seal))
    }

    #[test]
    fn a_half_written_header_does_not_cost_the_entry_before_it() {
        assert_eq!(lines_of(&format!("{}[[ent", block(1))), [(1, true, true), (5, false, false)]);
    }

    #[test]
    fn comments_and_blank_lines_between_entries_are_no_damage() {
        let text = format!("# amk\n\n{}\n# more\n{}", block(1), block(2));
        assert_eq!(lines_of(&text), [(3, true, true), (9, true, true)]);
    }

    #[test]
    fn a_byte_order_mark_hides_no_entry() {
        let text = format!("\u{feff}{}{}", block(1), block(2));
        assert_eq!(lines_of(&text), [(1, true, true), (5, true, true)]);
    }

    #[test]
    fn an_outline_read_in_two_steps_is_the_same_as_in_one() {
        let text = format!("{}{}[[entry]]\nid = ", block(1), block(2));
        let mut once = JournalOutline::default();
        assert_eq!(once.read_on(text.as_bytes()), b"\n[[entry]]\nid = ");
        let mut twice = JournalOutline::default();
        twice.read_on(block(1).as_bytes());
        twice.read_on(&text.as_bytes()[twice.whole..]);
        assert_eq!(once, twice);
        assert_eq!(once.ids[&Uuid::from_bytes([2; 16])], 5);
    }
}
