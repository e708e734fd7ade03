//! The papers that leave the program, letter by letter, on a small register of Ambleford.
#![allow(clippy::unwrap_used)]

mod clipboard_text;
mod export;
mod notes;

use jiff::tz::TimeZone;

use crate::journal::{Act, JournalEntry};
use crate::query::{QueryContext, SearchIndex};
use crate::register::tests::{DECIDED, ENDORSED, TODAY, held, register_of};
use crate::register::{Ix, Register};

/// What Ambleford has on file besides its decision.
const AMBLEFORD: &str = r#"
[[document]]
id = "AMB-DOC1"
title = "Cabinet minutes [final]"
publisher = "AMB-CAB"
published = 2025-05-20
url = "https://ambleford.example/a (1).pdf"

[[document]]
id = "AMB-DOC2"
title = "A saved page"

[[caveat]]
id = "AMB-C1"
title = "Beds *before* staff"
text = """
Beds are not to be closed
before staff are in post."""
on = "AMB-D1"
resolution = "(1)(a)"
due = "June 2025"
status = "in-hand"
source = [
  { document = "AMB-DOC2" },
  { document = "AMB-DOC1", at = "item 4", quote = "no beds are closed" },
]

[[caveat]]
id = "AMB-C2"
text = "=1+1 | <b>\"R&D\"</b>, costs"
cases = ["AMB-1"]
source = { document = "AMB-DOC2", at = "page 2" }
"#;

/// A register as somebody has it open.
struct Open {
    register: Register,
    index: SearchIndex,
}

impl Open {
    fn new() -> Self {
        Self::with(vec![held(1, "amk", Act::Verdict, "AMB-C1", "partly")])
    }

    fn with(entries: Vec<JournalEntry>) -> Self {
        Self::of("", entries)
    }

    fn also(records: &str) -> Self {
        Self::of(records, Vec::new())
    }

    fn of(more: &str, entries: Vec<JournalEntry>) -> Self {
        let records = format!("{DECIDED}{ENDORSED}{AMBLEFORD}{more}");
        let register = register_of("", &records, entries);
        let index = SearchIndex::new(register.len());
        Self { register, index }
    }

    fn ctx(&self) -> QueryContext<'_> {
        static UTC: TimeZone = TimeZone::UTC;
        QueryContext {
            register: &self.register,
            index: &self.index,
            today: TODAY,
            zone: &UTC,
            officer: "amk",
            baseline: None,
        }
    }

    fn ix(&self, id: &str) -> Ix {
        self.register.find(id).unwrap()
    }
}
