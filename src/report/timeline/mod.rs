//! The timeline as text and as a picture.

pub mod chart;
pub mod columns;
pub mod events;
pub mod summary;
pub mod svg;
pub mod text;
