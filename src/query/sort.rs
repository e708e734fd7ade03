//! The order of a list: by what it is sorted, how each name compares two rows.

use std::cmp::{Ordering, Reverse};

use super::context::QueryContext;
use super::fields::call_in;
use super::fields::field::{FIELDS, Field};
use super::fields::values::{FieldValue, readings, references};
use crate::calendar::SortKey;
use crate::journal::verdict;
use crate::record::Kind;
use crate::register::{DueDate, Ix};
use crate::text::fold::fold;
pub use crate::text::natural_order::natural;
use crate::text::nearest;

/// One name that rows are put in order by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortBy {
    /// A field of the filter language, `open`, or `soonest`.
    pub name: String,
    /// Whether the order is turned round.
    pub reversed: bool,
}

/// The place of a row among others; what says nothing comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SortValue {
    Number(i128),
    Date(SortKey),
    Natural(NaturalText),
    Turned(Reverse<Box<SortValue>>),
    Nothing,
}

/// Words that compare the way people count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NaturalText(String);

impl PartialOrd for NaturalText {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NaturalText {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0)
    }
}

impl SortBy {
    /// What rows may be sorted by beside the fields of a filter.
    const ALSO: [&'static str; 2] = ["open", "soonest"];

    /// Reads `due, id` or `-urgency`: a hyphen turns the order round.
    pub fn read(text: &str) -> Vec<Self> {
        let one = |part: &str| {
            let name = part.trim_start_matches('-');
            Self { name: name.to_owned(), reversed: name.len() < part.len() }
        };
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(one).collect()
    }

    /// The same as it is written: `due, -id`.
    pub fn write(all: &[Self]) -> String {
        let one = |by: &Self| format!("{}{}", if by.reversed { "-" } else { "" }, by.name);
        all.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// What is wrong in an order as it is written: the first name that nothing is sorted by, with
    /// the nearest that there is.
    pub fn unknown(text: &str) -> Option<String> {
        let known = |name: &str| Self::ALSO.contains(&name) || Field::named(name).is_some();
        let wrong = Self::read(text).into_iter().find(|by| !known(&by.name))?.name;
        let names = Self::ALSO.into_iter().chain(FIELDS.iter().map(|field| field.name));
        Some(match nearest(&wrong, names) {
            Some(near) => format!("nothing is sorted by `{wrong}`; did you mean `{near}`?"),
            None => format!("nothing is sorted by `{wrong}`"),
        })
    }

    /// The place of a row. Urgency, age, open caveats, sums and the last change begin with the
    /// most, dates with the first; what one has not judged yet comes before one's verdicts, which
    /// stand as their keys do. Soonest is the order of the decision clock.
    pub(super) fn key(&self, ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
        let register = ctx.register;
        let most = |numbers: Option<i128>| {
            numbers.map_or(SortValue::Nothing, |most| SortValue::Number(-most))
        };
        let key = match self.name.as_str() {
            "id" => SortValue::Natural(NaturalText(register.id(ix).to_string())),
            "urgency" => most(urgency(ctx, ix)),
            "due" => {
                let due = match register.record(ix).kind() {
                    Kind::Case => register.next_due(ix),
                    _ => register.due(ix),
                };
                SortValue::Date(due.as_ref().map_or(SortKey::Undated, DueDate::sort_key))
            }
            "age" => most(counts(ctx, "age", ix).max()),
            "gap" => most(counts(ctx, "gap", ix).max()),
            "open" => most(i128::try_from(register.open_caveats_of(ix).count()).ok()),
            "changed" => {
                let entries = register.ledger().entries(register.id(ix));
                let acts = entries.iter().filter(|row| row.held.entry.act.says_something());
                most(acts.map(|row| i128::from(row.held.entry.at.as_millisecond())).max())
            }
            "verdict" => SortValue::Number(own_verdict(ctx, ix).unwrap_or(-1)),
            "programme" => programme(ctx, ix),
            "soonest" => call_in::place(ctx, ix).map_or(SortValue::Nothing, SortValue::Number),
            name => field_value(ctx, name, ix),
        };
        if self.reversed { SortValue::Turned(Reverse(Box::new(key))) } else { key }
    }
}

/// The urgency of a case, or of the most urgent case that a record falls on.
fn urgency(ctx: &QueryContext<'_>, ix: Ix) -> Option<i128> {
    let register = ctx.register;
    let of = |case: Ix| i128::from(register.urgency(case, ctx.today).hundredths);
    match register.record(ix).kind() {
        Kind::Case => Some(of(ix)),
        _ => register.cases_of(ix).iter().map(|&case| of(case)).max(),
    }
}

fn counts<'a>(ctx: &QueryContext<'a>, field: &str, ix: Ix) -> impl Iterator<Item = i128> + use<'a> {
    readings(ctx, field, ix).into_iter().filter_map(|reading| match reading {
        FieldValue::Count(days) => Some(i128::from(days)),
        FieldValue::Pence(pence) => Some(pence),
        _ => None,
    })
}

