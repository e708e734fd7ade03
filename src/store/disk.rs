//! The system calls that files are written with, so that a failing disk can be played in a test.

use std::fs::{self, File, Metadata, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{FallocateFlags, Mode, OFlags};

/// What a file is opened for. A name that turns out to be a link is never followed, and a FIFO or
/// device never waits for anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// To read a file that is there.
    Read,
    /// To read a file that is there, and to write behind its end.
    Append,
    /// To make a file that is not there yet, private, and to write behind its end.
    New,
    /// The same, for others too as far as the umask and the folder let them.
    NewByUmask,
    /// To read and write a private file anywhere in it; made when it is not there.
    Private,
}

/// The calls themselves. Each is tried once: [`again`] repeats what a signal interrupted.
pub trait Disk: Send + Sync {
    /// Opens a file.
    fn open(&self, path: &Path, how: Open) -> io::Result<File> {
        let flags = match how {
            Open::Read => OFlags::RDONLY,
            Open::Append => OFlags::RDWR | OFlags::APPEND,
            Open::New | Open::NewByUmask => {
                OFlags::RDWR | OFlags::APPEND | OFlags::CREATE | OFlags::EXCL
            }
            Open::Private => OFlags::RDWR | OFlags::CREATE,
        };
        let safe = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let mode = match how {
            Open::NewByUmask => Mode::from_raw_mode(0o666),
            _ => Mode::RUSR | Mode::WUSR,
        };
        Ok(rustix::fs::open(path, flags | safe, mode)?.into())
    }

    /// What kind of file it is, whose, how long.
    fn stat(&self, file: &File) -> io::Result<Metadata> {
        file.metadata()
    }

    /// The same for a name, not following a link.
    fn link_metadata(&self, path: &Path) -> io::Result<Metadata> {
        fs::symlink_metadata(path)
    }

    /// Sets who may read and write it.
    fn set_mode(&self, file: &File, mode: u32) -> io::Result<()> {
        file.set_permissions(Permissions::from_mode(mode))
    }

    /// Reads some bytes from `offset`; 0 at the end.
    fn read_at(&self, file: &File, into: &mut [u8], offset: u64) -> io::Result<usize> {
        file.read_at(into, offset)
    }

    /// Writes some of the bytes behind the end; returns how many.
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        Ok(rustix::io::write(file, bytes)?)
    }

    /// Writes some of the bytes at `offset`; returns how many.
    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
        file.write_at(bytes, offset)
    }

    /// Waits until the file's text is on the medium.
    fn sync(&self, file: &File) -> io::Result<()> {
        Ok(rustix::fs::fdatasync(file)?)
    }

    /// Waits until the names in a folder are on the medium.
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = rustix::fs::open(path, flags, Mode::empty())?;
        Ok(rustix::fs::fsync(folder)?)
    }

    /// Cuts a file to a length.
    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        Ok(rustix::fs::ftruncate(file, length)?)
    }

    /// Keeps room on the disk for a file of this length, which it has when it is written.
    fn reserve(&self, file: &File, length: u64) -> io::Result<()> {
        Ok(rustix::fs::fallocate(file, FallocateFlags::KEEP_SIZE, 0, length)?)
    }

    /// Takes the lock on an open file if nobody else has it.
    fn try_lock(&self, file: &File) -> io::Result<bool> {
        match file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Makes a folder and the folders above it; one that is there is left as it is.
    fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(mode).create(path)
    }

    /// Gives a file another name in the same folder, replacing what has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Takes a name away.
    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// The real disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {}

/// Does a call again for as long as a signal interrupts it.
pub fn again<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// Reads a file from `offset` to its end, or to `most` bytes.
pub fn read_from(disk: &dyn Disk, file: &File, offset: u64, most: usize) -> io::Result<Vec<u8>> {
    let length = again(|| disk.stat(file))?.len().saturating_sub(offset);
    let mut bytes = vec![0; usize::try_from(length).unwrap_or(most).min(most)];
    let mut done = 0;
    loop {
        // A journal may grow while it is read.
        if done == bytes.len() && done < most {
            bytes.resize((done + 4096).min(most), 0);
        }
        let at = offset + done as u64;
        match again(|| disk.read_at(file, &mut bytes[done..], at))? {
            0 => break,
            more => done += more,
        }
    }
    bytes.truncate(done);
    Ok(bytes)
}

/// Writes all bytes behind the end of a file.
pub fn write_all(disk: &dyn Disk, file: &File, bytes: &[u8]) -> io::Result<()> {
    write_each(bytes, |rest, _| disk.write(file, rest))
}

/// Writes all bytes at `offset`.
pub fn write_all_at(disk: &dyn Disk, file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    write_each(bytes, |rest, done| disk.write_at(file, rest, offset + done))
}

fn write_each(
    bytes: &[u8],
    mut write: impl FnMut(&[u8], u64) -> io::Result<usize>,
) -> io::Result<()> {
    let mut done = 0;
    while done < bytes.len() {
        match again(|| write(&bytes[done..], done as u64))? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            some => done += some,
        }
    }
    Ok(())
}

/// Whether somebody but the owner may write it.
pub(super) fn is_shared(about: &Metadata) -> bool {
    about.mode() & 0o022 != 0
}
