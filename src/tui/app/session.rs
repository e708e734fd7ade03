//! Review sessions at the screen: begun on what is marked or shows, resumed, left; and the source
//! of the current item.

use uuid::Uuid;

use super::App;
use crate::journal::session::name;
use crate::journal::{Act, JournalEntry, Session, SessionStep, SessionTerms};
use crate::record::{Content, Id};
use crate::session::{SessionPlan, join, leave, summary, unfinished};
use crate::text::Clean;
use crate::text::plural::count;
use crate::tui::effect::{Effect, Order, SessionRef};
use crate::tui::keys::command::Command;
use crate::tui::pane::Place;
use crate::tui::pane::pane::FindMode;
use crate::tui::theme::Role;

impl App {
    /// Opens a session on what is marked, else on all that shows; one on the same filter that is not
    /// finished is offered first.
    pub(super) fn start_review(&mut self) {
        if !self.may_write() {
            return;
        }
        let Some(plan) = self.plan_here() else {
            return self.say(Role::Text, "There is no list here to review: gb or gc, then r");
        };
        if plan.queue.is_empty() {
            return self.say(Role::Text, "Nothing to review: no row answers this filter");
        }
        let (register, officer) = (&self.model.register, self.model.officer.as_str());
        let twin = plan.twin(register, officer).filter(|it| self.offered != Some(it.id));
        if let Some(twin) = twin {
            let (name, progress) = (twin.name(), register.progress(&twin, officer));
            let words =
                format!("{name} on these is at {progress}: R resumes it, r again starts another");
            self.offered = Some(twin.id);
            return self.say(Role::Warning, words);
        }
        let open = self.open_here().filter(|it| self.offered != Some(it.id));
        if let Some(open) = open {
            let words = format!(
                "You sit in {}: R goes on with it, r again starts another beside it",
                open.name()
            );
            self.offered = Some(open.id);
            return self.say(Role::Warning, words);
        }
        self.offered = None;
        self.save(Order::OpenSession(plan));
    }

