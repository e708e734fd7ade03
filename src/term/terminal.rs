//! Takes the terminal over and gives it back exactly as it was found.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{env, io};

use crossterm::{cursor, event, style, terminal};
use ratatui::layout::Rect;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::retry_on_intr;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{self, OptionalActions, QueueSelector, Termios};

use super::timeout::within;
use crate::store::describe_io_error;

/// The largest screen that is drawn. The size is whatever the other end of a line claims.
const LARGEST: (u16, u16) = (1000, 300);
/// What to take for granted where a line does not say its size.
const USUAL: (u16, u16) = (80, 24);
/// How long a stalled line may hold up the end of the program.
const PARTING: Duration = Duration::from_millis(300);

/// Why there is no screen to draw on. Its text is one line for the officer.
#[derive(Debug, thiserror::Error)]
pub enum NoTerminal {
    /// Input or output is a file, a pipe or nothing.
    #[error(
        "there is no terminal to open the screen on; in scripts use `caveat list` \
         (see `caveat --help`)"
    )]
    Piped,
    /// `TERM=dumb`.
    #[error(
        "this terminal cannot show a screen (TERM=dumb); use `caveat list` (see `caveat --help`)"
    )]
    Dumb,
    /// `TERM` is empty or not set.
    #[error(
        "nobody says what this terminal is (TERM is not set); set it, such as TERM=xterm, or use \
         `caveat list` (see `caveat --help`)"
    )]
    Unnamed,
    /// It is a terminal, but does not do what it is told.
    #[error("the terminal does not answer: {}", describe_io_error(.0))]
    Broken(#[from] io::Error),
    /// The account has as many processes and threads as it may have.
    #[error(
        "the screen needs a few threads and none can start (the limit of processes of this \
         account is reached); close something else, then try again"
    )]
    NoThread(io::Error),
}

/// The terminal as it was found, and whether it is ours at the moment.
#[derive(Debug)]
pub struct TerminalGuard {
    before: Termios,
    ours: AtomicBool,
    lent: AtomicBool,
}

impl TerminalGuard {
    /// Looks at the terminal and changes nothing. Neither input nor output may be anything else,
    /// and the environment must not call it dumb.
    pub fn find() -> Result<Self, NoTerminal> {
        if !termios::isatty(stdin()) || !termios::isatty(stdout()) {
            return Err(NoTerminal::Piped);
        }
        match env::var_os("TERM") {
            Some(term) if term == "dumb" => return Err(NoTerminal::Dumb),
            Some(term) if !term.is_empty() => {}
            _ => return Err(NoTerminal::Unnamed),
        }
        let before = termios::tcgetattr(stdin()).map_err(io::Error::from)?;
        Ok(Self { before, ours: AtomicBool::new(false), lent: AtomicBool::new(false) })
    }

    /// Takes the terminal over: each key at once, a screen beside the one with the command line,
    /// pastes marked as such, no mouse. Again when already taken over repairs what others changed.
    pub fn enter(&self) -> io::Result<()> {
        let mut raw = self.before.clone();
        raw.make_raw();
        self.ours.store(true, Ordering::SeqCst);
        termios::tcsetattr(stdin(), OptionalActions::Now, &raw)?;
        let mut bytes = Vec::new();
        crossterm::queue!(
            bytes,
            terminal::EnterAlternateScreen,
            event::EnableBracketedPaste,
            cursor::Hide
        )?;
        write_all(&bytes)
    }

    /// Gives the terminal back, if it is ours and still there. Never fails and never takes long.
    pub fn leave(&self) {
        // In the background it is the command line's already, and touching it would stop us.
        if !self.ours.swap(false, Ordering::SeqCst) || !in_front() {
            return;
        }
        // What was typed for us and not read must not reach the command line as commands.
        let _ = termios::tcflush(stdin(), QueueSelector::IFlush);
        let _ = termios::tcsetattr(stdin(), OptionalActions::Now, &self.before);
        if gone() {
            return; // nobody to write to
        }
        let mut bytes = Vec::new();
        let queued = crossterm::queue!(
            bytes,
            terminal::EndSynchronizedUpdate,
            style::ResetColor,
            style::SetAttribute(style::Attribute::Reset),
            event::DisableBracketedPaste,
            terminal::LeaveAlternateScreen,
            cursor::Show
        );
        if queued.is_ok() {
            within(PARTING, move || write_all(&bytes));
        }
    }

    /// Says that the terminal, given back before, is with another program that we wait for; or that
    /// it is so no longer.
    pub fn lend(&self, lent: bool) {
        self.lent.store(lent, Ordering::SeqCst);
    }

    /// Whether we wait for another program, whose keys are not meant for us.
    pub fn is_lent(&self) -> bool {
        self.lent.load(Ordering::SeqCst)
    }

    /// Whether the terminal is ours at the moment.
    pub fn is_ours(&self) -> bool {
        self.ours.load(Ordering::SeqCst)
    }
}

/// The area to draw on: the window's, between 1x1 and 1000x300.
pub fn area() -> Rect {
    let (columns, rows) = match termios::tcgetwinsize(stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
        _ => USUAL,
    };
    Rect::new(0, 0, columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// Whether the command line has us in front. Without a command line we always are.
pub fn in_front() -> bool {
    termios::tcgetpgrp(stdin()).map_or(true, |front| front == rustix::process::getpgrp())
}

/// Whether the terminal has been closed at the other end.
pub fn gone() -> bool {
    let stdin = stdin();
    let mut ends = [PollFd::new(&stdin, PollFlags::empty())];
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    retry_on_intr(|| poll(&mut ends, Some(&now))).is_ok() && hung_up(ends[0].revents())
}

/// Whether what poll says means that nobody is at the other end.
pub fn hung_up(flags: PollFlags) -> bool {
    flags.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}

/// Writes to the terminal, past every buffer. Waits as long as the line is stalled.
pub fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match retry_on_intr(|| rustix::io::write(stdout(), bytes))? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            written => bytes = &bytes[written..],
        }
    }
    Ok(())
}
