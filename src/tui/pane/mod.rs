//! Panes: each reads the desk, moves its own cursor, and asks for everything else.
//!
//! The roster is the one list of panes; no pane knows another.

mod agenda;
mod audit;
mod audited;
mod bars;
mod bringing;
mod changes;
pub mod contract;
mod counting;
mod dossier;
mod drafts;
mod facets;
mod faults;
mod halves;
mod help;
mod linked;
mod listing;
mod loading;
mod marking;
pub mod marks;
mod matrix;
mod meetings;
mod messages;
mod money;
mod overdue;
pub mod place;
mod review;
mod review_facts;
mod review_view;
mod roster;
mod row;
mod rows;
mod sessions;
mod sidebar;
mod sorting;
mod source;
mod story;
mod tally;
mod timeline;

pub use contract::{Agenda, CellKey, Cells, List, Pane, Place, Reply, Split, Targets};
pub use roster::open;
