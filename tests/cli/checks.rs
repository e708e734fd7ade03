//! `caveat check`: levels, order, exit codes, and the underlined form of a terminal.

use std::io::Read;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::support::{CAVEAT, Desk};

#[test]
fn a_sound_register_has_nothing_to_tell_and_ends_with_0() {
    let model = Desk::new();
    let told =
        format!("0 errors, 0 warnings, 0 gaps in 2 files of {}\n", model.register().display());
    assert_eq!(model.run(&["check"]).all(), (Some(0), "", &*told));
}

#[test]
fn gaps_are_told_and_change_no_exit_code() {
    let model = Desk::with("[[document]]\nid = \"AMB-DOC9\"\ntitle = \"A letter\"\n");
    let ran = model.run(&["check"]);
    assert_eq!(ran.code, Some(0));
    assert_eq!(
        ran.out,
        "a.toml:1:1: gap: no-saved-text: AMB-DOC9 has no saved text, so nothing quoted from it \
         can be checked\n"
    );
    assert!(ran.err.starts_with("0 errors, 0 warnings, 1 gap in 1 file of "), "{}", ran.err);
}

#[test]
fn errors_come_first_then_warnings_each_in_order_of_place() {
    let model = Desk::with("[[programme]]\nid = \"AMB\"\ntitle = \"x\"\narae = \"y\"\n");
    model.write("b.toml", "[[case]]\n");
    model.write("0.toml", "[[document]]\nid = \"D\"\ntitle = \"x\"\nkind = \"minuets\"\n");
    let ran = model.run(&["check"]);
    let places: Vec<&str> = ran.out.lines().map(|line| line.split(": ").next().unwrap()).collect();
    let missing = ["b.toml:1:1"; 4];
    assert_eq!(places[..4], missing, "{}", ran.out);
    assert_eq!(places[4..], ["0.toml:4:8", "a.toml:4:1", "0.toml:1:1"]);
    assert_eq!(ran.code, Some(1));
}

#[test]
fn a_warning_alone_ends_with_1() {
    let model = Desk::with("[[programme]]\nid = \"AMB\"\ntitle = \"x\"\narae = \"y\"\n");
    let ran = model.run(&["check"]);
    assert_eq!(
        (ran.code, &*ran.out),
        (
            Some(1),
            "a.toml:4:1: warning: unknown-key: `arae` is not a key of this record \
             (did you mean `area`?)\n"
        )
    );
}

#[test]
fn the_folder_may_stand_behind_check_but_not_twice() {
    let model = Desk::with("[[programme]]\nid = \"AMB\"\n");
    let folder = model.register().display().to_string();
    assert_eq!(model.alone(&["check", &folder]).code, Some(1));
    assert_eq!(model.alone(&["-d", &folder, "check"]).code, Some(1));
    assert_eq!(model.alone(&["check", &folder, "-d", &folder]).code, Some(2));
}

#[test]
fn on_a_terminal_the_line_is_underlined() {
    let model = Desk::with("[[programme]]\nid = \"AMB\"\ntitle = \"x\"\narae = \"\u{202e}y\"\n");
    let size = PtySize { rows: 24, cols: 72, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(CAVEAT);
    command.args(["check", &model.register().display().to_string()]);
    command.env("HOME", model.own("home"));
    command.cwd(model.register());
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut screen = Vec::new();
    // The end of a terminal whose program has ended is told as an error on Linux.
    let _ = pty.master.try_clone_reader().unwrap().read_to_end(&mut screen);
    assert_eq!(child.wait().unwrap().exit_code(), 1);
    let screen = String::from_utf8(screen).unwrap().replace("\r\n", "\n");
    let wanted = "warning[unknown-key]: `arae` is not a key of this record\n \
        --> a.toml:4:1\n  |\n4 | arae = \"\u{fffd}y\"\n  | ^^^^\n  |\n  \
        = help: did you mean `area`?\n";
    assert!(screen.contains(wanted), "{screen}");
    assert!(!screen.contains('\u{1b}'));
}
