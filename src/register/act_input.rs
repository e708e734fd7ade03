//! What an officer may say of a record, read as it was typed: a status, an owner, a date, a tag, a flag.
//!
//! This is the one place that decides it, for the screen and the command line alike.

mod date;

use jiff::civil::Date;

use super::ix::Ix;
use super::people::names::{NameLookup, OWNED, People};
use super::people::quorum::Quorum;
use super::register::Register;
use crate::fault::Fault;
use crate::journal::entry::BETWEEN_OWNERS;
use crate::journal::{Act, template, verdict};
use crate::record::kinds::Caveat;
use crate::record::vocabulary::{ActionStatus, CaveatStatus, RiskStatus};
use crate::record::{Kind, StatusSide};
use crate::text::Clean;
use crate::text::clean::is_hidden;
use crate::text::fold::fold;
use crate::text::nearest::{nearest, suggest_before};
use crate::text::plural::article;
use crate::text::word_enum::WordSet;

/// The most letters that an owner, a date or a flag may have.
const LONGEST: usize = 200;

/// The kinds that have a due date.
const DATED: [Kind; 6] =
    [Kind::Case, Kind::Caveat, Kind::Action, Kind::Risk, Kind::Milestone, Kind::Endorsement];

/// Words of caveats that say nothing of a case.
const OF_CAVEATS_ALONE: [CaveatStatus; 2] = [CaveatStatus::EvidenceOffered, CaveatStatus::Breached];

/// The most letters that a tag may have.
const LONGEST_TAG: usize = 40;

/// One thing that an officer says of a record, as it goes into a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActInput {
    /// What it does; a line of tags may hold tags to put on and tags to take off.
    pub act: Act,
    /// Its value; empty to clear.
    pub value: String,
    /// What is doubtful about it; it may be saved all the same.
    pub warning: Option<Clean>,
    /// What to do about that.
    pub hint: Option<Clean>,
}

impl ActInput {
    /// A value about which nothing is doubtful.
    pub(super) fn new(act: Act, value: impl Into<String>) -> Self {
        Self { act, value: value.into(), warning: None, hint: None }
    }

    /// The same, with what is doubtful about it.
    pub(super) fn warned(mut self, warning: &str, hint: &str) -> Self {
        self.warning = Some(Clean::line(warning));
        self.hint = (!hint.is_empty()).then(|| Clean::line(hint));
        self
    }
}

/// Something that an officer may not say, with advice.
pub(super) fn refused(message: impl AsRef<str>, hint: impl AsRef<str>) -> Fault {
    Fault::error("act", message).hint(hint)
}

impl Register {
    /// Whether an act says anything on this record; for before its line is opened.
    ///
    /// # Errors
    /// It says nothing there; the fault tells where it does.
    pub fn may_say(&self, ix: Ix, act: Act) -> Result<(), Fault> {
        let (what, kinds): (_, &[Kind]) = match act {
            Act::Status => ("status", &[Kind::Caveat, Kind::Action, Kind::Risk, Kind::Case]),
            Act::Owner => ("owner", &OWNED),
            Act::Due => ("due date", &DATED),
            Act::Verdict => return self.may_judge(ix),
            Act::Note | Act::Wait | Act::Flag | Act::Tag | Act::Untag => {
                return Ok(());
            }
            Act::Supersede | Act::Retract | Act::Restore | Act::Session | Act::Looked => {
                let message = format!("`{act}` is nothing that an officer says of a record");
                return Err(refused(message, "say a note, a verdict, an owner, a date or a tag"));
            }
        };
        let kind = self.record(ix).kind();
        if kinds.contains(&kind) {
            return Ok(());
        }
        let takers: Vec<_> = kinds.iter().map(|it| it.plural()).collect();
        let (id, a) = (self.id(ix), article(kind.as_str()));
        Err(refused(
            format!("{id} is {a} {kind}, and has no {what} that can be set"),
            format!("{} have one", takers.join(", ")),
        ))
    }

