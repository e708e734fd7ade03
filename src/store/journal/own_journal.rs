//! An officer's own journal while it is open and locked: read on, mended, written, read back.

use std::fs::{File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::journal::damage::JournalOutline;
use crate::store::disk::{self, Disk, Open, again};
use crate::store::save_error::SaveFailure;
use crate::store::shared_folder::take_group;

/// The officer writes, colleagues of the group read.
pub(super) const MODE: u32 = 0o640;

/// How many names are tried for a torn tail of one moment.
const TAILS: u32 = 9;

/// A journal that this process may write.
pub(super) struct OwnJournal<'a> {
    pub disk: &'a dyn Disk,
    pub file: File,
    pub about: Metadata,
    pub path: PathBuf,
    /// Whether it was made just now.
    pub new: bool,
    /// Whether this is the first save to it: whoever made it may have been stopped before its name
    /// was on the medium.
    pub first: bool,
}

impl OwnJournal<'_> {
    /// Reads from where `outline` ends to the end of the file. What an interrupted save left there
    /// is copied aside, and then cut. Returns the blank lines and comments that may follow.
    pub fn read_on(&self, outline: &mut JournalOutline, at: Timestamp) -> io::Result<Vec<u8>> {
        let more = disk::read_from(self.disk, &self.file, outline.whole as u64, usize::MAX)?;
        let tail = outline.read_on(&more);
        let mut lines = tail.split(|&b| b == b'\n').map(<[u8]>::trim_ascii);
        if lines.all(|line| line.is_empty() || line.starts_with(b"#")) {
            return Ok(tail.to_vec());
        }
        let blank = &tail[..tail.len() - tail.trim_ascii_start().len()];
        let kept = blank.iter().rposition(|&b| b == b'\n').map_or(0, |last| last + 1);
        self.copy_aside(&tail[kept..], at)?;
        again(|| self.disk.cut(&self.file, (outline.whole + kept) as u64))?;
        again(|| self.disk.sync(&self.file))?;
        Ok(tail[..kept].to_vec())
    }

    /// Copies a torn tail to `NAME.torn-TIME`, which never replaces a file.
    fn copy_aside(&self, tail: &[u8], at: Timestamp) -> io::Result<()> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let time = at.strftime("%Y%m%dT%H%M%SZ");
        let mut number = 1;
        let (path, copy) = loop {
            let name = match number {
                1 => format!("{name}.torn-{time}"),
                number => format!("{name}.torn-{time}-{number}"),
            };
            let path = self.path.with_file_name(name);
            match again(|| self.disk.open(&path, Open::New)) {
                Ok(copy) => break (path, copy),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < TAILS => {
                    number += 1;
                }
                Err(error) => return Err(error),
            }
        };
        if let Ok(about) = copy.metadata() {
            take_group(&copy, &about, self.about.gid());
        }
        let copied = again(|| self.disk.set_mode(&copy, MODE))
            .and_then(|()| disk::write_all(self.disk, &copy, tail))
            .and_then(|()| again(|| self.disk.sync(&copy)))
            .and_then(|()| self.sync_folder());
        if copied.is_err() {
            let _ = again(|| self.disk.remove(&path));
        }
        copied
    }

    /// Writes `text` behind the `length` bytes that the file has, waits until it is on the medium,
    /// and reads it back; when anything fails the file is cut back to `length`.
    pub fn write(&self, length: u64, text: &[u8]) -> Result<(), SaveFailure> {
        let written = disk::write_all(self.disk, &self.file, text)
            .map_err(SaveFailure::from)
            .and_then(|()| self.sync())
            .and_then(|()| {
                let back = disk::read_from(self.disk, &self.file, length, usize::MAX)?;
                if back == text { Ok(()) } else { Err(SaveFailure::ReadBack) }
            });
        if written.is_err() {
            // Should this fail too, the next save finds whatever is there: a torn tail, which it
            // sets aside, or the whole entry, which then counts as saved.
            let _ = again(|| self.disk.cut(&self.file, length));
            let _ = again(|| self.disk.sync(&self.file));
        }
        written
    }

    /// Waits until the file, and with the first save its name, are on the medium.
    pub fn sync(&self) -> Result<(), SaveFailure> {
        again(|| self.disk.sync(&self.file))?;
        if self.first {
            self.sync_folder()?;
        }
        Ok(())
    }

    fn sync_folder(&self) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        again(|| self.disk.sync_folder(folder))
    }
}
