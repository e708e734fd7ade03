//! Record files on disk: walked, edited, replaced.

pub mod edit;
pub mod folder;
mod replace;
mod settings_words;
