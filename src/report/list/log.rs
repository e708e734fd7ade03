//! Which entries answer a filter: by who wrote them, when and what, else by the records they are on.

use jiff::tz::TimeZone;

use crate::calendar::Window;
use crate::journal::{Act, EntryRow, Ledger};
use crate::query::fields::values::FieldValue;
use crate::query::select::matches;
use crate::query::{Condition, Field, Op, Query, QueryContext, QueryValue, answers};
use crate::text::fold::fold;

/// Which entries are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntrySelection {
    /// Everything that was ever entered.
    All,
    /// The notes that stand, each with its newest words.
    Notes,
}

impl EntrySelection {
    /// The entries that are meant, oldest first.
    pub fn of(self, ledger: &Ledger) -> Vec<EntryRow<'_>> {
        let mut rows = ledger.log();
        if self == Self::Notes {
            rows.retain(|row| is_live_note(ledger, row));
        }
        rows
    }
}

fn is_live_note(ledger: &Ledger, row: &EntryRow<'_>) -> bool {
    let entry = &row.held.entry;
    matches!(entry.act, Act::Note | Act::Supersede)
        && entry.on.iter().flat_map(|id| ledger.notes(id)).any(|note| note.now.entry.id == entry.id)
}

/// Whether an entry answers a query. `by`, `changed`, `note` and `verdict` are asked of the entry
/// itself, everything else of any record that it is on; a bare word also of its officer and act.
pub fn entry_answers(ctx: &QueryContext<'_>, query: &Query, row: &EntryRow<'_>) -> bool {
    let entry = &row.held.entry;
    match &query.ask {
        Condition::And(parts) => parts.iter().all(|part| entry_answers(ctx, part, row)),
        Condition::Or(parts) => parts.iter().any(|part| entry_answers(ctx, part, row)),
        Condition::Not(part) => !entry_answers(ctx, part, row),
        Condition::Field { field, op, values } => match of_entry(field.name, row) {
            Some(reading) => reads(ctx, field, *op, values, &reading),
            None => any_record(ctx, query, row),
        },
        Condition::Exact(words) => {
            fold(&entry.text).contains(&fold(words)) || any_record(ctx, query, row)
        }
        Condition::Word(word) => {
            let word = fold(word);
            [&*row.held.officer, entry.act.as_str(), &*entry.value]
                .iter()
                .any(|it| fold(it) == word)
                || any_record(ctx, query, row)
        }
        Condition::Flag(_) | Condition::Has(_) => any_record(ctx, query, row),
    }
}

/// What an entry itself says to a field; `None` for the fields of records.
fn of_entry<'a>(field: &str, row: &EntryRow<'a>) -> Option<FieldValue<'a>> {
    let entry = &row.held.entry;
    Some(match field {
        "by" => FieldValue::Word(row.held.officer.as_str().into()),
        "changed" => {
            FieldValue::Days(Window::day(entry.at.to_zoned_datetime(TimeZone::UTC).date()))
        }
        "note" => FieldValue::Text(entry.text.as_str().into()),
        "verdict" if entry.act == Act::Verdict => FieldValue::Word(entry.value.as_str().into()),
        "verdict" => FieldValue::Word("".into()),
        _ => return None,
    })
}

fn reads(
    ctx: &QueryContext<'_>,
    field: &Field,
    op: Op,
    values: &[QueryValue],
    own: &FieldValue<'_>,
) -> bool {
    values.iter().any(|value| matches(ctx, field, op, value, own))
}

fn any_record(ctx: &QueryContext<'_>, query: &Query, row: &EntryRow<'_>) -> bool {
    let on = row.held.entry.on.iter().filter_map(|id| ctx.register.find(id.as_str()));
    on.into_iter().any(|ix| answers(ctx, query, ix))
}
