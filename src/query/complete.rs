//! What may be completed where the cursor stands, and the rest of the filter to count it in.

use super::fields::field::{Field, OF_CAVEATS};
use super::fields::flag::{FLAGS, THINGS};
use super::fields::table::{CAVEAT_FIELDS, FIELDS};
use super::syntax::lex::{FieldTerm, PlainLetters, QueryPart, Span, Token, parts, printed};
use crate::text::fold::fold;

/// What is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionSlot {
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
pub struct CompletionContext {
    /// The bytes that a completion takes the place of.
    pub span: Span,
    /// What they are.
    pub slot: CompletionSlot,
    /// What is typed of it before the cursor, without quotes.
    pub typed: String,
}

/// One word that may be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The text that takes the place of [`CompletionContext::span`].
    pub insert: String,
    /// One line of help.
    pub help: &'static str,
}

impl CompletionContext {
    /// The words that fit, from the tables, in their order; none for the values of a field, which
    /// only the register knows.
    pub fn candidates(&self) -> Vec<Candidate> {
        let flags = match self.slot {
            CompletionSlot::Field => {
                // What is asked of open caveats is offered once somebody begins to say so.
                let of_caveats = fold(&self.typed).starts_with(&OF_CAVEATS[..3]);
                let of_caveats = CAVEAT_FIELDS.iter().filter(|_| of_caveats);
                let fields = FIELDS.iter().chain(of_caveats);
                let fields = fields.flat_map(|it| it.names().map(|name| (name, it.help)));
                let all = fields.chain([
                    ("is", "a yes or no, such as is:overdue"),
                    ("has", "something on file, such as has:date"),
                    ("caveat-is", "a yes or no about any open caveat of it"),
                    ("caveat-has", "something on file of any open caveat of it"),
                ]);
                return self.fitting(all.map(|(name, help)| (format!("{name}:"), help)));
            }
            CompletionSlot::Flag => FLAGS,
            CompletionSlot::Thing => THINGS,
            CompletionSlot::Value(_) => return Vec::new(),
        };
        self.fitting(flags.iter().map(|flag| (flag.name.to_owned(), flag.help)))
    }

    fn fitting(&self, all: impl Iterator<Item = (String, &'static str)>) -> Vec<Candidate> {
        let typed = fold(&self.typed);
        all.filter(|(insert, _)| insert.starts_with(&typed))
            .map(|(insert, help)| Candidate { insert, help })
            .collect()
    }
}

/// What is being typed at a cursor, given in bytes; `None` inside a quotation, after a field that
/// does not exist, and between the signs of an operator.
pub fn typing(text: &str, cursor: usize) -> Option<CompletionContext> {
    let cursor = text.floor_char_boundary(cursor);
    let at_cursor = |part: &QueryPart| part.span.start < cursor && cursor <= part.span.end;
    let part = parts(text).into_iter().find(at_cursor).map(|part| (part.token, part.span));
    let (span, slot) = match part {
        None | Some((Token::Open | Token::Close | Token::Dash, _)) => {
            (cursor..cursor, CompletionSlot::Field)
        }
        Some((Token::Word | Token::And | Token::Or | Token::Not, span)) => {
            (span, CompletionSlot::Field)
        }
        Some((Token::Asked(FieldTerm { name, .. }), _)) if cursor <= name.end => {
            let colon = text[name.end..].chars().next().map_or(0, char::len_utf8);
            (name.start..name.end + colon, CompletionSlot::Field)
        }
        Some((Token::Asked(FieldTerm { name, value, .. }), _)) if cursor >= value.start => {
            let slot = match fold(&text[name]).as_str() {
                "is" | "caveat-is" => CompletionSlot::Flag,
                "has" | "caveat-has" => CompletionSlot::Thing,
                word => CompletionSlot::Value(Field::named(word)?),
            };
            (value_at(text, &value, cursor), slot)
        }
        Some((Token::Quoted { .. } | Token::Asked(_), _)) => return None,
    };
    let typed = &text[span.start..cursor];
    let letters = PlainLetters::new(typed);
    let typed = match letters.at(0) {
        Some('"') => letters.quotation(0).1,
        _ => typed.to_owned(),
    };
    Some(CompletionContext { span, slot, typed })
}

/// The value between commas in which the cursor stands; a quotation still open ends at the cursor,
/// since what comes after it was there before.
fn value_at(text: &str, value: &Span, cursor: usize) -> Span {
    let letters = PlainLetters::new(&text[value.clone()]);
    let byte = |place| value.start + letters.byte(place);
    let (mut from, mut place) = (0, 0);
    while let Some(c) = letters.at(place) {
        match c {
            ',' if byte(place) >= cursor => break,
            ',' => (from, place) = (place + 1, place + 1),
            '"' => match letters.quotation(place) {
                (end, _, true) => place = end,
                _ => return byte(from)..cursor,
            },
            _ => place += 1,
        }
    }
    byte(from)..byte(place)
}

/// The filter without the question that holds `span`, and without all that is no condition on it:
/// what stands beside it after an `or`, and what a `not` around it turns round.
///
/// Counting the values of a field inside this filter tells how many rows each value would leave.
pub fn filter_without(text: &str, span: &Span) -> String {
    let parts = parts(text);
    let holds = |part: &QueryPart| {
        part.token.is_question() && part.span.start <= span.start && span.end <= part.span.end
    };
    let first = parts.partition_point(|part| part.span.end <= span.start && !holds(part));
    let (mut from, mut to) = (first, first + usize::from(parts.get(first).is_some_and(holds)));
    let mut kept: Vec<&QueryPart> = Vec::new();
    loop {
        let denied = from > 0 && parts[from - 1].token.is_contrary();
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
    printed(text, kept)
}

/// The parts on one side that must hold as well, up to the next `or` at the same depth, and how
/// many parts there are on that side up to the bracket that ends the group.
fn level<'p>(
    side: impl Iterator<Item = &'p QueryPart>,
    inwards: &Token,
    outwards: &Token,
) -> (Vec<&'p QueryPart>, usize) {
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
        if !past_or && (depth > 0 || part.token != Token::And) {
            kept.push(part);
        }
        count += 1;
    }
    (kept, count)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The filter, and the word that is typed where the `|` stands.
    fn typed(marked: &str) -> (String, Option<CompletionContext>) {
        let cursor = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        let typing = typing(&text, cursor);
        (text, typing)
    }

