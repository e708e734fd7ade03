//! `caveat session list`: every session there is, and how far it is.

use clap::Args;

use crate::cli::args::FormatArgs;
use crate::cli::{Code, CommandError, Context, Output};
use crate::journal::Session;
use crate::query::QueryContext;
use crate::report::document::json::list;
use crate::report::session::outcome::row;
use crate::report::{Format, Table};

/// List the review sessions, the newest first
///
/// JUDGED and LEFT are yours; in a session that was dealt to somebody they are theirs. A session is
/// closed when its officer leaves it with nothing left, or by `caveat session close`.
#[derive(Debug, Args)]
pub struct SessionListArgs {
    #[command(flatten)]
    printed: FormatArgs,
}

impl SessionListArgs {
    /// Prints them.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let loaded = context.open()?;
        let register = &loaded.register;
        let ctx = loaded.ctx(context);
        let sessions = register.ledger().sessions();
        let rows = || sessions.iter().map(|session| row(&ctx, session)).collect();
        let format = self.printed.format;
        loaded.list(
            out,
            loaded.heading(context, "Review sessions", ""),
            format,
            || table(&ctx, &sessions),
            || list("sessions", sessions.len(), rows()),
        )?;
        if sessions.is_empty() && format != Some(Format::Json) {
            out.say("no sessions yet; caveat session start 'is:overdue'   begins one")?;
        }
        loaded.ended(out)
    }
}

fn table(ctx: &QueryContext<'_>, sessions: &[Session<'_>]) -> Table {
    let heads = ["NAME", "OPENED", "BY", "TITLE", "FILTER", "ITEMS", "JUDGED", "LEFT", "STANDING"];
    Table::new(heads, Some(3)).with(sessions.iter().map(|session| {
        let officer = session.terms.dealt_to.as_deref().unwrap_or(ctx.officer);
        let progress = ctx.register.progress(session, officer);
        let standing = match (session.closed, &session.terms.dealt_to) {
            (Some(held), _) => format!("closed {}", held.moment()),
            (None, Some(to)) => format!("dealt to {to}"),
            (None, None) => "open".to_owned(),
        };
        vec![
            session.name(),
            session.opened.moment(),
            session.opened.officer.to_string(),
            session.terms.title.clone(),
            session.terms.query.clone(),
            progress.of.to_string(),
            progress.judged.to_string(),
            progress.left().to_string(),
            standing,
        ]
    }))
}
