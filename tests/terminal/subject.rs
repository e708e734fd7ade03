//! The program as these tests know it: an officer's model with a register, what the screen shows
//! when it is ready, and what is on the disk afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread::sleep;
use std::time::{Duration, Instant};

use caveat::cli::environment::Environment;
use caveat::journal::Act;
use caveat::store::{Draft, DraftStore, JournalFolder, JournalWriter, UnsavedWords};

use super::driver::{PATIENCE, Setup, Terminal};

/// What the board shows when the sample register is read and keys are heard.
pub const READY: &str = "Cases 9 of 9";
/// The case that the cursor is on then.
pub const FIRST: &str = "CHO-1";
/// The text that the tests type.
pub const TYPED: &str = "noted: Ambleford";

/// The day on which the sample register is looked at.
const TODAY: &str = "2017-07-17";

/// A home folder of an officer who has never started the program, and a register.
pub struct Desk(tempfile::TempDir);

impl Desk {
    /// A model with a copy of the sample register.
    pub fn new() -> Self {
        let model = Self::without_records();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/register");
        for file in fs::read_dir(sample).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), model.register().join(file.file_name())).unwrap();
        }
        model
    }

    /// A model with an empty register.
    pub fn without_records() -> Self {
        // In memory where that can be had: how fast a disk is, is not what these tests are about.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let model = Self(folder.unwrap());
        fs::create_dir(model.register()).unwrap();
        fs::create_dir(model.home()).unwrap();
        model
    }

    pub fn register(&self) -> PathBuf {
        self.0.path().join("register")
    }

    pub fn home(&self) -> PathBuf {
        self.0.path().join("home")
    }

    fn state(&self) -> PathBuf {
        self.home().join(".local/state/caveat")
    }

    /// A terminal with everything set so that the program works at this model; which register is
    /// for the command line to say.
    pub fn at(&self, setup: Setup) -> Setup {
        let register = self.register();
        let setup = setup.env("HOME", self.home()).env("CAVEAT_TODAY", TODAY);
        setup.env("REGISTER", &register).folder(self.0.path())
    }

    /// The program with these arguments, before it has shown anything.
    pub fn start(&self, args: &[&str]) -> Terminal {
        self.at(Setup::caveat()).args(args.iter().copied()).start()
    }

    /// The program on the board of the register.
    pub fn open(&self) -> Terminal {
        let terminal = self.start(&["register"]);
        terminal.shows(READY);
        terminal
    }

    /// The program in the midst of a note.
    pub fn typing(&self) -> Terminal {
        let mut terminal = self.open();
        begin(&mut terminal);
        terminal
    }

    /// The program on the board, started from a command line.
    pub fn job(&self) -> Terminal {
        let mut terminal = self.at(Setup::command_line()).start();
        terminal.shows("ready> ");
        terminal.keys("$CAVEAT register<enter>");
        terminal.shows(READY);
        terminal
    }

    /// Runs the program without a terminal.
    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// The program without a terminal, not yet started.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_caveat"));
        command.args(args).current_dir(self.0.path()).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.home()).env("CAVEAT_TODAY", TODAY).env("TERM", "xterm-256color");
        command
    }
}

/// What is on the disk.
impl Desk {
    /// The text that was being typed and is kept; empty when there is none.
    pub fn kept(&self) -> String {
        let drafts = DraftStore::new(&self.state()).list();
        drafts.into_iter().map(|draft| draft.text).collect::<Vec<_>>().join("\n")
    }

    /// Everything that was begun and not saved, oldest first, with what is left in an editor.
    pub fn drafts(&self) -> Vec<Draft> {
        UnsavedWords::new(&self.state()).list()
    }

    /// Waits until a draft of exactly this text is among those that are kept.
    #[track_caller]
    pub fn holds(&self, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.drafts().iter().any(|draft| draft.text == text) {
            assert!(Instant::now() < deadline, "{text:?} is not kept: {:?}", self.drafts());
            sleep(Duration::from_millis(20));
        }
    }

    /// Waits until so many drafts are left: one that was saved goes a moment after it.
    #[track_caller]
    pub fn has_drafts(&self, count: usize) {
        let deadline = Instant::now() + PATIENCE;
        while self.drafts().len() != count {
            assert!(Instant::now() < deadline, "{:?}", self.drafts());
            sleep(Duration::from_millis(20));
        }
    }

    /// Waits until this text is kept: a moment after the last key, without another one.
    #[track_caller]
    pub fn keeps(&self, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.kept() != text {
            assert!(Instant::now() < deadline, "{:?} is kept, not {text:?}", self.kept());
            sleep(Duration::from_millis(20));
        }
    }

    /// The record files, byte by byte.
    pub fn records(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = fs::read_dir(self.register()).unwrap().map(|file| file.unwrap().path());
        files.filter(|path| path.is_file()).map(|path| (path.clone(), read(&path))).collect()
    }

    /// What has been added, in order: `note CHO-1: words`, `verdict CHO-1 ready: why`, and
    /// `retract CHO-1 entry 2` for the second of these. Every entry must be sound.
    #[track_caller]
    pub fn acts(&self) -> Vec<String> {
        let journals = JournalFolder::new(&self.register(), &writes_as().1).read_all();
        assert_eq!(journals.faults, []);
        let acts = || journals.held.iter().filter(|held| held.entry.act != Act::Looked);
        let place = |id: &str| acts().position(|it| it.entry.id.to_string() == id);
        acts()
            .map(|held| {
                let entry = &held.entry;
                let value = match entry.act {
                    Act::Note => String::new(),
                    Act::Retract | Act::Restore => {
                        format!(" entry {}", place(&entry.value).unwrap() + 1)
                    }
                    _ => format!(" {}", entry.value),
                };
                let text = if entry.text.is_empty() { String::new() } else { ": ".to_owned() };
                format!("{} {}{value}{text}{}", entry.act, entry.on[0], entry.text)
            })
            .collect()
    }

    /// A hand that writes into the officer's own journal.
    pub fn own_writer(&self) -> JournalWriter {
        let (login, box_name) = writes_as();
        JournalWriter::new(&self.register(), &self.state(), &login, &box_name)
    }

    /// The hand of a colleague on another box.
    pub fn colleague(&self) -> JournalWriter {
        JournalWriter::new(&self.register(), &self.0.path().join("colleague"), "plw", "northmere")
    }
}

/// The login and the box under which the program adds.
fn writes_as() -> (String, String) {
    let machine = Environment::read().unwrap();
    (machine.login, machine.box_name)
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

/// Begins to type a note on the first case of the board.
pub fn begin(terminal: &mut Terminal) {
    terminal.keys("a");
    terminal.shows(&format!("Note on {FIRST}"));
    terminal.keys(TYPED);
    terminal.shows(&format!("> {TYPED}"));
}

/// Leaves the board, from which `q` leaves the program, and gives the exit code.
#[track_caller]
pub fn leave(terminal: &mut Terminal) -> u32 {
    terminal.keys("q");
    terminal.shows("q again quits");
    terminal.keys("q");
    terminal.ends()
}
