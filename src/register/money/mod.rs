//! Amounts of money: found, summed, compared year by year.

pub mod amounts;
mod years;
