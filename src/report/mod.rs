//! The papers: what is known about a register, printed for scripts (JSON) and for people (tables).

pub mod agenda;
pub mod chase;
pub mod clock;
pub mod copy;
pub mod diff;
pub mod dossier;
pub mod due;
pub mod entries;
pub mod export;
pub mod faults;
pub mod gantt;
mod html;
pub mod ics;
pub mod json;
pub mod kept;
pub mod log;
pub mod matrix;
pub mod money;
pub mod page;
mod paper;
pub mod rows;
pub mod scale;
pub mod session;
pub mod settle;
pub mod sheet;
pub mod sitting;
pub mod svg;
pub mod table;
pub mod timeline;
pub mod totals;
pub mod tracked;

#[cfg(test)]
mod tests;

pub use agenda::Agenda;
pub use chase::Letters;
pub use export::{Format, export};
pub use log::Entries;
pub use session::session;
pub use sheet::Sheet;
pub use table::Table;
