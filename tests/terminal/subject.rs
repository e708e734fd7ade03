//! The program as these tests know it: how it is started, what it shows, where it keeps a draft.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::PathBuf;

use super::driver::{Setup, Terminal};

/// What the first screen shows when it is ready for keys.
pub const READY: &str = "resumed 0";
/// The text that the tests type.
pub const TYPED: &str = "noted: Ambleford";

/// Where the text being typed is kept.
pub struct Desk(tempfile::TempDir);

impl Desk {
    /// A fresh, empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn draft(&self) -> PathBuf {
        self.0.path().join("draft")
    }

    /// A terminal with everything set so that the program works at this desk.
    pub fn at(&self, setup: Setup) -> Setup {
        setup.env("CAVEAT_KEEP", self.draft())
    }

    /// The program, on its first screen.
    pub fn open(&self) -> Terminal {
        let terminal = self.at(Setup::caveat()).start();
        terminal.shows(READY);
        terminal
    }

    /// The program in the midst of a text.
    pub fn typing(&self) -> Terminal {
        let mut terminal = self.open();
        begin(&mut terminal);
        terminal
    }

    /// The program in the midst of a text, started from a command line.
    pub fn job(&self) -> Terminal {
        let mut terminal = self.at(Setup::command_line()).start();
        terminal.shows("ready> ");
        terminal.keys("$CAVEAT<enter>");
        terminal.shows(READY);
        begin(&mut terminal);
        terminal
    }

    /// What has been kept; empty when nothing was.
    pub fn kept(&self) -> String {
        fs::read_to_string(self.draft()).unwrap_or_default()
    }
}

/// Begins to type a text on the first screen.
pub fn begin(terminal: &mut Terminal) {
    terminal.keys(TYPED);
    terminal.shows(TYPED);
}
