//! The built-in words of records: classes, forces, stages, stances, verbs, and how they rank.
//!
//! `register.toml` may add words; an unknown word is kept, shown and told as a warning.

#![allow(missing_docs)] // each word is its own explanation

use crate::text::word_enum::word_enum;

/// The keys of records whose words a register may add to.
pub const WORD_KEYS: [&str; 14] = [
    "class",
    "evidence",
    "force",
    "kind",
    "measure",
    "needed_for",
    "next_stage",
    "outcome",
    "rating",
    "stage",
    "stance",
    "status",
    "tier",
    "verb",
];

word_enum! {
    /// What a caveat asks for.
    pub enum Class {
        Condition = "condition", Focus = "focus", Consideration = "consideration",
        Information = "information", PartnerApproval = "partner-approval",
        InPrinciple = "in-principle", Tolerance = "tolerance", Request = "request",
        Undertaking = "undertaking", Recommendation = "recommendation",
    }

    /// How binding the words of a caveat are, the strongest first.
    pub enum Force {
        Resolved = "resolved", Minuted = "minuted", Said = "said", Asked = "asked",
    }

    /// Every state of a caveat.
    pub enum CaveatStatus {
        Open = "open", InHand = "in-hand", EvidenceOffered = "evidence-offered",
        Breached = "breached", Discharged = "discharged", Waived = "waived",
        Superseded = "superseded", Carried = "carried", Withdrawn = "withdrawn",
    }

    /// The stages of a business case, in order (HM Treasury's Green Book; a pre-consultation case is
    /// the NHS's own).
    pub enum Stage {
        Mandate = "mandate", StrategicOutline = "strategic-outline" | "SOC" | "soc",
        Outline = "outline" | "OBC" | "obc", Full = "full" | "FBC" | "fbc",
        PreConsultation = "pre-consultation", Justification = "justification" | "BJC" | "bjc",
        Programme = "programme" | "PBC" | "pbc", NotStated = "not-stated",
    }

    /// What a partner said of a case.
    pub enum Stance {
        Endorsed = "endorsed", EndorsedWithCaveats = "endorsed-with-caveats", Approved = "approved",
        InPrinciple = "in-principle", Noted = "noted", Supported = "supported",
        AimOnly = "aim-only", Considered = "considered", Deferred = "deferred",
        NotSupported = "not-supported", NotSought = "not-sought", Awaited = "awaited",
        ApprovedWithConditions = "approved-with-conditions", Rejected = "rejected",
        Withdrawn = "withdrawn", Referred = "referred",
    }

    /// How well a partner's stance is known, the best first.
    pub enum Evidence {
        FirstHand = "first-hand", SecondHand = "second-hand", Claimed = "claimed",
    }

    /// What a body did in one resolution, by force: binding, support, passive, stopping, process.
    pub enum Verb {
        Approve = "approve", Agree = "agree", Adopt = "adopt", Award = "award",
        Authorise = "authorise", Delegate = "delegate", Endorse = "endorse", Support = "support",
        Welcome = "welcome", Note = "note", Receive = "receive", Defer = "defer",
        ReferBack = "refer-back", Reject = "reject", Withdraw = "withdraw", Request = "request",
        Instruct = "instruct", Recommend = "recommend", Confirm = "confirm", Accept = "accept",
        AcceptInPart = "accept-in-part", Refer = "refer", Rescind = "rescind",
        Correct = "correct",
    }

    /// What came of a decision, normalised.
    pub enum DecisionOutcome {
        Approved = "approved", ApprovedInPrinciple = "approved-in-principle", Endorsed = "endorsed",
        EndorsedWithCaveats = "endorsed-with-caveats", Noted = "noted", Deferred = "deferred",
        ReferredBack = "referred-back", Rejected = "rejected", Mixed = "mixed",
    }

    /// What happened to a decision afterwards.
    pub enum DecisionEventKind {
        CalledIn = "called-in", CallInWithdrawn = "call-in-withdrawn",
        ReferredBack = "referred-back", Confirmed = "confirmed", Amended = "amended",
        Reconsidered = "reconsidered",
        ReferredToSecretaryOfState = "referred-to-secretary-of-state",
        ReferredToCouncil = "referred-to-council", MinuteCorrected = "minute-corrected",
        Rescinded = "rescinded",
    }

    /// How far an action is.
    pub enum ActionStatus {
        Open = "open", InProgress = "in-progress", Cleared = "cleared",
    }

    /// What stands in a log of risks.
    pub enum RiskKind {
        Risk = "risk", Issue = "issue", Assumption = "assumption", Dependency = "dependency",
    }

    /// Where a risk stands.
    pub enum RiskStatus {
        Open = "open", InProgress = "in-progress", Accepted = "accepted",
        Materialised = "materialised", Closed = "closed",
    }

    /// How wide a programme reaches.
    pub enum Tier {
        Local = "local", Place = "place", Footprint = "footprint",
        CombinedAuthority = "combined-authority", National = "national",
    }

    /// What sort of organisation a partner is.
    pub enum PartnerKind {
        Council = "council", Ccg = "ccg", Icb = "icb", NhsTrust = "nhs-trust",
        FoundationTrust = "foundation-trust", GpFederation = "gp-federation",
        CombinedAuthority = "combined-authority", NationalBody = "national-body", Police = "police",
        Fire = "fire", Vcse = "vcse", Healthwatch = "healthwatch", Department = "department",
        Union = "union", Partnership = "partnership", Provider = "provider",
        HealthBoard = "health-board", Developer = "developer", University = "university",
        Other = "other",
    }

    /// What sort of body decides.
    pub enum BodyKind {
        Cabinet = "cabinet", Council = "council", Committee = "committee", Scrutiny = "scrutiny",
        HealthAndWellbeingBoard = "health-and-wellbeing-board", GoverningBody = "governing-body",
        JointCommittee = "joint-committee", Partnership = "partnership", Officer = "officer",
        Advisory = "advisory", CabinetMember = "cabinet-member", Executive = "executive",
        Leader = "leader", Mayor = "mayor", TrustBoard = "trust-board",
        IntegratedCareBoard = "integrated-care-board",
        IntegrationJointBoard = "integration-joint-board", HealthBoard = "health-board",
        SecretaryOfState = "secretary-of-state", Minister = "minister",
        CombinedAuthority = "combined-authority",
    }

    /// What sort of paper a document is.
    pub enum DocumentKind {
        Minutes = "minutes", DecisionDetails = "decision-details", Agenda = "agenda",
        Report = "report", Plan = "plan", PressRelease = "press-release", Letter = "letter",
    }

    /// How a meeting was called.
    pub enum MeetingKind {
        Ordinary = "ordinary", Extraordinary = "extraordinary",
    }

    /// How the people affected are heard.
    pub enum EngagementKind {
        Consultation = "consultation", ListeningEvent = "listening event",
        ListeningEventHyphenated = "listening-event", StaffConsultation = "staff consultation",
        StaffConsultationHyphenated = "staff-consultation",
    }

    /// What an amount measures.
    pub enum Measure {
        Gap = "gap", Cost = "cost", Saving = "saving", Benefit = "benefit", Grant = "grant",
        Capital = "capital", Revenue = "revenue", Contingency = "contingency",
        Contribution = "contribution",
    }

    /// How strong one dimension of a case is (the five-case model).
    pub enum Rating {
        Strong = "strong", Adequate = "adequate", Weak = "weak", Missing = "missing",
    }

    /// The date that the days of a call-in are counted from.
    pub enum BaseDate {
        Published = "published", Decided = "decided",
    }
}

impl CaveatStatus {
    /// Whether a body has dealt with a caveat that stands so.
    pub fn is_settled(self) -> bool {
        self >= Self::Discharged
    }
}
