//! What a review session came to: what became of each item, and how far each officer got.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use crate::journal::verdict::words;
use crate::journal::{JournalEntry, Session, SessionStep};
use crate::query::QueryContext;
use crate::query::columns::column::title;
use crate::query::provenance::place;
use crate::record::Kind;
use crate::register::{SessionItem, SessionProgress, Verdict};
use crate::text::Clean;
use crate::text::word_enum::word_enum;

word_enum! {
    /// What became of an item, with its word for scripts.
    pub(crate) enum ItemOutcome {
        /// Judged, and nobody differs.
        Judged = "judged",
        /// Judged, and verdicts on its present words differ.
        Split = "split",
        /// Judged by colleagues alone, whose verdicts whoever asks is not to see before their own.
        Hidden = "hidden",
        /// Put off by whoever came to it.
        Skipped = "skipped",
        /// Nobody came to it.
        NotReached = "not-reached",
        /// Not judged, and not on file any more.
        Gone = "gone",
    }
}

impl ItemOutcome {
    /// What became of this item.
    pub fn of(item: &SessionItem<'_>) -> Self {
        match (item.given.is_empty(), item.ix) {
            (false, _) if item.is_split() => Self::Split,
            (false, _) => Self::Judged,
            (true, _) if !item.unseen.is_empty() => Self::Hidden,
            (true, None) => Self::Gone,
            (true, Some(_)) if !item.skipped_by.is_empty() => Self::Skipped,
            (true, Some(_)) => Self::NotReached,
        }
    }

    /// The words for people.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Judged => "judged",
            Self::Split => "judged differently",
            Self::Hidden => "judged by others, which is hidden until you have judged",
            Self::Skipped => "put off",
            Self::NotReached => "not reached",
            Self::Gone => "not on file any more",
        }
    }
}

/// What a session came to.
pub(crate) struct SessionOutcome<'r, 'a> {
    pub ctx: &'r QueryContext<'a>,
    pub session: &'r Session<'a>,
    /// What its items are.
    pub kind: Kind,
    /// Its items, in the order of the queue.
    pub items: Vec<SessionItem<'a>>,
    /// Everybody who took part, and how far they got.
    pub officers: Vec<(&'a Clean, SessionProgress)>,
}

impl<'r, 'a> SessionOutcome<'r, 'a> {
    /// What a session came to so far.
    pub fn new(ctx: &'r QueryContext<'a>, session: &'r Session<'a>) -> Self {
        let register = ctx.register;
        let officers = session.officers().into_iter();
        Self {
            ctx,
            session,
            kind: register.kind_of(session),
            items: register.items(session),
            officers: officers.map(|it| (it, register.progress(session, it))).collect(),
        }
    }

    /// How many items came to this.
    pub fn count(&self, outcome: ItemOutcome) -> usize {
        self.items.iter().filter(|item| ItemOutcome::of(item) == outcome).count()
    }

