//! A review session: one item at a time with its context, the question, and how far one is.
//!
//! What was judged and put off is read from the journals each time they change, so two terminals of
//! one officer, and officers side by side, see the same session.

mod data;
mod draw;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use uuid::Uuid;

use super::pane::{Banner, Pane, Place, Reply};
use crate::journal::{Session, SessionStep};
use crate::record::{Id, Kind};
use crate::register::Ix;
use crate::report::{self, Format};
use crate::session::QueueCursor;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::page::PageBuilder;
use crate::tui::widget::{MOTIONS, Scrolled, ScrolledText};
use data::{SessionData, ended};

/// A session with the current item.
#[derive(Debug)]
pub struct SessionPane {
    pub(super) session: Uuid,
    /// Whether it is shown large, for a meeting.
    pub(super) big: bool,
    pub(super) kind: Kind,
    pub(super) cursor: QueueCursor,
    queue: Vec<Id>,
    /// The session as the journals told it when they were last read.
    pub(super) facts: SessionData,
    /// The item that is being put off, until that is on disk.
    skipping: Option<Id>,
    /// The fingerprint of the current item when it was shown.
    read: Option<String>,
    /// Whether its words have changed since, and that was not said yet.
    changed: bool,
    /// What is said at the end of the queue; empty before.
    pub(super) ended: Vec<String>,
    pub(super) page: ScrolledText,
}

impl SessionPane {
    /// A session, at an item or at the first that is still to be judged.
    pub fn new(model: &Model, session: Uuid, at: Option<&Id>, big: bool) -> Self {
        let mut review = Self {
            session,
            big,
            kind: Kind::Caveat,
            cursor: QueueCursor::default(),
            queue: Vec::new(),
            facts: SessionData::default(),
            skipping: None,
            read: None,
            changed: false,
            ended: Vec::new(),
            page: ScrolledText::default(),
        };
        review.fold(model);
        match at {
            Some(id) if review.cursor.move_to(id) => {}
            _ => review.cursor.begin(|id| review.facts.is_open(model, id)),
        }
        review.show_current(model);
        review
    }

    fn session<'a>(&self, model: &'a Model) -> Option<Session<'a>> {
        model.register.ledger().session(self.session)
    }

    /// Reads from the journals what was judged and put off.
    fn fold(&mut self, model: &Model) {
        let Some(session) = self.session(model) else { return };
        self.kind = model.register.kind_of(&session);
        let facts = SessionData::read(model, &session, self.kind);
        // A record that got another id is in the queue under that.
        let queue: Vec<Id> = session.queue.iter().map(|&id| id.clone()).collect();
        if queue != self.queue || facts.put_off != self.facts.put_off {
            let here = self.ix(model).map(|ix| model.register.id(ix).clone());
            let here = here.or_else(|| self.cursor.current().cloned());
            self.cursor = QueueCursor::new(&queue, &facts.put_off);
            if let Some(here) = here {
                self.cursor.move_to(&here);
            }
        }
        self.queue = queue;
        self.facts = facts;
    }

    /// Another item becomes the current one.
    fn show_current(&mut self, model: &Model) {
        self.page.scroll_to(0);
        self.changed = false;
        self.ended = match (self.cursor.current(), self.session(model)) {
            (None, Some(session)) => ended(model, &session, self.kind),
            _ => Vec::new(),
        };
        self.read = self.fingerprint(model);
    }

    fn fingerprint(&self, model: &Model) -> Option<String> {
        self.ix(model).map(|ix| model.register.fingerprint(ix).to_owned())
    }

    fn ix(&self, model: &Model) -> Option<Ix> {
        model.register.find(self.cursor.current()?.as_str())
    }

    /// The item that comes next if nothing is said of the one that is open here.
    fn after(&self, model: &Model) -> Option<Id> {
        let here = self.cursor.current();
        self.cursor.after(|id| Some(id) != here && self.facts.is_open(model, id)).cloned()
    }

    /// Goes to another item; `false` when there is none.
    fn step(&mut self, forward: bool, model: &Model) -> bool {
        let moved = if forward { self.cursor.forward() } else { self.cursor.back() };
        if moved {
            self.show_current(model);
        }
        moved
    }

    /// What sort of record the question is about: one that lies among others asks in its own words.
    pub(super) fn asked(&self, model: &Model) -> Kind {
        self.ix(model).map_or(self.kind, |ix| model.register.record(ix).kind())
    }

    /// That the session is over, so that nothing more is taken in it.
    fn over(&self) -> Option<String> {
        let closed = self.facts.closed.as_deref()?;
        Some(format!("{} was {closed}, so it takes nothing more. q leaves", self.facts.name))
    }

    /// What is to be said before a verdict can be taken on what is open here.
    fn before_verdict(&mut self, model: &Model) -> Option<String> {
        if let Some(over) = self.over() {
            return Some(over);
        }
        let Some(id) = self.cursor.current() else {
            return Some("Nothing is left to judge. < goes back, q leaves".into());
        };
        if self.ix(model).is_none() {
            return Some(format!(
                "{id} is not on file any more, so it takes no verdict. > goes on"
            ));
        }
        std::mem::take(&mut self.changed)
            .then(|| format!("{id} has changed while it lay here. D shows how; then judge"))
    }

    fn skip(&mut self, model: &Model) -> Reply {
        if let Some(over) = self.over() {
            return Reply::Say(over);
        }
        let Some(id) = self.cursor.current().cloned() else {
            return Reply::Say("Nothing is left to put off".into());
        };
        if self.facts.given.contains_key(&id) {
            return Reply::Say(format!("{id} is judged already. > goes on"));
        }
        if self.after(model).is_none() {
            return Reply::Say(format!("{id} is the last one left. q leaves, R resumes"));
        }
        self.skipping = Some(id.clone());
        Reply::Step(SessionStep::Skipped, Some(id))
    }
}

