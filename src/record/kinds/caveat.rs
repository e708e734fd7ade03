//! A caveat: what a body or partner wants settled before it will go further.

use super::caveat_term::{CaveatTerm, Recurrence};
use crate::calendar::When;
use crate::record::link::{Owners, Party};
use crate::record::reader::fields::FieldReader;
use crate::record::reader::table::record;
use crate::record::vocabulary::{CaveatStatus, Class, Force, Stage};
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// A caveat on a decision, or on cases directly.
    pub struct Caveat {
        /// What lists show, up to 40 letters.
        title: Option<PrintedText> = line,
        /// The whole of it.
        text: PrintedText => prose,
        /// The decision it hangs on.
        on: Option<Id> = link(Kind::Decision),
        /// The label of the resolution, perhaps followed by sub-labels.
        resolution: Option<PrintedText> = line,
        /// The cases it falls on; beside `on`, narrows the decision's.
        cases: Option<Vec<Id>> = links_if_given(Kind::Case),
        /// The body or partner that raised it.
        raised_by: Option<Party> = party,
        /// What it asks for.
        class: Option<Word<Class>> = word,
        /// How binding its words are.
        force: Option<Word<Force>> = word,
        /// What it is about.
        theme: Option<PrintedText> = line,
        /// Who answers for it.
        owner: Option<Owners> = owners,
        /// When it is due, as written.
        due: Option<When> = due_date,
        /// The meeting it is due at.
        due_at: Option<Id> = link(Kind::Meeting),
        /// The days between which it holds; it has ended after them.
        holds: Option<Box<CaveatTerm>> = term,
        /// How often it comes back.
        every: Option<Box<Recurrence>> = recurrence,
        /// The day on which it is due for the first time, where it comes back.
        from: Option<When> = date,
        /// The stage it is needed for.
        needed_for: Option<Word<Stage>> = word,
        /// Where it stands; open when absent.
        status: Option<Word<CaveatStatus>> = word,
        /// The decision that settled it.
        discharged_by: Option<Id> = link(Kind::Decision),
        /// The caveats that it answers.
        answers: Vec<Id> = links(Kind::Caveat),
    }
    check hangs_on_something
}

impl Caveat {
    /// Its status as the record has it.
    pub fn recorded_status(&self) -> &str {
        self.status.as_deref().unwrap_or("open")
    }

    fn hangs_on_something(&self, fields: &mut FieldReader<'_, '_, '_>) {
        if self.on.is_none() && self.cases.is_none() {
            fields.refuse(
                "missing-key",
                "this caveat hangs on nothing",
                "add `on = \"…\"` (a decision) or `cases = [\"…\"]`",
            );
        }
    }
}
