//! Tests of edits: what is taken byte for byte, and all that must not be.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::sync::Barrier;

use super::*;

const TEXT: &str = "# Kept by the clerk of Ambleford.\n[[partner]]\nname = \"Northmere\"   # odd  spacing\nid = \"NOR\"\n";

struct Room {
    register: tempfile::TempDir,
    state: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        let room =
            Self { register: tempfile::tempdir().unwrap(), state: tempfile::tempdir().unwrap() };
        fs::write(room.file(), TEXT).unwrap();
        room
    }

    fn file(&self) -> PathBuf {
        self.register.path().join("partners.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    fn edits(&self) -> RecordEditor {
        RecordEditor::new(self.register.path(), self.state.path())
    }

    /// Begins, and leaves `text` in the copy.
    fn leave(&self, text: impl AsRef<[u8]>) -> WorkingEdit {
        let work = self.edits().begin("partners.toml").unwrap();
        fs::write(&work.copy, text).unwrap();
        work
    }

    fn copies(&self) -> usize {
        let files = fs::read_dir(self.state.path().join("edits")).unwrap();
        files.filter(|file| file.as_ref().unwrap().path().is_file()).count()
    }
}

fn changed(name: &str) -> String {
    TEXT.replace("Northmere", name)
}

#[test]
fn exactly_the_officers_bytes_are_written_and_the_mode_stays() {
    let room = Room::new();
    fs::set_permissions(room.file(), fs::Permissions::from_mode(0o664)).unwrap();
    let mine = format!("\u{feff}{}", changed("Wexcombe").replace('\n', "\r\n"));
    let work = room.leave(&mine);
    assert_eq!(room.edits().finish(&work), EditOutcome::Saved);
    assert_eq!(room.text(), mine);
    assert_eq!(fs::metadata(room.file()).unwrap().permissions().mode() & 0o777, 0o664);
    assert_eq!(room.copies(), 0);
    let before = fs::read_dir(room.state.path().join("edits/before")).unwrap().next().unwrap();
    assert_eq!(fs::read_to_string(before.unwrap().path()).unwrap(), TEXT);
}

#[test]
fn nothing_changed_is_nothing_written() {
    let room = Room::new();
    let work = room.edits().begin("partners.toml").unwrap();
    assert_eq!(fs::read_to_string(&work.copy).unwrap(), TEXT);
    assert_eq!(room.edits().finish(&work), EditOutcome::Same);
    assert_eq!(room.copies(), 0);
}

#[test]
fn words_that_are_no_records_stay_in_the_copy_and_can_be_mended() {
    let room = Room::new();
    let work = room.leave("[[partner]\n");
    let EditOutcome::Broken(faults) = room.edits().finish(&work) else { panic!() };
    assert_eq!((faults[0].code, faults[0].line), ("syntax", 1));
    assert_eq!(room.text(), TEXT);
    let again = room.edits().again("partners.toml", &work.copy).unwrap();
    assert_eq!(again, work);
    fs::write(&again.copy, changed("Wexcombe")).unwrap();
    assert_eq!(room.edits().finish(&again), EditOutcome::Saved);
    assert_eq!(room.text(), changed("Wexcombe"));
}

#[test]
fn no_text_and_too_much_text_are_no_records_either() {
    let room = Room::new();
    let codes = [
        (b"\xff".to_vec(), "not-utf8"),
        (vec![b'\n'; (1 << 20) + 1], "too-large"),
        (Vec::new(), "emptied"),
        (b" \n".to_vec(), "emptied"),
    ];
    for (bytes, code) in codes {
        let work = room.leave(bytes);
        let EditOutcome::Broken(faults) = room.edits().finish(&work) else { panic!("{code}") };
        assert_eq!(faults[0].code, code);
        assert_eq!(faults[0].file.as_deref(), Some("partners.toml"));
    }
    assert_eq!(room.text(), TEXT);
}

#[test]
fn the_settings_are_checked_as_settings() {
    let room = Room::new();
    let file = room.register.path().join("register.toml");
    fs::write(&file, "title = \"A\"\n").unwrap();
    let work = room.edits().begin("register.toml").unwrap();
    fs::write(&work.copy, "title = 7\n").unwrap();
    assert!(matches!(room.edits().finish(&work), EditOutcome::Broken(_)));
    fs::write(&work.copy, "title = \"B\"\n").unwrap();
    assert_eq!(room.edits().finish(&work), EditOutcome::Saved);
    assert_eq!(fs::read_to_string(&file).unwrap(), "title = \"B\"\n");
}

