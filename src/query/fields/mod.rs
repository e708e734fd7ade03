//! What a filter can ask about: the fields, the flags, and what each reads from a record.

pub(crate) mod call_in;
pub(crate) mod compiled;
mod dates;
pub mod field;
pub mod flag;
pub(crate) mod order;
mod people;
pub(crate) mod related;
pub(crate) mod standing;
pub mod table;
pub(crate) mod texts;
pub mod values;
