//! Marks: the rows that an act is meant for, by their ids, whatever the filter shows of them.

use std::collections::BTreeSet;

use crate::record::Id;
use crate::text::plural::count;

/// The marked records of one screen, and those that were marked before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    now: BTreeSet<Id>,
    before: BTreeSet<Id>,
}

impl Marks {
    /// Whether a record is marked.
    pub fn has(&self, id: &Id) -> bool {
        self.now.contains(id)
    }

    /// How many records are marked.
    pub fn len(&self) -> usize {
        self.now.len()
    }

    /// Whether none is marked.
    pub fn is_empty(&self) -> bool {
        self.now.is_empty()
    }

    /// Marks a record, or takes its mark away.
    pub fn toggle(&mut self, id: &Id) {
        if !self.now.remove(id) {
            self.now.insert(id.clone());
        }
    }

    /// Marks all of these; when all of them were marked already, takes their marks away.
    pub fn toggle_all<'a>(&mut self, ids: impl Iterator<Item = &'a Id> + Clone) {
        if ids.clone().all(|id| self.now.contains(id)) {
            ids.for_each(|id| _ = self.now.remove(id));
        } else {
            self.add(ids);
        }
    }

    /// Marks all of these.
    pub fn add<'a>(&mut self, ids: impl Iterator<Item = &'a Id>) {
        self.now.extend(ids.cloned());
    }

    /// Takes all marks away; they can be brought back.
    pub fn clear(&mut self) {
        if !self.now.is_empty() {
            self.before = std::mem::take(&mut self.now);
        }
    }

    /// Brings the marks back that were there before the last clearing, beside those that are there
    /// now; `false` when there were none.
    pub fn restore(&mut self) -> bool {
        self.now.extend(self.before.iter().cloned());
        !self.before.is_empty()
    }
}

/// What an Esc that clears so many marks does, in words; `None` where nothing is marked.
pub fn clearing(marks: usize) -> Option<String> {
    (marks > 0).then(|| format!("clears {}", count(marks, "mark")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn ids(words: &str) -> Vec<Id> {
        words.split(' ').map(|word| Id::new(word).unwrap()).collect()
    }

    fn shown(marks: &Marks) -> String {
        marks.now.iter().map(Id::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn all_shown_are_marked_and_a_second_time_unmarked_the_others_untouched() {
        let mut marks = Marks::default();
        let (few, other) = (ids("AMB-C1 AMB-C2"), ids("AMB-C9"));
        marks.toggle(&other[0]);
        marks.toggle_all(few.iter());
        assert_eq!(shown(&marks), "AMB-C1 AMB-C2 AMB-C9");
        marks.toggle_all(few.iter());
        assert_eq!(shown(&marks), "AMB-C9");
    }

    #[test]
    fn cleared_marks_come_back_and_two_clearings_do_not_lose_them() {
        let mut marks = Marks::default();
        assert!(!marks.restore());
        marks.add(ids("AMB-C1 AMB-C2").iter());
        marks.clear();
        marks.clear();
        assert!(marks.is_empty());
        assert!(marks.restore());
        assert_eq!(shown(&marks), "AMB-C1 AMB-C2");
        assert_eq!(marks.len(), 2);
    }
}
