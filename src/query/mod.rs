//! Asking: what an officer types to narrow a list, read, read back in words, and matched.

pub mod asker;
pub mod ast;
mod clock;
pub mod column;
pub mod complete;
pub mod facet;
pub mod field;
pub mod flag;
pub mod fuzzy;
pub mod group;
pub mod holds;
mod lex;
pub mod mistake;
pub mod narrow;
pub mod parse;
mod pieces;
pub mod reading;
mod runs;
pub mod select;
pub mod similar;
pub mod sort;
pub mod sourced;
mod spread;
mod term;
pub mod value;
pub mod view;
pub mod words;

#[cfg(test)]
mod tests;

pub use asker::{Asker, Index, Since};
pub use ast::{Ask, Query, Span};
pub use column::{COLUMNS, Column, Show};
pub use complete::{Candidate, Slot, Typing, filter_without, typing};
pub use facet::{Counted, Cross, cross, facet, facet_of};
pub use field::{FIELDS, Facing, Field, ValueKind};
pub use flag::{FLAGS, Flag, THINGS, Thing};
pub use fuzzy::{Matcher, Names};
pub use group::{Grouping, group};
pub use mistake::QueryError;
pub use narrow::filter_with;
pub use parse::parse;
pub use select::{answers, select};
pub use similar::similar;
pub use sort::{SortBy, natural};
pub use value::{Offset, Op, Value};
pub use view::{Layout, Screen, View, Views};
pub use words::reads_as;
