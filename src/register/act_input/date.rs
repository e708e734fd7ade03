//! Days that an officer gives a record: when it is due, and until when it can wait.

use jiff::civil::Date;

use super::{ActInput, refused};
use crate::calendar::relative::FORMS;
use crate::calendar::{When, ahead, long, short};
use crate::fault::Fault;
use crate::journal::Act;
use crate::record::Id;
use crate::register::DueDate;
use crate::text::fold::fold;

/// When it is due, or for what has a deadline of its own, what is aimed at. What cannot be read
/// stays as words, which are never late; what only a decision can tell is refused.
pub(super) fn due(deadline: Option<&DueDate>, typed: &str, today: Date) -> Result<ActInput, Fault> {
    if fold(typed) == "none" {
        return Ok(ActInput::new(Act::Due, ""));
    }
    if When::due(typed).relative().is_some() {
        let message = format!(
            "`{typed}` is for a decision to tell, and a date that an officer sets is a day"
        );
        let hint = "say the day: +3m, 12 October 2017; or write the words as `due` in the record, \
            where they count from its decision";
        return Err(refused(message, hint));
    }
    let when = ahead(typed, today);
    let input = ActInput::new(Act::Due, when.as_written().as_str());
    if when.is_read() {
        let Some(deadline) = deadline else { return Ok(input) };
        let own = deadline.meeting.map_or_else(|| deadline.when.to_string(), short);
        let warning = format!("it is a target: the deadline {own} of the record stays");
        let hint = "whoever set a deadline moves it; then change the record";
        return Ok(input.warned(&warning, hint));
    }
    let warning = format!("`{typed}` is kept as words: it is no date, so it never counts as late");
    Ok(input.warned(&warning, &format!("{FORMS}, standing")))
}

/// Until when it can wait. The day must be known, or else it would be hidden for good.
pub(super) fn wait(id: &Id, typed: &str, today: Date) -> Result<ActInput, Fault> {
    if fold(typed) == "none" {
        return Ok(ActInput::new(Act::Wait, ""));
    }
    let when = ahead(typed, today);
    let Some(last) = when.last_day() else {
        let why = if when.is_read() { "has no last day" } else { "is no day that can be read" };
        let message = format!("`{typed}` {why}, and {id} would be hidden for ever");
        return Err(refused(message, FORMS));
    };
    if last <= today {
        let is = if last < today { "has passed" } else { "is today" };
        let message = format!("{} {is}, so {id} would not wait at all", long(last));
        return Err(refused(message, FORMS));
    }
    let only = when.only_day();
    Ok(ActInput::new(
        Act::Wait,
        only.map_or_else(|| when.as_written().to_string(), |day| day.to_string()),
    ))
}
