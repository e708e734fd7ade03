//! The papers that leave the program, letter by letter, on a small register of Ambleford.
#![allow(clippy::unwrap_used)]

mod clipboard_text;
mod export;

use std::collections::HashSet;

use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::journal::{Act, Ledger};
use crate::query::{QueryContext, SearchIndex};
use crate::record::{RegisterSettings, read};
use crate::register::tests::held;
use crate::register::{Ix, Register};

const AMBLEFORD: &str = r#"
[[partner]]
id = "AMB-MBC"
name = "Ambleford Council"

[[body]]
id = "AMB-CAB"
partner = "AMB-MBC"
name = "Ambleford Cabinet"

[[document]]
id = "AMB-DOC1"
title = "Cabinet minutes [final]"
publisher = "AMB-CAB"
published = 2025-05-20
url = "https://ambleford.example/a (1).pdf"

[[document]]
id = "AMB-DOC2"
title = "A saved page"

[[case]]
id = "AMB-1"
programme = "AMB"
title = "Neighbourhood teams"
stage = "outline"

[[programme]]
id = "AMB"
title = "Ambleford Together"

[[decision]]
id = "AMB-D1"
body = "AMB-CAB"
title = "Outline case"
cases = ["AMB-1"]
decided = 2025-05-12

[[decision.resolution]]
label = "(1)"
verb = "endorse"
text = "The case is endorsed."

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
        let settings = RegisterSettings::default();
        let contents = read(&"ambleford.toml".into(), AMBLEFORD, &settings);
        assert_eq!(contents.faults, []);
        let ledger = Ledger::new(vec![held(1, "amk", Act::Verdict, "AMB-C1", "partly")]);
        let register = Register::new(settings, contents.records, &HashSet::new(), ledger).0;
        let index = SearchIndex::new(register.len());
        Self { register, index }
    }

    fn ctx(&self) -> QueryContext<'_> {
        static UTC: TimeZone = TimeZone::UTC;
        QueryContext {
            register: &self.register,
            index: &self.index,
            today: date(2025, 7, 17),
            zone: &UTC,
            officer: "amk",
            baseline: None,
        }
    }

    fn ix(&self, id: &str) -> Ix {
        self.register.find(id).unwrap()
    }
}
