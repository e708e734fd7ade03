//! A review session on a real terminal: the machine dies between a verdict and the next item, and the
//! session goes on from another terminal.

use rustix::process::Signal;

use super::subject::Desk;

#[test]
fn a_session_outlives_its_terminal_and_no_verdict_is_lost_or_given_twice() {
    let model = Desk::new();
    let mut terminal = model.open();
    terminal.keys("2");
    terminal.shows("Caveats 6 of 20");
    terminal.keys("r");
    terminal.shows("1 of 6   CHO-C1");
    terminal.keys("m");
    // The next item shows only when the verdict is on disk: whatever dies now, it is kept.
    terminal.shows("2 of 6   CHO-C2");
    terminal.signal(Signal::KILL);
    assert_eq!(terminal.ends(), 1000);

    let mut other = model.open();
    other.keys("R");
    other.shows("2 of 6   CHO-C2");
    other.shows("1 of 6   met 1");
    other.keys("x");
    other.shows("not met on CHO-C2, reason");
    other.keys("no paper came back<enter>");
    other.shows("3 of 6   CHO-C3");
    other.keys("q");
    other.shows("R resumes it");
    other.keys("Q");
    assert_eq!(other.ends(), 0);
    let raw = other.raw();
    assert!(raw.contains("2 of 6: 1 met, 0 partly, 1 not met; 4 left"), "{raw}");

    let log = model.run(&["-d", "register", "log", "--json"]);
    let log: serde_json::Value = serde_json::from_slice(&log.stdout).unwrap();
    let rows = log["rows"].as_array().unwrap();
    let verdicts: Vec<_> = rows.iter().filter(|row| row["act"] == "verdict").collect();
    let given: Vec<_> = verdicts.iter().map(|row| (&row["on"][0], &row["value"])).collect();
    assert_eq!(given, [(&"CHO-C1".into(), &"met".into()), (&"CHO-C2".into(), &"not-met".into())]);
    assert!(verdicts.iter().all(|row| row["session"] == rows[0]["session"]), "{rows:?}");
}
