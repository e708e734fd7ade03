//! Words that are looked for in a text: on which lines they stand, and the way from one to the next.

/// What is looked for, and the lines that hold it.
#[derive(Debug, Clone, Default)]
pub struct FindState {
    /// The words as typed; empty when nothing is looked for.
    pub words: String,
    /// The lines on which they begin, in order.
    pub hits: Vec<usize>,
}

impl FindState {
    /// Whether something is looked for.
    pub fn is_on(&self) -> bool {
        !self.words.is_empty()
    }

    /// What the next Esc does while something is looked for.
    pub fn layer(&self) -> Option<String> {
        self.is_on().then(|| format!("ends the search for `{}`", self.words))
    }

    /// Ends the search; `false` when there was none.
    pub fn end(&mut self) -> bool {
        let had = self.is_on();
        *self = Self::default();
        had
    }

    /// The first hit at or after a line, else the first of all.
    pub fn first(&self, from: usize) -> Option<usize> {
        self.hits.iter().find(|&&hit| hit >= from).or(self.hits.first()).copied()
    }

    /// The hit after a line or before it; it goes round.
    pub fn next(&self, from: usize, forward: bool) -> Option<usize> {
        let mut hits = self.hits.iter();
        let found = if forward {
            hits.find(|&&hit| hit > from).or(self.hits.first())
        } else {
            hits.rfind(|&&hit| hit < from).or(self.hits.last())
        };
        found.copied()
    }

    /// Which hit the cursor is on, in words: `3/11 capacity`.
    pub fn position(&self, line: usize) -> String {
        match self.hits.iter().position(|&hit| hit == line) {
            Some(at) => format!("{}/{} `{}`", at + 1, self.hits.len(), self.words),
            None => format!("`{}` does not stand in this text", self.words),
        }
    }

    /// How many lines hold it, for the line that is being typed.
    pub fn counted(&self) -> String {
        match (self.words.is_empty(), self.hits.len()) {
            (true, _) => "type the words to find".to_owned(),
            (false, 0) => "does not stand in this text".to_owned(),
            (false, 1) => "one line".to_owned(),
            (false, lines) => format!("{lines} lines; n and N go from one to the next"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_from_hit_to_hit_goes_round() {
        let sought = FindState { words: "bed".into(), hits: vec![2, 5, 9] };
        assert_eq!((sought.first(3), sought.first(10)), (Some(5), Some(2)));
        assert_eq!((sought.next(5, true), sought.next(9, true)), (Some(9), Some(2)));
        assert_eq!((sought.next(5, false), sought.next(2, false)), (Some(2), Some(9)));
        assert_eq!(sought.position(5), "2/3 `bed`");
        assert_eq!(FindState::default().next(0, true), None);
    }
}
