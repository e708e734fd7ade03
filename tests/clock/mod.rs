//! The clock against what councils printed: the bank holidays of 29 years, and 47 decisions.

mod bodies;
mod calendars;
mod decisions;
mod holidays;
mod rules;
