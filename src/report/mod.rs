//! The papers: what is known about a register, printed for scripts (JSON) and for people (tables).

pub mod copy;
pub mod dossier;
pub mod entries;
pub mod export;
pub mod faults;
mod html;
pub mod json;
pub mod log;
pub mod page;
mod paper;
pub mod rows;
pub mod session;
pub mod sitting;
pub mod table;

#[cfg(test)]
mod tests;

pub use export::{Format, export};
pub use log::Entries;
pub use session::session;
pub use table::Table;
