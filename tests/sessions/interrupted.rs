//! A whole session through real files: three officers, two hundred items, and every interruption that
//! there is; what stands at the end is counted again from the journals by other means.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use caveat::cli::context::RegisterPlace;
use caveat::cli::register::OpenRegister;
use caveat::journal::session::{opening, step};
use caveat::journal::{SessionStep, SessionTerms};
use caveat::record::Id;
use caveat::report;
use caveat::report::Format;
use caveat::session::{DialogueTurn, SessionWrite, join, leave};
use caveat::store::RecordVersions;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::hall::{Dice, Hall, ITEMS, OFFICERS, Sitter, name};

/// A verdict as it must stand at the end: the word, the reason, the version that was read out.
type Given = (String, String, usize);

/// The session: gives what must stand at the end, by officer and item.
struct Sitting {
    hall: Hall,
    dice: Dice,
    session: Uuid,
    must: BTreeMap<(String, String), Given>,
    numbers: usize,
    interruptions: usize,
}

impl Sitting {
    fn turn(&mut self, sitter: &mut Sitter) {
        if self.dice.one_in(45) {
            self.interrupt(sitter);
        }
        if sitter.edits != self.hall.edits && sitter.dialogue.is_some() {
            let place = RegisterPlace { folder: self.hall.register(), is_sample: false };
            sitter.opened = OpenRegister::read(place, "elsewhere").unwrap();
            sitter.edits = self.hall.edits;
        }
        sitter.listens(self.session);
        if self.dice.one_in(75) {
            let at = self.dice.below(ITEMS);
            self.hall.edit(at);
        }
        if let Some(at) = sitter.told_at().filter(|_| self.dice.one_in(75)) {
            // The very record that was read out changes before the answer.
            self.hall.edit(at);
        }
        let line = self.line(sitter);
        self.answer(sitter, &line);
        if line == "x" && sitter.dialogue.is_some() {
            if self.dice.one_in(15) {
                return self.interrupt(sitter);
            }
            let reason = self.reason(sitter);
            self.answer(sitter, &reason);
        }
    }

    fn line(&mut self, sitter: &Sitter) -> String {
        match self.dice.below(20) {
            0 => "s".to_owned(),
            1 => "u".to_owned(),
            2 => "nonsense".to_owned(),
            3 => format!("a note of {}", sitter.officer),
            4 => ["<", ">"][self.dice.below(2)].to_owned(),
            5..9 => "x".to_owned(),
            more => {
                let key = ["m", "p", "i", "z"][more % 4];
                format!("{key} {}", self.reason(sitter))
            }
        }
    }

    /// A reason that says which words it is about, and is like no other.
    fn reason(&mut self, sitter: &Sitter) -> String {
        self.numbers += 1;
        let (id, version) = sitter.told.clone().unwrap_or_default();
        format!("{} on {id} version {version} number {}", sitter.officer, self.numbers)
    }

