//! The papers: what is known about a register, printed for scripts (JSON) and for people (tables).

pub mod clock;
pub mod copy;
pub mod dossier;
pub mod entries;
pub mod export;
pub mod faults;
pub mod ics;
pub mod json;
pub mod log;
pub mod matrix;
pub mod page;
pub mod rows;
pub mod sheet;
pub mod table;

#[cfg(test)]
mod tests;

pub use export::{Format, export};
pub use log::Entries;
pub use sheet::Sheet;
pub use table::Table;