#[test]
fn a_file_that_somebody_changed_stays_until_the_officer_has_chosen() {
    let room = Room::new();
    let (mine, theirs) = (changed("Mine"), changed("Theirs"));
    let work = room.leave(&mine);
    fs::write(room.file(), &theirs).unwrap();
    let moved = EditOutcome::Moved { mine: mine.clone(), theirs: theirs.clone() };
    assert_eq!(room.edits().finish(&work), moved);
    assert_eq!(room.text(), theirs);
    // It moved once more while the officer was choosing.
    fs::write(room.file(), changed("Later")).unwrap();
    let later = EditOutcome::Moved { mine: mine.clone(), theirs: changed("Later") };
    assert_eq!(room.edits().settle_mine("partners.toml", &work.copy, &theirs), later);
    assert_eq!(room.text(), changed("Later"));
    let settled = room.edits().settle_mine("partners.toml", &work.copy, &changed("Later"));
    assert_eq!((settled, room.text()), (EditOutcome::Saved, mine));
    assert_eq!(room.copies(), 0);
}

#[test]
fn settling_for_theirs_removes_the_copy() {
    let room = Room::new();
    let work = room.leave(changed("Mine"));
    assert_eq!(room.edits().settle_theirs(&work.copy), EditOutcome::Same);
    assert_eq!((room.copies(), room.text()), (0, TEXT.to_owned()));
    let gone = room.edits().settle_mine("partners.toml", &work.copy, TEXT);
    assert!(matches!(gone, EditOutcome::Failed { kept: false, .. }));
}

#[test]
fn the_same_change_made_by_somebody_else_is_no_clash() {
    let room = Room::new();
    let work = room.leave(changed("Wexcombe"));
    fs::write(room.file(), changed("Wexcombe")).unwrap();
    assert_eq!(room.edits().finish(&work), EditOutcome::Saved);
}

#[test]
fn a_file_that_was_removed_is_not_made_again() {
    let room = Room::new();
    let work = room.leave(changed("Mine"));
    fs::remove_file(room.file()).unwrap();
    let EditOutcome::Failed { why, kept } = room.edits().finish(&work) else { panic!() };
    let path = work.copy.display();
    let words = format!(
        "partners.toml: somebody has removed or renamed this file; your words are kept in {path}"
    );
    assert_eq!((why.as_str(), kept), (words.as_str(), true));
    assert!(!room.file().exists());
}

#[test]
fn links_folders_and_files_elsewhere_are_refused() {
    let room = Room::new();
    let folder = room.register.path();
    symlink(room.file(), folder.join("link.toml")).unwrap();
    symlink(folder, folder.join("loop")).unwrap();
    fs::create_dir(folder.join("folder.toml")).unwrap();
    let refused = [
        ("link.toml", "link.toml: this is a symbolic link"),
        ("loop/partners.toml", "its folder is a symbolic link"),
        ("folder.toml", "folder.toml: this is a folder"),
        ("../x.toml", "not a file of the register"),
        ("/etc/x.toml", "not a file of the register"),
        ("journal/amk@box.toml", "not a record file"),
        (".hidden.toml", "not a record file"),
        ("partners.txt", "not a record file"),
        ("missing.toml", "it is not there"),
    ];
    for (file, words) in refused {
        let why = room.edits().begin(file).unwrap_err();
        assert!(why.as_str().contains(words), "{why}");
    }
    // A link that takes the file's place while it is edited is not followed either.
    let work = room.leave(changed("Mine"));
    fs::rename(room.file(), folder.join("real.toml")).unwrap();
    symlink(folder.join("real.toml"), room.file()).unwrap();
    assert!(matches!(room.edits().finish(&work), EditOutcome::Failed { kept: true, .. }));
    assert_eq!(room.text(), TEXT);
}

/// A folder in which nothing can be made.
struct ReadOnly;

impl Disk for ReadOnly {
    fn open(&self, path: &Path, how: crate::store::disk::Open) -> io::Result<fs::File> {
        match how {
            crate::store::disk::Open::Read => RealDisk.open(path, how),
            _ => Err(rustix::io::Errno::ACCESS.into()),
        }
    }
}

