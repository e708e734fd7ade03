//! A list counted by a field, and by a second one: what there is to choose, and the filter it gives.

use std::collections::BTreeSet;

use crate::query::facet::fields;
use crate::query::{CrossTable, FacetCount, Field, Query, cross, facet, filter_with};
use crate::record::Kind;
use crate::tui::model::Model;

/// How far the officer has come.
#[derive(Debug, Clone, Copy)]
pub enum FacetStep {
    /// A field is picked.
    Field,
    /// Values of it are picked.
    Values(&'static Field),
    /// A second field is picked.
    Second(&'static Field),
    /// A pair of values is picked.
    Table(&'static Field, &'static Field),
}

/// What there is to choose from.
#[derive(Debug)]
pub enum FacetChoices {
    /// The fields in which the rows differ, and in how many ways.
    Fields(Vec<(&'static Field, usize)>),
    /// The values of the field that was picked.
    Values(Vec<FacetCount>),
    /// Those of two fields against each other.
    Table(CrossTable),
}

/// The rows of a list, counted.
#[derive(Debug)]
pub struct FacetRows {
    kind: Kind,
    /// The filter of the list as typed.
    pub filter: String,
    /// How far the officer has come.
    pub step: FacetStep,
    /// What there is to choose from.
    pub choices: FacetChoices,
}

impl FacetRows {
    /// The rows of a screen under a filter; nothing is picked yet.
    pub fn new(model: &Model, screen: &str, filter: &str) -> Self {
        let mut counting = Self {
            kind: model.views.screen(screen).map_or(Kind::Case, |screen| screen.kind),
            filter: filter.to_owned(),
            step: FacetStep::Field,
            choices: FacetChoices::Fields(Vec::new()),
        };
        counting.count(model);
        counting
    }

    /// Counts what there is to choose, as the register is now.
    pub fn count(&mut self, model: &Model) {
        let ctx = model.ctx();
        let values = |field: &Field| facet(&ctx, self.kind, &self.rest(model, &[field]), field);
        self.choices = match self.step {
            FacetStep::Field | FacetStep::Second(_) => {
                let counted = fields(self.kind).into_iter();
                let counted = counted.map(|field| (field, values(field).len()));
                FacetChoices::Fields(counted.filter(|(_, different)| *different > 1).collect())
            }
            FacetStep::Values(field) => FacetChoices::Values(values(field)),
            FacetStep::Table(one, other) => {
                let rest = self.rest(model, &[one, other]);
                FacetChoices::Table(cross(&ctx, self.kind, &rest, one, other))
            }
        };
    }

    /// The filter without what it asks of these fields; one that cannot be read asks for all.
    fn rest(&self, model: &Model, asked: &[&Field]) -> Query {
        let filter = self.filter.clone();
        let without = asked.iter().fold(filter, |filter, field| filter_with(&filter, field, &[]));
        model.parse(&without).unwrap_or_else(|_| Query::everything())
    }

    /// How many rows there are to choose from.
    pub fn rows(&self) -> usize {
        match &self.choices {
            FacetChoices::Fields(fields) => fields.len(),
            FacetChoices::Values(values) => values.len(),
            FacetChoices::Table(table) => table.rows.len(),
        }
    }

    /// How many columns there are to choose from.
    pub fn columns(&self) -> usize {
        if let FacetChoices::Table(table) = &self.choices { table.columns.len() } else { 0 }
    }

    /// The step that the field in this row leads to.
    pub fn next(&self, row: usize) -> Option<FacetStep> {
        let FacetChoices::Fields(fields) = &self.choices else { return None };
        let field = fields.get(row)?.0;
        Some(match self.step {
            FacetStep::Second(first) => FacetStep::Table(first, field),
            _ => FacetStep::Values(field),
        })
    }

    /// The step before; none before the first.
    pub fn before(&self) -> Option<FacetStep> {
        match self.step {
            FacetStep::Field => None,
            FacetStep::Values(_) => Some(FacetStep::Field),
            FacetStep::Second(field) | FacetStep::Table(field, _) => Some(FacetStep::Values(field)),
        }
    }

    /// The filter that asks for the marked values, else for those in this row and column.
    pub fn filtered(&self, row: usize, column: usize, marked: &BTreeSet<String>) -> String {
        let value = |all: &[FacetCount], at: usize| -> Vec<String> {
            all.get(at).map(|it| it.value.clone()).into_iter().collect()
        };
        match (self.step, &self.choices) {
            (FacetStep::Values(field), FacetChoices::Values(values)) => {
                let marked: Vec<String> = marked.iter().cloned().collect();
                let asked = if marked.is_empty() { value(values, row) } else { marked };
                filter_with(&self.filter, field, &asked)
            }
            (FacetStep::Table(one, other), FacetChoices::Table(table)) => {
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
            FacetStep::Field => format!("Count {of} by"),
            FacetStep::Values(field) => format!("{of} by {}", field.name),
            FacetStep::Second(field) => format!("{of} by {} and by", field.name),
            FacetStep::Table(one, other) => format!("{of} by {} and {}", one.name, other.name),
        }
    }
}
