//! The officer's own editor: the terminal is lent to it and taken back, and the file holds the new
//! words or the old ones. A screen of these tests' own making opens it; another process of this
//! test program shows that.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use caveat::record::Id;
use caveat::term::{self, DraftFolder, Editor, TerminalGuard, Ui};
use caveat::tui::effect::external::{EditorResult, EditorTarget};
use caveat::tui::effect::{DraftKey, Effect, Event};
use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::widgets::{Paragraph, Wrap};
use rustix::process::{Pid, Signal};

use super::driver::{PATIENCE, Setup, Terminal};
use super::subject::Desk;

/// Where the other process finds the register; without it, it does nothing.
const FOLDER: &str = "CAVEAT_TEST_EDITING";
/// The file that is edited.
const FILE: &str = "partners.toml";
/// A word that stands in it once.
const OLD: &str = "name = \"Northmere\"";
/// What the other process is told, to be that screen.
const ARGS: [&str; 5] = [
    "--exact",
    "--ignored",
    "--nocapture",
    "--test-threads=1",
    "terminal::editing::a_screen_that_opens_an_editor",
];
const TEXT: &str = "# By the clerk.\n[[partner]]\nname = \"Northmere\"\nid = \"NOR\"\n";

/// Shows what came of the last edit: `e` edits, `a` edits once more, `n` writes a note, `q` leaves.
struct Bare {
    said: String,
    copy: PathBuf,
}

impl Ui for Bare {
    type Order = ();
    type Answer = ();
    type Draft = ();

    fn update(&mut self, event: Event<()>) -> Vec<Effect<()>> {
        let (file, on) = (FILE.to_owned(), Id::new("NOR").unwrap());
        match event {
            Event::Edited(edited) => {
                self.said = format!("came: {edited:?}");
                if let EditorResult::Broken { copy, .. } = edited {
                    self.copy = copy;
                }
            }
            Event::Keys { keys, .. } => match keys[0].code {
                KeyCode::Char('e') => {
                    return vec![Effect::Edit(EditorTarget::Record { file, line: 3, on })];
                }
                KeyCode::Char('a') => {
                    let copy = self.copy.clone();
                    return vec![Effect::Edit(EditorTarget::Again { file, line: 3, copy })];
                }
                KeyCode::Char('n') => {
                    let (text, of) = ("one".into(), DraftKey::here(on, "long:note"));
                    return vec![Effect::Edit(EditorTarget::Note { text, of, copy: None })];
                }
                KeyCode::Char('q') => return vec![Effect::Quit(Some(String::new()))],
                KeyCode::Char(letter) => self.said = format!("key {letter}"),
                _ => {}
            },
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let said = Paragraph::new(self.said.as_str()).wrap(Wrap { trim: false });
        frame.render_widget(said, frame.area());
    }

    fn keep(&self) -> Option<()> {
        None
    }
}

#[test]
#[ignore = "the other half of the tests below: they start it on a terminal"]
fn a_screen_that_opens_an_editor() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let Ok(guard) = TerminalGuard::find() else { return };
    let (register, state) = (folder.join("register"), folder.join("state"));
    let editor = Editor::new(&register, &state, DraftFolder::new(&register, &state));
    let screen = Bare { said: "ready to edit".into(), copy: PathBuf::new() };
    let edit = |editing| editor.edit(editing);
    let ended = term::run(guard, screen, |()| true, |_| Ok(|()| {}), edit);
    std::process::exit(ended.map_or(99, |ended| ended.code).into());
}

/// A register of one file, a screen on it, and an editor that is a script.
struct Office {
    model: Desk,
    terminal: Terminal,
}

impl Office {
    /// `script` is what the editor does; `setting` how it is called, `%` the script's path.
    fn with(script: &str, setting: &str) -> Self {
        let this = std::env::current_exe().unwrap();
        let program = Setup::program(&this.to_string_lossy()).args(ARGS);
        let office = Self::start(script, setting, program);
        office.terminal.shows("ready to edit");
        office
    }

    /// The same, started from a command line.
    fn job(script: &str) -> Self {
        let mut office = Self::start(script, "%", Setup::command_line());
        office.terminal.shows("ready> ");
        office.terminal.keys(&format!("$THIS {}<enter>", ARGS.join(" ")));
        office.terminal.shows("ready to edit");
        office
    }

    fn start(script: &str, setting: &str, program: Setup) -> Self {
        let model = Desk::without_records();
        fs::write(model.register().join(FILE), TEXT).unwrap();
        let path = model.home().join("my editor");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        let setting = setting.replace('%', &format!("'{}'", path.display()));
        let program = program
            .env(FOLDER, model.register().join(".."))
            .env("THIS", std::env::current_exe().unwrap())
            .env("EDITOR", setting)
            .size(200, 24);
        let terminal = model.at(program).start();
        Self { model, terminal }
    }

    fn text(&self) -> String {
        fs::read_to_string(self.model.register().join(FILE)).unwrap()
    }

    /// The editor's process, where the script tells it.
    fn editor(&self) -> Pid {
        let pid = fs::read_to_string(self.model.home().join("pid")).unwrap();
        Pid::from_raw(pid.trim().parse().unwrap()).unwrap()
    }

    /// The screen is back: keys reach it, one by one, and it leaves the terminal as it was.
    #[track_caller]
    fn ends_well(mut self) {
        self.is_back();
        self.terminal.keys("q");
        assert_eq!(self.terminal.ends(), 0);
        assert_eq!(self.terminal.modes(), self.terminal.before);
        assert!(!self.terminal.alternate_screen() && !self.terminal.marks_pastes());
    }

