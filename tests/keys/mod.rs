//! Screenplays: what officers press, what they see, and what is written down because of it.

mod acting;
mod along;
mod audit;
mod bursts;
mod colleagues;
mod comparing;
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
