//! The officer's own journal on disk: found, locked, appended to, read.

pub mod append;
pub mod lock;
mod own_journal;
pub mod read_all;
