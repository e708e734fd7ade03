//! The words in `register.toml` that name verdicts and classes: each is read as an officer may write
//! it, and where there is no such word that is told with its line.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use crate::fault::Fault;
use crate::journal::verdict::{self, WITHDRAWN};
use crate::record::vocabulary::Class;
use crate::record::{Kind, RegisterSettings};
use crate::store::open_regular::toml_place;
use crate::text::fold::fold;
use crate::text::nearest::suggest_before;

/// The kinds of record whose verdicts have words of their own.
const JUDGED: [Kind; 3] = [Kind::Caveat, Kind::Case, Kind::Endorsement];

/// The parts of the settings that hold such words, each with its place.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SettingsWords {
    review: ReviewWords,
    quorum: BTreeMap<Spanned<String>, u32>,
    verdicts: BTreeMap<Spanned<String>, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ReviewWords {
    reason: Option<Vec<Spanned<String>>>,
    required: Option<Vec<Spanned<String>>>,
}

/// Puts the words that are meant in place of those written in the text of `register.toml`; those
/// that mean nothing are left out, and join `faults`.
pub(super) fn read(
    text: &str,
    file: &Arc<str>,
    settings: &mut RegisterSettings,
    faults: &mut Vec<Fault>,
) {
    let Ok(written) = toml::from_str::<SettingsWords>(text) else { return };
    let SettingsWords { review, quorum, verdicts } = written;
    let mut tell = |word: &Spanned<String>, table: &str, what: &str, known: &[&str]| {
        let (line, column) = toml_place(text, Some(word.span()));
        let message = format!("{table}: `{}` is no {what}, so nothing comes of it", word.as_ref());
        let list = format!("one of: {}", known.join(", "));
        let hint = suggest_before(word.as_ref(), known.iter().copied(), &list);
        let fault = Fault::warning("unknown-word", message).hint(hint);
        faults.push(fault.in_file(file).at(line, column));
    };
    let words = known_words();
    settings.verdicts.clear();
    for (word, label) in verdicts {
        match &*meant(word.as_ref(), settings) {
            [] => tell(&word, "[verdicts]", "verdict", &words),
            // A key stands for a verdict of each kind; a label is for one.
            [one] => _ = settings.verdicts.insert((*one).to_owned(), label),
            several => tell(&word, "[verdicts]", "verdict of one kind", several),
        }
    }
    let mut of_review = |written: Option<Vec<Spanned<String>>>, name: &str| {
        let mut read: Vec<String> = Vec::new();
        for word in written? {
            let found = meant(word.as_ref(), settings);
            if found.is_empty() {
                tell(&word, &format!("[review] {name}"), "verdict", &words);
            }
            let new = found.into_iter().filter(|it| !read.iter().any(|own| own == it));
            read.extend(new.map(str::to_owned).collect::<Vec<_>>());
        }
        Some(read)
    };
    let (reason, required) =
        (of_review(review.reason, "reason"), of_review(review.required, "required"));
    (settings.review.reason, settings.review.required) = (reason, required);
    let added = settings.vocabulary("class").iter().map(String::as_str);
    let classes: Vec<&str> = Class::ALL.iter().map(|it| it.as_str()).chain(added).collect();
    let mut read = BTreeMap::new();
    for (class, of) in quorum {
        match classes.iter().find(|it| plain(it) == plain(class.as_ref())) {
            Some(known) => _ = read.insert((*known).to_owned(), of),
            None => tell(&class, "[quorum]", "class of caveats", &classes),
        }
    }
    settings.quorum = read;
}

/// A word without what may be written in several ways.
fn plain(word: &str) -> String {
    fold(word.trim()).replace(['-', '_'], " ")
}

/// Every word of a verdict, each once.
fn known_words() -> Vec<&'static str> {
    let mut words: Vec<&str> = Vec::new();
    for word in JUDGED.into_iter().flat_map(verdict::words) {
        if !words.contains(word) {
            words.push(word);
        }
    }
    words
}

/// The verdicts that a word means: a key means one of each kind, a label of the register the word
/// that it stands for.
fn meant(typed: &str, settings: &RegisterSettings) -> Vec<&'static str> {
    let is_label = |word: &&str| plain(settings.verdict_label(word)) == plain(typed);
    let labelled: Vec<&str> = known_words().into_iter().filter(is_label).collect();
    if !labelled.is_empty() {
        return labelled;
    }
    let mut found: Vec<&str> = Vec::new();
    for word in JUDGED.into_iter().filter_map(|kind| verdict::read(kind, typed.trim()).ok()) {
        if word != WITHDRAWN && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn told(text: &str) -> (RegisterSettings, Vec<String>) {
        let mut faults = Vec::new();
        let mut settings = toml::from_str(text).unwrap();
        read(text, &"register.toml".into(), &mut settings, &mut faults);
        (settings, faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn letters_words_and_labels_all_name_a_verdict() {
        for written in ["x", "X", "not met", "not-met", "NOT-MET", "unmet", "refused by us"] {
            let text = format!(
                "[verdicts]\nnot-met = \"Refused by us\"\n[review]\nrequired = [\"{written}\"]\n"
            );
            let (settings, faults) = told(&text);
            assert_eq!(faults, [""; 0], "{written}");
            assert!(settings.reason_required("not-met"), "{written}");
            assert!(!settings.reason_required("met"), "{written}");
            let of_each_kind = written.eq_ignore_ascii_case("x");
            assert_eq!(settings.reason_required("doubtful"), of_each_kind, "{written}");
        }
        let (settings, _) = told("[review]\nreason = []\n");
        assert!(!settings.reason_for("not-met"), "an empty list asks for none");
        let (settings, _) = told("title = \"A\"\n");
        assert!(settings.reason_for("not-met") && settings.reason_required("not-met"));
    }

    #[test]
    fn what_is_no_verdict_or_class_is_told_with_its_line_and_the_nearest_word() {
        let (settings, faults) = told(
            "[review]\nrequired = [\"x\", \"not-mett\"]\n[quorum]\nconditon = 2\nFocus = 3\n\
             [verdicts]\npartley = \"in part\"\nm = \"done\"\n",
        );
        let begins = |at: usize, words: &str| {
            assert!(faults[at].starts_with(words), "{}", faults[at]);
        };
        assert_eq!(faults.len(), 4, "{faults:?}");
        begins(0, "register.toml:8:1: warning: [verdicts]: `m` is no verdict of one kind");
        assert!(faults.iter().any(|it| {
            it.contains("register.toml:7:1: warning: [verdicts]: `partley` is no verdict")
        }));
        assert!(faults.iter().any(|it| it.contains("did you mean `partly`?")));
        assert!(faults.iter().any(|it| {
            it.contains("register.toml:2:18: warning: [review] required: `not-mett` is no verdict")
        }));
        assert!(faults.iter().any(|it| {
            it.contains("register.toml:4:1: warning: [quorum]: `conditon` is no class of caveats")
        }));
        assert!(faults.iter().any(|it| it.contains("did you mean `condition`?")));
        assert!(settings.reason_required("not-met") && settings.quorum.get("focus") == Some(&3));
    }
}
