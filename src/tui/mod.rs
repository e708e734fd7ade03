//! The reading room: what happened comes in, what is to be done goes out, and the desk is drawn.

pub mod effect;
