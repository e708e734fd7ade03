//! The papers: what is known about a register, printed for scripts (JSON) and for people (tables).

pub mod copy;
pub mod diff;
pub mod dossier;
pub mod entries;
pub mod export;
pub mod faults;
pub mod json;
pub mod kept;
pub mod log;
pub mod page;
pub mod rows;
pub mod settle;
pub mod sheet;
pub mod table;

#[cfg(test)]
mod tests;

pub use export::{Format, export};
pub use log::Entries;
pub use table::Table;
