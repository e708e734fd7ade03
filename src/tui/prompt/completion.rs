//! What Tab offers in the line being typed: commands, fields, and the values that the register has.

use std::ops::Range;

use super::palette_line::{self, PaletteArgument, PaletteLine};
use super::purpose::{PromptKind, Purpose};
use super::{Prompt, PromptCompletion};
use crate::journal::{Act, verdict};
use crate::query::columns::column::title;
use crate::query::edit::after_colon;
use crate::query::facet::{answering, months};
use crate::query::fields::field::ValueKind;
use crate::query::{CompletionSlot, Field, Query, facet_of, filter_without, natural, typing};
use crate::record::Kind;
use crate::register::Ix;
use crate::text::Clean;
use crate::text::fold::fold;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::widget::text;

/// The most that Tab offers at once.
const OFFERS: usize = 8;
/// The most ids, sessions or meetings that are offered.
const MOST: usize = 50;
/// Cells for the keys of a command.
const KEYS: usize = 12;

/// What Tab offers in a line. `under` is the record that an act would be on, `contexts` say which
/// keys a command has here.
pub fn offers(
    model: &Model,
    prompt: &Prompt,
    under: Option<Ix>,
    contexts: &[KeyContext],
) -> Vec<PromptCompletion> {
    let (text, cursor) = (prompt.field.text(), prompt.field.cursor());
    match &prompt.purpose {
        Purpose::Command => match palette_line::split(text) {
            Some((line, rest)) if text.trim_start().len() > line.name.len() => {
                argument(model, text, line, rest, under)
            }
            _ => in_place_of(0..text.len(), commands(model, text, contexts)),
        },
        Purpose::Filter { screen, .. } => of_filter(model, screen, text, cursor, 0),
        Purpose::About { what: PromptKind::Set(act), on } => {
            let ix = on.first().and_then(|id| model.register.find(id.as_str()));
            in_place_of(0..text.len(), of_value(model, ix, *act, text))
        }
        _ => Vec::new(),
    }
}

/// What may be put in, with what stands beside it, as offers that take the place of these bytes.
fn in_place_of(span: Range<usize>, offered: Vec<(String, String)>) -> Vec<PromptCompletion> {
    let offer = |(insert, beside)| PromptCompletion { span: span.clone(), insert, beside };
    offered.into_iter().map(offer).collect()
}

/// Every command whose name or help has what is typed: names that begin so first, then those that
/// have it anywhere.
fn commands(model: &Model, text: &str, contexts: &[KeyContext]) -> Vec<(String, String)> {
    let typed = fold(text.trim());
    let known = Command::ALL.iter().filter(|command| command.is_for_palette());
    let of_keys = known.map(|&command| {
        let keys = model.keymap.keys_of(contexts, command).join(" ");
        (command.name(), keys, command.help())
    });
    let of_lines = palette_line::LINES
        .iter()
        .filter(|line| Command::named(line.name).is_none())
        .map(|line| (line.name, line.takes.to_owned(), line.help));
    let mut found: Vec<_> = of_keys
        .chain(of_lines)
        .filter_map(|(name, keys, help)| {
            let plain = name.replace('-', " ");
            let rank = [
                name.starts_with(&typed),
                name.contains(&typed) || plain.contains(&typed),
                fold(help).contains(&typed),
            ];
            let beside = format!("{}{help}", text::fit(&keys, KEYS));
            Some((rank.iter().position(|fits| *fits)?, name.to_owned(), beside))
        })
        .collect();
    found.sort_by_key(|(rank, ..)| *rank);
    found.into_iter().map(|(_, name, beside)| (name, beside)).collect()
}

/// What may follow the first word of a line.
fn argument(
    model: &Model,
    text: &str,
    line: &PaletteLine,
    rest: &str,
    under: Option<Ix>,
) -> Vec<PromptCompletion> {
    let mut from = text.len() - rest.len();
    let begins = |word: &str| fold(word).starts_with(&fold(rest));
    let found: Vec<(String, String)> = match line.argument {
        PaletteArgument::Filter => {
            let screen = under.map(|ix| model.register.record(ix).kind());
            let screen = model.views.screens.iter().find(|it| Some(it.kind) == screen);
            let screen = screen.map_or("cases", |screen| screen.name.as_str());
            return of_filter(model, screen, rest, rest.len(), from);
        }
        PaletteArgument::Value(act) => of_value(model, under, act, rest),
        PaletteArgument::View => {
            let views = model.views.views.iter().filter(|view| begins(&view.name));
            views.map(|view| (view.name.clone(), view.query.clone())).collect()
        }
        PaletteArgument::Verdict => {
            let kind = under.map_or(Kind::Caveat, |ix| model.register.record(ix).kind());
            let words = verdict::words(kind).iter().zip(verdict::KEYS);
            let words = words.filter(|(word, _)| begins(word));
            words.map(|(word, key)| ((*word).to_owned(), key.to_string())).collect()
        }
        PaletteArgument::Sort => {
            let last = rest.rfind([',', ' ', '-']).map_or(0, |at| at + 1);
            from += last;
            let names = ["due", "urgency", "age", "id", "programme", "changed", "verdict", "owner"];
            alone(names.into_iter().filter(|name| name.starts_with(&rest[last..])))
        }
        PaletteArgument::Id => {
            let folded = rest.to_ascii_uppercase();
            let mut ids: Vec<&str> =
                model.register.ids().filter(|id| id.starts_with(&folded)).collect();
            ids.sort_by(|a, b| natural(a, b));
            ids.truncate(MOST);
            let title = |id| model.register.find(id).map(|ix| title(&model.ctx(), ix));
            ids.into_iter().map(|id| (id.to_owned(), title(id).unwrap_or_default())).collect()
        }
        PaletteArgument::Session => {
            let all = model.register.ledger().sessions();
            let open = all.iter().filter(|it| it.closed.is_none() && it.is_for(&model.officer));
            let open = open.filter(|it| begins(&it.name())).take(MOST);
            open.map(|it| (it.name(), Clean::line(&it.terms.title).to_string())).collect()
        }
        PaletteArgument::Set => {
            alone(["blind on", "blind off"].into_iter().filter(|value| begins(value)))
        }
        PaletteArgument::Meeting => meetings(model, rest),
        PaletteArgument::Free => Vec::new(),
    };
    in_place_of(from..text.len(), found)
}

