//! The shapes that a report takes on paper and in files: text, Markdown, CSV, HTML, JSON.

pub(crate) mod escape;
pub mod export;
pub(crate) mod html;
pub mod json;
pub(crate) mod meeting_paper;
pub mod plain_page;
pub mod table;
pub mod tables;
