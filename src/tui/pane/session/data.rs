//! What a review session shows of itself, read from the journals once each time they change.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::journal::{JournalEntry, Session};
use crate::query::select;
use crate::record::{Id, Kind};
use crate::register::SessionProgress;
use crate::session::{brief, disagreements};
use crate::text::Clean;
use crate::text::plural::count;
use crate::tui::model::Model;

/// A session as one officer sees it.
#[derive(Debug, Default)]
pub(crate) struct SessionData {
    /// Its short name.
    pub name: String,
    /// What people call it, and its filter.
    pub title: String,
    /// When the queue was fixed, as the banner has it.
    pub fixed: String,
    /// How many records outside the queue answer the filter now; none when it cannot be read.
    pub new_since: Option<usize>,
    /// Whether it was opened on a filter.
    pub has_filter: bool,
    /// Whether colleagues' verdicts are hidden until one has judged.
    pub blind: bool,
    /// Who closed it and when, once it is over: `closed by plw on 17 Jul 10:22`.
    pub closed: Option<String>,
    /// How long it has taken until the last thing that was said in it.
    pub took: String,
    /// What one has said of each item, in a word; with a `~` where it has changed since.
    pub words: HashMap<Id, String>,
    /// The entry of one's own verdict on each item.
    pub given: HashMap<Id, Uuid>,
    /// What one has put off and not judged since.
    pub put_off: Vec<Id>,
    /// How far one is.
    pub progress: SessionProgress,
}

impl SessionData {
    /// Whether an item is still to be judged.
    pub fn is_open(&self, model: &Model, id: &Id) -> bool {
        !self.given.contains_key(id) && model.register.find(id.as_str()).is_some()
    }

    /// Reads them; what the items are, is `kind`.
    pub fn read(model: &Model, session: &Session<'_>, kind: Kind) -> Self {
        let (register, officer) = (&model.register, model.officer.as_str());
        let terms = &session.terms;
        let given = session.all_given_by(officer);
        let put_off: Vec<Id> = session.skipped_by(officer).into_iter().cloned().collect();
        let stale: HashSet<&Id> = register.stale_items(session, officer).into_iter().collect();
        let mut words: HashMap<Id, String> =
            put_off.iter().map(|id| (id.clone(), "skipped".to_owned())).collect();
        words.extend(given.iter().map(|(&id, held)| {
            let changed = if stale.contains(id) { "~" } else { "" };
            (id.clone(), format!("{}{changed}", brief(&held.value(), &register.settings)))
        }));
        for &id in session.queue.iter().filter(|id| register.find(id.as_str()).is_none()) {
            words.entry(id.clone()).or_insert_with(|| "gone".to_owned());
        }
        let local = |held: &JournalEntry| held.entry.at.to_zoned_datetime(model.zone.clone());
        let at = local(session.opened);
        let format = if at.date() == model.today { "%H:%M" } else { "%-d %b %H:%M" };
        let query =
            if terms.query.is_empty() { String::new() } else { format!("   {}", terms.query) };
        let took = session.last_moment().duration_since(session.opened.entry.at).as_mins();
        Self {
            name: session.name(),
            title: Clean::line(&format!("{}{query}", terms.title)).to_string(),
            fixed: at.strftime(format).to_string(),
            new_since: new_since(model, session, kind),
            // What was dealt to others is not new.
            has_filter: !terms.query.is_empty() && terms.dealt_to.is_none(),
            blind: session.is_blind_for(officer),
            closed: session.closed.map(|held| {
                format!("closed by {} on {}", held.officer, local(held).strftime("%-d %b %H:%M"))
            }),
            took: match usize::try_from(took) {
                Ok(minutes @ 1..) => count(minutes, "minute"),
                _ => String::new(),
            },
            words,
            given: given.into_iter().map(|(id, held)| (id.clone(), held.entry.id)).collect(),
            put_off,
            progress: register.progress(session, officer),
        }
    }
}

/// How many records answer the filter of a session now that are not in its queue.
fn new_since(model: &Model, session: &Session<'_>, kind: Kind) -> Option<usize> {
    if session.terms.query.is_empty() || session.terms.dealt_to.is_some() {
        return Some(0);
    }
    let query = model.parse(&session.terms.query).ok()?;
    let queue: HashSet<&Id> = session.queue.iter().copied().collect();
    let rows = model.without_waiting(select(&model.ctx(), kind, &query, &[]), &query);
    Some(rows.into_iter().filter(|&ix| !queue.contains(model.register.id(ix))).count())
}

/// What is said at the end of the queue.
pub(super) fn ended(model: &Model, session: &Session<'_>, kind: Kind) -> Vec<String> {
    let (register, officer) = (&model.register, model.officer.as_str());
    let progress = register.progress(session, officer);
    let left = match progress.left() {
        0 => "Everything in this queue is judged.".to_owned(),
        1 => "One item is left: < goes back to it.".to_owned(),
        left => format!("{left} items are left: < goes back."),
    };
    let mut lines = vec![left, String::new()];
    lines.extend(progress.describe(register, kind, true));
    let stale = register.stale_items(session, officer).into_iter();
    let stale: Vec<&str> = stale.map(Id::as_str).collect();
    if !stale.is_empty() {
        let (count, ids) = (stale.len(), stale.join(" "));
        lines.push(format!("{count} on words that have changed since: {ids}"));
    }
    if progress.gone > 0 {
        lines.push(format!("{} not on file any more", progress.gone));
    }
    if progress.is_complete() || !session.is_blind_for(officer) {
        lines.extend(disagreements(register, session));
    }
    for other in session.officers().into_iter().filter(|it| ***it != *officer) {
        lines.push(format!("{other} has judged {}", register.progress(session, other)));
    }
    lines.extend([String::new(), "X writes the report, q leaves.".into()]);
    lines
}
