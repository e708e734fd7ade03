//! What Tab offers in the line being typed: commands, fields, and the values that the register has.

use super::command::{Command, Group};
use super::desk::Desk;
use super::prompt::{Offer, Prompt, Purpose};
use crate::query::facet::{answering, months};
use crate::query::field::ValueKind;
use crate::query::narrow::after_colon;
use crate::query::{Field, Query, Slot, facet_of, filter_without, typing};
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
                        insert: value,
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

/// The values of a field that begin as typed, as they may be put in, with how many rows of the
/// rest of the filter each would leave; the most frequent first.
fn values(
    desk: &Desk,
    kind: Kind,
    field: &Field,
    typed: &str,
    rest: &Query,
) -> Vec<(String, usize)> {
    let asker = desk.asker();
    let typed = fold(typed);
    let rows = answering(&asker, kind, rest);
    let counted = match field.value {
        ValueKind::Date(_) => months(&asker, &rows, field),
        _ => facet_of(&asker, &rows, field),
    };
    let begins = |words: &str| fold(words).starts_with(&typed);
    counted
        .into_iter()
        .filter(|it| begins(&it.value) || begins(&it.label))
        .filter_map(|it| Some((after_colon(field, &it.value)?, it.rows)))
        .take(OFFERS)
        .collect()
}
