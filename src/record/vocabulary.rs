//! The built-in words of records: classes, forces, stages, stances, verbs, and how they rank.
//!
//! `register.toml` may add words; an unknown word is kept, shown and told as a warning.

/// What a caveat asks for.
pub const CLASS: &[&str] = &[
    "condition",
    "focus",
    "consideration",
    "information",
    "partner-approval",
    "in-principle",
    "tolerance",
    "request",
    "undertaking",
];

/// How binding the words of a caveat are, the strongest first.
pub const FORCE: &[&str] = &["resolved", "minuted", "said", "asked"];

/// The states of a caveat that is still to be dealt with.
pub const UNSETTLED: &[&str] = &["open", "in-hand", "evidence-offered", "breached"];

/// The states of a caveat that a body has dealt with.
pub const SETTLED: &[&str] = &["discharged", "waived", "superseded", "carried", "withdrawn"];

/// Every state of a caveat.
pub const CAVEAT_STATUS: &[&str] = &[
    "open",
    "in-hand",
    "evidence-offered",
    "breached",
    "discharged",
    "waived",
    "superseded",
    "carried",
    "withdrawn",
];

/// The stages of a business case, in order (HM Treasury's Green Book; a pre-consultation case is
/// the NHS's own).
pub const STAGE: &[&str] = &[
    "mandate",
    "strategic-outline",
    "outline",
    "full",
    "pre-consultation",
    "justification",
    "programme",
    "not-stated",
];

/// What a partner said of a case.
pub const STANCE: &[&str] = &[
    "endorsed",
    "endorsed-with-caveats",
    "approved",
    "in-principle",
    "noted",
    "supported",
    "aim-only",
    "considered",
    "deferred",
    "not-supported",
    "not-sought",
    "awaited",
];

/// How well a partner's stance is known, the best first.
pub const EVIDENCE: &[&str] = &["first-hand", "second-hand", "claimed"];

/// What a body did in one resolution, by force: binding, support, passive, stopping, process.
pub const VERB: &[&str] = &[
    "approve",
    "agree",
    "adopt",
    "award",
    "authorise",
    "delegate",
    "endorse",
    "support",
    "welcome",
    "note",
    "receive",
    "defer",
    "refer-back",
    "reject",
    "withdraw",
    "request",
    "instruct",
    "recommend",
    "confirm",
];

/// What came of a decision, normalised.
pub const OUTCOME: &[&str] = &[
    "approved",
    "approved-in-principle",
    "endorsed",
    "endorsed-with-caveats",
    "noted",
    "deferred",
    "referred-back",
    "rejected",
    "mixed",
];

/// What happened to a decision afterwards.
pub const EVENT: &[&str] =
    &["called-in", "call-in-withdrawn", "referred-back", "confirmed", "amended", "reconsidered"];

/// How far an action is.
pub const ACTION_STATUS: &[&str] = &["open", "in-progress", "cleared"];

/// How wide a programme reaches.
pub const TIER: &[&str] = &["local", "place", "footprint", "combined-authority", "national"];

/// What sort of organisation a partner is.
pub const PARTNER_KIND: &[&str] = &[
    "council",
    "ccg",
    "icb",
    "nhs-trust",
    "foundation-trust",
    "gp-federation",
    "combined-authority",
    "national-body",
    "police",
    "fire",
    "vcse",
    "healthwatch",
    "department",
    "union",
    "partnership",
    "provider",
    "other",
];

/// What sort of body decides.
pub const BODY_KIND: &[&str] = &[
    "cabinet",
    "council",
    "committee",
    "scrutiny",
    "health-and-wellbeing-board",
    "governing-body",
    "joint-committee",
    "partnership",
    "officer",
    "advisory",
];

/// What sort of paper a document is.
pub const DOCUMENT_KIND: &[&str] =
    &["minutes", "decision-details", "agenda", "report", "plan", "press-release", "letter"];

/// How a meeting was called.
pub const MEETING_KIND: &[&str] = &["ordinary", "extraordinary"];

/// How the people affected are heard.
pub const ENGAGEMENT_KIND: &[&str] = &[
    "consultation",
    "listening event",
    "listening-event",
    "staff consultation",
    "staff-consultation",
];

/// What an amount measures.
pub const MEASURE: &[&str] = &["gap", "cost", "saving", "benefit", "grant"];

/// How strong one dimension of a case is (the five-case model).
pub const RATING: &[&str] = &["strong", "adequate", "weak", "missing"];

/// How far along `words` a word stands; unknown words come last.
pub fn rank(words: &[&str], word: &str) -> usize {
    words.iter().position(|known| *known == word).unwrap_or(words.len())
}

/// Whether a caveat of this status has been dealt with by a body.
pub fn is_settled(status: &str) -> bool {
    SETTLED.contains(&status)
}
