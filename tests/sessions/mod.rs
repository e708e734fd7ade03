//! Whole review sessions: what officers press, what they see, and what is written down because of it.

mod blind;
mod colleagues;
mod hall;
mod interrupted;
mod joining;
mod judging;

use caveat::journal::session::opening;
use caveat::journal::{Act, Entry, SessionTerms};
use caveat::record::Id;
use uuid::Uuid;

use crate::support::{Room, screen, words};

/// What the bar at the top says: how many are judged.
pub fn bar(room: &Room) -> String {
    let all = words(room);
    let from = all.find("] ").unwrap() + 2;
    let to = all[from..].find("skipped").unwrap() + from + 9;
    all[from..to].to_owned()
}

/// The heading of the item that lies on the table.
pub fn heading(room: &mut Room) -> String {
    let line = screen(room, 80, 24).lines().nth(2).unwrap().to_owned();
    let words = line.trim_start_matches('┌').split('─').next().unwrap();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A session that somebody else has opened.
pub fn opened_by(room: &mut Room, officer: &str, terms: &SessionTerms, queue: &[&str]) -> Uuid {
    let queue: Vec<Id> = queue.iter().map(|id| Id::new(id).unwrap()).collect();
    let entry = opening(room.worker.now(), officer, terms, &queue).remove(0);
    let session = entry.session.unwrap();
    let answer = room.worker.colleague(officer, entry);
    room.tell(answer);
    session
}

pub fn caveats(query: &str) -> SessionTerms {
    let query = query.to_owned();
    SessionTerms {
        kind: "caveat".to_owned(),
        title: "Thursday".to_owned(),
        query,
        blind: true,
        dealt_to: None,
    }
}

/// A colleague's verdict in a session, on the words as they are.
pub fn says(room: &mut Room, officer: &str, session: Uuid, on: &str, value: &str, text: &str) {
    let entry = room.worker.entry(officer, Act::Verdict, on).value(value).text(text);
    let register = &room.model().register;
    let seen = register.find(on).map(|ix| register.fingerprint(ix).to_owned());
    let entry = Entry { seen, session: Some(session), ..entry };
    let answer = room.worker.colleague(officer, entry);
    room.tell(answer);
}
