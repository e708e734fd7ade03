//! Reads one `field:value`: which field, which comparison, which values, and what is wrong with it.

use super::ast::{Condition, Query};
use super::error::QueryError;
use super::lex::{FieldTerm, Span, plain_letter};
use super::value::{Offset, Op, QueryValue, days, number, pence};
use super::value_list::{Ranged, TypedValue, values};
use crate::query::fields::field::{Field, ValueKind};
use crate::query::fields::flag::{CAVEAT_FLAGS, CAVEAT_THINGS, FLAGS, Flag, THINGS};
use crate::query::fields::table::{CAVEAT_FIELDS, FIELDS};
use crate::text::fold::fold;
use crate::text::nearest;

/// Where to look when no known word is near.
const LOOK: &str = "F1 lists the words; put quotes round it to look for it as text";

/// The text that is read, and who knows what a date is.
#[derive(Clone, Copy)]
pub(super) struct TermReader<'t> {
    pub text: &'t str,
    pub reads_as_date: &'t dyn Fn(&str) -> bool,
}

impl<'t> TermReader<'t> {
    /// The question that stands at `span`.
    pub fn asked(self, span: &Span, asked: &FieldTerm) -> Result<Query, QueryError> {
        let (op, contrary) = self.op(asked)?;
        let name = self.name(asked);
        let asks = match fold(name).as_str() {
            "is" => self.listed(asked, op, FLAGS, Condition::Flag),
            "has" => self.listed(asked, op, THINGS, Condition::Has),
            "caveat-is" => self.listed(asked, op, &CAVEAT_FLAGS, Condition::Flag),
            "caveat-has" => self.listed(asked, op, &CAVEAT_THINGS, Condition::Has),
            _ => match Field::named(name) {
                Some(field) => self.field(asked, field, op),
                None => Err(self.no_field(asked)),
            },
        }?;
        let query = Query::any(asks.into_iter().map(|ask| Query::new(span.clone(), ask)));
        Ok(if contrary { query.negated() } else { query })
    }

