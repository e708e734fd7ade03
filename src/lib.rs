//! `caveat`: reviews of business-case decisions, from the keyboard.
//!
//! Councils, NHS bodies and their partners decide on business cases, and hang caveats on what they
//! decide. This program loads records of all that, shows what is still open, and keeps what
//! officers note and judge while they review.
//!
//! # The plan of the screen
//!
//! ```text
//!  header   caveat  TITLE  FOLDER                        officer  day    view/
//!  tabs     [1 Inbox 9]  2 Overdue 6  ...  0 All         the views, with counts
//!  +- pane ---------------------------------------------------------+   pane/
//!  | a list: gutter (> cursor, ! late, ~ changed, / split, " draft) |   pane/list/
//!  |         columns, as `data/views.toml` lays them out            |   query/columns/
//!  +----------------------------------------------------------------+
//!  +- detail -------------------------------------------------------+   widget/split_view
//!  | a page: the record under the cursor, as its dossier shows it   |   page/
//!  +----------------------------------------------------------------+
//!  status   a message, or what an act would be on   what Esc does       view/status_line
//!  hints    the keys most used here                      ? help         keys/
//! ```
//!
//! # The rooms
//!
//! Imports go only downwards; `tests/house.rs` holds that, and that no files import each other in
//! a circle.
//!
//! | room | what it is for |
//! |---|---|
//! | [`cli`] | the command line: arguments, one file a verb, exit codes |
//! | [`term`] | the terminal: event loop, keys in, frames out, worker thread, signals |
//! | [`tui`] | the screen, pure: events in, effects out, the model drawn |
//! | [`report`] | what is printed or written to a file: tables, documents, JSON |
//! | [`session`] | a review session: its queue, its questions, its plain dialogue |
//! | [`query`] | filters: syntax, fields, columns, sorting, counting, completion |
//! | [`store`] | the disk: the only room that opens files |
//! | [`register`] | everything known, read-only: records, links, standing, call-in, money |
//! | [`journal`] | what officers add: entries, their seals, and what they come to |
//! | [`record`] | what a council writes down: the kinds of record and how they are read |
//! | [`fault`] | what is wrong, where, and what to do about it |
//! | [`calendar`] | dates as written, the days they mean, working days, call-in periods |
//! | [`text`] | words: clean, folded, nearest, plural, compared |
//!
//! # The path of a key, and of a file
//!
//! [`term`] decodes a key and hands it to `tui::app::App`, which looks it up in the key table,
//! lets the pane or a prompt handle it, and returns effects (save these entries, copy this text).
//! The worker thread of [`term`] carries them out through [`store`] and answers with events. A
//! record file is read by [`store`], parsed by [`record`], and joined with the journals of all
//! officers into a [`register::Register`]; lists and pages ask it through a `query::QueryContext`.
//!
//! # What always holds
//!
//! - Records change only when an officer edits one or merges settled values back (`E`,
//!   `caveat settle`): whole files, after a look at what differs. Everything else is appended to
//!   the officer's own journal.
//! - Nothing is shown as saved before it is on disk and read back.
//! - What is in a journal is undone by appending, never by erasing.
//! - Loading never fails: what is wrong costs a fault and only itself.
//! - Only [`text::Clean`] text reaches a screen.
//! - Nothing is drawn unless something changed.
//!
//! # Twelve words
//!
//! | word | what it means here |
//! |---|---|
//! | register | a folder of record files and journals, and everything known from it |
//! | record | one table of a record file: a case, a caveat, a decision, a partner … |
//! | case | a business case; its *standing* is what was decided, by whom, and what is open |
//! | caveat | a condition, request or consideration that a body hung on its decision |
//! | entry | one thing that an officer added, in their journal: a note, a verdict, a status |
//! | verdict | an officer's judgement of a record's present words: met, partly, not met … |
//! | session | a review of a fixed queue of records by one officer or several |
//! | call-in | the days in which a decision may be called in; the *clock* is the screen of it |
//! | fault | what is wrong or doubtful in a file, with its line and what to do |
//! | fingerprint | a short hash of a record's words: a verdict belongs to one of them |
//! | view | a named filter under a number; a *place* is a pane and what it shows |
//! | pane | one screen with its cursor; a *prompt* is the line being typed, a *layer* lies on top |

pub mod calendar;
#[allow(
    clippy::disallowed_methods,
    reason = "the command line reads the environment and the clock"
)]
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
#[allow(
    clippy::disallowed_methods,
    reason = "the terminal room reads the clock and ends the program"
)]
pub mod term;
pub mod text;
pub mod tui;
