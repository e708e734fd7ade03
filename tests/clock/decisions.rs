//! Decisions as councils printed them: the rule that fits is reproduced, and where none does it is told.

use std::collections::HashSet;
use std::fmt::Write as _;

use jiff::civil::{Date, date};

use caveat::calendar::short;
use caveat::fault::Fault;
use caveat::journal::Ledger;
use caveat::record::{RegisterSettings, read};
use caveat::register::{CallInStatus, Ix, Register};

/// Published, decided and in force, with the rule that gives that day where one does.
const PRINTED: &str = include_str!("decisions.csv");

struct Printed<'a> {
    council: &'a str,
    published: &'a str,
    decided: &'a str,
    in_force: Date,
    last_day: Option<Date>,
    rule: Option<(u16, &'a str)>,
}

fn printed() -> Vec<Printed<'static>> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [council, published, decided, in_force, last_day, days, from] = cells[..] else {
            panic!("{line}")
        };
        Printed {
            council,
            published,
            decided,
            in_force: in_force.parse().unwrap(),
            last_day: last_day.parse().ok(),
            rule: days.parse().ok().map(|days| (days, from)),
        }
    };
    PRINTED.lines().skip(1).map(row).collect()
}

/// The clock of a decision under a rule, and what is doubtful about it.
fn worked_out(printed: &Printed<'_>, rule: &str) -> (CallInStatus, Vec<Fault>) {
    let mut text = format!(
        "[[partner]]\nid = \"P\"\nname = \"P\"\n[[body]]\nid = \"B\"\npartner = \"P\"\nname = \"B\"\n\
         call_in = {{ {rule} }}\n[[decision]]\nid = \"D\"\nbody = \"B\"\ntitle = \"T\"\n\
         decided = {}\neffective = {}\n",
        printed.decided, printed.in_force
    );
    if !printed.published.is_empty() {
        writeln!(text, "published = {}", printed.published).unwrap();
    }
    let settings = RegisterSettings::default();
    let contents = read(&"records.toml".into(), &text, &settings);
    assert_eq!(contents.faults, []);
    let (register, faults) =
        Register::new(settings, contents.records, &HashSet::new(), Ledger::default());
    let decision: Ix = register.find("D").unwrap();
    (register.clock(decision, date(2030, 1, 1)), faults)
}

#[test]
fn what_a_council_printed_is_reproduced_by_its_own_rule() {
    let (mut by_default, mut by_rule) = (0, 0);
    for it in printed() {
        let Some((days, from)) = it.rule else { continue };
        // Left out, days are 5 and counted from publication.
        let rule = match (days, from) {
            (5, "published") => String::new(),
            _ => format!("days = {days}, from = \"{from}\""),
        };
        let (clock, faults) = worked_out(&it, &rule);
        assert_eq!(clock.by_rule(), Some(it.in_force), "{} {}", it.council, it.published);
        assert_eq!((clock.agrees, clock.in_force), (Some(true), Some(it.in_force)));
        assert_eq!(clock.agreement().as_deref(), Some("the record agrees"));
        if it.last_day.is_some() {
            assert_eq!(clock.last_day(), it.last_day, "{}", it.council);
        }
        assert!(faults.iter().all(|fault| fault.code != "in-force"), "{faults:?}");
        *(if rule.is_empty() { &mut by_default } else { &mut by_rule }) += 1;
    }
    assert_eq!((by_default, by_rule), (23, 16));
}

#[test]
fn where_no_rule_fits_the_printed_day_stands_and_the_difference_is_told() {
    let mut others = Vec::new();
    for it in printed().iter().filter(|it| it.rule.is_none()) {
        let (clock, faults) = worked_out(it, "");
        assert_eq!(clock.in_force, Some(it.in_force), "{}", it.council);
        let told = faults.iter().find(|fault| fault.code == "in-force");
        if it.published.is_empty() {
            assert_eq!(clock.why, "cannot be worked out: no publication date");
            assert_eq!((clock.agrees, told, clock.by_rule()), (None, None, None));
        } else {
            assert_eq!(clock.agrees, Some(false), "{}", it.council);
            let rule = short(clock.by_rule().unwrap());
            let message = format!("D: record says {}, rule gives {rule}", short(it.in_force));
            assert_eq!(told.map(|fault| fault.message.as_str()), Some(&*message));
        }
        others.push(it.council);
    }
    assert_eq!(
        others,
        [
            "Wirral (committee)",
            "Oxfordshire",
            "Welwyn Hatfield",
            "Bury",
            "Rhondda Cynon Taf",
            "Lancashire",
            "Stockport (officer)",
            "Gwynedd / NWEAB",
        ]
    );
}
