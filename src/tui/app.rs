//! The app itself: events in, effects out. Nothing else changes the model.
//!
//! A key goes to the line being typed if there is one, else through the keymap to the pane on
//! top, else here. What must be written goes out as an order; the screen shows it as saved when
//! the worker has said so.

mod acts;
mod baseline;
mod compare_read;
mod copy;
mod drafts;
mod edit_conflict;
mod escape;
mod navigate;
mod note_keys;
pub mod orders;
pub(crate) mod palette;
mod paste_guard;
mod prompt_accept;
mod prompt_keys;
mod quit;
mod save;
mod session;
mod undo;

use std::collections::{BTreeSet, VecDeque};
use std::time::Instant;

use crossterm::event::KeyEvent;
use jiff::Timestamp;
use orders::{RepeatableAct, read_only_words};
use uuid::Uuid;

use super::edit_conflict::EditConflict;
use super::effect::external::FileEdit;
use super::effect::{DraftKey, Effect, Event, Order};
use super::history::History;
use super::keys::chord::Chord;
use super::keys::command::{Command, CommandGroup};
use super::layout;
use super::model::{Model, StartOptions};
use super::note_editor::NoteEditor;
use super::pane::{self, Pane, Place, Reply};
use super::prompt::Prompt;
use super::prompt::purpose::Purpose;
use super::theme::Role;
use super::unsaved::{PendingOrder, UnsavedEntries};
use super::view_places::first_place;
use super::widget::Spot;
use crate::record::Id;

/// The whole screen and what it has under way.
#[derive(Debug)]
pub struct App {
    pub(super) model: Model,
    pub(super) here: Box<dyn Pane>,
    pub(super) places: History,
    /// The view and the filter that the program was started with, until the register that has
    /// the view is read.
    pub(super) asked: Option<(String, Option<String>)>,
    /// Commands to run when it is read.
    pub(super) to_run: Vec<String>,
    /// Panes that lie on top of the place: the help, the facets.
    pub(super) layers: Vec<Box<dyn Pane>>,
    pub(super) chord: Chord,
    pub(super) prompt: Option<Prompt>,
    /// The long note that is being written, and the edit of a record that is not settled.
    pub(super) pad: Option<NoteEditor>,
    pub(super) unsettled: Option<EditConflict>,
    /// The session on the same filter that was offered with the key before.
    pub(super) offered: Option<Uuid>,
    /// The documents whose saved text was asked for without being opened.
    pub(super) fetched: BTreeSet<Id>,
    /// What was done last, to be done again elsewhere.
    pub(super) last: Option<RepeatableAct>,
    /// The file that was written last, until its path is copied.
    pub(super) written_to: Option<String>,
    /// What could not be saved, the oldest first.
    pub(super) unsaved: VecDeque<UnsavedEntries>,
    /// The drafts that could not be kept on disk.
    pub(super) lost: BTreeSet<DraftKey>,
    /// The warnings that are told once.
    pub(super) told: BTreeSet<String>,
    /// How to leave the editor that opens, until that was said; nothing where the officer chose it.
    pub(super) unchosen_editor: Option<String>,
    /// What was last said, and how it looks.
    pub(super) said: (Role, String),
    /// The orders under way, oldest first.
    pub(super) under_way: VecDeque<PendingOrder>,
    /// Undos and redos that wait for the orders under way.
    pub(super) queued: VecDeque<Command>,
    /// The edits of record files in this sitting that can be taken back, and when; the one that was
    /// taken back last, while nothing else was done.
    pub(super) file_edits: Vec<(Timestamp, FileEdit)>,
    pub(super) file_redo: Option<FileEdit>,
    pub(super) saved: usize,
    /// Whether the program ends as soon as nothing is under way.
    pub(super) leaving: bool,
    /// Whether the keys at hand came in a burst, and whether an act among them was refused.
    pub(super) in_burst: bool,
    pub(super) refused: bool,
    /// When the last key was pressed; the only clock here.
    pub(super) at: Option<Instant>,
    /// The same moment by the clock on the wall.
    pub(super) now: Timestamp,
    pub(super) quitting: Option<Instant>,
    pub(super) effects: Vec<Effect>,
}

