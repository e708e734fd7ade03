//! Journals, folded and on disk: fixtures, and one file for each promise.

mod failing;
mod fold;
mod killed;
mod many;
mod session;
mod torn;
mod trust;
mod undo;

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use caveat::journal::{Act, Entry, JournalEntry, Ledger, Trust};
use caveat::record::Id;
use caveat::store::disk::Disk;
use caveat::store::{FileOwners, JournalFolder, JournalWriter, Journals};
use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

/// The records that the fixtures are about.
pub const RECORDS: [&str; 4] = ["AMB-C1", "AMB-C2", "NOR-1", "EST-E1"];

/// A record's id.
pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// So many milliseconds after a winter morning's beginning.
pub fn moment(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(1_763_805_600_000 + milliseconds).unwrap()
}

/// An entry whose id and moment follow from a number.
pub fn entry(number: u32, by: &str, act: Act, on: &str, value: &str) -> Entry {
    let id_of = Uuid::from_u128(u128::from(number) + 1);
    Entry { id: id_of, ..Entry::new(moment(number.into()), by, act, [id(on)]).value(value) }
}

/// An entry as if it had been read from `journal/BY@BOX.toml`, at this line.
pub fn held(entry: Entry, box_name: &str, line: u32) -> JournalEntry {
    JournalEntry {
        officer: entry.by.as_str().into(),
        box_name: box_name.into(),
        file: format!("journal/{}@{box_name}.toml", entry.by).into(),
        line,
        trust: Trust::Verified,
        counts_from: None,
        entry: Arc::new(entry),
    }
}

/// All files belong to amk.
pub fn amk() -> FileOwners {
    FileOwners::new(|_| Some("amk".to_owned()))
}

/// A disk that does not wait for the medium.
pub struct Hasty;

impl Disk for Hasty {
    fn sync(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// A register and a state folder of officer amk on box1.
pub struct Desk {
    folder: TempDir,
    register: PathBuf,
}

impl Desk {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let register = folder.path().join("register");
        std::fs::create_dir(&register).unwrap();
        Self { folder, register }
    }

    pub fn register(&self) -> &Path {
        &self.register
    }

    pub fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    pub fn journal(&self) -> PathBuf {
        self.register().join("journal/amk@box1.toml")
    }

    pub fn writer(&self) -> JournalWriter {
        JournalWriter::new(self.register(), &self.state(), "amk", "box1").with_owners(amk())
    }

    /// A writer that does not wait for the medium: for tests of what is written, not when.
    pub fn hasty_writer(&self) -> JournalWriter {
        self.writer().on(Hasty)
    }

    pub fn read(&self) -> Journals {
        self.folder().read_all()
    }

    /// The journals as box1 sees them, where all files are amk's.
    pub fn folder(&self) -> JournalFolder {
        JournalFolder::new(self.register(), "box1").with_owners(amk())
    }

    pub fn ledger(&self) -> Ledger {
        Ledger::new(self.read().held)
    }

    pub fn text(&self) -> String {
        std::fs::read_to_string(self.journal()).unwrap()
    }

    /// Writes a file of the register: a journal of these entries.
    pub fn write(&self, name: &str, entries: &[Entry]) {
        let text = caveat::journal::format::chained(entries, None).unwrap().text;
        std::fs::write(self.register.join(name), text).unwrap();
    }

    /// Notes on AMB-C1, numbered.
    #[allow(clippy::unused_self)]
    pub fn notes(&self, numbers: Range<u32>) -> Vec<Entry> {
        let note = |n| entry(n, "amk", Act::Note, "AMB-C1", "note").text(&format!("Note {n}"));
        numbers.map(note).collect()
    }
}

/// Everything that can be asked of a ledger about the fixtures' records, as text.
pub fn account(ledger: &Ledger) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for record in RECORDS.map(id) {
        writeln!(out, "{record}").unwrap();
        for note in ledger.notes(&record) {
            let (first, now) = (note.first.entry.id, note.now.entry.id);
            writeln!(out, "  note {} {} {}", first.as_u128(), now.as_u128(), note.edits).unwrap();
        }
        for held in ledger.verdicts(&record) {
            writeln!(out, "  verdict {} {}", held.officer, held.entry.value).unwrap();
        }
        for act in [Act::Status, Act::Owner, Act::Due, Act::Wait, Act::Flag] {
            if let Some(held) = ledger.latest(&record, act) {
                writeln!(out, "  {act} {}", held.entry.value).unwrap();
            }
        }
        for (tag, on) in ledger.tags(&record) {
            writeln!(out, "  tag {tag} {on}").unwrap();
        }
        for officer in ["amk", "plw"] {
            let looked = ledger.looked(&record, officer).map(|held| held.entry.id.as_u128());
            writeln!(out, "  {officer} looked {looked:?}").unwrap();
        }
        for row in ledger.entries(&record) {
            let by = row.superseded_by.map(|id| id.as_u128());
            let id = row.held.entry.id.as_u128();
            writeln!(out, "  entry {id} {} {by:?} {:?}", row.retracted, row.held.file).unwrap();
        }
    }
    for officer in ["amk", "plw"] {
        for target in [ledger.undo_target(officer), ledger.redo_target(officer)] {
            let ids = target.map(|group| {
                let ids = group.held.iter().map(|held| held.entry.id.as_u128());
                (group.id.as_u128(), ids.collect::<Vec<_>>())
            });
            writeln!(out, "{officer} {ids:?}").unwrap();
        }
    }
    out
}
