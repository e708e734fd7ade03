//! The officer's own editor: which program that is, how it is started, and what came of it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use rustix::io::retry_on_intr;
use rustix::process::{
    Pid, Signal, WaitOptions, kill_current_process_group, kill_process, waitpid,
};

use super::context::WorkerContext;
use super::draft_keeper::DraftFolder;
use crate::journal::draft_field::RECORD_FILE;
use crate::journal::seal::Seal;
use crate::record::Id;
use crate::store::{EditOutcome, RecordEditor, WorkingEdit};
use crate::text::Clean;
use crate::tui::effect::DraftKey;
use crate::tui::effect::external::{ConflictChoice, EditorResult, EditorTarget, FileEdit};

/// How long stopping takes to be felt.
const STOPPING: Duration = Duration::from_millis(100);
/// What `sh` answers when it finds no such program, or may not start it.
const NOT_STARTED: [i32; 2] = [126, 127];

/// Opens files of a register in the officer's own editor, one at a time.
pub struct Editor {
    edits: RecordEditor,
    drafts: DraftFolder,
}

impl Editor {
    /// An editor for the register in `folder`, with the working copies under `state`. What is left
    /// in one belongs to `drafts`.
    pub fn new(folder: &Path, state: &Path, drafts: DraftFolder) -> Self {
        Self { edits: RecordEditor::new(folder, state), drafts }
    }

    /// Opens it and waits until the officer has left it; returns what came of that. The terminal must
    /// be an ordinary one meanwhile.
    pub fn edit(&self, editing: EditorTarget) -> EditorResult {
        let (begun, line) = match editing {
            EditorTarget::Record { file, line, on } => (self.begin(&file, on), line),
            EditorTarget::Again { file, line, copy } => (self.edits.again(&file, &copy), line),
            EditorTarget::Note { text, of, copy } => return self.note(&text, &of, copy),
        };
        let work = match begun {
            Ok(work) => work,
            Err(why) => return EditorResult::Failed { why, kept: None },
        };
        match run(&EditorCommand::chosen(), &work.copy, Some(line)) {
            Ok(()) => {
                let after = self.edits.words(&work.copy).unwrap_or_default();
                let edit = file_edit(&work.file, &work.before, &after);
                edited(self.edits.finish(&work), edit, work.copy)
            }
            Err(why) => {
                let kept = self.edits.discard(&work);
                let WorkingEdit { file, copy, .. } = work;
                EditorResult::Failed { why, kept: kept.then_some((file, copy)) }
            }
        }
    }

    /// A working copy of a record file that is listed among the drafts if this program dies.
    fn begin(&self, file: &str, on: Id) -> Result<WorkingEdit, Clean> {
        let work = self.edits.begin(file)?;
        let of = DraftKey::here(on, format!("{RECORD_FILE}:{file}"));
        match self.mark(&work.copy, &of) {
            Ok(()) => Ok(work),
            Err(why) => {
                self.edits.discard(&work);
                Err(why)
            }
        }
    }

    fn mark(&self, copy: &Path, of: &DraftKey) -> Result<(), Clean> {
        self.edits.mark(copy, &self.drafts.stored(of), self.drafts.terminal())
    }

    fn note(&self, text: &str, of: &DraftKey, copy: Option<PathBuf>) -> EditorResult {
        let failed = |why| EditorResult::Failed { why, kept: None };
        let begun = copy.map_or_else(|| self.edits.begin_note(text), Ok);
        let path = match begun.and_then(|path| self.mark(&path, of).map(|()| path)) {
            Ok(path) => path,
            Err(why) => return failed(why),
        };
        match run(&EditorCommand::chosen(), &path, None) {
            Ok(()) => self.edits.finish_note(&path).map_or_else(failed, EditorResult::Note),
            Err(why) if self.edits.drop_note(&path, text) => {
                failed(Clean::line(&format!("{why}; what you wrote there is kept: gd lists it")))
            }
            Err(why) => failed(why),
        }
    }
}

/// Compares an edit that was cut off with what its file holds now; for the worker.
pub fn cut_off(context: &WorkerContext, file: String, copy: PathBuf) -> EditorResult {
    let edits = RecordEditor::new(&context.folder, &context.state);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let read = || Ok((edits.again(&file, &copy)?, edits.words(&copy)?, edits.read(&file)?));
    match read() {
        Ok((work, mine, theirs)) => EditorResult::CutOff {
            mine: text(mine),
            before: text(work.before),
            theirs: text(theirs),
            file,
            copy,
        },
        Err(why) => EditorResult::Failed { why, kept: copy.exists().then_some((file, copy)) },
    }
}

