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
    Clean::line(&describe(query, true))
}

/// What a query asks when `so`, else its contrary.
fn describe(query: &Query, so: bool) -> String {
    let not = if so { "" } else { "not " };
    match &query.ask {
        Condition::Or(_) | Condition::And(_) | Condition::Not(_) if !so => {
            format!("not ({})", describe(query, true))
        }
        Condition::And(asked) if asked.is_empty() => "everything".to_owned(),
        Condition::Or(asked) => {
            asked.iter().map(|it| describe(it, true)).collect::<Vec<_>>().join(", or ")
        }
        Condition::And(asked) => all_of(asked),
        Condition::Not(asked) => describe(asked, false),
        Condition::Field { field, op, values } => match field.of_caveats() {
            Some(own) => of_caveats(&compared(own, *op, values, true), so),
            None => compared(field, *op, values, so),
        },
        Condition::Flag(flag) if flag.of_caveats => of_caveats(flag.reads, so),
        Condition::Has(thing) if thing.of_caveats => {
            of_caveats(&format!("has {}", thing.reads), so)
        }
        Condition::Flag(flag) => format!("{not}{}", flag.reads),
        Condition::Has(thing) if so => format!("has {}", thing.reads),
        Condition::Has(thing) => format!("has no {}", thing.bare()),
        Condition::Exact(words) => {
            format!("{} “{words}” anywhere", if so { "says" } else { "does not say" })
        }
        Condition::Word(word) => format!("name {not}like {word}"),
    }
}

/// What is asked of the open caveats of a record.
fn of_caveats(asked: &str, so: bool) -> String {
    format!("{} open caveat ({asked})", if so { "an" } else { "no" })
}

/// Questions that must all be answered; bare words side by side are one name.
fn all_of(asked: &[Query]) -> String {
    if Query::are_of_one_verdict(asked) {
        let (own, rest): (Vec<_>, Vec<_>) =
            asked.iter().cloned().partition(|query| query.of_verdict().is_some());
        let own = one_verdict(&own);
        return if rest.is_empty() { own } else { format!("{} and {own}", all_of(&rest)) };
    }
    let bare = |query: &Query| matches!(query.ask, Condition::Word(_));
    let together = asked.chunk_by(|a, b| bare(a) && bare(b)).map(|run| match run {
        [one] if matches!(one.ask, Condition::Or(_)) => format!("({})", describe(one, true)),
        [one] => describe(one, true),
        _ => {
            let words: Vec<_> = run.iter().flat_map(Query::bare_words).collect();
            format!("name like {}", words.join(" "))
        }
    });
    together.collect::<Vec<_>>().join(" and ")
}

/// What is asked of one verdict: `a verdict met by plw`, `a verdict other than met by plw`.
fn one_verdict(asked: &[Query]) -> String {
    let said = |name: &str, but: &str| -> String {
        let own = asked.iter().filter_map(Query::of_verdict).filter(|(_, it, _)| it.name == name);
        let words = own.map(|(so, field, values)| {
            let any = values.contains(&QueryValue::Begins(String::new()));
            let words: Vec<_> = values.iter().map(|value| quoted_word(field, value)).collect();
            let words = if any { "any".to_owned() } else { listed(&words) };
            if so { words } else { format!("{but} {words}") }
        });
        words.collect::<Vec<_>>().join(" and ")
    };
    let by = said("by", "somebody other than");
    format!("a verdict {} by {by}", said("verdict", "other than"))
}

fn compared(field: &Field, op: Op, values: &[QueryValue], so: bool) -> String {
    if values.contains(&QueryValue::Begins(String::new())) {
        return format!("{} {} given", field.reads, if so { "is" } else { "is not" });
    }
    let noun = field.reads;
    let words = values.iter().map(|value| match field.value {
        ValueKind::Date(facing) => when(facing, op, value),
        ValueKind::Days | ValueKind::Number | ValueKind::Money => how_much(field.value, op, value),
        _ => quoted_word(field, value),
    });
    let words: Vec<String> = words.collect();
    match (field.value, &*words) {
        (ValueKind::Date(_), _) => {
            format!("{}{noun} {}", if so { "" } else { "not " }, words.join(" or "))
        }
        (ValueKind::Text, _) => {
            format!(
                "{noun} {} {}",
                if so { "contains" } else { "does not contain" },
                listed(&words)
            )
        }
        (_, _) if so => format!("{noun} is {}", listed(&words)),
        (_, [one]) => format!("{noun} is not {one}"),
        (_, _) => format!("{noun} is neither {}", words.join(" nor ")),
    }
}

/// `a`, `a or b`, `a, b or c`.
fn listed(words: &[String]) -> String {
    match words {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        _ => words.concat(),
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
    let offset = Offset::new(text);
    if let Some(Offset::Facing(days)) = offset
        && op != Op::Is
    {
        let far = counted(days);
        return match (op, facing) {
            (Op::Over, OffsetDirection::Ahead) => format!("more than {far} from today"),
            (Op::Over, OffsetDirection::Back) => format!("more than {far} ago"),
            (Op::AtLeast, OffsetDirection::Ahead) => format!("{far} from today or later"),
            (Op::AtLeast, OffsetDirection::Back) => format!("{far} ago or earlier"),
            (_, OffsetDirection::Ahead) => format!("within {far}"),
            (_, OffsetDirection::Back) => format!("within the last {far}"),
        };
    }
    let point = point(facing, text);
    let is_day = is_day(text);
    let on = if is_day { "on" } else { "in" };
    match op {
        Op::Under => format!("before {point}"),
        Op::Over => format!("after {point}"),
        Op::UpTo => format!("{on} or before {point}"),
        Op::AtLeast => format!("{on} or after {point}"),
        Op::Is if is_day && offset.is_none() && text.starts_with(|c: char| c.is_ascii_digit()) => {
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
    let (days, is_back) = match Offset::new(text) {
        Some(Offset::Facing(days)) => (days, facing == OffsetDirection::Back),
        Some(Offset::Signed(days)) => (days.unsigned_abs(), days < 0),
        None => return text.to_owned(),
    };
    match days {
        0 => "today".to_owned(),
        _ => format!("{} {}", counted(days), if is_back { "ago" } else { "from today" }),
    }
}

fn counted(days: impl Into<i64>) -> String {
    let days = days.into();
    format!("{days} {}", plural(usize::try_from(days).unwrap_or_default(), "day"))
}
