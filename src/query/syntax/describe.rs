//! Reads a filter back in plain words, so that an officer sees what was understood.

use super::ast::{Condition, Query};
use super::value::{Offset, Op, QueryValue, days};
use crate::query::fields::field::{Field, OffsetDirection, ValueKind};
use crate::text::Clean;
use crate::text::fold::fold;
use crate::text::plural::plural;

/// What a query asks, in words: `(decision is in principle, or overdue) and owner is not plw`.
/// One line, safe to show.
pub fn describe_query(query: &Query) -> Clean {
    Clean::line(&describe(query))
}

fn describe(query: &Query) -> String {
    match &query.ask {
        Condition::And(asked) if asked.is_empty() => "everything".to_owned(),
        Condition::Or(asked) => asked.iter().map(describe).collect::<Vec<_>>().join(", or "),
        Condition::And(asked) => all_said(asked),
        Condition::Not(asked) => denied(asked),
        Condition::Field { field, op, values } => compared(field, *op, values, true),
        Condition::Flag(flag) => flag.reads.to_owned(),
        Condition::Has(thing) => format!("has {}", thing.reads),
        Condition::Exact(words) => format!("says “{words}” anywhere"),
        Condition::Word(word) => format!("name like {word}"),
    }
}

/// Questions that must all be answered; bare words side by side are one name.
fn all_said(asked: &[Query]) -> String {
    let bare = |query: &Query| matches!(query.ask, Condition::Word(_));
    let together = asked.chunk_by(|a, b| bare(a) && bare(b)).map(|run| match run {
        [one] if matches!(one.ask, Condition::Or(_)) => format!("({})", describe(one)),
        [one] => describe(one),
        _ => {
            let words: Vec<_> = run.iter().flat_map(Query::bare_words).collect();
            format!("name like {}", words.join(" "))
        }
    });
    together.collect::<Vec<_>>().join(" and ")
}

fn denied(asked: &Query) -> String {
    match &asked.ask {
        Condition::Field { field, op, values } => compared(field, *op, values, false),
        Condition::Flag(flag) => format!("not {}", flag.reads),
        Condition::Has(thing) => format!("has no {}", thing.bare()),
        Condition::Exact(words) => format!("does not say “{words}” anywhere"),
        Condition::Word(word) => format!("name not like {word}"),
        Condition::Or(_) | Condition::And(_) | Condition::Not(_) => {
            format!("not ({})", describe(asked))
        }
    }
}

fn compared(field: &Field, op: Op, values: &[QueryValue], so: bool) -> String {
    if values.contains(&QueryValue::Begins(String::new())) {
        return format!("{} {} given", field.reads, if so { "is" } else { "is not" });
    }
    let said = |say: &dyn Fn(&QueryValue) -> String| values.iter().map(say).collect::<Vec<_>>();
    match field.value {
        ValueKind::Date(facing) => {
            let not = if so { "" } else { "not " };
            let when = said(&|value| when(facing, op, value));
            format!("{not}{} {}", field.reads, when.join(" or "))
        }
        ValueKind::Text => {
            let contains = if so { "contains" } else { "does not contain" };
            let words = said(&|value| quoted_word(field, value));
            format!("{} {contains} {}", field.reads, listed(&words, "or"))
        }
        ValueKind::Days | ValueKind::Number | ValueKind::Money => {
            is_listed(field, so, &said(&|value| how_much(field.value, op, value)))
        }
        ValueKind::Id | ValueKind::Word | ValueKind::Person | ValueKind::Reference => {
            is_listed(field, so, &said(&|value| quoted_word(field, value)))
        }
    }
}

fn is_listed(field: &Field, so: bool, values: &[String]) -> String {
    let noun = field.reads;
    match (so, values) {
        (true, _) => format!("{noun} is {}", listed(values, "or")),
        (false, [one]) => format!("{noun} is not {one}"),
        (false, _) => format!("{noun} is neither {}", values.join(" nor ")),
    }
}

/// `a`, `a or b`, `a, b or c`.
fn listed(words: &[String], join: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {join} {last}", most.join(", ")),
    }
}

/// A word as the records have it; in quotes where it would be taken for part of the sentence.
fn quoted_word(field: &Field, value: &QueryValue) -> String {
    match value {
        QueryValue::Is(typed) => match field.meant(typed).as_slice() {
            [meant] if field.shorts.iter().any(|(_, means)| *means == [meant]) => meant.clone(),
            [_] => apart(typed),
            several => format!("{typed} ({})", several.join(", ")),
        },
        QueryValue::Begins(beginning) => format!("{}…", apart(beginning)),
        QueryValue::Between(from, to) => format!("{} to {}", apart(from), apart(to)),
    }
}

