//! Screenplays: what officers press, what they see, and what is written down because of it.

mod acting;
mod agenda;
mod along;
mod bursts;
mod colleagues;
mod drafts;
mod finding;
mod lines;
mod marks;
mod notes;
mod palette;
mod places;
mod saving;
mod story;
mod triage;
mod undo;
