//! What is started on a terminal, and what kind of terminal it is.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use portable_pty::{CommandBuilder, native_pty_system};

use super::Terminal;
use super::line::{Line, Modes, Seen, Shared, read_on, remembered, window, without_end_of_file};

/// What is to be started, on what kind of terminal. As far as possible nothing of the environment
/// in which the tests run reaches the program.
pub struct Setup {
    command: CommandBuilder,
    size: (u16, u16),
}

impl Setup {
    /// The program under test, on an 80x24 colour terminal in English.
    pub fn caveat() -> Self {
        Self::program(env!("CARGO_BIN_EXE_caveat"))
    }

    /// A command line in which `$CAVEAT` is the program, for all that has to do with jobs: `bash`
    /// with the prompt `ready> `.
    pub fn command_line() -> Self {
        Self::program("bash")
            .args(["--norc", "--noprofile", "-i"])
            .env("PS1", "ready> ")
            .env("HISTFILE", "")
            .env("CAVEAT", env!("CARGO_BIN_EXE_caveat"))
    }

    /// Any program.
    pub fn program(program: &str) -> Self {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for name in ["PATH", "HOME", "TMPDIR", "USER"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("TZ", "Europe/London");
        command.cwd(std::env::temp_dir());
        Self { command, size: (80, 24) }
    }

    /// Adds arguments.
    pub fn args<'a>(mut self, args: impl IntoIterator<Item = &'a str>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable of the environment.
    pub fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// The folder that it is started in.
    pub fn folder(mut self, folder: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.cwd(folder);
        self
    }

    /// The size of the window: letters across, lines.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Starts it without the terminal being its controlling one, so that nobody sends it a signal
    /// when the terminal goes away.
    pub fn uncontrolled(mut self) -> Self {
        self.command.set_controlling_tty(false);
        self
    }

    /// Opens the terminal and starts the program on it.
    pub fn start(self) -> Terminal {
        // One at a time: the ends of a terminal must not leak into another test's program.
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(window(columns, rows)).unwrap();
        let path = pair.master.tty_name().unwrap();
        without_end_of_file(&path);
        let reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (columns, rows) = remembered(columns, rows);
        let shared = Arc::new(Shared {
            seen: Mutex::new(Seen {
                screen: vt100::Parser::new(rows, columns, 0),
                raw: Vec::new(),
                stalled: false,
                stopped: false,
            }),
            news: Condvar::new(),
        });
        let before = Modes::read(&path);
        let child = pair.slave.spawn_command(self.command).unwrap();
        drop(pair.slave);
        let for_reader = Arc::clone(&shared);
        let thread = thread::spawn(move || read_on(reader, &for_reader));
        let line = Line { master: pair.master, writer, reader: thread };
        Terminal { line: Some(line), path, shared, child, before, used: Duration::ZERO }
    }
}
