//! A fault in any system call is reported, costs nothing that was saved, and the next save works.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use caveat::store::disk::{Disk, Open, RealDisk};
use rustix::io::Errno;

use super::Desk;

/// A disk on which the call with a certain number fails, once or from then on.
#[derive(Clone)]
struct FailingDisk {
    left: Arc<AtomicI64>,
    errno: Errno,
    for_good: bool,
}

impl FailingDisk {
    fn new(call: i64, errno: Errno, for_good: bool) -> Self {
        Self { left: Arc::new(AtomicI64::new(call)), errno, for_good }
    }

    fn gate(&self) -> io::Result<()> {
        match self.left.fetch_sub(1, Relaxed) {
            left if left == 0 || (left < 0 && self.for_good) => Err(self.errno.into()),
            _ => Ok(()),
        }
    }

    fn has_failed(&self) -> bool {
        self.left.load(Relaxed) < 0
    }
}

impl Disk for FailingDisk {
    fn open(&self, path: &Path, how: Open) -> io::Result<File> {
        self.gate()?;
        RealDisk.open(path, how)
    }
    fn stat(&self, file: &File) -> io::Result<Metadata> {
        self.gate()?;
        RealDisk.stat(file)
    }
    fn link_metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.gate()?;
        RealDisk.link_metadata(path)
    }
    fn set_mode(&self, file: &File, mode: u32) -> io::Result<()> {
        self.gate()?;
        RealDisk.set_mode(file, mode)
    }
    fn read_at(&self, file: &File, into: &mut [u8], offset: u64) -> io::Result<usize> {
        self.gate()?;
        RealDisk.read_at(file, into, offset)
    }
    /// Half of what is asked for, so that a fault finds an entry half written.
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        self.gate()?;
        RealDisk.write(file, &bytes[..bytes.len().div_ceil(2).max(bytes.len().min(40))])
    }
    fn sync(&self, _: &File) -> io::Result<()> {
        self.gate()
    }
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.gate()
    }
    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        // A disk that is full or has had its fault can still make a file shorter.
        if self.left.fetch_sub(1, Relaxed) == 0 {
            return Err(self.errno.into());
        }
        RealDisk.cut(file, length)
    }
    fn try_lock(&self, file: &File) -> io::Result<bool> {
        self.gate()?;
        RealDisk.try_lock(file)
    }
    fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.gate()?;
        RealDisk.make_folder(path, mode)
    }
}

/// A disk that tells in which order it was asked to write and to wait.
#[derive(Clone, Default)]
struct TellingDisk(Arc<Mutex<Vec<&'static str>>>);

impl TellingDisk {
    fn tell(&self, call: &'static str) {
        self.0.lock().unwrap().push(call);
    }

    fn told(&self) -> Vec<&'static str> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl Disk for TellingDisk {
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        self.tell("write");
        RealDisk.write(file, bytes)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.tell("wait for the file");
        RealDisk.sync(file)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.tell(if path.ends_with("journal") {
            "wait for journal/"
        } else {
            "wait for register/"
        });
        RealDisk.sync_folder(path)
    }
    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        self.tell("cut");
        RealDisk.cut(file, length)
    }
}

#[test]
fn a_gesture_is_one_write_and_is_waited_for_and_a_torn_tail_is_safe_before_it_is_cut() {
    let model = Desk::new();
    let telling = TellingDisk::default();
    let mut writer = model.writer().on(telling.clone());
    writer.append(&model.notes(0..50)).unwrap();
    let new = ["wait for register/", "write", "wait for the file", "wait for journal/"];
    assert_eq!(telling.told(), new);
    writer.append(&model.notes(50..51)).unwrap();
    assert_eq!(telling.told(), ["write", "wait for the file"]);
    writer.append(&model.notes(50..51)).unwrap();
    assert_eq!(telling.told(), ["wait for the file"]);
    let mut journal = OpenOptions::new().append(true).open(model.journal()).unwrap();
    journal.write_all(TAIL.as_bytes()).unwrap();
    writer.append(&model.notes(51..52)).unwrap();
    let aside = ["write", "wait for the file", "wait for journal/", "cut", "wait for the file"];
    assert_eq!(telling.told(), [&aside[..], &["write", "wait for the file"]].concat());
}

/// A disk that keeps other words than it was given, and says nothing.
struct LyingDisk;

impl Disk for LyingDisk {
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        RealDisk.write(file, &bytes.to_ascii_uppercase())
    }
}

#[test]
fn what_does_not_read_back_as_it_was_written_is_not_called_saved() {
    let model = model(Before::TwoNotes);
    let before = model.text();
    let error = model.writer().on(LyingDisk).append(&model.notes(2..3)).unwrap_err();
    let words = "NOT SAVED: what was written did not read back the same (journal/amk@box1.toml)";
    assert_eq!((error.to_string().as_str(), model.text()), (words, before));
}

/// How things stand when the save begins.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    TwoNotes,
    TornTail,
}

