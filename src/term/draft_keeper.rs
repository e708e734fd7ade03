//! Keeps the text being typed: a moment after the last key, and at most a second behind.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::message::MessageSender;
use crate::store;
use crate::text::Clean;
use crate::tui::effect::{Answer, DraftKey, DraftSource, KeptDraft};

/// How long the typing must pause before the text is kept.
const PAUSE: Duration = Duration::from_millis(250);
/// How far behind the typing the kept text may be.
const BEHIND: Duration = Duration::from_secs(1);

enum DraftMessage {
    Keep(DraftKey, String),
    TakeUp(DraftKey, String),
    Look,
    Finish,
}

/// What is sent to the thread that keeps drafts.
#[derive(Clone)]
pub struct DraftKeeper(Sender<DraftMessage>);

impl DraftKeeper {
    /// Starts the thread; a draft that cannot be kept is reported through `answers`.
    pub fn start(
        drafts: DraftFolder,
        answers: MessageSender<Answer>,
    ) -> io::Result<(Self, JoinHandle<()>)> {
        let (messages, received) = channel();
        let work = move || keep(&received, &drafts, &answers);
        Ok((Self(messages), Builder::new().name("drafts".into()).spawn(work)?))
    }

    /// Keeps a text soon; an empty one removes the draft.
    pub fn keep(&self, key: DraftKey, text: String) {
        let _ = self.0.send(DraftMessage::Keep(key, text));
    }

    /// Keeps the words of a draft that was left elsewhere as one of this terminal.
    pub fn take_up(&self, left: DraftKey, text: String) {
        let _ = self.0.send(DraftMessage::TakeUp(left, text));
    }

    /// Looks for the drafts of other terminals.
    pub fn look(&self) {
        let _ = self.0.send(DraftMessage::Look);
    }

    /// Keeps what is still to be kept; then the thread ends.
    pub fn finish(&self) {
        let _ = self.0.send(DraftMessage::Finish);
    }
}

fn keep(received: &Receiver<DraftMessage>, drafts: &DraftFolder, answers: &MessageSender<Answer>) {
    let mut pending: HashMap<DraftKey, String> = HashMap::new();
    let mut since: Option<Instant> = None;
    loop {
        let next = match since {
            None => received.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(since) => received.recv_timeout(PAUSE.min(BEHIND.saturating_sub(since.elapsed()))),
        };
        match next {
            Ok(DraftMessage::Keep(key, text)) => {
                pending.insert(key, text);
                since = since.or_else(|| Some(Instant::now()));
            }
            Ok(DraftMessage::TakeUp(left, text)) => {
                let here = DraftKey::here(left.on.clone(), left.field.clone());
                pending.remove(&here);
                if drafts.keep_one(here, &text, answers) && drafts.forget(&left).is_ok_and(|it| !it)
                {
                    answers.send(Answer::DraftGone(left));
                }
            }
            Ok(DraftMessage::Look) => {
                let mut others = drafts.all();
                others.retain(|key, _| key.source != DraftSource::Here);
                answers.send(Answer::Drafts(others));
            }
            Ok(DraftMessage::Finish) | Err(RecvTimeoutError::Disconnected) => {
                drafts.keep_all(&mut pending, answers);
                return;
            }
            Err(RecvTimeoutError::Timeout) => {
                drafts.keep_all(&mut pending, answers);
                since = None;
            }
        }
    }
}

/// The officer's drafts of one register, as one terminal has them.
#[derive(Clone)]
pub struct DraftFolder {
    folder: PathBuf,
    drafts: store::DraftStore,
    unsaved: store::UnsavedWords,
    terminal: Arc<store::OwnTerminal>,
}

impl DraftFolder {
    /// The drafts of the register `folder` under the officer's `state`. They are kept under the
    /// folder's real path: it may be written in several ways.
    pub fn new(folder: &Path, state: &Path) -> Self {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let terminal = Arc::new(store::OwnTerminal::open(state));
        let (drafts, unsaved) = (store::DraftStore::new(state), store::UnsavedWords::new(state));
        Self { folder, drafts, unsaved, terminal }
    }

    /// The key under which a text of this terminal is kept.
    pub fn stored(&self, key: &DraftKey) -> store::StoredDraftKey {
        store::StoredDraftKey {
            register: self.folder.to_string_lossy().into_owned(),
            record: key.on.clone(),
            field: key.field.clone(),
            terminal: self.terminal.id().to_owned(),
        }
    }

    /// The terminal that it is open on.
    pub fn terminal(&self) -> &store::OwnTerminal {
        &self.terminal
    }

