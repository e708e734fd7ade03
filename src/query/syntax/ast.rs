//! A filter as a tree: what is asked of a record, and where in the text it stood.

use std::fmt;

use super::lex::{QueryPart, Span, Token, parts};
use super::value::{Op, QueryValue, quoted};
use crate::query::fields::field::Field;
use crate::query::fields::flag::{CAVEAT_FLAGS, CAVEAT_THINGS, Flag};
use crate::query::fields::table::CAVEAT_FIELDS;

/// One question, or several joined.
///
/// Two queries are equal when they ask the same, wherever they stood in the text.
#[derive(Debug, Clone)]
pub struct Query {
    /// Where it stood; empty when it was not typed.
    pub span: Span,
    /// What it asks.
    pub ask: Condition,
}

/// What a query asks of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// At least one of these, of which there are two or more.
    Or(Vec<Query>),
    /// All of these; everything answers when there are none, else there are two or more.
    And(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// A field compared with any of these values, of which there is at least one.
    Field {
        /// The field.
        field: &'static Field,
        /// How it is compared.
        op: Op,
        /// With what; a single one unless `op` is [`Op::Is`].
        values: Vec<QueryValue>,
    },
    /// `is:` and a flag.
    Flag(&'static Flag),
    /// `has:` and a thing.
    Has(&'static Flag),
    /// These words, exactly, anywhere in the record.
    Exact(String),
    /// A bare word, matched loosely against id, names and title.
    Word(String),
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.ask == other.ask
    }
}

impl Eq for Query {}

impl Query {
    /// The query that everything answers.
    pub fn everything() -> Self {
        Self { span: 0..0, ask: Condition::And(Vec::new()) }
    }

    /// Whether everything answers it.
    pub fn is_everything(&self) -> bool {
        matches!(&self.ask, Condition::And(asked) if asked.is_empty())
    }

    /// Whether it asks for a flag anywhere.
    pub fn names_flag(&self, name: &str) -> bool {
        match &self.ask {
            Condition::Or(parts) | Condition::And(parts) => {
                parts.iter().any(|part| part.names_flag(name))
            }
            Condition::Not(part) => part.names_flag(name),
            Condition::Flag(flag) => flag.name == name && !flag.of_caveats,
            _ => false,
        }
    }

    /// What it asks of a verdict, its word or its officer: whether it is wanted, which of both, and
    /// with what it is compared; `None` when it asks something else.
    pub fn of_verdict(&self) -> Option<(bool, &'static Field, &[QueryValue])> {
        match &self.ask {
            Condition::Field { field, values, .. } if matches!(field.name, "verdict" | "by") => {
                Some((true, *field, values))
            }
            Condition::Not(part) => {
                part.of_verdict().map(|(so, field, values)| (!so, field, values))
            }
            _ => None,
        }
    }

    /// Whether the questions among these that are about a verdict's word and its officer are about
    /// one verdict: both are asked side by side, and not only what it is not.
    pub fn are_of_one_verdict(asked: &[Self]) -> bool {
        let all: Vec<_> = asked.iter().filter_map(Self::of_verdict).collect();
        let asks = |name: &str| all.iter().any(|(_, field, _)| field.name == name);
        asks("verdict") && asks("by") && all.iter().any(|(so, ..)| *so)
    }

    /// Whether it asks for bare words and nothing else.
    pub fn is_bare_words(&self) -> bool {
        match &self.ask {
            Condition::Word(_) => true,
            Condition::And(asked) => {
                !asked.is_empty() && asked.iter().all(|it| matches!(it.ask, Condition::Word(_)))
            }
            _ => false,
        }
    }

    /// The same with each bare word that is wanted looked for in the texts of records.
    #[must_use]
    pub fn with_words_in_text(&self) -> Self {
        let each = |parts: &[Self]| parts.iter().map(Self::with_words_in_text).collect();
        let ask = match (&self.ask, Field::named("text")) {
            (Condition::Or(parts), _) => Condition::Or(each(parts)),
            (Condition::And(parts), _) => Condition::And(each(parts)),
            (Condition::Word(word), Some(field)) => {
                let values = vec![QueryValue::Is(word.clone())];
                Condition::Field { field, op: Op::Is, values }
            }
            (other, _) => other.clone(),
        };
        Self { span: self.span.clone(), ask }
    }

    /// The same with what is asked of a case itself asked of its open caveats, where they have it
    /// as well; what is left out stays as it is.
    #[must_use]
    pub fn of_open_caveats(&self) -> Self {
        let each = |parts: &[Self]| parts.iter().map(Self::of_open_caveats).collect();
        let same = |all: &'static [Flag], own: &Flag| all.iter().find(|it| it.name == own.name);
        let ask = match &self.ask {
            Condition::Or(parts) => Some(Condition::Or(each(parts))),
            Condition::And(parts) => Some(Condition::And(each(parts))),
            Condition::Flag(own) => same(&CAVEAT_FLAGS, own).map(Condition::Flag),
            Condition::Has(own) => same(&CAVEAT_THINGS, own).map(Condition::Has),
            Condition::Field { field, op, values } if field.is_tracked() => {
                let mut all = CAVEAT_FIELDS.iter();
                let field = all.find(|it| it.of_caveats() == Some(field));
                let (op, values) = (*op, values.clone());
                field.map(|field| Condition::Field { field, op, values })
            }
            _ => None,
        };
        Self { span: self.span.clone(), ask: ask.unwrap_or_else(|| self.ask.clone()) }
    }

    /// A question that stood at these bytes.
    pub fn new(span: Span, ask: Condition) -> Self {
        Self { span, ask }
    }

    /// All of these, flat: a conjunction among them gives its parts.
    pub fn all(asked: impl IntoIterator<Item = Self>) -> Self {
        let flat = asked.into_iter().flat_map(|query| match query.ask {
            Condition::And(parts) => parts,
            ask => vec![Self { span: query.span, ask }],
        });
        Self::joined(flat.collect(), Condition::And)
    }

    /// Any of these, flat: an alternative among them gives its parts. Of none, everything.
    pub fn any(asked: impl IntoIterator<Item = Self>) -> Self {
        let flat = asked.into_iter().flat_map(|query| match query.ask {
            Condition::Or(parts) => parts,
            ask => vec![Self { span: query.span, ask }],
        });
        let flat: Vec<_> = flat.collect();
        if flat.iter().any(Self::is_everything) {
            return Self::everything();
        }
        Self::joined(flat, Condition::Or)
    }

    /// The contrary, standing at the same bytes.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { span: self.span.clone(), ask: Condition::Not(Box::new(self)) }
    }

    /// The bare words that a match is ranked by: those that are wanted, not those left out.
    pub fn bare_words(&self) -> Vec<String> {
        match &self.ask {
            Condition::Word(word) => vec![word.clone()],
            Condition::And(asked) | Condition::Or(asked) => {
                asked.iter().flat_map(Self::bare_words).collect()
            }
            _ => Vec::new(),
        }
    }

    fn joined(mut asked: Vec<Self>, join: fn(Vec<Self>) -> Condition) -> Self {
        match (asked.len(), asked.pop()) {
            (1, Some(only)) => only,
            (_, Some(last)) => {
                let start = asked.first().map_or(last.span.start, |first| first.span.start);
                let span = start.min(last.span.end)..last.span.end;
                asked.push(last);
                Self { span, ask: join(asked) }
            }
            (_, None) => Self::everything(),
        }
    }
}

