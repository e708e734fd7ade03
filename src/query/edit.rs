//! Puts the values that an officer picked from a list into the filter, and takes them out again.

use super::fields::field::{Field, NONE};
use super::fields::flag::Flag;
use super::syntax::lex::{QueryPart, Token, parts, printed};
use super::syntax::value::QueryValue;
use crate::text::fold::fold;

/// The filter with rows of a field narrowed to these values, any of them: `owner:amk,plw`. What it
/// asked of that field before is taken out; with no values that is all. Words are quoted where
/// they must be. Values are those that [`super::facet::FacetCount`] has: `<60d`, `31..90` and
/// [`NONE`] ask what they say, and `overdue` and `standing` of `due` are asked as flags.
///
/// Only what everything must answer is taken out: what stands after an `or`, or is turned round,
/// stays as it was typed.
pub fn filter_with(text: &str, field: &Field, values: &[String]) -> String {
    let parts = parts(text);
    let own = joined(field, values);
    let mut pieces: Vec<String> = Vec::new();
    let mut place = None;
    let mut rest = &*parts;
    while !rest.is_empty() {
        let question;
        (question, rest) = rest.split_at(one_question(rest));
        let first = question.iter().map(|part| &part.token).find(|token| !token.is_contrary());
        if first == Some(&Token::Or) {
            let text = text.trim();
            return if own.is_empty() { text.to_owned() } else { format!("({text}) {own}") };
        }
        if is_about(text, field, question) {
            place.get_or_insert(pieces.len());
        } else if question[0].token != Token::And {
            pieces.push(printed(text, question));
        }
    }
    if !own.is_empty() {
        pieces.insert(place.unwrap_or(pieces.len()), own);
    }
    pieces.join(" ")
}

/// Whether a value of a field is asked for as the flag of that name.
fn is_flag(field: &Field, value: &str) -> bool {
    field.spans.iter().any(|(span, _)| *span == value) && Flag::named(value).is_some()
}

/// What may follow the field's colon for one value; `None` where it takes another question.
pub fn after_colon(field: &Field, value: &str) -> Option<String> {
    if value == NONE || is_flag(field, value) {
        return None;
    }
    let compared =
        field.value.has_order() && (value.starts_with(['<', '>']) || value.contains(".."));
    Some(if compared { value.to_owned() } else { QueryValue::Is(value.to_owned()).to_string() })
}

/// The question that these values ask, as it may be typed; empty without any.
pub(super) fn joined(field: &Field, values: &[String]) -> String {
    let (mut listed, mut asked) = (Vec::new(), Vec::new());
    for value in values {
        match after_colon(field, value) {
            Some(words) if words.starts_with(['<', '>']) => {
                asked.push(format!("{}:{words}", field.name));
            }
            Some(words) => listed.push(words),
            None if value != NONE => asked.push(format!("{}is:{value}", field.prefix())),
            None if field.without.is_empty() => asked.push(format!("-{}:*", field.name)),
            None => {
                let not = field.without.iter().map(|(name, word)| format!("-{name}:{word}"));
                asked.push(not.collect::<Vec<_>>().join(" "));
            }
        }
    }
    if !listed.is_empty() {
        asked.insert(0, format!("{}:{}", field.name, listed.join(",")));
    }
    match &*asked {
        [one] => one.clone(),
        [] => String::new(),
        _ => format!("({})", asked.join(" or ")),
    }
}

/// How many parts the first question takes: a contrary takes what follows with it, a bracket what
/// stands in it.
fn one_question(parts: &[QueryPart]) -> usize {
    let mut depth = 0_usize;
    let ends = |part: &QueryPart| {
        match part.token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && !part.token.is_contrary()
    };
    parts.iter().position(ends).map_or(parts.len(), |at| at + 1)
}

