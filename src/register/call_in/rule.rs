//! Which call-in rule holds for a decision: its body's own, none at all, or none that is on file.

use jiff::civil::Date;

use crate::calendar::{DayCount, When, short};
use crate::record::Word;
use crate::record::kinds::decision::{Decision, DecisionEvent};
use crate::record::kinds::partner::{Body, CallInRule};
pub use crate::record::vocabulary::BaseDate;
use crate::record::vocabulary::{BodyKind, DecisionEventKind};
use crate::register::{Ix, Register};
use crate::text::Clean;
use crate::text::plural::count;

/// How many days a call-in rule has unless it says so.
const DAYS: i64 = 5;

/// The most days that a call-in rule, or a limit for scrutiny, may have.
pub const MOST: i64 = 100;

impl BaseDate {
    fn noun(self) -> &'static str {
        match self {
            Self::Published => "publication",
            Self::Decided => "decision",
        }
    }
}

/// The call-in rule of a body, read from its constitution into the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRule {
    /// How many days are counted.
    pub days: u16,
    /// From which date.
    pub from: BaseDate,
    /// Which days count.
    pub count: DayCount,
    /// The hour of the last day at which it ends.
    pub cutoff: Option<Clean>,
    /// Within how many days of a call-in scrutiny must meet.
    pub scrutiny: Option<u16>,
}

/// What holds for a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppliedRule {
    /// It can be called in by this rule.
    Rule(BodyRule),
    /// It cannot be called in, for this reason.
    None(String),
    /// It cannot be called in and takes effect when it is taken, for this reason.
    WhenTaken(String),
    /// Nobody can tell, for this reason.
    Unknown(String),
}

impl BodyRule {
    /// The rule of a body's `call_in` table; what is left out is as usual.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(table: &CallInRule) -> Result<Self, String> {
        let days = table.days.unwrap_or(DAYS);
        let from = match &table.from {
            None => BaseDate::Published,
            Some(Word::Known(from)) => *from,
            Some(other) => return Err(format!("`from` is `{other}`, not published or decided")),
        };
        let count = match &table.count {
            None => DayCount::Working,
            Some(Word::Known(count)) => *count,
            Some(other) => return Err(format!("`count` is `{other}`, not working or calendar")),
        };
        Ok(Self {
            days: number("days", days)?,
            from,
            count,
            cutoff: table.cutoff.as_ref().map(|hour| hour.shown().clone()),
            scrutiny: table.scrutiny.map(|days| number("scrutiny", days)).transpose()?,
        })
    }

    /// The date of a decision that days are counted from.
    ///
    /// # Errors
    /// Why there is none: `no publication date`.
    pub fn base_of(&self, decision: &Decision) -> Result<Date, String> {
        let when = match self.from {
            BaseDate::Published => &decision.published,
            BaseDate::Decided => &decision.decided,
        };
        base_day(when.as_ref(), self.from)
    }

    /// The rule in words: `5 clear working days after publication on 24 Jan 2017`.
    pub fn describe(&self, base: Date) -> String {
        format!("{} after {} on {}", self.length(self.days), self.from.noun(), short(base))
    }

    /// A number of days of the sort that the rule counts: `5 clear working days`.
    pub fn length(&self, days: u16) -> String {
        let noun = match self.count {
            DayCount::Working => "clear working day",
            DayCount::Calendar => "day",
        };
        count(days.into(), noun)
    }
}

fn number(key: &str, days: i64) -> Result<u16, String> {
    let known = u16::try_from(days).ok().filter(|_| (1..=MOST).contains(&days));
    known.ok_or_else(|| format!("`{key}` is {days}; it should be 1 to {MOST}"))
}

/// The one day that is meant; what is missing or vague stays unknown.
fn base_day(when: Option<&When>, base: BaseDate) -> Result<Date, String> {
    let noun = base.noun();
    let when = when.ok_or_else(|| format!("no {noun} date"))?;
    let vague = || format!("the {noun} date \"{}\" is no single day", when.as_written());
    when.only_day().ok_or_else(vague)
}

