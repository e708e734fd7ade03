//! Screenplays: what officers press, what they see, and what is written down because of it.

mod acting;
mod agenda;
mod along;
mod audit;
mod bursts;
mod clock;
mod colleagues;
mod commands;
mod comparing;
mod drafts;
mod finding;
mod lines;
mod marks;
mod matrix;
mod notes;
mod palette;
mod places;
mod saving;
mod sources;
mod split;
mod story;
mod timeline;
mod triage;
mod undo;
mod way_back;
mod words;
