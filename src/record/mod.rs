//! What a council writes down: every kind of record, read from TOML with its faults.

pub mod added_words;
pub mod diff;
pub mod file;
pub mod fingerprint;
pub mod id;
pub mod kind;
pub mod kinds;
pub mod link;
pub mod money;
pub mod money_marks;
pub mod printed_text;
pub mod reader;
pub mod record;
pub mod settings;
pub mod settings_file;
pub mod status_side;
pub mod toml;
pub mod vocabulary;
pub mod word;

pub use file::{FileContents, read};
pub use id::Id;
pub use kind::Kind;
pub use money::Money;
pub use money_marks::MoneyMarks;
pub use printed_text::PrintedText;
pub use record::{Content, ContentOf, Record};
pub use settings::RegisterSettings;
pub use settings_file::LOST_SETTING;
pub use status_side::StatusSide;
pub use word::Word;
