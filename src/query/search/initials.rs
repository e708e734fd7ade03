//! Cuts a word into runs that each begin a word of a name: `hiu` into *H*igh *I*ntensity *U*sers.

/// The longest word, in bytes, that may match in runs.
const LONGEST: usize = 64;

/// The runs (byte, length) into which a term is cut so that each begins a word of the text, the
/// leftmost way; `None` when there is no such way.
pub(super) fn in_runs(text: &str, term: &str) -> Option<Vec<(usize, usize)>> {
    const NEVER: usize = usize::MAX;
    let (text_bytes, wanted) = (text.as_bytes(), term.as_bytes());
    let first = *wanted.first()?;
    if wanted.len() > LONGEST {
        return None;
    }
    // For each number of letters matched: where the earliest such match ends, and its last run.
    let mut ends = [NEVER; LONGEST + 1];
    let mut last_run = [0; LONGEST + 1];
    ends[0] = 0;
    let mut begun = false;
    for (at, _) in word_starts(text) {
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

/// The letters that begin a word, with their bytes.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut within = false;
    text.char_indices().filter(move |&(_, c)| {
        let before = std::mem::replace(&mut within, c.is_alphanumeric());
        within && !before
    })
}

/// Whether a word begins at this byte.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    letter(text[at..].chars().next()) && !letter(text[..at].chars().next_back())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The rule in its plainest form: some beginning of the term begins a word here or further
    /// on, and the rest is in runs after it.
    fn plainly(text: &str, from: usize, term: &str) -> bool {
        let here = |at: usize, len: usize| {
            text[at..].starts_with(&term[..len]) && plainly(text, at + len, &term[len..])
        };
        let begins = |&at: &usize| begins_word(text, at);
        let mut places = (from..text.len()).filter(begins);
        term.is_empty() || places.any(|at| (1..=term.len()).any(|len| here(at, len)))
    }

    proptest! {
        #[test]
        fn runs_are_found_whenever_there_are_any(text in "[ab -]{0,12}", term in "[ab-]{1,5}") {
            let runs = in_runs(&text, &term);
            prop_assert_eq!(runs.is_some(), plainly(&text, 0, &term));
            let runs = runs.unwrap_or_default();
            prop_assert!(runs.iter().all(|&(at, _)| begins_word(&text, at)));
            prop_assert!(runs.is_sorted_by(|a, b| a.0 + a.1 <= b.0));
            let letters: String = runs.iter().map(|&(at, len)| &text[at..at + len]).collect();
            prop_assert!(runs.is_empty() || letters == term);
        }
    }

    #[test]
    fn a_run_may_stop_early_so_that_a_later_word_can_go_on() {
        assert_eq!(in_runs("neighbourhood model near now", "nno"), Some(vec![(0, 1), (25, 2)]));
        assert_eq!(in_runs("ab abc", "abc"), Some(vec![(3, 3)]));
        assert_eq!(in_runs("ab bc", "abc"), Some(vec![(0, 1), (3, 2)]));
        assert_eq!(in_runs("", "a"), None);
        assert_eq!(in_runs("a", &"a".repeat(65)), None);
    }

    #[test]
    fn words_begin_after_anything_that_is_no_letter_or_digit() {
        let starts: Vec<usize> = word_starts("stk-c7 (hub)\nécole").map(|(at, _)| at).collect();
        assert_eq!(starts, [0, 4, 8, 13]);
        assert!(starts.iter().all(|&at| begins_word("stk-c7 (hub)\nécole", at)));
        assert!(!begins_word("stk-c7", 3) && !begins_word("stk-c7", 5));
    }
}
