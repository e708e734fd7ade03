//! The signs before a row, what they mean, and whether it is lit.

use crate::query::QueryContext;
use crate::query::fields::flag::{is_changed, is_overdue, is_split, is_suspect};
use crate::query::said::is_spoken_of;
use crate::register::Ix;
use crate::tui::model::Model;

/// What stands before a row, for the help.
pub(crate) const MEANINGS: &str =
    "Rows: * marked, ! late, ~ changed, / split, \" draft, ' officers' words";

/// What stands before a row: its mark, its sign, and `'` where officers left words on the record: a
/// note, a flag, or why they set something.
pub(crate) fn signs(model: &Model, ix: Ix, mark: char) -> String {
    let words = if is_spoken_of(&model.register, ix) { '\'' } else { ' ' };
    format!("{mark}{}{words}", sign(model, ix))
}

/// Whether `n` goes to a row: it has a sign; compared with a revision, it is new or changed since.
pub(crate) fn is_lit(model: &Model, ix: Ix) -> bool {
    match model.past {
        Some(_) => it_or_open(model, ix, is_changed),
        None => sign(model, ix) != ' ',
    }
}

/// Whether something holds for a record, or for any open caveat of a case.
fn it_or_open(model: &Model, ix: Ix, holds: fn(&QueryContext<'_>, Ix) -> bool) -> bool {
    let ctx = model.ctx();
    holds(&ctx, ix) || model.register.open_caveats_of(ix).any(|caveat| holds(&ctx, caveat))
}

/// The sign before a row, of a case also where it holds for an open caveat of it: `!` late,
/// `~` changed or suspect, `/` split, `"` a draft. Compared with a revision what became of it comes
/// first: `+` new, `~` changed.
pub(crate) fn sign(model: &Model, ix: Ix) -> char {
    let so = |holds| it_or_open(model, ix, holds);
    let became = model.past.as_ref().and_then(|past| past.fates.of(ix));
    if model.has_draft(ix) {
        '"'
    } else if let Some(became) = became {
        became.sign()
    } else if model.past.is_some() && so(is_changed) {
        '~'
    } else if so(is_overdue) && !model.register.is_settled(ix) {
        '!'
    } else if model.past.is_none() && (so(is_changed) || so(is_suspect)) {
        '~'
    } else if so(is_split) {
        '/'
    } else {
        ' '
    }
}
