//! All tests of the house, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::disallowed_methods, reason = "the walls are for the program, not for its tests")]

mod asking;
mod cabinet;
mod cli;
mod hidden;
mod house;
mod journals;
mod keys;
mod panes;
mod readme;
mod sample;
mod screens;
mod sittings_journal;
mod sizes;
mod stray;
mod support;
mod terminal;
