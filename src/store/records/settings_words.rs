//! The words in `register.toml` that name verdicts and classes: each is read as an officer may write
//! it, and where there is no such word that is told with its line.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::fault::Fault;
use crate::journal::verdict::{self, WITHDRAWN};
use crate::record::file;
use crate::record::toml::tree::{ByteRange, SpannedTable, SpannedValue};
use crate::record::vocabulary::Class;
use crate::record::{Kind, RegisterSettings};
use crate::store::open_regular::toml_place;
use crate::text::fold::fold;
use crate::text::nearest::suggest_before;

/// The kinds of record whose verdicts have words of their own.
const JUDGED: [Kind; 3] = [Kind::Caveat, Kind::Case, Kind::Endorsement];

/// Puts the words that are meant in place of those in the settings, which were read from the text of
/// `register.toml`; those that mean nothing are left out, and join `faults`.
pub(super) fn read(
    text: &str,
    file: &Arc<str>,
    settings: &mut RegisterSettings,
    faults: &mut Vec<Fault>,
) {
    let written = file::table(text).unwrap_or_default();
    let mut tell = |at: Option<ByteRange>, word: &str, table: &str, what: &str, known: &[&str]| {
        let start = at.map(|at| at.start as usize);
        let (line, column) = toml_place(text, start.map(|start| start..start));
        let message = format!("{table}: `{word}` is no {what}, so nothing comes of it");
        let list = format!("one of: {}", known.join(", "));
        let hint = suggest_before(word, known.iter().copied(), &list);
        let fault = Fault::warning("unknown-word", message).hint(hint);
        faults.push(fault.in_file(file).at(line, column));
    };
    let words = known_words();
    for (word, label) in std::mem::take(&mut settings.verdicts) {
        let at = place(&written, "verdicts", &word);
        match &*meant(&word, settings) {
            [] => tell(at, &word, "[verdicts]", "verdict", &words),
            // A key stands for a verdict of each kind; a label is for one.
            [one] => _ = settings.verdicts.insert((*one).to_owned(), label),
            several => tell(at, &word, "[verdicts]", "verdict of one kind", several),
        }
    }
    let mut of_review = |listed: Option<Vec<String>>, name: &str| {
        let mut read: Vec<String> = Vec::new();
        for word in listed? {
            let found = meant(&word, settings);
            if found.is_empty() {
                let at = place_in_list(&written, "review", name, &word);
                tell(at, &word, &format!("[review] {name}"), "verdict", &words);
            }
            let new = found.into_iter().filter(|it| !read.iter().any(|own| own == it));
            read.extend(new.map(str::to_owned).collect::<Vec<_>>());
        }
        Some(read)
    };
    let (reason, required) = (
        of_review(settings.review.reason.clone(), "reason"),
        of_review(settings.review.required.clone(), "required"),
    );
    (settings.review.reason, settings.review.required) = (reason, required);
    let added = settings.vocabulary("class").iter().map(String::as_str);
    let classes: Vec<&str> = Class::ALL.iter().map(|it| it.as_str()).chain(added).collect();
    let mut read = BTreeMap::new();
    for (class, &of) in &settings.quorum {
        if let Some(known) = classes.iter().find(|it| plain(it) == plain(class)) {
            read.insert((*known).to_owned(), of);
        } else {
            let at = place(&written, "quorum", class);
            tell(at, class, "[quorum]", "class of caveats", &classes);
        }
    }
    settings.quorum = read;
}

/// Where a key of a setting stands.
fn place(written: &SpannedTable<'_>, setting: &str, key: &str) -> Option<ByteRange> {
    match &written.entry(setting)?.node.value {
        SpannedValue::Table(parts) => Some(parts.entry(key)?.bytes),
        _ => None,
    }
}

/// Where a word stands in the list that is a part of a setting.
fn place_in_list(
    written: &SpannedTable<'_>,
    setting: &str,
    part: &str,
    word: &str,
) -> Option<ByteRange> {
    let SpannedValue::Table(parts) = &written.entry(setting)?.node.value else { return None };
    let SpannedValue::List(words) = &parts.entry(part)?.node.value else { return None };
    Some(words.iter().find(|node| node.value.text() == Some(word))?.bytes)
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
