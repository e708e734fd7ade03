//! What the program says was decided on a case: the stage, the principal resolution, its conditions, and who decided.

use caveat::fault::Level;
use caveat::register::Register;
use caveat::register::standing::matrix::StageSide;

use crate::support::Shelf;

/// A council with a scrutiny committee, a cabinet and its full Council, and one programme.
const COUNCIL: &str = r#"
[[partner]]
id = "THO"
name = "Thornby Council"
kind = "council"

[[body]]
id = "THO-SCR"
partner = "THO"
name = "Scrutiny"
kind = "scrutiny"

[[body]]
id = "THO-CAB"
partner = "THO"
name = "Cabinet"
kind = "cabinet"
call_in = { days = 5, from = "published" }

[[body]]
id = "THO-FC"
partner = "THO"
name = "Council"
kind = "council"

[[programme]]
id = "BATHS"
title = "Thornby Baths"
lead = "THO"
partners = ["THO"]
"#;

fn shelf(records: &str) -> Shelf {
    Shelf::of(&[("thornby.toml", &format!("{COUNCIL}{records}"))])
}

fn register(records: &str) -> Register {
    shelf(records).open(Vec::new()).register
}

/// A case at a stage, with more keys of its own.
fn case(id: &str, stage: &str, more: &str) -> String {
    format!(
        "\n[[case]]\nid = \"{id}\"\nprogramme = \"BATHS\"\ntitle = \"Pool\"\nstage = \"{stage}\"\n{more}\n"
    )
}

/// A decision of a body on a case on a day, with its resolutions as `verb` and more keys.
fn decision(id: &str, body: &str, title: &str, day: &str, resolutions: &[(&str, &str)]) -> String {
    let head = format!(
        "\n[[decision]]\nid = \"{id}\"\nbody = \"THO-{body}\"\ntitle = \"{title}\"\ncases = [\"K\"]\ndecided = {day}\n"
    );
    let limb = |(verb, more): &(&str, &str)| {
        format!(
            "\n[[decision.resolution]]\nverb = \"{verb}\"\ntext = \"As the report has it.\"\n{more}\n"
        )
    };
    std::iter::once(head).chain(resolutions.iter().map(limb)).collect()
}

fn caveat(id: &str, on: &str, class: &str, more: &str) -> String {
    format!(
        "\n[[caveat]]\nid = \"{id}\"\non = \"{on}\"\nclass = \"{class}\"\nforce = \"resolved\"\ntext = \"First.\"\n{more}\n"
    )
}

/// The word for the case `K`, and the letters of its columns.
fn word(records: &str) -> String {
    let register = register(records);
    let case = register.find("K").unwrap();
    let matrix = register.matrix();
    let cells = &matrix.groups[0].rows[0].cells;
    let letters: Vec<String> = cells.iter().map(|cell| cell.letters(StageSide::Now)).collect();
    format!("{} | {}", register.decision_words(case), letters.join(" "))
}

/// The faults of a register by code, with their messages.
fn faults(records: &str, code: &str) -> Vec<(Level, String)> {
    let faults = shelf(records).open(Vec::new()).faults;
    let of = faults.iter().filter(|it| it.code == code);
    of.map(|it| (it.level, it.message.to_string())).collect()
}

#[test]
fn a_case_at_a_new_stage_has_no_word_of_the_old_one() {
    let outline = decision("D", "CAB", "Outline business case", "2024-02-02", &[("approve", "")]);
    let case = case("K", "full", "");
    assert_eq!(word(&format!("{case}{outline}")), "none yet (full) | .");
    let named = faults(&format!("{case}{outline}"), "stage-read-from-title");
    let words = "D does not state its stage; its words name “outline business case”";
    assert_eq!(named, [(Level::Gap, words.to_owned())]);

    let stated = outline.replace("cases =", "stage = \"OBC\"\ncases =");
    assert_eq!(word(&format!("{case}{stated}")), "none yet (full) | .");
    assert_eq!(faults(&format!("{case}{stated}"), "stage-read-from-title"), []);

    let plain = outline.replace("Outline business case", "Baths");
    assert_eq!(word(&format!("{case}{plain}")), "approved | A");
    assert_eq!(faults(&format!("{case}{plain}"), "stage-not-stated").len(), 1);

    let moved = self::case("K", "full", "stage_since = 2024-06-01");
    assert_eq!(word(&format!("{moved}{plain}")), "none yet (full) | .");
    assert_eq!(faults(&format!("{moved}{plain}"), "stage-not-stated"), []);
    let after = plain.replace("2024-02-02", "2024-06-01");
    assert_eq!(word(&format!("{moved}{after}")), "approved | A");
}

