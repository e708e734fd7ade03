//! The command line as a script or an officer meets it: the real program, its output and its exit codes.

mod acts;
mod checks;
mod contract;
mod exports;
mod folders;
mod lists;
mod own;
mod records;
mod saying;
mod sessions;
mod sitting;
mod starts;
mod support;
