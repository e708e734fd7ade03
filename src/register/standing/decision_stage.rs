//! The stage of a business case that a decision is of: as recorded, as its title says, or as the case stood on its day.

use jiff::civil::Date;

use crate::calendar::When;
use crate::record::Word;
use crate::record::kinds::Endorsement;
use crate::record::kinds::case::Case;
use crate::record::kinds::decision::{Decision, Resolution};
use crate::record::vocabulary::Stage;
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::text::fold::fold;

/// The words that name a stage in full, longest first, with a space before and behind; and the
/// stage. They are looked for in the title of every decision, so nothing is built for it.
const NAMES: [(&str, Stage); 14] = [
    (" strategic outline business case ", Stage::StrategicOutline),
    (" strategic outline case ", Stage::StrategicOutline),
    (" programme business case ", Stage::Programme),
    (" business justification case ", Stage::Justification),
    (" outline business cases ", Stage::Outline),
    (" outline business case ", Stage::Outline),
    (" final business case ", Stage::Full),
    (" full business cases ", Stage::Full),
    (" full business case ", Stage::Full),
    (" soc ", Stage::StrategicOutline),
    (" obc ", Stage::Outline),
    (" fbc ", Stage::Full),
    (" pbc ", Stage::Programme),
    (" bjc ", Stage::Justification),
];

/// Words of a resolution after which a stage is one that is still to come.
const TO_COME: [&str; 12] = [
    "subject to",
    "before",
    "until",
    "bring",
    "brings",
    "return",
    "prepare",
    "develop",
    "proceed",
    "progress to",
    "submit",
    "towards",
];

/// How the stage of a decision is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StageSource {
    /// The decision, its resolution, or an endorsement that names it says so.
    Stated,
    /// These words of its title or its resolution say so.
    Named(&'static str),
    /// The case was at that stage on its day.
    OnItsDay,
    /// Nothing says so: the present stage of the case is taken.
    Assumed,
}

/// The stage that a decision is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionStage {
    /// The stage.
    pub word: Word<Stage>,
    /// How that is known.
    pub source: StageSource,
}

impl Register {
    /// The stage of a case that one resolution of a decision is about.
    pub(super) fn decision_stage(
        &self,
        decision: Ix,
        case: Ix,
        it: &Decision,
        resolution: &Resolution,
    ) -> DecisionStage {
        let of = |word: &Word<Stage>, source| DecisionStage { word: word.clone(), source };
        if let Some(stage) = resolution.stage.as_ref().or(it.stage.as_ref()) {
            return of(stage, StageSource::Stated);
        }
        if let Some(stage) = self.endorsed_stage(decision, case) {
            return of(stage, StageSource::Stated);
        }
        let Some(own) = self.record_as::<Case>(case) else {
            return of(&Word::Known(Stage::NotStated), StageSource::Assumed);
        };
        // A stage later than the present one can only be one that is talked of.
        let is_reached = |stage: Stage| {
            own.stage.is(stage)
                || own.stage.known().is_some_and(|it| (stage..=Stage::Full).contains(&it))
        };
        let named = stage_named(&it.title).or_else(|| stage_resolved(&resolution.text));
        if let Some((words, stage)) = named.filter(|&(_, stage)| is_reached(stage)) {
            return of(&Word::Known(stage), StageSource::Named(words));
        }
        match self.decision_day(decision).and_then(|day| stage_on(own, day)) {
            Some(stage) => DecisionStage { word: stage, source: StageSource::OnItsDay },
            None => of(&own.stage, StageSource::Assumed),
        }
    }

    /// The stage that an endorsement of the case gives the decision behind it.
    fn endorsed_stage(&self, decision: Ix, case: Ix) -> Option<&Word<Stage>> {
        self.endorsements_of(case).iter().find_map(|&ix| {
            let it = self.record_as::<Endorsement>(ix)?;
            (self.find(it.decision.as_ref()?) == Some(decision)).then_some(&it.stage)
        })
    }
}

/// The one stage that a text names in full, and the words that name it; of several, none.
pub(super) fn stage_named(text: &str) -> Option<(&'static str, Stage)> {
    let mut rest = words_of(text);
    let mut found = None;
    for (name, stage) in NAMES {
        if rest.contains(name) {
            rest = rest.replace(name, " ");
            if found.is_some_and(|(_, other)| other != stage) {
                return None;
            }
            found.get_or_insert((name.trim(), stage));
        }
    }
    found
}

/// The stage that a resolution is about, by its words: none that is still to come.
fn stage_resolved(text: &str) -> Option<(&'static str, Stage)> {
    let (name, stage) = stage_named(text)?;
    let words = words_of(text);
    let before = words.split(name).next().unwrap_or_default();
    let is_to_come = TO_COME.iter().any(|lead| before.contains(&format!(" {lead} ")));
    (!is_to_come).then_some((name, stage))
}

/// A text in folded words with a space before and behind each.
fn words_of(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |text, word| text + word + " ")
}

/// The stage that a case was at on a day, where its record tells it.
fn stage_on(case: &Case, day: Date) -> Option<Word<Stage>> {
    let steps = case.stage_history.iter();
    let begun = steps.filter_map(|step| Some((step.from.as_ref()?.first_day()?, &step.stage)));
    let last = begun.filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from);
    let since = case.stage_since.as_ref().and_then(When::first_day)?;
    match last {
        _ if since <= day => Some(case.stage.clone()),
        Some((_, stage)) => Some(stage.clone()),
        None => Some(Word::Known(stage_before(case.stage.known()?))),
    }
}

/// The stage before one, as the Green Book orders them.
fn stage_before(stage: Stage) -> Stage {
    match stage {
        Stage::Full => Stage::Outline,
        Stage::Outline => Stage::StrategicOutline,
        Stage::StrategicOutline => Stage::Mandate,
        _ => Stage::NotStated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_read_where_a_text_names_exactly_one_in_full() {
        for (text, stage) in [
            ("Outline business case", Some(Stage::Outline)),
            ("Leisure centre: OBC", Some(Stage::Outline)),
            ("Strategic outline business case for the quay", Some(Stage::StrategicOutline)),
            ("The Full Business Case (FBC)", Some(Stage::Full)),
            ("Outline and full business case: outline business case", None),
            ("From outline business case to full business case", None),
            ("Business case", None),
            ("An outline of the case", None),
        ] {
            assert_eq!(stage_named(text).map(|(_, stage)| stage), stage, "{text}");
        }
        let approved = "The outline business case is approved.";
        assert_eq!(stage_resolved(approved), Some(("outline business case", Stage::Outline)));
        for later in [
            "Approved, subject to the full business case.",
            "The Director brings the full business case back.",
            "To proceed to full business case",
        ] {
            assert_eq!(stage_resolved(later), None, "{later}");
        }
    }
}