    fn answer(&mut self, sitter: &mut Sitter, line: &str) {
        let Some(mut dialogue) = sitter.dialogue.take() else { return };
        let ctx = sitter.ctx();
        let ledger = ctx.register.ledger();
        let session = ledger.session(self.session).unwrap();
        let DialogueTurn::Write(write) = dialogue.answer(&ctx, &session, line) else {
            sitter.dialogue = Some(dialogue);
            return;
        };
        let by = sitter.officer;
        let entries = write.entries(ledger, self.hall.now(), by, by, self.session);
        if let SessionWrite::Verdict { seen, canonical, .. } = &write {
            let versions = RecordVersions::new(&self.hall.register(), by, sitter.this_box);
            versions.keep(seen, canonical).unwrap();
            if self.dice.one_in(60) {
                // Ends between the words and the verdict.
                return self.interrupt(sitter);
            }
        }
        let held = sitter.append(&self.hall, &entries);
        match &write {
            SessionWrite::Verdict { on, value, reason, .. } => {
                let version = sitter.told.as_ref().unwrap().1;
                let key = (by.to_owned(), on.to_string());
                self.must.insert(key, ((*value).to_owned(), reason.clone(), version));
            }
            SessionWrite::TakeBack { on, .. } => {
                // What stood before it is not asked for: such an item is judged anew.
                let key = (by.to_owned(), on.to_string());
                let before = sitter.opened.register.ledger().session(self.session).unwrap();
                match before.given_by(by, on) {
                    Some(held) => {
                        let said = held.entry.text.split(' ').nth(4).unwrap().parse().unwrap();
                        let (value, text) = (held.entry.value.clone(), held.entry.text.clone());
                        self.must.insert(key, (value, text, said));
                    }
                    None => drop(self.must.remove(&key)),
                }
            }
            SessionWrite::Note { .. } | SessionWrite::Skip { .. } => {}
        }
        if self.dice.one_in(60) {
            // Ends between the verdict and the next item.
            return self.interrupt(sitter);
        }
        let ctx = sitter.ctx();
        let session = ctx.register.ledger().session(self.session).unwrap();
        dialogue.saved(&ctx, &session, &write, &held);
        sitter.dialogue = Some(dialogue);
    }

    /// The line drops: whatever was being typed is gone, and the officer comes back at one of their
    /// boxes, with nothing but the files.
    fn interrupt(&mut self, sitter: &mut Sitter) {
        self.interruptions += 1;
        if self.dice.one_in(3) {
            let left = step(self.hall.now(), sitter.officer, self.session, SessionStep::Left, None);
            sitter.append(&self.hall, &[left]);
        }
        let this_box = ["box1", "box2"][self.dice.below(2)];
        *sitter = Sitter::new(&self.hall, sitter.officer, this_box);
        let now = self.hall.now();
        let session = sitter.opened.register.ledger().session(self.session).unwrap();
        if let Some(joined) = join(&session, sitter.officer, now) {
            let joined = step(now, sitter.officer, self.session, joined, None);
            sitter.append(&self.hall, &[joined]);
        }
    }
}

