//! Running the program as an officer of Ambleford, in folders of their own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;
use tempfile::TempDir;

/// The program.
pub const CAVEAT: &str = env!("CARGO_BIN_EXE_caveat");
/// Sound records of invented councils.
pub const SOUND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/records/sound");
/// The sample register.
pub const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/register");

/// An officer's own folders, with a register of their own in `register`.
pub struct Desk {
    folder: TempDir,
}

/// What a run of the program came to.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Desk {
    /// A model with a copy of the sound records.
    pub fn new() -> Self {
        let model = Self::bare();
        copy(Path::new(SOUND), &model.register());
        model
    }

    /// A model with an empty register.
    pub fn bare() -> Self {
        let model = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(model.register()).unwrap();
        model
    }

    /// A model with one record file.
    pub fn with(text: impl AsRef<[u8]>) -> Self {
        let model = Self::bare();
        model.write("a.toml", text);
        model
    }

    pub fn register(&self) -> PathBuf {
        self.folder.path().join("register")
    }

    /// A path among the officer's own folders.
    pub fn own(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file of the register.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.register().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Writes the officer's settings.
    pub fn set(&self, text: &str) {
        fs::create_dir_all(self.own("config/caveat")).unwrap();
        fs::write(self.own("config/caveat/config.toml"), text).unwrap();
    }

    /// The program, with no register named anywhere.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(CAVEAT);
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.own("home"))
            .env("XDG_CONFIG_HOME", self.own("config"))
            .env("XDG_DATA_HOME", self.own("data"))
            .env("XDG_STATE_HOME", self.own("state"))
            .stdin(Stdio::null());
        command
    }

    /// Runs the program with no register named anywhere.
    pub fn alone(&self, args: &[&str]) -> Ran {
        ran(self.command(args).output().unwrap())
    }

    /// Runs the program on the model's register, on 17 July 2025.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.fed(args, "")
    }

    /// The same, with something on standard input.
    pub fn fed(&self, args: &[&str], input: &str) -> Ran {
        let mut command = self.command(args);
        command.env("CAVEAT_REGISTER", self.register()).env("CAVEAT_TODAY", "2025-07-17");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that refuses the arguments reads nothing.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        ran(child.wait_with_output().unwrap())
    }

    /// Runs a command that must end well and print JSON.
    pub fn json(&self, args: &[&str]) -> Json {
        let ran = self.run(args);
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.err);
        serde_json::from_str(&ran.out).unwrap()
    }
}

impl Ran {
    /// The lines of standard output.
    pub fn lines(&self) -> Vec<&str> {
        self.out.lines().collect()
    }

    /// Exit code, standard output, standard error; for comparing all three at once.
    pub fn all(&self) -> (Option<i32>, &str, &str) {
        (self.code, &self.out, &self.err)
    }
}

/// The keys of a JSON object, in their order.
pub fn keys(object: &Json) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The `id` of each row.
pub fn ids(list: &Json) -> Vec<&str> {
    list["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect()
}

/// What a run came to.
pub fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
