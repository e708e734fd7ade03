//! A session line by line: items to standard output, answers from standard input, verdicts to the journal.

use std::io::{BufRead, IsTerminal, Read, StdinLock};

use uuid::Uuid;

use super::writer::SessionWriter;
use crate::cli::context::Context;
use crate::cli::environment::now;
use crate::cli::exit::{Code, CommandError};
use crate::cli::output::{Output, say};
use crate::cli::register::OpenRegister;
use crate::journal::session::{name, step};
use crate::journal::{Entry, JournalEntry, SessionStep};
use crate::query::QueryContext;
use crate::session::{Dialogue, DialogueTurn, SessionWrite, join, leave, summary};
use crate::store::SaveError;

/// The width of lines that go to a file or a pipe.
const WIDTH: usize = 80;

/// The most bytes of one answer; an entry may have far fewer.
const LONGEST: u64 = 1 << 20;

/// A dialogue under way.
struct LineLoop<'a> {
    context: &'a Context,
    loaded: OpenRegister,
    session: Uuid,
    writer: SessionWriter,
}

/// How a dialogue ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DialogueEnd {
    /// The officer left, or there was no more input.
    Left,
    /// Somebody closed the session meanwhile.
    Closed,
    /// An answer from a pipe was none. What stands after it was meant for other items than those
    /// that it would fall on, so it is not read.
    Stopped,
}

/// A line of input.
enum InputLine {
    Words(String),
    Amiss(&'static str),
    End,
}

/// Goes on with a session until the officer leaves it, and enters that they came and left.
pub fn run(
    context: &Context,
    loaded: OpenRegister,
    session: Uuid,
    writer: SessionWriter,
    out: &mut Output,
) -> Result<Code, CommandError> {
    let mut line_loop = LineLoop { context, loaded, session, writer };
    line_loop.join()?;
    let ended = line_loop.run(out);
    // What was said stands before the last line, which goes another way; when nobody listens any
    // more, the leaving is entered all the same.
    let _ = out.flush();
    let left = line_loop.leave(*ended.as_ref().unwrap_or(&DialogueEnd::Left));
    match ended? {
        DialogueEnd::Stopped => {
            let name = name(session);
            say(format!(
                "  nothing after that answer was read; caveat session resume {name} --plain"
            ));
            Ok(Code::Findings)
        }
        DialogueEnd::Left | DialogueEnd::Closed => Ok(left),
    }
}

impl LineLoop<'_> {
    fn ctx(&self) -> QueryContext<'_> {
        self.loaded.ctx(self.context)
    }

    fn join(&mut self) -> Result<(), CommandError> {
        self.loaded.refresh();
        let session = self.loaded.register.ledger().session(self.session);
        if let Some(joined) = session.and_then(|it| join(&it, &self.writer.officer, now())) {
            let entry = self.step(joined);
            self.writer.write_or_stop(&[entry])?;
            self.loaded.refresh();
        }
        Ok(())
    }

    fn step(&self, what: SessionStep) -> Entry {
        step(now(), &self.writer.by, self.session, what, None)
    }

    fn run(&mut self, out: &mut Output) -> Result<DialogueEnd, CommandError> {
        let width = out.width().unwrap_or(WIDTH);
        let stdin = std::io::stdin();
        let is_asked = stdin.is_terminal();
        let mut stdin = stdin.lock();
        let mut dialogue: Option<Dialogue> = None;
        loop {
            self.loaded.refresh();
            let ctx = self.ctx();
            let Some(session) = ctx.register.ledger().session(self.session) else {
                say("caveat: the session is not on file any more");
                return Ok(DialogueEnd::Closed);
            };
            if let Some(held) = session.closed {
                let (by, moment) = (&held.officer, held.moment());
                say(format!("caveat: {} was closed by {by} on {moment}", session.name()));
                return Ok(DialogueEnd::Closed);
            }
            let dialogue = dialogue.get_or_insert_with(|| Dialogue::new(&ctx, &session, width));
            lines(out, &dialogue.turn(&ctx, &session))?;
            out.text(&dialogue.prompt(&ctx))?;
            out.text(if is_asked { " " } else { "\n" })?;
            out.flush()?;
            let line = match read_line(&mut stdin)? {
                InputLine::Words(line) => line,
                InputLine::Amiss(why) => {
                    out.line(why)?;
                    if is_asked {
                        continue;
                    }
                    return Ok(DialogueEnd::Stopped);
                }
                InputLine::End => {
                    if is_asked {
                        out.line("")?;
                    }
                    return Ok(DialogueEnd::Left);
                }
            };
            let write = match dialogue.answer(&ctx, &session, &line) {
                DialogueTurn::Write(write) => write,
                DialogueTurn::Leave => return Ok(DialogueEnd::Left),
                DialogueTurn::Say(words) => {
                    lines(out, &words)?;
                    continue;
                }
                DialogueTurn::Amiss(words) => {
                    lines(out, &words)?;
                    if is_asked {
                        continue;
                    }
                    return Ok(DialogueEnd::Stopped);
                }
            };
            match self.save(&write) {
                Ok(held) => {
                    self.loaded.refresh();
                    let ctx = self.ctx();
                    if let Some(session) = ctx.register.ledger().session(self.session) {
                        lines(out, &dialogue.saved(&ctx, &session, &write, &held))?;
                    }
                }
                Err(not) => {
                    let why = format!("{} ({})", not.why, not.file);
                    lines(out, &dialogue.not_saved(&write, &why))?;
                    if !is_asked {
                        return Ok(DialogueEnd::Stopped);
                    }
                }
            }
        }
    }

    /// Saves what an answer comes to; the words that a verdict is on before the verdict.
    fn save(&mut self, write: &SessionWrite) -> Result<Vec<JournalEntry>, SaveError> {
        if let SessionWrite::Verdict { seen, canonical, .. } = write {
            self.writer.keep(seen, canonical)?;
        }
        let ledger = self.loaded.register.ledger();
        let SessionWriter { officer, by, .. } = &self.writer;
        let entries = write.entries(ledger, now(), officer, by, self.session);
        self.writer.write(&entries)
    }

    /// Enters that the officer left, or that the session is closed, and says how far they are.
    fn leave(&mut self, end: DialogueEnd) -> Code {
        self.loaded.refresh();
        let register = &self.loaded.register;
        let Some(session) = register.ledger().session(self.session) else { return Code::Done };
        let officer = &self.writer.officer;
        let last = leave(register, &session, officer);
        say(format!("caveat: {}", summary(register, &session, officer)));
        if end == DialogueEnd::Closed {
            return Code::Done;
        }
        let entry = self.step(last);
        match self.writer.write(&[entry]) {
            Ok(_) => {
                if last == SessionStep::Closed {
                    let name = name(self.session);
                    say(format!(
                        "  it is closed; caveat session report {name} prints what came of it"
                    ));
                }
                Code::Done
            }
            Err(not) => {
                say(format!("caveat: NOT SAVED: that you left: {} ({})", not.why, not.file));
                Code::Findings
            }
        }
    }
}

