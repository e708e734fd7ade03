//! Words: what may reach a screen, how words are compared, and what somebody may have meant.

pub mod clean;
pub mod cut;
pub mod fold;
pub mod html_text;
pub mod natural_order;
pub mod nearest;
pub mod plural;
pub mod word_diff;
pub(crate) mod word_enum;

pub use clean::Clean;
pub use fold::Folded;
pub use nearest::nearest;
