//! A session line by line: items to standard output, answers from standard input, verdicts to the journal.

use std::io::{BufRead, IsTerminal, Read, StdinLock};

use jiff::Timestamp;
use uuid::Uuid;

use super::writer::SessionWriter;
use crate::cli::{Code, CommandError, Context, OpenRegister, Output, say};
use crate::journal::session::{name, step};
use crate::journal::{Entry, JournalEntry, SessionStep};
use crate::query::QueryContext;
use crate::session::{Dialogue, DialogueTurn, SessionWrite, join, leave, summary};
use crate::store::{SaveError, words_not_kept};

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
    /// Whether it was opened for this interview, and nobody has answered yet.
    is_new: bool,
    /// Why the words that verdicts are on cannot be kept, if they cannot; told at the end.
    unkept: Option<String>,
}

/// How a dialogue ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DialogueEnd {
    /// The officer left, or there was no more input.
    Left,
    /// There was no answer at all, in a session that was opened for this interview.
    NeverBegan,
    /// Somebody closed the session meanwhile.
    Closed,
    /// An answer from a pipe was none. What stands after it was meant for other items than those
    /// that it would fall on, so it is not read.
    Stopped,
}

/// Goes on with a session until the officer leaves it, and enters that they came and left. One that
/// `is_new`, opened for this alone, is closed again where there is no answer at all.
pub fn run(
    context: &Context,
    loaded: OpenRegister,
    (session, is_new): (Uuid, bool),
    writer: SessionWriter,
    out: &mut Output,
) -> Result<Code, CommandError> {
    let mut line_loop = LineLoop { context, loaded, session, writer, is_new, unkept: None };
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
        DialogueEnd::Left | DialogueEnd::NeverBegan | DialogueEnd::Closed => Ok(left),
    }
}

impl LineLoop<'_> {
    fn ctx(&self) -> QueryContext<'_> {
        self.loaded.ctx(self.context)
    }

    fn join(&mut self) -> Result<(), CommandError> {
        self.loaded.refresh();
        let session = self.loaded.register.ledger().session(self.session);
        if let Some(joined) =
            session.and_then(|it| join(&it, &self.writer.officer, Timestamp::now()))
        {
            let entry = self.step(joined);
            self.writer.write_or_stop(&[entry])?;
            self.loaded.refresh();
        }
        Ok(())
    }

    fn step(&self, what: SessionStep) -> Entry {
        step(Timestamp::now(), &self.writer.by, self.session, what, None)
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
            let line = read_line(&mut stdin)?;
            let ends_unbegun = self.is_new && line.is_none();
            let turn = match line {
                Some(Ok(line)) => dialogue.answer(&ctx, &session, &line),
                Some(Err(why)) => DialogueTurn::Amiss(vec![why.to_owned()]),
                None => {
                    out.text(if is_asked { "\n" } else { "" })?;
                    DialogueTurn::Leave
                }
            };
            let is_amiss = match turn {
                DialogueTurn::Leave if ends_unbegun => return Ok(DialogueEnd::NeverBegan),
                DialogueTurn::Leave => return Ok(DialogueEnd::Left),
                DialogueTurn::Say(words) => {
                    lines(out, &words)?;
                    false
                }
                DialogueTurn::Amiss(words) => {
                    lines(out, &words)?;
                    true
                }
                DialogueTurn::Write(write) => match self.save(&write) {
                    Ok(held) => {
                        self.loaded.refresh();
                        let ctx = self.ctx();
                        if let Some(session) = ctx.register.ledger().session(self.session) {
                            lines(out, &dialogue.saved(&ctx, &session, &write, &held))?;
                        }
                        false
                    }
                    Err(not) => {
                        let why = format!("{} ({})", not.why, not.file);
                        lines(out, &dialogue.not_saved(&write, &why))?;
                        true
                    }
                },
            };
            self.is_new = false;
            if is_amiss && !is_asked {
                return Ok(DialogueEnd::Stopped);
            }
        }
    }

    /// Saves what an answer comes to; the words that a verdict is on before the verdict.
    fn save(&mut self, write: &SessionWrite) -> Result<Vec<JournalEntry>, SaveError> {
        if let SessionWrite::Verdict { seen, canonical, .. } = write {
            match self.writer.versions.keep(seen, canonical) {
                Err(unkept) if unkept.why.costs_the_version_alone() => {
                    self.unkept = Some(words_not_kept(&unkept.why));
                }
                kept => kept?,
            }
        }
        let ledger = self.loaded.register.ledger();
        let SessionWriter { officer, by, .. } = &self.writer;
        let entries = write.entries(ledger, Timestamp::now(), officer, by, self.session);
        self.writer.journal.append(&entries)
    }

    /// Enters that the officer left, or that the session is closed, and says how far they are.
    fn leave(&mut self, end: DialogueEnd) -> Code {
        self.loaded.refresh();
        let register = &self.loaded.register;
        let Some(session) = register.ledger().session(self.session) else { return Code::Done };
        let officer = &self.writer.officer;
        let last = match end {
            DialogueEnd::NeverBegan => SessionStep::Closed,
            _ => leave(register, &session, officer),
        };
        say(format!("caveat: {}", summary(register, &session, officer)));
        if let Some(unkept) = &self.unkept {
            say(format!("caveat: warning: {unkept}"));
        }
        if end == DialogueEnd::Closed {
            return Code::Done;
        }
        let entry = self.step(last);
        if let Err(not) = self.writer.journal.append(&[entry]) {
            say(format!("caveat: NOT SAVED: that you left: {} ({})", not.why, not.file));
            return Code::Findings;
        }
        if end == DialogueEnd::NeverBegan {
            say("  there was no answer to read, so it is closed again");
        } else if last == SessionStep::Closed {
            let name = name(self.session);
            say(format!("  it is closed; caveat session report {name} prints what came of it"));
        }
        Code::Done
    }
}

fn lines(out: &mut Output, lines: &[String]) -> Result<(), CommandError> {
    lines.iter().try_for_each(|line| out.line(line))
}

/// Reads one line, or why it is no answer; none at the end. One that is too long is read to its end,
/// so that nothing of it counts as another answer.
fn read_line(
    stdin: &mut StdinLock<'_>,
) -> Result<Option<Result<String, &'static str>>, CommandError> {
    let mut part = || {
        let mut bytes = Vec::new();
        let read = stdin.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
        read.map(|_| bytes).map_err(|error| {
            let why = crate::store::describe_io_error(&error);
            CommandError::unreadable(format!("the answers cannot be read: {why}"))
        })
    };
    // Whether more of the line is to come.
    let goes_on = |part: &[u8]| part.len() as u64 == LONGEST && !part.ends_with(b"\n");
    let bytes = part()?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if !goes_on(&bytes) {
        let not_text = "That line is not UTF-8 text; nothing came of it.";
        return Ok(Some(String::from_utf8(bytes).map_err(|_| not_text)));
    }
    while goes_on(&part()?) {}
    Ok(Some(Err("That line is too long for an answer; nothing came of it.")))
}
