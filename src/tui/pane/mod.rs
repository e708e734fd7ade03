//! Panes: each reads the model, moves its own cursor, and asks for everything else.
//!
//! The roster is the one list of panes; no pane knows another.

mod bring_back;
mod changes;
mod dossier;
mod drafts;
mod facets;
mod faults;
mod help;
mod links;
mod list;
mod loading;
mod log;
mod matrix;
mod meetings;
mod messages;
mod money;
mod open;
pub mod pane;
pub mod place;
mod session;
mod sessions;
mod source;
mod timeline;

pub use open::open;
pub use pane::{BringBackPlace, CellKey, ListPlace, MatrixPlace, Pane, Place, Reply, Targets};
