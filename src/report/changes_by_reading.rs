//! What changed since a day where no git keeps the files: told by what officers had read by then.

use jiff::civil::Date;

use super::diff::{DiffRow, in_order};
use crate::query::columns::column::title;
use crate::query::{CompiledQuery, Query, QueryContext};
use crate::record::diff::changes;
use crate::register::RecordChange;

/// The records whose words are others than those that an officer had read by the end of a day,
/// and of how many anybody had. `find` gives the words of a fingerprint, where they are kept.
pub fn rows(
    ctx: &QueryContext<'_>,
    query: &Query,
    day: Date,
    find: &dyn Fn(&str) -> Option<String>,
) -> (Vec<DiffRow>, usize) {
    let register = ctx.register;
    let asked = CompiledQuery::new(ctx, query);
    let (mut rows, mut read) = (Vec::new(), 0);
    for ix in register.all() {
        let Some(then) = register.read_at(ix, day, ctx.zone) else { continue };
        read += 1;
        if then == register.fingerprint(ix) || !asked.answers(ctx, ix) {
            continue;
        }
        let before = find(then);
        let fields = before.as_ref().map(|form| changes(form, &register.canonical(ix)));
        rows.push(DiffRow {
            id: register.id(ix).to_string(),
            kind: register.record(ix).kind(),
            title: title(ctx, ix),
            became: RecordChange::Changed,
            wordless: fields.is_none(),
            fields: fields.unwrap_or_default(),
        });
    }
    in_order(&mut rows);
    (rows, read)
}
