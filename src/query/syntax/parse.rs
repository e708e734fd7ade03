//! Reads a filter: what an officer typed becomes a tree of questions, or one mistake at its place.
//!
//! ```text
//! query = or ;  or = and { "or" and } ;  and = not { [ "and" ] not } ;  not = [ "-" | "not" ] atom
//! atom  = "(" or ")" | field op value | "is:" flag | "has:" thing | "quoted exact" | word
//! op    = ":"  ":!"  ":<"  ":<="  ":>"  ":>="    value = word | "quoted" | a..b | word,word
//! ```

use super::ast::{Condition, Query};
use super::error::QueryError;
use super::lex::{PlainLetters, QueryPart, Token, parts};
use super::term::TermReader;
use super::value_list::unclosed;
use crate::text::fold::fold;

/// How deep brackets may be nested; nobody reads more, and a pasted page must not exhaust memory.
const DEEPEST: usize = 32;

/// Reads a filter; nothing typed asks for everything. What may be typed in two ways comes out in
/// one: `owner:!plw` as `-owner:plw`, `status:settled` as `is:settled`, `is:a,b` as an alternative.
///
/// `reads_as_date` tells whether a text, folded, is a date. The first mistake is given, at its
/// column.
pub fn parse(text: &str, reads_as_date: &dyn Fn(&str) -> bool) -> Result<Query, QueryError> {
    let reader = TermReader { text, reads_as_date };
    let mut parser = Parser { reader, parts: parts(text), next: 0, depth: 0 };
    if parser.parts.is_empty() {
        return Ok(Query::everything());
    }
    let query = parser.any()?;
    match parser.peek() {
        None => Ok(query),
        Some(part) => Err(parser.mistake(part, "this bracket closes nothing")),
    }
}

struct Parser<'t> {
    reader: TermReader<'t>,
    parts: Vec<QueryPart>,
    next: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&QueryPart> {
        self.parts.get(self.next)
    }

    fn typed(&self, part: &QueryPart) -> &str {
        &self.reader.text[part.span.clone()]
    }

    fn mistake(&self, part: &QueryPart, message: impl AsRef<str>) -> QueryError {
        QueryError::at(self.reader.text, part.span.start, message)
    }

    /// `a or b`.
    fn any(&mut self) -> Result<Query, QueryError> {
        let mut asked = vec![self.all()?];
        while self.peek().is_some_and(|part| part.token == Token::Or) {
            self.next += 1;
            asked.push(self.all()?);
        }
        Ok(Query::any(asked))
    }

    /// `a b`, `a and b`.
    fn all(&mut self) -> Result<Query, QueryError> {
        let mut asked = Vec::new();
        loop {
            match self.peek().map(|part| &part.token) {
                _ if asked.is_empty() => {}
                None | Some(Token::Or | Token::Close) => return Ok(Query::all(asked)),
                Some(Token::And) => self.next += 1,
                Some(_) => {}
            }
            if !self.peek().is_some_and(|part| begins_a_question(&part.token)) {
                return Err(self.nothing());
            }
            asked.push(self.not()?);
        }
    }

    /// `-a`, `not a`.
    fn not(&mut self) -> Result<Query, QueryError> {
        let Some(part) = self.peek().filter(|part| part.token.is_contrary()).cloned() else {
            return self.atom();
        };
        self.next += 1;
        match self.peek() {
            Some(next) if part.token == Token::Dash && next.span.start > part.span.end => {
                let message = "a dash stands right before what it leaves out";
                Err(self.mistake(&part, message).hint("put words with a dash in quotes"))
            }
            Some(next) if next.token.is_contrary() => {
                Err(self.mistake(next, "one `-` or `not` is enough"))
            }
            Some(next) if begins_a_question(&next.token) => {
                let asked = self.atom()?;
                let span = part.span.start..asked.span.end;
                Ok(Query { span, ..asked.negated() })
            }
            _ => Err(self.nothing()),
        }
    }

    fn atom(&mut self) -> Result<Query, QueryError> {
        let Some(part) = self.peek().cloned() else { return Err(self.nothing()) };
        self.next += 1;
        let words = self.typed(&part);
        let ask = match &part.token {
            Token::Open => return self.brackets(&part),
            Token::Asked(asked) => return self.reader.asked(&part.span, asked),
            Token::Quoted { closed: false } => {
                return Err(unclosed(self.reader.text, part.span.start));
            }
            Token::Quoted { closed: true } => {
                let (_, words, _) = PlainLetters::new(words).quotation(0);
                if fold(&words).is_empty() {
                    return Err(self.mistake(&part, "nothing stands between these quotes"));
                }
                Condition::Exact(words)
            }
            _ => Condition::Word(words.to_owned()),
        };
        Ok(Query::new(part.span, ask))
    }

    fn brackets(&mut self, open: &QueryPart) -> Result<Query, QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.mistake(open, format!("brackets go {DEEPEST} deep and no deeper")));
        }
        if self.peek().is_none() {
            return Err(self.unclosed_bracket(open));
        }
        let asked = self.any()?;
        self.depth -= 1;
        let Some(close) = self.peek().filter(|part| part.token == Token::Close) else {
            return Err(self.unclosed_bracket(open));
        };
        let span = open.span.start..close.span.end;
        self.next += 1;
        Ok(Query { span, ..asked })
    }

    fn unclosed_bracket(&self, open: &QueryPart) -> QueryError {
        self.mistake(open, "this bracket is not closed").hint("end it with a )").unfinished(true)
    }

    /// The mistake of a place where something should be asked and is not: blamed on the word
    /// before it when there is one, else on what stands there instead.
    fn nothing(&self) -> QueryError {
        let before = self.next.checked_sub(1).and_then(|at| self.parts.get(at));
        match (before, self.peek()) {
            (Some(open), Some(next)) if open.token == Token::Open && next.token == Token::Close => {
                self.mistake(open, "nothing stands between these brackets")
            }
            (Some(word), next) if word.token != Token::Open => {
                let typed = self.typed(word);
                let message = format!("after `{typed}` comes what it joins or leaves out");
                self.mistake(word, message).unfinished(next.is_none())
            }
            (_, Some(next)) => {
                let message = format!("before `{}` something is missing", self.typed(next));
                self.mistake(next, message).hint("put the word in quotes to look for it as text")
            }
            (_, None) => {
                let text = self.reader.text;
                QueryError::at(text, text.len(), "something is missing here")
            }
        }
    }
}

/// Whether a question may begin with this part.
fn begins_a_question(token: &Token) -> bool {
    *token == Token::Open || token.is_contrary() || token.is_question()
}
