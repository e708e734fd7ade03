//! The program on a real terminal, from its start to every way in which it can end.

pub mod driver;
mod ending;
mod pausing;
mod starting;
mod subject;
mod typing;
mod window;
