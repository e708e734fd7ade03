//! The columns of a list, and the views that lay them out.

pub mod column;
pub mod people;
pub mod view;
