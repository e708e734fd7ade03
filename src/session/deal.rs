//! Sharing a queue out: each officer gets a part of their own, and as much of each programme as the
//! others.

use crate::record::Id;

/// Deals items, each with its programme, to so many officers. No item goes to two; neither the parts
/// nor any programme's share in them differ by more than one item. Within a part the order of the
/// queue is kept.
pub fn deal(items: &[(Id, String)], officers: usize) -> Vec<Vec<Id>> {
    let mut by_programme: Vec<usize> = (0..items.len()).collect();
    by_programme.sort_by_key(|&at| &items[at].1);
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); officers];
    // Going on where the programme before ended keeps the parts even over all programmes.
    for (at, officer) in by_programme.into_iter().zip((0..officers).cycle()) {
        parts[officer].push(at);
    }
    let in_order = |mut part: Vec<usize>| {
        part.sort_unstable();
        part.into_iter().map(|at| items[at].0.clone()).collect()
    };
    parts.into_iter().map(in_order).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_item_goes_to_exactly_one_officer_and_nobody_gets_more_than_their_share(
            programmes in prop::collection::vec(0_u8..5, 0..60), officers in 1_usize..6,
        ) {
            let items: Vec<(Id, String)> = programmes
                .iter()
                .enumerate()
                .map(|(at, programme)| (Id::new(&format!("X{at}")).unwrap(), programme.to_string()))
                .collect();
            let parts = deal(&items, officers);
            let mut all: Vec<&Id> = parts.iter().flatten().collect();
            all.sort_unstable();
            let mut queue: Vec<&Id> = items.iter().map(|(id, _)| id).collect();
            queue.sort_unstable();
            prop_assert_eq!(all, queue);
            let even = |sizes: Vec<usize>| {
                sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1
            };
            prop_assert!(even(parts.iter().map(Vec::len).collect()));
            for programme in 0_u8..5 {
                let of = |id: &Id| {
                    items.iter().any(|(own, it)| own == id && *it == programme.to_string())
                };
                prop_assert!(even(
                    parts.iter().map(|part| part.iter().filter(|id| of(id)).count()).collect()
                ));
            }
        }
    }

    #[test]
    fn with_nobody_to_deal_to_nothing_is_dealt() {
        let items = [(Id::new("A").unwrap(), "P".to_owned())];
        assert!(deal(&items, 0).is_empty());
    }
}
