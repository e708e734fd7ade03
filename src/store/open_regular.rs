//! Opening a file that somebody else may have put there: never through a link, never a pipe, never more than its limit.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::ops::Range;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

use rustix::buffer::spare_capacity;
use rustix::io::{Errno, read};

use super::disk::{Disk, Open, RealDisk, again};
use super::io_error::{describe_io_error, is};
use crate::fault::Fault;

/// The largest file in `sources/` that is read, in bytes.
pub const SOURCE_LIMIT: u64 = 5 << 20;

/// Why a file was not opened.
#[derive(Debug)]
pub(super) enum OpenError {
    /// It is no ordinary file but this.
    Special(&'static str),
    /// The system refuses.
    Io(io::Error),
}

impl From<OpenError> for io::Error {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Special(LINK) => Self::other("a symbolic link; links are refused"),
            OpenError::Special(_) => Self::other("not an ordinary file"),
            OpenError::Io(error) => error,
        }
    }
}

impl From<OpenError> for Fault {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Special(what) => special(what),
            OpenError::Io(error) => Fault::error(
                "unreadable",
                format!("this file cannot be opened: {}", describe_io_error(&error)),
            )
            .hint("ask whoever looks after the register for read permission"),
        }
    }
}

const LINK: &str = "a symbolic link";

/// Opens an ordinary file for reading: links, FIFOs, devices, sockets and folders are refused.
pub(super) fn open(disk: &dyn Disk, path: &Path) -> Result<(File, Metadata), OpenError> {
    let file = again(|| disk.open(path, Open::Read)).map_err(|error| {
        if is(&error, &[Errno::LOOP]) {
            OpenError::Special(LINK)
        } else if is(&error, &[Errno::NXIO]) {
            OpenError::Special("a socket or a device")
        } else {
            OpenError::Io(error)
        }
    })?;
    let about = again(|| disk.stat(&file)).map_err(OpenError::Io)?;
    match about.file_type() {
        kind if kind.is_file() => Ok((file, about)),
        kind if kind.is_fifo() => Err(OpenError::Special("a named pipe")),
        kind if kind.is_dir() => Err(OpenError::Special("a folder")),
        kind if kind.is_socket() => Err(OpenError::Special("a socket")),
        _ => Err(OpenError::Special("a device")),
    }
}

/// Reads a whole file of at most `limit` bytes; a fault without a place when it is a link, a pipe, a
/// device or a folder, too large, or cannot be read.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Fault> {
    let (file, about) = open(&RealDisk, path)?;
    if about.len() > limit {
        return Err(too_large(about.len(), limit));
    }
    let size = usize::try_from(about.len()).unwrap_or(0);
    let mut bytes = Vec::with_capacity(size + 1);
    // Fewer bytes than there was room for: that was all. Asking once more, as `read_to_end` does,
    // would make it three calls of the system for a file instead of two.
    if read(&file, spare_capacity(&mut bytes)) == Ok(size) && bytes.len() < bytes.capacity() {
        return Ok(bytes);
    }
    let left = (limit + 1).saturating_sub(bytes.len() as u64);
    match file.take(left).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > limit => Err(too_large(bytes.len() as u64, limit)),
        Ok(_) => Ok(bytes),
        Err(error) => Err(Fault::error(
            "unreadable",
            format!("this file cannot be read: {}", describe_io_error(&error)),
        )),
    }
}

/// Reads a whole text file of at most `limit` bytes; a byte order mark at its start is left out. A
/// fault as for [`bytes`], and with the line when the file is not UTF-8 or holds a NUL.
pub fn text(path: &Path, limit: u64) -> Result<String, Fault> {
    decoded(bytes(path, limit)?)
}

/// Takes the bytes of a file as text, as [`text`] does.
pub(super) fn decoded(bytes: Vec<u8>) -> Result<String, Fault> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let fault = Fault::error("not-utf8", "this file is not UTF-8 text").hint(
            "save it again as UTF-8; a file from an old Windows program is often Windows-1252",
        );
        at_byte(fault, error.as_bytes(), at)
    })?;
    // `contains` looks at sixteen bytes at once, `position` at one.
    if text.as_bytes().contains(&0) {
        let at = text.find('\0').unwrap_or(0);
        let fault = Fault::error("nul", "there is a NUL byte in this file")
            .hint("the file was damaged, or is not text; restore it from a copy");
        return Err(at_byte(fault, text.as_bytes(), at));
    }
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// That something is no ordinary file.
pub(super) fn special(what: &str) -> Fault {
    Fault::error("refused", format!("this is {what}, not an ordinary file; it is not read"))
        .hint("a register holds ordinary files only: put a copy of the file here")
}

/// That a file is larger than is read.
pub(super) fn too_large(size: u64, limit: u64) -> Fault {
    Fault::error("too-large", format!("this file has {size} bytes; the limit is {limit}"))
        .hint("split it into several files, or set `file_limit` in register.toml")
}

/// The line and column, from 1, at which TOML cannot be read.
pub(super) fn toml_place(text: &str, span: Option<Range<usize>>) -> (u32, u32) {
    let before = span.and_then(|span| text.get(..span.start)).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    (u32::try_from(line).unwrap_or(0), u32::try_from(column).unwrap_or(0))
}

fn at_byte(fault: Fault, bytes: &[u8], at: usize) -> Fault {
    let before = &bytes[..at.min(bytes.len())];
    let line = before.split(|&b| b == b'\n').count();
    let last = before.split(|&b| b == b'\n').next_back().unwrap_or_default();
    // As letters, which is how the screen and editors count.
    let column = String::from_utf8_lossy(last).chars().count() + 1;
    fault.at(u32::try_from(line).unwrap_or(0), u32::try_from(column).unwrap_or(0))
}
