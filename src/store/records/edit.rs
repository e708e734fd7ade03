//! A record file changed in an officer's own editor: on a private copy, checked, and only then put
//! in its place, whole, and never over words that nobody has seen.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rustix::fs::{Access, access};
use rustix::io::Errno;

use super::folder::{SETTINGS, is_apart, settings, settings_in};
use super::replace::{ReplaceError, replace};
use crate::fault::{Fault, Level};
use crate::journal::seal::Seal;
use crate::record::{self, RegisterSettings};
use crate::store::disk::{Disk, RealDisk};
use crate::store::drafts::StoredDraftKey;
use crate::store::open_regular;
use crate::store::own_terminal::OwnTerminal;
use crate::store::save_error::SaveFailure;
use crate::store::working_copy::WorkingCopies;
use crate::text::Clean;

/// Where record files are edited: a register, and the officer's own folder for working copies.
#[derive(Clone)]
pub struct RecordEditor {
    disk: Arc<dyn Disk>,
    register: PathBuf,
    copies: WorkingCopies,
}

/// A record file that is being edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingEdit {
    /// The file, from the register's folder.
    pub file: String,
    /// The private copy, which the editor is given.
    pub copy: PathBuf,
    /// What the file held when the copy was made.
    pub before: Vec<u8>,
}

/// What came of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditOutcome {
    /// Nothing was changed; the copy is gone.
    Same,
    /// The file holds the officer's words, byte for byte; the copy is gone.
    Saved,
    /// They cannot be read as records: they stay in the copy.
    Broken(Vec<Fault>),
    /// Somebody changed the file meanwhile: it stays as it is, and the copy too.
    Moved {
        /// The officer's words.
        mine: String,
        /// What the file holds now.
        theirs: String,
    },
    /// They take records away that the file has: it is as it was, they stay in the copy.
    Fewer {
        /// What the file holds.
        before: String,
        /// The ids of those records, in the order of the file.
        gone: Vec<String>,
    },
    /// The file could not be replaced.
    Failed {
        /// Why, in plain words.
        why: Clean,
        /// Whether the copy holds words that are not in the file.
        kept: bool,
    },
}

impl RecordEditor {
    /// Edits of the files of a register, with the working copies under `state`.
    pub fn new(register: &Path, state: &Path) -> Self {
        let (disk, copies) = (Arc::new(RealDisk), WorkingCopies::new(state));
        Self { disk, register: register.to_owned(), copies }
    }

    /// The same on another disk: a failing one, in a test.
    #[must_use]
    pub fn on(mut self, disk: impl Disk + 'static) -> Self {
        self.disk = Arc::new(disk);
        self
    }

    /// Makes a working copy of a record file, or of `register.toml`; else tells why not, in plain words.
    pub fn begin(&self, file: &str) -> Result<WorkingEdit, Clean> {
        let before = self.read(file)?;
        may_write(file, &self.path(file)?)?;
        let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
        let copy = self.copies.make(&stem, &before).map_err(|error| self.copies.refused(error))?;
        Ok(WorkingEdit { file: file.to_owned(), copy, before })
    }

    /// Keeps beside a working copy, or a note, what it is of and which terminal has it.
    pub fn mark(
        &self,
        copy: &Path,
        of: &StoredDraftKey,
        terminal: &OwnTerminal,
    ) -> Result<(), Clean> {
        WorkingCopies::mark(copy, of, terminal).map_err(|error| self.copies.refused(error))
    }

    /// Takes up a working copy again that could not be put in its place; an error when it is gone.
    pub fn again(&self, file: &str, copy: &Path) -> Result<WorkingEdit, Clean> {
        let before = self.copies.before(copy).ok_or_else(|| gone(copy))?;
        Ok(WorkingEdit { file: file.to_owned(), copy: copy.to_owned(), before })
    }

    /// Puts what an editor left in the working copy in the file's place.
    pub fn finish(&self, work: &WorkingEdit) -> EditOutcome {
        self.replace_file(&work.file, &work.copy, &work.before, false)
    }

    /// Gives a file what it held before an edit, or after it, if it is unchanged since: `now` and
    /// `then` are the fingerprints of both.
    pub fn take_back(&self, file: &str, now: &str, then: &str) -> EditOutcome {
        let failed = |why| EditOutcome::Failed { why, kept: false };
        let held = match self.read(file) {
            Ok(held) => held,
            Err(why) => return failed(why),
        };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match open_regular::bytes(&self.kept_before(then), self.limit()) {
            Ok(kept) if Seal::of(&held).to_string() != now => {
                EditOutcome::Moved { mine: text(&kept), theirs: text(&held) }
            }
            Ok(kept) => self.write(file, &held, &kept),
            Err(fault) => failed(fault.message),
        }
    }

