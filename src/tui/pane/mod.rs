//! Panes: each reads the model, moves its own cursor, asks for everything else; none knows another.

mod bring_back;
mod changes;
mod dossier;
mod drafts;
mod facets;
mod faults;
mod help;
mod links;
pub(crate) mod list;
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
pub use source::SourceText;
