//! What a field finds in a record: words, texts, days, numbers and sums.

use std::borrow::Cow;

use crate::calendar::{When, Window};
use crate::query::context::QueryContext;
use crate::record::{Content, Kind};
use crate::register::Ix;

/// One value that a field has in a record.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue<'a> {
    /// A word, an id, a name.
    Word(Cow<'a, str>),
    /// Running text.
    Text(Cow<'a, str>),
    /// A window of days.
    Days(Window),
    /// A count of days, or another whole number.
    Count(i64),
    /// A number in hundredths.
    Hundredths(i64),
    /// A sum in pence.
    Pence(i128),
}

/// Reads the values of a field from a record; none where it says nothing.
pub type ReadValues = for<'a> fn(&QueryContext<'a>, Ix) -> Vec<FieldValue<'a>>;

/// A word of the records.
pub(super) fn word(text: &str) -> FieldValue<'_> {
    FieldValue::Word(Cow::Borrowed(text))
}

/// Running text of the records.
pub(super) fn text(text: &str) -> FieldValue<'_> {
    FieldValue::Text(Cow::Borrowed(text))
}

/// The windows of dates that have one.
pub(super) fn windows<'w>(dates: impl IntoIterator<Item = &'w When>) -> Vec<FieldValue<'static>> {
    dates.into_iter().filter_map(When::window).map(FieldValue::Days).collect()
}

/// The values of the open caveats of a case, for what no case has of its own; of anything else, its
/// own.
pub(super) fn of_open<'a>(ctx: &QueryContext<'a>, ix: Ix, own: ReadValues) -> Vec<FieldValue<'a>> {
    match ctx.register.record(ix).kind() {
        Kind::Case => {
            ctx.register.open_caveats_of(ix).flat_map(|caveat| own(ctx, caveat)).collect()
        }
        _ => own(ctx, ix),
    }
}

/// The ids and names of a record, as a reference finds it.
pub(crate) fn names_at<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let record = ctx.register.record(ix);
    let short = match &record.content {
        Content::Partner(it) => it.short.as_ref(),
        Content::Body(it) => it.short.as_ref(),
        _ => None,
    };
    let ids = std::iter::once(&record.id).chain(&record.aka).map(|id| word(id.as_str()));
    ids.chain(record.names.iter().chain(short).map(|name| word(name)))
        .chain([word(record.title())])
        .collect()
}
