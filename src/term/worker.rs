//! The worker thread: reads the register and writes to the officer's journal, one order at a time.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::context::WorkerContext;
use super::draft_keeper::{DraftFolder, DraftKeeper};
use super::editor::{cut_off, resolve_conflict, undo_edit};
use super::message::MessageSender;
use super::timeout::aside;
use super::watch::{FileChange, watch};
use crate::journal::{Entry, Ledger, session};
use crate::register::{LoadedRegister, RevisionSpec};
use crate::store::ui_state::remember;
use crate::store::{
    JournalFolder, JournalStamps, JournalWriter, Journals, RecordVersions, SaveError,
    changed_journals, exports, past, source_texts, views, words_not_kept,
};
use crate::text::Clean;
use crate::tui::effect::{Answer, DraftKey, Order, PinnedVersion, ProposedEntry};

/// How often the worker reports how far the reading is.
const PROGRESS: Duration = Duration::from_millis(100);

/// What is sent to the worker.
enum WorkerMessage {
    Order(Order),
    Changed(FileChange),
    End,
}

/// The worker's thread; dropped, it finishes what it was asked to do, but does not read on.
pub struct Worker {
    orders: Sender<WorkerMessage>,
    /// How many orders are not carried out yet.
    under_way: Arc<AtomicUsize>,
    thread: Option<JoinHandle<()>>,
    drafts: DraftKeeper,
    draft_thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts it: it reads the register at once, unless it was read already, and answers through
    /// `post`.
    pub fn start(
        context: &WorkerContext,
        drafts: DraftFolder,
        post: MessageSender<Answer>,
        read: Option<LoadedRegister>,
    ) -> io::Result<Self> {
        let (orders, messages) = channel();
        let (drafts, draft_thread) = DraftKeeper::start(drafts, post.clone())?;
        let worker = WorkerThread::new(context, post, drafts.clone());
        let changes = orders.clone();
        let watcher = watch(&context.folder, move |changed| {
            let _ = changes.send(WorkerMessage::Changed(changed));
        });
        let under_way = Arc::new(AtomicUsize::new(0));
        let pending = Arc::clone(&under_way);
        let work = move || {
            worker.run(&messages, read, &pending);
            drop(watcher);
        };
        let thread = Some(Builder::new().name("worker".into()).spawn(work)?);
        Ok(Self { orders, under_way, thread, drafts, draft_thread: Some(draft_thread) })
    }

