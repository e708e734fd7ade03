//! From a table in a file to the fields of a record, with a fault for each value that is wrong.

pub mod context;
pub mod fields;
pub(crate) mod table;
mod values;