#[test]
fn one_resolution_of_a_decision_speaks_for_all() {
    for (resolutions, expected) in [
        (&[("approve", "in_principle = true"), ("delegate", "")][..], "in principle | P"),
        (&[("approve", ""), ("agree", "")], "approved | A"),
        (&[("agree", ""), ("approve", "")], "approved | A"),
        (&[("support", ""), ("delegate", "")], "supported | E"),
        (&[("note", ""), ("authorise", "")], "noted | N"),
        (&[("authorise", ""), ("request", "")], "authorised | o"),
        (&[("approve", ""), ("reject", "")], "rejected | R"),
        (&[("note", ""), ("withdraw", "")], "withdrawn | W"),
        (&[("refer", "")], "referred on | F"),
        (&[("defer", "")], "deferred | D"),
        (&[("note", ""), ("note", "was = \"approve\"")], "noted, amended | N"),
        (&[("receive", ""), ("recommend", "")], "received | N"),
        (&[("accept-in-part", "")], "accepted in part | E"),
    ] {
        let records =
            case("K", "outline", "") + &decision("D", "CAB", "Baths", "2024-02-02", resolutions);
        assert_eq!(word(&records), expected, "{resolutions:?}");
    }
}

#[test]
fn the_latest_decision_that_commits_supports_or_stops_speaks() {
    let approved = case("K", "full", "")
        + &decision("D1", "CAB", "Full business case", "2024-06-14", &[("approve", "")]);
    let noted =
        approved.clone() + &decision("D2", "CAB", "Progress", "2025-01-10", &[("note", "")]);
    assert_eq!(word(&noted), "approved | A");
    let register = register(&noted);
    let besides = register.decided_besides(register.find("K").unwrap());
    let besides: Vec<&str> = besides.iter().map(|(_, words)| &**words).collect();
    assert_eq!(besides, ["noted"]);

    let stopped = noted + &decision("D3", "CAB", "Stop", "2025-03-01", &[("withdraw", "")]);
    assert_eq!(word(&stopped), "withdrawn | W");
    let only_noted =
        case("K", "full", "") + &decision("D2", "CAB", "Progress", "2025-01-10", &[("note", "")]);
    assert_eq!(word(&only_noted), "noted | N");
    let elsewhere =
        approved + &decision("D4", "CAB", "Dates", "2025-05-01", &[("agree", "cases = []")]);
    assert_eq!(word(&elsewhere), "approved | A");
}

#[test]
fn a_recommendation_decides_nothing() {
    let scrutiny = decision("D1", "SCR", "Baths", "2024-06-01", &[("recommend", "")]);
    let case = case("K", "outline", "");
    assert_eq!(word(&format!("{case}{scrutiny}")), "none yet (outline) | o");
    let supports = scrutiny.replace("recommend", "support");
    assert_eq!(word(&format!("{case}{supports}")), "none yet (outline) | E");
    let cabinet = decision("D2", "CAB", "Baths", "2024-06-14", &[("approve", "")]);
    assert_eq!(word(&format!("{case}{scrutiny}{cabinet}")), "approved | o A");
}

#[test]
fn conditions_stand_beside_an_approval_until_they_are_met() {
    let approved =
        case("K", "outline", "") + &decision("D", "CAB", "Baths", "2024-06-14", &[("approve", "")]);
    let open = approved.clone() + &caveat("C", "D", "condition", "");
    assert_eq!(word(&open), "approved+conditions | A+");
    let met = approved.clone() + &caveat("C", "D", "condition", "status = \"discharged\"");
    assert_eq!(word(&met), "approved, conditions met | A");
    let asked = approved.clone() + &caveat("C", "D", "condition", "").replace("resolved", "asked");
    assert_eq!(word(&asked), "approved | A");
    let told = approved + &caveat("C", "D", "information", "");
    assert_eq!(word(&told), "approved | A");
    let supported = case("K", "outline", "")
        + &decision("D", "CAB", "Baths", "2024-06-14", &[("support", "")])
        + &caveat("C", "D", "consideration", "status = \"discharged\"");
    assert_eq!(word(&supported), "supported+caveats | C");
}

#[test]
fn the_approval_of_another_body_answers_the_caveat_that_asked_for_it() {
    let cabinet = case("K", "outline", "")
        + &decision("D1", "CAB", "Baths", "2024-06-14", &[("agree", "in_principle = true")])
        + &caveat("C", "D1", "partner-approval", "owner = \"THO-FC\"")
        + &caveat("C2", "D1", "condition", "status = \"waived\"");
    assert_eq!(word(&cabinet), "in principle | P");
    let council = decision("D2", "FC", "Baths", "2024-09-26", &[("approve", "")])
        .replace("cases", "follows = [\"D1\"]\ncases");
    assert_eq!(word(&format!("{cabinet}{council}")), "approved, conditions met | P A");
    let open = cabinet.replace("status = \"waived\"", "");
    assert_eq!(word(&format!("{open}{council}")), "approved+conditions | P A+");
    let approvals = |records: &str| {
        let register = register(records);
        let of = |id| register.approvals_of(register.find(id).unwrap());
        let ids = |id| of(id).into_iter().map(|it| register.id(it).to_string()).collect::<Vec<_>>();
        (ids("C"), ids("C2"))
    };
    assert_eq!(approvals(&format!("{cabinet}{council}")), (vec!["D2".to_owned()], Vec::new()));
    let noted = council.replace("approve", "note");
    assert_eq!(approvals(&format!("{cabinet}{noted}")), (Vec::new(), Vec::new()));
}

