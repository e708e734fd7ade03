//! The shapes that a report takes on paper and in files: text, Markdown, CSV, HTML, JSON.

pub(crate) mod escape;
pub mod export;
pub mod json;
pub mod plain_page;
pub(crate) mod report_document;
pub mod table;
pub mod tables;
