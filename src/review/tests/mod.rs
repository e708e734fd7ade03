//! Sittings as screenplays.
