//! What every verb takes in the same way: the folder, the day, the kind of record, filter, format.

pub(crate) mod format;
pub mod global;
pub mod kind;
pub(crate) mod query;
