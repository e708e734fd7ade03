//! The endorsement matrix worked out: columns, cells, readiness, and what is doubtful in it.

use caveat::fault::Level;
use caveat::register::standing::matrix::{MatrixGroup, MatrixRow};
use caveat::register::standing::readiness::stage_word;
use caveat::register::{Matrix, ReadinessTotals, Register, StageSide};

use crate::support::Shelf;

fn register(shelf: &Shelf) -> Register {
    shelf.open(Vec::new()).register
}

fn group<'a>(matrix: &'a Matrix, id: &str) -> &'a MatrixGroup {
    matrix.groups.iter().find(|group| group.programme.as_str() == id).unwrap()
}

fn row<'a>(register: &Register, group: &'a MatrixGroup, id: &str) -> &'a MatrixRow {
    group.rows.iter().find(|row| register.id(row.case).as_str() == id).unwrap()
}

/// Heading and letters of each column, as `Cabinet C > .`; a comma after those that were not asked.
fn cells(register: &Register, group: &MatrixGroup, id: &str) -> Vec<String> {
    let row = row(register, group, id);
    let cell = |(column, cell): (
        &caveat::register::standing::matrix::MatrixColumn,
        &caveat::register::standing::matrix::MatrixCell,
    )| {
        let next = row.next.as_ref().map(|_| format!(" > {}", cell.letters(StageSide::Next)));
        let asked = if cell.asked { "" } else { " (not asked)" };
        format!(
            "{} {}{}{asked}",
            column.head,
            cell.letters(StageSide::Now),
            next.unwrap_or_default()
        )
    };
    group.columns.iter().zip(&row.cells).map(cell).collect()
}

fn readiness(register: &Register, group: &MatrixGroup, id: &str) -> String {
    let row = row(register, group, id);
    row.readiness().describe(&row.next.as_deref().map(stage_word).unwrap_or_default())
}

#[test]
fn the_sample_stands_as_its_records_say() {
    let register = register(&Shelf::sample());
    let matrix = register.matrix();
    let ids: Vec<&str> = matrix.groups.iter().map(|group| group.programme.as_str()).collect();
    assert_eq!(ids, ["CHO", "COV", "STK", "WIR"]);
    let stk = group(&matrix, "STK");
    for id in ["STK-1", "STK-2", "STK-3", "STK-4"] {
        assert_eq!(
            cells(&register, stk, id),
            [
                "Cabinet C > .",
                "Scrutiny Committees s > .",
                "CCG c > .",
                "Stepping Hill c > .",
                "Viaduct c > ."
            ]
        );
        assert_eq!(
            readiness(&register, stk, id),
            "5 of 5 endorsed, 1 first-hand, 5 final missing, 8 caveats open"
        );
    }
    let wir = group(&matrix, "WIR");
    assert_eq!(cells(&register, wir, "WIR-1"), ["Wirral A", "WCFT .", "Unions - (not asked)"]);
    assert_eq!(cells(&register, wir, "WIR-2"), ["Wirral P > .", "WCFT . > .", "Unions . > ."]);
    assert_eq!(
        cells(&register, wir, "WIR-3"),
        ["Wirral A", "WCFT - (not asked)", "Unions - (not asked)"]
    );
    assert_eq!(row(&register, wir, "WIR-2").waiting_on(wir, &register), ["WCFT", "Unions"]);
    assert_eq!(cells(&register, group(&matrix, "CHO"), "CHO-1"), ["Chorley PSR P"]);
    assert_eq!(
        cells(&register, group(&matrix, "COV"), "COV-1"),
        ["Full Council N/M", "Health and Social Care Scrutiny Board (5) o"]
    );
    let rows = || matrix.groups.iter().flat_map(|group| &group.rows);
    assert_eq!(
        ReadinessTotals::of(rows()),
        ReadinessTotals { cells: 29, weak: 20, finals: 23, finals_on_file: 0 }
    );
    assert_eq!(Matrix::next_word(rows()), "final");
}

#[test]
fn the_strongest_evidence_shows_and_the_others_are_kept() {
    let register = register(&Shelf::fenmoor());
    let matrix = register.matrix();
    let fen = group(&matrix, "FEN");
    let ccg = &row(&register, fen, "FEN-1").cells[1];
    assert_eq!(ccg.letters(StageSide::Now), "E");
    let all: Vec<_> =
        ccg.now.iter().map(|it| (register.id(it.from).as_str(), &*it.stance)).collect();
    assert_eq!(all, [("FEN-E2", "endorsed"), ("FEN-E1", "not-supported")]);
}

