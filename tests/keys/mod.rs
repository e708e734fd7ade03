//! Screenplays: what officers press, what they see, and what is written down because of it.

mod bursts;
mod colleagues;
mod drafts;
mod finding;
mod lines;
mod places;
mod saving;
mod story;
mod undo;