/// One's own verdict in the order of the keys; one that is suspect comes after its like.
fn own_verdict(ctx: &QueryContext<'_>, ix: Ix) -> Option<i128> {
    let own = ctx.register.verdict_of(ix, ctx.officer)?;
    let letter = verdict::letter(&own.held.entry.value);
    let place = verdict::KEYS.iter().position(|&key| key == letter);
    let place = i128::try_from(place.unwrap_or(verdict::KEYS.len())).ok()?;
    Some(2 * place + i128::from(own.suspect))
}

/// The title of the programme that a record is or belongs to.
fn programme(ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
    let title = |it: Ix| fold(ctx.register.record(it).title());
    let titles = match ctx.register.record(ix).kind() {
        Kind::Programme => Some(title(ix)),
        _ => references(ctx, "programme", ix).into_iter().map(title).min(),
    };
    titles.map_or(SortValue::Nothing, |title| SortValue::Natural(NaturalText(title)))
}

fn field_value(ctx: &QueryContext<'_>, field: &str, ix: Ix) -> SortValue {
    if field == "title" {
        return SortValue::Natural(NaturalText(fold(ctx.register.record(ix).title())));
    }
    let name = Field::named(field).map_or(field, |field| field.name);
    let key = readings(ctx, name, ix).into_iter().find_map(|reading| match reading {
        FieldValue::Word(text) | FieldValue::Text(text) => Some(fold(&text))
            .filter(|text| !text.is_empty())
            .map(|text| SortValue::Natural(NaturalText(text))),
        FieldValue::Days(window) => window.to.map(|day| SortValue::Date(SortKey::Ends(day))),
        _ => None,
    });
    key.unwrap_or(SortValue::Nothing)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_order_is_written_as_it_is_read() {
        let read = SortBy::read(" due,-id , urgency,");
        assert_eq!(SortBy::write(&read), "due, -id, urgency");
        assert_eq!(SortBy::unknown("due, class, open, -changed"), None);
        assert_eq!(
            SortBy::unknown("due, -ugency").as_deref(),
            Some("nothing is sorted by `ugency`; did you mean `urgency`?")
        );
        assert_eq!(SortBy::unknown("xyzzy").as_deref(), Some("nothing is sorted by `xyzzy`"));
    }

    #[test]
    fn ids_compare_the_way_people_count() {
        let mut ids = ["B-1", "A-C10", "A-C2", "A-C", "A-C02", "A-D1"];
        ids.sort_by(|a, b| natural(a, b));
        assert_eq!(ids, ["A-C", "A-C02", "A-C2", "A-C10", "A-D1", "B-1"]);
    }

    proptest! {
        #[test]
        fn any_three_ids_have_one_order(a in "[AB0-2-]{0,6}", b in "[AB0-2-]{0,6}", c in "[AB0-2-]{0,6}") {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b) == Ordering::Equal, a == b);
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                prop_assert!(natural(&a, &c).is_le(), "{} {} {}", a, b, c);
            }
        }
    }
}