impl Register {
    /// What holds for a decision. A body's rule holds for all that it decides, unless the record
    /// says that a decision cannot be called in; without one, some bodies' decisions never can.
    pub(super) fn ruling(&self, ix: Ix, decision: &Decision) -> AppliedRule {
        // The record's own word counts for more than what follows from the decision before.
        let earlier = self.reconsiders(ix, decision).filter(|_| decision.call_in != Some(true));
        if let Some(earlier) = earlier {
            let why = format!(
                "not subject to call-in: it reconsiders {}, which was called in and referred back",
                self.id(earlier)
            );
            return AppliedRule::None(why);
        }
        if decision.call_in == Some(false) {
            return AppliedRule::None(format!("not subject to call-in: {}", excuse(decision)));
        }
        let Some(body) = self.find_as::<Body>(&decision.body) else {
            let is_unread = self.is_unread(&decision.body);
            let why =
                if is_unread { "cannot be read: gw tells what to mend" } else { "is not on file" };
            let body = &decision.body;
            return AppliedRule::Unknown(format!("cannot be worked out: its body {body} {why}"));
        };
        let name = self.known_as(&decision.body);
        let unknown = |why: String| AppliedRule::Unknown(format!("cannot be worked out: {why}"));
        if let Some(table) = &body.call_in {
            let wrong = |wrong| unknown(format!("in the call-in rule of {name} {wrong}"));
            return BodyRule::read(table).map_or_else(wrong, AppliedRule::Rule);
        }
        if decision.call_in.is_none() {
            let none = |why: &str| format!("not subject to call-in: {why}");
            match body.kind.as_ref().and_then(Word::known) {
                Some(BodyKind::Officer) if decision.key != Some(true) => {
                    let why = "an officer's decision that is no key one takes effect when taken";
                    return AppliedRule::WhenTaken(none(why));
                }
                Some(kind) => {
                    if let Some(why) = never(kind) {
                        return AppliedRule::None(none(why));
                    }
                }
                None => {}
            }
        }
        let no_rule = format!("no call-in rule on file for {name}");
        unknown(match base_day(decision.published.as_ref(), BaseDate::Published) {
            Ok(_) => no_rule,
            Err(why) => format!("{why}, and {no_rule}"),
        })
    }

    /// Whether it is an officer's decision that takes effect on the day on which it is taken.
    pub(in crate::register) fn takes_effect_when_taken(&self, ix: Ix, decision: &Decision) -> bool {
        matches!(self.ruling(ix, decision), AppliedRule::WhenTaken(_))
    }

    /// The decision that this one reconsiders: one of the same body that it follows and that was
    /// referred back. What was reconsidered cannot be called in again.
    fn reconsiders(&self, ix: Ix, decision: &Decision) -> Option<Ix> {
        let earlier = decision.follows.iter().filter_map(|id| self.find(id));
        earlier.filter(|&other| other != ix).find(|&other| {
            self.record_as::<Decision>(other).is_some_and(|it| {
                let mut kinds = it.event.iter().filter_map(DecisionEvent::known_kind);
                it.body == decision.body && kinds.any(|it| it == DecisionEventKind::ReferredBack)
            })
        })
    }
}

/// Why the record says that a decision cannot be called in.
fn excuse(decision: &Decision) -> String {
    match (&decision.urgency, &decision.exempt) {
        (Some(urgency), _) => format!("urgent, {urgency}"),
        (None, Some(exempt)) => format!("exempt, {exempt}"),
        (None, None) => "the record says so".to_owned(),
    }
}

/// Why the decisions of a body of this kind can never be called in: call-in is for decisions of a
/// council's executive, and for key decisions of its officers (Local Government Act 2000, section 9F).
fn never(kind: BodyKind) -> Option<&'static str> {
    Some(match kind {
        BodyKind::Council => "the full Council decided",
        BodyKind::Scrutiny => "a scrutiny committee does not decide for the executive",
        BodyKind::Advisory => "an advisory body does not decide for the executive",
        BodyKind::HealthAndWellbeingBoard => "a health and wellbeing board decided",
        BodyKind::Partnership => "a board of partners decided, not a council's executive",
        BodyKind::TrustBoard
        | BodyKind::IntegratedCareBoard
        | BodyKind::HealthBoard
        | BodyKind::GoverningBody => "a board of the NHS decided, not a council's executive",
        BodyKind::IntegrationJointBoard => {
            "an integration joint board decided, not a council's executive"
        }
        BodyKind::SecretaryOfState => "the Secretary of State decided",
        BodyKind::Minister => "a minister decided",
        BodyKind::Cabinet
        | BodyKind::CabinetMember
        | BodyKind::Executive
        | BodyKind::Leader
        | BodyKind::Mayor
        | BodyKind::Officer
        | BodyKind::Committee
        | BodyKind::JointCommittee
        | BodyKind::CombinedAuthority => return None,
    })
}