const TAIL: &str = "[[entry]]\nid = \"0193f6a2";

fn model(before: Before) -> Desk {
    let model = Desk::new();
    if before != Before::Nothing {
        model.hasty_writer().append(&model.notes(0..2)).unwrap();
    }
    if before == Before::TornTail {
        let mut journal = OpenOptions::new().append(true).open(model.journal()).unwrap();
        journal.write_all(TAIL.as_bytes()).unwrap();
    }
    model
}

/// Saves two notes with the `call`th call failing; whether it came to that call.
fn save(before: Before, call: i64, errno: Errno, for_good: bool) -> bool {
    let case = format!("{before:?}, call {call}, {errno:?}, for good: {for_good}");
    let model = model(before);
    let whole = if before == Before::Nothing { String::new() } else { model.text() };
    let sealed = whole.strip_suffix(TAIL).unwrap_or(&whole).to_owned();
    let failing = FailingDisk::new(call, errno, for_good);
    let old = if before == Before::Nothing { 0 } else { 2 };
    let notes = model.notes(2..4);
    let result = model.writer().on(failing.clone()).append(&notes);
    let failed = failing.has_failed();
    if errno == Errno::INTR && !for_good {
        assert!(result.is_ok(), "{case}: {result:?}");
    }
    match &result {
        Ok(held) => assert_eq!(&model.read().held[old..], held, "{case}"),
        Err(error) => {
            assert!(failed, "{case}: a false failure: {error}");
            assert!(error.to_string().starts_with("NOT SAVED: "), "{case}: {error}");
            let text = std::fs::read_to_string(model.journal()).unwrap_or_default();
            assert!(text == whole || text == sealed, "{case}: left behind:\n{text}");
        }
    }
    let held = model.hasty_writer().append(&notes).unwrap();
    let journals = model.read();
    let ids = |held: &[caveat::journal::JournalEntry]| {
        held.iter().map(|h| h.entry.id).collect::<Vec<_>>()
    };
    assert_eq!(journals.held.len(), old + 2, "{case}");
    assert_eq!(ids(&journals.held[old..]), ids(&held), "{case}");
    // A tail whose copy was made and whose cutting failed is copied once more.
    let torn = journals.faults.iter().filter(|fault| fault.code == "journal-torn").count();
    assert_eq!(torn, journals.faults.len(), "{case}: {:?}", journals.faults);
    assert_eq!(torn > 0, before == Before::TornTail, "{case}");
    failed
}

#[test]
fn a_fault_in_any_call_is_no_false_success_and_leaves_the_journal_as_it_was() {
    let numbers = [Errno::IO, Errno::NOSPC, Errno::DQUOT, Errno::INTR, Errno::ACCESS, Errno::ROFS];
    for before in [Before::Nothing, Before::TwoNotes, Before::TornTail] {
        for errno in numbers {
            let calls = (0..99).take_while(|&call| save(before, call, errno, false)).count();
            assert!((15..99).contains(&calls), "{before:?}: only {calls} calls were tried");
        }
    }
}

#[test]
fn a_disk_that_is_full_from_some_call_on_costs_nothing() {
    for before in [Before::Nothing, Before::TwoNotes, Before::TornTail] {
        for errno in [Errno::NOSPC, Errno::IO, Errno::ROFS] {
            let calls = (0..99).take_while(|&call| save(before, call, errno, true)).count();
            assert!((15..99).contains(&calls), "{before:?}: only {calls} calls were tried");
        }
    }
}

#[test]
fn each_fault_is_told_in_plain_words() {
    let words = [
        (Errno::NOSPC, "the disk is full"),
        (Errno::DQUOT, "your quota of disk space is used up"),
        (Errno::ROFS, "this disk is read-only"),
        (Errno::ACCESS, "you may not write here"),
        (Errno::FBIG, "the file has reached the size that this account may write"),
        (Errno::IO, "the disk reports a fault"),
    ];
    for (errno, words) in words {
        let model = model(Before::TwoNotes);
        // The lock's opening and locking, the journal's opening and three looks come before.
        let failing = FailingDisk::new(9, errno, true);
        let error = model.writer().on(failing).append(&model.notes(2..3)).unwrap_err();
        assert_eq!(error.to_string(), format!("NOT SAVED: {words} (journal/amk@box1.toml)"));
    }
}

#[test]
fn a_full_disk_that_is_freed_takes_the_same_save_a_hundred_times() {
    let model = Desk::new();
    let mut writer = model.hasty_writer();
    for cycle in 0..100 {
        let notes = model.notes(cycle * 2..cycle * 2 + 2);
        let full = FailingDisk::new(i64::from(cycle % 12), Errno::NOSPC, true);
        assert!(model.writer().on(full).append(&notes).is_err(), "cycle {cycle}");
        writer.append(&notes).unwrap();
    }
    let journals = model.read();
    assert_eq!((journals.held.len(), journals.faults.len()), (200, 0));
}