/// Settles an edit that could not simply be taken; for the worker.
pub fn resolve_conflict(
    context: &WorkerContext,
    file: &str,
    copy: PathBuf,
    how: &ConflictChoice,
) -> EditorResult {
    let edits = RecordEditor::new(&context.folder, &context.state);
    let after = edits.words(&copy).unwrap_or_default();
    let (before, outcome) = match how {
        ConflictChoice::Mine(theirs) => (&**theirs, edits.settle_mine(file, &copy, theirs)),
        ConflictChoice::Theirs => ("", edits.settle_theirs(&copy)),
    };
    edited(outcome, file_edit(file, before.as_bytes(), &after), copy)
}

/// Takes an edit back that was saved, or brings it back; for the worker.
pub fn undo_edit(context: &WorkerContext, edit: FileEdit, redo: bool) -> EditorResult {
    let edits = RecordEditor::new(&context.folder, &context.state);
    let FileEdit { file, before, after } = &edit;
    let (now, then) = if redo { (before, after) } else { (after, before) };
    match edits.take_back(file, now, then) {
        EditOutcome::Saved | EditOutcome::Same => EditorResult::TakenBack { edit, redo },
        EditOutcome::Failed { why, .. } => EditorResult::Failed { why, kept: None },
        _ => {
            let what = if redo { "brought back" } else { "taken back" };
            let kept = context.display_path(&edits.kept_before(then));
            let why = format!(
                "{file} was changed since, so your edit is not {what}; those words are in {kept}"
            );
            EditorResult::Failed { why: Clean::line(&why), kept: None }
        }
    }
}

fn file_edit(file: &str, before: &[u8], after: &[u8]) -> FileEdit {
    let [before, after] = [before, after].map(|bytes| Seal::of(bytes).to_string());
    FileEdit { file: file.to_owned(), before, after }
}

fn edited(outcome: EditOutcome, edit: FileEdit, copy: PathBuf) -> EditorResult {
    let file = edit.file.clone();
    match outcome {
        EditOutcome::Same => EditorResult::Same,
        EditOutcome::Saved => EditorResult::Saved(edit),
        EditOutcome::Fewer { before, gone } => EditorResult::Fewer { file, copy, before, gone },
        EditOutcome::Broken(faults) => EditorResult::Broken { file, copy, faults },
        EditOutcome::Moved { mine, theirs } => EditorResult::Moved { file, copy, mine, theirs },
        EditOutcome::Failed { why, kept } => {
            EditorResult::Failed { why, kept: kept.then_some((file, copy)) }
        }
    }
}

/// A program to edit with, as the shell would be told of it, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
struct EditorCommand {
    command: OsString,
    said_by: Option<&'static str>,
}

impl EditorCommand {
    /// What the environment says, else one that most boxes have.
    pub fn chosen() -> Self {
        let set = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
            let command = env::var_os(name).filter(|it| !it.to_string_lossy().trim().is_empty())?;
            Some(Self { command, said_by: Some(name) })
        });
        set.unwrap_or_else(|| {
            let path = env::var_os("PATH").unwrap_or_default();
            let nano = env::split_paths(&path).any(|folder| folder.join("nano").is_file());
            Self { command: if nano { "nano" } else { "vi" }.into(), said_by: None }
        })
    }

    /// The arguments for opening a file with the cursor on a line.
    fn arguments(&self, file: &Path, line: Option<u32>) -> Vec<OsString> {
        let file = file.as_os_str();
        let Some(line) = line else { return vec![file.into()] };
        let with_line = || {
            let mut place = file.to_owned();
            place.push(format!(":{line}"));
            place
        };
        match base_name(&self.command.to_string_lossy()) {
            "vi" | "vim" | "nvim" | "view" | "nano" | "emacs" | "emacsclient" | "micro" | "kak" => {
                vec![format!("+{line}").into(), file.into()]
            }
            "hx" | "helix" => vec![with_line()],
            "code" | "codium" => vec!["-g".into(), with_line()],
            _ => vec![file.into()],
        }
    }

    /// What it is called in messages, and what to do about it.
    fn advice(&self) -> String {
        match self.said_by {
            Some(name) => format!("the setting {name} says so; change it in your shell"),
            None => "neither VISUAL nor EDITOR is set; set EDITOR in your shell".into(),
        }
    }
}

/// How to leave the editor that opens where the officer has chosen none; `None` where they have.
pub fn unchosen_editor() -> Option<String> {
    let editor = EditorCommand::chosen();
    let name = editor.command.to_string_lossy().into_owned();
    let leave = match &*name {
        "nano" => "Ctrl-o Ctrl-x saves, Ctrl-x leaves",
        _ => ":wq saves, :q! leaves",
    };
    editor.said_by.is_none().then(|| format!("{name} opens (EDITOR is not set): {leave}"))
}

