//! The signs before a row, what they mean, and whether it is lit.

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
        Some(_) => is_changed(&model.ctx(), ix),
        None => sign(model, ix) != ' ',
    }
}

/// The sign before a row: `!` late, `~` changed or suspect, `/` split, `"` a draft. Compared with a
/// revision what became of it comes first: `+` new, `~` changed.
pub(crate) fn sign(model: &Model, ix: Ix) -> char {
    let ctx = model.ctx();
    let became = model.past.as_ref().and_then(|past| past.fates.of(ix));
    if model.has_draft(ix) {
        '"'
    } else if let Some(became) = became {
        became.sign()
    } else if model.past.is_some() && is_changed(&ctx, ix) {
        '~'
    } else if is_overdue(&ctx, ix) && !model.register.is_settled(ix) {
        '!'
    } else if model.past.is_none() && (is_changed(&ctx, ix) || is_suspect(&ctx, ix)) {
        '~'
    } else if is_split(&ctx, ix) {
        '/'
    } else {
        ' '
    }
}
