//! Panes: each reads the desk, moves its own cursor, and asks for everything else.
//!
//! The roster is the one list of panes; no pane knows another.

pub mod contract;
mod dossier;
mod faults;
mod help;
mod linked;
mod listing;
mod loading;
mod roster;
mod rows;
mod sidebar;

pub use contract::{Pane, Place, Reply, Split};
pub use roster::open;
