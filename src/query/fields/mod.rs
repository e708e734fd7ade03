//! What a filter can ask about: the fields, the flags, and what each reads from a record.

pub(crate) mod call_in;
pub mod field;
pub mod flag;
pub mod flags;
pub(crate) mod related;
pub mod values;
