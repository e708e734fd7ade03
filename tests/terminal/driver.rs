//! A terminal with a program on it: types keys, reads the screen, sends signals, hangs up.
//!
//! ```ignore
//! let mut terminal = Setup::caveat().size(80, 24).env("NO_COLOR", "1").start();
//! terminal.shows("Inbox");              // waits, and fails with a picture of the screen
//! terminal.keys("jj<enter><esc>:quit<enter>");
//! assert_eq!(terminal.ends(), 0);
//! ```
//!
//! Every wait has a limit ([`PATIENCE`]) and fails with what the screen showed, so no test sleeps
//! for luck and none hangs. The screen is kept up to date by a thread that reads all that the
//! program writes, as a terminal would; [`Terminal::stall`] stops it.
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code)]

mod line;
mod setup;
mod usage;

use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::Child;
use rustix::process::{Pid, Signal, kill_process};

pub use line::Modes;
use line::{Line, Seen, Shared};
pub use setup::Setup;

/// How long anything may take before a test fails: long, for a machine busy with other tests.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A program running on a terminal of its own. Killed when dropped.
pub struct Terminal {
    /// None after hanging up.
    line: Option<Line>,
    path: PathBuf,
    shared: Arc<Shared>,
    child: Box<dyn Child + Send + Sync>,
    /// The modes of the terminal before the program was started.
    pub before: Modes,
    used: Duration,
}

/// Typing.
impl Terminal {
    /// Types keys: letters as they are, others by name: `<enter>`, `<esc>`, `<tab>`, `<bs>`,
    /// `<del>`, `<space>`, `<up>`, `<down>`, `<left>`, `<right>`, `<home>`, `<end>`, `<pgup>`,
    /// `<pgdn>`, `<lt>` for `<`, `<ctrl-x>`.
    pub fn keys(&mut self, keys: &str) {
        let mut bytes = Vec::new();
        let mut rest = keys;
        while let Some(at) = rest.find('<') {
            bytes.extend(&rest.as_bytes()[..at]);
            let end = at + rest[at..].find('>').expect("a key name ends with >");
            bytes.extend(named(&rest[at + 1..end]));
            rest = &rest[end + 1..];
        }
        bytes.extend(rest.as_bytes());
        self.bytes(&bytes);
    }

    /// Sends bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        let line = self.line.as_mut().expect("not hung up");
        line.writer.write_all(bytes).unwrap();
        line.writer.flush().unwrap();
    }

    /// Pastes a text as a terminal does that was asked to mark pastes.
    pub fn paste(&mut self, text: &str) {
        self.bytes(format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")).as_bytes());
    }
}

/// Looking.
impl Terminal {
    /// Waits until the screen shows this text on one of its lines.
    #[track_caller]
    pub fn shows(&self, text: &str) {
        self.until(&format!("{text:?} shows"), |screen| screen.contents().contains(text));
    }

    /// Waits until the screen shows this text nowhere.
    #[track_caller]
    pub fn hides(&self, text: &str) {
        self.until(&format!("{text:?} is gone"), |screen| !screen.contents().contains(text));
    }

    /// Waits until something is true of the screen.
    #[track_caller]
    pub fn until(&self, what: &str, mut is_so: impl FnMut(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.seen();
        while !is_so(seen.screen.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let picture = picture(seen.screen.screen());
                drop(seen);
                panic!("waited in vain until {what}; the screen is\n{picture}");
            }
            seen = self.shared.news.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// All lines of the screen, without the spaces at their ends.
    pub fn screen(&self) -> String {
        picture(self.seen().screen.screen())
    }

    /// Where this text is: column and line, both from 0; the first place if there are several.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        let seen = self.seen();
        let screen = seen.screen.screen();
        let (_, columns) = screen.size();
        screen.rows(0, columns).zip(0..).find_map(|(line, row)| {
            let at = line.find(text)?;
            Some((u16::try_from(line[..at].chars().count()).unwrap(), row))
        })
    }

    /// Whether all letters of this text are shown in reverse.
    #[track_caller]
    pub fn is_reversed(&self, text: &str) -> bool {
        let (column, row) = self.find(text).expect("the text is on the screen");
        let seen = self.seen();
        let length = u16::try_from(text.chars().count()).unwrap();
        (column..column + length).all(|c| seen.screen.screen().cell(row, c).unwrap().inverse())
    }

    /// Where the cursor is: column and line, from 0; none when it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let seen = self.seen();
        let (row, column) = seen.screen.screen().cursor_position();
        (!seen.screen.screen().hide_cursor()).then_some((column, row))
    }

    /// Whether the screen beside the one with the command line is shown.
    pub fn alternate_screen(&self) -> bool {
        self.seen().screen.screen().alternate_screen()
    }

    /// Whether the terminal was asked to mark pastes.
    pub fn marks_pastes(&self) -> bool {
        self.seen().screen.screen().bracketed_paste()
    }

