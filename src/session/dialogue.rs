//! A review session as a dialogue in plain lines: an item is told, one answer is read from a line.
//!
//! Nothing here reads or writes. What an answer comes to is handed out as a [`SessionWrite`], and the
//! dialogue goes on to the next item only when it is told that this is on disk.

use std::collections::HashMap;

use uuid::Uuid;

use super::answer::{self, DialogueAnswer, SessionWrite};
use super::item_text::{WrappedLines, item_text, others};
use super::question::{label, question};
use super::queue_cursor::QueueCursor;
use crate::journal::{JournalEntry, Session};
use crate::query::QueryContext;
use crate::record::{Id, Kind};
use crate::register::Ix;

/// What an answer comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DialogueTurn {
    /// Lines to say; then it asks again.
    Say(Vec<String>),
    /// The same, because the answer was none: nothing came of it.
    Amiss(Vec<String>),
    /// Something to be written; whether it is on disk is told through [`Dialogue::saved`] or
    /// [`Dialogue::not_saved`].
    Write(SessionWrite),
    /// The officer leaves.
    Leave,
}

/// The current item, as it was described.
#[derive(Debug, Clone)]
struct CurrentItem {
    /// Its id in the queue, and the one that it has now.
    id: Id,
    present: Id,
    kind: Kind,
    /// The fingerprint of the words that were told, and their canonical form.
    seen: String,
    canonical: String,
}

/// A verdict of this dialogue.
#[derive(Debug, Clone)]
struct GivenVerdict {
    entry: Uuid,
    on: Id,
    seen: String,
    /// Whether it was said that the words have changed since.
    warned: bool,
}

/// One officer's dialogue about the items of one session.
#[derive(Debug, Clone)]
pub struct Dialogue {
    width: usize,
    cursor: QueueCursor,
    item: Option<CurrentItem>,
    /// The verdict that waits for its reason.
    waits: Option<&'static str>,
    given: Vec<GivenVerdict>,
    is_end_said: bool,
}

impl Dialogue {
    /// A dialogue that begins at the first item that the ctx has still to judge, in lines of at
    /// most `width` cells.
    pub fn new(ctx: &QueryContext<'_>, session: &Session<'_>, width: usize) -> Self {
        let queue: Vec<Id> = session.queue.iter().copied().cloned().collect();
        let put_off: Vec<Id> = session.skipped_by(ctx.officer).into_iter().cloned().collect();
        let mut cursor = QueueCursor::new(&queue, &put_off);
        cursor.begin(open(ctx, session));
        let (item, waits, given) = (None, None, Vec::new());
        Self { width, cursor, item, waits, given, is_end_said: false }
    }

    /// What is to be said before the next answer: the item, if it was not told yet or has changed
    /// since; that the queue is at its end. To be asked for before each prompt, with the register
    /// as it is now.
    pub fn turn(&mut self, ctx: &QueryContext<'_>, session: &Session<'_>) -> Vec<String> {
        let mut lines = WrappedLines::new(self.width);
        self.tell_changes(ctx, &mut lines);
        let mut said = lines.into_lines();
        if self.waits.is_some() {
            return said;
        }
        while let Some(id) = self.cursor.current().cloned() {
            let mut lines = WrappedLines::new(self.width);
            let Some(ix) = ctx.register.find(id.as_str()) else {
                lines.push(&format!(
                    "{id} is not on file now and is passed over; `caveat check` tells of files \
                     that cannot be read"
                ));
                said.extend(lines.into_lines());
                self.item = None;
                self.advance(ctx, session);
                continue;
            };
            let seen = ctx.register.fingerprint(ix);
            let before = self.item.as_ref().filter(|item| item.id == id);
            if before.is_some_and(|item| item.seen == seen) {
                return said;
            }
            if before.is_some() {
                lines.push(&format!("{id} has changed since it was read out; its words now:"));
            }
            said.extend(lines.into_lines());
            let at = self.cursor.order().iter().position(|own| *own == id).unwrap_or(0) + 1;
            let of = self.cursor.order().len();
            said.extend(item_text(ctx, session, &id, ix, (at, of), self.width));
            self.item = Some(current_item(ctx, id, ix));
            return said;
        }
        self.item = None;
        if !std::mem::replace(&mut self.is_end_said, true) {
            said.extend(self.end(ctx, session));
        }
        said
    }

    /// The question at the end of the lines, for one line of answer.
    pub fn prompt(&self, ctx: &QueryContext<'_>) -> String {
        let prompt = match (self.waits, &self.item) {
            (Some(word), _) => {
                let label = label(word, &ctx.register.settings);
                format!("Why {label}? (an empty line gives no verdict)")
            }
            (None, Some(item)) => {
                let asks = question(item.kind, &ctx.register.settings).asks;
                format!("{asks} [m p x i z s < > a u q, ? help]")
            }
            (None, None) => "End of the queue [< u q, ? help]".to_owned(),
        };
        self.lines(&prompt).join("\n")
    }

