//! Days that an officer gives a record: when it is due, and until when it can wait.

use jiff::civil::Date;

use super::{ActInput, refused};
use crate::calendar::relative::FORMS;
use crate::calendar::{ahead, long};
use crate::fault::Fault;
use crate::journal::Act;
use crate::record::Id;
use crate::text::fold::fold;

/// When it is due. What cannot be read stays as words, which are never late.
pub(super) fn due(typed: &str, today: Date) -> ActInput {
    if fold(typed) == "none" {
        return ActInput::new(Act::Due, "");
    }
    let when = ahead(typed, today);
    let input = ActInput::new(Act::Due, when.as_written().as_str());
    if when.is_read() {
        return input;
    }
    let warning = format!("`{typed}` is kept as words: it is no date, so it never counts as late");
    input.warned(&warning, &format!("{FORMS}, standing"))
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
