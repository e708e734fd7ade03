//! Earlier revisions of a register, read with git.

mod command;
pub mod load;
pub mod revision;
