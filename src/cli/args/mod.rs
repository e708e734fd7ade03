//! What every verb takes in the same way: the folder, the day, the kind of record, the format.

pub(crate) mod format;
pub mod global;
pub mod kind;
