//! The built-in words of records: classes, forces, stages, stances, verbs, and how they rank.
//!
//! `register.toml` may add words; an unknown word is kept, shown and told as a warning.

use crate::text::word_enum::word_enum;

word_enum! {
    /// What a caveat asks for.
    #[allow(missing_docs)]
    pub enum Class {
        Condition = "condition", Focus = "focus", Consideration = "consideration",
        Information = "information", PartnerApproval = "partner-approval",
        InPrinciple = "in-principle", Tolerance = "tolerance", Request = "request",
        Undertaking = "undertaking", Recommendation = "recommendation",
    }
}

word_enum! {
    /// How binding the words of a caveat are, the strongest first.
    #[allow(missing_docs)]
    pub enum Force {
        Resolved = "resolved", Minuted = "minuted", Said = "said", Asked = "asked",
    }
}

word_enum! {
    /// Every state of a caveat.
    #[allow(missing_docs)]
    pub enum CaveatStatus {
        Open = "open", InHand = "in-hand", EvidenceOffered = "evidence-offered",
        Breached = "breached", Discharged = "discharged", Waived = "waived",
        Superseded = "superseded", Carried = "carried", Withdrawn = "withdrawn",
    }
}

word_enum! {
    /// The stages of a business case, in order (HM Treasury's Green Book; a pre-consultation case is
    /// the NHS's own).
    #[allow(missing_docs)]
    pub enum Stage {
        Mandate = "mandate", StrategicOutline = "strategic-outline" | "SOC" | "soc",
        Outline = "outline" | "OBC" | "obc", Full = "full" | "FBC" | "fbc",
        PreConsultation = "pre-consultation", Justification = "justification" | "BJC" | "bjc",
        Programme = "programme" | "PBC" | "pbc", NotStated = "not-stated",
    }
}

word_enum! {
    /// What a partner said of a case.
    #[allow(missing_docs)]
    pub enum Stance {
        Endorsed = "endorsed", EndorsedWithCaveats = "endorsed-with-caveats", Approved = "approved",
        InPrinciple = "in-principle", Noted = "noted", Supported = "supported",
        AimOnly = "aim-only", Considered = "considered", Deferred = "deferred",
        NotSupported = "not-supported", NotSought = "not-sought", Awaited = "awaited",
        ApprovedWithConditions = "approved-with-conditions", Rejected = "rejected",
        Withdrawn = "withdrawn", Referred = "referred",
    }
}

word_enum! {
    /// How well a partner's stance is known, the best first.
    #[allow(missing_docs)]
    pub enum Evidence {
        FirstHand = "first-hand", SecondHand = "second-hand", Claimed = "claimed",
    }
}

word_enum! {
    /// What a body did in one resolution, by force: binding, support, passive, stopping, process.
    #[allow(missing_docs)]
    pub enum Verb {
        Approve = "approve", Agree = "agree", Adopt = "adopt", Award = "award",
        Authorise = "authorise", Delegate = "delegate", Endorse = "endorse", Support = "support",
        Welcome = "welcome", Note = "note", Receive = "receive", Defer = "defer",
        ReferBack = "refer-back", Reject = "reject", Withdraw = "withdraw", Request = "request",
        Instruct = "instruct", Recommend = "recommend", Confirm = "confirm", Accept = "accept",
        AcceptInPart = "accept-in-part", Refer = "refer", Rescind = "rescind",
        Correct = "correct",
    }
}

word_enum! {
    /// What came of a decision, normalised.
    #[allow(missing_docs)]
    pub enum DecisionOutcome {
        Approved = "approved", ApprovedInPrinciple = "approved-in-principle", Endorsed = "endorsed",
        EndorsedWithCaveats = "endorsed-with-caveats", Noted = "noted", Deferred = "deferred",
        ReferredBack = "referred-back", Rejected = "rejected", Mixed = "mixed",
    }
}

word_enum! {
    /// What happened to a decision afterwards.
    #[allow(missing_docs)]
    pub enum DecisionEventKind {
        CalledIn = "called-in", CallInWithdrawn = "call-in-withdrawn",
        ReferredBack = "referred-back", Confirmed = "confirmed", Amended = "amended",
        Reconsidered = "reconsidered",
        ReferredToSecretaryOfState = "referred-to-secretary-of-state",
        ReferredToCouncil = "referred-to-council", MinuteCorrected = "minute-corrected",
        Rescinded = "rescinded",
    }
}

word_enum! {
    /// How far an action is.
    #[allow(missing_docs)]
    pub enum ActionStatus {
        Open = "open", InProgress = "in-progress", Cleared = "cleared",
    }
}

word_enum! {
    /// How wide a programme reaches.
    #[allow(missing_docs)]
    pub enum Tier {
        Local = "local", Place = "place", Footprint = "footprint",
        CombinedAuthority = "combined-authority", National = "national",
    }
}

word_enum! {
    /// What sort of organisation a partner is.
    #[allow(missing_docs)]
    pub enum PartnerKind {
        Council = "council", Ccg = "ccg", Icb = "icb", NhsTrust = "nhs-trust",
        FoundationTrust = "foundation-trust", GpFederation = "gp-federation",
        CombinedAuthority = "combined-authority", NationalBody = "national-body", Police = "police",
        Fire = "fire", Vcse = "vcse", Healthwatch = "healthwatch", Department = "department",
        Union = "union", Partnership = "partnership", Provider = "provider",
        HealthBoard = "health-board", Developer = "developer", University = "university",
        Other = "other",
    }
}

word_enum! {
    /// What sort of body decides.
    #[allow(missing_docs)]
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
}

word_enum! {
    /// What sort of paper a document is.
    #[allow(missing_docs)]
    pub enum DocumentKind {
        Minutes = "minutes", DecisionDetails = "decision-details", Agenda = "agenda",
        Report = "report", Plan = "plan", PressRelease = "press-release", Letter = "letter",
    }
}

word_enum! {
    /// How a meeting was called.
    #[allow(missing_docs)]
    pub enum MeetingKind {
        Ordinary = "ordinary", Extraordinary = "extraordinary",
    }
}

word_enum! {
    /// How the people affected are heard.
    #[allow(missing_docs)]
    pub enum EngagementKind {
        Consultation = "consultation", ListeningEvent = "listening event",
        ListeningEventHyphenated = "listening-event", StaffConsultation = "staff consultation",
        StaffConsultationHyphenated = "staff-consultation",
    }
}

word_enum! {
    /// What an amount measures.
    #[allow(missing_docs)]
    pub enum Measure {
        Gap = "gap", Cost = "cost", Saving = "saving", Benefit = "benefit", Grant = "grant",
        Capital = "capital", Revenue = "revenue", Contingency = "contingency",
        Contribution = "contribution",
    }
}

word_enum! {
    /// How strong one dimension of a case is (the five-case model).
    #[allow(missing_docs)]
    pub enum Rating {
        Strong = "strong", Adequate = "adequate", Weak = "weak", Missing = "missing",
    }
}

word_enum! {
    /// The date that the days of a call-in are counted from.
    #[allow(missing_docs)]
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

/// Whether a caveat of this status has been dealt with by a body.
pub fn is_settled(status: &str) -> bool {
    CaveatStatus::parse(status).is_some_and(CaveatStatus::is_settled)
}
