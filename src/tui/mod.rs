//! The reading room: what happened comes in, what is to be done goes out, and the desk is drawn.

pub mod command;
pub mod keycheck;
pub mod keymap;
pub mod theme;
pub mod widget;