impl App {
    /// An app that waits for its register.
    pub fn new(opening: StartOptions) -> Self {
        let (land_on, filter, view) =
            (opening.land_on.clone(), opening.filter.clone(), opening.view.clone());
        let unchosen_editor = opening.unchosen_editor.clone();
        let (welcome, to_run) = (opening.welcome.clone(), opening.run.clone());
        let (model, wrong) = Model::new(opening);
        let found = view.as_ref().and_then(|view| model.views.named(view));
        let place = first_place(&model, filter.clone(), found);
        let asked = view.filter(|_| found.is_none()).map(|view| (view, filter));
        let mut places = History::default();
        let place = match land_on.as_deref().and_then(Id::new) {
            Some(id) => {
                places.leave(Some((place, Spot::default())));
                Place::Dossier(id)
            }
            None => place,
        };
        let said = match (wrong.first(), drafts::waiting(&model)) {
            _ if model.no_writing.is_some() => (Role::Warning, read_only_words(&model)),
            (Some(first), _) if wrong.len() > 1 => {
                let more = wrong.len() - 1;
                let words = "`caveat config` and `caveat keys --check` tell all";
                (Role::Warning, format!("{first} ({more} more: {words})"))
            }
            (Some(wrong), _) => (Role::Warning, wrong.clone()),
            (None, Some(waiting)) => (Role::Warning, waiting),
            (None, None) => (Role::Text, welcome.unwrap_or_default()),
        };
        Self {
            here: pane::open(&place, &model),
            asked,
            model,
            places,
            to_run,
            layers: Vec::new(),
            chord: Chord::default(),
            prompt: None,
            pad: None,
            unsettled: None,
            offered: None,
            fetched: BTreeSet::new(),
            last: None,
            written_to: None,
            unsaved: VecDeque::new(),
            lost: BTreeSet::new(),
            told: BTreeSet::new(),
            unchosen_editor,
            said,
            under_way: VecDeque::new(),
            queued: VecDeque::new(),
            file_edits: Vec::new(),
            file_redo: None,
            saved: 0,
            leaving: false,
            in_burst: false,
            refused: false,
            at: None,
            now: Timestamp::UNIX_EPOCH,
            quitting: None,
            effects: Vec::new(),
        }
    }