#[test]
fn an_approval_that_was_rescinded_later_gives_no_word_any_more() {
    let approved = case("K", "outline", "")
        + &decision("D1", "CAB", "Baths", "2024-06-14", &[("approve", "")]);
    let later = |verb: &str| {
        let second = decision("D2", "CAB", "Baths again", "2024-09-01", &[(verb, "")]);
        word(&format!("{approved}{second}"))
    };
    assert_eq!(later("rescind"), "rescinded | W");
    // What corrects a minute, asks or confirms says nothing else of the case.
    for verb in ["correct", "confirm", "request"] {
        assert_eq!(later(verb), "approved | A", "{verb}");
    }
    let event = "\n[[decision.event]]\non = 2024-09-01\nkind = \"rescinded\"\n";
    assert_eq!(word(&format!("{approved}{event}")), "rescinded | W");
    let again = decision("D2", "CAB", "Baths again", "2025-01-01", &[("approve", "")]);
    assert_eq!(word(&format!("{approved}{event}{again}")), "approved | A");
}

#[test]
fn the_words_that_registers_have_are_read_and_shown() {
    for (verb, expected) in [
        ("accept", "accepted | E"),
        ("accept-in-part", "accepted in part | E"),
        ("refer", "referred on | F"),
        ("rescind", "rescinded | W"),
        ("correct", "corrected | o"),
    ] {
        let one = decision("D", "CAB", "Baths", "2024-02-02", &[(verb, "")]);
        let records = case("K", "outline", "") + &one;
        assert_eq!(word(&records), expected);
        assert_eq!(faults(&records, "unknown-word"), [], "{verb}");
    }
    for (short, stage) in [
        ("SOC", "strategic-outline"),
        ("OBC", "outline"),
        ("FBC", "full"),
        ("PBC", "programme"),
        ("BJC", "justification"),
    ] {
        let records = case("K", short, "");
        assert_eq!(faults(&records, "unknown-word"), [], "{short}");
        let register = register(&records);
        let record = register.record(register.find("K").unwrap()).to_json();
        assert_eq!(record["stage"], stage);
    }
    let recommended = case("K", "outline", "")
        + &decision("D", "CAB", "Baths", "2024-02-02", &[("support", "")])
        + &caveat("C", "D", "recommendation", "");
    assert_eq!(faults(&recommended, "unknown-word"), []);
    assert_eq!(word(&recommended), "supported+caveats | C");
    for kind in [
        "cabinet-member",
        "executive",
        "leader",
        "mayor",
        "trust-board",
        "integrated-care-board",
        "integration-joint-board",
        "health-board",
        "secretary-of-state",
        "minister",
        "combined-authority",
    ] {
        let body =
            format!("\n[[body]]\nid = \"B\"\npartner = \"THO\"\nname = \"B\"\nkind = \"{kind}\"\n");
        assert_eq!(faults(&body, "unknown-word"), [], "{kind}");
    }
    for kind in ["health-board", "developer", "university"] {
        let partner = format!("\n[[partner]]\nid = \"Q\"\nname = \"Q\"\nkind = \"{kind}\"\n");
        assert_eq!(faults(&partner, "unknown-word"), [], "{kind}");
    }
    for measure in ["capital", "revenue", "contingency", "contribution"] {
        let amount = format!(
            "\n[[amount]]\nid = \"M\"\nmeasure = \"{measure}\"\namount = \"£1m\"\n\
             programme = \"BATHS\"\n"
        );
        assert_eq!(faults(&amount, "unknown-word"), [], "{measure}");
    }
}

#[test]
fn a_condition_that_has_ended_or_comes_back_is_not_called_met() {
    let head = case("K", "full", "")
        + &decision("D", "CAB", "Full business case", "2024-06-14", &[("approve", "")]);
    let word = |more: &str| {
        let mut register = register(&(head.clone() + &caveat("C", "D", "condition", more)));
        register.stand_on(jiff::civil::date(2025, 1, 1), &jiff::tz::TimeZone::UTC);
        register.decision_words(register.find("K").unwrap())
    };
    let settled = "status = \"discharged\"\ndischarged_by = \"D\"";
    assert_eq!(word(settled), "approved, conditions met");
    assert_eq!(word("holds = { to = 2025-01-01 }"), "approved+conditions");
    assert_eq!(word("holds = { to = 2024-12-31 }"), "approved");
    assert_eq!(
        word(&format!("{settled}\nholds = {{ to = 2024-12-31 }}")),
        "approved, conditions met"
    );
    assert_eq!(word("every = \"a year\"\nfrom = 2025-06-14"), "approved+conditions");
    assert_eq!(word(&format!("{settled}\nevery = \"a year\"\nfrom = 2025-06-14")), "approved");
}
