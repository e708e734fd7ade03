//! Where officers differ: both are told, and a *met* that somebody has since found not met waits to be
//! affirmed again.

use super::App;
use crate::journal::{Act, JournalEntry};
use crate::query::is_held;
use crate::register::Ix;
use crate::text::Clean;

impl App {
    /// How a verdict that was just given, by oneself or a colleague, differs from the others on that
    /// record; nothing where they agree, or where one has given none.
    pub(super) fn difference(&self, given: &JournalEntry) -> Option<String> {
        let on = given.entry.on.first().filter(|_| given.entry.act == Act::Verdict)?;
        let ix = self.model.register.find(on.as_str())?;
        self.differs_on(ix)
    }

    fn differs_on(&self, ix: Ix) -> Option<String> {
        let (register, officer) = (&self.model.register, self.model.officer.as_str());
        let own = register.verdict_of(ix, officer).filter(|own| !own.suspect)?;
        let value = own.held.entry.value.as_str();
        let label =
            |word: &str| Clean::line(register.settings.verdict_label(word)).replace('-', " ");
        let others: Vec<String> = register
            .verdicts(ix)
            .iter()
            .filter(|it| !it.suspect && it.held.entry.value != value)
            .map(|it| format!("{} {}", it.held.officer, label(&it.held.entry.value)))
            .collect();
        if others.is_empty() {
            return None;
        }
        let id = register.id(ix);
        let split = format!("SPLIT on {id}: you {}, {}", label(value), others.join(", "));
        if is_held(&self.model.ctx(), ix) {
            let others = others.join(", ");
            return Some(format!("Yours on {id} is held (v r affirms it): {others}"));
        }
        Some(split)
    }
}