    /// Reads what an officer typed for an act on a record, on the day `today`; `-` alone clears.
    /// Gives each entry that it comes to: one, or one for each tag.
    ///
    /// # Errors
    /// It says nothing on such a record, or nothing that can be kept; the fault has the advice.
    pub fn read_said(
        &self,
        ix: Ix,
        act: Act,
        typed: &str,
        today: Date,
    ) -> Result<Vec<ActInput>, Fault> {
        self.may_say(ix, act)?;
        if let Act::Tag | Act::Untag = act {
            return self.read_tags(ix, act, typed);
        }
        let plain = one_line(typed);
        if plain.is_empty() {
            let message = format!("the {act} has no words");
            return Err(refused(message, "a hyphen alone (-) clears what was said before"));
        }
        if plain.chars().count() > LONGEST {
            return Err(refused(
                format!(
                    "this is too long for {} {act}: {LONGEST} letters at the most",
                    article(act.as_str())
                ),
                "write it as a note",
            ));
        }
        let clears = plain == "-";
        let one = match act {
            Act::Verdict if clears => ActInput::new(act, verdict::WITHDRAWN),
            _ if clears => ActInput::new(act, ""),
            Act::Status => self.read_status(ix, &plain)?,
            Act::Owner => self.read_owner(&plain),
            Act::Due => date::due(self.deadline(ix).as_ref(), &plain, today)?,
            Act::Wait => date::wait(self.id(ix), &plain, today)?,
            Act::Note => ActInput::new(act, template::read_kind(&plain)?),
            Act::Verdict => ActInput::new(act, verdict::read(self.record(ix).kind(), &plain)?),
            _ => ActInput::new(act, plain),
        };
        Ok(vec![one])
    }

    /// Whether a value must be said with words: what the evidence is, or why.
    pub fn needs_words(&self, ix: Ix, act: Act, value: &str) -> bool {
        let offered = CaveatStatus::EvidenceOffered.as_str();
        match act {
            Act::Status if value == offered => self.record(ix).kind() == Kind::Caveat,
            Act::Status => self.settings.status_side(value) == Some(StatusSide::Paused),
            Act::Verdict => self.settings.reason_required(value),
            _ => false,
        }
    }

    /// The statuses that an officer may give a record.
    pub(super) fn statuses(&self, ix: Ix) -> impl Iterator<Item = &str> {
        let own = self.settings.vocabulary("status").iter().map(String::as_str);
        let kind = self.record(ix).kind();
        let built_in = match kind {
            Kind::Action => ActionStatus::WORDS,
            Kind::Risk => RiskStatus::WORDS,
            _ => CaveatStatus::WORDS,
        };
        let all = built_in.iter().copied().chain([StatusSide::Paused.as_str()]).chain(own);
        all.filter(move |word| self.officer_may_say(ix, word))
    }

    /// Whether an officer may say of a record that it stands so. A case is settled when its caveats
    /// are, never by a word; a caveat by a body, unless the register lets officers settle.
    fn officer_may_say(&self, ix: Ix, status: &str) -> bool {
        match self.record(ix).kind() {
            Kind::Case => {
                self.settings.status_side(status) != Some(StatusSide::Settled)
                    && !OF_CAVEATS_ALONE.iter().any(|it| it.as_str() == status)
            }
            Kind::Caveat => self.settings.officer_settles() || !self.is_settled_word(status),
            _ => true,
        }
    }

    fn is_settled_word(&self, status: &str) -> bool {
        self.settings.status_side(status) == Some(StatusSide::Settled)
    }

    fn read_status(&self, ix: Ix, typed: &str) -> Result<ActInput, Fault> {
        if let Some(it) = self.record_as::<Caveat>(ix)
            && self.is_settled_word(it.recorded_status())
            && self.occurrences(ix).is_none()
        {
            let by = it.discharged_by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
            return Err(refused(
                format!("{} is {}{by}, and the record stands", self.id(ix), it.recorded_status()),
                "where that is wrong, mend the record",
            ));
        }
        let spelled = |word: &str| fold(word).replace(['-', '_'], " ");
        let kind = self.record(ix).kind();
        let is_caveat = kind == Kind::Caveat;
        let also = StatusSide::spelling(typed);
        let also = also.filter(|word| self.officer_may_say(ix, word));
        let own = self.statuses(ix).find(|word| spelled(word) == spelled(typed));
        if self.is_settled_word(own.or(also).unwrap_or(typed)) {
            self.may_settle(ix)?;
        }
        if let Some(word) = own.or(also) {
            let input = ActInput::new(Act::Status, word);
            let short = self.quorum(ix).filter(|it| self.is_settled_word(word) && !it.is_reached());
            let Some(Quorum { of, met }) = short else { return Ok(input) };
            let warning =
                format!("it counts as {word} when {of} officers have found it met ({met} now)");
            return Ok(input.warned(&warning, ""));
        }
        if is_caveat && self.is_settled_word(typed) {
            let word = typed.to_lowercase();
            let message = format!(
                "`{word}` takes a decision on record: a body settles a caveat, not an officer"
            );
            let hint = "say `evidence-offered` and what the evidence is; when the body has decided, \
                the record names that decision in `discharged_by`";
            return Err(refused(message, hint));
        }
        if kind == Kind::Case && self.is_settled_word(typed) {
            let message = format!("a case is never {} by an officer's word", typed.to_lowercase());
            return Err(refused(message, "it is settled when all its caveats are"));
        }
        let known: Vec<&str> = self.statuses(ix).collect();
        let list = format!("one of: {}", known.join(", "));
        let message = format!("`{typed}` is no status of {} {kind}", article(kind.as_str()));
        Err(refused(message, suggest_before(typed, known, &list)))
    }