    fn name(self, asked: &FieldTerm) -> &'t str {
        &self.text[asked.name.clone()]
    }

    fn no_field(self, asked: &FieldTerm) -> QueryError {
        let name = self.name(asked);
        let fields = FIELDS.iter().chain(&*CAVEAT_FIELDS);
        let known = fields.flat_map(Field::names).chain(["is", "has", "caveat-is", "caveat-has"]);
        let near = nearest(name, known).map(|near| format!("did you mean `{near}:`?"));
        let message = format!("there is no field `{name}`");
        QueryError::at(self.text, asked.name.start, message).hint(near.as_deref().unwrap_or(LOOK))
    }

    /// The comparison, and whether it is turned round (`:!`).
    fn op(self, asked: &FieldTerm) -> Result<(Op, bool), QueryError> {
        let signs: String = self.text[asked.op.clone()].chars().map(plain_letter).collect();
        if signs == ":!" {
            return Ok((Op::Is, true));
        }
        let op = Op::ALL.into_iter().find(|op| op.sign() == signs);
        op.map(|op| (op, false)).ok_or_else(|| {
            let message = format!("`{signs}` compares nothing");
            QueryError::at(self.text, asked.op.start, message).hint("one of : :! :< :<= :> :>=")
        })
    }

    /// `is:` and `has:`: words from a closed list.
    fn listed(
        self,
        asked: &FieldTerm,
        op: Op,
        all: &'static [Flag],
        ask: fn(&'static Flag) -> Condition,
    ) -> Result<Vec<Condition>, QueryError> {
        let name = fold(self.name(asked));
        let known = &Flag::names(all);
        if op != Op::Is {
            return Err(self.no_order(asked, op, &format!("`{name}:` or `{name}:!`")));
        }
        let known_words = known.join(", ");
        let pieces = values(self.text, &asked.value, ValueKind::Word, &name, &known_words)?;
        let asks = pieces.into_iter().map(|(piece, _)| {
            let flag = Flag::among(all, &piece.words).filter(|_| !piece.star);
            flag.map(ask).ok_or_else(|| self.unlisted(&name, &piece, known))
        });
        asks.collect()
    }

    fn unlisted(self, name: &str, piece: &TypedValue, known: &[&str]) -> QueryError {
        let typed = fold(&piece.words);
        let half = piece.ends(self.text) && known.iter().any(|word| word.starts_with(&typed));
        let message = format!("there is no `{name}:{}`", piece.words);
        let near = nearest(&typed, known.iter().copied());
        let near = near.map(|near| format!("did you mean `{name}:{near}`?"));
        let hint = near.unwrap_or_else(|| format!("one of {}", known.join(", ")));
        QueryError::at(self.text, piece.byte, message).hint(hint).unfinished(half)
    }

    fn no_order(self, asked: &FieldTerm, op: Op, hint: &str) -> QueryError {
        let message =
            format!("`{}` has no order, so `{}` says nothing", self.name(asked), op.sign());
        QueryError::at(self.text, asked.op.start, message).hint(hint)
    }

    fn field(
        self,
        asked: &FieldTerm,
        field: &'static Field,
        op: Op,
    ) -> Result<Vec<Condition>, QueryError> {
        let follows = field.value.follows();
        if op != Op::Is && !field.value.has_order() {
            return Err(self.no_order(asked, op, follows));
        }
        let name = fold(self.name(asked));
        let pieces = values(self.text, &asked.value, field.value, &name, follows)?;
        if op != Op::Is && (pieces.len() > 1 || pieces.iter().any(|(_, to)| to.is_some())) {
            let message = format!("one value alone may follow `{name}{}`", op.sign());
            return Err(QueryError::at(self.text, asked.value.start, message).hint(follows));
        }
        let flag = |(piece, _): &Ranged| {
            let word = fold(&piece.words);
            let is_flag = !piece.star && field.flags.contains(&&*word);
            is_flag.then(|| Flag::named(&word))?
        };
        let mut values = Vec::new();
        let mut asks = Vec::new();
        for ranged in pieces {
            match flag(&ranged) {
                Some(flag) => asks.push(Condition::Flag(flag)),
                None => values.push(self.value(field, op, ranged)?),
            }
        }
        if !values.is_empty() {
            asks.push(Condition::Field { field, op, values });
        }
        Ok(asks)
    }

    fn value(self, field: &Field, op: Op, (from, to): Ranged) -> Result<QueryValue, QueryError> {
        let whole = field.value == ValueKind::Text || field.value.has_order();
        let begins = op == Op::Is && from.star && (from.words.is_empty() || !whole);
        Ok(match to {
            Some(to) => QueryValue::Between(self.checked(field, from)?, self.checked(field, to)?),
            None if begins => QueryValue::Begins(from.words),
            None => QueryValue::Is(self.checked(field, from)?),
        })
    }

    /// The words of a value, once they are known to be what the field takes.
    fn checked(self, field: &Field, piece: TypedValue) -> Result<String, QueryError> {
        let plain = fold(&piece.words);
        let (reads, what) = match field.value {
            ValueKind::Date(_) => {
                (Offset::new(&plain).is_some() || (self.reads_as_date)(&plain), "date")
            }
            ValueKind::Days => (days(&plain).is_some(), "number of days"),
            ValueKind::Number => (number(&plain).is_some(), "number"),
            ValueKind::Money => (pence(&plain).is_some(), "sum"),
            _ => return Ok(piece.words),
        };
        if reads && !piece.star {
            return Ok(plain);
        }
        let star = if piece.star { "*" } else { "" };
        let message = format!("`{}{star}` is no {what} that can be read", piece.words);
        Err(QueryError::at(self.text, piece.byte, message)
            .hint(field.value.follows())
            .unfinished(piece.ends(self.text)))
    }
}
