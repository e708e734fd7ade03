//! A register's folder whose words change, and officers who sit before it at their boxes.

use std::fs;
use std::path::PathBuf;

use caveat::cli::context::RegisterPlace;
use caveat::cli::register::OpenRegister;
use caveat::journal::{Entry, JournalEntry, Trust};
use caveat::query::QueryContext;
use caveat::session::Dialogue;
use caveat::store::JournalWriter;
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use uuid::Uuid;

use crate::journals::Hasty;

pub const ITEMS: usize = 200;
pub const FILES: usize = 5;
pub const OFFICERS: [&str; 3] = ["amk", "plw", "rjs"];

/// Numbers that look as if they were drawn, and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        // The multiplier of Knuth's MMIX.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    pub fn one_in(&mut self, end: usize) -> bool {
        self.below(end) == 0
    }
}

/// The register's folder, its clock, and which version of its words each record has.
pub struct Hall {
    pub folder: TempDir,
    pub versions: Vec<usize>,
    pub edits: usize,
    pub milliseconds: i64,
}

impl Hall {
    pub fn new() -> Self {
        let hall = Self {
            // In memory where there is such a folder: what is tested is what is written, not when.
            folder: tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap(),
            versions: vec![1; ITEMS],
            edits: 0,
            milliseconds: 1_763_805_600_000,
        };
        fs::create_dir(hall.register()).unwrap();
        (0..FILES).for_each(|file| hall.write(file));
        hall
    }

    pub fn register(&self) -> PathBuf {
        self.folder.path().join("register")
    }

    fn write(&self, file: usize) {
        let mut text = String::new();
        if file == 0 {
            text += "[[programme]]\nid = \"AMB\"\ntitle = \"Ambleford Together\"\n\n[[case]]\n\
                     id = \"AMB-1\"\nprogramme = \"AMB\"\ntitle = \"Teams\"\nstage = \"outline\"\n\n";
        }
        for at in (0..ITEMS).filter(|at| at % FILES == file) {
            let version = self.versions[at];
            let (id, case) = (name(at), "cases = [\"AMB-1\"]");
            let words = format!("text = \"Item {at}, version {version}.\"");
            text.extend(["[[caveat]]\nid = \"", &id, "\"\n", case, "\n", &words, "\n\n"]);
        }
        fs::write(self.register().join(format!("part{file}.toml")), text).unwrap();
    }

    /// Somebody changes the words of a record.
    pub fn edit(&mut self, at: usize) {
        self.versions[at] += 1;
        self.edits += 1;
        self.write(at % FILES);
    }

    pub fn now(&mut self) -> Timestamp {
        self.milliseconds += 250;
        Timestamp::from_millisecond(self.milliseconds).unwrap()
    }
}

pub fn name(at: usize) -> String {
    format!("AMB-C{}", at + 1)
}

/// An officer at one of their two boxes.
pub struct Sitter {
    pub officer: &'static str,
    pub this_box: &'static str,
    pub opened: OpenRegister,
    /// How many edits the register had when it was read.
    pub edits: usize,
    pub dialogue: Option<Dialogue>,
    /// The item that was read out last, and the version of its words.
    pub told: Option<(String, usize)>,
}

impl Sitter {
    pub fn new(hall: &Hall, officer: &'static str, this_box: &'static str) -> Self {
        let place = RegisterPlace { folder: hall.register(), is_sample: false };
        // On no box of theirs: all files here belong to whoever runs the tests.
        let opened = OpenRegister::read(place, "elsewhere").unwrap();
        Self { officer, this_box, opened, edits: hall.edits, dialogue: None, told: None }
    }

    pub fn ctx(&self) -> QueryContext<'_> {
        static UTC: TimeZone = TimeZone::UTC;
        QueryContext {
            register: &self.opened.register,
            index: &self.opened.index,
            today: date(2025, 11, 22),
            zone: &UTC,
            officer: self.officer,
            baseline: None,
        }
    }

    /// Where the item that was read out last stands in the queue.
    pub fn told_at(&self) -> Option<usize> {
        let (id, _) = self.told.as_ref()?;
        id.strip_prefix("AMB-C")?.parse::<usize>().ok().map(|number| number - 1)
    }

    pub fn append(&mut self, hall: &Hall, entries: &[Entry]) -> Vec<JournalEntry> {
        let state = hall.folder.path().join(self.this_box);
        let writer = JournalWriter::new(&hall.register(), &state, self.officer, self.this_box);
        let mut held = writer.on(Hasty).append(entries).unwrap();
        for held in &mut held {
            held.trust = Trust::Git;
            self.opened.register.add(held.clone());
        }
        held
    }

    /// What is said before the next answer; notes which item it was and in which words.
    pub fn listens(&mut self, session: Uuid) {
        let mut dialogue = self.dialogue.take();
        let ctx = self.ctx();
        let session = ctx.register.ledger().session(session).unwrap();
        let talk = dialogue.get_or_insert_with(|| Dialogue::new(&ctx, &session, 200));
        let told = talk.turn(&ctx, &session);
        let head = told.iter().find(|line| line.contains(" of 200  AMB-C"));
        if let Some(head) = head {
            let words: Vec<&str> = head.split([' ', '.']).filter(|it| !it.is_empty()).collect();
            let id = words.iter().find(|word| word.starts_with("AMB-C")).unwrap();
            self.told = Some(((*id).to_owned(), words.last().unwrap().parse().unwrap()));
        }
        self.dialogue = dialogue;
    }
}