impl Pane for SessionPane {
    fn name(&self, _: &Model) -> String {
        "Review".into()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Session, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        let own = [
            Command::Open,
            Command::PlaceBack,
            Command::PlaceForward,
            Command::SkipForNow,
            Command::ScrollOtherDown,
            Command::ScrollOtherUp,
        ];
        MOTIONS.into_iter().chain(own).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        match command {
            command if self.page.navigate(command) => {}
            Command::ScrollOtherDown => self.page.scroll_by(1),
            Command::ScrollOtherUp => self.page.scroll_by(-1),
            Command::PlaceBack if self.step(false, model) => {}
            Command::PlaceForward if self.step(true, model) => {}
            Command::PlaceForward => return Reply::Say("This is the end of the queue".into()),
            Command::SkipForNow => return self.skip(model),
            Command::CloseOrQuit | Command::BackOut => return Reply::Leave,
            Command::Open => {
                return Reply::open(self.ix(model), model, "Nothing lies here to open");
            }
            // What is repeated is a verdict as a rule.
            command
                if command.verdict_key().is_some()
                    || matches!(command, Command::Repeat | Command::VerdictReaffirm) =>
            {
                return self.before_verdict(model).map_or(Reply::NotMine, Reply::Say);
            }
            _ => return Reply::NotMine,
        }
        Reply::Done
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        let (page, ..) = draw::areas(self, area, model);
        let width = usize::from(page.width.saturating_sub(4));
        let lines = self
            .ix(model)
            .map_or_else(Vec::new, |ix| PageBuilder::for_review(model, ix, width, self.big));
        self.page.set(lines, page.height.saturating_sub(2));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        Some(draw::draw(self, area, buffer, model))
    }

    fn subject(&self, model: &Model) -> Option<Ix> {
        self.ix(model)
    }

    fn layer(&self) -> Option<String> {
        Some("leaves the review, R resumes it".into())
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("session-{}.md", self.session(model)?.name()))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        Some(report::session(&model.ctx(), &self.session(model)?, format))
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::text(&mut self.page)
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Review {
            session: self.session,
            at: self.cursor.current().cloned(),
            big: self.big,
        })
    }

    fn session(&self) -> Option<Uuid> {
        Some(self.session)
    }

    fn banner(&self, model: &Model) -> Option<Banner> {
        Some(draw::banner(self, model))
    }

    fn refresh(&mut self, model: &Model, own: &[Id]) -> Option<String> {
        let here = self.cursor.current().cloned();
        let after_skip = self.after(model);
        let before = std::mem::take(&mut self.facts.given);
        let was_open = self.facts.closed.is_none();
        self.fold(model);
        if let Some(over) = self.over().filter(|_| was_open) {
            return Some(over);
        }
        if !own.is_empty() {
            let given = &self.facts.given;
            let taken_back = before.keys().find(|id| !given.contains_key(*id));
            let is_new = |id: &Id| given.get(id).is_some_and(|it| before.get(id) != Some(it));
            let judged = here.as_ref().is_some_and(is_new);
            let skipped = self.skipping.take().is_some_and(|id| Some(id) == here);
            let next = match (taken_back, after_skip) {
                (Some(id), _) => Some(id.clone()),
                (None, _) if judged => self.after(model),
                (None, Some(next)) if skipped => Some(next),
                _ => here.clone(),
            };
            if next != here || (judged && next.is_none()) {
                match &next {
                    Some(id) => _ = self.cursor.move_to(id),
                    None => self.cursor.finish(),
                }
                self.show_current(model);
                return None;
            }
        }
        let now =
            self.fingerprint(model).filter(|now| self.read.as_ref().is_some_and(|it| it != now));
        self.read = Some(now?);
        self.changed = true;
        let id = here.map_or_else(String::new, |id| id.to_string());
        Some(format!("{id} has changed while it lay here: D shows how"))
    }
}