    /// Reads one line of answer.
    pub fn answer(
        &mut self,
        ctx: &QueryContext<'_>,
        session: &Session<'_>,
        line: &str,
    ) -> DialogueTurn {
        if let Some(word) = self.waits.take() {
            return self.with_reason(word, line);
        }
        let Some(answer) = answer::read(line) else {
            let what = if self.item.is_some() { answer::MAY_TYPE } else { answer::AT_THE_END };
            return self.amiss(&format!("`{}` is no answer. {what}", line.trim()));
        };
        let item = self.item.clone();
        match (answer, item) {
            (DialogueAnswer::Nothing, _) => DialogueTurn::Say(Vec::new()),
            (DialogueAnswer::Leave, _) => DialogueTurn::Leave,
            (DialogueAnswer::Help, _) => DialogueTurn::Say(self.help(ctx)),
            (DialogueAnswer::TakeBack, _) => match self.given.last() {
                Some(last) => DialogueTurn::Write(SessionWrite::TakeBack {
                    entry: last.entry,
                    on: last.on.clone(),
                }),
                None => self
                    .amiss("No verdict was given here yet. `caveat undo` takes earlier ones back."),
            },
            (DialogueAnswer::Back, _) => {
                if self.cursor.back() {
                    self.arrive();
                    return DialogueTurn::Say(Vec::new());
                }
                self.reply("This is the first item.")
            }
            (DialogueAnswer::Forward, _) => self.forward(ctx, session),
            (DialogueAnswer::Skip, Some(item)) => {
                let is_open = open(ctx, session);
                if !is_open(&item.id) {
                    self.advance(ctx, session);
                    return self
                        .reply(&format!("{} is judged already, so it stays so.", item.present));
                }
                if self.cursor.order().iter().any(|id| *id != item.id && is_open(id)) {
                    return DialogueTurn::Write(SessionWrite::Skip { on: item.id });
                }
                self.reply("It is the only item left, so it cannot be put off.")
            }
            (DialogueAnswer::Note(""), Some(_)) => {
                self.amiss("A note needs words, on the same line: a asked Dr Ford today")
            }
            (DialogueAnswer::Note(text), Some(item)) => {
                DialogueTurn::Write(SessionWrite::Note { on: item.present, text: text.to_owned() })
            }
            (DialogueAnswer::Verdict(key, reason), Some(item)) => {
                self.verdict(ctx, &item, key, reason)
            }
            (_, None) => self.amiss(&format!("No item lies on the table. {}", answer::AT_THE_END)),
        }
    }

    /// What was handed out is on disk, as these entries: says so, and goes on.
    pub fn saved(
        &mut self,
        ctx: &QueryContext<'_>,
        session: &Session<'_>,
        write: &SessionWrite,
        held: &[JournalEntry],
    ) -> Vec<String> {
        let mut lines = WrappedLines::new(self.width);
        match write {
            SessionWrite::Verdict { on, value, seen, .. } => {
                let words = label(value, &ctx.register.settings);
                lines.push(&format!("Saved: {on} {words}. u takes it back."));
                let at = ctx.register.find(on.as_str());
                if let Some(ix) = at.filter(|_| session.is_blind_for(ctx.officer)) {
                    others(ctx, ix, false, &mut lines);
                }
                let entry = held.first().map(|held| held.entry.id);
                self.given.extend(entry.map(|entry| GivenVerdict {
                    entry,
                    on: on.clone(),
                    seen: seen.clone(),
                    warned: false,
                }));
                self.advance(ctx, session);
            }
            SessionWrite::Note { on, .. } => lines.push(&format!("Saved: note on {on}.")),
            SessionWrite::Skip { on } => {
                lines.push(&format!("Saved: {on} is put off; it comes again at the end."));
                self.advance(ctx, session);
            }
            SessionWrite::TakeBack { entry, on } => {
                lines.push(&format!("Taken back: your verdict on {on}."));
                self.given.retain(|given| given.entry != *entry);
                self.cursor.move_to(on);
                self.arrive();
            }
        }
        lines.into_lines()
    }

    /// What was handed out is not on disk: says why, gives the words back, and asks again.
    pub fn not_saved(&mut self, write: &SessionWrite, why: &str) -> Vec<String> {
        let mut lines = WrappedLines::new(self.width);
        lines.push(&format!("NOT SAVED: {why}"));
        if let Some(words) = write.own_words() {
            lines.fact("what you wrote", words);
        }
        lines.into_lines()
    }

    fn verdict(
        &mut self,
        ctx: &QueryContext<'_>,
        item: &CurrentItem,
        key: char,
        reason: &str,
    ) -> DialogueTurn {
        if ctx.register.is_contested(&item.present) {
            return self.amiss(&format!(
                "Two records have the id {}, so nobody can tell which is meant. `caveat check` \
                 names both; s puts it off.",
                item.present
            ));
        }
        let question = question(item.kind, &ctx.register.settings);
        let Some(word) = question.answers.iter().find(|it| it.0 == key).map(|it| it.1) else {
            return self.amiss(answer::MAY_TYPE);
        };
        if reason.is_empty() && ctx.register.settings.reason_required(word) {
            self.waits = Some(word);
            return DialogueTurn::Say(Vec::new());
        }
        DialogueTurn::Write(write(item, word, reason))
    }

