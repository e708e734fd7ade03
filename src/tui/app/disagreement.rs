//! Where officers differ: both are told, and a *met* that somebody has since found not met waits to be
//! affirmed again.

use super::App;
use crate::journal::{Act, JournalEntry};
use crate::query::is_held;
use crate::text::Clean;

impl App {
    /// How a verdict that was just given, by oneself or a colleague, differs from the others on that
    /// record; nothing where they agree, or where one has given none.
    pub(super) fn difference(&self, given: &JournalEntry) -> Option<String> {
        let on = given.entry.on.first().filter(|_| given.entry.act == Act::Verdict)?;
        let (register, officer) = (&self.model.register, self.model.officer.as_str());
        let ix = register.find(on.as_str())?;
        let own = register.verdict_of(ix, officer).filter(|own| !own.suspect)?;
        let value = own.held.entry.value.as_str();
        let label =
            |word: &str| Clean::line(register.settings.verdict_label(word)).replace('-', " ");
        let verdicts = register.verdicts(ix);
        let others = verdicts.iter().filter(|it| !it.suspect && it.held.entry.value != value);
        let others: Vec<String> = others
            .map(|it| format!("{} {}", it.held.officer, label(&it.held.entry.value)))
            .collect();
        if others.is_empty() {
            return None;
        }
        let (id, others) = (register.id(ix), others.join(", "));
        Some(if is_held(&self.model.ctx(), ix) {
            format!("Yours on {id} is held (v r affirms it): {others}")
        } else {
            format!("SPLIT on {id}: you {}, {others}", label(value))
        })
    }
}
