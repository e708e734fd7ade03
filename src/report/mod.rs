//! The papers: what is known about a register, printed for scripts (JSON) and for people (tables).

pub mod agenda;
pub mod chase;
pub mod copy;
pub mod dossier;
pub mod due;
pub mod entries;
pub mod export;
pub mod faults;
pub mod json;
pub mod log;
pub mod page;
pub mod rows;
pub mod table;
pub mod tracked;

#[cfg(test)]
mod tests;

pub use agenda::Agenda;
pub use chase::Letters;
pub use export::{Format, export};
pub use log::Entries;
pub use table::Table;
