//! The order of a list: by what it is sorted, how each name compares two rows.

use std::cmp::Reverse;

use super::context::QueryContext;
use super::fields::call_in::by_soonest;
use super::fields::field::Field;
use super::fields::order::{ReadPlace, SortValue};
use super::fields::standing::by_open_caveats;
use super::fields::table::{CAVEAT_FIELDS, FIELDS};
use crate::register::Ix;
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

/// What rows may be sorted by beside the fields of a filter.
const ALSO: [(&str, ReadPlace); 2] = [("open", by_open_caveats), ("soonest", by_soonest)];

impl SortBy {
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
        let read = Self::read(text);
        let unknown = |by: &&Self| by.also().is_none() && Field::named(&by.name).is_none();
        let wrong = &read.iter().find(unknown)?.name;
        let fields = FIELDS.iter().chain(&*CAVEAT_FIELDS).map(|it| it.name);
        let names = ALSO.map(|(name, _)| name).into_iter().chain(fields);
        Some(match nearest(wrong, names) {
            Some(near) => format!("nothing is sorted by `{wrong}`; did you mean `{near}`?"),
            None => format!("nothing is sorted by `{wrong}`"),
        })
    }

    fn also(&self) -> Option<ReadPlace> {
        ALSO.iter().find(|(name, _)| *name == self.name).map(|(_, read)| *read)
    }

    /// What gives the place of each row.
    pub(super) fn key(&self) -> impl Fn(&QueryContext<'_>, Ix) -> SortValue + use<> {
        let (also, field, reversed) = (self.also(), Field::named(&self.name), self.reversed);
        move |ctx, ix| {
            let key = match (also, field) {
                (Some(read), _) => read(ctx, ix),
                (None, Some(field)) => field.place(ctx, ix),
                (None, None) => SortValue::Nothing,
            };
            if reversed { SortValue::Turned(Reverse(Box::new(key))) } else { key }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

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
