//! The signs before a row, and whether it is lit.

use crate::register::Ix;
use crate::tui::model::Model;

/// Whether a row is one that `n` goes to: late, changed, split, suspect, with a draft; while it is
/// compared with a revision, new or changed since.
pub(crate) fn is_lit(desk: &Model, ix: Ix) -> bool {
    match desk.past {
        Some(_) => crate::query::fields::flags::flag(&desk.asker(), "changed", ix),
        None => sign(desk, ix) != ' ',
    }
}

/// The sign before a row: `!` late, `~` changed or suspect, `/` split, `"` a draft. Compared with a
/// revision what became of it comes first: `+` new, `~` changed.
pub(crate) fn sign(desk: &Model, ix: Ix) -> char {
    let asker = desk.asker();
    let flag = |name: &str| crate::query::fields::flags::flag(&asker, name, ix);
    let became = desk.past.as_ref().and_then(|past| past.fates.of(ix));
    if desk.has_draft(ix) {
        '"'
    } else if let Some(became) = became {
        became.sign()
    } else if desk.past.is_some() && flag("changed") {
        '~'
    } else if flag("overdue") && !desk.register.is_settled(ix) {
        '!'
    } else if desk.past.is_none() && (flag("changed") || flag("suspect")) {
        '~'
    } else if flag("split") {
        '/'
    } else {
        ' '
    }
}
