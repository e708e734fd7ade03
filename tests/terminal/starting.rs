//! Every way to start the program, what it says where it cannot, and where there is no terminal.

use std::fs;
use std::process::Stdio;

use super::driver::{Setup, Terminal};
use super::subject::{Desk, READY, leave};

const PIPED: &str = "caveat: there is no terminal to open the screen on; \
    in scripts use `caveat list` (see `caveat --help`)\n";

#[test]
fn it_takes_the_terminal_over_and_gives_it_back_as_it_was() {
    let model = Desk::new();
    let mut terminal = model.open();
    assert!(terminal.alternate_screen() && terminal.marks_pastes());
    assert!(terminal.modes().is_raw(), "{:?}", terminal.modes());
    assert!(!terminal.raw().contains("\x1b[?100"), "the mouse is left alone");
    assert_eq!(leave(&mut terminal), 0);
    assert!(!terminal.alternate_screen() && !terminal.marks_pastes());
    assert_eq!(terminal.modes(), terminal.before);
    assert_eq!(terminal.cursor(), Some((0, 0)), "shown, where it was");
}

#[test]
fn the_sample_register_is_laid_out_once_and_told() {
    let model = Desk::without_records();
    let data = model.home().join("data");
    let start = || model.at(Setup::caveat()).env("XDG_DATA_HOME", &data).start();
    let mut terminal = start();
    terminal.shows(READY);
    terminal.shows("This is the sample register. Your own: caveat DIR. It is copied to");
    assert_eq!(leave(&mut terminal), 0);
    let sample = data.join("caveat/sample");
    let chorley = sample.join("chorley.toml");
    let mine = fs::read_to_string(&chorley).unwrap().replace("High Intensity Users", "My words");
    fs::write(&chorley, &mine).unwrap();

    let mut terminal = start();
    terminal.shows("My words");
    terminal.keys("a");
    terminal.shows("Note on CHO-1");
    terminal.keys("Tried out.<enter>");
    terminal.shows("Saved: note on CHO-1");
    assert_eq!(leave(&mut terminal), 0);
    assert_eq!(fs::read_to_string(&chorley).unwrap(), mine, "the copy is left alone");
    assert!(sample.join("journal").is_dir(), "and one can add to it");
}

#[test]
fn a_register_is_named_in_any_of_three_ways() {
    let model = Desk::new();
    for args in [&["register"][..], &["-d", "register"], &["--dir", "register"]] {
        model.start(args).shows(READY);
    }
    let by_environment = model.at(Setup::caveat()).env("CAVEAT_REGISTER", model.register());
    by_environment.start().shows(READY);
    assert!(!model.home().join(".local/share/caveat").exists(), "no sample was laid out");
}

#[test]
fn an_id_lands_on_its_dossier_and_esc_leads_to_the_board() {
    let model = Desk::new();
    for args in
        [&["register", "STK-C7"][..], &["register", "stk-c7"], &["-d", "register", "STK-C7"]]
    {
        let mut terminal = model.start(args);
        terminal.shows("on STK-C7");
        terminal.shows("Esc goes back to cases");
        terminal.keys("<esc>");
        terminal.shows(READY);
    }
}

#[test]
fn a_filter_and_a_view_are_taken_from_the_command_line() {
    let model = Desk::new();
    let terminal = model.start(&["register", "-f", "caveat-is:overdue"]);
    terminal.shows("Cases 2 of 9");
    terminal.shows("─ caveat-is:overdue ┐");
    for view in ["2", "overdue"] {
        let terminal = model.start(&["register", "-v", view]);
        terminal.shows("[2 Overdue 6]");
        terminal.shows("Caveats 6 of ");
    }
    let terminal = model.start(&["register", "-f", "-caveat-is:overdue"]);
    terminal.shows("Cases 7 of 9");
}

#[test]
fn read_only_shows_and_adds_nothing() {
    let model = Desk::new();
    let mut terminal = model.start(&["register", "--read-only"]);
    terminal.shows(READY);
    terminal.shows("READ ONLY");
    for keys in ["a", "vm", "u"] {
        terminal.keys(keys);
        terminal.shows("Read only: you may look, copy and export, not write");
        terminal.keys("j");
        terminal.hides("Read only:");
    }
    assert_eq!(leave(&mut terminal), 0);
    assert!(!model.register().join("journal").exists());
}

/// The terminal after a start that came to nothing: no screen was shown, and this is the exit code.
#[track_caller]
fn refused(model: &Desk, args: &[&str], code: u32, words: &[&str]) -> Terminal {
    let mut terminal = model.start(args);
    assert_eq!(terminal.ends(), code, "{args:?}: {}", terminal.screen());
    assert!(!terminal.raw().contains("\x1b[?1049"), "{:?}", terminal.raw());
    assert_eq!(terminal.modes(), terminal.before);
    let said = terminal.screen().replace('\n', " ");
    for words in words {
        assert!(said.contains(words), "{words:?} is not said: {said}");
    }
    terminal
}

#[test]
fn what_cannot_be_opened_is_said_with_what_to_do() {
    let model = Desk::new();
    refused(&model, &["./missing"], 3, &["./missing is not a folder", "mkdir -p ./missing"]);
    refused(&model, &["-d", "missing"], 3, &["missing is not a folder", "to start one"]);
    refused(&model, &["register", "STK-C77"], 1, &["no record has the id STK-C77", "STK-C7"]);
    refused(&model, &["registre"], 2, &["`registre` is no command", "nearest folder: register"]);
    refused(&model, &["register", "-v", "Overdu"], 2, &["there is no view Overdu", "2 Overdue"]);
    let terminal = refused(&model, &["register", "-f", "ownr:nobody"], 2, &["owner"]);
    let said = terminal.screen();
    let lines: Vec<_> = said.lines().collect();
    let query = lines.iter().position(|line| line.contains("ownr:nobody")).expect("the filter");
    let under = lines[query + 1].find('^').expect("a sign under the mistake");
    assert_eq!(lines[query].find("ownr"), Some(under), "{said}");
}

#[test]
fn in_a_pipe_it_says_so_in_one_line_and_writes_no_escape() {
    let model = Desk::new();
    for stdin in [Stdio::null(), Stdio::piped()] {
        let output = model.command(&["register"]).stdin(stdin).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8_lossy(&output.stderr), PIPED);
        assert_eq!(output.stdout, b"");
    }
}

#[test]
fn with_a_terminal_on_one_side_only_it_says_the_same() {
    let model = Desk::new();
    for command in ["$CAVEAT register | cat", "$CAVEAT register <lt> /dev/null"] {
        let mut terminal = model.at(Setup::command_line()).start();
        terminal.shows("ready> ");
        terminal.keys(&format!("{command}; echo code ${{PIPESTATUS[0]}}<enter>"));
        terminal.shows("\ncode 2");
        terminal.shows("caveat: there is no terminal to open the screen on");
        assert!(!terminal.raw().contains("\x1b[?1049"), "{:?}", terminal.raw());
    }
}

#[test]
fn a_dumb_terminal_is_told_apart() {
    let model = Desk::new();
    let mut terminal = model.at(Setup::caveat().args(["register"])).env("TERM", "dumb").start();
    assert_eq!(terminal.ends(), 2);
    assert!(!terminal.raw().contains('\x1b'), "{:?}", terminal.raw());
    let said = terminal.screen().replace('\n', "");
    assert_eq!(
        said,
        "caveat: this terminal cannot show a screen (TERM=dumb); use `caveat list` \
         (see `caveat --help`)"
            .chars()
            .collect::<String>()
    );
}
