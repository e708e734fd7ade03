//! Answers: which caveats a later caveat or paper claims to answer, and which it leaves out.

use crate::record::kinds::Caveat;
use crate::record::vocabulary::Class;
use crate::register::ix::Ix;
use crate::register::register::Register;

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
        self.named_as(caveat, "answers")
    }

    /// How far the considerations of a case are answered; `None` while none of them is.
    pub fn answers_of(&self, case: Ix) -> Option<ClaimedAnswers> {
        let class = |ix: &Ix| self.record_as::<Caveat>(*ix).and_then(|it| it.class.as_ref());
        let is_one = |ix: &Ix| class(ix).is_some_and(|class| class.is(Class::Consideration));
        let mut left_out: Vec<Ix> = self.caveats_of(case).iter().copied().filter(is_one).collect();
        let of = left_out.len();
        left_out.retain(|&ix| self.answered_by(ix).next().is_none());
        (left_out.len() < of).then_some(ClaimedAnswers { of, left_out })
    }
}
