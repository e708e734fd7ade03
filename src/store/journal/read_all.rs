//! Reads all journals of a register, and tells which of them changed.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::fault::Fault;
use crate::journal::file_name::file_safe;
use crate::journal::{JournalEntry, JournalName, Origin, Trust, read};
use crate::store::disk::{self, Disk, RealDisk, again};
use crate::store::io_error::describe_io_error;
use crate::store::open_regular;
use crate::text::Clean;

/// What changes when a file does; cheap to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStamp {
    size: u64,
    /// Seconds and nanoseconds.
    modified: (i64, i64),
    inode: u64,
    owner: (u32, u32),
}

impl FileStamp {
    pub(crate) fn of(about: &Metadata) -> Self {
        Self {
            size: about.len(),
            modified: (about.mtime(), about.mtime_nsec()),
            inode: about.ino(),
            owner: (about.uid(), about.mode()),
        }
    }
}

/// The stamps of journals, by their paths from the register's folder.
pub type JournalStamps = BTreeMap<Arc<str>, FileStamp>;

/// The journals of a register as far as they could be read.
#[derive(Debug, Clone, Default)]
pub struct Journals {
    /// Every entry, for [`Ledger::new`](crate::journal::Ledger::new).
    pub held: Vec<JournalEntry>,
    /// What is wrong with them.
    pub faults: Vec<Fault>,
    /// Each file that was read.
    pub files: Vec<JournalFile>,
}

/// One journal that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalFile {
    /// Its stamp when it was read.
    pub stamp: FileStamp,
}

/// The journals of one register, as one box sees them.
#[derive(Debug)]
pub struct JournalFolder {
    folder: PathBuf,
    this_box: String,
    owners: FileOwners,
}

impl JournalFolder {
    /// The journals of the register in the folder `register`, read on the box `this_box`.
    pub fn new(register: &Path, this_box: &str) -> Self {
        Self {
            folder: register.join("journal"),
            this_box: this_box.to_owned(),
            owners: FileOwners::default(),
        }
    }

    /// The same journals with another way of telling a login from a user's number.
    #[must_use]
    pub fn with_owners(mut self, owners: FileOwners) -> Self {
        self.owners = owners;
        self
    }

    /// Reads every journal. What cannot be read costs a fault, never the rest.
    pub fn read_all(&mut self) -> Journals {
        let mut journals = Journals::default();
        let names = match self.names() {
            Ok(names) => names,
            Err(error) => {
                let why = describe_io_error(&error);
                let message = format!("the folder `journal` cannot be read: {why}");
                journals.faults.push(Fault::error("journal-folder", message));
                return journals;
            }
        };
        for name in names {
            let file: Arc<str> = format!("journal/{name}").into();
            if JournalName::parse(&name).is_some() {
                self.read_into(&file, &mut journals);
            } else if name.contains(".torn-") {
                let bytes = read_whole(&self.folder.join(&name)).map(|(bytes, _)| bytes);
                let fault = if bytes.is_ok_and(|bytes| is_torn_tail(&bytes)) {
                    Fault::gap("journal-torn", "what an interrupted save left is kept here")
                } else {
                    Fault::error("journal-damaged", "damaged text of a journal is kept here")
                };
                let hint = "look whether it holds words that are missing; then it can be removed";
                journals.faults.push(fault.in_file(&file).hint(hint));
            } else if Path::new(&name).extension().is_some_and(|kind| kind == "toml") {
                let fault = Fault::warning("journal-name", "this is no journal's name; not read");
                journals.faults.push(fault.in_file(&file).hint("it should be LOGIN@BOX.toml"));
            }
        }
        journals
    }

    /// Reads one journal again; `file` is its path from the register's folder. One that is gone
    /// has no entries.
    pub fn read_one(&mut self, file: &str) -> Journals {
        let mut journals = Journals::default();
        self.read_into(&file.into(), &mut journals);
        journals
    }

    /// The stamp of every journal that is there; compare with those of the last reading.
    pub fn stamps(&self) -> JournalStamps {
        let stamp = |name: String| {
            JournalName::parse(&name)?;
            let about = fs::symlink_metadata(self.folder.join(&name)).ok()?;
            Some((format!("journal/{name}").into(), FileStamp::of(&about)))
        };
        self.names().unwrap_or_default().into_iter().filter_map(stamp).collect()
    }