    /// The words that were given, with how often, in the order of their keys.
    pub fn values(&self) -> Vec<(&'static str, usize)> {
        let given = |word: &str| {
            let all = self.items.iter().flat_map(|item| &item.given);
            all.filter(|it| it.held.entry.value == word).count()
        };
        let all = words(self.kind).iter().map(|word| (*word, given(word)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    /// The id and title of an item; no title for one that is not on file any more.
    pub fn name(&self, item: &SessionItem<'_>) -> (String, String) {
        match item.ix {
            Some(ix) => (self.ctx.register.id(ix).to_string(), title(self.ctx, ix)),
            None => (item.id.to_string(), String::new()),
        }
    }

    /// The documents and places that an item is taken from.
    pub fn source(&self, item: &SessionItem<'_>) -> Option<String> {
        let places = self.ctx.register.record(item.ix?).source.iter().map(|it| place(self.ctx, it));
        let places = places.filter(|place| !place.is_empty()).collect::<Vec<_>>().join("; ");
        Some(places).filter(|places| !places.is_empty())
    }

    /// Who wanted to see what others said before saying anything, each once.
    pub fn looked(&self) -> Vec<&'a Clean> {
        let steps = self.session.steps.iter();
        let steps = steps.filter(|(step, _)| *step == SessionStep::Unblinded);
        let mut seen = HashSet::new();
        steps.map(|(_, held)| &held.officer).filter(|officer| seen.insert(*officer)).collect()
    }

    /// The same for scripts.
    pub fn for_scripts(&self) -> Json {
        let session = self.session;
        let verdict = |it: &Verdict<'_>| {
            json!({
                "officer": it.held.officer,
                "by": keyed_for(it.held),
                "value": it.held.entry.value,
                "reason": it.held.entry.text,
                "at": at(it.held),
                "suspect": it.suspect,
            })
        };
        let uncounted = |held: &JournalEntry| {
            json!({
                "id": held.entry.on.first(),
                "officer": held.officer,
                "value": held.entry.value,
                "at": at(held),
                "why": held.trust.doubt(),
            })
        };
        let item = |item: &SessionItem<'_>| {
            let (id, title) = self.name(item);
            json!({
                "id": id,
                "title": item.ix.map(|_| title),
                "source": self.source(item),
                "outcome": ItemOutcome::of(item),
                "verdicts": item.given.iter().map(verdict).collect::<Vec<_>>(),
            })
        };
        let officers = self.officers.iter().map(|(officer, progress)| {
            json!({
                "officer": officer,
                "judged": progress.judged,
                "skipped": progress.skipped,
                "not_reached": progress.not_reached(),
            })
        });
        let given = self.items.iter().flat_map(|item| &item.given);
        let values = self.values().into_iter().map(|(word, count)| (word.to_owned(), count.into()));
        json!({
            "schema": 1,
            "kind": "session",
            "id": session.id,
            "name": session.name(),
            "opened_at": at(session.opened),
            "opened_by": &*session.opened.officer,
            "closed_at": session.closed.map(at),
            "query": session.terms.query,
            "title": session.terms.title,
            "blind": session.terms.blind,
            "officers": officers.collect::<Vec<_>>(),
            "items": self.items.iter().map(item).collect::<Vec<_>>(),
            "counts": {
                "items": self.items.len(),
                "judged": self.count(ItemOutcome::Judged),
                "split": self.count(ItemOutcome::Split),
                "hidden": self.count(ItemOutcome::Hidden),
                "skipped": self.count(ItemOutcome::Skipped),
                "not_reached": self.count(ItemOutcome::NotReached),
                "gone": self.count(ItemOutcome::Gone),
                "verdicts": given.clone().count(),
                "suspect": given.filter(|it| it.suspect).count(),
                "values": Json::Object(values.collect()),
            },
            "of": self.kind.plural(),
            "dealt_to": session.terms.dealt_to,
            "looked": self.looked(),
            "not_counted": session.uncounted.iter().copied().map(uncounted).collect::<Vec<_>>(),
        })
    }
}

/// On whose behalf an entry was keyed, where that is not its officer.
pub(super) fn keyed_for(held: &JournalEntry) -> Option<&str> {
    let by = held.entry.by.trim();
    (!by.is_empty() && *held.officer != *by).then_some(by)
}

/// A session in a list: `judged` and `left` are of the officer it was dealt to, else of who asks.
pub fn row(ctx: &QueryContext<'_>, session: &Session<'_>) -> Json {
    let officer = session.terms.dealt_to.as_deref().unwrap_or(ctx.officer);
    let progress = ctx.register.progress(session, officer);
    json!({
        "id": session.id,
        "name": session.name(),
        "opened_at": at(session.opened),
        "opened_by": &*session.opened.officer,
        "title": session.terms.title,
        "query": session.terms.query,
        "kind": ctx.register.kind_of(session).plural(),
        "blind": session.terms.blind,
        "dealt_to": session.terms.dealt_to,
        "items": progress.of,
        "judged": progress.judged,
        "left": progress.left(),
        "closed": session.closed.map(at),
    })
}

fn at(held: &JournalEntry) -> String {
    format!("{:.3}", held.entry.at)
}
