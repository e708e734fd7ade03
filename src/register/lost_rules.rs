//! What an officer may not do while the setting that governs it cannot be read.

use super::act_input::refused;
use super::ix::Ix;
use super::register::Register;
use crate::fault::Fault;
use crate::record::kinds::Caveat;

impl Register {
    /// Whether the rules for a verdict on a record are known: how many officers must agree, and
    /// which verdicts need a reason.
    ///
    /// # Errors
    /// One of them is lost; the fault names it.
    pub fn may_judge(&self, ix: Ix) -> Result<(), Fault> {
        self.known_to("a verdict on", ix, &[self.own_quorum(ix), "review.required".to_owned()])
    }

    /// Whether the rules for settling a record are known: who may, and how many must agree.
    ///
    /// # Errors
    /// One of them is lost; the fault names it.
    pub(super) fn may_settle(&self, ix: Ix) -> Result<(), Fault> {
        if self.record_as::<Caveat>(ix).is_none() {
            return Ok(());
        }
        self.known_to("settling", ix, &["discharge".to_owned(), self.own_quorum(ix)])
    }

    /// The setting that says how many officers must agree on a record.
    fn own_quorum(&self, ix: Ix) -> String {
        let class = self.record_as::<Caveat>(ix).and_then(|it| it.class.as_deref());
        class.map_or_else(String::new, |class| format!("quorum.{class}"))
    }

    fn known_to(&self, what: &str, ix: Ix, settings: &[String]) -> Result<(), Fault> {
        let own = settings.iter().filter(|name| !name.is_empty());
        let Some(lost) = own.into_iter().find(|name| self.settings.is_lost(name)) else {
            return Ok(());
        };
        let id = self.id(ix);
        let message = format!("`{lost}` of register.toml cannot be read, and governs {what} {id}");
        Err(refused(message, "`caveat check` tells where; it is refused until that is mended"))
    }
}
