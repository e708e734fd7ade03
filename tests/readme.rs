//! The README says what the program does: its key table and its picture are the program's own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// What stands between two marks of the README.
fn between(mark: &str, end: &str) -> String {
    let text = readme();
    let from = text.find(mark).unwrap() + mark.len();
    let to = from + text[from..].find(end).unwrap();
    text[from..to].trim().to_owned()
}

#[test]
fn the_key_table_is_what_the_program_prints() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_caveat")).args(["keys", "--md"]).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let message = "run `caveat keys --md` and put its table between the marks";
    assert_eq!(between("<!-- keys -->", "<!-- /keys -->"), printed.trim(), "{message}");
}

#[test]
fn the_picture_is_the_screen_as_it_is_drawn() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens/board-80x24.txt");
    let golden = fs::read_to_string(golden).unwrap();
    let picture = between("<!-- screen: board-80x24 -->", "<!-- /screen -->");
    let picture = picture.trim_start_matches("```text\n").trim_end_matches("```");
    assert_eq!(picture.trim_end(), golden.trim_end());
}

#[test]
fn the_filter_words_are_all_there() {
    let text = readme();
    for name in caveat::query::FIELDS.iter().map(|field| field.name) {
        assert!(text.contains(name), "field {name}");
    }
    for name in caveat::query::FLAGS.iter().map(|flag| flag.name) {
        assert!(text.contains(name), "flag {name}");
    }
}

#[test]
fn its_record_and_its_entry_can_be_read() {
    let text = readme();
    let blocks: Vec<&str> =
        text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let caveat = blocks.iter().find(|block| block.contains("[[caveat]]")).unwrap();
    let settings = caveat::record::RegisterSettings::default();
    let contents = caveat::record::read(&"a.toml".into(), caveat, &settings);
    assert_eq!(contents.faults, []);
    let entry = blocks.iter().find(|block| block.contains("[[entry]]")).unwrap();
    let entry: BTreeMap<String, Vec<caveat::journal::Entry>> = toml::from_str(entry).unwrap();
    assert_eq!(entry["entry"][0].value, "not-met");
}
