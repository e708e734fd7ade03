//! Cuts a filter into its parts: words, quotations, `field:value`, brackets, `and`, `or`, `not`.
//!
//! Nothing is refused here; a half-typed filter has parts too, which completion needs.

use std::ops::Range;

use crate::text::fold::fold;

/// A stretch of the typed text, in bytes.
pub type Span = Range<usize>;

/// The plain letter that one letter stands for; itself when it stands for none or for several.
pub(crate) fn plain_letter(c: char) -> char {
    if c.is_whitespace() {
        return ' ';
    }
    if c.is_ascii() {
        return c;
    }
    let folded = fold(c.encode_utf8(&mut [0; 4]));
    let mut letters = folded.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

/// One part of a filter and the bytes that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueryPart {
    pub span: Span,
    pub token: Token,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    /// `-`, which is `not` right before what it leaves out.
    Dash,
    Word,
    Quoted {
        closed: bool,
    },
    /// `name:value`.
    Asked(FieldTerm),
}

impl Token {
    /// Whether it turns round what follows.
    pub fn is_contrary(&self) -> bool {
        matches!(self, Self::Not | Self::Dash)
    }

    /// Whether it is a question by itself.
    pub fn is_question(&self) -> bool {
        matches!(self, Self::Word | Self::Quoted { .. } | Self::Asked(_))
    }
}

/// Where the pieces of `name:value` stand; the operator is the colon and the signs after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldTerm {
    pub name: Span,
    pub op: Span,
    pub value: Span,
}

/// A text as letters without typographic variety: curly quotes, long dashes, no-break spaces and
/// full-width signs are read as the plain ones, which is what people who paste mean.
pub(crate) struct PlainLetters<'t> {
    text: &'t str,
    plain: Vec<(usize, char)>,
}

impl<'t> PlainLetters<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, plain: text.char_indices().map(|(at, c)| (at, plain_letter(c))).collect() }
    }

    /// The plain letter at this place, counted in letters.
    pub fn at(&self, place: usize) -> Option<char> {
        self.plain.get(place).map(|&(_, c)| c)
    }

    /// The byte at which the letter at this place begins; the text's end beyond it.
    pub fn byte(&self, place: usize) -> usize {
        self.plain.get(place).map_or(self.text.len(), |&(at, _)| at)
    }

    /// The text between two places.
    pub fn slice(&self, from: usize, to: usize) -> &'t str {
        &self.text[self.byte(from)..self.byte(to)]
    }

    /// Whether the comma at this place sets off three digits of one number, as in `240,000`.
    pub fn groups_digits(&self, comma: usize) -> bool {
        let digit = |place: usize| self.at(place).is_some_and(|c| c.is_ascii_digit());
        comma > 0
            && digit(comma - 1)
            && (1..=3).all(|ahead| digit(comma + ahead))
            && !digit(comma + 4)
    }

    /// The first place from here on whose letter is not `wanted`.
    pub fn skip(&self, mut place: usize, wanted: impl Fn(char) -> bool) -> usize {
        while self.at(place).is_some_and(&wanted) {
            place += 1;
        }
        place
    }

    /// The place after the quotation that opens here, its words, and whether it is closed. A
    /// doubled quote stands for one.
    pub fn quotation(&self, open: usize) -> (usize, String, bool) {
        let mut words = String::new();
        let mut place = open + 1;
        loop {
            match (self.at(place), self.at(place + 1)) {
                (None, _) => return (place, words, false),
                (Some('"'), Some('"')) => place += 1,
                (Some('"'), _) => return (place + 1, words, true),
                _ => {}
            }
            words.push_str(self.slice(place, place + 1));
            place += 1;
        }
    }

    fn span(&self, from: usize, to: usize) -> Span {
        self.byte(from)..self.byte(to)
    }

    fn asked(&self, from: usize) -> Option<(usize, Token)> {
        let colon = self.skip(from, |c| c.is_ascii_alphabetic() || matches!(c, '-' | '_'));
        if self.at(colon) != Some(':') || !self.at(from)?.is_ascii_alphabetic() {
            return None;
        }
        let value = self.skip(colon + 1, |c| matches!(c, '!' | '<' | '>' | '=' | '~'));
        let mut end = value;
        while let Some(c) = self.at(end).filter(|&c| !matches!(c, ' ' | '(' | ')')) {
            end = if c == '"' { self.quotation(end).0 } else { end + 1 };
        }
        let asked = FieldTerm {
            name: self.span(from, colon),
            op: self.span(colon, value),
            value: self.span(value, end),
        };
        Some((end, Token::Asked(asked)))
    }
}

/// The parts of a filter, in order.
pub(crate) fn parts(text: &str) -> Vec<QueryPart> {
    let letters = PlainLetters::new(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(c) = letters.at(from) {
        let (to, token) = match c {
            ' ' => {
                from += 1;
                continue;
            }
            '(' => (from + 1, Token::Open),
            ')' => (from + 1, Token::Close),
            '-' => (from + 1, Token::Dash),
            '"' => {
                let (to, _, closed) = letters.quotation(from);
                (to, Token::Quoted { closed })
            }
            _ => letters.asked(from).unwrap_or_else(|| {
                let to = letters.skip(from, |c| !matches!(c, ' ' | '(' | ')' | '"'));
                (to, keyword(letters.slice(from, to)).unwrap_or(Token::Word))
            }),
        };
        found.push(QueryPart { span: letters.span(from, to), token });
        from = to;
    }
    found
}

/// These parts as they were typed, with one space between them and `-` for every `not`.
pub(crate) fn printed<'p>(text: &str, parts: impl IntoIterator<Item = &'p QueryPart>) -> String {
    let mut out = String::new();
    let mut tight = true;
    for part in parts {
        if !tight && part.token != Token::Close {
            out.push(' ');
        }
        let contrary = part.token.is_contrary();
        tight = contrary || part.token == Token::Open;
        out.push_str(if contrary { "-" } else { &text[part.span.clone()] });
    }
    out
}

/// `and`, `or` or `not`, in any case.
fn keyword(word: &str) -> Option<Token> {
    match fold(word).as_str() {
        "and" => Some(Token::And),
        "or" => Some(Token::Or),
        "not" => Some(Token::Not),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        parts(text).into_iter().map(|part| &text[part.span]).collect()
    }

    #[test]
    fn a_filter_is_cut_at_spaces_brackets_and_quotes() {
        let pieces =
            cut("(decision:\"in principle\",noted or is:overdue)–owner:plw high-use “a b”");
        let wanted = "(|decision:\"in principle\",noted|or|is:overdue|)|–|owner:plw|high-use|“a b”";
        assert_eq!(pieces.join("|"), wanted);
    }

    #[test]
    fn a_colon_after_digits_makes_no_field() {
        assert_eq!(parts("10:30")[0].token, Token::Word);
        assert_eq!(
            parts("due:<=60d")[0].token,
            Token::Asked(FieldTerm { name: 0..3, op: 3..6, value: 6..9 })
        );
    }

    #[test]
    fn a_doubled_quote_stands_for_one() {
        let letters = PlainLetters::new("\"say \"\"no\"\"\" x");
        assert_eq!(letters.quotation(0), (12, "say \"no\"".to_owned(), true));
        assert_eq!(PlainLetters::new("“open").quotation(0), (5, "open".to_owned(), false));
    }
}