/// The program's own name in a command: `vim` in `"/usr/bin/vim" -n`, and in `vim.tiny`.
fn base_name(command: &str) -> &str {
    let command = command.trim_start();
    let word = match command.chars().next() {
        Some(quote @ ('"' | '\'')) => command[1..].split(quote).next(),
        _ => command.split_whitespace().next(),
    };
    let name = word.unwrap_or("").rsplit('/').next().unwrap_or("");
    name.split_once('.').map_or(name, |(name, _)| name)
}

/// Runs the program on a file and waits for its end; why it did not end well, in plain words.
fn run(program: &EditorCommand, file: &Path, line: Option<u32>) -> Result<(), Clean> {
    let name = program.command.to_string_lossy();
    let why = |what: String| Err(Clean::line(&format!("`{name}` {what}: {}", program.advice())));
    // The shell takes the setting apart: it may hold arguments and quotes. `exec`, so that a key
    // that interrupts the editor finds no shell beside it.
    let mut script = OsString::from("exec ");
    script.push(&program.command);
    script.push(" \"$@\"");
    let mut command = Command::new("sh");
    command.args([OsStr::new("-c"), &script, OsStr::new("sh")]);
    command.args(program.arguments(file, line));
    let child = match command.spawn() {
        Ok(child) => child,
        Err(error) => return why(format!("cannot be started ({})", error.kind())),
    };
    match wait(&child) {
        Some(0) => Ok(()),
        Some(code) if NOT_STARTED.contains(&code) => why("cannot be started".into()),
        Some(code) => why(format!("ended with the error code {code}")),
        None => why("was stopped before it ended".into()),
    }
}

/// Waits for the editor; its exit code, or none when it was killed. Where the officer stops it with
/// Ctrl-Z we stop as well, for the command line watches us and not the editor, and `fg` wakes both.
fn wait(child: &std::process::Child) -> Option<i32> {
    let pid = Pid::from_child(child);
    let mut how = WaitOptions::UNTRACED;
    loop {
        match retry_on_intr(|| waitpid(Some(pid), how)) {
            Ok(Some((_, status))) if status.stopped() => {
                let _ = kill_current_process_group(Signal::TTOU);
                sleep(STOPPING);
                how = WaitOptions::UNTRACED | WaitOptions::CONTINUED | WaitOptions::NOHANG;
                continue;
            }
            Ok(Some((_, status))) if status.continued() => {}
            Ok(Some((_, status))) => return status.exit_status(),
            Ok(None) => {
                // Nobody has woken it: there is no command line that could, and we run on.
                let _ = kill_process(pid, Signal::CONT);
            }
            Err(_) => return None,
        }
        how = WaitOptions::UNTRACED;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    fn opened(command: &str) -> String {
        let program = EditorCommand { command: command.into(), said_by: Some("EDITOR") };
        let arguments = program.arguments(Path::new("/c.toml"), Some(7));
        arguments.join(OsStr::new(" ")).into_string().unwrap()
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        for command in ["vi", "/usr/bin/vim -n", "\"/opt/my vim/nvim\" -u x", "vim.tiny", "nano"] {
            assert_eq!(opened(command), "+7 /c.toml", "{command}");
        }
        assert_eq!(opened("hx"), "/c.toml:7");
        assert_eq!(opened("code --wait"), "-g /c.toml:7");
        assert_eq!(opened("ed"), "/c.toml");
        let ed = EditorCommand { command: "vim".into(), said_by: None };
        assert_eq!(ed.arguments(Path::new("/n.txt"), None), ["/n.txt"]);
    }

    fn ends(command: &str) -> Result<(), String> {
        let program = EditorCommand { command: command.into(), said_by: Some("EDITOR") };
        run(&program, Path::new("/dev/null"), None).map_err(|why| why.as_str().to_owned())
    }

    #[test]
    fn a_program_that_does_not_end_well_is_told_with_the_setting() {
        let says = ": the setting EDITOR says so; change it in your shell";
        assert_eq!(ends("test -e"), Ok(()));
        assert_eq!(ends("sh -c 'test \"$1\" = /dev/null' x"), Ok(()));
        assert_eq!(ends("false"), Err(format!("`false` ended with the error code 1{says}")));
        assert_eq!(ends("no-such"), Err(format!("`no-such` cannot be started{says}")));
        let kill = "sh -c 'kill -9 $$'";
        assert_eq!(ends(kill), Err(format!("`{kill}` was stopped before it ended{says}")));
    }
}