    /// Gives it an order.
    pub fn order(&self, order: Order) {
        match order {
            Order::Draft { key, text } => self.drafts.keep(key, text),
            Order::TakeUp { left, text } => self.drafts.take_up(left, text),
            Order::Drafts => self.drafts.look(),
            order => {
                self.under_way.fetch_add(1, Ordering::SeqCst);
                let _ = self.orders.send(WorkerMessage::Order(order));
            }
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // The watcher holds a sender too, so the end must be said.
        let _ = self.orders.send(WorkerMessage::End);
        if let Some(thread) = self.thread.take()
            && self.under_way.load(Ordering::SeqCst) > 0
        {
            let _ = thread.join();
        }
        self.drafts.finish();
        if let Some(thread) = self.draft_thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the thread works with.
struct WorkerThread {
    context: WorkerContext,
    post: MessageSender<Answer>,
    drafts: DraftKeeper,
    journal: JournalWriter,
    journals: JournalFolder,
    stamps: JournalStamps,
    /// Whether the folder of the journals could not be read.
    is_unreadable: bool,
}

impl WorkerThread {
    fn new(context: &WorkerContext, post: MessageSender<Answer>, drafts: DraftKeeper) -> Self {
        let journal =
            JournalWriter::new(&context.folder, &context.state, &context.login, &context.box_name);
        let journals = JournalFolder::new(&context.folder, &context.box_name);
        let (context, stamps) = (context.clone(), JournalStamps::new());
        Self { context, post, drafts, journal, journals, stamps, is_unreadable: false }
    }

    fn run(
        mut self,
        messages: &Receiver<WorkerMessage>,
        read: Option<LoadedRegister>,
        under_way: &AtomicUsize,
    ) {
        match read {
            Some(read) => {
                self.stamps = self.journals.stamps();
                self.post.send(Answer::Loaded(Box::new(read)));
            }
            None => self.load(),
        }
        while let Ok(message) = messages.recv() {
            match message {
                WorkerMessage::Order(order) => {
                    self.carry_out(order);
                    under_way.fetch_sub(1, Ordering::SeqCst);
                }
                WorkerMessage::Changed(FileChange::Records) => self.load(),
                WorkerMessage::Changed(FileChange::Journals) => self.reread(),
                WorkerMessage::End => break,
            }
        }
    }

    fn load(&mut self) {
        let (start, reported) = (Instant::now(), AtomicU64::new(0));
        let progress = |done: usize, total: usize| {
            let now = u64::try_from(start.elapsed().as_millis() / PROGRESS.as_millis());
            // Whichever core is first after each interval reports.
            if now.is_ok_and(|now| reported.fetch_max(now, Ordering::Relaxed) < now) {
                self.post.send(Answer::Progress { done, total });
            }
        };
        self.stamps = self.journals.stamps();
        let WorkerContext { folder, box_name, .. } = &self.context;
        let answer = match LoadedRegister::load(folder, box_name, &progress) {
            Ok(loaded) => {
                self.is_unreadable =
                    loaded.faults.iter().any(|fault| fault.code == "journal-folder");
                Answer::Loaded(Box::new(loaded))
            }
            Err(missing) => Answer::Unreadable(Clean::line(&missing.to_string())),
        };
        self.post.send(answer);
    }

    /// Reads the journals again that others have written to.
    fn reread(&mut self) {
        let now = self.journals.stamps();
        if self.is_unreadable || (now.is_empty() && !self.stamps.is_empty()) {
            // It may be no single journal, but the folder of all of them.
            return self.load();
        }
        let before = std::mem::replace(&mut self.stamps, now);
        for file in changed_journals(&before, &self.stamps) {
            let Journals { held, faults, .. } = self.journals.read_one(&file);
            self.post.send(Answer::Reread { file: file.to_string(), held, faults });
        }
    }

    fn carry_out(&mut self, order: Order) {
        match order {
            Order::Append { proposed, versions, draft } => {
                let entries =
                    ProposedEntry::entries(&proposed, Timestamp::now(), &self.context.login);
                self.append_pinned(entries, versions, draft);
            }
            Order::OpenSession(plan) => {
                self.append(plan.open(Timestamp::now(), &self.context.login), None);
            }
            Order::Step { session: id, step, on } => {
                let now = Timestamp::now();
                let entry = session::step(now, &self.context.login, id, step, on.as_ref());
                self.append(vec![entry], None);
            }
            Order::Retry { entries, versions, draft } => {
                self.append_pinned(entries, versions, draft);
            }
            Order::TakeBack { act, group } => {
                let entries = group.answers(act, Timestamp::now(), &self.context.login);
                self.append(entries, None);
            }
            Order::Remember(kept) => {
                // What a screen keeps is a convenience: that it cannot be kept costs nothing else.
                let _ = remember(&self.context.state, &self.context.folder, &kept);
            }
            Order::Draft { key, text } => self.drafts.keep(key, text),
            Order::TakeUp { left, text } => self.drafts.take_up(left, text),
            Order::Drafts => self.drafts.look(),
            Order::UndoEdit { edit, redo } => {
                self.post.send(Answer::Edited(undo_edit(&self.context, edit, redo)));
            }
            Order::LeftEdit { file, copy } => {
                self.post.send(Answer::Edited(cut_off(&self.context, file, copy)));
            }
            Order::Source { document, path } => {
                let text = source_texts::saved_text(&self.context.folder, &path);
                self.post.send(Answer::Source { document, text });
            }
            Order::Version(fingerprint) => {
                let canonical = self.versions().find(&fingerprint);
                self.post.send(Answer::Version { fingerprint, canonical });
            }
            Order::Past(then) => self.read_past(then),
            Order::Export { path, text } => {
                let written = exports::export(&path, &self.context.meant(&path), &text);
                let written = written.map(|file| file.display().to_string());
                self.post.send(Answer::Exported(written));
            }
            Order::SaveView { view, shared } => {
                let WorkerContext { folder, config, .. } = &self.context;
                let file = if shared {
                    views::save_shared(folder, &view)
                } else {
                    views::save_own(config, &view).map(|()| config.clone())
                };
                let file = file.map(|file| self.context.display_path(&file));
                self.post.send(Answer::ViewSaved { view, file });
            }
            Order::Settle { file, copy, how } => {
                self.post.send(Answer::Edited(resolve_conflict(&self.context, &file, copy, &how)));
            }
        }
    }

    /// Reads the record files as git kept them, aside: what is written meanwhile does not wait.
    fn read_past(&self, then: RevisionSpec) {
        let (folder, post) = (self.context.folder.clone(), self.post.clone());
        let work = move || {
            let read = past(&folder, &then, &TimeZone::system())
                .map(|files| Box::new(LoadedRegister::new(files, Ledger::default())));
            post.send(Answer::Past { then, read });
        };
        aside("earlier revision", work);
    }

    fn versions(&self) -> RecordVersions {
        RecordVersions::new(&self.context.folder, &self.context.login, &self.context.box_name)
    }

    fn append(&mut self, entries: Vec<Entry>, draft: Option<DraftKey>) {
        self.append_pinned(entries, Vec::new(), draft);
    }

    /// Keeps the words that the entries are pinned to, then appends the entries.
    fn append_pinned(
        &mut self,
        entries: Vec<Entry>,
        versions: Vec<PinnedVersion>,
        draft: Option<DraftKey>,
    ) {
        let (keeper, mut unkept) = (self.versions(), None);
        for it in &versions {
            match keeper.keep(&it.fingerprint, &it.canonical) {
                Ok(()) => {}
                Err(error) if error.why.costs_the_version_alone() => unkept = Some(error.why),
                Err(error) => return self.not_saved(&error, entries, versions, draft),
            }
        }
        let own = self.journal.name().path();
        // Another terminal of this officer may have written since: that is still to be read.
        let is_read = self.journals.stamps().get(&*own) == self.stamps.get(&*own);
        match self.journal.append(&entries) {
            Ok(held) => {
                let stamp = self.journals.stamps().remove_entry(&*own).filter(|_| is_read);
                self.stamps.extend(stamp);
                if let Some(key) = draft {
                    self.drafts.keep(key, String::new());
                }
                self.post.send(Answer::Appended(held));
                if let Some(why) = unkept {
                    let why = Clean::line(&words_not_kept(&why));
                    self.post.send(Answer::VersionNotKept(why));
                }
            }
            Err(not_saved) => self.not_saved(&not_saved, entries, versions, draft),
        }
    }

    fn not_saved(
        &self,
        why: &SaveError,
        entries: Vec<Entry>,
        versions: Vec<PinnedVersion>,
        draft: Option<DraftKey>,
    ) {
        let why = Clean::line(&why.why.to_string());
        self.post.send(Answer::NotSaved { why, entries, versions, draft });
    }
}
