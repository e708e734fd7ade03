//! The rules of the house, held: who may import whom, how long a file may be, what it opens with.

mod circles;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up; rooms of one floor do not know each other.
const FLOORS: [&[&str]; 11] = [
    &["text"],
    &["fault", "calendar"],
    &["record"],
    &["intake", "journal"],
    &["register"],
    &["query", "store"],
    &["report", "session"],
    &["tui"],
    &["term"],
    &["cli"],
    &["main"],
];

/// The most lines that a source file may have, its tests included.
const LONGEST: usize = 400;

/// The Rust files of a folder at the top, sorted.
fn files_of(folder: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    found.sort();
    found
}

fn source_files() -> Vec<PathBuf> {
    files_of("src")
}

fn name(path: &Path) -> String {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    path.strip_prefix(src).unwrap().to_string_lossy().into_owned()
}

fn room(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The code of a file: no comments, and nothing from its inline tests on.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that a file names after `crate::`.
fn imports(code: &str) -> BTreeSet<String> {
    let word = |rest: &str| {
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned()
    };
    code.split("crate::").skip(1).map(word).filter(|room| floor(room).is_some()).collect()
}

#[test]
fn imports_go_only_downwards() {
    let mut wrong = Vec::new();
    for path in source_files() {
        let name = name(&path);
        let own = room(&name).to_owned();
        let Some(from) = floor(&own) else { continue };
        for other in imports(&code(&fs::read_to_string(&path).unwrap())) {
            if other != own && floor(&other).unwrap() >= from {
                wrong.push(format!("{name} imports {other}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_room_has_its_floor() {
    let unknown: Vec<_> = source_files()
        .iter()
        .map(|path| room(&name(path)).to_owned())
        .filter(|room| room != "lib" && floor(room).is_none())
        .collect();
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn only_the_screen_knows_the_terminal() {
    let above = floor("tui").unwrap();
    for path in source_files() {
        let name = name(&path);
        if floor(room(&name)).is_some_and(|own| own < above) {
            let code = code(&fs::read_to_string(&path).unwrap());
            assert!(!code.contains("ratatui") && !code.contains("crossterm"), "{name}");
        }
    }
}

#[test]
fn panes_know_neither_the_app_nor_each_other() {
    /// The pane that a file belongs to: `tui/pane/matrix/grid.rs` is a part of `matrix`.
    fn pane(name: &str) -> Option<&str> {
        name.strip_prefix("tui/pane/")?.split(['/', '.']).next()
    }
    // What every pane is made of, the list of panes, and what several panes draw with.
    let shared = ["mod", "pane", "place", "open", "list", "timeline"];
    let names: Vec<String> = source_files().iter().map(|path| name(path)).collect();
    let panes: BTreeSet<&str> = names.iter().filter_map(|name| pane(name)).collect();
    for path in source_files() {
        let name = name(&path);
        let Some(own) = pane(&name) else { continue };
        let code = code(&fs::read_to_string(&path).unwrap());
        assert!(!code.contains("tui::app"), "{name} names the app");
        if own != "open" && own != "mod" {
            for other in panes.iter().filter(|other| **other != own && !shared.contains(other)) {
                for path in [format!("super::{other}"), format!("pane::{other}")] {
                    let is_named = code.match_indices(&path).any(|(at, _)| {
                        !code[at + path.len()..]
                            .starts_with(|c: char| c.is_alphanumeric() || c == '_')
                    });
                    assert!(!is_named, "{name} names {other}");
                }
            }
        }
    }
    let app =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui/app.rs")).unwrap();
    for word in ["Caveat", "Endorsement", "Decision", "Programme", "Partner"] {
        assert!(!code(&app).contains(word), "app.rs names {word}");
    }
}

#[test]
fn every_file_opens_with_a_sentence_and_is_short() {
    for path in files_of("src").into_iter().chain(files_of("tests")) {
        let (name, text) = (path.display(), fs::read_to_string(&path).unwrap());
        assert!(text.starts_with("//! "), "{name} has no opening sentence");
        assert!(text.lines().count() <= LONGEST, "{name} has {} lines", text.lines().count());
    }
}

#[test]
fn the_file_of_a_room_only_lists_what_is_in_it() {
    for path in source_files()
        .iter()
        .filter(|path| path.ends_with("mod.rs") && !path.ends_with("tests/mod.rs"))
    {
        let text = fs::read_to_string(path).unwrap();
        let code = code(&text);
        let plain: Vec<&str> = code.lines().filter(|line| !line.starts_with('#')).collect();
        let plain = plain.join("\n");
        for item in plain.split(';').map(str::trim).filter(|item| !item.is_empty()) {
            let item = item
                .strip_prefix("pub ")
                .or_else(|| item.strip_prefix("pub(crate) "))
                .unwrap_or(item);
            let lists = item.starts_with("mod ") || item.starts_with("use ");
            assert!(lists, "{}: {item}", name(path));
        }
    }
}

#[test]
fn no_name_is_a_drawer_for_everything() {
    for path in source_files() {
        let name = name(&path);
        for word in ["utils", "helper", "common", "types", "prelude", "manager"] {
            assert!(!name.contains(word), "{name}");
        }
        let code = code(&fs::read_to_string(&path).unwrap());
        assert!(!code.contains("pub fn get_"), "{name} has a `get_`");
    }
}

#[test]
fn the_screen_names_no_store() {
    for path in source_files() {
        let name = name(&path);
        if room(&name) == "tui" {
            let code = code(&fs::read_to_string(&path).unwrap());
            assert!(!code.contains("crate::store"), "{name} names the store");
        }
    }
}

#[test]
fn a_public_type_has_a_name_of_its_own() {
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in source_files() {
        for line in code(&fs::read_to_string(&path).unwrap()).lines() {
            let Some((before, rest)) =
                ["struct ", "enum ", "trait "].iter().find_map(|word| line.split_once(word))
            else {
                continue;
            };
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            // A macro's `struct $name` has no name of its own.
            if end > 0 && before.trim_start().starts_with("pub") && !before.contains('"') {
                homes.entry(rest[..end].to_owned()).or_default().push(name(&path));
            }
        }
    }
    homes.retain(|_, files| files.len() > 1);
    assert_eq!(homes, BTreeMap::new());
}