/// What the journals say, read with nothing but a TOML reader: the last verdict of each officer on
/// each item that was not taken back, with its `seen`.
fn recount(register: &Path) -> BTreeMap<(String, String), (String, String, String)> {
    let mut entries: Vec<(String, String, toml::Table)> = Vec::new();
    for file in fs::read_dir(register.join("journal")).unwrap().map(|it| it.unwrap().path()) {
        if file.is_dir() {
            continue;
        }
        let stem = file.file_name().unwrap().to_str().unwrap().to_owned();
        let officer = stem.split('@').next().unwrap().to_owned();
        let table: toml::Table = toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for entry in table["entry"].as_array().unwrap() {
            let entry = entry.as_table().unwrap().clone();
            entries.push((entry["at"].to_string(), officer.clone(), entry));
        }
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    let word = |entry: &toml::Table, key: &str| {
        entry.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
    };
    let taken: Vec<(String, String)> = entries
        .iter()
        .filter(|(_, _, entry)| word(entry, "act") == "retract")
        .map(|(_, officer, entry)| (officer.clone(), word(entry, "value")))
        .collect();
    let mut last = BTreeMap::new();
    for (_, officer, entry) in &entries {
        let is_taken = taken.contains(&(officer.clone(), word(entry, "id")));
        if word(entry, "act") == "verdict" && !is_taken {
            let on = entry["on"].as_array().unwrap()[0].as_str().unwrap().to_owned();
            let given = (word(entry, "value"), word(entry, "text"), word(entry, "seen"));
            last.insert((officer.clone(), on), given);
        }
    }
    last
}

#[test]
fn nothing_is_lost_and_nothing_falls_on_other_words_however_often_it_is_interrupted() {
    let mut hall = Hall::new();
    let queue: Vec<Id> = (0..ITEMS).map(|at| Id::new(&name(at)).unwrap()).collect();
    let terms = SessionTerms { kind: "caveat".to_owned(), blind: true, ..SessionTerms::default() };
    let entries = opening(hall.now(), OFFICERS[0], &terms, &queue);
    let id = entries[0].session.unwrap();
    Sitter::new(&hall, OFFICERS[0], "box1").append(&hall, &entries);
    let mut sitters: Vec<Sitter> =
        OFFICERS.into_iter().map(|officer| Sitter::new(&hall, officer, "box1")).collect();
    let mut it = Sitting {
        hall,
        dice: Dice(20_261_122),
        session: id,
        must: BTreeMap::new(),
        numbers: 0,
        interruptions: 0,
    };
    for turns in 0.. {
        assert!(turns < 6000, "the sitting comes to an end");
        let given = |at: &usize| it.must.keys().filter(|key| key.0 == OFFICERS[*at]).count();
        let waiting: Vec<usize> = (0..3).filter(|at| given(at) < ITEMS).collect();
        let Some(&at) = waiting.get(it.dice.below(waiting.len().max(1))) else { break };
        it.turn(&mut sitters[at]);
    }
    assert!(it.interruptions > 40 && it.hall.edits > 15, "{} {}", it.interruptions, it.hall.edits);

    let stands = recount(&it.hall.register());
    assert_eq!(stands.len(), 600);
    let kept = RecordVersions::new(&it.hall.register(), "amk", "box1");
    for (key, (value, reason, seen)) in &stands {
        let (must_value, must_reason, version) = &it.must[key];
        assert_eq!((value, reason), (must_value, must_reason), "{key:?}");
        let number = key.1.strip_prefix("AMB-C").unwrap().parse::<usize>().unwrap() - 1;
        let words = format!("Item {number}, version {version}.");
        assert!(kept.find(seen).unwrap().contains(&words), "{key:?} is on other words");
        assert!(reason.starts_with(&format!("{} on {} version {version} ", key.0, key.1)));
    }

    let read = Sitter::new(&it.hall, "amk", "box3");
    let ctx = read.ctx();
    let session = ctx.register.ledger().session(id).unwrap();
    let report: Json =
        serde_json::from_str(&report::session(&ctx, &session, Format::Json)).unwrap();
    assert_eq!(report["counts"], counts(&it, &stands));
    let of = |officer| json!({"officer": officer, "judged": 200, "skipped": 0, "not_reached": 0});
    let mut officers = report["officers"].as_array().unwrap().clone();
    officers.sort_by_key(|row| row["officer"].to_string());
    assert_eq!(officers, OFFICERS.map(of));
    assert_eq!(leave(ctx.register, &session, "plw"), SessionStep::Left);
    assert_eq!(leave(ctx.register, &session, "amk"), SessionStep::Closed);
}

/// The counts that the report must have.
fn counts(it: &Sitting, stands: &BTreeMap<(String, String), (String, String, String)>) -> Json {
    let present = |on: &str| it.hall.versions[on[5..].parse::<usize>().unwrap() - 1];
    let is_old = |key: &(String, String)| it.must[key].2 != present(&key.1);
    let suspect = stands.keys().filter(|key| is_old(key)).count();
    let mut sure: HashMap<&str, Vec<&str>> = HashMap::new();
    for (key, (value, ..)) in stands.iter().filter(|(key, _)| !is_old(key)) {
        sure.entry(&key.1).or_default().push(value);
    }
    let split = sure.values().filter(|all| all.iter().any(|it| it != &all[0])).count();
    let words = ["met", "partly", "not-met", "info", "not-applicable"];
    let of = |word: &str| stands.values().filter(|(value, ..)| value == word).count();
    let values: serde_json::Map<String, Json> =
        words.iter().map(|word| ((*word).to_owned(), json!(of(word)))).collect();
    assert!(suspect > 10 && split > 100);
    json!({
        "items": 200,
        "judged": 200 - split,
        "split": split,
        "skipped": 0,
        "hidden": 0,
        "not_reached": 0,
        "gone": 0,
        "verdicts": 600,
        "suspect": suspect,
        "values": values,
    })
}
