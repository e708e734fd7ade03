//! Appends to an officer's own journal, and says *saved* only when it is on the medium.

use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustix::io::Errno;

use super::lock;
use super::own_journal::{MODE, OwnJournal};
use super::read_all::{FileOwners, origin};
use crate::journal::damage::JournalOutline;
use crate::journal::format::chained;
use crate::journal::{Entry, JournalEntry, JournalName};
use crate::store::disk::{self, Disk, Open, RealDisk, again};
use crate::store::io_error::is;
use crate::store::save_error::{SaveError, SaveFailure};
use crate::store::shared_folder::{journal_folder, mend_all, take_group, why_refused};

/// How long to wait for another window of the same officer.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long for each further journal, when the first could not be had.
const HASTE: Duration = Duration::from_millis(50);
/// How many journals of one officer on one box are tried.
const JOURNALS: usize = 9;

/// Writes the journal of one officer on one box. Keep it for as long as the register is open: it
/// remembers what it has read.
pub struct JournalWriter {
    disk: Arc<dyn Disk>,
    register: PathBuf,
    locks: PathBuf,
    name: JournalName,
    uid: u32,
    owners: FileOwners,
    /// What was read of which file (device and inode).
    outline: Option<(u64, u64, JournalOutline)>,
}

impl JournalWriter {
    /// A writer for the register in the folder `register`; locks are kept under the officer's
    /// state folder `state`. Nothing is touched before the first entry.
    pub fn new(register: &Path, state: &Path, login: &str, box_name: &str) -> Self {
        Self {
            disk: Arc::new(RealDisk),
            // A register may be reached by a link; what is in it may not.
            register: register.canonicalize().unwrap_or_else(|_| register.to_owned()),
            locks: state.join("lock"),
            name: JournalName::new(login, box_name),
            uid: rustix::process::geteuid().as_raw(),
            owners: FileOwners::default(),
            outline: None,
        }
    }

    /// The same writer on another disk: a failing one, in a test.
    #[must_use]
    pub fn on(mut self, disk: impl Disk + 'static) -> Self {
        self.disk = Arc::new(disk);
        self
    }

    /// The same writer with another way of telling a login from a user's number.
    #[must_use]
    pub fn with_owners(mut self, owners: FileOwners) -> Self {
        self.owners = owners;
        self
    }

    /// The journal that was written last, or will be written first.
    pub fn name(&self) -> &JournalName {
        &self.name
    }

    /// Appends the entries of one group in one piece and waits until they are on the medium.
    /// Their `prev` is set here. Entries whose id is in the journal already count as saved.
    ///
    /// When another window of the officer does not let go, or somebody else has taken the
    /// journal's name, the officer's next journal is written: `LOGIN@BOX.2.toml`. After an error
    /// nothing was saved, and the file is as it was.
    pub fn append(&mut self, entries: &[Entry]) -> Result<Vec<JournalEntry>, SaveError> {
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        let mut name = self.name.clone();
        let mut wait = PATIENCE;
        for _ in 0..JOURNALS {
            match self.append_to(&name, entries, wait) {
                Ok(Some(held)) => {
                    self.name = name;
                    return Ok(held);
                }
                Ok(None) => (name, wait) = (name.next(), HASTE),
                Err(why) => {
                    let why = why_refused(&self.register, why);
                    return Err(SaveError { why, file: name.path() });
                }
            }
        }
        Err(SaveError { why: SaveFailure::Busy, file: self.name.path() })
    }

