//! Words that an officer is still writing: kept through Esc, a crash, a lost line and a full disk.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use rustix::io::Errno;
use serde::{Deserialize, Serialize};

use super::atomic_write::NewFile;
use super::disk::{self, Disk, Open, RealDisk, again};
use super::io_error::is;
use super::open_regular;
use super::own_terminal;
use super::save_error::{SaveError, SaveFailure};
use crate::journal::seal::Seal;
use crate::record::Id;

/// The room that each of a draft's two slots has from the start.
const SLOT: usize = 32 * 1024;

/// The longest file that is read as a draft.
const LONGEST: usize = 4 * 1024 * 1024;

/// What a draft is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StoredDraftKey {
    /// The register's folder, by its full path.
    pub register: String,
    /// The record.
    pub record: Id,
    /// What was being written: `note`, `reason:verdict:x` …
    pub field: String,
    /// The terminal that it was written on, by its id; empty in those of earlier versions.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub terminal: String,
}

/// A draft that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is of.
    pub key: StoredDraftKey,
    /// The words, as typed.
    pub text: String,
    /// When they were kept.
    pub at: Timestamp,
    /// The line of the terminal, such as `pts/3`; empty where that is not known.
    pub place: String,
    /// Whether that terminal is open.
    pub is_open: bool,
    /// The working copy that holds them, where they were written in the officer's own editor.
    pub copy: Option<PathBuf>,
    /// Whether the editor has words beside that copy, which it offers when it is opened again.
    pub reopens: bool,
}

/// One officer's drafts. Each has a file with two slots that are written in turn, so that a torn
/// save leaves the one before it, and the room for both is taken from the disk at the beginning.
#[derive(Clone)]
pub struct DraftStore {
    disk: Arc<dyn Disk>,
    state: PathBuf,
    folder: PathBuf,
}

/// What stands in a slot.
#[derive(Serialize, Deserialize)]
struct DraftSlot {
    #[serde(flatten)]
    key: StoredDraftKey,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    place: String,
    text: String,
}

impl DraftStore {
    /// The drafts under the officer's state folder `state`.
    pub fn new(state: &Path) -> Self {
        Self { disk: Arc::new(RealDisk), state: state.to_owned(), folder: state.join("drafts") }
    }

    /// The same drafts on another disk: a failing one, in a test.
    #[must_use]
    pub fn on(mut self, disk: impl Disk + 'static) -> Self {
        self.disk = Arc::new(disk);
        self
    }

    /// Keeps the words that are being written in the place of those kept before, which are still
    /// there after an error. `place` is the line of the terminal.
    pub fn save(&self, key: &StoredDraftKey, place: &str, text: &str) -> Result<(), SaveError> {
        let file = || format!("the draft on {}", key.record);
        let why = |error| SaveFailure::of_state(&self.folder, error);
        self.write(key, place, text).map_err(|error| SaveError { why: why(error), file: file() })
    }

    /// The words that were kept last, if any.
    pub fn load(&self, key: &StoredDraftKey) -> Option<Draft> {
        self.read(&self.path(key)).filter(|draft| draft.key == *key)
    }

