//! The filing cabinet: the only room that opens, reads and writes files.

pub mod folder;
pub mod read;
mod sources;

pub use folder::{Contents, Missing, contents};