fn apart(words: &str) -> String {
    let folded = fold(words);
    let mut each = folded.split(' ');
    let joins =
        each.any(|word| matches!(word, "and" | "or" | "nor" | "not" | "neither" | "is" | "given"));
    if joins || words.contains([',', '(', ')', '“', '”', '"']) || words.trim() != words {
        format!("“{words}”")
    } else {
        words.to_owned()
    }
}

fn how_much(kind: ValueKind, op: Op, value: &QueryValue) -> String {
    let unit = |text: &str| match kind {
        ValueKind::Money if !text.starts_with('£') => format!("£{text}"),
        ValueKind::Days => days(text).map_or_else(|| text.to_owned(), counted),
        _ => text.to_owned(),
    };
    let than = match op {
        Op::Is => "",
        Op::Under => "under ",
        Op::UpTo => "at most ",
        Op::Over => "over ",
        Op::AtLeast => "at least ",
    };
    match value {
        QueryValue::Is(text) | QueryValue::Begins(text) => format!("{than}{}", unit(text)),
        QueryValue::Between(from, to) => format!("from {} to {}", unit(from), unit(to)),
    }
}

/// When a date lies: what follows `due` or `changed` in the sentence.
fn when(facing: OffsetDirection, op: Op, value: &QueryValue) -> String {
    let text = match value {
        QueryValue::Is(text) | QueryValue::Begins(text) => text,
        QueryValue::Between(from, to) => {
            return format!("from {} to {}", point(facing, from), point(facing, to));
        }
    };
    if let Some(Offset::Facing(days)) = Offset::new(text) {
        let far = counted(days);
        match (op, facing) {
            (Op::Under | Op::UpTo, OffsetDirection::Ahead) => return format!("within {far}"),
            (Op::Under | Op::UpTo, OffsetDirection::Back) => {
                return format!("within the last {far}");
            }
            (Op::Over, OffsetDirection::Ahead) => return format!("more than {far} from today"),
            (Op::Over, OffsetDirection::Back) => return format!("more than {far} ago"),
            (Op::AtLeast, OffsetDirection::Ahead) => return format!("{far} from today or later"),
            (Op::AtLeast, OffsetDirection::Back) => return format!("{far} ago or earlier"),
            (Op::Is, _) => {}
        }
    }
    let point = point(facing, text);
    let is_day = is_day(text);
    match op {
        Op::Under => format!("before {point}"),
        Op::Over => format!("after {point}"),
        Op::UpTo => format!("{} or before {point}", if is_day { "on" } else { "in" }),
        Op::AtLeast => format!("{} or after {point}", if is_day { "on" } else { "in" }),
        Op::Is
            if text.starts_with(|c: char| c.is_ascii_digit())
                && is_day
                && Offset::new(text).is_none() =>
        {
            format!("on {point}")
        }
        Op::Is if is_day || ["by ", "after "].iter().any(|word| text.starts_with(word)) => point,
        Op::Is => format!("in {point}"),
    }
}

/// Whether a date is one day by its look: `2017-07-17`, `today`, `+30d`.
fn is_day(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    Offset::new(text).is_some()
        || matches!(text, "today" | "tomorrow" | "yesterday")
        || (text.len() == 10 && digits == 8 && text.matches('-').count() == 2)
}

/// A date as it is said: distances become words, all else stays as written.
fn point(facing: OffsetDirection, text: &str) -> String {
    match Offset::new(text) {
        Some(Offset::Facing(0) | Offset::Signed(0)) => "today".to_owned(),
        Some(Offset::Facing(days)) if facing == OffsetDirection::Back => {
            format!("{} ago", counted(days))
        }
        Some(Offset::Facing(days)) => format!("{} from today", counted(days)),
        Some(Offset::Signed(days)) if days < 0 => format!("{} ago", counted(days.unsigned_abs())),
        Some(Offset::Signed(days)) => format!("{} from today", counted(days.unsigned_abs())),
        None => text.to_owned(),
    }
}

fn counted(days: impl Into<i64>) -> String {
    let days = days.into();
    format!("{days} {}", plural(usize::try_from(days).unwrap_or_default(), "day"))
}