/// Whether a question asks for values of the field and of nothing else, in a way in which
/// [`filter_with`] may have put it.
fn is_about(text: &str, field: &Field, question: &[QueryPart]) -> bool {
    let asks = |contrary: bool, part: &QueryPart| {
        let Token::Asked(asked) = &part.token else { return false };
        let (name, value) = (fold(&text[asked.name.clone()]), fold(&text[asked.value.clone()]));
        let own = Field::named(&name) == Some(field);
        let turned = text[asked.op.clone()].contains('!') != contrary;
        match (turned, &*name) {
            (false, "is" | "caveat-is") => {
                name.strip_suffix("is") == Some(field.prefix()) && is_flag(field, &value)
            }
            (true, "is" | "has" | "caveat-is" | "caveat-has") => {
                field.without.contains(&(&*name, &*value))
            }
            (false, _) => own,
            (true, _) => own && value == "*",
        }
    };
    let (mut contrary, mut any) = (false, false);
    for part in question {
        match &part.token {
            token if token.is_contrary() => contrary = true,
            Token::Open | Token::Close if contrary => return false,
            Token::Open | Token::Close | Token::Or | Token::And => {}
            _ if asks(std::mem::take(&mut contrary), part) => any = true,
            _ => return false,
        }
    }
    any
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::super::FIELDS;
    use super::*;
    use crate::query::parse;

    #[track_caller]
    fn with(text: &str, field: &str, values: &[&str], wanted: &str) {
        let values: Vec<String> = values.iter().map(|&value| value.into()).collect();
        let found = filter_with(text, Field::named(field).unwrap(), &values);
        assert_eq!(found, wanted, "{text}");
        assert!(parse(&found, &|_| true).is_ok(), "{found}");
    }

    #[test]
    fn values_are_put_in_and_quoted_where_they_must_be() {
        with("", "owner", &["amk", "plw"], "owner:amk,plw");
        with("is:key", "decision", &["noted, amended"], "is:key decision:\"noted, amended\"");
        with("a and b", "owner", &["nobody"], "a b owner:nobody");
        with("a or b", "owner", &["amk"], "(a or b) owner:amk");
        with("", "age", &["31..90", ">365"], "(age:31..90 or age:>365)");
        with("", "tag", &["a..b", "<x"], "tag:\"a..b\",\"<x\"");
    }

    #[test]
    fn what_was_asked_of_the_field_before_makes_room() {
        with("is:key owner:amk and x", "owner", &["plw"], "is:key owner:plw x");
        with("class:condition kind:report", "kind", &["focus"], "kind:focus");
        with("is:key owner:amk", "owner", &[], "is:key");
        with("due:<60d is:overdue x", "due", &["standing"], "is:standing x");
        with("-theme:* x", "theme", &["workforce"], "theme:workforce x");
        with("-theme:workforce x", "theme", &["capacity"], "-theme:workforce x theme:capacity");
        with("not owner:amk (a or b)", "owner", &["plw"], "-owner:amk (a or b) owner:plw");
        with("owner:!amk", "owner", &["plw"], "owner:!amk owner:plw");
        with("owner:amk or x", "owner", &[], "owner:amk or x");
        with("(owner:amk or x) y", "owner", &["plw"], "(owner:amk or x) y owner:plw");
    }

    #[test]
    fn what_was_put_in_can_be_taken_out_again() {
        for (field, values) in [
            ("due", &["overdue", "<60d", "", "standing"][..]),
            ("due", &[""]),
            ("theme", &["", "a b"]),
            ("age", &["<=30", "31..90"]),
            ("owner", &["nobody"]),
        ] {
            let field = Field::named(field).unwrap();
            let values: Vec<String> = values.iter().map(|&value| value.into()).collect();
            let there = filter_with("is:key -x", field, &values);
            assert_eq!(filter_with(&there, field, &[]), "is:key -x", "{there}");
            assert_eq!(filter_with(&there, field, &values), there);
        }
        with("", "due", &["overdue", ""], "(is:overdue or -has:date -is:standing)");
    }

    proptest! {
        #[test]
        fn any_word_can_be_put_in_and_is_read_again(words in prop::collection::vec("\\PC{1,8}", 1..4), at in 0..FIELDS.len()) {
            let field = &FIELDS[at];
            prop_assume!(!field.value.has_order() && words.iter().all(|word| !fold(word).is_empty()));
            let text = filter_with("is:key", field, &words);
            prop_assert!(parse(&text, &|_| true).is_ok(), "{}", text);
            prop_assert_eq!(filter_with(&text, field, &[]), "is:key");
        }

        #[test]
        fn any_text_may_be_narrowed(text in "[a-c:()\"-]{0,12}| or |\\PC{0,12}", again in "owner:x|not|\\(") {
            let owner = Field::named("owner").unwrap();
            let _ = filter_with(&format!("{text} {again}"), owner, &["amk".to_owned()]);
        }
    }
}
