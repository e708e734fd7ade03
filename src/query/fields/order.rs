//! The place of a record in a sorted list.

use std::cmp::{Ordering, Reverse};

use super::values::FieldValue;
use crate::calendar::SortKey;
use crate::query::context::QueryContext;
use crate::register::Ix;
use crate::text::fold::fold;
use crate::text::natural_order::natural;

/// The place of a row among others; what says nothing comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SortValue {
    Number(i128),
    Date(SortKey),
    Natural(NaturalText),
    Turned(Reverse<Box<SortValue>>),
    Nothing,
}

/// Words that compare the way people count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NaturalText(String);

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

/// Reads the place of a record in an order.
pub(crate) type ReadPlace = fn(&QueryContext<'_>, Ix) -> SortValue;

impl SortValue {
    /// The place of some words, as people count.
    pub fn natural(text: impl Into<String>) -> Self {
        Self::Natural(NaturalText(text.into()))
    }

    /// The place of a number where the greatest comes first.
    pub fn most(number: Option<i128>) -> Self {
        number.map_or(Self::Nothing, |most| Self::Number(-most))
    }

    /// The place of a record with these values: the greatest number comes first, else the first
    /// words or day tell.
    pub fn of(values: &[FieldValue<'_>]) -> Self {
        let number = |value: &FieldValue<'_>| match value {
            FieldValue::Count(it) | FieldValue::Hundredths(it) => Some(i128::from(*it)),
            FieldValue::Pence(pence) => Some(*pence),
            _ => None,
        };
        let place = |value: &FieldValue<'_>| match value {
            FieldValue::Word(text) | FieldValue::Text(text) => {
                Some(fold(text)).filter(|text| !text.is_empty()).map(Self::natural)
            }
            FieldValue::Days(window) => window.to.map(|day| Self::Date(SortKey::Ends(day))),
            _ => None,
        };
        match values.iter().filter_map(number).max() {
            None => values.iter().find_map(place).unwrap_or(Self::Nothing),
            most => Self::most(most),
        }
    }
}
