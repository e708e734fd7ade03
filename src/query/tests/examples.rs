//! Every example of the language, read, printed and read back in words.

use super::super::{Condition, Field, Op, Query, QueryValue, describe_query};
use super::read;

/// Reads a filter; gives it as printed and in words.
fn both(text: &str) -> (String, String) {
    let query = read(text).unwrap();
    (query.to_string(), describe_query(&query).to_string())
}

/// Each filter as it is printed again, and in words.
fn hold(cases: &[(&str, &str, &str)]) {
    for &(typed, printed, words) in cases {
        assert_eq!(both(typed), (printed.to_owned(), words.to_owned()), "{typed}");
    }
}

/// Each filter, which is printed as it was typed, in words.
fn hold_as_typed(cases: &[(&str, &str)]) {
    for &(typed, words) in cases {
        assert_eq!(both(typed), (typed.to_owned(), words.to_owned()), "{typed}");
    }
}

#[test]
fn the_examples_of_the_language_read_back_in_words() {
    hold_as_typed(&[
        ("is:overdue -owner:nobody", "overdue and owner is not nobody"),
        ("decision:\"in principle\" due:<60d", "decision is in principle and due within 60 days"),
        (
            "kind:condition,report force:resolved",
            "kind is condition or information and force is resolved",
        ),
        ("partner:ccg stage:final -has:date", "partner is ccg and stage is full and has no date"),
        ("verdict:x by:amk", "a verdict x (not-met, not-ready, doubtful) by amk"),
        ("is:key verdict:met by:plw", "a key decision and a verdict met by plw"),
        ("verdict:met -by:plw", "a verdict met by somebody other than plw"),
        ("-verdict:met by:plw,amk", "a verdict other than met by plw or amk"),
        ("by:plw", "officer is plw"),
        (
            "caveat-owner:amk -caveat-is:overdue",
            "an open caveat (owner is amk) and no open caveat (overdue)",
        ),
        ("-caveat-due:<30d", "no open caveat (due within 30 days)"),
        ("caveat-has:date", "an open caveat (has a date)"),
        ("changed:>2017-07-01", "changed after 2017-07-01"),
        ("gap:>100m", "gap is over £100m"),
        ("call-in:open", "call-in is open"),
        ("-call-in:ended,none", "call-in is neither expired nor not-applicable"),
        ("\"mental health\"", "says “mental health” anywhere"),
        (
            "-(programme:ambleford or programme:northmere)",
            "not (programme is ambleford, or programme is northmere)",
        ),
        (
            "(decision:\"in principle\" or is:overdue) -owner:plw",
            "(decision is in principle, or overdue) and owner is not plw",
        ),
    ]);
}

#[test]
fn the_tree_holds_what_was_typed_and_where() {
    let query = read("is:key -owner:am*,nobody").unwrap();
    let Condition::And(asked) = &query.ask else { panic!("{query:?}") };
    assert_eq!((query.span.clone(), asked[1].span.clone()), (0..24, 7..24));
    let Condition::Not(owner) = &asked[1].ask else { panic!("{query:?}") };
    assert_eq!(owner.span, 8..24);
    let values = vec![QueryValue::Begins("am".into()), QueryValue::Is("nobody".into())];
    let field = Field::named("owner").unwrap();
    assert_eq!(owner.ask, Condition::Field { field, op: Op::Is, values });
    assert_eq!(read("(a or b) c").unwrap().span, 0..10);
}

#[test]
fn nothing_typed_asks_for_everything() {
    hold(&[("", "", "everything"), (" \u{a0}\n", "", "everything")]);
    assert!(read("").unwrap().is_everything());
}

#[test]
fn and_or_not_and_brackets_join_in_their_order() {
    hold(&[
        ("a AND b or c", "a b or c", "name like a b, or name like c"),
        ("a (b or (c d))", "a (b or c d)", "name like a and (name like b, or name like c d)"),
        ("(a b) c", "a b c", "name like a b c"),
        ("not is:key", "-is:key", "not a key decision"),
        ("not(a or b)", "-(a or b)", "not (name like a, or name like b)"),
        ("-(-a)", "-(-a)", "not (name not like a)"),
        (
            "a-b \"x\"is:key",
            "a-b \"x\" is:key",
            "name like a-b and says “x” anywhere and a key decision",
        ),
        ("high users is:mine", "high users is:mine", "name like high users and mine"),
    ]);
}