    /// Keeps a text of this terminal, or removes the draft when it is empty.
    pub fn keep(&self, key: &DraftKey, text: &str) -> Result<(), String> {
        if text.trim().is_empty() {
            let forgotten = self.forget(key).map(|_| ());
            return forgotten.map_err(|error| store::describe_io_error(&error));
        }
        let kept = self.drafts.save(&self.stored(key), self.terminal.place(), text);
        kept.map_err(|error| error.why.to_string())
    }

    /// Forgets a draft wherever it comes from, also one that was kept under another path of the
    /// folder; whether there was one.
    pub fn forget(&self, key: &DraftKey) -> io::Result<bool> {
        let mut was_there = false;
        for draft in self.unsaved.of(&self.folder) {
            if self.key(&draft) == *key {
                self.unsaved.forget(&draft)?;
                was_there = true;
            }
        }
        Ok(was_there)
    }

    /// Every draft of this register, by whatever path it was opened when the draft was kept.
    pub fn all(&self) -> BTreeMap<DraftKey, KeptDraft> {
        let kept = self.unsaved.of(&self.folder).into_iter().map(|draft| {
            let key = self.key(&draft);
            let elsewhere = draft.is_open && draft.key.terminal != self.terminal.id();
            let store::Draft { text, at, place, reopens, .. } = draft;
            (key, KeptDraft { text, at: Some(at), place, elsewhere, reopens })
        });
        kept.collect()
    }

    fn key(&self, draft: &store::Draft) -> DraftKey {
        let source = match &draft.copy {
            Some(copy) => DraftSource::Copy(copy.clone()),
            None if draft.key.terminal == self.terminal.id() => DraftSource::Here,
            None => DraftSource::Other(draft.key.terminal.clone()),
        };
        DraftKey { on: draft.key.record.clone(), field: draft.key.field.clone(), source }
    }

    /// Keeps one text and tells what became of it; whether it is safe.
    fn keep_one(&self, key: DraftKey, text: &str, answers: &MessageSender<Answer>) -> bool {
        match self.keep(&key, text) {
            Ok(()) if text.is_empty() => {}
            Ok(()) => answers.send(Answer::DraftKept { key, at: Timestamp::now() }),
            Err(why) => {
                answers.send(Answer::DraftLost { key, why: Clean::line(&why) });
                return false;
            }
        }
        true
    }

    fn keep_all(&self, pending: &mut HashMap<DraftKey, String>, answers: &MessageSender<Answer>) {
        for (key, text) in pending.drain() {
            self.keep_one(key, &text, answers);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::record::Id;

    #[test]
    fn a_draft_is_found_and_forgotten_by_whatever_path_its_register_is_opened() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path().canonicalize().unwrap();
        std::fs::create_dir_all(home.join("srv/register")).unwrap();
        std::os::unix::fs::symlink(home.join("srv/register"), home.join("link")).unwrap();
        let here = std::env::current_dir().unwrap();
        let up = "../".repeat(here.components().count() - 1);
        let root = home.display();
        let spellings = [
            format!("{root}/srv/register"),
            format!("{up}{}/srv/register", root.to_string().trim_start_matches('/')),
            format!("{root}/srv/../srv/register"),
            format!("{root}/srv/register/"),
            format!("{root}/link"),
            format!("{root}/./srv/./register"),
            format!("{root}//srv//register"),
        ];
        let key = DraftKey::here(Id::new("AMB-C1").unwrap(), "note");
        let left = DraftKey { source: DraftSource::Other(String::new()), ..key.clone() };
        let state = home.join("state");
        let store = store::DraftStore::new(&state);
        let unsaved = store::UnsavedWords::new(&state);
        for kept in &spellings {
            // As an earlier version kept it, by the path that was typed.
            let typed = store::StoredDraftKey {
                register: kept.clone(),
                record: key.on.clone(),
                field: key.field.clone(),
                terminal: String::new(),
            };
            for opened in &spellings {
                let drafts = DraftFolder::new(Path::new(opened), &state);
                store.save(&typed, "", "an earlier version").unwrap();
                assert_eq!(drafts.all()[&left].text, "an earlier version", "{kept} by {opened}");
                drafts.keep(&key, "Posts are filled").unwrap();
                assert_eq!(drafts.all()[&key].text, "Posts are filled", "{kept} by {opened}");
                assert_eq!(unsaved.of(Path::new(kept)).last().unwrap().text, "Posts are filled");
                drafts.keep(&key, "").unwrap();
                assert_eq!(drafts.all().len(), 1, "that of the earlier version stays");
                assert!(drafts.forget(&left).unwrap() && !drafts.forget(&left).unwrap());
                assert_eq!((drafts.all().len(), store.list().len()), (0, 0), "{kept} by {opened}");
            }
        }
    }
}
