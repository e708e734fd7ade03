//! The reading room: what happened comes in, what is to be done goes out, and the desk is drawn.

pub mod acts;
pub mod app;
mod burst;
pub mod chord;
pub mod command;
pub mod desk;
pub mod draw;
pub mod effect;
mod foot;
mod going;
pub mod keycheck;
pub mod keymap;
mod offers;
pub mod outside;
pub mod page;
pub mod pane;
pub mod places;
pub mod prompt;
mod prompting;
mod saving;
pub mod theme;
pub mod unsaved;
pub mod widget;
