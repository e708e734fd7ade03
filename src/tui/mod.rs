//! The screen: events come in, effects go out, and the model is drawn.

pub mod app;
pub mod earlier_revision;
pub mod edit_conflict;
pub mod effect;
pub mod entry_words;
pub mod history;
pub mod keys;
pub mod layout;
pub mod message_log;
pub mod model;
pub mod note_editor;
pub mod page;
pub mod pane;
pub mod prompt;
pub(crate) mod shown_command;
pub mod theme;
pub mod unsaved;
pub mod view;
pub(crate) mod view_places;
pub mod widget;
