//! What changed between two versions of a record, field by field, named as people name fields.

use std::collections::{BTreeMap, BTreeSet};

/// One field that is not the same in two versions of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path in the canonical form: `resolution.0001.text`.
    pub path: String,
    /// The same for people: `resolution 2, text`.
    pub label: String,
    /// What it said; `None` where the field was not there.
    pub before: Option<String>,
    /// What it says; `None` where the field is gone.
    pub after: Option<String>,
}

/// The fields that differ between two canonical forms of a record
/// ([`super::fingerprint::canonical`]), in the order of their paths. White space counts for
/// nothing. A list of words is one field, and parts with labels are told apart by these, so that
/// one more resolution at the top is not taken for a change of every one below it.
pub fn changes(before: &str, after: &str) -> Vec<Change> {
    let (before, after) = (fields(before), fields(after));
    let lists: BTreeSet<&str> =
        before.keys().chain(after.keys()).filter_map(|path| list_of(path)).collect();
    let both = |list| Some((list, (labels(&before, list)?, labels(&after, list)?)));
    let labelled: BTreeMap<&str, (Numbers<'_>, Numbers<'_>)> =
        lists.into_iter().filter_map(both).collect();
    let old = named(&before, &|list, number| labelled.get(list)?.0.get(number).copied());
    let new = named(&after, &|list, number| labelled.get(list)?.1.get(number).copied());
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut differ: Vec<Change> = names
        .into_iter()
        .filter_map(|name| {
            let (one, other) = (old.get(name), new.get(name));
            let value = |field: Option<&(String, String)>| field.map(|(_, value)| value.clone());
            let (path, _) = other.or(one)?.clone();
            let (before, after) = (value(one), value(other));
            (before != after).then(|| Change { path, label: name.clone(), before, after })
        })
        .collect();
    differ.sort_by(|a, b| a.path.cmp(&b.path));
    differ
}

/// Path to value.
type Fields = BTreeMap<String, String>;
/// Name for people to path and value.
type Named = BTreeMap<String, (String, String)>;
/// The number of a part in its list to its label.
type Numbers<'a> = BTreeMap<&'a str, &'a str>;

/// The fields of a canonical form: `path LENGTH value`, one a line. A path or a value may hold
/// anything, so that a line is found by its length and not by its look.
fn fields(form: &str) -> Fields {
    let mut fields = Fields::new();
    let mut rest = form;
    while !rest.is_empty() {
        let (field, after) = first_field(rest).unwrap_or_else(|| {
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            ((line, ""), after)
        });
        fields.insert(field.0.to_owned(), field.1.to_owned());
        rest = after;
    }
    fields
}

fn first_field(form: &str) -> Option<((&str, &str), &str)> {
    form.match_indices(' ').find_map(|(at, _)| {
        let (length, rest) = form[at + 1..].split_once(' ')?;
        let length: usize = length.parse().ok()?;
        let after = rest.get(length..)?.strip_prefix('\n')?;
        Some(((&form[..at], rest.get(..length)?), after))
    })
}

fn is_number(part: &str) -> bool {
    part.len() >= 4 && part.bytes().all(|b| b.is_ascii_digit())
}

/// The outermost list of parts that a path leads through: `resolution` of `resolution.0001.text`.
fn list_of(path: &str) -> Option<&str> {
    let (list, rest) = path.split_once('.')?;
    let (number, _) = rest.split_once('.')?;
    is_number(number).then_some(list)
}

/// The label of each part of a list, by number; `None` when one has none, or two have the same.
fn labels<'a>(fields: &'a Fields, list: &str) -> Option<Numbers<'a>> {
    let mut numbers = Numbers::new();
    for path in fields.keys().filter(|path| list_of(path) == Some(list)) {
        let number = path.split('.').nth(1)?;
        numbers.insert(number, fields.get(&format!("{list}.{number}.label"))?);
    }
    let all: BTreeSet<&&str> = numbers.values().collect();
    (all.len() == numbers.len()).then_some(numbers)
}

/// The fields under their names; the words of a plain list are put together.
fn named<'a>(fields: &Fields, label: &dyn Fn(&str, &str) -> Option<&'a str>) -> Named {
    let mut named = Named::new();
    for (path, value) in fields {
        let parts: Vec<&str> = path.split('.').collect();
        if let [whole @ .., last] = &*parts
            && is_number(last)
            && !whole.is_empty()
        {
            let name = name(whole, label);
            let (_, words) = named.entry(name).or_insert_with(|| (whole.join("."), String::new()));
            words.push_str(if words.is_empty() { "" } else { ", " });
            words.push_str(value);
        } else {
            named.insert(name(&parts, label), (path.clone(), value.clone()));
        }
    }
    named
}

