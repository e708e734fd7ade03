//! Comparing words the way people do: case, accents, kinds of dash and kinds of quote do not matter.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text folded for comparing, with the way back to the letters it was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each `char` of [`Folded::text`], the index of the `char` of the original it came from.
    pub origin: Vec<u32>,
}

impl Folded {
    /// Folds a text and remembers where each letter came from.
    pub fn new(original: &str) -> Self {
        let mut folded = Self::default();
        for (at, c) in (0_u32..).zip(original.chars()) {
            each_folded(c, |c| {
                folded.text.push(c);
                folded.origin.push(at);
            });
        }
        folded
    }
}

/// Folds a text for comparing: lower case, no accents, plain dashes and quotes, single spaces.
pub fn fold(original: &str) -> String {
    let mut out = String::with_capacity(original.len());
    let mut gap = false;
    for c in original.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        each_folded(c, |c| out.push(c));
    }
    out
}

/// Where words stand in a text, in letters (`char`s) of the text: case, accents, kinds of dash and
/// quote do not matter, nor how much white space parts two words, so that a line may end anywhere.
pub fn found_in(text: &str, sought: &str) -> Vec<Range<usize>> {
    let sought = fold(sought);
    if sought.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let (mut plain, mut origin) = (String::with_capacity(folded.text.len()), Vec::new());
    for (c, &at) in folded.text.chars().zip(&folded.origin) {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !plain.ends_with(' ') {
            plain.push(c);
            origin.resize(plain.len(), at);
        }
    }
    let places = plain.match_indices(&sought);
    let letters = |(at, found): (usize, &str)| {
        let last = origin[at + found.len() - 1];
        origin[at] as usize..last as usize + 1
    };
    places.map(letters).collect()
}

fn each_folded(c: char, mut take: impl FnMut(char)) {
    if c.is_ascii() {
        take(c.to_ascii_lowercase());
        return;
    }
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => take('-'),
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2bc}' => take('\''),
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => take('"'),
        c if c.is_whitespace() => take(' '),
        c => {
            for part in std::iter::once(c).nfkd().filter(|&part| !is_combining_mark(part)) {
                part.to_lowercase().filter(|&low| !is_combining_mark(low)).for_each(&mut take);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_quotes_case_and_accents_do_not_matter() {
        assert_eq!(fold("  O’Neill –  CAFÉ\u{a0}“x” "), "o'neill - cafe \"x\"");
        assert_eq!(fold("ﬁnal"), "final");
    }

    #[test]
    fn words_are_found_over_line_ends_and_their_place_is_told_in_letters() {
        let text = "É – the Cabinet\n   AGREES\u{a0}it, “as is”. The cabinet agrees";
        let found = |sought| -> Vec<String> {
            let of = |range: std::ops::Range<usize>| {
                text.chars().skip(range.start).take(range.len()).collect()
            };
            found_in(text, sought).into_iter().map(of).collect()
        };
        assert_eq!(found("cabinet agrees"), ["Cabinet\n   AGREES", "cabinet agrees"]);
        assert_eq!(found("e - the"), ["É – the"]);
        assert_eq!(found("\"as is\""), ["“as is”"]);
        assert_eq!((found(" "), found("zeppelin")), (vec![], vec![]));
    }

    #[test]
    fn each_folded_letter_knows_where_it_came_from() {
        let folded = Folded::new("Éﬁ-X");
        assert_eq!(folded.text, "efi-x");
        assert_eq!(folded.origin, [0, 1, 1, 2, 3]);
    }
}
