//! Registers of invented councils, for what an officer may say of a record and what comes of it.
#![allow(clippy::unwrap_used, clippy::needless_pass_by_value)]

mod act_input;
mod bring_back;
mod completion;
mod diff;
mod due;
mod read_state;
mod session_progress;
mod term;

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::{Date, date};

use super::{Ix, Register};
use crate::journal::{Act, Entry, JournalEntry, Ledger, Trust};
use crate::record::{Id, RegisterSettings, read};

/// What every Ambleford begins with: a cabinet that decided on one case.
pub const DECIDED: &str = r#"
[[body]]
id = "AMB-CAB"
partner = "AMB-MBC"
name = "Ambleford Cabinet"

[[programme]]
id = "AMB"
title = "Ambleford Together"
director = "Dr Ines Ford"

[[case]]
id = "AMB-1"
programme = "AMB"
title = "Neighbourhood teams"
stage = "outline"

[[decision]]
id = "AMB-D1"
body = "AMB-CAB"
title = "Outline case"
cases = ["AMB-1"]
decided = 2025-05-12
"#;

/// What may follow it: the council, and the words by which its cabinet endorsed the case.
pub const ENDORSED: &str = r#"
[[decision.resolution]]
label = "(1)"
verb = "endorse"
text = "The case is endorsed."

[[partner]]
id = "AMB-MBC"
name = "Ambleford Council"
"#;

/// What follows it in this room: another partner, two meetings, three caveats, an action.
const AMBLEFORD: &str = r#"
[[partner]]
id = "AMB-MBC"
name = "Ambleford Council"
short = "Ambleford"
tags = ["host"]

[[partner]]
id = "EST"
name = "Estuary Trust"
names = ["Northmere Hospital"]

[[meeting]]
id = "AMB-M1"
body = "AMB-CAB"
on = 2025-05-12
next = [2025-06-09, 2025-07-21, "September 2025"]

[[meeting]]
id = "AMB-M2"
body = "AMB-CAB"
on = 2025-07-21

[[caveat]]
id = "AMB-C1"
text = "Beds are not to be closed before staff are in post."
on = "AMB-D1"
owner = "EST"
due = "June 2025"
tags = ["beds", "Staff"]

[[caveat]]
id = "AMB-C2"
text = "A report on costs goes to the Cabinet."
on = "AMB-D1"
owner = "Cllr Odd"
tags = ["beds"]

[[caveat]]
id = "AMB-C3"
text = "Partners are told in good time."
on = "AMB-D1"
status = "discharged"
discharged_by = "AMB-D1"

[[action]]
id = "AMB-A1"
text = "Count the beds."
owner = "EST"
raised = "AMB-M1"

[[milestone]]
id = "AMB-MS1"
title = "Full case"
case = "AMB-1"
due = "late 2025"
"#;

/// The day on which the tests are held: a Thursday.
pub const TODAY: Date = date(2025, 7, 17);

/// A register of these records, with these settings and these journals.
pub fn register_of(settings: &str, records: &str, held: Vec<JournalEntry>) -> Register {
    let settings: RegisterSettings = toml::from_str(settings).unwrap();
    let contents = read(&"ambleford.toml".into(), records, &settings);
    assert_eq!(contents.faults, []);
    Register::new(settings, contents.records, &HashSet::new(), Ledger::new(held)).0
}

/// Ambleford, with these settings and these journals.
pub fn register(settings: &str, held: Vec<JournalEntry>) -> Register {
    register_of(settings, &format!("{DECIDED}{AMBLEFORD}"), held)
}

/// Ambleford as it is.
pub fn ambleford() -> Register {
    register("", Vec::new())
}

pub fn ix(register: &Register, id: &str) -> Ix {
    register.find(id).unwrap()
}

/// An officer's entry on a record, the number being its line, its minute and its id.
pub fn held(number: u32, officer: &str, act: Act, on: &str, value: &str) -> JournalEntry {
    let at = format!("2025-07-{:02}T10:{:02}:00Z", 1 + number / 60, number % 60).parse().unwrap();
    let on = [Id::new(on).unwrap()];
    let id = uuid::Uuid::from_u128(u128::from(number) + 1);
    as_held(Entry { id, ..Entry::new(at, officer, act, on).value(value) }, number)
}

/// An entry as if it had been read from its officer's journal.
pub fn as_held(entry: Entry, line: u32) -> JournalEntry {
    JournalEntry {
        officer: entry.by.as_str().into(),
        box_name: "box1".into(),
        file: format!("journal/{}@box1.toml", entry.by).into(),
        line,
        trust: Trust::Verified,
        counts_from: None,
        entry: Arc::new(entry),
    }
}
