//! The queue of a session: which records it goes through, in which order, and what people call it.

use clap::Args;

use crate::cli::args::{QueryParser, kind_among};
use crate::cli::{CommandError, Context, OpenRegister};
use crate::journal::SessionTerms;
use crate::query::{SortBy, select};
use crate::record::Kind;
use crate::register::{Ix, Register};
use crate::report::meeting::obligation::capital;
use crate::session::{SessionPlan, is_blind};
use crate::text::Clean;
use crate::text::plural::count;

/// What stands on the command line about a queue.
#[derive(Debug, Clone, Args)]
pub struct QueueArgs {
    /// A filter, in quotes, such as 'is:overdue'; without one, all records of the kind
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    /// What to go through: caveats, cases, endorsements, actions …
    #[arg(long, value_name = "KIND", default_value = "caveats", value_parser = kind)]
    pub kind: Kind,
}

/// The records that answer, in the order of their screen.
#[derive(Debug)]
pub struct Queue {
    /// What they are.
    pub kind: Kind,
    /// The filter as it was typed.
    pub query: String,
    /// What people call it.
    pub title: String,
    /// The records.
    pub rows: Vec<Ix>,
}

impl QueueArgs {
    /// What answers now; an error when the filter cannot be read.
    pub fn queue(&self, context: &Context, loaded: &OpenRegister) -> Result<Queue, CommandError> {
        let typed = self.query.as_deref().unwrap_or_default().trim();
        let query = context.query(typed)?;
        let views = loaded.views(context);
        let screen = views.screens.iter().find(|screen| screen.kind == self.kind);
        let sort = screen.map_or("", |screen| screen.sort.as_str());
        let rows = select(&loaded.ctx(context), self.kind, &query, &SortBy::read(sort));
        let of_screen = |on: &str| screen.is_some_and(|screen| screen.name == on);
        let view =
            views.views.iter().find(|view| of_screen(&view.on) && view.query.trim() == typed);
        // The filter is told beside it wherever the title is.
        let title = view.map_or_else(|| capital(self.kind.plural()), |view| view.name.clone());
        Ok(Queue { kind: self.kind, query: typed.to_owned(), title, rows })
    }
}

impl Queue {
    /// The same, unless there is nothing in it.
    pub fn not_empty(self) -> Result<Self, CommandError> {
        if !self.rows.is_empty() {
            return Ok(self);
        }
        let kind = self.kind.plural();
        Err(CommandError::finding(match &*self.query {
            "" => format!("there are no {kind} here, so there is nothing to review"),
            query => format!(
                "no {kind} answer `{query}`, so there is nothing to review\n  \
                 `caveat list {kind}` lists them all"
            ),
        }))
    }

    /// A session on it.
    pub fn plan(&self, register: &Register, title: Option<&str>, open: bool) -> SessionPlan {
        let own = title.map(str::trim).filter(|title| !title.is_empty());
        let terms = SessionTerms {
            kind: self.kind.as_str().to_owned(),
            title: Clean::line(own.unwrap_or(&self.title)).to_string(),
            query: self.query.clone(),
            blind: is_blind(&register.settings, open.then_some(false)),
            dealt_to: None,
        };
        SessionPlan { terms, queue: self.rows.iter().map(|&ix| register.id(ix).clone()).collect() }
    }

    /// How many there are of what: `1 caveat`, `3 caveats`.
    pub fn count(&self) -> String {
        count(self.rows.len(), self.kind.as_str())
    }
}

/// A kind of record as it stands on the command line.
pub fn kind(word: &str) -> Result<Kind, String> {
    kind_among(word, &[])
}
