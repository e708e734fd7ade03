//! What a council writes down: every kind of record, read from TOML with its faults.

pub mod action;
pub mod amount;
pub mod case;
pub mod caveat;
pub mod changes;
pub mod comment;
pub mod content;
pub mod decision;
pub mod document;
pub mod endorsement;
pub mod fields;
pub mod fingerprint;
pub mod id;
pub mod kind;
pub mod link;
pub mod meeting;
pub mod milestone;
pub mod money;
pub mod partner;
mod plain;
pub mod programme;
pub mod read;
pub mod settings;
pub mod sheet;
pub mod source;
pub mod text;
pub mod tree;
mod values;
pub mod vocabulary;

pub use content::{Content, Record};
pub use id::Id;
pub use kind::Kind;
pub use money::Money;
pub use read::{Sheaf, read};
pub use settings::Settings;
pub use text::Text;