#[test]
fn columns_begin_with_who_decided_and_partners_from_outside_come_last() {
    let register = register(&Shelf::fenmoor());
    let matrix = register.matrix();
    let fen = group(&matrix, "FEN");
    assert_eq!(
        cells(&register, fen, "FEN-1"),
        [
            "Council A > .",
            "CCG E > .",
            "Moorside C > .",
            "Ambulance D > .",
            "GPs m > .",
            "Northmere o > .",
            "Ambleford - > . (not asked)",
            "Estuary . > .",
            "Healthwatch . > .",
            "Fire . > .",
            "Police . > .",
            "Volunteers . > .",
            "Faraway . > . (not asked)"
        ]
    );
    assert!(!fen.columns[12].listed && fen.columns[11].listed);
    let one = row(&register, fen, "FEN-1");
    assert_eq!(
        one.waiting_on(fen, &register),
        ["Ambulance", "Northmere", "Estuary", "Healthwatch", "Fire", "Police", "Volunteers"]
    );
    assert_eq!(
        readiness(&register, fen, "FEN-1"),
        "4 of 11 endorsed, 3 first-hand, 11 final missing, 0 caveats open"
    );
    let before = &one.cells[7].before;
    assert_eq!((before.len(), &*before[0].stage), (1, "strategic-outline"));
}

#[test]
fn a_case_is_complete_when_all_have_answered_in_their_own_minutes_at_both_stages() {
    let register = register(&Shelf::fenmoor());
    let matrix = register.matrix();
    let feb = group(&matrix, "FEB");
    assert_eq!(cells(&register, feb, "FEB-1"), ["Council A > A", "Estuary E > A"]);
    let complete: Vec<bool> = feb.rows.iter().map(MatrixRow::is_complete).collect();
    assert_eq!(complete, [true, false]);
    // An outline case whose final case has a date comes to the full stage next.
    assert_eq!(register.next_stage(register.find("FEN-2").unwrap()).map(|it| &**it), Some("full"));
    assert_eq!(register.next_stage(register.find("FEB-2").unwrap()), None);
}

#[test]
fn what_is_missing_before_a_cell_is_closed_is_told() {
    let register = register(&Shelf::fenmoor());
    let matrix = register.matrix();
    let fen = group(&matrix, "FEN");
    let one = row(&register, fen, "FEN-1");
    let close = |at: usize| one.to_close(at, &register).join("; ");
    assert_eq!(close(0), "its answer on the final case");
    assert_eq!(close(2), "the words of its caveats; its answer on the final case");
    assert_eq!(close(3), "its answer on the outline case; its answer on the final case");
    assert_eq!(close(4), "the partner's own minute; the day; its answer on the final case");
    assert_eq!(close(6), "");
    assert_eq!(close(8), "its word on the outline case; its answer on the final case");
    assert_eq!(row(&register, group(&matrix, "FEB"), "FEB-1").to_close(1, &register), [""; 0]);
    let by = register.find("FEN-E5").and_then(|ix| register.reported_by(ix));
    assert_eq!(by.as_deref(), Some("Fenmoor Cabinet"));
}

#[test]
fn what_is_doubtful_about_endorsements_is_told_with_advice() {
    let faults = Shelf::fenmoor().open(Vec::new()).faults;
    let told = |level: Level| -> Vec<String> {
        faults.iter().filter(|it| it.level == level).map(ToString::to_string).collect()
    };
    assert_eq!(told(Level::Error), [""; 0]);
    let warnings = told(Level::Warning);
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert!(
        warnings[0].ends_with(
            "warning: FEN-E10 is of FAR-CH, which the programme FEN does not \
             list as a partner (add it to `partners` of FEN, or mend the endorsement)"
        ),
        "{}",
        warnings[0]
    );
    assert!(
        warnings[1].ends_with(
            "warning: FEN-E14 is of the stage `full`, which FEB-2 never had and \
             does not come to next (mend the stage, or say in `next_stage` of the case what comes \
             next)"
        ),
        "{}",
        warnings[1]
    );
    let gaps: Vec<_> =
        faults.iter().map(|it| it.code).filter(|it| it.contains("caveats")).collect();
    assert_eq!(gaps, ["caveats-not-on-file"]);
    let differ = faults.iter().filter(|it| it.code == "sources-differ").count();
    assert_eq!(differ, 1);
}

