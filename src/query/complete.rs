//! What may be completed where the cursor stands, and the rest of the filter that counts are taken in.

use super::ast::Span;
use super::field::{FIELDS, Field};
use super::flag::{FLAGS, THINGS};
use super::lex::{Asked, Letters, Part, Token, parts};
use crate::text::fold::fold;

/// What is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The name of a field, or a bare word that may become one.
    Field,
    /// A flag, after `is:`.
    Flag,
    /// A thing, after `has:`.
    Thing,
    /// A value of this field.
    Value(&'static Field),
}

/// The word at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// The bytes that a completion takes the place of.
    pub span: Span,
    /// What they are.
    pub slot: Slot,
    /// What is typed of it before the cursor, without quotes.
    pub typed: String,
}

/// One word that may be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The text that takes the place of [`Typing::span`].
    pub insert: String,
    /// One line of help.
    pub help: &'static str,
}

impl Typing {
    /// The words that fit, from the tables, in their order; none for the values of a field, which
    /// only the register knows.
    pub fn candidates(&self) -> Vec<Candidate> {
        let candidate = |insert: String, help| Candidate { insert, help };
        let all: Vec<Candidate> = match self.slot {
            Slot::Field => FIELDS
                .iter()
                .flat_map(|field| {
                    field.names().map(|name| candidate(format!("{name}:"), field.help))
                })
                .chain([
                    candidate("is:".to_owned(), "a yes or no, such as is:overdue"),
                    candidate("has:".to_owned(), "something on file, such as has:date"),
                ])
                .collect(),
            Slot::Flag => {
                FLAGS.iter().map(|flag| candidate(flag.name.to_owned(), flag.help)).collect()
            }
            Slot::Thing => {
                THINGS.iter().map(|thing| candidate(thing.name.to_owned(), thing.help)).collect()
            }
            Slot::Value(_) => Vec::new(),
        };
        let typed = fold(&self.typed);
        all.into_iter().filter(|candidate| candidate.insert.starts_with(&typed)).collect()
    }
}

/// What is being typed at a cursor, given in bytes; `None` inside a quotation, after a field that
/// does not exist, and between the signs of an operator.
pub fn typing(text: &str, cursor: usize) -> Option<Typing> {
    let cursor = text.floor_char_boundary(cursor);
    let fresh = Typing { span: cursor..cursor, slot: Slot::Field, typed: String::new() };
    let Some(part) =
        parts(text).into_iter().find(|part| part.span.start < cursor && cursor <= part.span.end)
    else {
        return Some(fresh);
    };
    match part.token {
        Token::Open | Token::Close => Some(fresh),
        Token::Not if part.span.len() < "not".len() || cursor < part.span.end => Some(fresh),
        Token::Word | Token::And | Token::Or | Token::Not => {
            let typed = text[part.span.start..cursor].to_owned();
            Some(Typing { span: part.span, slot: Slot::Field, typed })
        }
        Token::Asked(Asked { name, .. }) if cursor <= name.end => {
            let typed = text[name.start..cursor].to_owned();
            Some(Typing {
                span: name.start..name.end + colon(text, name.end),
                slot: Slot::Field,
                typed,
            })
        }
        Token::Asked(Asked { name, value, .. }) if cursor >= value.start => {
            let slot = match fold(&text[name.clone()]).as_str() {
                "is" => Slot::Flag,
                "has" => Slot::Thing,
                word => Slot::Value(Field::named(word)?),
            };
            let span = value_at(text, &value, cursor);
            let typed = Letters::new(&text[span.start..cursor]).unquoted();
            Some(Typing { span, slot, typed })
        }
        Token::Quoted { .. } | Token::Asked(_) => None,
    }
}

/// How many bytes the colon at this byte takes.
fn colon(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The value between commas in which the cursor stands.
fn value_at(text: &str, value: &Span, cursor: usize) -> Span {
    let letters = Letters::new(&text[value.clone()]);
    let (mut from, mut place) = (0, 0);
    while let Some(c) = letters.at(place) {
        let end = if c == '"' { letters.quotation(place).0 } else { place + 1 };
        if c == ',' {
            if value.start + letters.byte(place) >= cursor {
                break;
            }
            from = end;
        }
        place = end;
    }
    value.start + letters.byte(from)..value.start + letters.byte(place)
}

/// The filter without the question that holds `span`, and without all that is no condition on it:
/// what stands beside it after an `or`, and what a `not` around it turns round.
///
/// Counting the values of a field inside this filter tells how many rows each value would leave.
pub fn filter_without(text: &str, span: &Span) -> String {
    let parts = parts(text);
    let holds = |part: &Part| {
        part.token.is_question() && part.span.start <= span.start && span.end <= part.span.end
    };
    let first = parts.partition_point(|part| part.span.end <= span.start && !holds(part));
    let (mut from, mut to) = (first, first + usize::from(parts.get(first).is_some_and(holds)));
    let mut kept: Vec<&Part> = Vec::new();
    loop {
        let denied = from > 0 && parts[from - 1].token == Token::Not;
        if denied {
            from -= 1;
            kept.clear();
        }
        let (left, left_end) = level(parts[..from].iter().rev(), &Token::Close, &Token::Open);
        let (right, right_end) = level(parts[to..].iter(), &Token::Open, &Token::Close);
        kept.splice(0..0, left.into_iter().rev());
        kept.extend(right);
        let Some(open) = from.checked_sub(left_end + 1) else { break };
        from = open;
        to = (to + right_end + 1).min(parts.len());
    }
    let mut rest = String::new();
    let mut apart = false;
    for part in kept {
        if apart {
            rest.push(' ');
        }
        apart = part.token != Token::Not;
        rest.push_str(if apart { &text[part.span.clone()] } else { "-" });
    }
    rest
}

/// The parts on one side that must hold as well, up to the next `or` at the same depth, and how
/// many parts there are on that side up to the bracket that ends the group.
fn level<'p>(
    side: impl Iterator<Item = &'p Part>,
    inwards: &Token,
    outwards: &Token,
) -> (Vec<&'p Part>, usize) {
    let (mut kept, mut depth, mut count, mut past_or) = (Vec::new(), 0_usize, 0, false);
    for part in side {
        if part.token == *inwards {
            depth += 1;
        } else if part.token == *outwards {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => break,
            }
        }
        past_or |= depth == 0 && part.token == Token::Or;
        let joins = depth == 0 && part.token == Token::And;
        if !past_or && !joins {
            kept.push(part);
        }
        count += 1;
    }
    (kept, count)
}
