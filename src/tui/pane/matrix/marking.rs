//! Marking cells of the matrix, and what an act would then be on.

use std::collections::{BTreeSet, HashSet};

use super::grid::{Grid, GridCell};
use crate::record::Kind;
use crate::register::{Ix, StageSide};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::pane::place::{CellKey, Targets};

impl Grid {
    /// Carries out a command that marks; `None` when it is none, else what is to be said.
    pub fn mark(&mut self, command: Command, model: &Model) -> Option<String> {
        match command {
            Command::MarkAndDown | Command::MarkRange if self.range.is_some() => {
                let range = self.in_range(model).into_iter();
                let keys: Vec<CellKey> = range.map(|spot| self.key_of(spot, model)).collect();
                self.marks.extend(keys);
                self.range = None;
            }
            Command::MarkAndDown => {
                if let Some(spot) = self.under_cursor() {
                    let key = self.key_of(spot, model);
                    if !self.marks.remove(&key) {
                        self.marks.insert(key);
                    }
                    self.navigate(Command::Down);
                    self.follow_cursor(model);
                }
            }
            Command::MarkRange => {
                self.range = self.under_cursor().map(|spot| self.key_of(spot, model));
                return Some("Range: move to its other end, then V or Space".into());
            }
            Command::MarkAllShown => {
                self.range = None;
                let asked = self.spots().filter(|(.., spot)| self.at(*spot).3.asked);
                let all: BTreeSet<CellKey> =
                    asked.map(|(.., spot)| self.key_of(spot, model)).collect();
                if all.is_subset(&self.marks) {
                    self.marks.retain(|key| !all.contains(key));
                } else {
                    self.marks.extend(all);
                }
            }
            _ => return None,
        }
        Some(String::new())
    }

    /// The cells of the range that is being marked: the rectangle between its two ends.
    pub fn in_range(&self, model: &Model) -> Vec<GridCell> {
        let from = self.range.as_ref().and_then(|key| self.place_of(model, key));
        let (Some((line, across)), Some(here)) = (from, self.key(model)) else { return Vec::new() };
        let Some((to, end)) = self.place_of(model, &here) else { return Vec::new() };
        let cells = across.min(end)..=across.max(end);
        (line.min(to)..=line.max(to))
            .flat_map(|line| cells.clone().filter_map(move |across| self.spot(line, across)))
            .collect()
    }

    /// How many cells are marked; those of a range that is not ended count.
    pub fn marked(&self, model: &Model) -> usize {
        let fresh = self.in_range(model).into_iter().map(|spot| self.key_of(spot, model));
        self.marks.len() + fresh.filter(|key| !self.marks.contains(key)).count()
    }

    /// What is to be known before an act: that it is on a case where no endorsement is on file, or
    /// on one of several endorsements; and whether a verdict would have nothing to judge.
    pub fn caution(&self, model: &Model) -> Option<(String, bool)> {
        let id = |ix: Ix| model.register.id(ix).as_str();
        let is_endorsement = |ix: Ix| model.register.record(ix).kind() == Kind::Endorsement;
        let targets = self.targets(model);
        if targets.are_marked() {
            let mut cases = targets.on;
            cases.retain(|&ix| !is_endorsement(ix));
            let (first, more) = (*cases.first()?, cases.len() - 1);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let words =
                format!("marked cells without an endorsement: there it is on {}", id(first));
            return Some((words + &more, true));
        }
        let spot = self.under_cursor()?;
        let (_, row, column, cell) = self.at(spot);
        let on = self.acted_on(spot, model);
        if on == row.case {
            let words =
                format!("{}: no endorsement is on file, so this is on {}", column.head, id(on));
            return Some((words, true));
        }
        let mut others: Vec<Ix> = cell.at(self.side_of(spot)).iter().map(|it| it.from).collect();
        others.retain(|&ix| ix != on && is_endorsement(ix));
        others.dedup();
        let ids: Vec<&str> = others.into_iter().map(id).collect();
        (!ids.is_empty())
            .then(|| (format!("this is on {} alone, not on {}", id(on), ids.join(" ")), false))
    }

    /// What an act would be on: the records of the marked cells that show, else that of the cursor.
    pub fn targets(&self, model: &Model) -> Targets {
        let range = self.in_range(model);
        if self.marks.is_empty() && range.is_empty() {
            let cell = self.under_cursor().map(|spot| self.acted_on(spot, model));
            return Targets::one(cell.or_else(|| self.case_under_cursor()));
        }
        let spot_of = |key: &CellKey| {
            let (line, across) = self.place_of(model, key)?;
            self.spot(line, across).filter(|&spot| self.key_of(spot, model) == *key)
        };
        let shown: Vec<GridCell> = self.marks.iter().filter_map(spot_of).collect();
        let hidden = self.marks.len() - shown.len();
        let cells = shown.into_iter().chain(range);
        let mut on: Vec<Ix> = cells.map(|spot| self.acted_on(spot, model)).collect();
        on.sort_unstable();
        on.dedup();
        Targets { marked: on.len() + hidden, on }
    }

    /// What a review goes through: what an act would be on where cells are marked, else the
    /// endorsements behind all cells that show, at either stage, in the order of the cells.
    pub fn queue(&self, model: &Model) -> Vec<Ix> {
        let marked = self.targets(model);
        if marked.are_marked() {
            return marked.on;
        }
        let mut known = HashSet::new();
        self.spots()
            .flat_map(|(.., spot)| {
                let cell = self.at(spot).3;
                cell.at(StageSide::Now).iter().chain(cell.at(StageSide::Next))
            })
            .map(|said| said.from)
            .filter(|&ix| model.register.record(ix).kind() == Kind::Endorsement)
            .filter(|&ix| known.insert(ix))
            .collect()
    }
}
