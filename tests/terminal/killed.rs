//! Killed while somebody types: at most a second of the text is lost, and what is left of it is
//! never mixed and never empty.

use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::subject::{Desk, FIRST};

/// Twenty keys a second, as a quick hand types.
const BETWEEN: Duration = Duration::from_millis(50);
/// How much of the typing may be lost: a second, and what the machine of a test may add.
const LOST: Duration = Duration::from_millis(1500);
const WORDS: &str = "Posts are counted, not people. Ask the programme office for vacancy numbers, \
                     for each of the four outline cases, before the winter. ";

/// Types a note, in a line or on a pad, until the program is killed after this time.
fn kill_after(time: Duration, key: &str) {
    let model = Desk::new();
    let mut terminal = model.open();
    terminal.keys(key);
    terminal.shows(&format!("Note on {FIRST}"));
    let begun = Instant::now();
    let mut typed: Vec<(Instant, usize)> = Vec::new();
    let mut text = String::new();
    for letter in WORDS.chars().cycle() {
        if begun.elapsed() >= time {
            break;
        }
        text.push(letter);
        terminal.bytes(letter.encode_utf8(&mut [0; 4]).as_bytes());
        typed.push((Instant::now(), text.len()));
        sleep(BETWEEN);
    }
    let killed = Instant::now();
    terminal.signal(Signal::KILL);
    assert_eq!(terminal.ends(), 1000);
    let kept = model.kept();
    assert!(text.starts_with(&kept), "it kept {kept:?}, and what was typed is {text:?}");
    let old = typed.iter().filter(|(at, _)| killed.duration_since(*at) > LOST);
    let due = old.map(|(_, length)| *length).max().unwrap_or(0);
    assert!(kept.len() >= due, "after {time:?} it kept {kept:?} of {text:?}, {due} were due");
}

/// Kills it so many times, each at another moment between the first key and three seconds; some at
/// once, for typing is mostly waiting.
fn kill(times: u64, at_once: u64) {
    let kill = |first: u64| {
        for at in (first..times).step_by(usize::try_from(at_once).unwrap()) {
            // Spread over the time without a pattern, and the same in every run.
            let time = Duration::from_millis(100 + (at * 7919) % 2900);
            kill_after(time, if at % 2 == 0 { "a" } else { "A" });
        }
    };
    std::thread::scope(|scope| {
        for first in 0..at_once {
            scope.spawn(move || kill(first));
        }
    });
}

#[test]
fn a_kill_while_typing_costs_a_second_of_text_at_the_most() {
    kill(4, 2);
}

#[test]
#[ignore = "five hundred kills: some minutes"]
fn five_hundred_kills_while_typing_cost_a_second_of_text_each_at_the_most() {
    kill(500, 7);
}
