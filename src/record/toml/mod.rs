//! TOML text as the records need it: read fast, read with places, changed in one place.

pub(crate) mod fast;
pub mod patch;
pub mod tree;
