//! Facets: which values a field has among the rows of a list, and how many rows each would leave.

use std::collections::HashMap;

use rayon::prelude::*;

use super::context::Asker;
use super::edit::NONE;
use super::fields::field::{FIELDS, Field, ValueKind};
use super::select::answers;
use super::spread::Spread;
use super::syntax::ast::Query;
use crate::record::Kind;
use crate::register::Ix;

/// One value of a field among some rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// What [`super::filter_with`] takes for it.
    pub value: String,
    /// The same for people.
    pub label: String,
    /// How many rows are left when only it is asked for.
    pub rows: usize,
}

/// Rows counted by the values of two fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cross {
    /// The values of the first field, one a line.
    pub rows: Vec<Counted>,
    /// The values of the second field, side by side.
    pub columns: Vec<Counted>,
    /// How many rows have both, line by line.
    pub cells: Vec<Vec<usize>>,
}

/// The fields by whose values the records of a kind can be told apart, in the order of the help.
pub fn fields(kind: Kind) -> Vec<&'static Field> {
    let told = |field: &&Field| {
        field.on.contains(&kind)
            && field.name != kind.word()
            && !matches!(field.value, ValueKind::Id | ValueKind::Text)
    };
    FIELDS.iter().filter(told).collect()
}

/// The values of a field among the records of a kind that answer the rest of the filter: the most
/// frequent first, then by label. Days are counted by month; what is due, and numbers, by spans,
/// which keep their own order. A record may have several values, so that the counts of all may
/// come to more than there are records. Running text has no values.
pub fn facet(asker: &Asker<'_>, kind: Kind, rest: &Query, field: &Field) -> Vec<Counted> {
    facet_of(asker, &answering(asker, kind, rest), field)
}

/// The same among these rows.
pub fn facet_of(asker: &Asker<'_>, rows: &[Ix], field: &Field) -> Vec<Counted> {
    if field.value == ValueKind::Text {
        return Vec::new();
    }
    Spread::new(asker, rows, field).counted().into_iter().map(|(_, counted)| counted).collect()
}

/// The months in which a field of days ends among these rows, also where [`facet_of`] counts spans.
pub fn months(asker: &Asker<'_>, rows: &[Ix], field: &Field) -> Vec<Counted> {
    let spread = Spread::by_value(asker, rows, field);
    spread.counted().into_iter().map(|(_, counted)| counted).collect()
}

/// The values of two fields against each other, among the records that answer the rest.
pub fn cross(asker: &Asker<'_>, kind: Kind, rest: &Query, one: &Field, other: &Field) -> Cross {
    let rows = answering(asker, kind, rest);
    let (down, across) = (Spread::new(asker, &rows, one), Spread::new(asker, &rows, other));
    let (lines, columns) = (down.counted(), across.counted());
    let mut both: HashMap<(usize, usize), usize> = HashMap::new();
    for (own, others) in down.of.iter().zip(&across.of) {
        for &line in own {
            for &column in others {
                *both.entry((line, column)).or_default() += 1;
            }
        }
    }
    let cell = |line: usize, column: usize| both.get(&(line, column)).copied().unwrap_or(0);
    let cells = lines
        .iter()
        .map(|(line, _)| columns.iter().map(|(column, _)| cell(*line, *column)).collect())
        .collect();
    let told = |all: Vec<(usize, Counted)>| all.into_iter().map(|(_, counted)| counted).collect();
    Cross { rows: told(lines), columns: told(columns), cells }
}

/// The records of a kind that answer a query, in the order of their files.
pub fn answering(asker: &Asker<'_>, kind: Kind, query: &Query) -> Vec<Ix> {
    let all = asker.register.of(kind).par_iter().copied();
    all.filter(|&ix| answers(asker, query, ix)).collect()
}

/// The spans in which a field's values are counted: what each asks, and its label.
pub(super) fn spans(field: &Field) -> &'static [(&'static str, &'static str)] {
    match field.name {
        "due" => &[
            ("overdue", "overdue"),
            ("<60d", "within 60 days"),
            (">60d", "later"),
            ("standing", "standing"),
            (NONE, "no date"),
        ],
        "age" => &[
            ("<=30", "up to 30 days"),
            ("31..90", "31 to 90 days"),
            ("91..180", "91 to 180 days"),
            ("181..365", "181 to 365 days"),
            (">365", "over a year"),
            (NONE, "none"),
        ],
        "urgency" => &[
            (">=10", "10 or more"),
            ("5..9.99", "5 to 10"),
            ("2..4.99", "2 to 5"),
            ("<2", "under 2"),
            (NONE, "none"),
        ],
        "gap" => &[
            (">=100m", "£100m or more"),
            (">=10m", "£10m or more"),
            (">=1m", "£1m or more"),
            ("<1m", "under £1m"),
            (NONE, "none"),
        ],
        _ => &[],
    }
}
