//! An officer's private working copies: what an editor is given instead of the record file itself.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic_write::{make_private_folder, write_private};
use super::disk::{Disk, Open, RealDisk};
use super::drafts::{Draft, StoredDraftKey, moment};
use super::open_regular;
use super::own_terminal::{self, OwnTerminal};
use super::save_error::SaveFailure;
use crate::journal::seal::Seal;
use crate::text::Clean;

/// The longest note, in bytes, that is taken back from an editor.
const NOTE_LIMIT: u64 = 4 << 20;

/// How the name of the file ends that says what a working copy is of.
const MARK: &str = "of";

/// The private folder of working copies.
#[derive(Debug, Clone)]
pub(super) struct WorkingCopies(PathBuf);

/// What a working copy is of: without that nobody would know where its words belong.
#[derive(Serialize, Deserialize)]
struct CopyMark {
    #[serde(flatten)]
    key: StoredDraftKey,
    place: String,
}

impl WorkingCopies {
    /// The working copies under the officer's state folder.
    pub fn new(state: &Path) -> Self {
        Self(state.join("edits"))
    }

    /// That none can be made, with the folder and what moves it.
    pub fn refused(&self, error: io::Error) -> Clean {
        Clean::line(&SaveFailure::State { folder: self.0.clone(), error }.to_string())
    }

    /// Makes a working copy of a file named `stem`, and keeps beside it what the file held.
    pub fn make(&self, stem: &str, before: &[u8]) -> io::Result<PathBuf> {
        let copy = self.private(&format!("{stem}-"), ".toml", before)?;
        let kept = RealDisk.open(&sidecar(&copy), Open::New);
        if let Err(error) = kept.and_then(|mut file| file.write_all(before)) {
            let _ = fs::remove_file(&copy);
            return Err(error);
        }
        Ok(copy)
    }

    /// Makes a file with a note, and keeps beside it the words that it began with.
    pub fn make_note(&self, text: &str) -> io::Result<PathBuf> {
        let note = self.private("note-", ".txt", text.as_bytes())?;
        write_private(&sidecar(&note), text.as_bytes()).map(|()| note)
    }

    /// Keeps beside a working copy or a note what it is of and which terminal has it, so that it is
    /// listed among the drafts when its editor never came back.
    pub fn mark(copy: &Path, of: &StoredDraftKey, terminal: &OwnTerminal) -> io::Result<()> {
        let key = StoredDraftKey { terminal: terminal.id().to_owned(), ..of.clone() };
        let mark = CopyMark { key, place: terminal.place().to_owned() };
        write_private(&copy.with_extension(MARK), &serde_json::to_vec(&mark)?)
    }

    /// Every working copy and note that holds words which are nowhere else, in no order.
    pub fn waiting(&self) -> Vec<Draft> {
        let files = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let marks = files.map(|file| file.path());
        let marks = marks.filter(|path| path.extension().is_some_and(|kind| kind == MARK));
        marks.filter_map(|mark| self.read(&mark)).collect()
    }

    fn read(&self, mark: &Path) -> Option<Draft> {
        let CopyMark { key, place } =
            serde_json::from_str(&open_regular::text(mark, NOTE_LIMIT).ok()?).ok()?;
        let is_open = own_terminal::is_open(self.0.parent()?, &key.terminal);
        let mut copies = ["txt", "toml"].into_iter().map(|kind| mark.with_extension(kind));
        let copy = copies.find(|copy| copy.exists())?;
        // What an editor saves when its line drops, beside the file: nano does.
        let mut rescued = copy.clone().into_os_string();
        rescued.push(".save");
        if !is_open && Path::new(&rescued).is_file() {
            fs::rename(&rescued, &copy).ok()?;
        }
        let before = String::from_utf8_lossy(&self.before(&copy)?).into_owned();
        let now = open_regular::bytes(&copy, NOTE_LIMIT).ok()?;
        let now = String::from_utf8_lossy(&now).into_owned();
        let swap = copy.with_file_name(format!(".{}.swp", copy.file_name()?.to_string_lossy()));
        // Where vi keeps what was not written. It asks for that when the file is opened again.
        let reopens = swap.exists();
        let text = match &*now {
            now if now.trim_end() == before.trim_end() => {
                if !reopens {
                    return None;
                }
                "words that were not written; your editor asks for them when it is opened"
                    .to_owned()
            }
            now if copy.extension().is_some_and(|kind| kind == "txt") => now.trim_end().to_owned(),
            now => {
                let is_new = |line: &&str| !before.lines().any(|old| old == *line);
                let new: Vec<&str> = now.lines().filter(is_new).collect();
                if new.is_empty() { "lines taken out".to_owned() } else { new.join("\n") }
            }
        };
        let at = moment(&copy.metadata().ok()?)?;
        Some(Draft { key, text, at, place, is_open, copy: Some(copy), reopens })
    }

