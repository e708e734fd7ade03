//! A list counted by a field, and by a second one: what there is to choose, and the filter it gives.

use std::collections::BTreeSet;

use crate::query::facet::fields;
use crate::query::{Counted, Cross, Field, Query, cross, facet, filter_with};
use crate::record::Kind;
use crate::tui::model::Desk;

/// How far the officer has come.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// A field is picked.
    Field,
    /// Values of it are picked.
    Values(&'static Field),
    /// A second field is picked.
    Second(&'static Field),
    /// A pair of values is picked.
    Table(&'static Field, &'static Field),
}

/// The rows of a list, counted.
#[derive(Debug)]
pub struct Counting {
    kind: Kind,
    /// The filter of the list as typed.
    pub filter: String,
    /// How far the officer has come.
    pub step: Step,
    /// The fields in which the rows differ, and in how many ways.
    pub fields: Vec<(&'static Field, usize)>,
    /// The values of the field that was picked.
    pub values: Vec<Counted>,
    /// Those of two fields against each other.
    pub table: Option<Cross>,
}

impl Counting {
    /// The rows of a screen under a filter; nothing is picked yet.
    pub fn new(desk: &Desk, screen: &str, filter: &str) -> Self {
        let mut counting = Self {
            kind: desk.views.screen(screen).map_or(Kind::Case, |screen| screen.kind),
            filter: filter.to_owned(),
            step: Step::Field,
            fields: Vec::new(),
            values: Vec::new(),
            table: None,
        };
        counting.count(desk);
        counting
    }

    /// Counts what there is to choose, as the register is now.
    pub fn count(&mut self, desk: &Desk) {
        let asker = desk.asker();
        let values = |field: &Field| facet(&asker, self.kind, &self.rest(desk, &[field]), field);
        match self.step {
            Step::Field | Step::Second(_) => {
                let counted = fields(self.kind).into_iter();
                let told = counted.map(|field| (field, values(field).len()));
                self.fields = told.filter(|(_, different)| *different > 1).collect();
            }
            Step::Values(field) => self.values = values(field),
            Step::Table(one, other) => {
                let rest = self.rest(desk, &[one, other]);
                self.table = Some(cross(&asker, self.kind, &rest, one, other));
            }
        }
    }

    /// The filter without what it asks of these fields; one that cannot be read asks for all.
    fn rest(&self, desk: &Desk, asked: &[&Field]) -> Query {
        let filter = self.filter.clone();
        let without = asked.iter().fold(filter, |filter, field| filter_with(&filter, field, &[]));
        desk.parse(&without).unwrap_or_else(|_| Query::everything())
    }

    /// How many rows there are to choose from.
    pub fn rows(&self) -> usize {
        match (self.step, &self.table) {
            (Step::Field | Step::Second(_), _) => self.fields.len(),
            (Step::Values(_), _) => self.values.len(),
            (Step::Table(..), table) => table.as_ref().map_or(0, |table| table.rows.len()),
        }
    }

    /// How many columns there are to choose from.
    pub fn columns(&self) -> usize {
        match (self.step, &self.table) {
            (Step::Table(..), Some(table)) => table.columns.len(),
            _ => 0,
        }
    }

    /// The step that the field in this row leads to.
    pub fn next(&self, row: usize) -> Option<Step> {
        let field = self.fields.get(row)?.0;
        match self.step {
            Step::Field => Some(Step::Values(field)),
            Step::Second(first) => Some(Step::Table(first, field)),
            Step::Values(_) | Step::Table(..) => None,
        }
    }

    /// The step before; none before the first.
    pub fn before(&self) -> Option<Step> {
        match self.step {
            Step::Field => None,
            Step::Values(_) => Some(Step::Field),
            Step::Second(field) | Step::Table(field, _) => Some(Step::Values(field)),
        }
    }

    /// The filter that asks for the marked values, else for those in this row and column.
    pub fn filtered(&self, row: usize, column: usize, marked: &BTreeSet<String>) -> String {
        let value = |all: &[Counted], at: usize| -> Vec<String> {
            all.get(at).map(|it| it.value.clone()).into_iter().collect()
        };
        match (self.step, &self.table) {
            (Step::Values(field), _) if marked.is_empty() => {
                filter_with(&self.filter, field, &value(&self.values, row))
            }
            (Step::Values(field), _) => {
                let marked: Vec<String> = marked.iter().cloned().collect();
                filter_with(&self.filter, field, &marked)
            }
            (Step::Table(one, other), Some(table)) => {
                let filter = filter_with(&self.filter, one, &value(&table.rows, row));
                filter_with(&filter, other, &value(&table.columns, column))
            }
            _ => self.filter.clone(),
        }
    }

    /// What is counted, in words.
    pub fn heading(&self) -> String {
        let of = self.kind.plural();
        match self.step {
            Step::Field => format!("Count {of} by"),
            Step::Values(field) => format!("{of} by {}", field.name),
            Step::Second(field) => format!("{of} by {} and by", field.name),
            Step::Table(one, other) => format!("{of} by {} and {}", one.name, other.name),
        }
    }
}
