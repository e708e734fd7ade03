//! Screens kept as files that read as screens.

use std::fs;
use std::path::Path;

/// Compares a screen with its file under `tests/screens`; with `CAVEAT_GOLDEN=write` in the
/// environment the file is written instead.
pub fn golden(name: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens").join(name);
    if std::env::var("CAVEAT_GOLDEN").is_ok_and(|word| word == "write") {
        fs::write(&path, now).unwrap();
        return;
    }
    let before = fs::read_to_string(&path).unwrap_or_default();
    if before == now {
        return;
    }
    let line = before.lines().zip(now.lines()).position(|(before, now)| before != now);
    let line = line.unwrap_or_else(|| before.lines().count().min(now.lines().count())) + 1;
    panic!(
        "\nThe screen differs from tests/screens/{name}, first in line {line}.\n\n\
         It was:\n{before}\nIt is now:\n{now}\n\
         If it should look so: CAVEAT_GOLDEN=write cargo test screens\n"
    );
}
