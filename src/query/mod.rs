//! Asking: what an officer types to narrow a list, read, read back in words, and matched.

pub mod ast;
pub mod complete;
pub mod field;
pub mod flag;
pub mod fuzzy;
mod lex;
pub mod mistake;
pub mod parse;
mod pieces;
mod runs;
mod term;
pub mod value;
pub mod words;

#[cfg(test)]
mod tests;

pub use ast::{Ask, Query, Span};
pub use complete::{Candidate, Slot, Typing, filter_without, typing};
pub use field::{FIELDS, Facing, Field, ValueKind};
pub use flag::{FLAGS, Flag, THINGS, Thing};
pub use fuzzy::{Matcher, Names};
pub use mistake::QueryError;
pub use parse::parse;
pub use value::{Offset, Op, Value};
pub use words::reads_as;
