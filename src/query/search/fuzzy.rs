//! Bare words: finds and ranks names loosely, without finding what is not there.
//!
//! A word matches a name when its letters stand there side by side, or when they can be cut into
//! runs that each begin a word: `hiu` finds *High Intensity Users*, but `capacity` finds no
//! sentence that merely has those letters somewhere. Side by side always ranks above runs.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::initials::{begins_word, in_runs, word_starts};
use crate::text::Folded;
use crate::text::fold::fold;

/// What a match side by side counts above any match in runs.
const TOGETHER: i64 = 1_000_000_000;
/// What a better place counts: inside a word, at its start, at the name's start, the whole name.
const PLACE: i64 = 1_000_000;
/// The longest name, in bytes, whose finer rank is worked out: the work grows with its square.
const RANKED: usize = 512;

/// The short fields of one record (id, former ids, names, title), folded once for many keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchNames {
    /// One field a line.
    folded: Box<str>,
    /// Which letters occur at all.
    letters: u64,
    /// Which letters begin a word.
    initials: u64,
}

impl SearchNames {
    /// Folds the fields of one record.
    pub fn new<'a>(fields: impl IntoIterator<Item = &'a str>) -> Self {
        let fields: Vec<String> = fields.into_iter().map(fold).collect();
        let folded = fields.join("\n");
        let initials = word_starts(&folded).fold(0, |mask, (_, c)| mask | bit(c));
        Self { letters: letters(&folded), initials, folded: folded.into() }
    }
}

/// The bare words of a query, ready to be tried on many records. Every word must match.
pub struct Matcher {
    terms: Vec<Term>,
    letters: u64,
    skim: SkimMatcherV2,
}

struct Term {
    folded: String,
    /// Its first letter, and the letters after it.
    first: u64,
    others: u64,
}

impl Matcher {
    /// Makes ready some words; without any, everything matches.
    pub fn new(words: &[String]) -> Self {
        let folded = words.iter().map(|word| fold(word)).collect::<Vec<_>>().join(" ");
        let terms = folded.split_whitespace().map(|term| Term {
            folded: term.to_owned(),
            first: term.chars().next().map_or(0, bit),
            others: term.chars().skip(1).fold(0, |mask, c| mask | bit(c)),
        });
        Self {
            terms: terms.collect(),
            letters: letters(&folded),
            skim: SkimMatcherV2::default().respect_case(),
        }
    }

    /// Whether every word matches one of the names.
    pub fn holds(&self, names: &SearchNames) -> bool {
        self.rank(names).is_some()
    }

    /// The greater part of [`Matcher::score`], which orders those of one rank and costs many times
    /// as much.
    fn rank(&self, names: &SearchNames) -> Option<i64> {
        if self.letters & !names.letters != 0 {
            return None;
        }
        self.terms.iter().map(|term| term.rank(names)).sum()
    }

    /// How well the names match, higher is better; `None` when a word does not match.
    pub fn score(&self, names: &SearchNames) -> Option<i64> {
        let rank = self.rank(names)?;
        let finer = self.terms.iter().map(|term| {
            let scores = names.folded.split('\n').filter_map(|name| self.skim(name, &term.folded));
            scores.max().unwrap_or(0)
        });
        Some(rank + finer.sum::<i64>())
    }

    fn skim(&self, name: &str, term: &str) -> Option<i64> {
        if name.len() > RANKED { None } else { self.skim.fuzzy_match(name, term) }
    }

    /// The letters of this text to light, as indices of its `char`s, in order.
    pub fn lit(&self, original: &str) -> Vec<usize> {
        let folded = Folded::new(original);
        let mut lit: Vec<usize> = self
            .terms
            .iter()
            .flat_map(|term| self.matched(&folded.text, &term.folded))
            .filter_map(|place| folded.origin.get(place).map(|&origin| origin as usize))
            .collect();
        lit.sort_unstable();
        lit.dedup();
        lit
    }

    /// The `char`s of a folded text that a term matches; none when it does not.
    fn matched(&self, text: &str, term: &str) -> Vec<usize> {
        let place = |byte: usize| text[..byte].chars().count();
        let run = |(at, len): (usize, usize)| place(at)..place(at + len);
        let starts = || text.match_indices(term).map(|(at, _)| at);
        if let Some(at) = starts().find(|&at| begins_word(text, at)).or_else(|| starts().next()) {
            return run((at, term.len())).collect();
        }
        let Some(runs) = in_runs(text, term) else { return Vec::new() };
        // The ranking's own choice is the one that people expect, when it is in runs too.
        let begins: Vec<bool> = text.char_indices().map(|(at, _)| begins_word(text, at)).collect();
        let in_runs = |places: &Vec<usize>| {
            let goes_on = |at: usize| at > 0 && places[at - 1] + 1 == places[at];
            (0..places.len()).all(|at| begins[places[at]] || goes_on(at))
        };
        let ranked = if text.len() <= RANKED { self.skim.fuzzy_indices(text, term) } else { None };
        ranked
            .map(|(_, places)| places)
            .filter(in_runs)
            .unwrap_or_else(|| runs.into_iter().flat_map(run).collect())
    }
}

