//! All tests of the house, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::disallowed_methods, reason = "tests make folders and files of their own")]

mod cabinet;
mod cli;
mod house;
mod journals;
mod readme;
mod sample;
mod terminal;