    /// `None` when this journal cannot be had and the next one is to be tried.
    fn append_to(
        &mut self,
        name: &JournalName,
        entries: &[Entry],
        wait: Duration,
    ) -> Result<Option<Vec<JournalEntry>>, SaveFailure> {
        let outline = self.outline.take();
        let (folder, about) = journal_folder(&*self.disk, &self.register)?;
        // The folder itself, by whatever path it was reached, decides who waits for whom.
        let lock = format!("{:x}-{:x}-{}", about.dev(), about.ino(), name.file_name());
        let lock = lock::acquire(&*self.disk, &self.locks, &lock, wait);
        let Some(_lock) =
            lock.map_err(|error| SaveFailure::State { folder: self.locks.clone(), error })?
        else {
            return Ok(None);
        };
        let disk = Arc::clone(&self.disk);
        let path = folder.join(name.file_name());
        let Some(mut own) = self.open(&*disk, path, about.gid())? else { return Ok(None) };
        let outline = outline.filter(|(dev, ino, outline)| {
            (*dev, *ino) == (own.about.dev(), own.about.ino())
                && outline.whole as u64 <= own.about.len()
        });
        own.first = outline.is_none();
        if own.first {
            mend_all(&folder, &about);
        }
        let outline = outline.map(|(.., outline)| outline).unwrap_or_default();
        let saved = save(&own, outline, entries);
        if saved.is_err() && own.new {
            let _ = again(|| self.disk.remove(&own.path));
        }
        let (written, outline) = saved?;
        let origin = origin(&own.about, name, name.box_name(), &mut self.owners);
        let held = written.into_iter().map(|entry| JournalEntry {
            line: outline.ids.get(&entry.id).copied().unwrap_or(0),
            entry: Arc::new(entry),
            officer: origin.officer.clone(),
            box_name: origin.box_name.clone(),
            file: Arc::clone(&origin.file),
            trust: origin.trust,
            counts_from: None,
        });
        let held = held.collect();
        self.outline = Some((own.about.dev(), own.about.ino(), outline));
        Ok(Some(held))
    }

    /// The officer's own journal, which a new one shares with `group`; `None` when the name is
    /// somebody else's, a link, or no ordinary file.
    fn open<'a>(
        &self,
        disk: &'a dyn Disk,
        path: PathBuf,
        group: u32,
    ) -> io::Result<Option<OwnJournal<'a>>> {
        let (file, new) = match again(|| disk.open(&path, Open::Append)) {
            Ok(file) => (file, false),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                match again(|| disk.open(&path, Open::New)) {
                    Ok(file) => (file, true),
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
                    Err(error) => return Err(error),
                }
            }
            Err(error) if is(&error, &[Errno::LOOP, Errno::ISDIR, Errno::NXIO]) => {
                return Ok(None);
            }
            Err(error) => {
                let about = again(|| disk.link_metadata(&path));
                let taken = about.is_ok_and(|about| !self.is_own(&about));
                return if taken { Ok(None) } else { Err(error) };
            }
        };
        let checked = again(|| disk.stat(&file)).and_then(|about| {
            // One without a word in it is one whose making was interrupted.
            if new || (self.is_own(&about) && (about.len() == 0 || disk::is_shared(&about))) {
                take_group(&file, &about, group);
                again(|| disk.set_mode(&file, MODE))?;
                return again(|| disk.stat(&file));
            }
            Ok(about)
        });
        match checked {
            Ok(about) if self.is_own(&about) => {
                Ok(Some(OwnJournal { disk, file, about, path, new, first: true }))
            }
            Ok(_) => Ok(None),
            Err(error) => {
                if new {
                    let _ = again(|| disk.remove(&path));
                }
                Err(error)
            }
        }
    }

    fn is_own(&self, about: &Metadata) -> bool {
        about.is_file() && about.uid() == self.uid && about.nlink() == 1
    }
}

/// Appends what is not there yet; returns the entries as they stand in the file, and its outline.
fn save(
    own: &OwnJournal<'_>,
    mut outline: JournalOutline,
    entries: &[Entry],
) -> Result<(Vec<Entry>, JournalOutline), SaveFailure> {
    let at = entries.first().map(|entry| entry.at).unwrap_or_default();
    let mut text = own.read_on(&mut outline, at)?;
    let kept = text.len();
    let missing: Vec<Entry> =
        entries.iter().filter(|entry| !outline.ids.contains_key(&entry.id)).cloned().collect();
    let chained = chained(&missing, outline.head)?;
    if missing.is_empty() {
        own.sync()?;
        return Ok((entries.to_vec(), outline));
    }
    if text.last().map_or(outline.unbroken, |&last| last != b'\n') {
        text.push(b'\n');
    }
    text.extend_from_slice(chained.text.as_bytes());
    own.write((outline.whole + kept) as u64, &text[kept..])?;
    outline.read_on(&text);
    let mut new = chained.entries.into_iter().peekable();
    let as_written =
        |entry: &Entry| new.next_if(|new| new.id == entry.id).unwrap_or_else(|| entry.clone());
    Ok((entries.iter().map(as_written).collect(), outline))
}
