//! Days: dates as officers write them, read into a first and a last day, and printed back in words.

pub mod call_in;
pub mod display;
mod forms;
pub mod holiday_rules;
pub mod holidays;
pub mod interval;
pub mod notice;
mod parse;
pub mod relative;
pub mod relative_due;
mod tokens;
pub mod when;
pub mod window;
pub mod working_days;

pub use call_in::{CallIn, DayCount};
pub use display::{days_late, long, short, weekday_short};
pub use forms::{DateRefusal, YEARS};
pub use holiday_rules::HolidayArea;
pub use holidays::Holidays;
pub use interval::Interval;
pub use notice::{Notice, Route, agenda_deadline};
pub use parse::{asked, refusal};
pub use relative::ahead;
pub use relative_due::{RelativeDue, due_refusal};
pub use when::{SortKey, When};
pub use window::Window;