    fn read_owner(&self, typed: &str) -> ActInput {
        if fold(typed) == "nobody" {
            return ActInput::new(Act::Owner, "");
        }
        let people = People::of(self);
        let mut met = people.meet_all(typed);
        met.retain(|(name, _)| !matches!(&*fold(name), "nobody" | "-"));
        if met.is_empty() {
            met.push((typed.to_owned(), false));
        }
        let names: Vec<&str> = met.iter().map(|(name, _)| &**name).collect();
        let input = ActInput::new(Act::Owner, names.join(BETWEEN_OWNERS));
        let strangers = met.iter().filter(|(_, is_known)| !is_known);
        let strangers: Vec<&str> = strangers.map(|(name, _)| &**name).collect();
        let (Some(first), several) = (strangers.first(), strangers.len() > 1) else { return input };
        let near = match people.meet(first) {
            NameLookup::Stranger(near) if !several => near.join(", "),
            _ => String::new(),
        };
        let hint = match &*near {
            "" if typed.contains([',', ';']) => {
                "kept as typed; several owners stand with semicolons between".to_owned()
            }
            "" => "it is kept as typed".to_owned(),
            near => format!("nearest: {near}"),
        };
        let (is, no) = if several {
            ("are", "partners, bodies, officers or owners")
        } else {
            ("is", "partner, body, officer or owner")
        };
        let names = strangers.join("`, `");
        input.warned(&format!("`{names}` {is} no {no} known here"), &hint)
    }

    fn read_tags(&self, ix: Ix, act: Act, typed: &str) -> Result<Vec<ActInput>, Fault> {
        let (own, counts) = (self.tags(ix), self.tag_counts());
        let mut all: Vec<ActInput> = Vec::new();
        let pieces = typed.split(|c: char| c == ',' || c.is_whitespace());
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            let piece = one_line(piece);
            let off = piece.strip_prefix('-');
            let act = if off.is_some() { Act::Untag } else { act };
            let tag = off.unwrap_or(&piece).trim_start_matches('#');
            if tag.is_empty() {
                return Err(refused(format!("`{piece}` is no tag"), "a tag is one word"));
            }
            if tag.chars().count() > LONGEST_TAG {
                let message =
                    format!("`{tag}` is too long: a tag has {LONGEST_TAG} letters at most");
                return Err(refused(message, "a tag is one word; write it as a note"));
            }
            // As it is spelled already, so that one tag does not become two.
            let same = |other: &&String| fold(other) == fold(tag);
            let known = own.iter().find(same).or_else(|| counts.keys().find(same));
            let mut input = ActInput::new(act, known.map_or(tag, String::as_str));
            if act == Act::Untag && !own.contains(&input.value) {
                let near = nearest(tag, own.iter().map(String::as_str));
                let hint = near.map_or_else(String::new, |near| format!("nearest: {near}"));
                input = input.warned(&format!("{} has no tag `{tag}`", self.id(ix)), &hint);
            }
            all.retain(|other| other.value != input.value);
            all.push(input);
        }
        if all.is_empty() {
            return Err(refused("no tag is named", "several tags stand with commas between"));
        }
        Ok(all)
    }
}

/// One line of words without anything hidden in it, single spaces between.
fn one_line(typed: &str) -> String {
    let words = typed.split_whitespace().map(|word| word.chars().filter(|&c| !is_hidden(c)));
    let words = words.map(Iterator::collect::<String>).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