#[test]
fn where_nothing_can_be_written_the_words_are_kept() {
    let room = Room::new();
    let work = room.leave(changed("Mine"));
    let EditOutcome::Failed { why, kept } = room.edits().on(ReadOnly).finish(&work) else {
        panic!()
    };
    assert!(kept && why.as_str().starts_with("partners.toml: you may not write here; your words"));
    assert_eq!(room.text(), TEXT);
    assert_eq!(fs::read_to_string(&work.copy).unwrap(), changed("Mine"));
}

#[test]
fn an_edit_that_is_given_up_keeps_its_copy_only_for_new_words() {
    let room = Room::new();
    let edits = room.edits();
    assert!(!edits.discard(&edits.begin("partners.toml").unwrap()));
    assert_eq!(room.copies(), 0);
    assert!(edits.discard(&room.leave("new")));
    assert_eq!(room.copies(), 2);
}

#[test]
fn a_note_comes_back_and_its_file_goes() {
    let room = Room::new();
    let edits = room.edits();
    let note = edits.begin_note("one").unwrap();
    fs::write(&note, "one\ntwo\n").unwrap();
    assert!(edits.drop_note(&note, "one"));
    assert_eq!(edits.finish_note(&note).unwrap(), "one\ntwo\n");
    assert_eq!(room.copies(), 0);
}

#[test]
fn two_editors_at_once_never_overwrite_each_other() {
    let room = Room::new();
    for round in 0..200 {
        let texts = ["A", "B"].map(|who| changed(&format!("{who}{round}")));
        let works = [room.leave(&texts[0]), room.leave(&texts[1])];
        let start = Barrier::new(2);
        let run = |work: &WorkingEdit| {
            start.wait();
            room.edits().finish(work)
        };
        let ends = std::thread::scope(|scope| {
            let threads = [scope.spawn(|| run(&works[0])), scope.spawn(|| run(&works[1]))];
            threads.map(|thread| thread.join().unwrap())
        });
        let first = usize::from(ends[1] == EditOutcome::Saved);
        let (won, lost) = (texts[first].clone(), texts[1 - first].clone());
        assert_eq!(ends[first], EditOutcome::Saved, "round {round}");
        let moved = EditOutcome::Moved { mine: lost, theirs: won.clone() };
        assert_eq!(ends[1 - first], moved, "round {round}");
        assert_eq!(room.text(), won);
        fs::write(room.file(), TEXT).unwrap();
    }
}

#[test]
fn an_edit_that_takes_records_away_waits_until_the_officer_has_agreed() {
    let room = Room::new();
    let two = format!("{TEXT}[[partner]]\nname = \"Wexcombe\"\nid = \"WEX\"\n");
    fs::write(room.file(), &two).unwrap();
    let work = room.leave(TEXT);
    let fewer = EditOutcome::Fewer { before: two.clone(), gone: vec!["WEX".to_owned()] };
    assert_eq!(room.edits().finish(&work), fewer);
    assert_eq!((room.text(), work.copy.exists()), (two.clone(), true));
    let settled = room.edits().settle_mine("partners.toml", &work.copy, &two);
    assert_eq!((settled, room.text()), (EditOutcome::Saved, TEXT.to_owned()));
}

#[test]
fn an_edit_is_taken_back_only_from_a_file_that_is_unchanged_since() {
    let room = Room::new();
    let work = room.leave(changed("Wexcombe"));
    assert_eq!(room.edits().finish(&work), EditOutcome::Saved);
    let seal = |text: &str| Seal::of(text.as_bytes()).to_string();
    let (before, after) = (seal(TEXT), seal(&changed("Wexcombe")));
    let back = || room.edits().take_back("partners.toml", &after, &before);
    assert_eq!((back(), room.text()), (EditOutcome::Saved, TEXT.to_owned()));
    assert!(matches!(back(), EditOutcome::Moved { .. }), "it does not hold the edit any more");
    let again = room.edits().take_back("partners.toml", &before, &after);
    assert_eq!((again, room.text()), (EditOutcome::Saved, changed("Wexcombe")));
    let never = room.edits().take_back("partners.toml", &after, &seal("never"));
    assert!(matches!(never, EditOutcome::Failed { .. }));
}
