//! Register folders as they are found: damaged, half merged, of other systems, hostile.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use super::support::Desk;

/// A caveat file that is sound, beside which others are broken.
const SOUND: &str = "[[programme]]\nid = \"AMB\"\ntitle = \"Ambleford Together\"\n";

/// Whatever stands in `b.toml`: what `check` says of it, and that the rest is still listed.
fn left_out(model: &Desk, told: &str) {
    let ran = model.run(&["check"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(ran.out, format!("{told}\n"));
    let ran = model.run(&["list", "programmes", "--columns", "id"]);
    assert_eq!(ran.all(), (Some(3), "ID\nAMB\n", &*format!("{told}\n")));
    assert_eq!(model.run(&["count", "programmes"]).all(), (Some(3), "1\n", &*format!("{told}\n")));
    assert_eq!(model.run(&["show", "AMB"]).code, Some(3));
    let json = model.run(&["list", "programmes", "--json"]);
    assert_eq!(json.code, Some(3));
    assert!(serde_json::from_str::<serde_json::Value>(&json.out).is_ok());
}

fn beside(name: &str, bytes: impl AsRef<[u8]>) -> Desk {
    let model = Desk::with(SOUND);
    model.write(name, bytes);
    model
}

#[test]
fn a_syntax_error_costs_its_file_alone() {
    let model = beside("b.toml", "[[case]]\nid = \"AMB-1\"\ntitle = oops\n");
    let told = model.run(&["check"]).out;
    assert!(told.starts_with("b.toml:3:9: error: syntax: this file is not TOML: "), "{told}");
    left_out(&model, told.trim_end());
    let ran = model.run(&["show", "AMB-1"]);
    assert_eq!(
        ran.all(),
        (Some(3), "", "caveat: AMB-1 is on file, but cannot be read\n  `caveat check` tells why\n")
    );
}

#[test]
fn conflict_markers_are_called_by_their_name() {
    let text = "<<<<<<< HEAD\n[[case]]\n=======\n[[caveat]]\n>>>>>>> theirs\n";
    left_out(
        &beside("b.toml", text),
        "b.toml:1:1: error: conflict: git left conflict markers in this file (choose between the \
         two versions, delete the <<<<<<<, ======= and >>>>>>> lines)",
    );
}

#[test]
fn text_that_is_not_utf8_is_told_with_its_line() {
    left_out(
        &beside("b.toml", b"[[case]]\nid = \"AMB-1\"\ntitle = \"caf\xe9\"\n"),
        "b.toml:3:13: error: not-utf8: this file is not UTF-8 text (save it again as UTF-8; a \
         file from an old Windows program is often Windows-1252)",
    );
}

#[test]
fn a_nul_is_told_with_its_place() {
    left_out(
        &beside("b.toml", "[[case]]\nid = \"\0\"\n"),
        "b.toml:2:7: error: nul: there is a NUL byte in this file (the file was damaged, or is \
         not text; restore it from a copy)",
    );
}

#[test]
fn a_file_beyond_its_limit_is_refused_with_both_sizes() {
    let model = beside("b.toml", "#".repeat((1 << 20) + 1));
    left_out(
        &model,
        "b.toml: error: too-large: this file has 1048577 bytes; the limit is 1048576 (split it \
         into several files, or set `file_limit` in register.toml)",
    );
    model.write("register.toml", "file_limit = \"2 MiB\"\n");
    assert_eq!(model.run(&["check"]).code, Some(0));
}

#[test]
fn links_and_pipes_are_refused_and_never_waited_for() {
    let told = |what: &str| {
        format!(
            "b.toml: error: refused: this is {what}, not an ordinary file; it is not read (a \
             register holds ordinary files only: put a copy of the file here)"
        )
    };
    let model = Desk::with(SOUND);
    symlink("a.toml", model.register().join("b.toml")).unwrap();
    left_out(&model, &told("a symbolic link"));
    let model = Desk::with(SOUND);
    let mode = rustix::fs::Mode::from_raw_mode(0o600);
    let kind = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, model.register().join("b.toml"), kind, mode, 0).unwrap();
    left_out(&model, &told("a named pipe"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_ordinary() {
    let model = Desk::with(format!("\u{feff}{}", SOUND.replace('\n', "\r\n")));
    assert_eq!(model.run(&["check"]).code, Some(0));
    assert_eq!(model.run(&["count", "programmes"]).out, "1\n");
    model.write("a.toml", "\u{feff}[[programme]]\r\nid = \"AMB\"\r\ntitle = \"x\"\r\narae = 1\r\n");
    assert!(model.run(&["check"]).out.starts_with("a.toml:4:1: warning: unknown-key: "));
}

#[test]
fn one_id_twice_is_told_with_both_places_and_the_first_keeps_it() {
    let model = beside("b.toml", "\n[[programme]]\nid = \"AMB\"\ntitle = \"Another\"\n");
    let ran = model.run(&["check"]);
    assert_eq!(
        (ran.code, &*ran.out),
        (
            Some(1),
            "b.toml:2:1: error: duplicate-id: AMB is the id of two records: a.toml:1 keeps it, \
             this one is not shown (give one of them another id; until then nothing can be added \
             to it)\n"
        )
    );
    let told = ran.out;
    let ran = model.run(&["list", "programmes", "--columns", "title"]);
    assert_eq!(ran.all(), (Some(3), "TITLE\nAmbleford Together\n", &*told));
}

#[test]
fn hidden_files_sources_and_journals_are_no_records() {
    let model = Desk::with(SOUND);
    for name in [".hidden.toml", ".git/x.toml", "sources/x.toml", "notes.txt", "a.toml.orig"] {
        model.write(name, "not = toml = at all");
    }
    model.write(".gitignore", "*.toml\n");
    model.write("deep/er/b.toml", "[[programme]]\nid = \"NOR\"\ntitle = \"Northmere\"\n");
    assert_eq!(model.run(&["check"]).code, Some(0));
    assert_eq!(model.run(&["count", "programmes"]).out, "2\n");
}

#[test]
fn what_may_not_be_read_is_left_out_and_told() {
    if rustix::process::geteuid().is_root() {
        return; // to root every door is open
    }
    let model = beside("b.toml", SOUND);
    let path = model.register().join("b.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    left_out(
        &model,
        "b.toml: error: unreadable: this file cannot be opened: you have no permission (ask \
         whoever looks after the register for read permission)",
    );
    fs::set_permissions(model.register(), fs::Permissions::from_mode(0o000)).unwrap();
    let ran = model.run(&["check"]);
    fs::set_permissions(model.register(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.contains("you have no permission"), "{}", ran.err);
}

#[test]
fn a_damaged_journal_costs_its_own_entry_and_is_told() {
    let model = Desk::with(SOUND);
    model.run(&["note", "AMB", "First."]);
    model.run(&["note", "AMB", "Second."]);
    let folder = fs::read_dir(model.register().join("journal")).unwrap();
    let path = folder.map(|entry| entry.unwrap().path()).find(|path| path.is_file()).unwrap();
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, whole.replace("First.", "Other.")).unwrap();
    let ran = model.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains(":1: warning: journal-changed: this entry was changed"),
        "{}",
        ran.out
    );
    let notes = model.json(&["list", "notes", "--json"]);
    assert_eq!(notes["rows"][0]["trust"], "changed");
    assert_eq!(notes["rows"][1]["text"], "Second.");
    assert_eq!(model.run(&["list", "programmes"]).code, Some(0));
}
