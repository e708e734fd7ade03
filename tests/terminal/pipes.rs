//! Output that nobody reads: a closed pipe is a reader who has seen enough, and no failure.

use std::process::Stdio;

use super::subject::Desk;

#[test]
fn a_closed_pipe_is_no_failure_and_says_nothing() {
    let model = Desk::new();
    let noted = model.run(&["-d", "register", "note", "CHO-1", "Looked at."]);
    assert_eq!(noted.status.code(), Some(0), "{noted:?}");
    let commands: [&[&str]; 10] = [
        &["list", "caveats"],
        &["list", "caveats", "--json"],
        &["list", "cases", "--sort", "id"],
        &["count", "caveats"],
        &["show", "STK-C7"],
        &["show", "STK-C7", "--json"],
        &["log"],
        &["check"],
        &["keys"],
        &["--help"],
    ];
    for args in commands {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = model.command(&[&["-d", "register"], args].concat());
        let output = command.stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
}

#[test]
fn nobody_to_talk_to_is_no_failure_either() {
    let model = Desk::new();
    for args in [&["list", "caveats", "ownr:x"][..], &["-d", "missing", "list", "caveats"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let spoken = model.run(args).status.code();
        let output = model.command(args).stderr(writer).output().unwrap();
        assert_eq!(output.status.code(), spoken, "{args:?}");
        assert!([Some(2), Some(3)].contains(&spoken), "{args:?}: {spoken:?}");
    }
}

#[test]
fn a_pipeline_that_ends_early_is_silent() {
    let model = Desk::new();
    let script = "$0 -d register list caveats | head -n 1; echo ${PIPESTATUS[0]}";
    let mut command = std::process::Command::new("bash");
    command.args(["-c", script, env!("CARGO_BIN_EXE_caveat")]);
    command.current_dir(model.register().join("..")).env("HOME", model.home());
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = said.lines().collect();
    assert_eq!((lines.len(), lines[1]), (2, "0"), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
