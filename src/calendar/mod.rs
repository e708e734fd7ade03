//! Days: dates as officers write them, read into a first and a last day, and printed back in words.

pub mod ahead;
pub mod call_in;
pub mod holidays;
pub mod notice;
pub mod rule;
pub mod spoken;
pub mod when;
pub mod window;
pub mod working;
mod written;

pub use ahead::ahead;
pub use call_in::{CallIn, DayCount};
pub use holidays::Holidays;
pub use notice::{Notice, Route, agenda_deadline};
pub use spoken::{days_late, long, short, weekday_short};
pub use when::{SortKey, When};
pub use window::{Window, asked};
