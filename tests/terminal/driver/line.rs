//! Our end of a terminal: what it remembers of the screen, its modes and its size.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use portable_pty::{MasterPty, PtySize};
use rustix::fs::OFlags;
use rustix::termios::{self, OptionalActions, SpecialCodeIndex};

/// The largest screen that is remembered: columns, lines.
const LARGEST: (u16, u16) = (1000, 300);

/// Our end of the terminal.
pub struct Line {
    pub master: Box<dyn MasterPty + Send>,
    pub writer: Box<dyn Write + Send>,
    pub reader: JoinHandle<()>,
}

/// What the thread that reads shares with the test.
pub struct Shared {
    pub seen: Mutex<Seen>,
    pub news: Condvar,
}

/// Everything that the program has written, and the screen that came of it.
pub struct Seen {
    pub screen: vt100::Parser,
    pub raw: Vec<u8>,
    pub stalled: bool,
    pub stopped: bool,
}

impl Shared {
    /// What has been seen, also after the thread that looks has failed.
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The modes of a terminal, to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modes(String);

impl Modes {
    pub fn read(path: &Path) -> Self {
        let modes = termios::tcgetattr(open(path).unwrap()).unwrap();
        Self(format!("{modes:?}"))
    }

    /// Whether keys reach the program one by one, without echo.
    pub fn is_raw(&self) -> bool {
        !self.0.contains("ICANON") && !self.0.contains("ECHO |")
    }
}

/// Reads what the program writes until it has closed its end or the test hangs up.
pub fn read_on(mut reader: Box<dyn Read + Send>, shared: &Shared) {
    let mut bytes = [0; 4096];
    loop {
        {
            let mut seen = shared.seen();
            while seen.stalled && !seen.stopped {
                seen = shared.news.wait(seen).unwrap();
            }
            if seen.stopped {
                return;
            }
        }
        match reader.read(&mut bytes) {
            Ok(0) | Err(_) => return,
            Ok(read) => {
                let mut seen = shared.seen();
                seen.screen.process(&bytes[..read]);
                seen.raw.extend(bytes[..read].iter().filter(|&&byte| byte != 0));
                shared.news.notify_all();
            }
        }
    }
}

/// A size as the library has it.
pub fn window(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// The size of the driver's own screen. It cannot wrap a line when it has only one.
pub fn remembered(columns: u16, rows: u16) -> (u16, u16) {
    if columns == 0 || rows == 0 {
        return (80, 24);
    }
    (columns.min(LARGEST.0), rows.clamp(2, LARGEST.1))
}

/// The program's end of a terminal, without making it this process's own.
pub fn open(path: &Path) -> std::io::Result<File> {
    let no_controlling = OFlags::NOCTTY.bits().cast_signed();
    OpenOptions::new().read(true).write(true).custom_flags(no_controlling).open(path)
}

/// The writing half of a terminal types the end-of-file key when it is dropped. Without such a key
/// it does not, and hanging up is only that.
pub fn without_end_of_file(path: &Path) {
    let end = open(path).unwrap();
    let mut modes = termios::tcgetattr(&end).unwrap();
    modes.special_codes[SpecialCodeIndex::VEOF] = 0;
    termios::tcsetattr(&end, OptionalActions::Now, &modes).unwrap();
}
