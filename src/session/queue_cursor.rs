//! The place in a queue: which item is the current one, and which one comes next.

use crate::record::Id;

/// A queue with a place in it. What was put off comes again at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueCursor {
    order: Vec<Id>,
    at: usize,
}

impl QueueCursor {
    /// A cursor at the first item of `queue`; what was `put_off` stands at the end, in that order.
    pub fn new(queue: &[Id], put_off: &[Id]) -> Self {
        let first = queue.iter().filter(|id| !put_off.contains(id));
        let last = put_off.iter().filter(|id| queue.contains(id));
        Self { order: first.chain(last).cloned().collect(), at: 0 }
    }

    /// The items in the order in which they come.
    pub fn order(&self) -> &[Id] {
        &self.order
    }

    /// The current item; `None` at the end.
    pub fn current(&self) -> Option<&Id> {
        self.order.get(self.at)
    }

    /// Goes to an item; `false` when it is not in the queue.
    pub fn move_to(&mut self, id: &Id) -> bool {
        let found = self.order.iter().position(|own| own == id);
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }

    /// Goes to the end, where there is no current item.
    pub fn finish(&mut self) {
        self.at = self.order.len();
    }

    /// Goes to the item before, judged or not; `false` at the first.
    pub fn back(&mut self) -> bool {
        let moved = self.at > 0;
        self.at = self.at.saturating_sub(1);
        moved
    }

    /// Goes to the item after, judged or not, and from the last one to the end; `false` at the end.
    pub fn forward(&mut self) -> bool {
        let moved = self.at < self.order.len();
        self.at = (self.at + 1).min(self.order.len());
        moved
    }

    /// The next item that is still to be judged, from here to the end and then from the beginning.
    pub fn after(&self, is_open: impl Fn(&Id) -> bool) -> Option<&Id> {
        let (before, from) = self.order.split_at((self.at + 1).min(self.order.len()));
        from.iter().chain(before).find(|id| is_open(id))
    }

    /// Goes to that item; to the end when there is none.
    pub fn advance(&mut self, is_open: impl Fn(&Id) -> bool) {
        let next = self.after(is_open).cloned();
        if !next.is_some_and(|id| self.move_to(&id)) {
            self.finish();
        }
    }

    /// Goes to the first item that is still to be judged; to the end when there is none.
    pub fn begin(&mut self, is_open: impl Fn(&Id) -> bool) {
        self.at = self.order.iter().position(is_open).unwrap_or(self.order.len());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn ids(names: &str) -> Vec<Id> {
        names.split_whitespace().map(|name| Id::new(name).unwrap()).collect()
    }

    fn here(cursor: &QueueCursor) -> &str {
        cursor.current().map_or("the end", Id::as_str)
    }

    #[test]
    fn what_was_put_off_comes_again_at_the_end_in_the_order_of_putting_off() {
        let cursor = QueueCursor::new(&ids("A B C D"), &ids("C A Z"));
        assert_eq!(cursor.order(), ids("B D C A"));
    }

    #[test]
    fn after_a_verdict_comes_the_next_that_is_open_then_what_was_passed_over() {
        let mut cursor = QueueCursor::new(&ids("A B C D"), &[]);
        let open = |id: &Id| matches!(id.as_str(), "A" | "D");
        cursor.move_to(&ids("B")[0]);
        cursor.advance(open);
        assert_eq!(here(&cursor), "D");
        cursor.advance(|id| id.as_str() == "A");
        assert_eq!(here(&cursor), "A");
        cursor.advance(|_| false);
        assert_eq!(here(&cursor), "the end");
        assert!(cursor.back() && here(&cursor) == "D");
        assert!(cursor.forward() && !cursor.forward());
    }

    proptest! {
        #[test]
        fn a_walk_that_judges_what_lies_there_meets_every_item_once(
            count in 0_usize..40, first in 0_usize..40,
        ) {
            let queue: Vec<Id> = (0..count).map(|at| Id::new(&format!("X{at}")).unwrap()).collect();
            let mut cursor = QueueCursor::new(&queue, &[]);
            if let Some(id) = queue.get(first) {
                cursor.move_to(id);
            }
            let mut judged = BTreeSet::new();
            while let Some(id) = cursor.current().cloned() {
                prop_assert!(judged.insert(id));
                cursor.advance(|id| !judged.contains(id));
            }
            prop_assert_eq!(judged.len(), count);
        }
    }
}
