//! What holds for any text: it never panics, a mistake lies within it, and print and read agree.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::query::parse;
use crate::query::{
    Condition, FIELDS, FLAGS, Field, Matcher, Op, Query, QueryValue, SearchNames, THINGS,
    ValueKind, describe_query, filter_without, typing,
};
use crate::text::fold::fold;

/// Text made of what means something in a filter, so that its rarer turns are met.
fn filterish() -> impl Strategy<Value = String> {
    const BITS: &[&str] = &[
        "(", ")", "\"", "“", "-", "–", " ", "\u{a0}", ",", "..", "*", ":", "!", "<", ">=", "or",
        " and ", "not ", "is:", "has:", "owner:", "due:<", "gap:", "kind:!", "overdue", "date",
        "30d", "1m", "240,000", "é", "漢", "\u{301}", "x",
    ];
    vec(select(BITS), 0..24).prop_map(|bits| bits.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![filterish(), any::<String>()]
}

/// Words that say something once folded.
fn said() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zA-Z\"“*.,:()<!~ é–-]{1,12}", any::<String>()]
        .prop_filter("blank", |text| !fold(text).is_empty())
}

fn ordered(kind: ValueKind) -> BoxedStrategy<String> {
    match kind {
        ValueKind::Date(_) => {
            select(&["2017-07-17", "late 2017", "60d", "-90d", "+30d", "today"][..]).boxed()
        }
        ValueKind::Money => select(&["100m", "£1.2bn", "240,000", "1.5 million"][..]).boxed(),
        _ => select(&["7", "90"][..]).boxed(),
    }
    .prop_map(str::to_owned)
    .boxed()
}

fn asked(field: &'static Field) -> BoxedStrategy<Condition> {
    let ask = move |op, values| Condition::Field { field, op, values };
    let anything = Just(QueryValue::Begins(String::new()));
    if field.value.has_order() {
        let value = || ordered(field.value);
        let is = value().prop_map(QueryValue::Is);
        let range = (value(), value()).prop_map(|(from, to)| QueryValue::Between(from, to));
        let op = select(&[Op::Under, Op::UpTo, Op::Over, Op::AtLeast][..]);
        return prop_oneof![
            vec(prop_oneof![is, range, anything], 1..4).prop_map(move |some| ask(Op::Is, some)),
            (op, value()).prop_map(move |(op, value)| ask(op, vec![QueryValue::Is(value)])),
        ]
        .boxed();
    }
    let is = said().prop_map(QueryValue::Is);
    let begins = said().prop_map(move |text| match field.value {
        ValueKind::Text => QueryValue::Is(text),
        _ => QueryValue::Begins(text),
    });
    vec(prop_oneof![is, begins, anything], 1..4).prop_map(move |values| ask(Op::Is, values)).boxed()
}

fn query() -> impl Strategy<Value = Query> {
    let leaf = prop_oneof![
        4 => (0..FIELDS.len()).prop_flat_map(|at| asked(&FIELDS[at])),
        1 => (0..FLAGS.len()).prop_map(|at| Condition::Flag(&FLAGS[at])),
        1 => (0..THINGS.len()).prop_map(|at| Condition::Has(&THINGS[at])),
        1 => said().prop_map(Condition::Exact),
        1 => "([b-m][a-z0-9,.-]{0,2}|[0-9]:)[0-9]{2}".prop_map(Condition::Word),
    ];
    let leaf = leaf.prop_map(|ask| Query::new(0..0, ask));
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..4).prop_map(Query::all),
            vec(inner.clone(), 1..4).prop_map(Query::any),
            inner.prop_map(Query::negated),
        ]
    })
}

proptest! {
    #[test]
    fn a_query_printed_and_read_again_asks_the_same(query in query()) {
        let printed = query.to_string();
        let again = parse(&printed, &|_| true);
        prop_assert_eq!(again.as_ref(), Ok(&query), "{}", printed);
        prop_assert_eq!(again.unwrap().to_string(), printed);
    }

    #[test]
    fn any_text_is_read_or_has_its_mistake_within_it(text in any_text(), dates: bool) {
        match parse(&text, &|_| dates) {
            Ok(query) => {
                let again = parse(&query.to_string(), &|_| dates);
                prop_assert_eq!(again, Ok(query.clone()));
                prop_assert!(!describe_query(&query).is_empty());
                prop_assert!(text.get(query.span).is_some());
            }
            Err(mistake) => {
                prop_assert!(mistake.column <= text.chars().count());
                prop_assert_eq!(mistake.pointed(&text).lines().count(), 2);
            }
        }
    }

    #[test]
    fn the_cursor_may_stand_anywhere(text in any_text(), cursor in 0_usize..80) {
        if let Some(typing) = typing(&text, cursor) {
            prop_assert!(text.get(typing.span.clone()).is_some());
            typing.candidates();
            filter_without(&text, &typing.span);
        }
    }

    #[test]
    fn what_matches_is_lit_and_nothing_else_is(word in "[a-cé’-]{1,4}", name in "[a-cÉ' -]{0,16}") {
        let matcher = Matcher::new(std::slice::from_ref(&word));
        let names = SearchNames::new([name.as_str()]);
        let lit = matcher.lit(&name);
        prop_assert_eq!(matcher.holds(&names), !lit.is_empty());
        prop_assert_eq!(matcher.score(&names).is_some(), !lit.is_empty());
        let letters: String = lit.iter().filter_map(|&at| name.chars().nth(at)).collect();
        prop_assert!(lit.is_empty() || fold(&letters) == fold(&word), "{} lit", letters);
    }
}
