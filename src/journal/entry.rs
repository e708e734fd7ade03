//! One thing that an officer added to a record: a note, a verdict, an owner, a date.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use crate::record::Id;
use crate::text::Clean;
use crate::text::word_enum::word_enum;

word_enum! {
    /// What an entry does. This is the one list of acts.
    #[derive(Deserialize)]
    #[serde(try_from = "String")]
    #[allow(missing_docs)]
    pub enum Act {
        Note = "note",
        Verdict = "verdict",
        Status = "status",
        Owner = "owner",
        Due = "due",
        Wait = "wait",
        Flag = "flag",
        Tag = "tag",
        Untag = "untag",
        Supersede = "supersede",
        Retract = "retract",
        Restore = "restore",
        Session = "session",
        Looked = "looked",
    }
}

impl Act {
    /// Whether it says something of a record; that somebody looked, or took part in a session, does
    /// not.
    pub fn says_something(self) -> bool {
        !matches!(self, Self::Session | Self::Looked)
    }

    /// Whether undo can take it back: whatever says something, but taking back and bringing back.
    pub fn can_be_undone(self) -> bool {
        self.says_something() && !matches!(self, Self::Retract | Self::Restore)
    }
}

/// What stands between several owners in the value of an entry; a comma may be part of a name.
pub const BETWEEN_OWNERS: &str = "; ";

/// The owners that the value of an entry names.
pub fn owners_said(value: &str) -> impl Iterator<Item = &str> {
    value.split(BETWEEN_OWNERS)
}

impl TryFrom<String> for Act {
    type Error = String;
    fn try_from(word: String) -> Result<Self, String> {
        Self::parse(&word).ok_or_else(|| format!("`{word}` is not an act"))
    }
}

/// One entry of a journal, as written. The texts are raw: show them through [`JournalEntry`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// Its own id, a UUID of version 7; a save that is tried again keeps it.
    pub id: Uuid,
    /// When it was written, by the real clock, to the millisecond.
    #[serde(deserialize_with = "moment")]
    pub at: Timestamp,
    /// A label; the author is whoever owns the file.
    #[serde(default)]
    pub by: String,
    /// What it does.
    pub act: Act,
    /// The records that it is about.
    #[serde(default)]
    pub on: Vec<Id>,
    /// The kind of note, the word of a verdict, the new owner … empty to clear.
    #[serde(default)]
    pub value: String,
    /// The officer's words; may have several lines.
    #[serde(default)]
    pub text: String,
    /// Where it can be looked up; `ref` on disk.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// The fingerprint (`c1:…`) of the record as it was on screen.
    pub seen: Option<String>,
    /// The review session that it was given in.
    pub session: Option<Uuid>,
    /// What entries that are undone together have in common.
    pub group: Option<Uuid>,
    /// The seal of the entry before it in the file; the writer sets it.
    pub prev: Option<String>,
}

impl Entry {
    /// An entry with a fresh id, nothing else said yet; `at` is cut to the millisecond.
    pub fn new(at: Timestamp, by: &str, act: Act, on: impl Into<Vec<Id>>) -> Self {
        let at = to_millisecond(at);
        Self {
            id: fresh_id(at),
            at,
            by: by.to_owned(),
            act,
            on: on.into(),
            value: String::new(),
            text: String::new(),
            reference: None,
            seen: None,
            session: None,
            group: None,
            prev: None,
        }
    }

    /// The same entry with a value.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        value.clone_into(&mut self.value);
        self
    }

    /// The same entry with words.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// The same entry, pinned to the fingerprint of what was on screen.
    #[must_use]
    pub fn seen(mut self, fingerprint: &str) -> Self {
        self.seen = Some(fingerprint.to_owned());
        self
    }

    /// What undo names to take this entry back: its group, or itself when it stands alone.
    pub fn group_id(&self) -> Uuid {
        self.group.unwrap_or(self.id)
    }
}

/// A moment as journals keep it: what is finer than a millisecond is cut off.
pub(crate) fn to_millisecond(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}

/// A fresh id for an entry, a group or a session; ids of later moments sort after earlier ones.
pub fn fresh_id(at: Timestamp) -> Uuid {
    let seconds = u64::try_from(at.as_second()).unwrap_or_default();
    let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or_default();
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    let written = toml::value::Datetime::deserialize(from)?.to_string();
    let wanted = "`at` needs a day, a time and a time zone";
    written.parse().map_err(|_| serde::de::Error::custom(wanted))
}

