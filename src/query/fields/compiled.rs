//! A filter made ready: what was typed is read once, and then compared with each record or entry.

use std::ops::Bound::{self, Excluded, Included, Unbounded};
use std::ops::RangeBounds;

use jiff::civil::Date;

use super::field::{Field, OffsetDirection, ValueKind};
use super::flag::Flag;
use super::texts;
use super::values::{FieldValue, ReadValues};
use crate::calendar::{Window, asked};
use crate::journal::{Act, EntryRow};
use crate::query::context::QueryContext;
use crate::query::search::fuzzy::Matcher;
use crate::query::syntax::ast::{Condition, Query};
use crate::query::syntax::value::{Offset, Op, QueryValue, days, number, pence};
use crate::register::Ix;
use crate::text::fold::fold;

/// A query as it is compared with records.
pub(crate) enum CompiledQuery {
    Any(Vec<Self>),
    All(Vec<Self>),
    Not(Box<Self>),
    /// A flag or a thing.
    Holds(&'static Flag),
    /// These words, folded, anywhere.
    Says(String),
    /// A bare word: folded, and as names are compared with it.
    Named(String, Box<Matcher>),
    /// One verdict of which all this is so.
    OneVerdict(Vec<VerdictTest>),
    /// A field with any of these values.
    Field(&'static Field, Vec<ValueTest>),
}

/// What is asked of one value of a field; words and texts are folded.
pub(crate) enum ValueTest {
    /// A word that is empty.
    Empty,
    /// A word that begins so.
    Begins(String),
    /// A word that is one of `meant` or a name of who asks; or that has one of them among its own
    /// words, where these are looked at too.
    Word {
        meant: Vec<String>,
        me: Vec<String>,
        in_name: bool,
    },
    /// A text that contains this.
    Contains(String),
    /// A window whose last day lies here, or that is `whole`; perhaps one without a last day.
    Days {
        last: Between<Date>,
        whole: Option<Window>,
        endless: bool,
    },
    Count(Between<i64>),
    Number(Between<f64>),
    Pence(Between<i128>),
}

/// What is asked of the word or of the officer of a verdict.
pub(crate) struct VerdictTest {
    /// Whether that is wanted, or its contrary.
    so: bool,
    field: &'static Field,
    tests: Vec<ValueTest>,
}

impl VerdictTest {
    fn holds(&self, value: &FieldValue<'_>) -> bool {
        any_holds(&self.tests, value) == self.so
    }
}

/// From where to where something may lie.
type Between<T> = (Bound<T>, Bound<T>);

impl CompiledQuery {
    /// Reads what was typed, once for all records.
    pub fn new(ctx: &QueryContext<'_>, query: &Query) -> Self {
        let each = |parts: &[Query]| parts.iter().map(|part| Self::new(ctx, part)).collect();
        match &query.ask {
            Condition::And(parts) if Query::are_of_one_verdict(parts) => {
                let (own, rest): (Vec<_>, Vec<_>) =
                    parts.iter().partition(|part| part.of_verdict().is_some());
                let own = own.iter().filter_map(|part| part.of_verdict());
                let test = |(so, field, values): (bool, &'static Field, &[QueryValue])| {
                    let tests = values.iter();
                    let tests = tests.filter_map(|it| ValueTest::new(ctx, field, Op::Is, it));
                    VerdictTest { so, field, tests: tests.collect() }
                };
                let one = Self::OneVerdict(own.map(test).collect());
                Self::All(rest.iter().map(|part| Self::new(ctx, part)).chain([one]).collect())
            }
            Condition::And(parts) => Self::All(each(parts)),
            Condition::Or(parts) => Self::Any(each(parts)),
            Condition::Not(part) => Self::Not(Box::new(Self::new(ctx, part))),
            Condition::Flag(it) | Condition::Has(it) => Self::Holds(it),
            Condition::Exact(words) => Self::Says(fold(words)),
            Condition::Word(word) => {
                Self::Named(fold(word), Box::new(Matcher::new(std::slice::from_ref(word))))
            }
            Condition::Field { field, op, values } => {
                let tests = values.iter().filter_map(|it| ValueTest::new(ctx, field, *op, it));
                Self::Field(field, tests.collect())
            }
        }
    }

    /// Whether a record answers.
    pub fn answers(&self, ctx: &QueryContext<'_>, ix: Ix) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.answers(ctx, ix)),
            Self::Any(parts) => parts.iter().any(|part| part.answers(ctx, ix)),
            Self::Not(part) => !part.answers(ctx, ix),
            Self::Holds(flag) => flag.is_so(ctx, ix),
            Self::Says(words) => {
                let says = |read: ReadValues| {
                    read(ctx, ix).iter().any(|value| match value {
                        FieldValue::Text(it) | FieldValue::Word(it) => fold(it).contains(words),
                        _ => false,
                    })
                };
                says(texts::ids) || says(texts::texts) || says(texts::notes)
            }
            Self::Named(_, matcher) => {
                ctx.index.names(ctx.register, ix).is_some_and(|names| matcher.holds(names))
            }
            Self::OneVerdict(tests) => ctx.register.verdicts(ix).iter().any(|verdict| {
                let (word, officer) = (&verdict.held.entry.value, &verdict.held.officer);
                tests.iter().all(|test| match test.field.name {
                    "by" => test.holds(&FieldValue::Word((&**officer).into())),
                    _ => test.holds(&FieldValue::Word(word.into())),
                })
            }),
            Self::Field(field, tests) => {
                field.values(ctx, ix).iter().any(|value| any_holds(tests, value))
            }
        }
    }

    /// Whether an entry answers: a field that entries have is asked of the entry itself, everything
    /// else of any record that it is on; a bare word also of its officer and act.
    pub fn entry_answers(&self, ctx: &QueryContext<'_>, row: &EntryRow<'_>) -> bool {
        let entry = &row.held.entry;
        let on = entry.on.iter().filter_map(|id| ctx.register.find(id.as_str()));
        let any_record = || on.clone().any(|ix| self.answers(ctx, ix));
        match self {
            Self::All(parts) => parts.iter().all(|part| part.entry_answers(ctx, row)),
            Self::Any(parts) => parts.iter().any(|part| part.entry_answers(ctx, row)),
            Self::Not(part) => !part.entry_answers(ctx, row),
            Self::Field(field, tests) => match field.entry {
                Some(read) => any_holds(tests, &read(ctx, row)),
                None => any_record(),
            },
            Self::OneVerdict(tests) => {
                entry.act == Act::Verdict
                    && tests.iter().all(|test| {
                        test.field.entry.is_some_and(|read| test.holds(&read(ctx, row)))
                    })
            }
            Self::Says(words) => fold(&entry.text).contains(words) || any_record(),
            Self::Named(word, _) => {
                let own = [&*row.held.officer, entry.act.as_str(), &*entry.value];
                own.iter().any(|it| fold(it) == *word) || any_record()
            }
            Self::Holds(_) => any_record(),
        }
    }
}

/// Whether a value passes any of the tests.
fn any_holds(tests: &[ValueTest], value: &FieldValue<'_>) -> bool {
    if let FieldValue::Word(text) | FieldValue::Text(text) = value {
        let own = fold(text);
        return tests.iter().any(|test| test.holds_of(&own));
    }
    tests.iter().any(|test| match (test, value) {
        (ValueTest::Days { last, whole, endless }, FieldValue::Days(own)) => {
            own.to.map_or(*endless, |end| last.contains(&end) || *whole == Some(*own))
        }
        (ValueTest::Count(it), FieldValue::Count(own)) => it.contains(own),
        #[allow(clippy::cast_precision_loss)] // urgencies are far below 2^52
        (ValueTest::Number(it), FieldValue::Hundredths(own)) => it.contains(&(*own as f64 / 100.0)),
        (ValueTest::Pence(it), FieldValue::Pence(own)) => it.contains(own),
        _ => false,
    })
}

impl ValueTest {
    /// What a value asks; `None` where nothing can answer.
    fn new(ctx: &QueryContext<'_>, field: &Field, op: Op, value: &QueryValue) -> Option<Self> {
        Some(match (field.value, value) {
            (ValueKind::Date(facing), _) => Self::days(ctx.today, facing, op, value)?,
            (ValueKind::Days, _) => Self::Count(ordered(op, value, days)?),
            (ValueKind::Number, _) => Self::Number(ordered(op, value, number)?),
            (ValueKind::Money, _) => Self::Pence(ordered(op, value, pence)?),
            (_, QueryValue::Between(..)) => return None,
            (ValueKind::Text, QueryValue::Is(words) | QueryValue::Begins(words)) => {
                Self::Contains(fold(words))
            }
            (_, QueryValue::Begins(start)) => Self::Begins(fold(start)),
            (_, QueryValue::Is(text)) => Self::word(ctx, field, text),
        })
    }