    /// The line after a verdict that needs a reason.
    fn with_reason(&mut self, word: &'static str, line: &str) -> DialogueTurn {
        let reason = line.trim();
        match &self.item {
            Some(item) if reason.chars().nth(1).is_some() => {
                DialogueTurn::Write(write(item, word, reason))
            }
            _ if reason.is_empty() => self.amiss("No verdict: it needs a reason."),
            // A key of the dialogue: whoever typed it did not mean it as the reason.
            _ => self.amiss(&format!("No verdict: `{reason}` is no reason.")),
        }
    }

    fn forward(&mut self, ctx: &QueryContext<'_>, session: &Session<'_>) -> DialogueTurn {
        if self.cursor.forward() {
            self.arrive();
            return DialogueTurn::Say(Vec::new());
        }
        self.cursor.begin(open(ctx, session));
        if self.cursor.current().is_none() {
            return self.reply("This is the end of the queue.");
        }
        self.arrive();
        DialogueTurn::Say(Vec::new())
    }

    fn advance(&mut self, ctx: &QueryContext<'_>, session: &Session<'_>) {
        self.cursor.advance(open(ctx, session));
        self.arrive();
    }

    /// Whatever is the current item now is described again.
    fn arrive(&mut self) {
        (self.item, self.waits, self.is_end_said) = (None, None, false);
    }

    /// Says of each verdict of this dialogue, once, when the words that it is on have changed.
    fn tell_changes(&mut self, ctx: &QueryContext<'_>, lines: &mut WrappedLines) {
        for given in self.given.iter_mut().filter(|given| !given.warned) {
            let ix = ctx.register.find(given.on.as_str());
            let what = match ix {
                Some(ix) if ctx.register.fingerprint(ix) == given.seen => continue,
                Some(_) => "has changed since you judged it",
                None => "is not on file now",
            };
            given.warned = true;
            let id = &given.on;
            lines.push(&format!("{id} {what}: your verdict is on the words that were read out."));
        }
    }

    fn end(&self, ctx: &QueryContext<'_>, session: &Session<'_>) -> Vec<String> {
        let progress = ctx.register.progress(session, ctx.officer);
        let mut lines = WrappedLines::new(self.width);
        lines.gap();
        lines.push(&match progress.left() {
            0 => format!("Nothing is left: {progress} judged."),
            left => format!(
                "End of the queue: {progress} judged, {left} left; > goes to the first of them."
            ),
        });
        if progress.suspect > 0 {
            let have = if progress.suspect == 1 { "has" } else { "have" };
            lines.push(&format!("{} {have} changed since you judged.", progress.suspect));
        }
        lines.into_lines()
    }

    fn help(&self, ctx: &QueryContext<'_>) -> Vec<String> {
        let settings = &ctx.register.settings;
        let question = self.item.as_ref().map(|item| question(item.kind, settings));
        let needs = |word: &str| settings.reason_required(word);
        let mut lines = WrappedLines::new(self.width);
        for line in answer::help(question.as_ref(), &needs) {
            lines.push(&line);
        }
        lines.into_lines()
    }

    fn reply(&self, words: &str) -> DialogueTurn {
        DialogueTurn::Say(self.lines(words))
    }

    fn amiss(&self, words: &str) -> DialogueTurn {
        DialogueTurn::Amiss(self.lines(words))
    }

    fn lines(&self, words: &str) -> Vec<String> {
        let mut lines = WrappedLines::new(self.width);
        lines.push(words);
        lines.into_lines()
    }
}

/// Whether an item is still to be judged by the ctx, and can be.
fn open<'a>(ctx: &QueryContext<'a>, session: &Session<'a>) -> impl Fn(&Id) -> bool + use<'a> {
    let given: HashMap<&'a Id, &'a JournalEntry> = session.all_given_by(ctx.officer);
    let register = ctx.register;
    // The cursor may know a record by the id that it had when the queue was laid out.
    move |id| register.find(id.as_str()).is_some_and(|ix| !given.contains_key(register.id(ix)))
}

fn current_item(ctx: &QueryContext<'_>, id: Id, ix: Ix) -> CurrentItem {
    let register = ctx.register;
    CurrentItem {
        id,
        present: register.id(ix).clone(),
        kind: register.record(ix).kind(),
        seen: register.fingerprint(ix).to_owned(),
        canonical: register.canonical(ix),
    }
}

fn write(item: &CurrentItem, value: &'static str, reason: &str) -> SessionWrite {
    let on = item.present.clone();
    let (seen, canonical) = (item.seen.clone(), item.canonical.clone());
    SessionWrite::Verdict { on, value, reason: reason.to_owned(), seen, canonical }
}
