//! An action: a thing that someone must do, as minutes list them.

use crate::calendar::When;
use crate::record::link::{LinkTarget, Owners};
use crate::record::reader::table::record;
use crate::record::vocabulary::ActionStatus;
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// An action from a meeting, with everything reported on it since.
    pub struct Action {
        /// What is to be done.
        text: PrintedText => prose,
        /// Who is to do it.
        owner: Owners as need_owners,
        /// What it is about.
        about: Vec<Id> = links(LinkTarget::Any),
        /// The meeting that raised it.
        raised: Option<Id> = link(Kind::Meeting),
        /// When it is due, as written.
        due: Option<When> = due_date,
        /// The meeting it is due at.
        due_at: Option<Id> = link(Kind::Meeting),
        /// How far it is; open when absent.
        status: Option<Word<ActionStatus>> = word,
        /// What was reported since; earlier due dates stay.
        update: Vec<Update> = tables,
    }
}

record! {
    /// One report on an action.
    pub struct Update {
        /// The day.
        on: Option<When> = date,
        /// The words.
        text: Option<PrintedText> = prose,
        /// A new due date.
        due: Option<When> = due_date,
    }
}
