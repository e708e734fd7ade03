//! Entries told in words: what was said, of how many.

use super::effect::ProposedEntry;
use crate::journal::{Act, Entry};
use crate::record::Id;
use crate::register::Register;
use crate::report::list::entry_table::act_words;
use crate::text::Clean;

/// Entries that were written together, in words: `verdict partly on STK-C7`, `owner amk on 3
/// records`.
pub fn describe_entries<'a>(
    register: &Register,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> String {
    let entries = entries.into_iter();
    describe(register, entries.map(|it| (it.act, it.value.as_str(), it.on.as_slice())))
}

/// The same of what is proposed.
pub fn describe_proposed(register: &Register, proposed: &[ProposedEntry]) -> String {
    let said = proposed.iter().map(|it| (&it.what, std::slice::from_ref(&it.on)));
    describe(register, said.map(|(what, on)| (what.act, what.value.as_str(), on)))
}

fn describe<'a>(
    register: &Register,
    said: impl Iterator<Item = (Act, &'a str, &'a [Id])>,
) -> String {
    let (mut what, mut on): (Vec<String>, Vec<&Id>) = (Vec::new(), Vec::new());
    for (act, value, ids) in said {
        let ix = ids.first().and_then(|id| register.find(id));
        let word = ix.map_or(act.as_str(), |ix| register.word_of_act(ix, act));
        let words = describe_act(act, word, value);
        if !what.contains(&words) {
            what.push(words);
        }
        on.extend(ids);
    }
    on.sort_unstable();
    on.dedup();
    let on = match on.as_slice() {
        [] => String::new(),
        [one] => format!(" on {one}"),
        many => format!(" on {} records", many.len()),
    };
    let more = match what.len() {
        0..=3 => String::new(),
        more => format!(" and {} more", more - 3),
    };
    what.truncate(3);
    format!("{}{more}{on}", what.join(", "))
}

/// `verdict partly`, `owner nobody`, `note`.
fn describe_act(act: Act, word: &str, value: &str) -> String {
    let words = Clean::line(&value.replace('-', " "));
    match (act, &*words) {
        (Act::Retract | Act::Restore, _) => act_words(act).into(),
        (Act::Supersede, _) => "edited note".into(),
        (Act::Looked, _) => "looked".into(),
        (Act::Note, "note" | "") => "note".into(),
        (Act::Note, kind) => format!("note ({kind})"),
        (Act::Owner, "") => "owner nobody".into(),
        (Act::Flag, "") => "flag taken off".into(),
        (Act::Wait, "") => "wait ended".into(),
        (Act::Session, step) => format!("review session {step}"),
        (_, "") => format!("{word} cleared"),
        (Act::Status | Act::Verdict, words) => format!("{act} {words}"),
        (..) => format!("{word} {}", Clean::line(value)),
    }
}
