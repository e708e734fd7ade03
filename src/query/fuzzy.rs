//! Bare words: finds and ranks names loosely, without finding what is not there.
//!
//! A word matches a name when its letters stand there side by side, or when they can be cut into
//! runs that each begin a word: `hiu` finds *High Intensity Users*, but `capacity` finds no
//! sentence that merely has those letters somewhere. Side by side always ranks above runs.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::text::Folded;
use crate::text::fold::fold;

/// What a match side by side counts above any match in runs.
const TOGETHER: i64 = 1_000_000;
/// The longest name, in bytes, whose finer rank is worked out: the work grows with its square.
const RANKED: usize = 512;
/// The longest word, in bytes, that may match in runs.
const IN_RUNS: usize = 64;

/// The short fields of one record (id, former ids, names, title), folded once for many keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// One field a line.
    folded: Box<str>,
    /// Which letters occur at all.
    letters: u64,
}

impl Names {
    /// Folds the fields of one record.
    pub fn new<'a>(fields: impl IntoIterator<Item = &'a str>) -> Self {
        let mut folded = String::new();
        for field in fields {
            if !folded.is_empty() {
                folded.push('\n');
            }
            folded.push_str(&fold(field));
        }
        Self { letters: letters(&folded), folded: folded.into() }
    }
}

/// The bare words of a query, ready to be tried on many records. Every word must match.
pub struct Matcher {
    terms: Vec<String>,
    letters: u64,
    skim: SkimMatcherV2,
}

impl Matcher {
    /// Makes ready some words; without any, everything matches.
    pub fn new(words: &[String]) -> Self {
        let terms: Vec<String> = words
            .iter()
            .flat_map(|word| fold(word).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .filter(|term| !term.is_empty())
            .collect();
        let letters = terms.iter().fold(0, |mask, term| mask | letters(term));
        Self { terms, letters, skim: SkimMatcherV2::default().respect_case() }
    }

    /// Whether every word matches one of the names; much cheaper than the score.
    pub fn holds(&self, names: &Names) -> bool {
        self.letters & !names.letters == 0
            && self.terms.iter().all(|term| {
                names.folded.contains(term.as_str())
                    || names.folded.lines().any(|name| in_runs(name, term).is_some())
            })
    }

    /// How well the names match, higher is better; `None` when a word does not match.
    pub fn score(&self, names: &Names) -> Option<i64> {
        if self.letters & !names.letters != 0 {
            return None;
        }
        self.terms.iter().map(|term| self.best(names, term)).sum()
    }

    /// The letters of this text to light, as indices of its `char`s, in order.
    pub fn lit(&self, original: &str) -> Vec<usize> {
        let folded = Folded::new(original);
        let mut bytes: Vec<usize> =
            self.terms.iter().flat_map(|term| matched(&folded.text, term)).collect();
        bytes.sort_unstable();
        let places = folded.text.char_indices().zip(&folded.origin);
        let mut lit: Vec<usize> = places
            .filter(|((byte, _), _)| bytes.binary_search(byte).is_ok())
            .map(|(_, &origin)| origin as usize)
            .collect();
        lit.dedup();
        lit
    }

    fn best(&self, names: &Names, term: &str) -> Option<i64> {
        let scores = names.folded.lines().filter_map(|name| {
            let together = if name.contains(term) {
                TOGETHER
            } else {
                in_runs(name, term)?;
                0
            };
            let finer = if name.len() <= RANKED { self.skim.fuzzy_match(name, term) } else { None };
            Some(together + finer.unwrap_or(0))
        });
        scores.max()
    }
}

/// The bytes of a folded text that a term matches; none when it does not.
fn matched(text: &str, term: &str) -> Vec<usize> {
    let starts = || text.match_indices(term).map(|(at, _)| at);
    match starts().find(|&at| begins_word(text, at)).or_else(|| starts().next()) {
        Some(at) => (at..at + term.len()).collect(),
        None => in_runs(text, term)
            .map(|runs| runs.into_iter().flat_map(|(at, len)| at..at + len).collect())
            .unwrap_or_default(),
    }
}

/// The runs (byte, length) into which a term is cut so that each begins a word of the text, the
/// leftmost way; `None` when there is no such way.
fn in_runs(text: &str, term: &str) -> Option<Vec<(usize, usize)>> {
    const NEVER: usize = usize::MAX;
    let (text_bytes, wanted) = (text.as_bytes(), term.as_bytes());
    let first = *wanted.first()?;
    if wanted.len() > IN_RUNS {
        return None;
    }
    // For each number of letters matched: where the earliest such match ends, and its last run.
    let mut ends = [NEVER; IN_RUNS + 1];
    let mut last_run = [0; IN_RUNS + 1];
    ends[0] = 0;
    let mut begun = false;
    for (at, _) in text.char_indices().filter(|&(at, _)| begins_word(text, at)) {
        begun |= text_bytes[at] == first;
        if !begun {
            continue;
        }
        for done in 0..wanted.len() {
            if ends[done] > at {
                continue;
            }
            let alike = text_bytes[at..].iter().zip(&wanted[done..]).take_while(|(a, b)| a == b);
            for len in 1..=alike.count() {
                if at + len < ends[done + len] {
                    (ends[done + len], last_run[done + len]) = (at + len, len);
                }
            }
        }
        if ends[wanted.len()] != NEVER {
            break;
        }
    }
    if ends[wanted.len()] == NEVER {
        return None;
    }
    let mut runs = Vec::new();
    let mut done = wanted.len();
    while done > 0 {
        let len = last_run[done];
        runs.push((ends[done] - len, len));
        done -= len;
    }
    runs.reverse();
    Some(runs)
}

fn begins_word(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    letter(text[at..].chars().next()) && !letter(text[..at].chars().next_back())
}

/// Which letters occur, one bit each: 26 letters, 10 digits, the rest share 28.
fn letters(folded: &str) -> u64 {
    folded.chars().filter(|&c| c != '\n').fold(0, |mask, c| {
        let bit = match c {
            'a'..='z' => c as u32 - 'a' as u32,
            '0'..='9' => 26 + c as u32 - '0' as u32,
            _ => 36 + c as u32 % 28,
        };
        mask | 1 << bit
    })
}
