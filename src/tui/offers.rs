//! What Tab offers in the line being typed: commands, fields, and the values that the register has.

use super::command::{Command, Group};
use super::desk::Desk;
use super::prompt::{Offer, Prompt, Purpose};
use crate::query::reading::{Reading, readings};
use crate::query::{Field, Query, Slot, Value, answers, filter_without, typing};
use crate::record::Kind;
use crate::text::fold::fold;

/// The most that Tab offers at once.
const OFFERS: usize = 8;

/// What Tab offers in a line.
pub fn offers(desk: &Desk, prompt: &Prompt) -> Vec<Offer> {
    let (text, cursor) = (prompt.field.text(), prompt.field.cursor());
    match &prompt.purpose {
        Purpose::Command => Command::ALL
            .iter()
            .filter(|command| command.group() != Group::Line && command.name().starts_with(text))
            .map(|command| Offer {
                span: 0..text.len(),
                insert: command.name().into(),
                beside: command.help().into(),
            })
            .take(OFFERS)
            .collect(),
        Purpose::Filter { screen, .. } => {
            let Some(typing) = typing(text, cursor) else { return Vec::new() };
            if let Slot::Value(field) = typing.slot {
                let kind = desk.views.screen(screen).map_or(Kind::Case, |screen| screen.kind);
                let rest = desk
                    .parse(&filter_without(text, &typing.span))
                    .unwrap_or_else(|_| Query::everything());
                return values(desk, kind, field, &typing.typed, &rest)
                    .into_iter()
                    .map(|(value, rows)| Offer {
                        span: typing.span.clone(),
                        insert: Value::Is(value).to_string(),
                        beside: rows.to_string(),
                    })
                    .collect();
            }
            let candidates = typing.candidates().into_iter().take(OFFERS);
            candidates
                .map(|it| Offer {
                    span: typing.span.clone(),
                    insert: it.insert,
                    beside: it.help.into(),
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The values of a field that begin as typed, with how many rows of the rest of the filter each
/// would leave; the most frequent first.
fn values(
    desk: &Desk,
    kind: Kind,
    field: &Field,
    typed: &str,
    rest: &Query,
) -> Vec<(String, usize)> {
    let asker = desk.asker();
    let typed = fold(typed);
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for &ix in desk.register.of(kind).iter().filter(|&&ix| answers(&asker, rest, ix)) {
        let mut own: Vec<String> = readings(&asker, field.name, ix)
            .into_iter()
            .filter_map(|reading| match reading {
                Reading::Word(word) if word.is_empty() && field.name == "owner" => {
                    Some("nobody".to_owned())
                }
                Reading::Word(word) => Some(word.into_owned()),
                Reading::Days(window) => window.to.map(|day| day.to_string()),
                _ => None,
            })
            .filter(|word| fold(word).starts_with(&typed))
            .collect();
        own.sort_unstable();
        own.dedup();
        for value in own {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.truncate(OFFERS);
    counts
}
