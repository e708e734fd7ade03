//! When the program has a fault of its own: what was typed is kept, the terminal is given back, and
//! it is said once. The fault is in a reading room of these tests' own making, which another
//! process of this test program shows; the program itself has none to be switched on.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::thread;

use caveat::register::LoadedRegister;
use caveat::store::{DraftStore, StoredDraftKey};
use caveat::term::{self, MessageSender, TerminalGuard, Ui};
use caveat::tui::app::App;
use caveat::tui::effect::external::EditorResult;
use caveat::tui::effect::{self, Answer, Effect, Event, Order};
use caveat::tui::model::StartOptions;
use crossterm::event::KeyCode;
use ratatui::Frame;

use super::driver::{Setup, Terminal};
use super::subject::{Desk, READY, TYPED, begin};

/// Where the other process finds the register and keeps what was typed; without it, it does nothing.
const FOLDER: &str = "CAVEAT_TEST_FAULTY";
/// The key that the faulty reading room cannot bear.
const FATAL: KeyCode = KeyCode::F(12);

/// A reading room with a fault in it.
struct Faulty(App);

impl Ui for Faulty {
    type Order = Order;
    type Answer = Answer;
    type Draft = (effect::DraftKey, String);

    fn update(&mut self, event: Event) -> Vec<Effect> {
        if let Event::Keys { keys, .. } = &event {
            assert!(keys.iter().all(|key| key.code != FATAL), "a fault \x1b[2Jmade on purpose");
        }
        self.0.update(event)
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.0.draw(frame);
    }

    fn keep(&self) -> Option<Self::Draft> {
        self.0.keep()
    }
}

#[test]
#[ignore = "the other half of the tests below: they start it on a terminal"]
fn a_reading_room_with_a_fault() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let Ok(guard) = TerminalGuard::find() else { return };
    let drafts = DraftStore::new(&folder.join("home/.local/state/caveat"));
    let keeper = move |(key, text): (effect::DraftKey, String)| {
        let effect::DraftKey { on: record, field, .. } = key;
        let (register, terminal) = ("/register".into(), String::new());
        drafts.save(&StoredDraftKey { register, record, field, terminal }, "", &text).is_ok()
    };
    let opening = StartOptions { today: jiff::civil::date(2017, 7, 17), ..StartOptions::default() };
    let hire = |post: MessageSender<Answer>| {
        post.send(Answer::Loaded(Box::new(read(&folder.join("register")))));
        Ok(|order| {
            if let Order::Append { .. } = order {
                thread::spawn(|| panic!("a fault in the worker"));
            }
        })
    };
    let no_editor = |_| EditorResult::Same;
    let ended = term::run(guard, Faulty(App::new(opening)), keeper, hire, no_editor);
    panic!("it should not end in good order: {ended:?}");
}

fn read(register: &Path) -> LoadedRegister {
    LoadedRegister::load(register, "box", &|_, _| {}).unwrap()
}

/// The faulty reading room on the board of a register.
fn open(model: &Desk) -> Terminal {
    let this = OsString::from(std::env::current_exe().unwrap());
    let name = "terminal::faulty::a_reading_room_with_a_fault";
    let other = Setup::program(&this.to_string_lossy()).env(FOLDER, model.register().join(".."));
    let args = ["--exact", "--ignored", "--nocapture", "--test-threads=1", name];
    let terminal = model.at(other.args(args)).start();
    terminal.shows(READY);
    terminal
}

#[track_caller]
fn says_once(terminal: &mut Terminal, words: &str) {
    assert_eq!(terminal.ends(), 101);
    assert!(!terminal.alternate_screen() && !terminal.marks_pastes());
    assert_eq!(terminal.modes(), terminal.before);
    let said = terminal.screen().replace('\n', "");
    assert_eq!(said.matches(words).count(), 1, "{said}");
    assert_eq!(said.matches("caveat stopped because of a fault in the program").count(), 1);
}

#[test]
fn a_fault_keeps_the_text_and_says_so_once() {
    let model = Desk::new();
    let mut terminal = open(&model);
    begin(&mut terminal);
    terminal.bytes(b"\x1b[24~");
    says_once(&mut terminal, "a fault ␛[2Jmade on purpose (tests/terminal/faulty.rs:");
    terminal.shows("is kept as a draft.");
    assert_eq!(model.kept(), TYPED);
}

#[test]
fn a_text_that_cannot_be_kept_is_not_said_to_be() {
    let model = Desk::new();
    std::fs::write(model.home().join(".local"), "no folder").unwrap();
    let mut terminal = open(&model);
    begin(&mut terminal);
    terminal.bytes(b"\x1b[24~");
    says_once(&mut terminal, "a fault ␛[2Jmade on purpose");
    terminal.shows("but the text being typed could not be kept.");
}

#[test]
fn a_fault_in_another_thread_ends_it_in_the_same_way() {
    let model = Desk::new();
    let mut terminal = open(&model);
    begin(&mut terminal);
    terminal.keys("<enter>");
    says_once(&mut terminal, "a fault in the worker (tests/terminal/faulty.rs:");
    terminal.shows("What was saved is safe");
}
