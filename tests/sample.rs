//! The sample register holds everything that its source documents name, and is sound.

use std::path::Path;

use caveat::fault::{Fault, Level};
use caveat::journal::Ledger;
use caveat::record::{Content, Kind};
use caveat::register::Register;
use jiff::civil::date;
use serde_json::Value as Json;

fn sample() -> (Register, Vec<Fault>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/register");
    let contents = caveat::store::contents(&folder, &|_, _| {}).unwrap();
    let mut faults = contents.faults;
    let (register, found) =
        Register::new(contents.settings, contents.records, &contents.unread, Ledger::default());
    faults.extend(found);
    (register, faults)
}

/// A field of a record, named as `resolution.0.verb`.
fn field(register: &Register, id: &str, path: &str) -> String {
    let json = register.record(register.find(id).unwrap_or_else(|| panic!("no {id}"))).to_json();
    let found = path.split('.').try_fold(&json, |json, step| match step.parse::<usize>() {
        Ok(at) => json.get(at),
        Err(_) => json.get(step),
    });
    match found {
        Some(Json::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

#[test]
fn it_is_sound() {
    let (_, faults) = sample();
    let told: Vec<String> =
        faults.iter().filter(|fault| fault.level != Level::Gap).map(ToString::to_string).collect();
    assert_eq!(told, [""; 0]);
    assert!(!faults.is_empty(), "what the sources leave open is told as gaps");
}

/// Every record by its id.
#[rustfmt::skip]
const ENTITIES: [(Kind, usize, &str); 14] = [
    (Kind::Programme, 23, "STK GM-TF WIR WIR-AAD CHO CHO-Y1 CHO-PLACE CHO-MDT CHO-SPICE CL-OHOC \
        CL-YHYH CL-LDP LSC-CP LSC-STP LCC-LWS LCC-EHTF LCC-AR LCC-WPEH LCA COV COV-PP ENG-FYFV \
        ENG-STP"),
    (Kind::Partner, 18, "STK-MBC STK-CCG STK-FT STK-VIADUCT GM-HSCP WIR-MBC WIR-WCFT WIR-NHS \
        WIR-UNIONS CHO-PSR CHO-POLICE SPICE LCC LAN-CA COV-CC NHSE DH LGA"),
    (Kind::Body, 13, "STK-CABINET STK-SCRUTINY WIR-CABINET WIR-COUNCIL WIR-PGB CHO-EXEC CHO-IMPL \
        CHO-TASK CHO-EMDT COV-COUNCIL COV-CABINET COV-SB5 COV-HWB"),
    (Kind::Document, 11, "STK-DOC1 STK-DOC2 STK-DOC3 WIR-DOC1 WIR-DOC2 CHO-DOC1 CHO-DOC2 COV-DOC1 \
        COV-DOC2 COV-DOC3 COV-DOC4"),
    (Kind::Meeting, 10, "STK-M0 STK-M1 WIR-M0 WIR-M1 CHO-M0 CHO-M1 CHO-M2 COV-M1 COV-M2 COV-M3"),
    (Kind::Case, 9, "STK-1 STK-2 STK-3 STK-4 WIR-1 WIR-2 WIR-3 CHO-1 COV-1"),
    (Kind::Decision, 10, "STK-D1 STK-D2 WIR-D1 WIR-D2 CHO-D1 CHO-D2 CHO-D3 CHO-D4 COV-D1 COV-D2"),
    (Kind::Caveat, 20, "STK-C1 STK-C2 STK-C3 STK-C4 STK-C5 STK-C6 STK-C7 STK-C8 WIR-C1 WIR-C2 \
        WIR-C3 WIR-C4 CHO-C1 CHO-C2 CHO-C3 CHO-C4 CHO-C5 COV-C1 COV-C2 COV-C3"),
    (Kind::Endorsement, 22, "STK-E1 STK-E2 STK-E3 STK-E4 STK-E5 STK-E6 STK-E7 STK-E8 STK-E9 \
        STK-E10 STK-E11 STK-E12 WIR-E1 WIR-E2 WIR-E3 WIR-E4 WIR-E5 WIR-E6 WIR-E7 WIR-E8 COV-E1 \
        COV-E2"),
    (Kind::Action, 6, "CHO-A1 CHO-A2 CHO-A3 CHO-A4 CHO-A5 CHO-A6"),
    (Kind::Milestone, 11, "STK-MS1 STK-MS2 STK-MS3 WIR-MS1 WIR-MS2 CHO-MS1 CL-MS1 LCC-MS1 LCA-MS1 \
        COV-MS1 COV-MS2"),
    (Kind::Engagement, 9, "STK-EN1 STK-EN2 STK-EN3 WIR-EN1 WIR-EN2 CHO-EN1 CL-EN1 LCC-EN1 LCC-EN2"),
    (Kind::Amount, 4, "STK-AM1 STK-AM2 WIR-AM1 CHO-AM1"),
    (Kind::Comment, 20, "STK-K1 STK-K2 STK-K3 STK-K4 STK-K5 STK-K6 STK-K7 STK-K8 STK-K9 WIR-K1 \
        WIR-K2 WIR-K3 WIR-K4 CHO-K1 CHO-K2 CHO-K3 CHO-K4 COV-K1 COV-K2 COV-K3"),
];

#[test]
fn nothing_that_the_sources_name_is_missing() {
    let (register, _) = sample();
    for (kind, count, wanted) in ENTITIES {
        let mut wanted: Vec<&str> = wanted.split_whitespace().collect();
        let mut found: Vec<&str> =
            register.of(kind).iter().map(|&ix| register.id(ix).as_str()).collect();
        assert_eq!(wanted.len(), count, "{}", kind.plural());
        wanted.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, wanted, "{}", kind.plural());
    }
    let resolutions =
        register.of(Kind::Decision).iter().map(|&ix| match &register.record(ix).content {
            Content::Decision(decision) => decision.resolution.len(),
            _ => 0,
        });
    assert_eq!(resolutions.sum::<usize>(), 17);
}

/// What the sources say: record, field, value.
#[rustfmt::skip]
const FACTS: &[(&str, &str, &str)] = &[
    // Stockport: the Cabinet's minutes and the press release.
    ("STK-M1", "on", "2017-07-12"), ("STK-M1", "time", "18:00"), ("STK-M1", "kind", "extraordinary"),
    ("STK-M1", "venue", "Fred Perry House, Conference Room 1"), ("STK-M1", "contact", "Jonathan Vali"),
    ("STK-M1", "item.5.no", "6"), ("STK-M0", "on", "2017-06-13"),
    ("STK-D1", "decided", "2017-07-12"), ("STK-D1", "key", "true"), ("STK-D1", "contact", "Andrew Webb"),
    ("STK-D1", "published", ""), ("STK-D1", "recommendation.0.verb", "endorse"),
    ("STK-D1", "recommendation.1.verb", "note"), ("STK-D1", "recommendation.2.verb", "support"),
    ("STK-D1", "resolution.0.verb", "endorse"), ("STK-D1", "resolution.1.cut", "true"),
    ("STK-D1", "resolution.1.verb", ""), ("STK-D2", "resolution.0.verb", "approve"),
    ("STK-1", "title", "Summary Economic"), ("STK-2", "title", "Neighbourhood Model"),
    ("STK-3", "title", "Intermediate Care"), ("STK-4", "title", "Enablers"),
    ("STK-1", "stage", "outline"), ("STK-1", "final_due", "late 2017"), ("STK-4", "next_stage", "full"),
    ("STK-FT", "names.0", "Stepping Hill Hospital"), ("STK-DOC1", "cut", "true"),
    ("STK-DOC2", "kind", "press-release"), ("STK-DOC2", "published", ""),
    ("STK-C1", "class", "focus"), ("STK-C5", "class", "focus"), ("STK-C6", "class", "consideration"),
    ("STK-C1", "theme", "inequalities"), ("STK-C2", "theme", "mental-health"),
    ("STK-C3", "theme", "workforce"), ("STK-C4", "theme", "prevention"), ("STK-C5", "theme", "quality"),
    ("STK-C6", "theme", "culture"), ("STK-C7", "theme", "capacity"), ("STK-C8", "theme", "commissioning"),
    ("STK-C7", "force", "resolved"), ("STK-C7", "due", "late 2017"), ("STK-C7", "resolution", "(1)(ii)"),
    ("STK-E1", "stance", "endorsed-with-caveats"), ("STK-E1", "evidence", "second-hand"),
    ("STK-E1", "caveats_not_recorded", "true"), ("STK-E4", "stance", "approved"),
    ("STK-E4", "evidence", "claimed"), ("STK-E7", "stance", "supported"), ("STK-E7", "body", "STK-SCRUTINY"),
    ("STK-E12", "stage", "full"), ("STK-E12", "stance", "awaited"),
    ("STK-AM1", "amount", "£156million"), ("STK-AM1", "by", "by 2021"), ("STK-AM1", "measure", "gap"),
    ("STK-AM2", "amount", "not stated"), ("STK-K7", "by", "Cllr Tom McGee"),
    ("STK-K8", "by", "Cllr Wendy Wild"), ("STK-K9", "by", "Cllr Alex Ganotis"),
    // Wirral: the decision page.
    ("WIR-D1", "decided", "2017-01-16"), ("WIR-D1", "published", "2017-01-24"),
    ("WIR-D1", "effective", "2017-02-01"), ("WIR-D1", "key", "true"), ("WIR-D1", "call_in", "true"),
    ("WIR-D1", "author", "Graham Hodkinson"), ("WIR-D1", "status", "Recommendations Approved"),
    ("WIR-D1", "resolution.0.verb", "approve"), ("WIR-D1", "resolution.1.in_principle", "true"),
    ("WIR-D1", "resolution.2.verb", "approve"), ("WIR-D1", "resolution.3.verb", "agree"),
    ("WIR-C1", "class", "condition"), ("WIR-C1", "needed_for", "full"),
    ("WIR-C2", "class", "information"), ("WIR-C2", "due", "February 2017"),
    ("WIR-C3", "class", "request"), ("WIR-C3", "force", "asked"),
    ("WIR-C4", "class", "undertaking"), ("WIR-C4", "force", "said"),
    ("WIR-M0", "on", "2016-12-19"), ("WIR-D2", "vote", "support of all parties"),
    ("WIR-WCFT", "name", "NHS Wirral Community Foundation Trust"), ("WIR-MS2", "due", "2018"),
    ("WIR-CABINET", "call_in.days", "5"), ("WIR-CABINET", "call_in.from", "published"),
    ("WIR-K1", "by", "Councillor Christine Jones"), ("WIR-K2", "by", "Councillor Ann McLachlan"),
    ("WIR-K4", "by", "Councillor Phil Davies"), ("DH", "names.0", "Secretary of State for Health"),
    // Chorley and Lancashire: the Executive's draft minutes.
    ("CHO-M1", "on", "2016-07-19"), ("CHO-M1", "time", "16:00"), ("CHO-M1", "contact", "Hayley Hughes"),
    ("CHO-M1", "next.0", "2016-09-27"), ("CHO-M1", "next.1", "2016-11-22"),
    ("CHO-M1", "item.6.no", "42"), ("CHO-M0", "on", "2016-05-17"), ("CHO-M2", "on", "2016-09-27"),
    ("CHO-DOC1", "draft", "true"), ("CHO-DOC1", "cut", "true"), ("CHO-DOC2", "published", "October 2015"),
    ("CHO-D1", "outcome", "approved-in-principle"), ("CHO-D1", "resolution.0.in_principle", "true"),
    ("CHO-C1", "theme", "cost"), ("CHO-C2", "theme", "scalability"), ("CHO-C3", "theme", "resource"),
    ("CHO-C4", "theme", "governance"), ("CHO-C5", "theme", "strategic-fit"),
    ("CHO-C1", "due_at", "CHO-M2"), ("CHO-C5", "due", "September 2016"),
    ("CHO-A1", "owner", "Vicky"), ("CHO-A1", "status", "open"), ("CHO-A2", "owner", "Steve"),
    ("CHO-A2", "status", "cleared"), ("CHO-A3", "owner", "CHO-EXEC"), ("CHO-A3", "status", "cleared"),
    ("CHO-A4", "owner", "Cllr Bradley"), ("CHO-A4", "due", "2016-08-14"),
    ("CHO-A4", "status", "in-progress"), ("CHO-A5", "owner", "Dr Khandavalli"),
    ("CHO-A6", "owner", "Carole Spencer"), ("CHO-SPICE", "names.0", "SPICE"),
    ("CL-OHOC", "director", "Sarah James"), ("LSC-CP", "names.0", "Healthier Lancashire"),
    ("LCC-EN1", "from", "2016-05-18"), ("LCC-EN1", "to", "2016-08-14"),
    ("LCA-MS1", "due", "spring 2017"), ("CHO-K4", "by", "Mel Ormesher"),
    // Coventry: the Council's minutes.
    ("COV-M2", "on", "2017-01-03"), ("COV-M1", "on", "2016-12-07"), ("COV-M3", "on", ""),
    ("COV-D1", "resolution.0.verb", "note"), ("COV-D1", "resolution.1.verb", "note"),
    ("COV-D1", "resolution.1.was", "agree"), ("COV-D1", "resolution.1.moved_by", "Councillor Abbot"),
    ("COV-D1", "resolution.2.verb", "endorse"), ("COV-D1", "decided", ""),
    ("COV-D2", "item", "Minute 85"), ("COV-D2", "decided", "2017-01-03"),
    ("COV-E1", "stance", "aim-only"), ("COV-E2", "on", "2016-12-07"), ("COV-C2", "due", "standing"),
    ("COV-MS1", "done", "October 2016"), ("COV-MS2", "done", "2016-12-07"), ("COV-DOC4", "kind", "plan"),
];

#[test]
fn each_fact_is_as_the_sources_print_it() {
    let (register, _) = sample();
    let wrong: Vec<String> = FACTS
        .iter()
        .filter(|(id, path, value)| field(&register, id, path) != *value)
        .map(|(id, path, value)| {
            format!("{id} {path}: {}, not {value}", field(&register, id, path))
        })
        .collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn each_case_has_its_decision_word_and_its_open_caveats() {
    let (register, _) = sample();
    for (id, words, bare, open, all) in [
        ("STK-1", "endorsed+caveats", "endorsed", 8, 8),
        ("STK-2", "endorsed+caveats", "endorsed", 8, 8),
        ("STK-3", "endorsed+caveats", "endorsed", 8, 8),
        ("STK-4", "endorsed+caveats", "endorsed", 8, 8),
        ("WIR-1", "approved", "approved", 1, 1),
        ("WIR-2", "in principle", "in principle", 2, 2),
        ("WIR-3", "agreed, to report", "agreed", 1, 1),
        ("CHO-1", "in principle", "in principle", 5, 5),
        ("COV-1", "noted, amended", "noted", 3, 3),
    ] {
        let case = register.find(id).unwrap();
        let decided = register.decided(case).unwrap();
        assert_eq!((&*decided.describe(), decided.word), (words, bare), "{id}");
        let counts = (register.open_caveats_of(case).count(), register.caveats_of(case).len());
        assert_eq!(counts, (open, all), "{id}");
    }
}

#[test]
fn what_is_late_on_17_july_2017_is_what_the_dates_say() {
    let (register, _) = sample();
    let today = date(2017, 7, 17);
    let mut late: Vec<(&str, i64)> = register
        .of(Kind::Caveat)
        .iter()
        .filter_map(|&ix| Some((register.id(ix).as_str(), register.days_late(ix, today)?)))
        .collect();
    late.sort_unstable();
    assert_eq!(
        late,
        [
            ("CHO-C1", 293),
            ("CHO-C2", 293),
            ("CHO-C3", 293),
            ("CHO-C4", 293),
            ("CHO-C5", 293),
            ("WIR-C2", 139)
        ]
    );
}

#[test]
fn it_quotes_nothing_at_length_and_keeps_no_saved_text() {
    let (register, _) = sample();
    for kind in Kind::ALL {
        for &ix in register.of(kind) {
            let record = register.record(ix);
            let longest = record
                .source
                .iter()
                .filter_map(|source| source.quote.as_ref())
                .map(|quote| quote.split_whitespace().count());
            assert!(longest.max().unwrap_or(0) <= 8, "{}", record.id);
            if let Content::Document(document) = &record.content {
                assert!(document.path.is_none(), "{}", record.id);
            }
        }
    }
}
