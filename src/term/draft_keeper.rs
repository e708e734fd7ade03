//! Keeps the text being typed: a moment after the last key, and at most a second behind.

use std::collections::{BTreeMap, HashMap};
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
    /// The drafts of the register `folder` under the officer's `state`.
    pub fn new(folder: &Path, state: &Path) -> Self {
        Self { folder: folder.to_owned(), drafts: store::DraftStore::new(state) }
    }

    /// Keeps a text, or removes the draft when it is empty.
    pub fn keep(&self, key: &DraftKey, text: &str) -> Result<(), String> {
        let key = store::StoredDraftKey {
            register: self.folder.to_string_lossy().into_owned(),
            record: key.on.clone(),
            field: key.field.clone(),
        };
        if text.trim().is_empty() {
            return self.drafts.remove(&key).map_err(|error| store::describe_io_error(&error));
        }
        self.drafts.save(&key, text).map_err(|error| error.why.to_string())
    }

    /// Every draft of this register.
    pub fn all(&self) -> BTreeMap<DraftKey, String> {
        let register = self.folder.to_string_lossy();
        let own = self.drafts.list().into_iter().filter(|draft| draft.key.register == register);
        own.map(|draft| (DraftKey { on: draft.key.record, field: draft.key.field }, draft.text))
            .collect()
    }

    fn keep_all(&self, pending: &mut HashMap<DraftKey, String>, answers: &MessageSender<Answer>) {
        for (key, text) in pending.drain() {
            match self.keep(&key, &text) {
                Ok(()) if text.is_empty() => {}
                Ok(()) => answers.send(Answer::DraftKept(Timestamp::now())),
                Err(why) => answers.send(Answer::DraftLost { key, why: Clean::line(&why) }),
            }
        }
    }
}
