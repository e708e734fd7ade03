//! Panes: each reads the desk, moves its own cursor, and asks for everything else.
//!
//! The roster is the one list of panes; no pane knows another.

mod agenda;
mod bringing;
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
mod meetings;
mod messages;
mod overdue;
mod roster;
mod row;
mod rows;
mod sidebar;
mod sorting;
mod source;
mod tally;

pub use contract::{Agenda, List, Pane, Place, Reply, Split, Targets};
pub use roster::open;
