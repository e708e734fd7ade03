//! Words: what may reach a screen, how words are compared, and what somebody may have meant.

pub mod clean;
pub mod compare;
pub mod fold;
pub mod natural;
pub mod nearest;
pub mod page;

pub use clean::Clean;
pub use fold::Folded;
pub use nearest::nearest;
