//! Which of an officer's terminals are open: each holds a lock of its own for as long as it lives.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::disk::RealDisk;
use super::journal::lock;
use crate::journal::fresh_id;

/// How long somebody who looks whether it is open may hold up its own lock.
const WAIT: Duration = Duration::from_millis(200);
/// How often a lock file is made again that was tidied away before it was locked.
const TRIES: usize = 3;

/// A terminal that this program is open on. What is kept for it belongs to it until it is dropped,
/// or the program ends however it ends.
#[derive(Debug)]
pub struct OwnTerminal {
    id: String,
    place: String,
    path: PathBuf,
    lock: Option<File>,
}

impl OwnTerminal {
    /// A terminal of the officer whose own folder is `state`. Where no lock can be had it has a
    /// name of its own all the same, and nobody is told that it is open.
    pub fn open(state: &Path) -> Self {
        let folder = folder(state);
        tidy(&folder);
        let id = fresh_id(Timestamp::now()).simple().to_string();
        let path = folder.join(&id);
        let lock = (0..TRIES).find_map(|_| {
            let lock = lock::acquire(&RealDisk, &folder, &id, WAIT).ok()??;
            let same =
                |about: fs::Metadata| about.ino() == lock.metadata().map_or(0, |it| it.ino());
            path.symlink_metadata().is_ok_and(same).then_some(lock)
        });
        let line = fs::read_link("/proc/self/fd/0").ok().filter(|line| line.starts_with("/dev"));
        let line = line.as_deref().and_then(|line| line.strip_prefix("/dev").ok());
        let place = line.map_or_else(String::new, |line| line.display().to_string());
        Self { id, place, path, lock }
    }

    /// What it is called in the keys of drafts.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The line that it is on, such as `pts/3`; empty where that is not known.
    pub fn place(&self) -> &str {
        &self.place
    }
}

impl Drop for OwnTerminal {
    fn drop(&mut self) {
        if self.lock.is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether the terminal with this id is open on this box; one without an id is not.
pub(super) fn is_open(state: &Path, id: &str) -> bool {
    !id.is_empty() && is_held(&folder(state).join(id))
}

/// Whether somebody holds the lock on this file. To look takes a shared lock, so that two who look
/// do not take each other for the terminal.
fn is_held(path: &Path) -> bool {
    File::open(path)
        .is_ok_and(|file| matches!(file.try_lock_shared(), Err(fs::TryLockError::WouldBlock)))
}

/// Takes away what terminals left that did not end in good order.
fn tidy(folder: &Path) {
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        if file.file_type().is_ok_and(|kind| kind.is_file()) && !is_held(&file.path()) {
            let _ = fs::remove_file(file.path());
        }
    }
}

fn folder(state: &Path) -> PathBuf {
    state.join("terminals")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_terminal_is_open_until_it_ends_and_one_that_was_killed_is_not() {
        let state = tempfile::tempdir().unwrap();
        let (one, other) = (OwnTerminal::open(state.path()), OwnTerminal::open(state.path()));
        assert_ne!(one.id(), other.id());
        for _ in 0..3 {
            assert!(is_open(state.path(), one.id()) && is_open(state.path(), other.id()));
        }
        let id = one.id().to_owned();
        drop(one);
        assert!(!is_open(state.path(), &id) && is_open(state.path(), other.id()));
        // As a killed one leaves it: the file is there, and nobody holds it.
        fs::write(folder(state.path()).join(&id), "").unwrap();
        assert!(!is_open(state.path(), &id) && !is_open(state.path(), ""));
        let _next = OwnTerminal::open(state.path());
        assert_eq!(fs::read_dir(folder(state.path())).unwrap().count(), 2);
    }
}
