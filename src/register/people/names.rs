//! Who is known to a register: partners, bodies, officers, and whoever already answers for something.

use std::collections::{HashMap, HashSet};

use crate::journal::entry::owners_said;
use crate::record::Kind;
use crate::record::kinds::{Case, Programme};
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::text::fold::fold;
use crate::text::nearest::nearest_few;

/// The kinds of record that somebody answers for.
pub(crate) const OWNED: [Kind; 5] =
    [Kind::Case, Kind::Caveat, Kind::Action, Kind::Risk, Kind::Endorsement];

/// How many near names are given for one that nobody knows.
const NEAR: usize = 3;

/// Everybody who is known, by every name that may be typed.
pub(crate) struct People {
    /// Each name as it is printed.
    names: Vec<String>,
    /// The folded name: how sure it is, and what goes into a journal, none where two are called so.
    meant: HashMap<String, (Certainty, Option<String>)>,
}

/// How sure it is who is meant by a name, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// It is the id of a partner or body, or an officer's login.
    Id,
    /// It is what a partner, a body or an officer is called.
    Called,
    /// It stands in some record or journal.
    Written,
}

/// What came of looking a name up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NameLookup {
    /// Known; the name or id as it goes into a journal.
    Known(String),
    /// Known to nobody; these names are near it.
    Stranger(Vec<String>),
}

impl People {
    pub fn of(register: &Register) -> Self {
        let mut people = Self { names: Vec::new(), meant: HashMap::new() };
        for ix in parties(register) {
            let (record, id) = (register.record(ix), register.id(ix).as_str());
            for own in std::iter::once(&record.id).chain(&record.aka) {
                people.add(Certainty::Id, own.as_str(), id);
            }
            let short = register.known_as(id);
            let called = record.names.iter().map(|name| &**name);
            for name in called.chain([record.title(), short]) {
                people.add(Certainty::Called, name, id);
            }
        }
        for login in register.ledger().officers() {
            people.add(Certainty::Id, login, login);
        }
        for (login, name) in &register.settings.officers {
            people.add(Certainty::Id, login, login);
            people.add(Certainty::Called, name, name);
        }
        let cases = register.every::<Case>().filter_map(|(_, it)| it.sro.as_ref());
        let programmes = register.every::<Programme>();
        let programmes = programmes.flat_map(|(_, it)| it.sro.iter().chain(&it.director));
        for named in cases.chain(programmes) {
            people.add(Certainty::Written, &named.0, &named.0);
        }
        for &ix in OWNED.iter().flat_map(|&kind| register.of(kind)) {
            for owner in register.recorded_owners(ix) {
                people.add(Certainty::Written, owner, owner);
            }
        }
        for (_, held) in register.ledger().latest_of(crate::journal::Act::Owner) {
            for owner in owners_said(&held.value()) {
                people.add(Certainty::Written, owner, owner);
            }
        }
        people
    }

    fn add(&mut self, sure: Certainty, name: &str, written: &str) {
        let folded = fold(name);
        if folded.is_empty() {
            return;
        }
        match self.meant.get_mut(&folded) {
            None => {
                self.names.push(name.to_owned());
                self.meant.insert(folded, (sure, Some(written.to_owned())));
            }
            Some((before, whom)) if *before == sure && sure != Certainty::Written => {
                whom.take_if(|whom| *whom != written);
            }
            Some(before) if sure < before.0 => *before = (sure, Some(written.to_owned())),
            Some(_) => {}
        }
    }

    /// Looks up one name or several as typed: each as it goes into a journal, and whether it is
    /// known. A semicolon stands between several, or a comma where at least one name beside it is
    /// known: a comma may also be part of a name.
    pub fn meet_all(&self, typed: &str) -> Vec<(String, bool)> {
        let known = |name: &str| match self.meet(name) {
            NameLookup::Known(whom) => Some(whom),
            NameLookup::Stranger(_) => None,
        };
        let mut met: Vec<(String, bool)> = Vec::new();
        for part in typed.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let mut names = Vec::new();
            // Where semicolons stand between them, a comma is part of a name.
            let between = if typed.contains(';') { ';' } else { ',' };
            let pieces: Vec<&str> =
                part.split(between).map(str::trim).filter(|piece| !piece.is_empty()).collect();
            let mut rest = &*pieces;
            while !rest.is_empty() {
                // The longest run of pieces that is a name: `Director, People` before `Director`.
                let run = (1..=rest.len()).rev();
                let mut run = run.filter_map(|of| Some((of, known(&rest[..of].join(", "))?)));
                let (of, name) = match run.next() {
                    Some((of, whom)) => (of, (whom, true)),
                    None => (1, (rest[0].to_owned(), false)),
                };
                names.push(name);
                rest = &rest[of..];
            }
            if names.iter().all(|(_, is_known)| !is_known) {
                names = vec![(part.to_owned(), false)];
            }
            met.extend(names);
        }
        let mut seen = HashSet::new();
        met.retain(|(name, _)| seen.insert(fold(name)));
        met
    }

    /// Looks up a name as typed: an id or login wins over what somebody is called, and that over a
    /// name in a record. Where two are called so, the name stays as typed.
    pub fn meet(&self, typed: &str) -> NameLookup {
        if let Some((_, whom)) = self.meant.get(&fold(typed)) {
            return NameLookup::Known(whom.clone().unwrap_or_else(|| typed.to_owned()));
        }
        let near = nearest_few(typed, self.names.iter().map(String::as_str), NEAR);
        NameLookup::Stranger(near.into_iter().map(str::to_owned).collect())
    }
}

/// The partners and bodies of a register.
pub(crate) fn parties(register: &Register) -> impl Iterator<Item = Ix> + '_ {
    [Kind::Partner, Kind::Body].into_iter().flat_map(|kind| register.of(kind)).copied()
}
