//! The reading room with a stand-in for its worker: what it asks for is done, and it is told so.

use std::time::{Duration, Instant};

use caveat::journal::{Act, JournalEntry};
use caveat::record::Id;
use caveat::tui::app::App;
use caveat::tui::effect::external::EditorTarget;
use caveat::tui::effect::{Answer, DraftKey, Effect, Event};
use caveat::tui::model::{Model, StartOptions};
use crossterm::event::KeyEvent;
use jiff::civil::date;

use super::shelf::Shelf;
use super::worker::{OFFICER, Worker};

/// A reading room on a register, as an officer sits before it.
#[derive(Debug)]
pub struct Room {
    /// The room itself.
    pub app: App,
    /// The one who writes things down.
    pub worker: Worker,
    /// The line to print when it has ended, empty when it has none to print.
    pub left: Option<String>,
    /// How often it asked to be suspended, and to be painted anew.
    pub asked: (usize, usize),
    /// What was given to the officer's own editor.
    pub edits: Vec<EditorTarget>,
    /// What was sent to the clipboard.
    pub copies: Vec<String>,
    at: Instant,
}

impl Room {
    /// A room on a register that is read already.
    pub fn new(files: &Shelf) -> Self {
        Self::open(files, StartOptions::default())
    }

    /// A room on the sample register.
    pub fn sample() -> Self {
        Self::new(&Shelf::sample())
    }

    /// A room on the invented council.
    pub fn ambleford() -> Self {
        Self::new(&Shelf::ambleford())
    }

    /// A room opened in a certain way; officer, day, zone and folder are always the same.
    pub fn open(files: &Shelf, opening: StartOptions) -> Self {
        let mut room = Self::waiting(opening);
        room.tell(Answer::Loaded(Box::new(files.open(Vec::new()))));
        room
    }

    /// A room whose register is still being read.
    pub fn waiting(opening: StartOptions) -> Self {
        let mut worker = Worker::new();
        let kept = opening.drafts.iter().map(|(key, kept)| (key.clone(), kept.text.clone()));
        worker.drafts = kept.collect();
        worker.remembered = opening.remembered.clone();
        let app = App::new(StartOptions {
            folder: "data/register".to_owned(),
            officer: OFFICER.to_owned(),
            today: date(2017, 7, 17),
            ..opening
        });
        let mut room = Self {
            app,
            worker,
            left: None,
            asked: (0, 0),
            edits: Vec::new(),
            copies: Vec::new(),
            at: Instant::now(),
        };
        room.resize(80, 24);
        room
    }

    /// Tells the room what happened, and does what it asks for.
    pub fn happen(&mut self, event: Event) {
        for effect in self.app.update(event) {
            match effect {
                Effect::Quit(line) => self.left = Some(line.unwrap_or_default()),
                Effect::Suspend => self.asked.0 += 1,
                Effect::Redraw => self.asked.1 += 1,
                Effect::Store(order) => self.worker.take(order),
                Effect::Edit(editing) => self.edits.push(editing),
                Effect::Copy(text) => self.copies.push(text),
            }
        }
        if !self.worker.holds {
            self.answer();
        }
    }

    /// The worker answers everything that waits, and whatever is asked for because of it.
    pub fn answer(&mut self) {
        while self.answer_one() {}
    }

    /// The worker answers one order; `false` when none waits.
    pub fn answer_one(&mut self) -> bool {
        let Some(answer) = self.worker.answer() else { return false };
        self.tell(answer);
        true
    }

    /// The worker tells something unasked.
    pub fn tell(&mut self, answer: Answer) {
        let holds = std::mem::replace(&mut self.worker.holds, true);
        self.happen(Event::Stored(answer));
        self.worker.holds = holds;
        if !holds {
            self.answer();
        }
    }

    /// A colleague adds something, as others see it a second later. A verdict is given on the
    /// record as it stands.
    pub fn colleague(&mut self, officer: &str, act: Act, on: &str, value: &str, text: &str) {
        let mut entry = self.worker.entry(officer, act, on).value(value).text(text);
        let register = &self.model().register;
        entry.seen = register.find(on).map(|ix| register.fingerprint(ix).to_owned());
        let answer = self.worker.colleague(officer, entry);
        self.tell(answer);
    }

    /// The record files changed.
    pub fn reload(&mut self, files: &Shelf) {
        let loaded = files.open(self.worker.journals());
        self.tell(Answer::Loaded(Box::new(loaded)));
    }

    /// The window gets another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        if self.model().size != (columns, rows) {
            self.happen(Event::Resize { columns, rows });
        }
    }

    /// The same officer opens the program again, with what was kept.
    pub fn again(self, files: &Shelf) -> Self {
        let opening = StartOptions {
            drafts: self.worker.left(),
            remembered: self.worker.remembered.clone(),
            ..StartOptions::default()
        };
        let mut room = Self::waiting(opening);
        let drafts = std::mem::replace(&mut room.worker, self.worker).drafts;
        room.worker.drafts = drafts;
        room.reload(files);
        room
    }

    /// The moment of the next key: as fast as a hand types.
    pub fn next_moment(&mut self) -> Instant {
        self.wait(Duration::from_millis(200));
        self.at
    }

    /// Time goes by.
    pub fn wait(&mut self, time: Duration) {
        self.at += time;
    }

    /// Keys in one read of the terminal.
    pub fn read(&mut self, keys: Vec<KeyEvent>) {
        let at = self.next_moment();
        let now = self.worker.now();
        self.happen(Event::Keys { keys, at, now });
    }

    /// What lies on the model.
    pub fn model(&self) -> &Model {
        self.app.model()
    }

    /// What the officer has saved, oldest first, as `act value on ID: text`.
    pub fn saved(&self) -> Vec<String> {
        let told = |held: &JournalEntry| {
            let entry = &held.entry;
            let value = match entry.act {
                Act::Retract | Act::Restore => self.place_of(&entry.value),
                _ => entry.value.clone(),
            };
            let on: Vec<&str> = entry.on.iter().map(Id::as_str).collect();
            let text =
                if entry.text.is_empty() { String::new() } else { format!(": {}", entry.text) };
            format!("{} {value} on {}{text}", entry.act, on.join(" "))
        };
        let acts = self.worker.journal(OFFICER).iter();
        acts.filter(|held| held.entry.act != Act::Looked).map(told).collect()
    }

    /// The records that the officer opened on purpose, oldest first.
    pub fn looked(&self) -> Vec<&str> {
        let own = self.worker.journal(OFFICER).iter();
        own.filter(|held| held.entry.act == Act::Looked)
            .map(|held| held.entry.on[0].as_str())
            .collect()
    }

    /// Which of the officer's entries an id names, as `#1`, counted from the first.
    fn place_of(&self, id: &str) -> String {
        let own = self.worker.journal(OFFICER).iter();
        let mut own = own.filter(|held| held.entry.act != Act::Looked);
        let at = own.position(|held| held.entry.group_id().to_string() == id);
        at.map_or_else(|| "#?".to_owned(), |at| format!("#{}", at + 1))
    }

    /// The officer's drafts on the disk, as `field on ID: text`.
    pub fn drafts(&self) -> Vec<String> {
        let told =
            |(key, text): (&DraftKey, &String)| format!("{} on {}: {text}", key.field, key.on);
        self.worker.drafts.iter().map(told).collect()
    }
}
