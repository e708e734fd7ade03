//! What Tab offers in the line being typed: commands, fields, and the values that the register has.

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

/// The most that Tab offers at once.
const OFFERS: usize = 8;
/// The most ids that are offered.
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
            _ => commands(model, text, contexts),
        },
        Purpose::Filter { screen, .. } => of_filter(model, screen, text, cursor, 0),
        Purpose::About { what: PromptKind::Set(act), on } => {
            let ix = on.first().and_then(|id| model.register.find(id.as_str()));
            ix.map_or_else(Vec::new, |ix| of_value(model, ix, *act, text, 0))
        }
        _ => Vec::new(),
    }
}

/// Every command whose name or help has what is typed: names that begin so first, then those that
/// have it anywhere.
fn commands(model: &Model, text: &str, contexts: &[KeyContext]) -> Vec<PromptCompletion> {
    let typed = fold(text.trim());
    let known = Command::ALL.iter().filter(|command| !command.is_for_writing());
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
            Some((rank.iter().position(|fits| *fits)?, name, keys, help))
        })
        .collect();
    found.sort_by_key(|(rank, ..)| *rank);
    let offer = |(_, name, keys, help): (usize, &str, String, &str)| PromptCompletion {
        span: 0..text.len(),
        insert: name.to_owned(),
        beside: format!("{}{help}", crate::tui::widget::text::fit(&keys, KEYS)),
    };
    found.into_iter().map(offer).collect()
}

/// What may follow the first word of a line.
fn argument(
    model: &Model,
    text: &str,
    line: &PaletteLine,
    rest: &str,
    under: Option<Ix>,
) -> Vec<PromptCompletion> {
    let from = text.len() - rest.len();
    let begins = |word: &str| fold(word).starts_with(&fold(rest));
    let plain = |insert: &str, beside: &str| PromptCompletion {
        span: from..text.len(),
        insert: insert.to_owned(),
        beside: beside.to_owned(),
    };
    match line.argument {
        PaletteArgument::Filter => {
            let screen = under.map(|ix| model.register.record(ix).kind());
            let screen = model.views.screens.iter().find(|it| Some(it.kind) == screen);
            let screen = screen.map_or("cases", |screen| screen.name.as_str());
            of_filter(model, screen, rest, rest.len(), from)
        }
        PaletteArgument::Value(act) => {
            under.map_or_else(Vec::new, |ix| of_value(model, ix, act, rest, from))
        }
        PaletteArgument::View => {
            let views = model.views.views.iter().filter(|view| begins(&view.name));
            views.map(|view| plain(&view.name, &view.query)).collect()
        }
        PaletteArgument::Verdict => {
            let kind = under.map_or(Kind::Caveat, |ix| model.register.record(ix).kind());
            let words = verdict::words(kind).iter().zip(verdict::KEYS);
            let words = words.filter(|(word, _)| begins(word));
            words.map(|(word, key)| plain(word, &key.to_string())).collect()
        }
        PaletteArgument::Sort => {
            let last = rest.rfind([',', ' ', '-']).map_or(0, |at| at + 1);
            let names = ["due", "urgency", "age", "id", "programme", "changed", "verdict", "owner"];
            let names = names.iter().filter(|name| name.starts_with(&rest[last..]));
            let offer = |name: &&str| PromptCompletion {
                span: from + last..text.len(),
                insert: (*name).to_owned(),
                beside: String::new(),
            };
            names.map(offer).collect()
        }
        PaletteArgument::Id => {
            let folded = rest.to_ascii_uppercase();
            let mut ids: Vec<&str> =
                model.register.ids().filter(|id| id.starts_with(&folded)).collect();
            ids.sort_by(|a, b| natural(a, b));
            ids.truncate(MOST);
            let beside = |id: &str| {
                model.register.find(id).map_or_else(String::new, |ix| title(&model.ctx(), ix))
            };
            ids.into_iter().map(|id| plain(id, &beside(id))).collect()
        }
        PaletteArgument::Session => {
            let all = model.register.ledger().sessions();
            let open = all.iter().filter(|it| it.closed.is_none() && it.is_for(&model.officer));
            let open = open.filter(|it| begins(&it.name()));
            open.map(|it| plain(&it.name(), &Clean::line(&it.terms.title))).take(MOST).collect()
        }
        PaletteArgument::Set => ["blind on", "blind off"]
            .into_iter()
            .filter(|value| begins(value))
            .map(|value| plain(value, ""))
            .collect(),
        PaletteArgument::Meeting => {
            let known = super::meetings::known(model, rest, MOST).into_iter();
            known.map(|(insert, beside)| plain(&insert, &beside)).collect()
        }
        PaletteArgument::Free => Vec::new(),
    }
}

/// The values of an act that the register knows.
fn of_value(model: &Model, ix: Ix, act: Act, typed: &str, from: usize) -> Vec<PromptCompletion> {
    let known = model.register.completions(ix, act, typed, model.today).into_iter();
    let offer =
        |(insert, beside)| PromptCompletion { span: from..from + typed.len(), insert, beside };
    known.map(offer).collect()
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
    let span = typing.span.start + from..typing.span.end + from;
    let offer =
        |insert: String, beside: String| PromptCompletion { span: span.clone(), insert, beside };
    if let CompletionSlot::Value(field) = typing.slot {
        if field.name == "by" && model.views.screen(screen).is_none() {
            return of_officers(model, field, &typing.typed)
                .map(|it| offer(it, String::new()))
                .collect();
        }
        let kind = model.views.screen(screen).map_or(Kind::Case, |screen| screen.kind);
        let rest = model
            .parse(&filter_without(text, &typing.span))
            .unwrap_or_else(|_| Query::everything());
        let values = values(model, kind, field, &typing.typed, &rest).into_iter();
        return values.map(|(value, rows)| offer(value, rows.to_string())).collect();
    }
    let candidates = typing.candidates().into_iter().take(OFFERS);
    candidates.map(|it| offer(it.insert, it.help.to_owned())).collect()
}

/// The officers who have a journal and whose login begins as typed: what `by` means of entries.
fn of_officers<'a>(
    model: &Model,
    field: &'a Field,
    typed: &str,
) -> impl Iterator<Item = String> + use<'a> {
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
) -> Vec<(String, usize)> {
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
        .filter_map(|it| Some((after_colon(field, &it.value)?, it.rows)))
        .take(OFFERS)
        .collect()
}
