//! Adding to one's journal from the command line: what an act may fall on, and saying what was saved.

use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::context::Context;
use super::environment::Environment;
use super::exit::{Code, CommandError, with_hint};
use super::output::Output;
use super::register::OpenRegister;
use crate::fault::Fault;
use crate::journal::{Act, Entry, fresh_id};
use crate::register::Ix;
use crate::store::{JournalWriter, RecordVersions, SaveError, words_not_kept};
use crate::text::Clean;

/// An act that was asked for: it is saved whole, or refused with the officer's words given back.
pub struct RequestedAct<'a> {
    context: &'a Context,
    /// The register that it adds to.
    pub opened: &'a OpenRegister,
    /// What the officer wrote; said again when it is not saved.
    words: &'a str,
}

impl<'a> RequestedAct<'a> {
    /// An act on a register, unless nothing may be added.
    pub fn new(
        context: &'a Context,
        opened: &'a OpenRegister,
        words: &'a str,
    ) -> Result<Self, CommandError> {
        let asked = Self { context, opened, words };
        opened.tell_lost_settings();
        if context.everywhere.read_only {
            return Err(asked.refused("--read-only is set, so nothing is added"));
        }
        if let Some(why) = context.refused_state() {
            return Err(asked.refused(&*why));
        }
        Ok(asked)
    }

    /// Why it was not saved, with the officer's words.
    pub fn refused(&self, why: impl AsRef<str>) -> CommandError {
        not_saved(why.as_ref(), self.words)
    }

    /// That what was typed says nothing here, with the advice and the officer's words.
    pub fn amiss(&self, fault: &Fault) -> CommandError {
        self.refused(with_hint(&fault.message, fault.hint.as_deref()))
    }

    fn unsaved(&self, error: &SaveError) -> CommandError {
        self.refused(format!("{} ({})", error.why, error.file))
    }

    /// The records of these ids, each once.
    pub fn records(&self, ids: &[String]) -> Result<Vec<Ix>, CommandError> {
        let mut found = Vec::new();
        for id in ids {
            let ix = self.opened.find(id).map_err(|stop| self.refused(&*stop.message))?;
            let own = self.opened.register.id(ix);
            if self.opened.register.is_contested(own) {
                return Err(self.refused(format!(
                    "two records have the id {own}, so nobody can tell which is meant\n  \
                     `caveat check` names both; give one of them another id"
                )));
            }
            if !found.contains(&ix) {
                found.push(ix);
            }
        }
        Ok(found)
    }

    /// One entry for each record, in one group when there are several, by the real clock.
    pub fn entries(&self, act: Act, on: &[Ix]) -> Vec<Entry> {
        self.entries_of(&on.iter().map(|&ix| (ix, act)).collect::<Vec<_>>())
    }

    /// One entry for each record and act, in one group when there are several.
    pub fn entries_of(&self, pairs: &[(Ix, Act)]) -> Vec<Entry> {
        let now = Timestamp::now();
        let group: Option<Uuid> = (pairs.len() > 1).then(|| fresh_id(now));
        let login = &self.context.environment.login;
        let entry = |&(ix, act): &(Ix, Act)| {
            let entry = Entry::new(now, login, act, [self.opened.register.id(ix).clone()]);
            Entry { group, ..entry }
        };
        pairs.iter().map(entry).collect()
    }

    /// Keeps the records as they are now, so that it can be told later what a verdict was given on.
    /// Where the register has no place for that, a warning, to be said when the verdict is saved.
    pub fn keep_versions(&self, on: &[Ix]) -> Result<Option<String>, CommandError> {
        let Environment { login, box_name, .. } = &self.context.environment;
        let versions = RecordVersions::new(&self.opened.place.folder, login, box_name);
        let register = &self.opened.register;
        let mut warning = None;
        for &ix in on {
            match versions.keep(register.fingerprint(ix), &register.canonical(ix)) {
                Ok(()) => {}
                Err(unkept) if unkept.why.costs_the_version_alone() => {
                    warning = Some(format!("caveat: warning: {}", words_not_kept(&unkept.why)));
                }
                Err(error) => return Err(self.unsaved(&error)),
            }
        }
        Ok(warning)
    }

    /// Saves the entries and says so: `done` is what was done, such as `Saved: note on STK-C7`.
    pub fn save(
        &self,
        entries: &[Entry],
        done: &str,
        json: bool,
        out: &mut Output,
    ) -> Result<Code, CommandError> {
        let Environment { login, box_name, state, .. } = &self.context.environment;
        let mut writer = JournalWriter::new(&self.opened.place.folder, state, login, box_name);
        let held = writer.append(entries).map_err(|error| self.unsaved(&error))?;
        let ids: Vec<Uuid> = held.iter().map(|held| held.entry.id).collect();
        let file = held.first().map(|held| self.opened.place.folder.join(&*held.file));
        let file = file.unwrap_or_default();
        let words = Clean::line(&format!("{done}, in {}", file.display()));
        out.saved(&words, |out| {
            if json { out.json(&json!({"schema": 1, "saved": ids})) } else { out.line(&words) }
        });
        let told = held.iter().find_map(|held| self.opened.register.told_of_saved(held));
        told.map_or(Ok(()), |told| out.say(format!("caveat: warning: {told}")))?;
        Ok(Code::Done)
    }

    /// The ids of records in words: `STK-C7, STK-C8`.
    pub fn named(&self, on: &[Ix]) -> String {
        let ids: Vec<_> = on.iter().map(|&ix| self.opened.register.id(ix).as_str()).collect();
        ids.join(", ")
    }
}

/// Why something was not saved, with the words that would else be lost.
pub fn not_saved(why: &str, words: &str) -> CommandError {
    let words = match words.trim() {
        "" => String::new(),
        words => format!("\n  what you wrote:\n{words}"),
    };
    CommandError::finding(format!("NOT SAVED: {why}{words}"))
}
