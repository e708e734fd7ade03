//! The papers: what is known about a register, printed for scripts (JSON) and for people (tables).

pub mod clock;
pub mod copy;
pub mod diff;
pub mod dossier;
pub mod entries;
pub mod export;
pub mod faults;
pub mod gantt;
pub mod ics;
pub mod json;
pub mod kept;
pub mod log;
pub mod matrix;
pub mod money;
pub mod page;
pub mod rows;
pub mod scale;
pub mod settle;
pub mod sheet;
pub mod svg;
pub mod table;
pub mod timeline;
pub mod totals;

#[cfg(test)]
mod tests;

pub use export::{Format, export};
pub use log::Entries;
pub use sheet::Sheet;
pub use table::Table;