fn lines(out: &mut Output, lines: &[String]) -> Result<(), CommandError> {
    lines.iter().try_for_each(|line| out.line(line))
}

/// Reads one line; one that is too long is read to its end, so that nothing of it counts as
/// another answer.
fn read_line(stdin: &mut StdinLock<'_>) -> Result<InputLine, CommandError> {
    let unread = |error: std::io::Error| {
        CommandError::unreadable(format!(
            "the answers cannot be read: {}",
            crate::store::describe_io_error(&error)
        ))
    };
    let mut bytes = Vec::new();
    stdin.by_ref().take(LONGEST).read_until(b'\n', &mut bytes).map_err(unread)?;
    if bytes.is_empty() {
        return Ok(InputLine::End);
    }
    let mut is_whole = bytes.ends_with(b"\n");
    let is_long = !is_whole && bytes.len() as u64 == LONGEST;
    while is_long && !is_whole {
        let mut rest = Vec::new();
        stdin.by_ref().take(LONGEST).read_until(b'\n', &mut rest).map_err(unread)?;
        is_whole = rest.is_empty() || rest.ends_with(b"\n");
    }
    if is_long {
        return Ok(InputLine::Amiss("That line is too long for an answer; nothing came of it."));
    }
    match String::from_utf8(bytes) {
        Ok(line) => Ok(InputLine::Words(line)),
        Err(_) => Ok(InputLine::Amiss("That line is not UTF-8 text; nothing came of it.")),
    }
}