    /// The names in the journal folder, sorted, hidden ones left out; none when it is not there.
    fn names(&self) -> io::Result<Vec<String>> {
        match fs::symlink_metadata(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Ok(about) if !about.is_dir() => return Err(io::Error::other("it is no folder")),
            _ => {}
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.retain(|name| !name.starts_with('.'));
        names.sort();
        Ok(names)
    }

    fn read_into(&mut self, file: &Arc<str>, journals: &mut Journals) {
        let Some(name) = file.strip_prefix("journal/").and_then(JournalName::parse) else { return };
        let (bytes, about) = match read_whole(&self.folder.join(name.file_name())) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => {
                let why = describe_io_error(&error);
                let message = format!("this journal cannot be read: {why}");
                journals.faults.push(Fault::error("journal-refused", message).in_file(file));
                return;
            }
            Ok(whole) => whole,
        };
        let origin = origin(&about, &name, &self.this_box, &mut self.owners);
        let journal = read(&bytes, &origin);
        if origin.trust == Trust::Unverified && !journal.held.is_empty() {
            journals.faults.push(unverified(&about, &name, &mut self.owners).in_file(file));
        }
        journals.held.extend(journal.held);
        journals.faults.extend(journal.faults);
        journals.files.push(JournalFile { stamp: FileStamp::of(&about) });
    }
}

/// Whether an interrupted save can have left this: an entry that begins and has no seal. A journal
/// of which nothing could be read is put aside too, and stays an error until somebody has looked.
fn is_torn_tail(bytes: &[u8]) -> bool {
    let header = b"[[entry]]";
    let begins = bytes.starts_with(header) || header.starts_with(bytes);
    begins && !bytes.windows(3).any(|three| three == b"\n#=")
}

/// That nothing in a journal counts, because it is not its officer's alone.
fn unverified(about: &Metadata, name: &JournalName, owners: &mut FileOwners) -> Fault {
    let (login, path) = (name.login(), name.path());
    let owner = owners.login(about.uid()).map_or_else(|| about.uid().to_string(), str::to_owned);
    let (what, hint) = if file_safe(&owner) == login {
        (
            "others can write this journal".to_owned(),
            format!("its officer makes it theirs alone: chmod 640 {path}"),
        )
    } else {
        (
            format!("this journal is named after {login} and belongs to {owner}"),
            format!("ask {owner} how it came there; entries of {login} come from {login} alone"),
        )
    };
    Fault::error("journal-author", format!("{what}: nothing in it counts")).hint(hint)
}

fn read_whole(path: &Path) -> io::Result<(Vec<u8>, Metadata)> {
    let (file, _) = open_regular::open(&RealDisk, path)?;
    // Asked again before reading: a stamp that is too old only means that it is read once more.
    let about = again(|| RealDisk.stat(&file))?;
    Ok((disk::read_from(&RealDisk, &file, 0, usize::MAX)?, about))
}

/// The login behind the number of a file's owner, asked once each.
#[derive(Debug, Clone)]
pub struct FileOwners {
    look_up: fn(u32) -> Option<String>,
    known: HashMap<u32, Option<String>>,
}

impl FileOwners {
    /// Owners looked up in this way: a table, in a test.
    pub fn new(look_up: fn(u32) -> Option<String>) -> Self {
        Self { look_up, known: HashMap::new() }
    }

    fn login(&mut self, uid: u32) -> Option<&str> {
        self.known.entry(uid).or_insert_with(|| (self.look_up)(uid)).as_deref()
    }
}

impl Default for FileOwners {
    /// Owners looked up in the password database, never in the environment; an account without a
    /// name goes by its number, as it does where it writes.
    fn default() -> Self {
        Self::new(|uid| match uzers::get_user_by_uid(uid) {
            Some(user) => user.name().to_str().map(str::to_owned),
            None => Some(uid.to_string()),
        })
    }
}

/// Where a journal comes from, seen from `this_box`. Its sealed entries are the officer's when the file
/// is theirs and nobody else can write it.
pub(super) fn origin(
    about: &Metadata,
    name: &JournalName,
    this_box: &str,
    owners: &mut FileOwners,
) -> Origin {
    let own = |login: &str| JournalName::new(login, this_box);
    let owner = owners.login(about.uid()).map(own);
    let is_theirs = owner.is_some_and(|owner| owner.login() == name.login());
    let trust = if is_theirs && !disk::is_shared(about) {
        Trust::Verified
    } else if own("").box_name() == name.box_name() {
        Trust::Unverified
    } else {
        Trust::Git
    };
    let (officer, box_name) = (Clean::line(name.login()), Clean::line(name.box_name()));
    let modified = i32::try_from(about.mtime_nsec()).ok();
    let modified = modified.and_then(|nanos| Timestamp::new(about.mtime(), nanos).ok());
    let read_at = Timestamp::now();
    Origin { officer, box_name, file: name.path().into(), trust, read_at, modified }
}