/// Words with nothing beside them.
fn alone(words: impl Iterator<Item = impl Into<String>>) -> Vec<(String, String)> {
    words.map(|word| (word.into(), String::new())).collect()
}

/// The values of an act on a record that the register knows.
fn of_value(model: &Model, on: Option<Ix>, act: Act, typed: &str) -> Vec<(String, String)> {
    on.map_or_else(Vec::new, |ix| model.register.completions(ix, act, typed, model.today))
}

/// The meetings that begin as typed, by their id or by a word of their body's name, with what each
/// is; those still to come first, then the last ones.
fn meetings(model: &Model, typed: &str) -> Vec<(String, String)> {
    let register = &model.register;
    let typed = fold(typed);
    let begins = |body: Ix, handle: &str| {
        let name = fold(register.record(body).title());
        fold(handle).starts_with(&typed)
            || name.starts_with(&typed)
            || name.split(' ').any(|word| word.starts_with(&typed))
    };
    let known = register.meetings().into_iter().map(|at| (register.meeting_handle(&at), at));
    let mut found: Vec<_> = known.filter(|(handle, at)| begins(at.body, handle)).collect();
    found.sort_by_key(|(_, at)| {
        let away = at.day.and_then(|day| day.since(model.today).ok()).map(|it| it.get_days().abs());
        (at.day.is_none_or(|day| day < model.today), away.unwrap_or(i32::MAX))
    });
    found.truncate(MOST);
    found.into_iter().map(|(handle, at)| (handle, register.meeting_words(&at))).collect()
}

/// What may stand in a filter where the cursor is; `from` is where the filter begins in the line.
fn of_filter(
    model: &Model,
    screen: &str,
    text: &str,
    cursor: usize,
    from: usize,
) -> Vec<PromptCompletion> {
    let Some(typing) = typing(text, cursor) else { return Vec::new() };
    let screen = model.views.screen(screen);
    let found = match typing.slot {
        // Where entries are listed and not records, this is who wrote them.
        CompletionSlot::Value(field)
            if screen.is_none() && field.value == ValueKind::Person && field.entry.is_some() =>
        {
            alone(of_officers(model, field, &typing.typed))
        }
        CompletionSlot::Value(field) => {
            let kind = screen.map_or(Kind::Case, |screen| screen.kind);
            let rest = model.parse(&filter_without(text, &typing.span));
            let rest = rest.unwrap_or_else(|_| Query::everything());
            values(model, kind, field, &typing.typed, &rest)
        }
        _ => {
            let candidates = typing.candidates().into_iter().take(OFFERS);
            candidates.map(|it| (it.insert, it.help.to_owned())).collect()
        }
    };
    in_place_of(typing.span.start + from..typing.span.end + from, found)
}

/// The officers who have a journal and whose login begins as typed.
fn of_officers(model: &Model, field: &Field, typed: &str) -> impl Iterator<Item = String> {
    let typed = fold(typed);
    let mut officers: Vec<String> =
        model.register.ledger().officers().map(ToString::to_string).collect();
    officers.retain(|officer| fold(officer).starts_with(&typed));
    officers.sort_unstable();
    officers.into_iter().filter_map(|officer| after_colon(field, &officer))
}

/// The values of a field that begin as typed, as they may be put in, with how many rows of the
/// rest of the filter each would leave; the most frequent first.
fn values(
    model: &Model,
    kind: Kind,
    field: &Field,
    typed: &str,
    rest: &Query,
) -> Vec<(String, String)> {
    let ctx = model.ctx();
    let typed = fold(typed);
    let rows = answering(&ctx, kind, rest);
    let counted = match field.value {
        ValueKind::Date(_) => months(&ctx, &rows, field),
        _ => facet_of(&ctx, &rows, field),
    };
    let begins = |words: &str| fold(words).starts_with(&typed);
    counted
        .into_iter()
        .filter(|it| begins(&it.value) || begins(&it.label))
        .filter_map(|it| Some((after_colon(field, &it.value)?, it.rows.to_string())))
        .take(OFFERS)
        .collect()
}
