//! Runs the git on this box to read what it keeps. It writes nothing, fetches nothing, asks
//! nothing, and starts no other program.

use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// The most bytes of one answer, where its size is not known before.
pub(super) const MOST: usize = 256 << 20;
/// The most bytes that are kept of what git says on the side.
const SIDE: u64 = 64 << 10;
/// How often its end is looked for, once it has said all.
const LOOK: Duration = Duration::from_millis(2);

/// What goes before every question: no pager, no hook, no watcher, no way to another box.
const STRICT: [&str; 8] = [
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
];

/// The environment variables that git gets; all others of its own are removed.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("LC_ALL", "C"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_LITERAL_PATHSPECS", "1"),
];

/// Git, asked in a folder.
#[derive(Debug, Clone)]
pub(super) struct Git {
    program: PathBuf,
    folder: PathBuf,
    patience: Duration,
}

/// Why git gave no answer.
#[derive(Debug)]
pub(super) enum GitFailure {
    /// There is no git on this box.
    NoGit,
    /// It took too long, and was stopped.
    Slow,
    /// It said more than there can be, and was stopped.
    TooMuch,
    /// It could not be started or read.
    Broken(io::Error),
    /// What was asked for cannot be had; what git says to that.
    Refused(String),
}

impl From<io::Error> for GitFailure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NoGit,
            _ => Self::Broken(error),
        }
    }
}

impl Git {
    /// The git on this box, to be asked in this folder.
    pub fn new(folder: &Path) -> Self {
        Self { program: "git".into(), folder: folder.to_owned(), patience: PATIENCE }
    }

    /// Asks it; `input` is what it reads, `most` the most bytes that it may answer.
    pub fn run(&self, words: &[&str], input: Vec<u8>, most: usize) -> Result<Vec<u8>, GitFailure> {
        // A folder that is gone would look like a program that is not there.
        std::fs::metadata(&self.folder).map_err(GitFailure::Broken)?;
        let mut child = self.command(words).spawn()?;
        let said = listen(child.stdout.take(), most as u64 + 1);
        let side = listen(child.stderr.take(), SIDE);
        if let Some(mut to) = child.stdin.take() {
            // What it does not read it does not need: it has said why on the side.
            std::thread::spawn(move || to.write_all(&input));
        }
        let until = Instant::now() + self.patience;
        let Ok(said) = said.recv_timeout(self.patience) else {
            return stopped(child, GitFailure::Slow);
        };
        let said = match said {
            Ok(said) if said.len() > most => return stopped(child, GitFailure::TooMuch),
            Ok(said) => said,
            Err(error) => return stopped(child, GitFailure::Broken(error)),
        };
        let end = loop {
            match child.try_wait()? {
                Some(end) => break end,
                None if Instant::now() > until => return stopped(child, GitFailure::Slow),
                None => std::thread::sleep(LOOK),
            }
        };
        if end.success() {
            return Ok(said);
        }
        let side = side.recv_timeout(self.patience).ok().and_then(Result::ok).unwrap_or_default();
        Err(GitFailure::Refused(String::from_utf8_lossy(&side).trim().to_owned()))
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        // GIT_DIR and the like would lead it to another repository, GIT_TRACE write files.
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"GIT_") {
                command.env_remove(name);
            }
        }
        command
            .envs(ENVIRONMENT)
            .arg("-C")
            .arg(&self.folder)
            .args(STRICT)
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // A group of its own, so that nothing of it is left when it is stopped.
            .process_group(0);
        command
    }
}

/// Keeps what is said, at most so many bytes, on a thread of its own. What is beyond them is read all
/// the same, so that git need not wait.
fn listen<R: Read + Send + 'static>(from: Option<R>, most: u64) -> Receiver<io::Result<Vec<u8>>> {
    let (done, said) = channel();
    std::thread::spawn(move || {
        let Some(mut from) = from else { return };
        let mut bytes = Vec::new();
        let read = from.by_ref().take(most).read_to_end(&mut bytes);
        let _ = done.send(read.map(|_| bytes));
        let _ = io::copy(&mut from, &mut io::sink());
    });
    said
}

fn stopped(mut child: Child, why: GitFailure) -> Result<Vec<u8>, GitFailure> {
    let _ = kill_process_group(Pid::from_child(&child), Signal::KILL);
    let _ = child.wait();
    Err(why)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A program that stands in for git.
    fn stand_in(script: &str) -> (tempfile::TempDir, Git) {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("git");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let patience = Duration::from_millis(400);
        let git = Git { program, folder: folder.path().to_owned(), patience };
        (folder, git)
    }

    #[test]
    fn what_it_says_is_read_and_what_it_refuses_is_told() {
        let (_folder, git) = stand_in("cat; echo to the side >&2");
        assert_eq!(git.run(&["x"], b"one\0two".to_vec(), 100).unwrap(), b"one\0two");
        let (_folder, git) = stand_in("echo fatal: no >&2; exit 128");
        let refused = git.run(&["x"], Vec::new(), 100).unwrap_err();
        assert!(matches!(refused, GitFailure::Refused(said) if said == "fatal: no"));
    }

    #[test]
    fn one_that_does_not_end_is_stopped_and_so_is_one_that_says_too_much() {
        let began = Instant::now();
        let (_folder, git) = stand_in("sleep 60");
        assert!(matches!(git.run(&["x"], Vec::new(), 100), Err(GitFailure::Slow)));
        let (_folder, git) = stand_in("exec >&-; sleep 60");
        assert!(matches!(git.run(&["x"], Vec::new(), 100), Err(GitFailure::Slow)));
        let (_folder, git) = stand_in("yes");
        assert!(matches!(git.run(&["x"], Vec::new(), 100), Err(GitFailure::TooMuch)));
        assert!(began.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn it_is_told_nothing_but_what_stands_here() {
        let (folder, git) = stand_in("env | grep ^GIT_ | sort; echo \"$@\"");
        let said = git.run(&["ls"], Vec::new(), 9999).unwrap();
        let folder = folder.path().display();
        assert_eq!(
            String::from_utf8(said).unwrap(),
            format!(
                "GIT_LITERAL_PATHSPECS=1\nGIT_NO_LAZY_FETCH=1\nGIT_NO_REPLACE_OBJECTS=1\n\
                 GIT_OPTIONAL_LOCKS=0\nGIT_TERMINAL_PROMPT=0\n-C {folder} --no-pager \
                 --no-replace-objects -c core.fsmonitor=false -c core.hooksPath=/dev/null -c \
                 protocol.allow=never ls\n"
            )
        );
    }

    #[test]
    fn a_box_without_git_is_told_apart_from_a_folder_that_is_gone() {
        let (folder, mut git) = stand_in("");
        git.program = folder.path().join("no-such-program");
        assert!(matches!(git.run(&["x"], Vec::new(), 9), Err(GitFailure::NoGit)));
        git.folder = folder.path().join("gone");
        assert!(matches!(git.run(&["x"], Vec::new(), 9), Err(GitFailure::Broken(_))));
    }
}
