//! All tests of the house, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cabinet;
mod cli;
mod house;
mod journals;
mod readme;
mod sample;
mod terminal;
