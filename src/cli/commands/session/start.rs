//! `caveat session start` and `run`: fix a queue and begin.

use std::process::ExitCode;

use clap::Args;
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::line_loop;
use super::on_screen::DisplayArgs;
use super::queue::QueueArgs;
use super::writer::SessionWriter;
use crate::cli::args::{FormatArgs, JSON, NONE};
use crate::cli::{Code, CommandError, Context, OpenRegister, Output};
use crate::journal::session::name;

/// Begin a review session: its queue is fixed now, and its name printed
///
/// The queue holds what answers the filter at this moment, in the order in which `caveat list` has
/// it; what comes later is not in it. The session is yours, and every other officer can join it by
/// its name. With --plain it goes on at once, line by line, in a way that suits a screen reader.
#[derive(Debug, Args)]
pub struct StartArgs {
    #[command(flatten)]
    terms: TermsArgs,
    /// Go on with it here, line by line
    #[arg(long, conflicts_with = "printed")]
    pub plain: bool,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

/// Begin a review session and open the screen in it
///
/// As `caveat session start`, then the screen shows the first item. Without a terminal, or on one
/// that cannot show a screen, it goes on line by line instead.
#[derive(Debug, Args)]
pub struct RunArgs {
    #[command(flatten)]
    terms: TermsArgs,
    #[command(flatten)]
    shown: DisplayArgs,
    #[command(flatten)]
    _printed: FormatArgs<NONE>,
}

/// What a session goes through, and on what terms.
#[derive(Debug, Clone, Args)]
pub struct TermsArgs {
    #[command(flatten)]
    chosen: QueueArgs,
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
        let mut writer = SessionWriter::new(context, None)?;
        let loaded = context.open_for_refresh()?;
        let session = begin(context, &loaded, &mut writer, &self.terms, self.printed, out)?;
        if self.plain {
            return line_loop::run(context, loaded, (session, true), writer, out);
        }
        if !self.printed.json() {
            out.say(format!("caveat session resume {}   goes on with it", name(session)))?;
        }
        loaded.ended(out)
    }
}

impl RunArgs {
    /// Begins it and opens the screen.
    pub fn run(self, context: Context, out: &mut Output) -> Result<ExitCode, CommandError> {
        run(context, &self.terms, &self.shown, false, out)
    }
}

/// Begins a session and goes on with it, on the screen unless `plain` or there is none.
pub fn run(
    context: Context,
    terms: &TermsArgs,
    shown: &DisplayArgs,
    plain: bool,
    out: &mut Output,
) -> Result<ExitCode, CommandError> {
    let mut writer = SessionWriter::new(&context, shown.by.as_deref())?;
    let on_screen = shown.is_on_screen(plain)?;
    let loaded = context.open_for_refresh()?;
    let session = begin(&context, &loaded, &mut writer, terms, FormatArgs::default(), out)?;
    if !on_screen {
        let code = line_loop::run(&context, loaded, (session, true), writer, out)?;
        out.flush()?;
        return Ok(code.into());
    }
    out.flush()?;
    Ok(shown.open_screen(context, loaded.place, &name(session)))
}

/// Fixes the queue, enters that the session begins, and prints its name and how much is in it.
fn begin(
    context: &Context,
    loaded: &OpenRegister,
    writer: &mut SessionWriter,
    terms: &TermsArgs,
    printed: FormatArgs<JSON>,
    out: &mut Output,
) -> Result<Uuid, CommandError> {
    let register = &loaded.register;
    let queue = terms.chosen.queue(context, loaded)?.not_empty()?;
    let plan = queue.plan(register, terms.title.as_deref(), terms.open);
    if !terms.again
        && let Some(twin) = plan.twin(register, &writer.officer)
    {
        let (name, progress) = (twin.name(), register.progress(&twin, &writer.officer));
        return Err(CommandError::finding(format!(
            "you have an open session on this: {name}, {progress} judged\n  \
             caveat session resume {name}   goes on with it\n  \
             --again starts another"
        )));
    }
    let entries = plan.open(Timestamp::now(), &writer.by);
    writer.write_or_stop(&entries)?;
    let session = entries.first().and_then(|entry| entry.session).unwrap_or_default();
    let words = format!("{}  {}", name(session), queue.count());
    out.saved(&format!("Started: {words}"), |out| {
        if !printed.json() {
            return out.line(&words);
        }
        out.json(&json!({
            "schema": 1,
            "saved": entries.iter().map(|entry| entry.id).collect::<Vec<_>>(),
            "session": name(session),
            "kind": queue.kind.plural(),
            "items": queue.rows.len(),
        }))
    });
    Ok(session)
}
