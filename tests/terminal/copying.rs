//! What is copied reaches the terminal or tmux, and a file as well. The reading room here is of
//! these tests' own making, which another process of this test program shows: each key copies.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use caveat::register::LoadedRegister;
use caveat::term::{
    self, DraftFolder, MessageSender, TerminalGuard, Ui, WorkerContext, WorkerThreads,
};
use caveat::tui::effect::external::{CopyRoute, EditorResult};
use caveat::tui::effect::{Answer, Effect, Event, Order};
use crossterm::event::KeyCode;
use ratatui::Frame;

use super::driver::{Setup, Terminal};
use super::subject::Desk;

/// Where the other process finds its folders; without it, it does nothing.
const FOLDER: &str = "CAVEAT_TEST_COPYING";
/// What the key `c` copies, and how it is spelled for a terminal.
const TEXT: &str = "AMB-C1\tPosts are filled\n";
const SPELLED: &str = "\x1b]52;c;QU1CLUMxCVBvc3RzIGFyZSBmaWxsZWQK";

/// A reading room that copies, and shows what became of it.
struct Copying(String);

impl Ui for Copying {
    type Order = Order;
    type Answer = Answer;
    type Draft = ();

    fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Keys { keys, .. } => keys
                .iter()
                .map(|key| match key.code {
                    KeyCode::Char('c') => Effect::Copy(TEXT.into()),
                    KeyCode::Char('l') => Effect::Copy("x".repeat(60_000)),
                    _ => Effect::Quit(None),
                })
                .collect(),
            Event::Copied(copied) => {
                let way = match copied.sent {
                    CopyRoute::Terminal => "your terminal".to_owned(),
                    CopyRoute::Tmux => "tmux".to_owned(),
                    CopyRoute::TooLong => "nobody".to_owned(),
                };
                let kept = copied.kept.unwrap_or_else(|why| why.to_string());
                self.0 = format!("{} bytes to {way}, {kept}", copied.bytes);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        frame.render_widget(&*self.0, frame.area());
    }

    fn keep(&self) -> Option<()> {
        None
    }
}

#[test]
#[ignore = "the other half of the tests below: they start it on a terminal"]
fn a_reading_room_that_copies() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let Ok(guard) = TerminalGuard::find() else { return };
    let home = folder.join("home");
    let bench = WorkerContext {
        folder: folder.join("register"),
        state: home.join("state"),
        config: home.join("config.toml"),
        home: Some(home),
        started: folder,
        login: "amk".into(),
        box_name: "box1".into(),
    };
    let read = LoadedRegister::load(&bench.folder, "box1", &|_, _| {}).unwrap();
    let drafts = DraftFolder::new(&bench.folder, &bench.state);
    let hire = |post: MessageSender<Answer>| WorkerThreads::open(&bench, drafts, post, Some(read));
    let room = Copying("ready to copy".into());
    let ended = term::run(guard, room, |()| true, hire, |_| EditorResult::Same).unwrap();
    assert_eq!(ended.code, 0);
}

/// The reading room at a model, inside tmux where there is a script that plays it.
fn open(model: &Desk, tmux: Option<&str>) -> Terminal {
    let this = std::env::current_exe().unwrap();
    let name = "terminal::copying::a_reading_room_that_copies";
    let args = ["--exact", "--ignored", "--nocapture", "--test-threads=1", name];
    let mut other = Setup::program(&this.to_string_lossy())
        .args(args)
        .env(FOLDER, fs::canonicalize(model.register().join("..")).unwrap());
    if let Some(script) = tmux {
        let programs = model.home().join("bin");
        fs::create_dir(&programs).unwrap();
        let tmux = programs.join("tmux");
        fs::write(&tmux, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&tmux, fs::Permissions::from_mode(0o755)).unwrap();
        let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
        other = other.env("PATH", path).env("TMUX", "/tmp/tmux-0/default,1,0");
    }
    let terminal = model.at(other).start();
    terminal.shows("ready to copy");
    terminal
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_copy_is_sent_to_the_terminal_and_kept_in_a_file() {
    let model = Desk::without_records();
    let mut terminal = open(&model, None);
    assert!(!terminal.raw().contains("\x1b]52"));
    terminal.keys("c");
    terminal.shows("24 bytes to your terminal, ~/state/last-copy.txt");
    assert_eq!(terminal.raw().matches(SPELLED).count(), 1);
    assert_eq!(read(&model.home().join("state/last-copy.txt")), TEXT);
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_copy_that_is_too_long_for_terminals_is_only_kept() {
    let model = Desk::without_records();
    let mut terminal = open(&model, None);
    terminal.keys("l");
    terminal.shows("60000 bytes to nobody, ~/state/last-copy.txt");
    assert!(!terminal.raw().contains("\x1b]52"));
    assert_eq!(read(&model.home().join("state/last-copy.txt")).len(), 60_000);
}

#[test]
fn inside_tmux_a_copy_is_handed_to_tmux_and_not_written_to_the_terminal() {
    let model = Desk::without_records();
    let mut terminal = open(&model, Some("echo \"$*\" > \"$HOME/asked\"; cat > \"$HOME/given\""));
    terminal.keys("c");
    terminal.shows("24 bytes to tmux, ~/state/last-copy.txt");
    assert_eq!(read(&model.home().join("asked")), "load-buffer -w -\n");
    assert_eq!(read(&model.home().join("given")), TEXT);
    assert!(!terminal.raw().contains("\x1b]52"));
}

#[test]
fn a_tmux_that_refuses_leaves_it_to_the_terminal() {
    let model = Desk::without_records();
    let mut terminal = open(&model, Some("echo no > \"$HOME/asked\"; exit 1"));
    terminal.keys("c");
    terminal.shows("24 bytes to your terminal, ~/state/last-copy.txt");
    assert_eq!(read(&model.home().join("asked")), "no\n");
    assert_eq!(terminal.raw().matches(SPELLED).count(), 1);
}
