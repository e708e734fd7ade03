//! What changed in a text, word by word: what stayed, what is gone, what is new.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// What became of a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartChange {
    /// It stands in both texts.
    Same,
    /// It stands in the earlier text only.
    Gone,
    /// It stands in the later text only.
    New,
}

/// A part of two texts that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffPart {
    /// What became of it.
    pub fate: PartChange,
    /// Its words; never empty.
    pub text: String,
}

/// Two texts, word by word. Without the new parts it reads as the earlier text, without the parts
/// that are gone as the later one, to the letter.
pub fn word_diff(before: &str, after: &str) -> Vec<DiffPart> {
    let old: Vec<&str> = before.split_word_bounds().collect();
    let new: Vec<&str> = after.split_word_bounds().collect();
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let last = ops.len().saturating_sub(1);
    let (mut parts, mut gone, mut come) = (Vec::new(), String::new(), String::new());
    for (at, op) in ops.into_iter().enumerate() {
        let (tag, in_old, in_new) = op.as_tag_tuple();
        let (was, is) = (old[in_old].concat(), new[in_new].concat());
        // A mere space between two changes is taken into them: a sentence that was written anew is
        // one change, not one for each of its words.
        let joins = at > 0 && at < last && was.trim().is_empty();
        if tag == DiffTag::Equal && !joins {
            add(&mut parts, PartChange::Gone, std::mem::take(&mut gone));
            add(&mut parts, PartChange::New, std::mem::take(&mut come));
            add(&mut parts, PartChange::Same, was);
        } else {
            gone.push_str(&was);
            come.push_str(&is);
        }
    }
    add(&mut parts, PartChange::Gone, gone);
    add(&mut parts, PartChange::New, come);
    parts
}

/// The parts on one line of plain text: `[-agrees-]{+notes+} the case`.
pub fn marked(parts: &[DiffPart]) -> String {
    let one = |part: &DiffPart| match part.fate {
        PartChange::Same => part.text.clone(),
        PartChange::Gone => format!("[-{}-]", part.text),
        PartChange::New => format!("{{+{}+}}", part.text),
    };
    parts.iter().map(one).collect()
}

fn add(parts: &mut Vec<DiffPart>, fate: PartChange, text: String) {
    if !text.is_empty() {
        parts.push(DiffPart { fate, text });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(before: &str, after: &str) -> String {
        marked(&word_diff(before, after))
    }

    #[test]
    fn a_word_that_changed_stands_beside_the_one_that_took_its_place() {
        assert_eq!(
            shown("The Cabinet agrees the case.", "The Cabinet notes the case."),
            "The Cabinet [-agrees-]{+notes+} the case."
        );
        assert_eq!(
            shown("by June 2017", "by September 2018"),
            "by [-June 2017-]{+September 2018+}"
        );
        assert_eq!(shown("beds, staff", "beds and staff"), "beds[-, -]{+ and +}staff");
    }

    #[test]
    fn what_was_added_or_taken_out_stands_alone() {
        assert_eq!(shown("the case", "the outline case"), "the {+outline +}case");
        assert_eq!(shown("the outline case", "the case"), "the [-outline -]case");
        assert_eq!(shown("", "all of it"), "{+all of it+}");
        assert_eq!(shown("the same", "the same"), "the same");
        assert_eq!(word_diff("", ""), []);
    }

    fn without(parts: &[DiffPart], fate: PartChange) -> String {
        parts.iter().filter(|part| part.fate != fate).map(|part| &*part.text).collect()
    }

    fn text() -> impl Strategy<Value = String> {
        let word =
            prop::sample::select(&["the", "case", " ", " ", ",", "é", "\n", "no", "2017"][..]);
        prop_oneof![
            prop::collection::vec(word, 0..30).prop_map(|words| words.concat()),
            any::<String>()
        ]
    }

    proptest! {
        #[test]
        fn each_of_two_texts_is_there_to_the_letter(before in text(), after in text()) {
            let parts = word_diff(&before, &after);
            prop_assert_eq!(without(&parts, PartChange::New), before);
            prop_assert_eq!(without(&parts, PartChange::Gone), after);
            prop_assert!(parts.iter().all(|part| !part.text.is_empty()));
            prop_assert!(parts.windows(2).all(|two| two[0].fate != two[1].fate));
        }
    }
}