    #[track_caller]
    fn is_back(&mut self) {
        assert!(self.terminal.alternate_screen() && self.terminal.marks_pastes());
        assert!(self.terminal.modes().is_raw() && self.terminal.cursor().is_none());
        self.terminal.keys("x");
        self.terminal.shows("key x");
    }
}

#[test]
fn what_the_editor_wrote_is_in_the_file_and_the_screen_is_back() {
    let script = "stty -a | grep -q ' icanon' || exit 9; sed -i s/Northmere/Wexcombe/ \"$1\"";
    let mut office = Office::with(script, "%");
    office.terminal.keys("e");
    office.terminal.shows("came: Saved(FileEdit { file: \"partners.toml\"");
    assert_eq!(office.text(), TEXT.replace(OLD, "name = \"Wexcombe\""));
    office.ends_well();
}

#[test]
fn a_setting_may_hold_arguments_and_quotes() {
    let script = "[ \"$1\" = 'a  b' ] && sed -i s/Northmere/Wexcombe/ \"$2\"";
    let mut office = Office::with(script, "% 'a  b'");
    office.terminal.keys("e");
    office.terminal.shows("came: Saved");
    assert!(office.text().contains("Wexcombe"));
    office.ends_well();
}

#[test]
fn words_that_are_no_records_are_told_and_can_be_mended() {
    let script = "if grep -q broken \"$1\"; then sed -i '/broken/d;s/North/South/' \"$1\"; \
                  else echo '[broken' >> \"$1\"; fi";
    let mut office = Office::with(script, "%");
    office.terminal.keys("e");
    office.terminal.shows("came: Broken");
    assert_eq!(office.text(), TEXT);
    office.is_back();
    office.terminal.keys("a");
    office.terminal.shows("came: Saved");
    assert_eq!(office.text(), TEXT.replace("North", "South"));
    office.ends_well();
}

#[test]
fn an_editor_that_ends_with_an_error_replaces_nothing() {
    let mut office = Office::with("echo more >> \"$1\"; exit 1", "%");
    office.terminal.keys("e");
    office.terminal.shows("ended with the error code 1: the setting EDITOR says so");
    office.terminal.shows("kept: Some");
    assert_eq!(office.text(), TEXT);
    office.ends_well();
}

#[test]
fn an_editor_that_is_not_there_is_told() {
    let mut office = Office::with("", "no-such-editor");
    office.terminal.keys("e");
    office.terminal.shows("`no-such-editor` cannot be started: the setting EDITOR says so");
    office.terminal.shows("kept: None");
    assert_eq!(fs::read_dir(office.model.register().join("../state/edits")).unwrap().count(), 0);
    office.ends_well();
}

#[test]
fn a_note_comes_back_from_the_editor() {
    let mut office = Office::with("echo ' and two' >> \"$1\"", "%");
    office.terminal.keys("n");
    office.terminal.shows("came: Note(\"one and two\\n\")");
    office.ends_well();
}

#[test]
fn ctrl_c_is_for_the_editor_alone() {
    let mut office = Office::with("echo waiting; while :; do sleep 0.05; done", "%");
    office.terminal.keys("e");
    office.terminal.shows("waiting");
    office.terminal.keys("<ctrl-c>");
    office.terminal.shows("came: Failed");
    office.ends_well();
}

#[test]
fn ctrl_z_in_the_editor_gives_the_command_line_back_and_fg_the_editor() {
    let script = "echo $$ > \"$HOME/pid\"; echo waiting; read x; sed -i s/North/South/ \"$1\"";
    let mut office = Office::job(script);
    office.terminal.keys("e");
    office.terminal.shows("waiting");
    let stat = format!("/proc/{}/stat", office.editor());
    for _ in 1..=2 {
        office.terminal.keys("<ctrl-z>");
        office.terminal.shows("Stopped");
        office.terminal.keys("clear; echo still here<enter>");
        office.terminal.until("the command line is back", |screen| {
            screen.contents().starts_with("still here\nready>")
        });
        office.terminal.keys("fg<enter>");
        office.terminal.shows("$THIS");
        // Only when it runs again is the terminal the editor's.
        let since = Instant::now();
        while fs::read_to_string(&stat).unwrap().contains(") T ") {
            assert!(since.elapsed() < PATIENCE, "the editor is not woken");
            sleep(Duration::from_millis(2));
        }
    }
    office.terminal.keys("<enter>");
    office.terminal.shows("came: Saved");
    office.is_back();
    office.terminal.keys("q");
    office.terminal.until("the command line is back", |screen| !screen.alternate_screen());
    assert_eq!(office.text(), TEXT.replace("North", "South"));
}

#[test]
fn told_to_end_it_waits_for_the_editor_and_then_goes() {
    let mut office = Office::with("echo waiting; read x; sed -i s/North/South/ \"$1\"", "%");
    office.terminal.keys("e");
    office.terminal.shows("waiting");
    office.terminal.signal(Signal::TERM);
    sleep(Duration::from_millis(500));
    office.terminal.keys("<enter>");
    assert_eq!(office.terminal.ends(), 143);
    assert_eq!(office.text(), TEXT.replace("North", "South"));
    assert_eq!(office.terminal.modes(), office.terminal.before);
}

#[test]
fn when_the_terminal_goes_away_both_go() {
    let mut office = Office::with("echo $$ > \"$HOME/pid\"; echo waiting; exec cat", "%");
    office.terminal.keys("e");
    office.terminal.shows("waiting");
    let editor = office.editor();
    office.terminal.hang_up();
    assert_eq!(office.terminal.ends(), 129);
    office.terminal.gone(editor);
    assert_eq!(office.text(), TEXT);
}
