//! What every verb takes in the same way: the kind of record, filter, format.

mod format;
mod kind;
mod query;

pub(crate) use format::{FormatArgs, JSON, NONE};
pub(crate) use kind::{ListKind, kind_among};
pub(crate) use query::QueryParser;
