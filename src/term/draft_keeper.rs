//! Keeps the text being typed: a moment after the last key, and at most a second behind.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::context::WorkerContext;
use super::message::MessageSender;
use crate::store;
use crate::text::Clean;
use crate::tui::effect::{Answer, DraftKey};

/// How long the typing must pause before the text is kept.
const PAUSE: Duration = Duration::from_millis(250);
/// How far behind the typing the kept text may be.
const BEHIND: Duration = Duration::from_secs(1);

enum DraftMessage {
    Keep(DraftKey, String),
    Finish,
}

/// What is sent to the thread that keeps drafts.
#[derive(Clone)]
pub struct DraftKeeper(Sender<DraftMessage>);

impl DraftKeeper {
    /// Starts the thread; a draft that cannot be kept is reported through `answers`.
    pub fn start(
        context: &WorkerContext,
        answers: MessageSender<Answer>,
    ) -> (Self, JoinHandle<()>) {
        let (messages, received) = channel();
        let drafts = DraftFolder::new(&context.folder, &context.state);
        let thread = std::thread::spawn(move || keep(&received, &drafts, &answers));
        (Self(messages), thread)
    }

    /// Keeps a text soon; an empty one removes the draft.
    pub fn keep(&self, key: DraftKey, text: String) {
        let _ = self.0.send(DraftMessage::Keep(key, text));
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

/// The officer's drafts of one register.
#[derive(Clone)]
pub struct DraftFolder {
    folder: PathBuf,
    drafts: store::DraftStore,
}

impl DraftFolder {
    /// The drafts of the register `folder` under the officer's `state`. They are kept under the
    /// folder's real path: it may be written in several ways.
    pub fn new(folder: &Path, state: &Path) -> Self {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        Self { folder, drafts: store::DraftStore::new(state) }
    }

    /// Keeps a text, or removes the draft when it is empty.
    pub fn keep(&self, key: &DraftKey, text: &str) -> Result<(), String> {
        let key = store::StoredDraftKey {
            register: self.folder.to_string_lossy().into_owned(),
            record: key.on.clone(),
            field: key.field.clone(),
        };
        if text.trim().is_empty() {
            return self.remove(&key).map_err(|error| store::describe_io_error(&error));
        }
        self.drafts.save(&key, text).map_err(|error| error.why.to_string())
    }

    /// Forgets a draft, also one that was kept under another path of the folder.
    fn remove(&self, key: &store::StoredDraftKey) -> io::Result<()> {
        self.drafts.remove(key)?;
        let kept = self.drafts.of(&self.folder).into_iter().map(|draft| draft.key);
        let mut kept = kept.filter(|it| it.record == key.record && it.field == key.field);
        kept.try_for_each(|key| self.drafts.remove(&key))
    }

    /// Every draft of this register, by whatever path it was opened when the draft was kept.
    pub fn all(&self) -> BTreeMap<DraftKey, String> {
        self.drafts
            .of(&self.folder)
            .into_iter()
            .map(|draft| (DraftKey { on: draft.key.record, field: draft.key.field }, draft.text))
            .collect()
    }

    fn keep_all(&self, pending: &mut HashMap<DraftKey, String>, answers: &MessageSender<Answer>) {
        for (key, text) in pending.drain() {
            match self.keep(&key, &text) {
                Ok(()) if text.is_empty() => {}
                Ok(()) => answers.send(Answer::DraftKept { key, at: Timestamp::now() }),
                Err(why) => answers.send(Answer::DraftLost { key, why: Clean::line(&why) }),
            }
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
        let key = DraftKey { on: Id::new("AMB-C1").unwrap(), field: "note".to_owned() };
        let state = home.join("state");
        let store = store::DraftStore::new(&state);
        for kept in &spellings {
            // As an earlier version kept it, by the path that was typed.
            let typed = store::StoredDraftKey {
                register: kept.clone(),
                record: key.on.clone(),
                field: key.field.clone(),
            };
            for opened in &spellings {
                let drafts = DraftFolder::new(Path::new(opened), &state);
                store.save(&typed, "an earlier version").unwrap();
                assert_eq!(drafts.all()[&key], "an earlier version", "{kept} by {opened}");
                drafts.keep(&key, "Posts are filled").unwrap();
                assert_eq!(drafts.all()[&key], "Posts are filled", "{kept} by {opened}");
                assert_eq!(store.of(Path::new(kept)).last().unwrap().text, "Posts are filled");
                drafts.keep(&key, "").unwrap();
                assert_eq!((drafts.all().len(), store.list().len()), (0, 0), "{kept} by {opened}");
            }
        }
    }
}
