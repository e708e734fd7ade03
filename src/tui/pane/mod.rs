//! Panes: each reads the desk, moves its own cursor, and asks for everything else.
//!
//! The roster is the one list of panes; no pane knows another.

mod changes;
pub mod contract;
mod counting;
mod dossier;
mod facets;
mod faults;
mod help;
mod linked;
mod listing;
mod loading;
mod roster;
mod rows;
mod sidebar;
mod source;
mod tally;

pub use changes::{Seen, last_seen};
pub use contract::{Pane, Place, Reply, Split};
pub use roster::open;