    /// Where words that were replaced are kept, by their fingerprint.
    pub fn kept_before(&self, seal: &str) -> PathBuf {
        self.copies.kept_before(seal)
    }

    /// Reads what a record file holds, byte for byte. An error, in plain words, when it is no ordinary
    /// file of the register, or too large.
    pub fn read(&self, file: &str) -> Result<Vec<u8>, Clean> {
        let path = self.path(file)?;
        open_regular::bytes(&path, self.limit())
            .map_err(|fault| Clean::line(&format!("{file}: {}", fault.message)))
    }

    /// The officer's words in a working copy, byte for byte.
    pub fn words(&self, copy: &Path) -> Result<Vec<u8>, Clean> {
        open_regular::bytes(copy, self.limit()).map_err(|_| gone(copy))
    }

    /// Puts new bytes in the place of a file that held `before`, with no editor and no working copy
    /// between. What was wrong in it before may stay wrong.
    pub fn write(&self, file: &str, before: &[u8], new: &[u8]) -> EditOutcome {
        let path = match self.path(file) {
            Ok(path) => path,
            Err(why) => return EditOutcome::Failed { why, kept: false },
        };
        if before == new {
            return EditOutcome::Same;
        }
        let faults = self.errors_in(file, new);
        if faults.len() > self.errors_in(file, before).len() {
            return EditOutcome::Broken(faults);
        }
        if let Err(why) = may_write(file, &path) {
            return EditOutcome::Failed { why, kept: false };
        }
        self.put(file, &path, before, new, None)
    }

    /// Ends an edit that went wrong. Returns whether the copy holds new words and is kept for them.
    pub fn discard(&self, work: &WorkingEdit) -> bool {
        let now = open_regular::bytes(&work.copy, self.limit());
        self.keep_new(now.is_ok_and(|now| now == work.before), &work.copy)
    }

    /// The officer's words take the place of `theirs`, if that still is what the file holds.
    pub fn settle_mine(&self, file: &str, copy: &Path, theirs: &str) -> EditOutcome {
        match self.copies.before(copy) {
            Some(_) => self.replace_file(file, copy, theirs.as_bytes(), true),
            None => EditOutcome::Failed { why: gone(copy), kept: false },
        }
    }

    /// The file stays as it is, and the officer's words go.
    pub fn settle_theirs(&self, copy: &Path) -> EditOutcome {
        self.copies.remove(copy);
        EditOutcome::Same
    }

    /// Makes a private file with a note; else tells why not, in plain words.
    pub fn begin_note(&self, text: &str) -> Result<PathBuf, Clean> {
        self.copies.make_note(text).map_err(|error| self.copies.refused(error))
    }

    /// The note as an editor left it. The file is removed once it has been read, or when
    /// [`RecordEditor::drop_note`] says so; it stays when it cannot be read as text.
    pub fn finish_note(&self, note: &Path) -> Result<String, Clean> {
        let text = WorkingCopies::note(note).map_err(|fault| {
            Clean::line(&format!("the note in {}: {}", note.display(), fault.message))
        })?;
        self.copies.remove(note);
        Ok(text)
    }

    /// Removes a note's file if it still holds `text`. Whether it does not, and is kept.
    pub fn drop_note(&self, note: &Path, text: &str) -> bool {
        self.keep_new(WorkingCopies::note(note).is_ok_and(|now| now == text), note)
    }

    /// Removes a copy in which nothing is new. Whether something is, and it is kept.
    fn keep_new(&self, same: bool, copy: &Path) -> bool {
        if same {
            self.copies.remove(copy);
        }
        !same && copy.exists()
    }

    /// `agreed` says that the officer has seen which records it takes away.
    fn replace_file(&self, file: &str, copy: &Path, expected: &[u8], agreed: bool) -> EditOutcome {
        let failed = |why: Clean| EditOutcome::Failed { why, kept: copy.exists() };
        let path = match self.path(file) {
            Ok(path) => path,
            Err(why) => return failed(why),
        };
        let mine = match open_regular::bytes(copy, self.limit()) {
            Ok(mine) => mine,
            Err(fault) if fault.code == "too-large" => {
                return EditOutcome::Broken(vec![fault.in_file(&file.into())]);
            }
            Err(fault) => return failed(fault.message),
        };
        if mine == expected {
            self.copies.remove(copy);
            return EditOutcome::Same;
        }
        let mut faults = self.errors_in(file, &mine);
        if mine.trim_ascii().is_empty() && !expected.trim_ascii().is_empty() {
            // An editor that fails half-way leaves such a file; nobody means to take out all records.
            let fault = Fault::error("emptied", "nothing is left in it");
            faults.push(fault.hint("put the records back").in_file(&file.into()));
        }
        if !faults.is_empty() {
            return EditOutcome::Broken(faults);
        }
        if let Err(why) = may_write(file, &path) {
            return failed(why);
        }
        let gone = if agreed { Vec::new() } else { self.gone(file, expected, &mine) };
        if !gone.is_empty() {
            let before = String::from_utf8_lossy(expected).into_owned();
            return EditOutcome::Fewer { before, gone };
        }
        self.put(file, &path, expected, &mine, Some(copy))
    }