    /// The note as an editor left it.
    pub fn note(path: &Path) -> Result<String, crate::fault::Fault> {
        open_regular::text(path, NOTE_LIMIT)
    }

    /// What the file held when this copy of it was made; `None` for a copy that is not ours.
    pub fn before(&self, copy: &Path) -> Option<Vec<u8>> {
        (copy.parent() == Some(&self.0))
            .then(|| open_regular::bytes(&sidecar(copy), u64::MAX >> 1).ok())?
    }

    /// Forgets a working copy or a note. One that is not there is no error.
    pub fn remove(&self, copy: &Path) {
        if copy.parent() == Some(&self.0) {
            let _ = fs::remove_file(copy);
            let _ = fs::remove_file(sidecar(copy));
            let _ = fs::remove_file(copy.with_extension(MARK));
        }
    }

    /// Keeps the words that are about to be replaced, under their own fingerprint.
    pub fn keep_before(&self, before: &[u8]) -> io::Result<()> {
        let path = self.kept_before(&Seal::of(before).to_string());
        if open_regular::bytes(&path, u64::MAX >> 1).is_ok_and(|kept| kept == before) {
            return Ok(());
        }
        write_private(&path, before)
    }

    /// Where words that were replaced are kept, by their fingerprint.
    pub fn kept_before(&self, seal: &str) -> PathBuf {
        self.0.join("before").join(format!("{seal}.toml"))
    }

    fn private(&self, prefix: &str, suffix: &str, text: &[u8]) -> io::Result<PathBuf> {
        make_private_folder(&self.0)?;
        let mut file = tempfile::Builder::new()
            .prefix(prefix)
            .suffix(suffix)
            .make_in(&self.0, |path| RealDisk.open(path, Open::New))?;
        file.write_all(text)?;
        file.keep().map(|(_, path)| path).map_err(|error| error.error)
    }
}

/// `cases-x7.toml` has `cases-x7.before` beside it.
fn sidecar(copy: &Path) -> PathBuf {
    copy.with_extension("before")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_copy_is_private_and_remembers_what_the_file_held() {
        let state = tempfile::tempdir().unwrap();
        let copies = WorkingCopies::new(state.path());
        let copy = copies.make("cases", b"old").unwrap();
        assert_eq!((mode(&copy), mode(copy.parent().unwrap())), (0o600, 0o700));
        assert!(copy.file_stem().unwrap().to_str().unwrap().starts_with("cases-"));
        assert_eq!(copy.extension().unwrap(), "toml");
        fs::write(&copy, "new").unwrap();
        assert_eq!(copies.before(&copy).unwrap(), b"old");
        copies.remove(&copy);
        assert_eq!(fs::read_dir(state.path().join("edits")).unwrap().count(), 0);
        assert_eq!(copies.before(&copy), None);
    }

    #[test]
    fn a_file_elsewhere_is_neither_read_nor_removed() {
        let state = tempfile::tempdir().unwrap();
        let copies = WorkingCopies::new(state.path());
        let other = state.path().join("other.toml");
        fs::write(&other, "text").unwrap();
        fs::write(sidecar(&other), "text").unwrap();
        copies.remove(&other);
        assert!(other.exists() && copies.before(&other).is_none());
    }

    #[test]
    fn replaced_words_are_kept_once() {
        let state = tempfile::tempdir().unwrap();
        let copies = WorkingCopies::new(state.path());
        copies.keep_before(b"old").unwrap();
        copies.keep_before(b"old").unwrap();
        let kept: Vec<_> = fs::read_dir(state.path().join("edits/before")).unwrap().collect();
        assert_eq!(kept.len(), 1);
        let path = kept.into_iter().next().unwrap().unwrap().path();
        assert_eq!((fs::read(&path).unwrap(), mode(&path)), (b"old".to_vec(), 0o600));
    }
}
