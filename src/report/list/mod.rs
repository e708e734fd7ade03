//! Lists as they are printed: records, the clock, money, the matrix, the log, faults.

pub mod clock;
pub mod entry_table;
pub mod faults;
pub mod matrix;
pub mod money;
pub mod money_report;
pub mod record_json;
