//! The one list of verdict words: which a record takes, and the key of each.

use crate::fault::Fault;
use crate::record::Kind;
use crate::text::fold::fold;
use crate::text::nearest::suggest_before;

/// The word that takes one's own verdict back; it has no key among the five.
pub const WITHDRAWN: &str = "withdrawn";

/// The five keys, from settled to not for this case.
pub const KEYS: [char; 5] = ['m', 'p', 'x', 'i', 'z'];

/// A record's words in the order of [`KEYS`].
pub type VerdictWords = [&'static str; 5];

const CAVEAT: VerdictWords = ["met", "partly", "not-met", "info", "not-applicable"];
const CASE: VerdictWords = ["ready", "ready-with-conditions", "not-ready", "info", "defer"];
const ENDORSEMENT: VerdictWords = ["confirmed", "chase", "doubtful", "info", "not-applicable"];

/// Other ways of writing a word, folded, with spaces for hyphens.
const ALIASES: [(&str, &str); 12] = [
    ("partly met", "partly"),
    ("partially met", "partly"),
    ("part met", "partly"),
    ("unmet", "not-met"),
    ("info needed", "info"),
    ("information", "info"),
    ("n/a", "not-applicable"),
    ("na", "not-applicable"),
    ("does not apply", "not-applicable"),
    ("conditions", "ready-with-conditions"),
    ("deferred", "defer"),
    ("withdraw", WITHDRAWN),
];

/// The five words that a record of this kind takes.
pub fn words(kind: Kind) -> &'static VerdictWords {
    match kind {
        Kind::Case => &CASE,
        Kind::Endorsement => &ENDORSEMENT,
        _ => &CAVEAT,
    }
}

/// The word behind a key; `None` for a key that is no verdict's.
pub fn word_for(kind: Kind, key: char) -> Option<&'static str> {
    KEYS.iter().position(|&each| each == key).map(|at| words(kind)[at])
}

/// The letter for a narrow column: the key that gives this word, `?` for a word of no list.
pub fn letter(value: &str) -> char {
    let found = [CAVEAT, CASE, ENDORSEMENT]
        .iter()
        .find_map(|words| words.iter().position(|&word| word == value));
    found.map_or('?', |at| KEYS[at])
}

/// Reads what somebody typed: a word, its key, or another way of writing it; also `withdrawn`.
///
/// # Errors
/// A word of another kind of record, or of none; the fault names the right ones.
pub fn read(kind: Kind, typed: &str) -> Result<&'static str, Fault> {
    let words = words(kind);
    let folded = fold(typed);
    let mut letters = folded.chars();
    if let (Some(key), None) = (letters.next(), letters.next())
        && let Some(word) = word_for(kind, key)
    {
        return Ok(word);
    }
    let plain = folded.replace(['-', '_'], " ");
    let own = || words.iter().copied().chain([WITHDRAWN]);
    let alias = ALIASES.iter().find(|(other, _)| *other == plain).map(|(_, word)| *word);
    let meant = own().find(|word| word.replace('-', " ") == plain || alias == Some(word));
    meant.ok_or_else(|| {
        let message = format!("`{typed}` is not a verdict on a {}", kind.as_str());
        let list = format!("one of: {}", words.join(", "));
        Fault::error("verdict", message).hint(suggest_before(&folded, own(), &list))
    })
}

/// Whether a verdict was given on another text than the present one. One that does not say what
/// was on screen is suspect too: nobody knows what it was given on.
pub fn is_suspect(seen: Option<&str>, present: &str) -> bool {
    seen != Some(present)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn each_kind_has_its_own_words_on_the_same_five_keys() {
        let of = |kind| KEYS.map(|key| word_for(kind, key).unwrap());
        assert_eq!(of(Kind::Caveat), ["met", "partly", "not-met", "info", "not-applicable"]);
        assert_eq!(of(Kind::Case)[1], "ready-with-conditions");
        assert_eq!(of(Kind::Endorsement)[2], "doubtful");
        assert_eq!(of(Kind::Action), of(Kind::Caveat));
        assert_eq!(word_for(Kind::Case, 'q'), None);
        for kind in Kind::ALL {
            assert_eq!(words(kind).map(letter), KEYS);
        }
    }

    #[test]
    fn a_word_a_key_and_other_spellings_are_read() {
        for typed in ["not-met", "x", "X", "Not Met", "unmet", "not_met"] {
            assert_eq!(read(Kind::Caveat, typed), Ok("not-met"), "{typed}");
        }
        assert_eq!(read(Kind::Case, "ready with conditions"), Ok("ready-with-conditions"));
        assert_eq!(read(Kind::Endorsement, "n/a"), Ok("not-applicable"));
        assert_eq!(read(Kind::Case, "withdraw"), Ok(WITHDRAWN));
    }

    #[test]
    fn a_word_of_another_kind_is_refused_and_the_right_ones_are_named() {
        let fault = read(Kind::Case, "met").unwrap_err();
        assert_eq!(fault.message.as_str(), "`met` is not a verdict on a case");
        let hint = "one of: ready, ready-with-conditions, not-ready, info, defer";
        assert_eq!(fault.hint.unwrap().as_str(), hint);
        let hint = read(Kind::Endorsement, "confimed").unwrap_err().hint.unwrap();
        assert!(hint.starts_with("did you mean `confirmed`? one of: "), "{hint}");
        assert!(read(Kind::Case, "n/a").is_err());
    }

    #[test]
    fn a_verdict_on_another_text_or_on_nobody_knows_which_is_suspect() {
        assert!(is_suspect(Some("c1:00"), "c1:01") && is_suspect(None, "c1:01"));
        assert!(!is_suspect(Some("c1:01"), "c1:01"));
    }
}