/// A path for people: `resolution 2, text`, or `resolution (2), text` where parts have labels.
fn name<'a>(parts: &[&str], label: &dyn Fn(&str, &str) -> Option<&'a str>) -> String {
    let mut name = String::new();
    for (at, part) in parts.iter().enumerate() {
        if is_number(part) && at > 0 {
            let own = if at == 1 { label(parts[0], part) } else { None };
            let number = part.parse::<u64>().map_or(0, |number| number + 1).to_string();
            name.push(' ');
            name.push_str(own.unwrap_or(&number));
        } else {
            name.push_str(if at == 0 { "" } else { ", " });
            name.push_str(&part.replace('_', " "));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::{RegisterSettings, read};
    use super::*;
    use crate::record::fingerprint::canonical;

    const DECISION: &str = "[[decision]]\nid = \"AMB-D1\"\nbody = \"AMB-CAB\"\ntitle = \"Harbour\"\n\
        cases = [\"AMB-1\", \"AMB-2\"]\ndecided = 2017-05-10\n\
        [[decision.resolution]]\nlabel = \"(1)\"\nverb = \"agree\"\ntext = \"The case is agreed.\"\n\
        [[decision.resolution]]\nlabel = \"(2)\"\nverb = \"note\"\ntext = \"The costs  are noted.\"\n";

    fn form(text: &str) -> String {
        canonical(&read(&Arc::from("a.toml"), text, &RegisterSettings::default()).records[0], &[])
    }

    fn told(before: &str, after: &str) -> Vec<String> {
        let value = |value: Option<String>| value.unwrap_or_else(|| "-".into());
        changes(&form(before), &form(after))
            .into_iter()
            .map(|it| format!("{}: {} > {}", it.label, value(it.before), value(it.after)))
            .collect()
    }

    #[test]
    fn a_field_is_named_as_people_name_it_and_white_space_counts_for_nothing() {
        let after = DECISION
            .replace("costs  are", "costs are not")
            .replace("decided = 2017-05-10\n", "call_in = true\n")
            .replace("Harbour", "  Harbour ");
        assert_eq!(
            told(DECISION, &after),
            [
                "call in: - > true",
                "decided: 2017-05-10 > -",
                "resolution (2), text: The costs are noted. > The costs are not noted.",
            ]
        );
        assert_eq!(told(DECISION, DECISION), Vec::<String>::new());
    }

    #[test]
    fn parts_without_labels_are_counted_and_a_list_of_words_is_one_field() {
        let plain = DECISION.replace("label = \"(1)\"\n", "").replace("label = \"(2)\"\n", "");
        let after = plain.replace("noted.", "known.").replace("\"AMB-2\"", "\"AMB-3\", \"AMB-4\"");
        assert_eq!(
            told(&plain, &after),
            [
                "cases: AMB-1, AMB-2 > AMB-1, AMB-3, AMB-4",
                "resolution 2, text: The costs are noted. > The costs are known.",
            ]
        );
    }

    #[test]
    fn one_more_resolution_at_the_top_is_no_change_of_those_below() {
        let first =
            "[[decision.resolution]]\nlabel = \"(0)\"\nverb = \"note\"\ntext = \"Noted.\"\n";
        let after = DECISION.replacen(
            "[[decision.resolution]]",
            &format!("{first}[[decision.resolution]]"),
            1,
        );
        assert_eq!(
            told(DECISION, &after),
            [
                "resolution (0), label: - > (0)",
                "resolution (0), text: - > Noted.",
                "resolution (0), verb: - > note",
            ]
        );
    }

    #[test]
    fn a_form_is_taken_apart_by_its_lengths_whatever_stands_in_it() {
        let form = "a key 1 b 3 x 1\nkind 6 caveat\ntext 5 a 1 b\nbroken\n";
        let fields = fields(form);
        let found: Vec<_> = fields.iter().map(|(path, value)| format!("{path}={value}")).collect();
        assert_eq!(found, ["a key 1 b=x 1", "broken=", "kind=caveat", "text=a 1 b"]);
        assert_eq!(changes("", "text 2 aé\n").len(), 1);
    }

    proptest! {
        #[test]
        fn any_two_texts_can_be_compared(before in any::<String>(), after in "[a-c0-9. \n]{0,40}") {
            prop_assert_eq!(changes(&before, &before), []);
            for change in changes(&before, &after) {
                prop_assert!(change.before != change.after);
            }
        }
    }
}