#[test]
fn what_word_processors_make_of_dashes_and_quotes_is_read() {
    hold(&[
        (
            "“mental health” –owner:nobody",
            "\"mental health\" -owner:nobody",
            "says “mental health” anywhere and owner is not nobody",
        ),
        ("changed:>2017–07–01", "changed:>2017-07-01", "changed after 2017-07-01"),
        ("decision:”in principle”", "decision:\"in principle\"", "decision is in principle"),
        ("\"say \"\"no\"\"\"", "\"say \"\"no\"\"\"", "says “say \"no\"” anywhere"),
    ]);
}

#[test]
fn settled_is_one_question_however_it_is_asked() {
    hold(&[
        ("status:settled", "is:settled", "settled"),
        ("status:!Settled", "-is:settled", "not settled"),
        ("status:open,settled", "is:settled or status:open", "settled, or status is open"),
        ("is:settled,split", "is:settled or is:split", "settled, or split"),
        ("status:paused", "is:paused", "paused"),
        ("caveat-class:report", "caveat-kind:report", "an open caveat (kind is information)"),
    ]);
}

#[test]
fn words_are_listed_begun_left_out_and_kept_apart() {
    hold(&[
        ("owner:!plw", "-owner:plw", "owner is not plw"),
        ("-owner:!plw", "-(-owner:plw)", "not (owner is not plw)"),
        ("Class:report", "kind:report", "kind is information"),
        ("kind:!a,b", "-kind:a,b", "kind is neither a nor b"),
        ("kind:a,b,c", "kind:a,b,c", "kind is a, b or c"),
        ("owner:am*", "owner:am*", "owner is am…"),
        ("owner:\"a m\"*", "owner:\"a m\"*", "owner is a m…"),
        ("owner:*", "owner:*", "owner is given"),
        ("owner:\u{301}*", "owner:*", "owner is given"),
        ("-due:*", "-due:*", "due is not given"),
        ("tag:\"this or that\"", "tag:\"this or that\"", "tag is “this or that”"),
        ("title:hub*", "title:hub", "title contains hub"),
        ("-note:a,b", "-note:a,b", "note does not contain a or b"),
        ("verdict:i", "verdict:i", "verdict is info"),
        ("file:a..b", "file:\"a..b\"", "file contains a..b"),
        ("-has:money", "-has:money", "has no sum of money"),
        ("has:owner,date", "has:owner or has:date", "has an owner, or has a date"),
        ("-name", "-name", "name not like name"),
        ("-\"x y\"", "-\"x y\"", "does not say “x y” anywhere"),
    ]);
}

#[test]
fn dates_say_on_which_side_of_today_they_lie() {
    hold_as_typed(&[
        ("due:2017-07-17", "due on 2017-07-17"),
        ("due:today", "due today"),
        ("due:jul-2017,aug-2017", "due in jul-2017 or in aug-2017"),
        ("due:\"late 2017\"", "due in late 2017"),
        ("due:\"by 2021\"", "due by 2021"),
        ("due:<=\"late 2017\"", "due in or before late 2017"),
        ("due:>=2017-07-17", "due on or after 2017-07-17"),
        ("due:<2017", "due before 2017"),
        ("due:2017-07-01..\"late 2017\"", "due from 2017-07-01 to late 2017"),
        ("due:+30d", "due 30 days from today"),
        ("due:<=+30d", "due on or before 30 days from today"),
        ("-due:<1d", "not due within 1 day"),
        ("due:>60d", "due more than 60 days from today"),
        ("changed:<7d", "changed within the last 7 days"),
        ("changed:>-90d", "changed after 90 days ago"),
        ("decided:>=30d", "decided 30 days ago or earlier"),
        ("effective:-7d..+7d", "effective from 7 days ago to 7 days from today"),
    ]);
}

#[test]
fn numbers_and_sums_say_how_they_compare() {
    hold_as_typed(&[
        ("age:>90", "age is over 90 days"),
        ("age:<=1d", "age is at most 1 day"),
        ("-age:30..90", "age is not from 30 days to 90 days"),
        ("urgency:>=7.5", "urgency is at least 7.5"),
        ("gap:1m..£5m", "gap is from £1m to £5m"),
        ("gap:10m,20m", "gap is £10m or £20m"),
    ]);
    hold(&[("gap:<240,000", "gap:<\"240,000\"", "gap is under £240,000")]);
}

#[test]
fn what_is_read_back_is_safe_to_show() {
    let words = describe_query(&Query::new(0..0, Condition::Word("\u{1b}[2J".into())));
    assert_eq!(words.as_str(), "name like ␛[2J");
}
