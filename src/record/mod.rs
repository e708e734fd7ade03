//! What a council writes down: every kind of record, read from TOML with its faults.

pub mod id;
pub mod kind;

pub use id::Id;
pub use kind::Kind;
