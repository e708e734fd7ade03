//! Answers: which caveats a later caveat or paper claims to answer, and which it leaves out.

use crate::record::Content;
use crate::register::ix::Ix;
use crate::register::register::Register;

/// The class of caveat that is answered one by one.
const CONSIDERATION: &str = "consideration";

/// How far the considerations of a case are answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedAnswers {
    /// How many considerations there are.
    pub of: usize,
    /// Those that nothing answers yet, in the order of their files.
    pub left_out: Vec<Ix>,
}

impl ClaimedAnswers {
    /// How many are answered.
    pub fn answered(&self) -> usize {
        self.of - self.left_out.len()
    }
}

impl Register {
    /// The later caveats and papers that claim to answer a caveat.
    pub fn answered_by(&self, caveat: Ix) -> impl Iterator<Item = Ix> + '_ {
        self.named_by(caveat).iter().filter(|(key, _)| *key == "answers").map(|&(_, from)| from)
    }

    /// How far the considerations of a case are answered; `None` while none of them is.
    pub fn answers_of(&self, case: Ix) -> Option<ClaimedAnswers> {
        let is_one = |ix: &Ix| match &self.record(*ix).content {
            Content::Caveat(it) => it.class.as_deref() == Some(CONSIDERATION),
            _ => false,
        };
        let all: Vec<Ix> = self.caveats_of(case).iter().copied().filter(is_one).collect();
        let of = all.len();
        let mut left_out = all;
        left_out.retain(|&ix| self.answered_by(ix).next().is_none());
        (left_out.len() < of).then_some(ClaimedAnswers { of, left_out })
    }
}