    /// What that word takes the place of, what it is, what is typed of it.
    fn at(marked: &str) -> Option<(String, CompletionSlot, String)> {
        let (text, typing) = typed(marked);
        typing.map(|typing| (text[typing.span].to_owned(), typing.slot, typing.typed))
    }

    fn rest(marked: &str) -> String {
        let (text, typing) = typed(marked);
        filter_without(&text, &typing.unwrap().span)
    }

    fn offered(marked: &str) -> Vec<String> {
        let candidates = typed(marked).1.unwrap().candidates();
        candidates.into_iter().map(|candidate| candidate.insert).collect()
    }

    #[track_caller]
    fn is(marked: &str, span: &str, slot: CompletionSlot, typed: &str) {
        assert_eq!(at(marked), Some((span.to_owned(), slot, typed.to_owned())));
    }

    #[test]
    fn the_cursor_tells_what_is_being_typed() {
        let decision = CompletionSlot::Value(Field::named("decision").unwrap());
        let kind = CompletionSlot::Value(Field::named("kind").unwrap());
        is("|", "", CompletionSlot::Field, "");
        is("is:overdue -|", "", CompletionSlot::Field, "");
        is("(ow|n", "own", CompletionSlot::Field, "ow");
        is("\u{2013}not|", "not", CompletionSlot::Field, "not");
        is("ow|ner:amk", "owner:", CompletionSlot::Field, "ow");
        is("is:ov|", "ov", CompletionSlot::Flag, "ov");
        is("has:|", "", CompletionSlot::Thing, "");
        is("decision:|", "", decision, "");
        is("decision:\"in pr| is:overdue", "\"in pr", decision, "in pr");
        is("class:condition,re|p,x", "rep", kind, "re");
        is("class:|condition,x", "condition", kind, "");
        assert_eq!(at("\"mental he|"), None);
        assert_eq!(at("onwer:a|"), None);
        assert_eq!(at("due:|<60d"), None);
    }

    #[test]
    fn names_flags_and_things_are_offered_from_the_tables() {
        assert_eq!(offered("de|"), ["decision:", "decided:"].map(str::to_owned));
        assert_eq!(offered("CL|"), ["class:"]);
        assert_eq!(offered("is|"), ["is:"]);
        assert_eq!(
            offered("-is:s|"),
            ["slipped", "split", "suspect", "secondhand", "standing", "settled"]
        );
        assert_eq!(offered("has:|").len(), 8);
        assert_eq!(offered("owner:|").len(), 0);
        assert_eq!(offered("|").len(), FIELDS.len() + 5);
    }

    #[test]
    fn counts_are_taken_in_what_else_must_hold() {
        assert_eq!(rest("(decision:| or is:overdue) -owner:plw"), "-owner:plw");
        assert_eq!(rest("is:key decision:\"in pr|"), "is:key");
        assert_eq!(rest("is:key and -decision:| and (a or -b) x"), "is:key (a or -b) x");
        assert_eq!(rest("a or b (c kind:| (d or e) f or g) not h"), "b c (d or e) f -h");
        assert_eq!(rest("a -(b decision:| or c) d"), "a d");
        assert_eq!(rest("a -(b (c decision:|)) d"), "a d");
        assert_eq!(rest("a or |"), "");
        assert_eq!(rest("a (b | c"), "a b c");
        assert_eq!(rest("(a or b) decision:|"), "(a or b)");
    }
}
