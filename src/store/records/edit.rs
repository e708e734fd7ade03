//! A record file changed in an officer's own editor: on a private copy, checked, and only then put
//! in its place, whole, and never over words that nobody has seen.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rustix::fs::{Access, access};

use super::folder::{SETTINGS, is_apart, settings, settings_in};
use super::replace::{ReplaceError, replace};
use crate::fault::{Fault, Level};
use crate::record;
use crate::store::disk::{Disk, RealDisk};
use crate::store::open_regular;
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

    /// Makes a working copy of a record file, or of `register.toml`.
    ///
    /// # Errors
    /// Why not, in plain words: it is no ordinary file of the register, too large, or the copy
    /// could not be made.
    pub fn begin(&self, file: &str) -> Result<WorkingEdit, Clean> {
        let path = self.path(file)?;
        let before = open_regular::bytes(&path, self.limit())
            .map_err(|fault| Clean::line(&format!("{file}: {}", fault.message)))?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let copy = self.copies.make(&stem, &before).map_err(no_copy)?;
        Ok(WorkingEdit { file: file.to_owned(), copy, before })
    }

    /// Takes up a working copy again that could not be put in its place.
    ///
    /// # Errors
    /// It is not there any more.
    pub fn again(&self, file: &str, copy: &Path) -> Result<WorkingEdit, Clean> {
        let before = self.copies.before(copy).ok_or_else(|| gone(copy))?;
        Ok(WorkingEdit { file: file.to_owned(), copy: copy.to_owned(), before })
    }

    /// Puts what an editor left in the working copy in the file's place.
    pub fn finish(&self, work: &WorkingEdit) -> EditOutcome {
        self.replace_file(&work.file, &work.copy, &work.before)
    }

    /// Reads what a record file holds, byte for byte.
    ///
    /// # Errors
    /// Why not, in plain words: it is no ordinary file of the register, or too large.
    pub fn read(&self, file: &str) -> Result<Vec<u8>, Clean> {
        let path = self.path(file)?;
        open_regular::bytes(&path, self.limit())
            .map_err(|fault| Clean::line(&format!("{file}: {}", fault.message)))
    }

    /// Puts new bytes in the place of a file that held `before`, with no editor and no working copy
    /// between. What was wrong in it before may stay wrong.
    pub fn write(&self, file: &str, before: &[u8], new: &[u8]) -> EditOutcome {
        let failed = |why: &str| EditOutcome::Failed {
            why: Clean::line(&format!("{file}: {why}")),
            kept: false,
        };
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
        if path.exists()
            && let Err(error) = access(&path, Access::WRITE_OK)
        {
            // A new file could take its place although it itself is write-protected.
            return failed(&SaveFailure::from(io::Error::from(error)).to_string());
        }
        if let Err(error) = self.copies.keep_before(before) {
            return EditOutcome::Failed { why: no_copy(error), kept: false };
        }
        match replace(&*self.disk, &path, before, new, self.limit()) {
            Ok(()) => EditOutcome::Saved,
            Err(ReplaceError::Moved(theirs)) => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                EditOutcome::Moved { mine: text(new), theirs: text(&theirs) }
            }
            Err(unreplaced) => failed(&why(unreplaced)),
        }
    }

    /// Ends an edit that went wrong. Returns whether the copy holds new words and is kept for them.
    pub fn discard(&self, work: &WorkingEdit) -> bool {
        let same =
            open_regular::bytes(&work.copy, self.limit()).is_ok_and(|now| now == work.before);
        if same {
            self.copies.remove(&work.copy);
        }
        !same && work.copy.exists()
    }

    /// The officer's words take the place of `theirs`, if that still is what the file holds.
    pub fn settle_mine(&self, file: &str, copy: &Path, theirs: &str) -> EditOutcome {
        match self.copies.before(copy) {
            Some(_) => self.replace_file(file, copy, theirs.as_bytes()),
            None => EditOutcome::Failed { why: gone(copy), kept: false },
        }
    }

    /// The file stays as it is, and the officer's words go.
    pub fn settle_theirs(&self, copy: &Path) -> EditOutcome {
        self.copies.remove(copy);
        EditOutcome::Same
    }

    /// Makes a private file with a note.
    ///
    /// # Errors
    /// Why not, in plain words.
    pub fn begin_note(&self, text: &str) -> Result<PathBuf, Clean> {
        self.copies.make_note(text).map_err(no_copy)
    }

    /// The note as an editor left it. The file is removed once it has been read, or when
    /// [`RecordEditor::drop_note`] says so.
    ///
    /// # Errors
    /// It cannot be read as text; the file is still there.
    pub fn finish_note(&self, note: &Path) -> Result<String, Clean> {
        let text = WorkingCopies::note(note).map_err(|fault| {
            Clean::line(&format!("the note in {}: {}", note.display(), fault.message))
        })?;
        self.copies.remove(note);
        Ok(text)
    }

    /// Removes a note's file if it still holds `text`. Whether it does not, and is kept.
    pub fn drop_note(&self, note: &Path, text: &str) -> bool {
        let same = WorkingCopies::note(note).is_ok_and(|now| now == text);
        if same {
            self.copies.remove(note);
        }
        !same && note.exists()
    }

    fn replace_file(&self, file: &str, copy: &Path, expected: &[u8]) -> EditOutcome {
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
        let faults = self.errors_in(file, &mine);
        if !faults.is_empty() {
            return EditOutcome::Broken(faults);
        }
        if let Err(error) = self.copies.keep_before(expected) {
            return failed(no_copy(error));
        }
        match replace(&*self.disk, &path, expected, &mine, self.limit()) {
            Ok(()) => self.saved(copy),
            Err(ReplaceError::Moved(theirs)) if theirs == mine => self.saved(copy),
            Err(ReplaceError::Moved(theirs)) => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                EditOutcome::Moved { mine: text(&mine), theirs: text(&theirs) }
            }
            Err(unreplaced) => {
                failed(Clean::line(&format!("{file}: {}", describe(unreplaced, copy))))
            }
        }
    }

    fn saved(&self, copy: &Path) -> EditOutcome {
        self.copies.remove(copy);
        EditOutcome::Saved
    }

    /// What keeps these bytes from being a file of the register.
    fn errors_in(&self, file: &str, bytes: &[u8]) -> Vec<Fault> {
        let name: Arc<str> = file.into();
        let text = match open_regular::decoded(bytes.to_vec()) {
            Ok(text) => text,
            Err(fault) => return vec![fault.in_file(&name)],
        };
        let mut faults = Vec::new();
        if file == SETTINGS {
            settings_in(&text, &mut faults);
        } else {
            faults = record::read(&name, &text, &settings(&self.register, &mut Vec::new())).faults;
        }
        faults.retain(|fault| fault.level == Level::Error);
        faults
    }

    fn limit(&self) -> u64 {
        settings(&self.register, &mut Vec::new()).file_limit_bytes()
    }

    /// The path of a file, if it is one that an officer edits: no journal, no saved source, nothing
    /// outside the register, and nothing behind a link.
    fn path(&self, file: &str) -> Result<PathBuf, Clean> {
        let refuse = |why: &str| Err(Clean::line(&format!("{file}: {why}")));
        let mut path = self.register.clone();
        let mut parts = Path::new(file).components().peekable();
        let mut first = true;
        while let Some(part) = parts.next() {
            let Component::Normal(name) = part else {
                return refuse("this is not a file of the register");
            };
            if (first && is_apart(name)) || name.as_encoded_bytes().starts_with(b".") {
                return refuse("this is not a record file; it is not edited here");
            }
            path.push(name);
            let link = path.symlink_metadata().is_ok_and(|about| about.is_symlink());
            if link && parts.peek().is_some() {
                return refuse("its folder is a symbolic link; it is not followed");
            }
            first = false;
        }
        if path.extension().is_none_or(|kind| kind != "toml") {
            return refuse("this is not a record file; it is not edited here");
        }
        Ok(path)
    }
}

fn no_copy(error: io::Error) -> Clean {
    Clean::line(&SaveFailure::State(Box::new(SaveFailure::from(error))).to_string())
}

fn gone(copy: &Path) -> Clean {
    Clean::line(&format!("the working copy {} is not there any more", copy.display()))
}

/// What kept the words out of the file, and where they are.
fn describe(unreplaced: ReplaceError, copy: &Path) -> String {
    format!("{}; your words are kept in {}", why(unreplaced), copy.display())
}

/// What kept words out of a file.
fn why(unreplaced: ReplaceError) -> String {
    match unreplaced {
        ReplaceError::Gone => "somebody has removed or renamed this file".to_owned(),
        ReplaceError::Busy => {
            "somebody else is saving in its folder and does not finish".to_owned()
        }
        ReplaceError::Unsure(error) => {
            format!(
                "it holds your words, but may not keep them in a power cut: {}",
                SaveFailure::from(error)
            )
        }
        ReplaceError::Disk(error) => SaveFailure::from(error).to_string(),
        ReplaceError::Moved(_) => "somebody has changed this file".to_owned(),
    }
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
