//! What a council writes down: every kind of record, read from TOML with its faults.

pub mod id;
pub mod kind;
pub mod money;

pub use id::Id;
pub use kind::Kind;
pub use money::Money;
