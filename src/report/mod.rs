//! The papers: what is known about a register, printed for scripts (JSON) and for people (tables).

pub mod clipboard_text;
pub mod diff;
pub mod document;
pub mod dossier;
pub mod list;
pub mod meeting;
pub mod merge_back;
pub mod session;
pub mod timeline;

#[cfg(test)]
mod tests;

pub use document::export::{Format, export};
pub use document::table::Table;
pub use document::tables::Tables;
pub use list::entry_table::EntrySelection;
pub use meeting::agenda::MeetingAgenda;
pub use meeting::chase::ChaseLetters;
pub use session::minutes::session;
