//! A review session as a dialogue in plain lines: an item is told, one answer is read from a line.
//!
//! Nothing here reads or writes. What an answer comes to is handed out as a [`SessionWrite`], and the
//! dialogue goes on to the next item only when it is told that this is on disk.

use std::collections::HashMap;

use uuid::Uuid;

use super::answer::{self, SessionWrite};
use super::item_text::{WrappedLines, others, push_item};
use super::question::{label, question};
use super::queue_cursor::QueueCursor;
use crate::journal::verdict::{KEYS, word_for};
use crate::journal::{JournalEntry, Session};
use crate::query::QueryContext;
use crate::record::{Id, Kind};

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
    /// A dialogue from the first item that the officer has to judge, in lines of at most `width`.
    pub fn new(ctx: &QueryContext<'_>, session: &Session<'_>, width: usize) -> Self {
        let queue: Vec<Id> = session.queue.iter().copied().cloned().collect();
        let put_off: Vec<Id> = session.skipped_by(ctx.officer).into_iter().cloned().collect();
        let mut cursor = QueueCursor::new(&queue, &put_off);
        cursor.begin(open(ctx, session));
        Self { width, cursor, item: None, waits: None, given: Vec::new(), is_end_said: false }
    }

    /// What is to be said before the next answer: the item, if it was not told yet or has changed
    /// since; that the queue is at its end. To be asked for before each prompt, with the register
    /// as it is now.
    pub fn turn(&mut self, ctx: &QueryContext<'_>, session: &Session<'_>) -> Vec<String> {
        let mut lines = WrappedLines::new(self.width);
        self.tell_changes(ctx, &mut lines);
        if self.waits.is_some() {
            return lines.into_lines();
        }
        while let Some(id) = self.cursor.current().cloned() {
            let Some(ix) = ctx.register.find(id.as_str()) else {
                lines.push(&format!(
                    "{id} is not on file now and is passed over; `caveat check` tells of files \
                     that cannot be read"
                ));
                self.advance(ctx, session);
                continue;
            };
            let seen = ctx.register.fingerprint(ix).to_owned();
            let before = self.item.as_ref().filter(|item| item.id == id);
            if before.is_some_and(|item| item.seen == seen) {
                return lines.into_lines();
            }
            if before.is_some() {
                lines.push(&format!("{id} has changed since it was read out; its words now:"));
            }
            let order = self.cursor.order();
            let at = order.iter().position(|own| *own == id).unwrap_or(0) + 1;
            push_item(ctx, session, &id, ix, (at, order.len()), &mut lines);
            let (present, kind) = (ctx.register.id(ix).clone(), ctx.register.record(ix).kind());
            let canonical = ctx.register.canonical(ix);
            self.item = Some(CurrentItem { id, present, kind, seen, canonical });
            return lines.into_lines();
        }
        self.item = None;
        if !std::mem::replace(&mut self.is_end_said, true) {
            push_end(ctx, session, &mut lines);
        }
        lines.into_lines()
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
        let line = line.trim();
        if line.is_empty() {
            return DialogueTurn::Say(Vec::new());
        }
        match (answer::split(line), self.item.clone()) {
            (Some(('q', "")), _) => DialogueTurn::Leave,
            (Some(('?', "")), _) => self.help(ctx),
            (Some(('u', "")), _) => match self.given.last() {
                Some(GivenVerdict { entry, on, .. }) => {
                    DialogueTurn::Write(SessionWrite::TakeBack { entry: *entry, on: on.clone() })
                }
                None => self
                    .amiss("No verdict was given here yet. `caveat undo` takes earlier ones back."),
            },
            (Some(('<', "")), _) => {
                if self.cursor.back() {
                    self.arrive()
                } else {
                    self.reply("This is the first item.")
                }
            }
            (Some(('>', "")), _) => self.forward(ctx, session),
            (Some(('s', "")), Some(item)) => {
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
            (Some(('a', "")), Some(_)) => {
                self.amiss("A note needs words, on the same line: a asked Dr Ford today")
            }
            (Some(('a', text)), Some(item)) => {
                DialogueTurn::Write(SessionWrite::Note { on: item.present, text: text.to_owned() })
            }
            (Some((key, reason)), Some(item)) if KEYS.contains(&key) => {
                self.verdict(ctx, &item, key, reason)
            }
            (Some((key, words)), None)
                if key == 'a' || KEYS.contains(&key) || (key, words) == ('s', "") =>
            {
                self.amiss(&format!("No item lies on the table. {}", answer::AT_THE_END))
            }
            (_, item) => {
                let what = if item.is_some() { answer::MAY_TYPE } else { answer::AT_THE_END };
                self.amiss(&format!("`{line}` is no answer. {what}"))
            }
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
        if let SessionWrite::Verdict { reason: words, .. }
        | SessionWrite::Note { text: words, .. } = write
        {
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
        let may = ctx.register.find(&item.present).map(|ix| ctx.register.may_judge(ix));
        if let Some(Err(fault)) = may {
            return self.amiss(&format!("{}.", fault.describe()));
        }
        let Some(word) = word_for(item.kind, key) else { return self.amiss(answer::MAY_TYPE) };
        if reason.is_empty() && ctx.register.settings.reason_required(word) {
            self.waits = Some(word);
            return DialogueTurn::Say(Vec::new());
        }
        write(item, word, reason)
    }

    /// The line after a verdict that needs a reason.
    fn with_reason(&mut self, word: &'static str, line: &str) -> DialogueTurn {
        let reason = line.trim();
        match &self.item {
            Some(item) if reason.chars().nth(1).is_some() => write(item, word, reason),
            _ if reason.is_empty() => self.amiss("No verdict: it needs a reason."),
            // A key of the dialogue: whoever typed it did not mean it as the reason.
            _ => self.amiss(&format!("No verdict: `{reason}` is no reason.")),
        }
    }

    fn forward(&mut self, ctx: &QueryContext<'_>, session: &Session<'_>) -> DialogueTurn {
        if !self.cursor.forward() {
            self.cursor.begin(open(ctx, session));
            if self.cursor.current().is_none() {
                return self.reply("This is the end of the queue.");
            }
        }
        self.arrive()
    }

    fn advance(&mut self, ctx: &QueryContext<'_>, session: &Session<'_>) {
        self.cursor.advance(open(ctx, session));
        self.arrive();
    }

    /// Whatever is the current item now is described again.
    fn arrive(&mut self) -> DialogueTurn {
        (self.item, self.waits, self.is_end_said) = (None, None, false);
        DialogueTurn::Say(Vec::new())
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

    fn help(&self, ctx: &QueryContext<'_>) -> DialogueTurn {
        let kind = self.item.as_ref().map(|item| item.kind);
        let mut lines = WrappedLines::new(self.width);
        for line in answer::help(kind, &ctx.register.settings) {
            lines.push(&line);
        }
        DialogueTurn::Say(lines.into_lines())
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

/// How far the officer got, at the end of the queue.
fn push_end(ctx: &QueryContext<'_>, session: &Session<'_>, lines: &mut WrappedLines) {
    let progress = ctx.register.progress(session, ctx.officer);
    lines.gap();
    lines.push(&match progress.left() {
        0 => format!("Nothing is left: {progress} judged."),
        left => {
            format!(
                "End of the queue: {progress} judged, {left} left; > goes to the first of them."
            )
        }
    });
    if progress.suspect > 0 {
        let have = if progress.suspect == 1 { "has" } else { "have" };
        lines.push(&format!("{} {have} changed since you judged.", progress.suspect));
    }
}

/// Whether an item is still to be judged by the officer, and can be.
fn open<'a>(ctx: &QueryContext<'a>, session: &Session<'a>) -> impl Fn(&Id) -> bool + use<'a> {
    let given: HashMap<&'a Id, &'a JournalEntry> = session.all_given_by(ctx.officer);
    let register = ctx.register;
    // The cursor may know a record by the id that it had when the queue was laid out.
    move |id| register.find(id.as_str()).is_some_and(|ix| !given.contains_key(register.id(ix)))
}

fn write(item: &CurrentItem, value: &'static str, reason: &str) -> DialogueTurn {
    let (on, reason) = (item.present.clone(), reason.to_owned());
    let (seen, canonical) = (item.seen.clone(), item.canonical.clone());
    DialogueTurn::Write(SessionWrite::Verdict { on, value, reason, seen, canonical })
}