    /// The session that the officer came into and has not left, while it is open.
    fn open_here(&self) -> Option<Session<'_>> {
        let session = self.model.register.ledger().session(self.model.sits_in?)?;
        session.closed.is_none().then_some(session)
    }

    /// A session on the list that is open here.
    fn plan_here(&self) -> Option<SessionPlan> {
        let register = &self.model.register;
        let rows = self.here.queue(&self.model)?;
        let marked = self.here.targets(&self.model).are_marked();
        let ids = rows.iter().map(|&ix| register.id(ix).clone());
        let queue: Vec<Id> = ids.filter(|id| !register.is_contested(id)).collect();
        let list = self.list_here();
        let view = list.as_ref().and_then(|list| list.view.clone());
        let title = match (view, self.here.finding()) {
            _ if marked => format!("{} marked", queue.len()),
            (Some(view), _) => view,
            // The filter of a picture is one on cases, whatever is reviewed: it is told, not kept.
            (None, FindMode::Filter { present, .. }) if list.is_none() && !present.is_empty() => {
                format!("{}, {present}", self.here.name(&self.model))
            }
            (None, _) => self.here.name(&self.model),
        };
        let kind = rows.first().map_or("", |&ix| register.record(ix).kind().as_str()).to_owned();
        let query = list.filter(|_| !marked).map_or_else(String::new, |list| list.filter);
        let blind = self.model.reviews_blind();
        let terms = SessionTerms { kind, title, query, blind, dealt_to: None };
        Some(SessionPlan { terms, queue })
    }

    /// Goes on with one's session; with several, lists them.
    pub(super) fn resume_review(&mut self) {
        if let Some(open) = self.open_here().map(|it| it.id) {
            return self.join(open, false);
        }
        let open = unfinished(&self.model.register, &self.model.officer);
        match *open {
            [] => self.say(Role::Text, "No session of yours is open: r starts one on a list"),
            [ref one] => self.join(one.id, false),
            [_, ..] => {
                let words = format!("{} sessions of yours are open: Enter goes on", open.len());
                self.go_to(&Place::Sessions);
                self.say(Role::Text, words);
            }
        }
    }

    /// Goes on with a session by its name, as `s-7k2qd` or `s-7k2qd big`.
    pub(super) fn resume_named(&mut self, typed: &str) {
        let short = typed.trim().strip_suffix(" big");
        let typed = short.unwrap_or(typed).trim();
        let name = Clean::line(typed);
        let words = match *self.model.register.ledger().sessions_named(typed) {
            [ref one] => return self.join(one.id, short.is_some()),
            [] => format!("No session is called `{name}`: gs lists them"),
            [_, ..] => format!("`{name}` may be several"),
        };
        self.say(Role::Error, words);
    }

    /// Comes into a session, unless it is over, or somebody else's.
    pub(super) fn join(&mut self, session: Uuid, big: bool) {
        let (register, officer) = (&self.model.register, self.model.officer.clone());
        let Some(session) = register.ledger().session(session) else {
            return self.say(Role::Error, "That session is not on file any more");
        };
        let named = session.name();
        if let Some(to) = session.terms.dealt_to.as_deref().filter(|to| *to != officer) {
            let words = format!("{named} was dealt to {}, not to you", Clean::line(to));
            return self.say(Role::Warning, words);
        }
        if let Some(closed) = session.closed {
            let at =
                closed.entry.at.to_zoned_datetime(self.model.zone.clone()).strftime("%-d %b %H:%M");
            let words = format!("{named} was closed on {at}. r on a list starts another");
            return self.say(Role::Warning, words);
        }
        let id = session.id;
        match self.open_here().map(|it| (it.id, it.name())) {
            Some((open, _)) if self.here.session() == Some(id) && open == id => {
                let words = format!("{named} is open here. q leaves it");
                return self.say(Role::Text, words);
            }
            Some((open, name)) if open != id => {
                let words = format!("You sit in {name}: R goes on with it, and q there leaves it");
                return self.say(Role::Warning, words);
            }
            _ => {}
        }
        let step = join(&session, &officer, self.now);
        let words = format!("{named}: {} judged", register.progress(&session, &officer));
        if let Some(step) = step.filter(|_| !self.model.read_only) {
            self.save_quietly(Order::Step { session: id, step, on: None });
        }
        self.go_to(&Place::Review { session: id, at: None, big });
        self.say(Role::Text, words);
    }

    /// Enters a step of the session that is open here.
    pub(super) fn take_step(&mut self, step: SessionStep, on: Option<Id>) {
        let Some(session) = self.model.sits_in else { return };
        if !self.may_write() {
            return;
        }
        let words = match (step, &on) {
            (SessionStep::Skipped, Some(on)) => {
                format!("{on} is put off: it comes again at the end")
            }
            _ => "Others' verdicts show from here on; the report says that you looked".to_owned(),
        };
        self.save(Order::Step { session, step, on });
        if let Some(under_way) = self.under_way.back_mut() {
            under_way.words = words;
        }
    }

    /// Closes the session that is open here, although something may be left in it: `session close`.
    pub(super) fn close_review(&mut self, typed: &str) {
        if typed.trim() != "close" {
            return self.say(Role::Error, "What can be done with a session: session close");
        }
        let session = self.here.session().and_then(|it| self.model.register.ledger().session(it));
        let Some(session) = session.filter(|it| it.closed.is_none()) else {
            return self.say(Role::Text, "No open review session lies here");
        };
        if session.may_be_closed_by(&self.model.officer) {
            self.take_step(SessionStep::Closed, None);
        } else {
            let words = format!("Only {} can close {}", session.closers(), session.name());
            self.say(Role::Warning, words);
        }
    }

    /// Leaves the session that is open here; it is closed when nobody has anything left in it.
    pub(super) fn leave_review(&mut self) {
        if let Some(words) = self.leave_session() {
            self.go_back();
            self.say(Role::Text, words);
        }
    }

    /// Parts from the session that is open here, and tells how far it is.
    pub(super) fn leave_session(&mut self) -> Option<String> {
        let id = self.here.session()?;
        self.model.sit_in(None);
        let (register, officer) = (&self.model.register, self.model.officer.as_str());
        let session = register.ledger().session(id)?;
        let progress = register.progress(&session, officer);
        let step = leave(register, &session, officer);
        let line = summary(register, &session, officer);
        let (name, of, left) = (session.name(), progress.of, progress.left());
        let words = match step {
            _ if session.closed.is_some() => {
                format!("{name} is closed. gs lists it, X there writes its report")
            }
            SessionStep::Closed => format!("All {of} are judged: {name} is closed"),
            _ => format!("{name} is at {progress}, {left} left. R resumes it, from any terminal"),
        };
        if !self.model.read_only && session.closed.is_none() {
            self.save_quietly(Order::Step { session: id, step, on: None });
        }
        self.model.left = Some(format!("caveat: {line}"));
        Some(words)
    }

    /// Whether a command would say something of an item whose verdict is still being saved: whoever
    /// pressed its key meant the next one, which they have not seen yet.
    pub(super) fn is_too_early(&self, command: Command) -> bool {
        let judges = command.verdict_key().is_some()
            || matches!(command, Command::SkipForNow | Command::Repeat | Command::VerdictReaffirm);
        judges && self.here.session().is_some() && self.under_way.iter().any(|it| !it.quiet)
    }

    /// In which session an act is, and for whom it is keyed.
    pub(super) fn session_ref(&self) -> Option<SessionRef> {
        let session = self.here.session().filter(|_| self.layers.is_empty())?;
        Some(SessionRef { session, on_behalf: self.model.on_behalf.clone() })
    }

    /// The session that was opened is on disk: its first item is shown.
    pub(super) fn opened_session(&mut self, held: &[JournalEntry]) {
        let is_opening = |held: &&JournalEntry| {
            held.entry.act == Act::Session && held.entry.value == SessionStep::Opened.as_str()
        };
        let session = held.iter().find(is_opening).and_then(|held| held.entry.session);
        let Some(session) = session else { return };
        let items: usize = held.iter().filter(is_opening).map(|held| held.entry.on.len()).sum();
        self.go_to(&Place::Review { session, at: None, big: false });
        let items = count(items, "item");
        let words = format!("Session {}: {items}, the queue is fixed", name(session));
        self.say(Role::Good, words);
    }

    /// Sets something for this session: `blind on`, `blind off`.
    pub(super) fn set_option(&mut self, line: &str) {
        match *line.split_whitespace().collect::<Vec<_>>() {
            ["blind", value @ ("on" | "off")] => self.set_blind(value == "on"),
            ["blind"] => {
                let now = if self.model.reviews_blind() { "on" } else { "off" };
                self.say(Role::Text, format!("blind is {now}: `set blind on` or `set blind off`"));
            }
            _ => self.say(Role::Error, "What can be set: blind on, blind off"),
        }
    }

    fn set_blind(&mut self, blind: bool) {
        self.model.blind = Some(blind);
        // After a crash one sits in a session still, though it does not lie open here.
        self.model.sit_in(self.model.sits_in.or(self.model.register.ledger().blind_session()));
        let session = self.model.sits_in.and_then(|it| self.model.register.ledger().session(it));
        let is_blind = session.is_some_and(|it| it.is_blind_for(&self.model.officer));
        let (role, words) = match (blind, is_blind) {
            (false, true) => return self.take_step(SessionStep::Unblinded, None),
            (true, false) if self.model.sits_in.is_some() => (
                Role::Warning,
                "What you have seen cannot be unseen: the next session is blind again",
            ),
            (true, _) => (Role::Text, "Others' verdicts are hidden until you give yours"),
            _ => (Role::Text, "New sessions show what others judged; the report says so"),
        };
        self.say(role, words);
    }

    /// Sets the people for whom verdicts are keyed in a session; a hyphen for oneself again.
    pub(super) fn set_on_behalf(&mut self, names: &str) {
        let names = Clean::line(names.trim()).to_string();
        self.model.on_behalf = if names == "-" { String::new() } else { names };
        let words = match self.model.on_behalf.as_str() {
            "" => "Verdicts in a session are your own again".to_owned(),
            names => format!("Verdicts in a session are keyed for {names}; `by -` ends that"),
        };
        self.say(Role::Text, words);
    }

    /// Asks for the saved text that the current item is quoted from, once.
    pub(super) fn fetch_source(&mut self) {
        let Some(ix) = self.here.session().and_then(|_| self.here.subject(&self.model)) else {
            return;
        };
        let register = &self.model.register;
        for source in register.record(ix).source.iter().filter(|source| source.quote.is_some()) {
            let Some(id) = &source.document else { continue };
            let Some(document) = register.find(id.as_str()) else { continue };
            if let Content::Document(document) = &register.record(document).content
                && let Some(path) = &document.path
                && !self.model.sources.contains_key(id)
                && self.fetched.insert(id.clone())
            {
                let order = Order::Source { document: id.clone(), path: path.to_string() };
                self.effects.push(Effect::Store(order));
            }
        }
    }
}
