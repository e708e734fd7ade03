//! What a note on a record begins with: what is known of it, for the templates.

use super::ix::Ix;
use super::register::Register;
use crate::journal::TemplateVars;

impl Register {
    /// What is known of a record for a template; `officer` is the login of who writes.
    pub fn filling(&self, ix: Ix, officer: &str) -> TemplateVars {
        let record = self.record(ix);
        let quote = record.source.iter().find_map(|source| source.quote.as_ref());
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let owner = self.owner(ix);
        let named = self.settings.officers.get(officer);
        TemplateVars {
            id: record.id.to_string(),
            title: line(record.title()),
            quote: quote.map_or_else(String::new, |quote| line(quote)),
            owner: self.known_as(&owner).to_owned(),
            due: self.due(ix).map_or_else(String::new, |due| due.when.as_written().to_string()),
            officer: named.map_or(officer, String::as_str).to_owned(),
        }
    }
}
