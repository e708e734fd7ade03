//! Asking: what an officer types to narrow a list, read, read back in words, and matched.

pub mod columns;
pub mod complete;
pub mod context;
pub mod edit;
pub mod facet;
pub mod fields;
pub mod group;
pub mod provenance;
pub mod rules;
pub mod said;
pub mod search;
pub mod select;
pub mod sort;
pub mod syntax;

#[cfg(test)]
mod tests;

pub use columns::column::{COLUMNS, Column};
pub use columns::view::{ColumnSpec, ListScreen, Views};
pub use complete::{CompletionSlot, filter_without, typing};
pub use context::{Baseline, QueryContext, SearchIndex};
pub use edit::filter_with;
pub use facet::{CrossTable, FacetCount, cross, facet, facet_of};
pub(crate) use fields::compiled::CompiledQuery;
pub use fields::field::{Field, ValueKind};
pub use fields::flag::{FLAGS, Flag, THINGS, is_held};
pub use fields::table::{CAVEAT_FIELDS, FIELDS};
pub use group::{Grouping, group};
pub use rules::rule_faults;
pub use search::fuzzy::{Matcher, SearchNames};
pub use search::similar::similar;
pub use select::select;
pub use sort::{SortBy, natural};
pub use syntax::ast::{Condition, Query};
pub use syntax::describe::describe_query;
pub use syntax::error::QueryError;
pub use syntax::parse::parse;
pub use syntax::value::{Op, QueryValue};
