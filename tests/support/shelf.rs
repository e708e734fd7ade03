//! Registers to open: the sample, one of an invented council, one full of mistakes, any text.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use caveat::journal::{JournalEntry, Ledger};
use caveat::record;
use caveat::register::LoadedRegister;
use caveat::store::{self, RegisterFiles};

/// What record files hold, read once and opened as often as a test likes.
#[derive(Debug, Clone, Default)]
pub struct Shelf(RegisterFiles);

impl Shelf {
    /// Files by name and text; `register.toml` is the settings.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let mut shelf = Self::default();
        for (name, text) in files {
            if *name == "register.toml" {
                shelf.0.settings = toml::from_str(text).unwrap();
                continue;
            }
            let file = record::read(&Arc::from(*name), text, &shelf.0.settings);
            shelf.0.records.extend(file.records);
            shelf.0.faults.extend(file.faults);
            shelf.0.unread.extend(file.unread_ids);
        }
        shelf
    }

    /// The sample register that comes with the program.
    pub fn sample() -> Self {
        static SAMPLE: OnceLock<Shelf> = OnceLock::new();
        SAMPLE
            .get_or_init(|| {
                let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/register");
                Self(store::contents(&folder, &|_, _| ()).unwrap())
            })
            .clone()
    }

    /// The invented council of Ambleford: two cases, four caveats.
    pub fn ambleford() -> Self {
        Self::of(&[("ambleford.toml", include_str!("ambleford.toml"))])
    }

    /// Ambleford with some words of its file changed.
    pub fn ambleford_with(changes: &[(&str, &str)]) -> Self {
        let mut text = include_str!("ambleford.toml").to_owned();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        Self::of(&[("ambleford.toml", &text)])
    }

    /// The invented council of Saltmere, whose bodies ask for much to be brought back to them.
    pub fn saltmere() -> Self {
        Self::of(&[("saltmere.toml", include_str!("saltmere.toml"))])
    }

    /// The invented council of Fenmoor: twelve partners, and endorsements of every sort.
    pub fn fenmoor() -> Self {
        Self::of(&[("fenmoor.toml", include_str!("fenmoor.toml"))])
    }

    /// The invented council of Saltby: money by the year, a milestone that moved, a call-in.
    pub fn saltby() -> Self {
        Self::saltby_with(&[])
    }

    /// Saltby with some words of its file changed.
    pub fn saltby_with(changes: &[(&str, &str)]) -> Self {
        let mut text = include_str!("saltby.toml").to_owned();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        Self::of(&[("saltby.toml", &text)])
    }

    /// The invented council of Northmere, whose files are full of mistakes.
    pub fn northmere() -> Self {
        Self::of(&[
            ("conflict.toml", include_str!("conflict.toml")),
            ("northmere.toml", include_str!("northmere.toml")),
        ])
    }

    /// The same without these records.
    pub fn without(mut self, ids: &[&str]) -> Self {
        self.0.records.retain(|record| !ids.contains(&record.id.as_str()));
        self
    }

    /// The same with the records of this text.
    pub fn with(mut self, text: &str) -> Self {
        let file = record::read(&Arc::from("more.toml"), text, &self.0.settings);
        self.0.records.extend(file.records);
        self
    }

    /// The register as the worker would give it, with these journals folded in.
    pub fn open(&self, journals: Vec<JournalEntry>) -> LoadedRegister {
        LoadedRegister::new(self.0.clone(), Ledger::new(journals))
    }
}
