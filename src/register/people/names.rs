//! Who is known to a register: partners, bodies, officers, and whoever already answers for something.

use std::collections::HashMap;

use crate::record::{Content, Kind};
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::text::fold::fold;
use crate::text::nearest::nearest_few;

/// The kinds of record that somebody answers for.
pub(crate) const OWNED: [Kind; 4] = [Kind::Case, Kind::Caveat, Kind::Action, Kind::Endorsement];

/// How many near names are given for one that nobody knows.
const NEAR: usize = 3;

/// Everybody who is known, by every name that may be typed.
pub(crate) struct People {
    /// Each name as it is printed.
    names: Vec<String>,
    /// The name, folded: how sure it is who is meant, and what goes into a journal. None where
    /// two are called so.
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
        for ix in OWNED.into_iter().flat_map(|kind| register.of(kind)) {
            let own = match &register.record(*ix).content {
                Content::Case(it) => it.sro.as_ref(),
                Content::Caveat(it) => it.owner.as_ref(),
                Content::Action(it) => Some(&it.owner),
                _ => None,
            };
            if let Some(own) = own {
                people.add(Certainty::Written, &own.0, &own.0);
            }
        }
        for &ix in register.of(Kind::Programme) {
            let Content::Programme(it) = &register.record(ix).content else { continue };
            for named in it.sro.iter().chain(&it.director) {
                people.add(Certainty::Written, &named.0, &named.0);
            }
        }
        for (_, held) in register.ledger().latest_of(crate::journal::Act::Owner) {
            people.add(Certainty::Written, &held.value(), &held.value());
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
                if whom.as_deref() != Some(written) {
                    *whom = None;
                }
            }
            Some(before) if sure < before.0 => *before = (sure, Some(written.to_owned())),
            Some(_) => {}
        }
    }

    /// Looks up a name as typed: an id or login wins over what somebody is called, and that over a
    /// name in a record. Where two are called so, the name stays as typed.
    pub fn meet(&self, typed: &str) -> NameLookup {
        match self.meant.get(&fold(typed)) {
            Some((_, Some(whom))) => NameLookup::Known(whom.clone()),
            Some((_, None)) => NameLookup::Known(typed.to_owned()),
            None => {
                let names = self.names.iter().map(String::as_str);
                let near = nearest_few(typed, names, NEAR);
                NameLookup::Stranger(near.into_iter().map(str::to_owned).collect())
            }
        }
    }
}

/// The partners and bodies of a register.
pub(crate) fn parties(register: &Register) -> impl Iterator<Item = Ix> + '_ {
    [Kind::Partner, Kind::Body].into_iter().flat_map(|kind| register.of(kind)).copied()
}
