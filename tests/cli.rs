//! The command line as a script or an officer meets it: the real program, its output and its exit codes.

mod acts;
mod agenda;
mod blind;
mod checks;
mod clock;
mod contract;
mod diffs;
mod exports;
mod folders;
mod lists;
mod matrix;
mod own;
mod records;
mod references;
mod saying;
mod session;
mod session_report;
mod sessions;
mod settles;
mod shared_box;
mod standing;
mod starts;
mod support;
mod timeline;
