//! `caveat session start` and `run`: fix a queue and begin.

use std::process::ExitCode;

use clap::Args;
use uuid::Uuid;

use super::line_loop::talk;
use super::on_screen;
use super::queue::{Queue, QueueArgs};
use super::shown::DisplayArgs;
use super::writer::SessionWriter;
use crate::cli::context::Context;
use crate::cli::environment::now;
use crate::cli::exit::{Code, CommandError};
use crate::cli::output::{Output, say};
use crate::cli::register::OpenRegister;
use crate::journal::session::{name, opening};
use crate::journal::{Session, SessionTerms};
use crate::text::Clean;

/// Begin a review session: its queue is fixed now, and its name printed
///
/// The queue holds what answers the filter at this moment, in the order in which `caveat list` has
/// it; what comes later is not in it. The session is yours, and every other officer can join it by
/// its name. With --plain it goes on at once, line by line, in a way that suits a screen reader.
#[derive(Debug, Args)]
pub struct StartArgs {
    /// What to go through.
    #[command(flatten)]
    pub chosen: QueueArgs,
    /// On what terms.
    #[command(flatten)]
    pub held: TermsArgs,
    /// Go on with it here, line by line
    #[arg(long)]
    pub plain: bool,
}

/// Begin a review session and open the screen in it
///
/// As `caveat session start`, then the screen shows the first item. Without a terminal, or on one
/// that cannot show a screen, it goes on line by line instead.
#[derive(Debug, Args)]
pub struct RunArgs {
    /// What to go through.
    #[command(flatten)]
    pub chosen: QueueArgs,
    /// On what terms.
    #[command(flatten)]
    pub held: TermsArgs,
    /// How it is shown.
    #[command(flatten)]
    pub shown: DisplayArgs,
}

/// On what terms a session is held.
#[derive(Debug, Clone, Args)]
pub struct TermsArgs {
    /// What people call it; without one, the name of the view with this filter
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Show everybody what the others said; else that is hidden until one has judged
    #[arg(long)]
    pub open: bool,
    /// Start another one even where one of yours on the same queue is not done
    #[arg(long)]
    pub again: bool,
}

impl StartArgs {
    /// Begins it.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let writer = SessionWriter::new(context, None)?;
        let read = context.open_for_refresh()?;
        let session = begin(context, &read, &writer, &self.chosen, &self.held, out)?;
        if self.plain {
            return talk(context, read, session, writer, out);
        }
        out.flush()?;
        say(format!("caveat session resume {}   goes on with it", name(session)));
        read.ended(out)
    }
}

impl RunArgs {
    /// Begins it and opens the screen.
    pub fn run(self, context: Context, out: &mut Output) -> Result<ExitCode, CommandError> {
        run(context, &self.chosen, &self.held, &self.shown, false, out)
    }
}

/// Begins a session and goes on with it, on the screen unless `plain` or there is none.
pub fn run(
    context: Context,
    chosen: &QueueArgs,
    held: &TermsArgs,
    shown: &DisplayArgs,
    plain: bool,
    out: &mut Output,
) -> Result<ExitCode, CommandError> {
    let writer = SessionWriter::new(&context, shown.by.as_deref())?;
    let on_screen = on_screen::is_wanted(shown, plain)?;
    let read = context.open_for_refresh()?;
    let session = begin(&context, &read, &writer, chosen, held, out)?;
    if !on_screen {
        let code = talk(&context, read, session, writer, out)?;
        out.flush()?;
        return Ok(code.into());
    }
    out.flush()?;
    Ok(on_screen::open(context, read.place, &name(session), shown))
}

/// Fixes the queue, enters that the session begins, and prints its name and how much is in it.
fn begin(
    context: &Context,
    opened: &OpenRegister,
    writer: &SessionWriter,
    chosen: &QueueArgs,
    held: &TermsArgs,
    out: &mut Output,
) -> Result<Uuid, CommandError> {
    let queue = chosen.queue(context, opened)?.not_empty()?;
    if !held.again
        && let Some(twin) = twin(opened, &queue, &writer.officer)
    {
        return Err(refused(opened, &twin, &writer.officer));
    }
    let terms = terms(opened, &queue, held, None);
    let entries = opening(now(), &writer.by, &terms, &queue.ids(opened));
    writer.write_or_stop(&entries)?;
    let session = entries.first().and_then(|entry| entry.session).unwrap_or_default();
    out.line(&format!("{}  {}", name(session), queue.counted()))?;
    Ok(session)
}

/// The terms of a session on a queue.
pub fn terms(
    opened: &OpenRegister,
    queue: &Queue,
    held: &TermsArgs,
    dealt_to: Option<&str>,
) -> SessionTerms {
    let own = held.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    SessionTerms {
        kind: queue.kind.as_str().to_owned(),
        title: Clean::line(own.unwrap_or(&queue.title)).to_string(),
        query: queue.query.clone(),
        blind: !held.open && opened.register.settings.review.blind.unwrap_or(true),
        dealt_to: dealt_to.map(str::to_owned),
    }
}

/// An open session of an officer on the same queue in which they have something left.
fn twin<'a>(opened: &'a OpenRegister, queue: &Queue, officer: &str) -> Option<Session<'a>> {
    let register = &opened.register;
    // What was marked by hand has no filter either: there it is the items that tell.
    let ids = queue.ids(opened);
    register.ledger().sessions().into_iter().find(|session| {
        session.closed.is_none()
            && session.is_of(officer)
            && register.kind_of(session) == queue.kind
            && session.terms.query.trim() == queue.query
            && (!queue.query.is_empty() || session.queue.iter().copied().eq(&ids))
            && !register.progress(session, officer).is_complete()
    })
}

fn refused(opened: &OpenRegister, twin: &Session<'_>, officer: &str) -> CommandError {
    let progress = opened.register.progress(twin, officer);
    let name = twin.name();
    CommandError::finding(format!(
        "you have an open session on this: {name}, {} of {} judged\n  \
         caveat session resume {name}   goes on with it\n  \
         --again starts another",
        progress.judged, progress.of
    ))
}
