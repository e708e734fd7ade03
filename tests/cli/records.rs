//! Record files with faults: each is told exactly as the file itself says, in `#!` lines at its end.

use std::fs;
use std::path::Path;

use super::support::Desk;

#[test]
fn each_faulty_file_is_told_word_for_word() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/faulty");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 24, "{} files", files.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let wanted: Vec<String> = text
            .lines()
            .filter_map(|line| line.strip_prefix("#! "))
            .map(|told| format!("a.toml:{told}").replace(&name(&file), "a.toml"))
            .collect();
        assert!(!wanted.is_empty(), "{} says nothing of its faults", file.display());
        let ran = Desk::with(&text).run(&["check"]);
        assert_eq!(ran.lines(), wanted, "{}", file.display());
        let serious = wanted.iter().any(|told| !told.contains(": gap: "));
        assert_eq!(ran.code, Some(i32::from(serious)), "{}", file.display());
    }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap().to_string_lossy().into_owned()
}