    fn word(ctx: &QueryContext<'_>, field: &Field, text: &str) -> Self {
        let typed = fold(text);
        if field.empty.is_some_and(|empty| empty == typed) {
            return Self::Empty;
        }
        let mut meant = field.meant(text);
        let me = field.value == ValueKind::Person && meant.iter().any(|it| it == "me");
        let me = if me { ctx.own_names().collect() } else { Vec::new() };
        // A word of the records is always found by itself, also where it is short for another.
        meant.push(typed);
        Self::Word { meant, me, in_name: field.value == ValueKind::Reference }
    }

    fn ending(last: Between<Date>) -> Self {
        Self::Days { last, whole: None, endless: false }
    }

    /// A window answers when it ends in what is asked.
    fn days(today: Date, facing: OffsetDirection, op: Op, value: &QueryValue) -> Option<Self> {
        let is_ahead = facing == OffsetDirection::Ahead;
        let read = |text: &str| match Offset::new(text) {
            Some(Offset::Facing(days)) => {
                asked(&format!("{}{days}d", if is_ahead { '+' } else { '-' }), today)
            }
            _ => asked(text, today),
        };
        let text = match value {
            QueryValue::Is(text) => text,
            QueryValue::Begins(_) => return Some(Self::ending((Unbounded, Unbounded))),
            QueryValue::Between(from, to) => {
                let from = read(from).and_then(|it| it.from);
                return Some(Self::ending((bound(from), bound(read(to).and_then(|it| it.to)))));
            }
        };
        let window = read(text)?;
        let is_distance = matches!(Offset::new(text), Some(Offset::Facing(_)));
        let last = match (window.from.or(window.to), window.to.or(window.from)) {
            (Some(first), Some(last)) => match op {
                Op::Is => (bound(window.from), bound(window.to)),
                // `<30d`: from today to then, in the direction in which the field faces.
                Op::Under if is_distance && is_ahead => (Included(today), Included(first)),
                Op::Under if is_distance => (Included(first), Included(today)),
                Op::Over if is_distance && !is_ahead => (Unbounded, Excluded(first)),
                Op::Under => (Unbounded, Excluded(first)),
                Op::UpTo => (Unbounded, Included(last)),
                Op::Over => (Excluded(last), Unbounded),
                Op::AtLeast => (Included(first), Unbounded),
            },
            _ => (Unbounded, Unbounded),
        };
        // What has no end answers only to a day that lies after its beginning.
        let endless = matches!(op, Op::Over | Op::AtLeast);
        Some(Self::Days { last, whole: (op == Op::Is).then_some(window), endless })
    }

