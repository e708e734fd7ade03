//! `caveat`: reviews of business-case decisions, from the keyboard.
//!
//! Councils, NHS bodies and their partners decide on business cases, and hang caveats on what they
//! decide. This program loads records of all that, shows what is still open, and keeps what
//! officers note and judge while they review.
//!
//! # The plan of the screen
//!
//! ```text
//!  header   caveat  TITLE  FOLDER                        officer  day
//!  tabs     [1 Inbox 9]  2 Overdue 6  ...  0 All         the views, with counts
//!  +- place --------------------------------------------------------+
//!  | a list: gutter (> cursor, ! late, ~ changed, / split, " draft) |
//!  |         columns, as `data/views.toml` lays them out            |
//!  +----------------------------------------------------------------+
//!  +- detail -------------------------------------------------------+
//!  | a page: the record under the cursor, as a dossier shows it     |
//!  +----------------------------------------------------------------+
//!  foot     what was said, or what an act would be on    what Esc does
//!  hints    the keys most used here                      ? help
//! ```
//!
//! A *place* is a pane and what it shows; `<` and `>` walk them. A *layer* lies on top (the help).
//! A *prompt* is the line being typed. A *view* is a named filter under a number.
//!
//! # The rooms
//!
//! Imports go only downwards; `tests/house.rs` holds that.
//!
//! | room | what it is for |
//! |---|---|
//! | [`cli`] | the counter: one verb, one file |
//! | [`crate::term`] | where keys, clock, disk and screen meet |
//! | [`tui`] | the reading room, pure: events in, effects out |
//! | [`report`] | the papers: rows, tables, JSON |
//! | [`crate::session`] | a session: the walk through a queue |
//! | [`query`] | asking: fields, filters, views |
//! | [`store`] | the filing cabinet, the only door to the disk |
//! | [`register`] | everything known, read-only |
//! | [`journal`] | what officers add: entries and their fold |
//! | [`record`] | what a council writes down |
//! | [`fault`] | what is wrong, where, and what to do about it |
//! | [`calendar`] | dates as written, and the days they mean |
//! | [`text`] | words: clean, folded, nearest |
//!
//! # What always holds
//!
//! - Records are never changed; officers only append to their own journal.
//! - Nothing is shown as saved before it is on disk and read back.
//! - What is on disk can be undone by appending, never by erasing.
//! - Loading never fails: what is wrong costs a fault and only itself.
//! - Only [`text::Clean`] text reaches a screen.
//! - Nothing is drawn unless something changed.

pub mod calendar;
#[allow(clippy::disallowed_methods, reason = "the counter reads the environment and the clock")]
pub mod cli;
pub mod fault;
pub mod journal;
pub mod query;
pub mod record;
pub mod register;
pub mod report;
pub mod session;
#[allow(clippy::disallowed_methods, reason = "the store is the only door to the disk")]
pub mod store;
#[allow(clippy::disallowed_methods, reason = "the shell reads the clock and ends the program")]
pub mod term;
pub mod text;
pub mod tui;
