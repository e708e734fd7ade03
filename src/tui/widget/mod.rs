//! The small parts that panes are made of.

pub mod field;
pub mod frame;
pub mod placed;
pub mod scroll;
pub mod sought;
pub mod table;
pub mod text;
pub mod window;

pub use field::Field;
pub use placed::Placed;
pub use scroll::Scroll;
pub use sought::Sought;
pub use window::{MOTIONS, Window};