    /// Every draft of every register, in no order.
    pub fn list(&self) -> Vec<Draft> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let paths = files.map(|file| file.path());
        let drafts = paths.filter(|path| path.extension().is_some_and(|kind| kind == "draft"));
        drafts.filter_map(|path| self.read(&path)).collect()
    }

    /// Forgets a draft: it was saved, or thrown away. One that is not there is no error.
    pub fn remove(&self, key: &StoredDraftKey) -> io::Result<()> {
        match again(|| self.disk.remove(&self.path(key))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    fn path(&self, key: &StoredDraftKey) -> PathBuf {
        let mut parts = vec![key.register.as_str(), key.record.as_str(), &key.field];
        if !key.terminal.is_empty() {
            parts.push(&key.terminal);
        }
        let parts = parts.join("\0");
        self.folder.join(format!("{}.draft", Seal::of(parts.as_bytes())))
    }

    fn read(&self, path: &Path) -> Option<Draft> {
        let (bytes, about) = self.read_file(path).ok()?;
        let (_, DraftSlot { key, place, text }) = newest(&bytes)?;
        let is_open = own_terminal::is_open(&self.state, &key.terminal);
        Some(Draft { key, text, at: moment(&about)?, place, is_open, copy: None, reopens: false })
    }

    fn read_file(&self, path: &Path) -> io::Result<(Vec<u8>, Metadata)> {
        let (file, about) = open_regular::open(&*self.disk, path)?;
        Ok((disk::read_from(&*self.disk, &file, 0, LONGEST)?, about))
    }

    fn write(&self, key: &StoredDraftKey, place: &str, text: &str) -> io::Result<()> {
        let path = self.path(key);
        let (key, place, text) = (key.clone(), place.to_owned(), text.to_owned());
        let kept = serde_json::to_string(&DraftSlot { key, place, text })?;
        let bytes = match self.read_file(&path) {
            Ok((bytes, _)) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let number = newest(&bytes).map_or(0, |(last, _)| last) + 1;
        let slot = filled(number, &kept);
        let room = bytes.len() / 2;
        // The slots take turns: odd numbers in the first, even ones in the second.
        let second = number.is_multiple_of(2);
        if slot.len() > room {
            return self.make(&path, &slot, second);
        }
        let file = again(|| self.disk.open(&path, Open::Private))?;
        let offset = if second { room as u64 } else { 0 };
        disk::write_all_at(&*self.disk, &file, &slot, offset)?;
        again(|| self.disk.sync(&file))
    }

    /// Makes a file with room for this slot twice, and puts it in the place of any that is there.
    fn make(&self, path: &Path, slot: &[u8], second: bool) -> io::Result<()> {
        let disk = &*self.disk;
        let room = slot.len().next_power_of_two().max(SLOT);
        let mut bytes = vec![0; 2 * room];
        let offset = if second { room } else { 0 };
        bytes[offset..offset + slot.len()].copy_from_slice(slot);
        again(|| disk.make_folder(&self.folder, 0o700))?;
        let new = NewFile::create(disk, &self.folder, 0o600)?;
        match again(|| disk.reserve(new.file(), bytes.len() as u64)) {
            // Not every file system can keep room; nothing but writing takes it there.
            Err(error) if is(&error, &[Errno::OPNOTSUPP]) => {}
            done => done?,
        }
        new.write(&bytes)?;
        new.rename(path)?;
        again(|| disk.sync_folder(&self.folder))
    }
}

/// When a file was last written to.
pub(super) fn moment(about: &Metadata) -> Option<Timestamp> {
    Timestamp::new(about.mtime(), i32::try_from(about.mtime_nsec()).ok()?).ok()
}

/// A slot: its number, length and seal on one line, then the words.
fn filled(number: u64, kept: &str) -> Vec<u8> {
    let seal = Seal::of(format!("{number}\n{kept}").as_bytes());
    format!("{number} {} {seal}\n{kept}", kept.len()).into_bytes()
}

/// The whole slot with the greatest number.
fn newest(bytes: &[u8]) -> Option<(u64, DraftSlot)> {
    let (first, second) = bytes.split_at(bytes.len() / 2);
    [first, second].into_iter().filter_map(read_slot).max_by_key(|(number, _)| *number)
}

fn read_slot(slot: &[u8]) -> Option<(u64, DraftSlot)> {
    let line = slot.iter().take(64).position(|&b| b == b'\n')?;
    let mut words = std::str::from_utf8(&slot[..line]).ok()?.split(' ');
    let number: u64 = words.next()?.parse().ok()?;
    let length: usize = words.next()?.parse().ok()?;
    let seal = Seal::parse(words.next()?.as_bytes())?;
    let kept = std::str::from_utf8(slot.get(line + 1..)?.get(..length)?).ok()?;
    let whole = Seal::of(format!("{number}\n{kept}").as_bytes()) == seal;
    whole.then(|| serde_json::from_str(kept).ok())?.map(|kept| (number, kept))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::fs::File;
    use std::os::unix::fs::PermissionsExt;

    use tempfile::TempDir;

    use super::*;

    fn key(field: &str) -> StoredDraftKey {
        let record = Id::new("AMB-C1").unwrap();
        StoredDraftKey {
            register: "/registers/ambleford".to_owned(),
            record,
            field: field.to_owned(),
            terminal: String::new(),
        }
    }

    fn text(drafts: &DraftStore, field: &str) -> Option<String> {
        drafts.load(&key(field)).map(|draft| draft.text)
    }

    /// A disk with no room for anything new.
    struct Full;

    impl Disk for Full {
        fn reserve(&self, _: &File, _: u64) -> io::Result<()> {
            Err(Errno::NOSPC.into())
        }
    }

    #[test]
    fn a_draft_is_kept_replaced_listed_and_forgotten() {
        let state = TempDir::new().unwrap();
        let drafts = DraftStore::new(state.path());
        assert_eq!((text(&drafts, "note"), drafts.list()), (None, vec![]));
        for words in ["P", "Po", "Posts ␛ are\n\"filled\"\u{202e}"] {
            drafts.save(&key("note"), "pts/3", words).unwrap();
            assert_eq!(text(&drafts, "note").as_deref(), Some(words));
        }
        drafts.save(&key("reason:verdict:x"), "pts/3", "because").unwrap();
        let mut fields: Vec<_> = drafts.list().into_iter().map(|it| it.key.field).collect();
        fields.sort();
        assert_eq!(fields, ["note", "reason:verdict:x"]);
        drafts.remove(&key("note")).unwrap();
        drafts.remove(&key("note")).unwrap();
        assert_eq!((text(&drafts, "note"), drafts.list().len()), (None, 1));
    }

    #[test]
    fn each_terminal_has_a_draft_of_its_own_and_removes_no_other() {
        let state = TempDir::new().unwrap();
        let drafts = DraftStore::new(state.path());
        let of = |terminal: &str| StoredDraftKey { terminal: terminal.to_owned(), ..key("note") };
        for (terminal, words) in [("", "an earlier version"), ("a", "one"), ("b", "other")] {
            drafts.save(&of(terminal), "pts/3", words).unwrap();
        }
        drafts.remove(&of("a")).unwrap();
        let kept = |terminal| drafts.load(&of(terminal)).map(|draft| draft.text);
        assert_eq!((kept(""), kept("a")), (Some("an earlier version".to_owned()), None));
        assert_eq!(kept("b").as_deref(), Some("other"));
        assert_eq!(drafts.load(&of("b")).unwrap().place, "pts/3");
    }

    #[test]
    fn nobody_else_can_read_a_draft() {
        let state = TempDir::new().unwrap();
        let drafts = DraftStore::new(state.path());
        drafts.save(&key("note"), "pts/3", "mine").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&drafts.folder), mode(&drafts.path(&key("note")))), (0o700, 0o600));
    }

    #[test]
    fn a_save_torn_at_any_byte_leaves_the_words_before_it() {
        let state = TempDir::new().unwrap();
        let drafts = DraftStore::new(state.path());
        let path = drafts.path(&key("note"));
        drafts.save(&key("note"), "pts/3", "first").unwrap();
        drafts.save(&key("note"), "pts/3", "second").unwrap();
        let before = fs::read(&path).unwrap();
        drafts.save(&key("note"), "pts/3", "third").unwrap();
        let after = fs::read(&path).unwrap();
        let written = 1 + after[..SLOT].iter().rposition(|&b| b != 0).unwrap();
        for cut in 0..=written {
            let mut torn = before.clone();
            torn[..cut].copy_from_slice(&after[..cut]);
            fs::write(&path, torn).unwrap();
            let read = text(&drafts, "note").unwrap();
            let differs = before[cut..written] != after[cut..written];
            assert_eq!(read, if differs { "second" } else { "third" }, "cut at {cut}");
        }
    }

    #[test]
    fn a_draft_that_has_its_file_is_kept_on_a_full_disk_and_a_new_one_says_why_not() {
        let state = TempDir::new().unwrap();
        let drafts = DraftStore::new(state.path());
        drafts.save(&key("note"), "pts/3", "before").unwrap();
        let full = drafts.clone().on(Full);
        full.save(&key("note"), "pts/3", "on the full disk").unwrap();
        assert_eq!(text(&drafts, "note").as_deref(), Some("on the full disk"));
        let error = full.save(&key("reason"), "pts/3", "x").unwrap_err();
        assert_eq!(error.to_string(), "NOT SAVED: the disk is full (the draft on AMB-C1)");
        assert_eq!(fs::read_dir(&drafts.folder).unwrap().count(), 1);
    }

    #[test]
    fn a_draft_may_outgrow_its_file_and_shrink_again() {
        let state = TempDir::new().unwrap();
        let drafts = DraftStore::new(state.path());
        for length in [10, SLOT, 5, 3 * SLOT, 3 * SLOT, 1] {
            let words = "x".repeat(length);
            drafts.save(&key("note"), "pts/3", &words).unwrap();
            assert_eq!(text(&drafts, "note"), Some(words));
        }
        assert!(
            drafts.clone().on(Full).save(&key("note"), "pts/3", &"x".repeat(9 * SLOT)).is_err()
        );
        assert_eq!(text(&drafts, "note").as_deref(), Some("x"));
    }
}