    /// Whether a folded word or text passes: words match whole, a reference also by one word of a
    /// name.
    fn holds_of(&self, own: &str) -> bool {
        match self {
            Self::Empty => own.is_empty(),
            Self::Begins(start) => !own.is_empty() && own.starts_with(start),
            Self::Word { meant, me, in_name } => {
                meant.iter().any(|meant| is_same(own, meant))
                    || me.iter().any(|it| it == own)
                    || (*in_name
                        && own
                            .split(|c: char| !c.is_alphanumeric())
                            .any(|word| meant.iter().any(|meant| meant == word)))
            }
            Self::Contains(words) => own.contains(words),
            Self::Days { .. } | Self::Count(_) | Self::Number(_) | Self::Pence(_) => false,
        }
    }
}

/// Whether two folded words are one: a hyphen is as good as a space.
fn is_same(one: &str, other: &str) -> bool {
    let spaced = |byte: u8| if byte == b'-' { b' ' } else { byte };
    one.len() == other.len() && one.bytes().map(spaced).eq(other.bytes().map(spaced))
}

/// Up to and with this; without end when there is none.
fn bound<T>(end: Option<T>) -> Bound<T> {
    end.map_or(Unbounded, Included)
}

/// Where a number must lie; `None` where what is asked cannot be read.
fn ordered<T: Copy>(op: Op, value: &QueryValue, read: fn(&str) -> Option<T>) -> Option<Between<T>> {
    Some(match value {
        QueryValue::Begins(_) => (Unbounded, Unbounded),
        QueryValue::Between(from, to) => (bound(read(from)), bound(read(to))),
        QueryValue::Is(text) => match (op, read(text)?) {
            (Op::Is, it) => (Included(it), Included(it)),
            (Op::Under, it) => (Unbounded, Excluded(it)),
            (Op::UpTo, it) => (Unbounded, Included(it)),
            (Op::Over, it) => (Excluded(it), Unbounded),
            (Op::AtLeast, it) => (Included(it), Unbounded),
        },
    })
}
