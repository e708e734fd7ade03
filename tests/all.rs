//! All tests of the house, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::disallowed_methods, reason = "the walls are for the program, not for its tests")]

mod cli;
mod clock;
mod due_pages;
mod events;
mod fields;
mod hidden_characters;
mod house;
mod journal_folder;
mod journals;
mod keys;
mod matrix;
mod money;
mod outcomes;
mod panes;
mod query;
mod random_keys;
mod readme;
mod rules;
mod sample;
mod screens;
mod screens_agenda;
mod screens_audit;
mod screens_clock;
mod screens_matrix;
mod screens_sessions;
mod screens_timeline;
mod sessions;
mod sizes;
mod support;
mod terminal;
mod timeline;