#[test]
fn the_latest_word_of_a_body_holds_and_a_decision_is_of_the_stage_that_an_endorsement_gives_it() {
    let text = include_str!("support/ambleford.toml").to_owned()
        + r#"
[[decision]]
id = "AMB-D9"
body = "AMB-CABINET"
title = "Outline cases again"
cases = ["AMB-1"]
decided = 2017-06-14
published = 2017-06-15

[[decision.resolution]]
verb = "approve"
text = "The case is approved."

[[decision]]
id = "AMB-D8"
body = "AMB-CABINET"
title = "Final case"
cases = ["AMB-1"]
decided = 2017-07-12
published = 2017-07-13

[[decision.resolution]]
verb = "defer"
text = "The final case is deferred."

[[endorsement]]
id = "AMB-E9"
case = "AMB-1"
partner = "AMB-MBC"
stage = "full"
stance = "deferred"
decision = "AMB-D8"
evidence = "first-hand"
"#;
    let register = register(&Shelf::of(&[("a.toml", &text)]));
    let matrix = register.matrix();
    let amb = group(&matrix, "AMB");
    assert_eq!(cells(&register, amb, "AMB-1")[0], "Ambleford A > D");
    let case = register.find("AMB-1").unwrap();
    assert_eq!(&*register.stances(case)[0].stance, "approved");
}

/// A council with three partners, whose case, decision and programme are named by their old ids.
const RENAMED: &str = r#"
[[partner]]
id = "HIL"
name = "Hillford Council"
kind = "council"

[[partner]]
id = "TRUST"
name = "Hillford Trust"
kind = "nhs-trust"

[[partner]]
id = "FIRE"
name = "Hillford Fire"
kind = "fire"

[[body]]
id = "CAB"
partner = "HIL"
name = "Hillford Cabinet"
kind = "cabinet"

[[programme]]
id = "NEW"
aka = ["OLD"]
title = "Hillford together"
partners = ["HIL", "TRUST", "FIRE"]

[[case]]
id = "NEW-1"
aka = ["OLD-1"]
programme = "OLD"
title = "First"
stage = "outline"
next_stage = "full"

[[case]]
id = "NEW-2"
programme = "NEW"
title = "Second"
stage = "outline"

[[decision]]
id = "NEW-D1"
aka = ["OLD-D1"]
body = "CAB"
title = "Two cases"
cases = ["OLD-1", "NEW-2"]
decided = 2018-05-02

[[decision.resolution]]
label = "(1)"
verb = "endorse"
text = "The first case is endorsed."
cases = ["OLD-1"]

[[decision.resolution]]
label = "(2)"
verb = "endorse"
text = "The second case is endorsed."
cases = ["NEW-2"]

[[caveat]]
id = "NEW-C1"
on = "OLD-D1"
resolution = "(1)"
class = "condition"
text = "The first case keeps to its budget."

[[caveat]]
id = "NEW-C2"
on = "NEW-D1"
resolution = "(2)"
class = "condition"
text = "The second case keeps to its dates."

[[endorsement]]
id = "NEW-E1"
case = "OLD-1"
partner = "FIRE"
stage = "full"
stance = "awaited"
"#;

#[test]
fn a_decision_that_names_a_case_by_its_old_id_is_still_a_decision_on_it() {
    let register = register(&Shelf::of(&[("a.toml", RENAMED)]));
    let matrix = register.matrix();
    let new = group(&matrix, "NEW");
    assert_eq!(
        cells(&register, new, "NEW-1"),
        ["Hillford Council C > .", "Hillford Trust . > .", "Hillford Fire . > ."]
    );
    let decided = register.decided(register.find("NEW-1").unwrap()).unwrap();
    assert_eq!(decided.describe(), "endorsed+caveats");
}

#[test]
fn behind_a_word_on_a_case_stand_only_the_caveats_that_fall_on_it() {
    let register = register(&Shelf::of(&[("a.toml", RENAMED)]));
    let behind = |case: &str| -> Vec<&str> {
        let [decision, case] = ["NEW-D1", case].map(|id| register.find(id).unwrap());
        let all = register.caveats_behind(decision, case).into_iter();
        all.map(|ix| register.id(ix).as_str()).collect()
    };
    assert_eq!(behind("NEW-1"), ["NEW-C1"]);
    assert_eq!(behind("NEW-2"), ["NEW-C2"]);
}

#[test]
fn lists_count_the_same_partners_as_the_matrix() {
    let shelves = [Shelf::of(&[("a.toml", RENAMED)]), Shelf::sample(), Shelf::fenmoor()];
    for register in shelves.map(|shelf| register(&shelf)) {
        let matrix = register.matrix();
        for row in matrix.groups.iter().flat_map(|group| &group.rows) {
            let it = row.readiness();
            let id = register.id(row.case);
            assert_eq!(register.partners_endorsed(row.case), (it.endorsed, it.asked), "{id}");
        }
    }
    let renamed = register(&Shelf::of(&[("a.toml", RENAMED)]));
    assert_eq!(renamed.partners_endorsed(renamed.find("NEW-1").unwrap()), (1, 3));
}
