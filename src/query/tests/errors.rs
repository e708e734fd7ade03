//! Every mistake, at its column, with its advice.

use super::read;

/// Each filter with the `^` under its mistake, the message and the advice.
fn hold(cases: &[(&str, &str, &str, &str)]) {
    for &(typed, mark, message, hint) in cases {
        let mistake = read(typed).unwrap_err();
        let pointed = mistake.pointed(typed);
        assert_eq!(pointed.lines().nth(1), Some(mark), "{typed}: {mistake}");
        assert_eq!(mistake.message.as_str(), message, "{typed}");
        assert_eq!(mistake.hint.as_deref().unwrap_or_default(), hint, "{typed}");
    }
}

const LOOK: &str = "F1 lists the words; put quotes round it to look for it as text";

#[test]
fn an_unknown_word_is_pointed_at_with_the_nearest_known_one() {
    hold(&[
        ("onwer:amk", "^", "there is no field `onwer`", "did you mean `owner:`?"),
        ("é -Onwer:amk", "   ^", "there is no field `Onwer`", "did you mean `owner:`?"),
        ("clas:x", "^", "there is no field `clas`", "did you mean `class:`?"),
        ("xyzzy:x", "^", "there is no field `xyzzy`", LOOK),
        ("is:overdu", "   ^", "there is no `is:overdu`", "did you mean `is:overdue`?"),
        ("has:dates", "    ^", "there is no `has:dates`", "did you mean `has:date`?"),
        (
            "has:xyz",
            "    ^",
            "there is no `has:xyz`",
            "one of evidence, quote, date, note, owner, money, caveat, answer",
        ),
        ("is:mine,over*", "        ^", "there is no `is:over`", "did you mean `is:overdue`?"),
    ]);
}

#[test]
fn a_comparison_that_says_nothing_is_pointed_at() {
    let words = "a login or a name, or `nobody`";
    let numbers = "a number of days: 90, >90, 30..90";
    hold(&[
        ("a owner:=amk", "       ^", "`:=` compares nothing", "one of : :! :< :<= :> :>="),
        ("due:!<7d", "   ^", "`:!<` compares nothing", "one of : :! :< :<= :> :>="),
        ("owner:<amk", "     ^", "`owner` has no order, so `:<` says nothing", words),
        ("is:>key", "  ^", "`is` has no order, so `:>` says nothing", "`is:` or `is:!`"),
        ("age:<30,60", "     ^", "one value alone may follow `age:<`", numbers),
        ("age:>30..60", "     ^", "one value alone may follow `age:>`", numbers),
    ]);
}

#[test]
fn a_value_that_cannot_be_read_is_pointed_at() {
    let dates = "a date: 2017-07-17, jul-2017, today, +30d, -90d, <30d, \"late 2017\"";
    let sums = "a sum: 100m, >1.2bn, 240,000, 1m..5m";
    hold(&[
        ("is:key due:soon", "           ^", "`soon` is no date that can be read", dates),
        ("due:today..never", "           ^", "`never` is no date that can be read", dates),
        ("due:2017*", "    ^", "`2017*` is no date that can be read", dates),
        ("due:today,", "          ^", &format!("after `,` comes {dates}"), ""),
        ("due:today..", "           ^", &format!("after `..` comes {dates}"), ""),
        ("gap:>lots", "     ^", "`lots` is no sum that can be read", sums),
        ("gap:>24,00", "     ^", "one value alone may follow `gap:>`", sums),
        ("urgency:x", "        ^", "`x` is no number that can be read", "a number: 7, >7.5, 5..10"),
        ("tag:\"a\"b", "       ^", "a space or a comma is missing here", ""),
        ("tag:a\"b\"", "     ^", "a space or a comma is missing here", ""),
    ]);
}

#[test]
fn a_half_typed_field_says_what_may_follow() {
    let word = "a word, or several with commas between, or a beginning and a `*`";
    hold(&[
        ("decision:", "         ^", &format!("after `decision:` comes {word}"), ""),
        ("Class: x", "      ^", &format!("after `class:` comes {word}"), ""),
        ("tag:\u{301}", "    ^", &format!("after `tag:` comes {word}"), ""),
        ("tag:\"\"", "    ^", &format!("after `tag:` comes {word}"), ""),
        ("kind:a,,b", "       ^", &format!("after `,` comes {word}"), ""),
        (
            "has:",
            "    ^",
            "after `has:` comes evidence, quote, date, note, owner, money, caveat, answer",
            "",
        ),
    ]);
}

#[test]
fn what_is_not_closed_or_joins_nothing_is_pointed_at() {
    let quotes = "put the word in quotes to look for it as text";
    let after = |word: &str| format!("after `{word}` comes what it joins or leaves out");
    hold(&[
        ("a \"b c", "  ^", "this quotation is not closed", "end it with a \""),
        ("tag:x,“b c", "      ^", "this quotation is not closed", "end it with a \""),
        ("a (b (c)", "  ^", "this bracket is not closed", "end it with a )"),
        ("a (", "  ^", "this bracket is not closed", "end it with a )"),
        ("a) b", " ^", "this bracket closes nothing", ""),
        ("a ()", "  ^", "nothing stands between these brackets", ""),
        ("a \" \"", "  ^", "nothing stands between these quotes", ""),
        ("or a", "^", "before `or` something is missing", quotes),
        ("(and a)", " ^", "before `and` something is missing", quotes),
        (")", "^", "before `)` something is missing", quotes),
        ("a or or b", "  ^", &after("or"), ""),
        ("a or", "  ^", &after("or"), ""),
        ("a and)", "  ^", &after("and"), ""),
        ("a -", "  ^", &after("-"), ""),
        ("(a or)", "   ^", &after("or"), ""),
        ("not", "^", &after("not"), ""),
        ("a --b", "   ^", "one `-` or `not` is enough", ""),
        (
            "Hub \u{2013} outline",
            "    ^",
            "a dash stands right before what it leaves out",
            "put words with a dash in quotes",
        ),
    ]);
}

#[test]
fn only_what_more_typing_may_put_right_is_unfinished() {
    for half in ["decision:", "is:over", "due:20", "a or", "(a", "\"a", "-", "kind:a,", "gap:>1m.."]
    {
        assert!(read(half).unwrap_err().unfinished, "{half}");
    }
    for wrong in ["onwer:a", "is:overdo", "is:over a", "due:20 a", "a or)", "a)", "kind: a", "--a"]
    {
        assert!(!read(wrong).unwrap_err().unfinished, "{wrong}");
    }
}

#[test]
fn brackets_without_end_are_refused_and_not_followed() {
    let deep = "(".repeat(100_000);
    let mistake = read(&deep).unwrap_err();
    assert_eq!(mistake.message.as_str(), "brackets go 32 deep and no deeper");
    assert_eq!(mistake.column, 32);
    let sound = format!("{}a{}", "(".repeat(32), ")".repeat(32));
    assert_eq!(read(&sound).unwrap().to_string(), "a");
}
