//! `caveat session list`: every session there is, and how far it is.

use clap::Args;
use serde_json::Value as Json;

use crate::cli::args::{FormatArgs, JSON};
use crate::cli::{Code, CommandError, Context, Output};
use crate::report::Table;
use crate::report::document::json::list;
use crate::report::session::outcome::row;

/// List the review sessions, the newest first
///
/// JUDGED and LEFT are yours; in a session that was dealt to somebody they are theirs. A session is
/// closed when its officer leaves it with nothing left, or by `caveat session close`.
#[derive(Debug, Args)]
pub struct SessionListArgs {
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl SessionListArgs {
    /// Prints them.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let loaded = context.open()?;
        let register = &loaded.register;
        let ctx = loaded.ctx(context);
        let sessions = register.ledger().sessions();
        if self.printed.json() {
            let rows: Vec<Json> = sessions.iter().map(|session| row(&ctx, session)).collect();
            loaded.json(out, &list("sessions", rows.len(), rows))?;
            return loaded.ended(out);
        }
        let heads =
            ["NAME", "OPENED", "BY", "TITLE", "FILTER", "ITEMS", "JUDGED", "LEFT", "STANDING"];
        let mut table = Table::new(heads, Some(3));
        for session in &sessions {
            let officer = session.terms.dealt_to.as_deref().unwrap_or(ctx.officer);
            let progress = register.progress(session, officer);
            let standing = match (session.closed, &session.terms.dealt_to) {
                (Some(held), _) => format!("closed {}", held.moment()),
                (None, Some(to)) => format!("dealt to {to}"),
                (None, None) => "open".to_owned(),
            };
            table.push(vec![
                session.name(),
                session.opened.moment(),
                session.opened.officer.to_string(),
                session.terms.title.clone(),
                session.terms.query.clone(),
                progress.of.to_string(),
                progress.judged.to_string(),
                progress.left().to_string(),
                standing,
            ]);
        }
        out.table(&table)?;
        if sessions.is_empty() {
            out.say("no sessions yet; caveat session start 'is:overdue'   begins one")?;
        }
        loaded.ended(out)
    }
}
