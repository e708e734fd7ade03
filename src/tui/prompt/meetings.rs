//! Meetings that a typed name may mean.

use crate::register::Ix;
use crate::text::fold::fold;
use crate::tui::model::Model;

/// The meetings that begin as typed, by their id or by a word of their body's name, with what each
/// is; those still to come first, then the last ones.
pub(crate) fn known(model: &Model, typed: &str, most: usize) -> Vec<(String, String)> {
    let register = &model.register;
    let typed = fold(typed);
    let begins = |body: Ix, handle: &str| {
        let name = fold(register.record(body).title());
        fold(handle).starts_with(&typed)
            || name.starts_with(&typed)
            || name.split(' ').any(|word| word.starts_with(&typed))
    };
    let mut found: Vec<_> = register
        .meetings()
        .into_iter()
        .filter_map(|at| {
            let handle = register.meeting_handle(&at);
            begins(at.body, &handle).then_some((at, handle))
        })
        .collect();
    let is_past = |day: Option<jiff::civil::Date>| day.is_none_or(|day| day < model.today);
    found.sort_by_key(|(at, _)| {
        let away = at.day.and_then(|day| day.since(model.today).ok()).map(|it| it.get_days().abs());
        (is_past(at.day), away.unwrap_or(i32::MAX))
    });
    found.truncate(most);
    found.into_iter().map(|(at, handle)| (handle, register.meeting_words(&at))).collect()
}
