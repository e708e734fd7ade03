//! Cuts what stands after a colon into values: at commas, at the `..` of a range, round quotations.

use super::error::QueryError;
use super::lex::{PlainLetters, Span};
use crate::query::fields::field::ValueKind;
use crate::text::fold::fold;

/// One value as typed: its words, whether they were quoted, whether a `*` follows, and the byte
/// at which it began.
pub(super) struct TypedValue {
    pub words: String,
    pub quoted: bool,
    pub star: bool,
    pub byte: usize,
}

impl TypedValue {
    /// Whether it is the last thing in the text, so that its word may still be half-typed.
    pub fn ends(&self, text: &str) -> bool {
        !self.quoted && !self.star && self.byte + self.words.len() == text.len()
    }
}

/// A value, with the other end of its range when it is one.
pub(super) type Ranged = (TypedValue, Option<TypedValue>);

/// The values at these bytes of a filter, of which there is at least one, cut as their kind
/// demands: only what has an order has ranges, and a sum may have commas of its own. They come after
/// the field `name`; `follows` says what may stand there when nothing does.
pub(super) fn values(
    text: &str,
    value: &Span,
    kind: ValueKind,
    name: &str,
    follows: &str,
) -> Result<Vec<Ranged>, QueryError> {
    let letters = PlainLetters::new(&text[value.clone()]);
    let mut rest = Pieces { text, letters, start: value.start, kind, place: 0 };
    let mut found = Vec::new();
    let mut after = format!("{name}:");
    loop {
        let from = rest.wanted(&after, follows)?;
        let to = if rest.at_range() {
            rest.place += 2;
            Some(rest.wanted("..", follows)?)
        } else {
            None
        };
        found.push((from, to));
        match rest.letters.at(rest.place) {
            None => return Ok(found),
            Some(',') => rest.place += 1,
            Some(_) => {
                let message = "a space or a comma is missing here";
                return Err(QueryError::at(text, rest.byte(), message));
            }
        }
        ",".clone_into(&mut after);
    }
}

/// What is left of the values.
struct Pieces<'t> {
    text: &'t str,
    letters: PlainLetters<'t>,
    start: usize,
    kind: ValueKind,
    place: usize,
}

impl Pieces<'_> {
    fn byte(&self) -> usize {
        self.start + self.letters.byte(self.place)
    }

    fn at_range(&self) -> bool {
        let is_dot = |place| self.letters.at(place) == Some('.');
        self.kind.has_order() && is_dot(self.place) && is_dot(self.place + 1)
    }

    fn wanted(&mut self, after: &str, follows: &str) -> Result<TypedValue, QueryError> {
        let byte = self.byte();
        self.next()?.ok_or_else(|| {
            QueryError::at(self.text, byte, format!("after `{after}` comes {follows}"))
                .unfinished(byte == self.text.len())
        })
    }

    /// One quoted or bare value; `None` when nothing stands here.
    fn next(&mut self) -> Result<Option<TypedValue>, QueryError> {
        let (from, byte) = (self.place, self.byte());
        if self.letters.at(from) == Some('"') {
            let (end, words, closed) = self.letters.quotation(from);
            if !closed {
                return Err(unclosed(self.text, byte));
            }
            let star = self.letters.at(end) == Some('*');
            self.place = end + usize::from(star);
            let blank = fold(&words).is_empty();
            return Ok((!blank).then_some(TypedValue { words, quoted: true, star, byte }));
        }
        while let Some(c) = self.letters.at(self.place) {
            let comma = c == ','
                && !(self.kind == ValueKind::Money && self.letters.groups_digits(self.place));
            if c == '"' || comma || self.at_range() {
                break;
            }
            self.place += 1;
        }
        let typed = self.letters.slice(from, self.place);
        let words = typed.strip_suffix('*').unwrap_or(typed);
        let star = words.len() < typed.len();
        let words = if fold(words).is_empty() { "" } else { words };
        let piece = TypedValue { words: words.to_owned(), quoted: false, star, byte };
        Ok((star || !words.is_empty()).then_some(piece))
    }
}

/// The mistake of a quotation that opens at this byte and never ends.
pub(super) fn unclosed(text: &str, byte: usize) -> QueryError {
    QueryError::at(text, byte, "this quotation is not closed")
        .hint("end it with a \"")
        .unfinished(true)
}