    /// Every byte that the program has written so far, lossily as text.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.seen().raw).into_owned()
    }

    /// The number of bytes that it has written so far.
    pub fn written(&self) -> usize {
        self.seen().raw.len()
    }

    /// The modes of the terminal now: line by line or key by key, echo, control keys.
    pub fn modes(&self) -> Modes {
        Modes::read(&self.path)
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.seen()
    }
}

/// The window and the line.
impl Terminal {
    /// Changes the size of the window: letters across, lines.
    pub fn resize(&self, columns: u16, rows: u16) {
        let line = self.line.as_ref().expect("not hung up");
        let (remembered_columns, remembered_rows) = line::remembered(columns, rows);
        let mut seen = self.seen();
        seen.screen.screen_mut().set_size(remembered_rows, remembered_columns);
        line.master.resize(line::window(columns, rows)).unwrap();
    }

    /// Stops taking what the program writes, as a line does that has stalled.
    pub fn stall(&self) {
        self.seen().stalled = true;
        self.nudge();
    }

    /// Hangs up: the terminal is gone, as when a window is closed or a line drops.
    pub fn hang_up(&mut self) {
        let Some(line) = self.line.take() else { return };
        let stalled = {
            let mut seen = self.seen();
            seen.stopped = true;
            self.shared.news.notify_all();
            seen.stalled
        };
        if !stalled {
            self.nudge();
        }
        let _ = line.reader.join(); // if it has failed, a test has seen that
        // The last two; each holds the terminal open.
        drop(line.writer);
        drop(line.master);
    }

    /// Wakes the thread that reads, by a byte that no terminal shows.
    fn nudge(&self) {
        if let Ok(mut end) = line::open(&self.path) {
            let _ = end.write_all(b"\0");
        }
    }
}

/// The program.
impl Terminal {
    /// Its process.
    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().cast_signed()).unwrap()
    }

    /// The first process that it has started itself, on a command line the job.
    pub fn child(&self) -> Pid {
        usage::child(self.pid())
    }

    /// Waits until a process that is not ours to wait for has ended.
    #[track_caller]
    pub fn gone(&self, pid: Pid) {
        let deadline = Instant::now() + PATIENCE;
        while usage::runs(pid) {
            assert!(Instant::now() < deadline, "it does not end; the screen is\n{}", self.screen());
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Waits for its end, reads the last that it wrote, and gives its exit code; 1000 when a signal
    /// killed it.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            self.used = usage::processor_time(self.pid()).unwrap_or(self.used);
            if let Some(status) = self.child.try_wait().unwrap() {
                self.reads_to_the_end();
                return if status.signal().is_some() { 1000 } else { status.exit_code() };
            }
            thread::sleep(Duration::from_millis(2));
        }
        panic!("waited in vain for its end; the screen is\n{}", self.screen());
    }

    /// Waits until it has nothing left to do, or is stuck: no thread woken for a tenth of a second.
    #[track_caller]
    pub fn rests(&self) {
        let deadline = Instant::now() + PATIENCE;
        let (mut wakings, mut used) = (self.wakings(), self.processor_time());
        loop {
            thread::sleep(Duration::from_millis(100));
            let now = (self.wakings(), self.processor_time());
            if now == (wakings, used) {
                return;
            }
            (wakings, used) = now;
            assert!(Instant::now() < deadline, "it never rests; the screen is\n{}", self.screen());
        }
    }

    /// Waits until all that it has written is read; not for long, as a child of it may live on.
    fn reads_to_the_end(&self) {
        let deadline = Instant::now() + Duration::from_millis(500);
        let stalled = self.seen().stalled;
        while let Some(line) = &self.line
            && !(stalled || line.reader.is_finished() || Instant::now() > deadline)
        {
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The processor time that it has used, to 10 ms; after [`Self::ends`], until its end.
    pub fn processor_time(&self) -> Duration {
        usage::processor_time(self.pid()).unwrap_or(self.used)
    }

    /// How often its threads have been woken or interrupted so far.
    pub fn wakings(&self) -> u64 {
        usage::wakings(self.pid())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.hang_up();
    }
}

fn named(name: &str) -> Vec<u8> {
    let fixed: &[u8] = match name {
        "enter" => b"\r",
        "esc" => b"\x1b",
        "tab" => b"\t",
        "bs" => b"\x7f",
        "del" => b"\x1b[3~",
        "space" => b" ",
        "lt" => b"<",
        "up" => b"\x1b[A",
        "down" => b"\x1b[B",
        "right" => b"\x1b[C",
        "left" => b"\x1b[D",
        "home" => b"\x1b[H",
        "end" => b"\x1b[F",
        "pgup" => b"\x1b[5~",
        "pgdn" => b"\x1b[6~",
        _ => {
            let letter = name.strip_prefix("ctrl-").expect("a key that the driver knows");
            return vec![letter.as_bytes()[0] & 0x1f];
        }
    };
    fixed.to_vec()
}

fn picture(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    let lines: Vec<_> = screen.rows(0, columns).map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n").trim_end().to_owned()
}
