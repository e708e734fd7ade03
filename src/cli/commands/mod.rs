//! The verbs of the command line, one file each.

pub(crate) mod agenda;
pub(crate) mod chase;
pub(crate) mod check;
pub(crate) mod clock;
pub(crate) mod config;
pub(crate) mod count;
pub(crate) mod diff;
pub(crate) mod drafts;
pub(crate) mod due;
pub(crate) mod keys;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod matrix;
pub(crate) mod money;
pub(crate) mod note;
pub(crate) mod review;
pub(crate) mod session;
pub(crate) mod set;
pub(crate) mod settle;
pub(crate) mod show;
pub(crate) mod timeline;
pub(crate) mod undo;
pub(crate) mod verdict;
