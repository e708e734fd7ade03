//! Leaving a review session: whether it goes on without one, or is over.

use crate::journal::{Sitting, Step};
use crate::register::Register;

/// What is entered when an officer leaves: [`Step::Closed`] when it is the officer's own and nobody
/// who takes part has anything left to judge, else [`Step::Left`].
pub fn leaving(register: &Register, sitting: &Sitting<'_>, officer: &str) -> Step {
    let is_through = |officer: &str| register.progress(sitting, officer).is_complete();
    let all = sitting.officers().into_iter().all(|other| is_through(other)) && is_through(officer);
    if sitting.is_of(officer) && all { Step::Closed } else { Step::Left }
}