    /// Something happened; says what is to be done. The only way in which anything changes.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Keys { keys, at, now } => {
                self.at = Some(at);
                self.tick(now);
                self.keys(&keys);
            }
            Event::Paste { text, cut } => self.paste(&text, cut),
            Event::Resize { columns, rows } => self.model.size = (columns, rows),
            Event::Resumed => {}
            Event::Hangup | Event::Terminate => self.keep_all(),
            Event::Stored(answer) => {
                self.model.messages.unasked = true;
                self.answer(answer);
                self.model.messages.unasked = false;
            }
            Event::Edited(edited) => self.edited(edited),
            Event::Copied(copied) => self.copied(&copied),
        }
        self.prepare();
        std::mem::take(&mut self.effects)
    }

    /// The text that would be lost if the program ended now.
    pub fn keep(&self) -> Option<(DraftKey, String)> {
        if let Some(pad) = self.pad.as_ref().filter(|pad| !pad.is_empty()) {
            return Some((pad.draft_key()?, pad.draft()));
        }
        let prompt = self.prompt.as_ref().filter(|prompt| !prompt.field.text().is_empty());
        let typed =
            prompt.and_then(|it| Some((it.purpose.draft_key()?, it.field.text().to_owned())));
        typed.or_else(|| self.unsaved.iter().find_map(UnsavedEntries::as_draft))
    }

    /// The model, for those who only look.
    pub fn model(&self) -> &Model {
        &self.model
    }

    pub(super) fn top(&self) -> &dyn Pane {
        &**self.layers.last().unwrap_or(&self.here)
    }

    pub(super) fn top_mut(&mut self) -> (&mut dyn Pane, &Model) {
        (&mut **self.layers.last_mut().unwrap_or(&mut self.here), &self.model)
    }

    pub(super) fn say(&mut self, role: Role, words: impl Into<String>) {
        self.said = (role, words.into());
        self.model.messages.add(self.now, role, &self.said.1);
    }

    /// The moment of what happens. After midnight the day that counts as today is another one.
    fn tick(&mut self, now: Timestamp) {
        self.now = now;
        let today = now.to_zoned_datetime(self.model.zone.clone()).date();
        if !self.model.as_at && today != self.model.today {
            self.model.today = today;
            self.model.register.stand_on(today, &self.model.zone);
            self.model.reckon();
            self.here.refresh(&self.model, &[]);
        }
    }

    pub(super) fn order(&mut self, order: Order) {
        if let Order::Draft { key, .. } = &order {
            self.lost.remove(key); // it is tried again
        }
        self.effects.push(Effect::Store(order));
    }

    pub(super) fn prepare(&mut self) {
        self.fetch_source();
        self.here.prepare(layout::body(&self.model), &self.model);
        for layer in &mut self.layers {
            layer.prepare(layout::layer(&self.model), &self.model);
        }
    }

    pub(super) fn key(&mut self, key: &KeyEvent, spelled: String) {
        if spelled != "q" {
            self.quitting = None;
        }
        if !self.unsaved.is_empty() {
            return self.unsaved_key(&spelled);
        }
        if self.unsettled.is_some() {
            return self.unsettled_key(&spelled);
        }
        if self.pad.is_some() {
            return self.pad_key(key, spelled);
        }
        if self.prompt.is_some() {
            return self.prompt_key(key, spelled);
        }
        if !self.chord.typed().is_empty() && spelled == "Esc" {
            return self.chord.forget();
        }
        let contexts = self.top().contexts();
        match self.chord.press(spelled, contexts, &self.model.keymap) {
            Ok(Some(command)) => {
                self.said = (Role::Text, String::new());
                self.run(command);
            }
            Ok(None) => {}
            Err(keys) => self.dead(&keys),
        }
    }

    fn dead(&mut self, keys: &str) {
        let is_verdict = keys.len() == 1 && "mpxiz".contains(keys);
        let words = match self.model.keymap.elsewhere(self.top().contexts(), keys) {
            _ if is_verdict => format!("{keys} is a verdict in a review. Here: v {keys}"),
            None => format!("{keys} does nothing here. ? lists the keys that do"),
            Some((context, command)) => {
                let words = context.describe();
                format!("{keys} does nothing here; {words}: {}", command.help())
            }
        };
        self.say(Role::Warning, words);
    }

    pub(super) fn run(&mut self, command: Command) {
        if command.is_act() && self.in_burst {
            return self.refuse_burst();
        }
        self.leaving &= matches!(command, Command::Quit | Command::CloseOrQuit);
        self.offered = self.offered.filter(|_| command == Command::ReviewStart);
        if self.is_too_early(command) {
            return self.say(Role::Warning, "Still saving the one before: that key was not taken");
        }
        let (top, model) = self.top_mut();
        match top.handle(command, model) {
            Reply::NotMine => self.run_here(command),
            Reply::Done => {}
            Reply::Say(words) => self.say(Role::Text, words),
            Reply::Go(place) => {
                self.go_to(&place);
                if command == Command::Open {
                    self.looked();
                }
            }
            Reply::Run(command) => {
                self.layers.pop();
                self.run(command);
            }
            Reply::Filter(filter) => {
                self.layers.pop();
                self.filter_by(&filter);
            }
            Reply::TakeBack(act, group) => self.undo_group(act, group),
            Reply::Join(session) => self.join(session, false),
            Reply::Step(step, on) => self.take_step(step, on),
            Reply::Leave => self.leave_review(),
            Reply::Resume(key) => self.resume(&key),
            Reply::Discard(key) => self.discard(&key),
        }
    }

    /// Commands that mean the same in every place.
    fn run_here(&mut self, command: Command) {
        match command {
            Command::BackOut => self.back_out(),
            Command::PlaceBack => self.go_back(),
            Command::PlaceForward => self.go_forward(),
            Command::Find => self.ask_find(),
            Command::Command => self.ask(Prompt::new(Purpose::Command, "")),
            Command::Help => self.help(),
            command if command.group() == CommandGroup::Go => self.go_by(command),
            Command::Messages => {
                self.go_to(&Place::Messages);
                self.model.messages.mark_read();
            }
            Command::WhatChanged | Command::SourceText => self.look_into(command),
            Command::Baseline => self.ask_baseline(),
            Command::Facets => self.facets(),
            command if command.group() == CommandGroup::Copy => self.take_along(command),
            Command::Undo | Command::Redo => self.undo(command),
            Command::Redraw => self.effects.push(Effect::Redraw),
            Command::Suspend => self.effects.push(Effect::Suspend),
            Command::Cancel => self.say(Role::Text, "Nothing to cancel. q leaves"),
            Command::CloseOrQuit => self.close_or_quit(),
            Command::Quit => self.quit(),
            Command::ReviewStart => self.start_review(),
            Command::ReviewResume => self.resume_review(),
            command if command.is_act() => self.act(command),
            Command::ZoomOut | Command::ZoomIn | Command::CentreToday => {
                self.say(Role::Text, "That is for the timeline; gt goes there");
            }
            _ => match command.view_number() {
                Some(number) => self.open_view(number),
                None => self.say(Role::Text, format!("{} means nothing here", command.name())),
            },
        }
    }

    /// Whether anything may be written; else it is said that nothing may.
    fn may_write(&mut self) -> bool {
        if self.model.read_only {
            self.say(Role::Warning, read_only_words(&self.model));
        }
        !self.model.read_only
    }
}
