//! A git repository of a test's own: nobody's settings, days that are always the same.

use std::path::Path;
use std::process::Command;

/// Runs git in a folder, in nobody's name and on a day as `2017-06-01`; gives what it says.
#[track_caller]
pub fn git(folder: &Path, day: &str, words: &[&str]) -> String {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars_os() {
        if name.as_encoded_bytes().starts_with(b"GIT_") {
            command.env_remove(name);
        }
    }
    let moment = format!("{day}T10:00:00Z");
    let ran = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_COMMITTER_DATE", &moment)
        .env("GIT_AUTHOR_DATE", &moment)
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=A Clerk", "-c", "user.email=clerk@ambleford.example"])
        .args(["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"])
        .args(words)
        .output()
        .unwrap();
    let said = |bytes| String::from_utf8(bytes).unwrap();
    assert!(ran.status.success(), "git {words:?}: {}", said(ran.stderr));
    said(ran.stdout)
}

/// Keeps everything in a folder as it is now.
#[track_caller]
pub fn commit(folder: &Path, day: &str) {
    git(folder, day, &["add", "--all"]);
    git(folder, day, &["commit", "--quiet", "--allow-empty", "--message", "Minutes"]);
}

/// Makes a repository of a folder and keeps what is in it.
#[track_caller]
pub fn init(folder: &Path, day: &str) {
    git(folder, day, &["init", "--quiet"]);
    commit(folder, day);
}
