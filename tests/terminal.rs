//! The program on a real terminal, from its start to every way in which it can end.

mod colours;
mod copying;
pub mod driver;
mod editing;
mod ending;
mod faulty;
mod idle;
mod killed;
mod left_words;
mod officers;
mod pausing;
mod pipes;
mod road;
mod same_item;
mod session;
mod starting;
mod subject;
mod typing;
mod unsaved;
mod window;
