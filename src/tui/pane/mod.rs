//! Panes: each reads the desk, moves its own cursor, and asks for everything else.
//!
//! The roster is the one list of panes; no pane knows another.

mod audit;
mod audited;
mod changes;
pub mod contract;
mod counting;
mod dossier;
mod drafts;
mod facets;
mod faults;
mod help;
mod linked;
mod listing;
mod loading;
mod marking;
pub mod marks;
mod messages;
mod roster;
mod row;
mod rows;
mod sidebar;
mod sorting;
mod source;
mod tally;

pub use contract::{List, Pane, Place, Reply, Sheet, Split, Targets};
pub use roster::open;