word_enum! {
    /// How far the words of an entry, and who wrote them, can be relied on.
    pub enum Trust {
        /// Sealed, in a file that belongs to the officer it is named after.
        Verified = "verified",
        /// Sealed, and written on another box: it came with git, and belongs to whoever fetched it.
        Git = "git",
        /// Sealed, in a file of this box that belongs to somebody else.
        Unverified = "unverified",
        /// Without a seal: written by hand, or interrupted.
        Unsealed = "unsealed",
        /// Its seal does not match: changed after it was written.
        Changed = "changed",
    }
}

impl Trust {
    /// Whether an entry counts for anything that binds: a verdict, a status, an owner, a session.
    /// Every other is shown with the reason, and changes no figure.
    pub fn counts(self) -> bool {
        matches!(self, Self::Verified | Self::Git)
    }

    /// Why an entry does not count, in words; empty where it does.
    pub fn doubt(self) -> &'static str {
        match self {
            Self::Verified | Self::Git => "",
            Self::Unverified => "its journal belongs to somebody else, or others can write it",
            Self::Unsealed => "written by hand, or interrupted",
            Self::Changed => "changed after it was written",
        }
    }
}

/// An entry, and where it is held. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// The entry.
    pub entry: Arc<Entry>,
    /// Whose journal it is in: the login in the file's name.
    pub officer: Clean,
    /// The box that it was written on, from the file's name.
    pub box_name: Clean,
    /// The journal, from the register's folder: `journal/amk@box1.toml`.
    pub file: Arc<str>,
    /// The line of its `[[entry]]`, from 1.
    pub line: u32,
    /// How far it can be relied on.
    pub trust: Trust,
    /// Where it is dated later than it can have been written: the moment that it counts from.
    pub counts_from: Option<Timestamp>,
}

impl JournalEntry {
    /// Its value, safe to show on one line.
    pub fn value(&self) -> Clean {
        Clean::line(&self.entry.value)
    }

    /// Its words, safe to show on several lines.
    pub fn text(&self) -> Clean {
        Clean::prose(&self.entry.text)
    }

    /// Where its words can be looked up, safe to show on one line: `see file 12`; empty for nowhere.
    pub fn see(&self) -> Clean {
        let reference = self.entry.reference.as_deref().map(str::trim).filter(|it| !it.is_empty());
        reference.map(|it| Clean::line(&format!("see {it}"))).unwrap_or_default()
    }

    /// Whether it says why, or where that can be looked up.
    pub fn has_words(&self) -> bool {
        !self.entry.text.trim().is_empty() || !self.see().is_empty()
    }

    /// Whether it counts for anything that binds.
    pub fn counts(&self) -> bool {
        self.trust.counts()
    }

    /// What is to be known before relying on it, in words: why it does not count, that it is dated
    /// ahead; empty where there is nothing.
    pub fn doubt(&self) -> String {
        let why = match self.trust.doubt() {
            "" => String::new(),
            why => format!("does not count: {why}"),
        };
        let ahead = if self.counts_from.is_some() { "dated ahead of the clock" } else { "" };
        [&*why, ahead].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// When it was written, to the minute: `17 Jul 2025 10:24Z`.
    pub fn moment(&self) -> String {
        let at = self.entry.at.to_zoned_datetime(jiff::tz::TimeZone::UTC);
        format!("{} {}", crate::calendar::short(at.date()), at.strftime("%H:%MZ"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn every_act_is_listed_once_and_reads_back_from_its_word() {
        for act in Act::ALL {
            assert_eq!(Act::parse(act.as_str()), Some(act));
        }
        assert_eq!(Act::parse("shred"), None);
    }

    #[test]
    fn ids_of_later_moments_sort_after_earlier_ones() {
        let early: Timestamp = "2026-11-22T10:03:11.482Z".parse().unwrap();
        let late: Timestamp = "2026-11-22T10:03:11.483Z".parse().unwrap();
        assert!(fresh_id(early) < fresh_id(late));
        assert_eq!(fresh_id(early).get_version_num(), 7);
    }

    #[test]
    fn an_entry_keeps_its_moment_to_the_millisecond() {
        let at = "2026-11-22T10:03:11.4829Z".parse().unwrap();
        let entry = Entry::new(at, "amk", Act::Note, []);
        assert_eq!(entry.at.to_string(), "2026-11-22T10:03:11.482Z");
    }
}