impl Term {
    /// The best rank among the names; `None` when it is in none of them.
    fn rank(&self, names: &SearchNames) -> Option<i64> {
        let term = self.folded.as_str();
        let text = &*names.folded;
        if let [b'a'..=b'z' | b'0'..=b'9'] = term.as_bytes() {
            // The first key typed meets every record: its masks say enough.
            return Some(TOGETHER + PLACE * i64::from(self.first & names.initials != 0));
        }
        if !text.contains(term) {
            // Two runs at the least: the first letter begins a word, and so does another.
            let may = self.first & names.initials != 0 && self.others & names.initials != 0;
            let found = may && text.split('\n').any(|name| in_runs(name, term).is_some());
            return found.then_some(0);
        }
        let places = text.match_indices(term).map(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + term.len()..]);
            let starts = before.is_empty() || before.ends_with('\n');
            let ends = after.is_empty() || after.starts_with('\n');
            match (starts, ends) {
                (true, true) => 3,
                (true, false) => 2,
                (false, _) => i64::from(begins_word(text, at)),
            }
        });
        Some(TOGETHER + PLACE * places.max().unwrap_or(0))
    }
}

/// Which letters occur.
fn letters(folded: &str) -> u64 {
    folded.chars().filter(|c| !c.is_whitespace()).fold(0, |mask, c| mask | bit(c))
}

/// The bit of a letter in a mask: 26 letters, 10 digits, the rest share 28.
fn bit(c: char) -> u64 {
    1 << match c {
        'a'..='z' => c as u32 - 'a' as u32,
        '0'..='9' => 26 + c as u32 - '0' as u32,
        _ => 36 + c as u32 % 28,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn matcher(words: &str) -> Matcher {
        Matcher::new(&words.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    fn score(words: &str, name: &str) -> Option<i64> {
        let names = SearchNames::new([name]);
        let score = matcher(words).score(&names);
        assert_eq!(matcher(words).holds(&names), score.is_some(), "{words} in {name}");
        score
    }

    /// The text with its lit letters in brackets.
    fn lit(words: &str, text: &str) -> String {
        let lit = matcher(words).lit(text);
        let shown = text
            .chars()
            .enumerate()
            .map(|(at, c)| if lit.contains(&at) { format!("[{c}]") } else { c.to_string() });
        shown.collect::<String>().replace("][", "")
    }

    #[test]
    fn letters_scattered_inside_words_are_no_match() {
        let sentence = "Councils asked for progress at each meeting by the county";
        assert_eq!(score("capacity", sentence), None);
        assert!(score("capacity", "Enough capacity to deliver").is_some());
        assert!(score("pacit", "Enough capacity to deliver").is_some());
        assert_eq!(score("pcit", "Enough capacity to deliver"), None);
        assert!(score("hiu", "High Intensity Users").is_some());
        assert!(score("highus", "High Intensity Users").is_some());
        assert_eq!(score("hiuz", "High Intensity Users"), None);
        assert_eq!(score("hsers", "High Intensity Users"), None);
    }

    #[test]
    fn side_by_side_ranks_above_runs_and_the_start_of_a_word_above_its_middle() {
        let together = score("cap", "the longest of names that ends in handicap").unwrap();
        assert!(together > score("cap", "C A P").unwrap());
        assert!(score("cap", "capacity plan").unwrap() > together);
        let ids = score("stkc7", "STK-C7").unwrap();
        assert!(ids > 0 && ids < TOGETHER);
    }

    #[test]
    fn every_word_must_match_in_whichever_field() {
        let names = SearchNames::new(["NOR-1", "Café Northmere", "Hub \u{2013} outline"]);
        assert!(matcher("nor-1 HUB cafe").score(&names).is_some());
        assert!(matcher("CAF\u{c9}").score(&names).is_some());
        assert_eq!(matcher("nor-1 spoke").score(&names), None);
        assert_eq!(matcher("hubn").score(&names), None, "no run goes on in another field");
        assert_eq!(Matcher::new(&[]).score(&names), Some(0));
    }

    #[test]
    fn lit_letters_are_counted_in_the_original_text() {
        assert_eq!(lit("hiu", "High Intensity Users"), "[H]igh [I]ntensity [U]sers");
        assert_eq!(lit("final cafe", "ﬁnal Café"), "[ﬁnal] [Café]");
        assert_eq!(lit("int", "print Interim"), "print [Int]erim");
        assert_eq!(lit("o'neill", "Cllr O\u{2019}Neill"), "Cllr [O\u{2019}Neill]");
        assert_eq!(lit("zzz", "Northmere"), "Northmere");
        assert_eq!(lit("ab abc", "abc"), "[abc]");
    }

    #[test]
    fn a_name_as_long_as_a_page_is_searched_and_not_ranked_finely() {
        let page = format!("{} capacity", "word ".repeat(20_000));
        assert_eq!(score("capacity", &page), Some(TOGETHER + PLACE));
        assert_eq!(score("wc", &page), Some(0));
    }
}
