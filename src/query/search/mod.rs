//! Words that need not be typed exactly: fuzzy matches, initials, similar texts.

pub mod fuzzy;
mod initials;
pub mod similar;