impl fmt::Display for Query {
    /// The query as it may be typed: read again, it asks the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let in_brackets = |query: &Self, wanted: bool| {
            if wanted { format!("({query})") } else { query.to_string() }
        };
        let joins = |query: &Self| matches!(query.ask, Condition::Or(_) | Condition::And(_));
        match &self.ask {
            Condition::Or(asked) => {
                let parts = asked.iter();
                let parts = parts.map(|it| in_brackets(it, matches!(it.ask, Condition::Or(_))));
                f.write_str(&parts.collect::<Vec<_>>().join(" or "))
            }
            Condition::And(asked) => {
                let parts = asked.iter().map(|it| in_brackets(it, joins(it)));
                f.write_str(&parts.collect::<Vec<_>>().join(" "))
            }
            Condition::Not(query) => {
                let wanted = joins(query) || matches!(query.ask, Condition::Not(_));
                write!(f, "-{}", in_brackets(query, wanted))
            }
            Condition::Field { field, op, values } => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                write!(f, "{}{}{}", field.name, op.sign(), values.join(","))
            }
            Condition::Flag(flag) => write!(f, "{}is:{}", flag.prefix(), flag.name),
            Condition::Has(thing) => write!(f, "{}has:{}", thing.prefix(), thing.name),
            Condition::Exact(words) => f.write_str(&quoted(words)),
            Condition::Word(word) if stays_a_word(word) => f.write_str(word),
            Condition::Word(word) => f.write_str(&quoted(word)),
        }
    }
}

/// Whether a bare word, typed, is read as that word again.
fn stays_a_word(word: &str) -> bool {
    let whole = |part: &QueryPart| part.token == Token::Word && part.span == (0..word.len());
    matches!(parts(word).as_slice(), [part] if whole(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Query {
        Query::new(0..0, Condition::Word(word.into()))
    }

    #[test]
    fn joining_keeps_a_query_flat_and_brackets_stand_only_where_needed() {
        let query = Query::all([
            Query::all([word("a"), word("b")]),
            Query::any([word("c"), Query::all([word("d"), word("e")])]),
            Query::any([word("f"), word("g")]).negated(),
            Query::everything(),
            word("h").negated().negated(),
        ]);
        assert_eq!(query.to_string(), "a b (c or d e) -(f or g) -(-h)");
        assert_eq!(query.bare_words(), ["a", "b", "c", "d", "e"]);
    }

    #[test]
    fn everything_is_empty_and_swallows_alternatives() {
        assert_eq!(Query::everything().to_string(), "");
        assert!(Query::all([]).is_everything());
        assert!(Query::any([word("a"), Query::everything()]).is_everything());
        assert_eq!(Query::all([Query::everything(), word("a")]), word("a"));
    }

    #[test]
    fn a_word_that_would_be_read_otherwise_is_quoted() {
        for plain in ["high-use", "10:30", "a,b", "*"] {
            assert_eq!(word(plain).to_string(), plain);
        }
        for odd in ["or", "NOT", "-x", "owner:amk", "two words"] {
            assert_eq!(word(odd).to_string(), format!("\"{odd}\""));
        }
    }
}
