//! Two states of a register, compared: what is new, gone or changed, and what is none of it.

use std::sync::Arc;

use proptest::prelude::*;

use crate::fault::Fault;
use crate::journal::Ledger;
use crate::record::{RegisterSettings, read};
use crate::register::diff::fields;
use crate::register::{RecordChange, RecordChanges, Register, RegisterDiff, RegisterState, diff};

/// A register of these files, and what is wrong in them.
fn of(files: &[(&str, String)]) -> (Register, Vec<Fault>) {
    let settings = RegisterSettings::default();
    let (mut records, mut faults, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (name, text) in files {
        let contents = read(&Arc::from(*name), text, &settings);
        records.extend(contents.records);
        faults.extend(contents.faults);
        unread.extend(contents.unread_ids);
    }
    let unread = unread.into_iter().collect();
    (Register::new(settings, records, &unread, Ledger::default()).0, faults)
}

fn one(text: &str) -> (Register, Vec<Fault>) {
    of(&[("a.toml", text.to_owned())])
}

fn case(id: &str, title: &str) -> String {
    format!("[[case]]\nid = \"{id}\"\nprogramme = \"AMB\"\ntitle = \"{title}\"\nstage = \"full\"\n")
}

/// `+A ~B: title`, those on file first.
fn told(before: &(Register, Vec<Fault>), after: &(Register, Vec<Fault>)) -> Vec<String> {
    let (old, new) =
        (RegisterState::new(&before.0, &before.1), RegisterState::new(&after.0, &after.1));
    let found = diff(&old, &new, &[]);
    let one = |&(was, now): &(Option<_>, Option<_>)| {
        let (was, now) = (was.map(|ix| before.0.record(ix)), now.map(|ix| after.0.record(ix)));
        let became = match (was, now) {
            (None, _) => RecordChange::New,
            (_, None) => RecordChange::Gone,
            _ => RecordChange::Changed,
        };
        let labels: Vec<_> = match became {
            RecordChange::Changed => fields(was, now, &[]).into_iter().map(|it| it.label).collect(),
            _ => Vec::new(),
        };
        let id = now.or(was).map_or("", |record| record.id.as_str());
        format!("{}{id} {}", became.sign(), labels.join(", ")).trim_end().to_owned()
    };
    let mut all: Vec<String> = found.rows.iter().map(one).collect();
    if found.unknown > 0 {
        all.push(format!("{} unknown", found.unknown));
    }
    all
}

#[test]
fn what_is_new_gone_or_changed_is_told_and_nothing_else() {
    let before = one(&(case("A", "Harbour") + &case("B", "Beds") + &case("C", "Ferry")));
    let after = one(&(case("D", "Pontoon") + &case("A", "Quay") + &case("C", " Ferry ")));
    assert_eq!(told(&before, &after), ["+D", "~A title", "-B"]);
    let both = (RegisterState::new(&before.0, &[]), RegisterState::new(&after.0, &[]));
    let fates = RecordChanges::new(&both.0, &both.1, &[]);
    let of = |id: &str| fates.of(after.0.find(id).unwrap());
    assert_eq!(
        [of("D"), of("A"), of("C")],
        [Some(RecordChange::New), Some(RecordChange::Changed), None]
    );
    assert_eq!((fates.counts, fates.gone.len()), ((1, 1), 1));
    let title = [String::from("title")];
    assert_eq!(diff(&both.0, &both.1, &title).rows.len(), 2, "the title does not count");
}

#[test]
fn another_file_another_order_and_tags_are_no_change() {
    let before = of(&[("a.toml", case("A", "Harbour") + &case("B", "Beds"))]);
    let after = of(&[
        ("0.toml", case("B", "Beds") + "tags = [\"x\"]\n"),
        ("z.toml", "# moved\n".to_owned() + &case("A", "Harbour")),
    ]);
    assert_eq!(told(&before, &after), [""; 0]);
}

#[test]
fn a_record_that_keeps_its_old_id_is_the_same_one_both_ways() {
    let before = one(&case("OLD-7", "Harbour"));
    let after = one(&(case("NEW-7", "Harbour") + "aka = [\"OLD-7\"]\n"));
    assert_eq!(told(&before, &after), ["~NEW-7 aka, id"]);
    assert_eq!(told(&after, &before), ["~OLD-7 aka, id"]);
    // Two that claim the same old one: nobody can tell which it is.
    let two =
        one(&(case("N1", "x") + "aka = [\"OLD-7\"]\n" + &case("N2", "x") + "aka = [\"OLD-7\"]\n"));
    assert_eq!(told(&before, &two), ["+N1", "+N2", "-OLD-7"]);
}

#[test]
fn an_id_that_is_of_another_kind_now_has_changed() {
    let after = "[[programme]]\nid = \"A\"\ntitle = \"Harbour\"\n";
    assert_eq!(told(&one(&case("A", "Harbour")), &one(after)), ["~A kind, programme, stage"]);
}

#[test]
fn what_is_in_a_file_that_cannot_be_read_is_neither_new_nor_gone() {
    let whole = of(&[("a.toml", case("A", "x")), ("b.toml", case("B", "x"))]);
    let broken = of(&[("a.toml", case("A", "x")), ("b.toml", case("B", "x") + "<<<<<<< \n")]);
    assert_eq!(told(&broken, &whole), ["1 unknown"]);
    assert_eq!(told(&whole, &broken), ["1 unknown"]);
    // Not even its ids can be found: it is the file that tells.
    let lost = Fault::error("not-utf8", "no text").in_file(&Arc::from("b.toml"));
    let (register, _) = one(&case("A", "x"));
    assert_eq!(told(&(register, vec![lost]), &whole), ["1 unknown"]);
}

proptest! {
    #[test]
    fn nothing_differs_from_itself_and_each_way_mirrors_the_other(
        before in prop::collection::btree_map("[A-D]", "[x-z]{1,2}", 0..5),
        after in prop::collection::btree_map("[A-D]", "[x-z]{1,2}", 0..5),
    ) {
        let text = |all: &std::collections::BTreeMap<String, String>| {
            all.iter().map(|(id, title)| case(id, title)).collect::<String>()
        };
        let (one, other) = (one(&text(&before)), one(&text(&after)));
        prop_assert_eq!(told(&one, &one), Vec::<String>::new());
        let (a, b) = (RegisterState::new(&one.0, &one.1), RegisterState::new(&other.0, &other.1));
        let (there, back) = (diff(&a, &b, &[]), diff(&b, &a, &[]));
        let mut turned: Vec<_> = back.rows.iter().map(|&(was, now)| (now, was)).collect();
        let mut rows = there.rows.clone();
        rows.sort();
        turned.sort();
        prop_assert_eq!(&rows, &turned);
        for &(was, now) in &rows {
            let (was, now) = (was.map(|ix| one.0.record(ix)), now.map(|ix| other.0.record(ix)));
            let mut turned = fields(now, was, &[]);
            for change in &mut turned {
                std::mem::swap(&mut change.before, &mut change.after);
            }
            prop_assert_eq!(fields(was, now, &[]), turned);
        }
        for row in there.rows {
            let became = RegisterDiff::became(row);
            prop_assert_eq!(became == RecordChange::Changed, row.0.is_some() && row.1.is_some());
        }
    }
}