    /// Keeps what the file held, and puts `new` in its place. `copy` is the working copy that `new`
    /// comes from: it goes as soon as the file holds its words.
    fn put(
        &self,
        file: &str,
        path: &Path,
        before: &[u8],
        new: &[u8],
        copy: Option<&Path>,
    ) -> EditOutcome {
        let failed = |why| EditOutcome::Failed { why, kept: copy.is_some_and(Path::exists) };
        if let Err(error) = self.copies.keep_before(before) {
            return failed(self.copies.refused(error));
        }
        match replace(&*self.disk, path, before, new, self.limit()) {
            Err(ReplaceError::Moved(theirs)) if copy.is_none() || theirs != new => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                EditOutcome::Moved { mine: text(new), theirs: text(&theirs) }
            }
            // Somebody made the same change.
            Ok(()) | Err(ReplaceError::Moved(_)) => {
                if let Some(copy) = copy {
                    self.copies.remove(copy);
                }
                EditOutcome::Saved
            }
            Err(why) => {
                let kept = copy.map(|copy| format!("; your words are kept in {}", copy.display()));
                failed(Clean::line(&format!("{file}: {why}{}", kept.unwrap_or_default())))
            }
        }
    }

    /// What keeps these bytes from being a file of the register.
    fn errors_in(&self, file: &str, bytes: &[u8]) -> Vec<Fault> {
        let name: Arc<str> = file.into();
        let mut faults = match open_regular::decoded(bytes.to_vec()) {
            Err(fault) => return vec![fault.in_file(&name)],
            Ok(text) if file == SETTINGS => {
                let mut faults = Vec::new();
                settings_in(&text, &mut faults);
                faults
            }
            Ok(text) => record::read(&name, &text, &self.settings()).faults,
        };
        faults.retain(|fault| fault.level == Level::Error);
        faults
    }

    /// The ids of the records that a file has in `before` and not in `new`.
    fn gone(&self, file: &str, before: &[u8], new: &[u8]) -> Vec<String> {
        let (name, settings): (Arc<str>, _) = (file.into(), self.settings());
        let ids = |bytes: &[u8]| -> Vec<String> {
            let text = open_regular::decoded(bytes.to_vec()).unwrap_or_default();
            let records = record::read(&name, &text, &settings).records;
            records.iter().map(|record| record.id.to_string()).collect()
        };
        let (mut gone, now) = (ids(before), ids(new));
        gone.retain(|id| !now.contains(id));
        gone
    }

    fn settings(&self) -> RegisterSettings {
        settings(&self.register, &mut Vec::new())
    }

    fn limit(&self) -> u64 {
        self.settings().file_limit_bytes()
    }

    /// The path of a file, if it is one that an officer edits: no journal, no saved source, nothing
    /// outside the register, and nothing behind a link.
    fn path(&self, file: &str) -> Result<PathBuf, Clean> {
        let refuse = |why: &str| Err(Clean::line(&format!("{file}: {why}")));
        let mut path = self.register.clone();
        let parts: Vec<Component<'_>> = Path::new(file).components().collect();
        for (at, part) in parts.iter().enumerate() {
            let Component::Normal(name) = part else {
                return refuse("this is not a file of the register");
            };
            if (at == 0 && is_apart(name)) || name.as_encoded_bytes().starts_with(b".") {
                return refuse("this is not a record file; it is not edited here");
            }
            path.push(name);
            if at + 1 < parts.len() && path.is_symlink() {
                return refuse("its folder is a symbolic link; it is not followed");
            }
        }
        if path.extension().is_none_or(|kind| kind != "toml") {
            return refuse("this is not a record file; it is not edited here");
        }
        Ok(path)
    }
}

/// Whether the officer may write a file that is there. A new one could take the place of a file that
/// is write-protected itself.
fn may_write(file: &str, path: &Path) -> Result<(), Clean> {
    match access(path, Access::WRITE_OK) {
        Err(error) if error != Errno::NOENT => {
            let why = SaveFailure::from(io::Error::from(error));
            Err(Clean::line(&format!("{file}: {why}")))
        }
        _ => Ok(()),
    }
}

fn gone(copy: &Path) -> Clean {
    Clean::line(&format!("the working copy {} is not there any more", copy.display()))
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
