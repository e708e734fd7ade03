//! `caveat undo` and `caveat redo`: take one's own last act back, or an earlier one, and bring it back.

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::cli::args::{FormatArgs, JSON};
use crate::cli::entries::RequestedAct;
use crate::cli::{Code, CommandError, Context, Output};
use crate::journal::undo::ActGroup;
use crate::journal::{Act, ActLookup, JournalEntry};
use crate::text::Clean;

/// How many of several entries are named.
const SOME: usize = 5;

/// What `undo` and `redo` take.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// An entry or group, as `caveat log --json` prints its id; the beginning is enough
    pub entry: Option<String>,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl UndoArgs {
    /// Saves that an act is taken back or brought back: the answer says which.
    pub fn run(
        &self,
        answer: Act,
        context: &Context,
        out: &mut Output,
    ) -> Result<Code, CommandError> {
        let opened = context.open()?;
        let asked = RequestedAct::new(context, &opened, "")?;
        let login = &context.environment.login;
        let ledger = opened.register.ledger();
        let (last, none, done) = match answer {
            Act::Restore => {
                (ledger.redo_target(login), "there is nothing to bring back", "Brought back")
            }
            _ => {
                (ledger.undo_target(login), "there is nothing of yours to take back", "Taken back")
            }
        };
        let group = match self.entry.as_deref() {
            Some(prefix) => named(answer, &asked, login, prefix)?,
            None => last.ok_or_else(|| asked.refused(none))?,
        };
        let entries = group.answers(answer, Timestamp::now(), login);
        let json = self.printed.json();
        let code = asked.save(&entries, &format!("{done}: {}", describe(&group)), json, out)?;
        if !json && let Some(last) = group.held.last() {
            out.line(&Clean::line(&format!("  {}", said(last))))?;
        }
        Ok(code)
    }
}

/// What of the act that an id, or its beginning, names can still go this way: one's own.
fn named(
    answer: Act,
    asked: &RequestedAct<'_>,
    login: &str,
    prefix: &str,
) -> Result<ActGroup, CommandError> {
    let ledger = asked.opened.register.ledger();
    let mut group = match ledger.find(prefix) {
        ActLookup::One(group) => group,
        ActLookup::Nothing => {
            return Err(asked.refused(format!(
                "no entry begins with {prefix}\n  `caveat log --json` prints the ids of entries"
            )));
        }
        ActLookup::Several(ids) => {
            let some: Vec<_> = ids.iter().take(SOME).map(Uuid::to_string).collect();
            let message = format!("{} entries begin with {prefix}:\n  ", ids.len());
            return Err(asked.refused(message + &some.join("\n  ")));
        }
    };
    if let Some(other) = group.held.iter().find(|held| *held.officer != *login) {
        let other = &other.officer;
        return Err(asked.refused(format!("{other} added that; only {other} can take it back")));
    }
    if group.held.iter().any(|held| !held.entry.act.can_be_undone()) {
        return Err(asked.refused("that is no act that can be taken back"));
    }
    let back = answer == Act::Retract;
    let log = ledger.log();
    let open = log.iter().filter(|row| row.retracted != back).map(|row| row.held.entry.id);
    let open: Vec<Uuid> = open.collect();
    group.held.retain(|held| open.contains(&held.entry.id));
    if group.held.is_empty() {
        let why = if back { "that is taken back already" } else { "that was not taken back" };
        return Err(asked.refused(why));
    }
    Ok(group)
}

/// When it was entered, and what: `entered 17 Jul 2017 09:01: met, Posts are filled`.
fn said(held: &JournalEntry) -> String {
    let at = held.entry.at.to_zoned_datetime(TimeZone::system()).strftime("%-d %b %Y %H:%M");
    let (value, text) = (held.entry.value.replace('-', " "), held.entry.text.as_str());
    let words = [value.as_str(), text].into_iter().filter(|words| !words.is_empty());
    format!("entered {at}: {}", words.collect::<Vec<_>>().join(", "))
}

/// `verdict on STK-C7, STK-C8`.
fn describe(group: &ActGroup) -> String {
    let act = group.held.first().map_or("", |held| held.entry.act.as_str());
    let ids =
        |held: &JournalEntry| held.entry.on.iter().map(ToString::to_string).collect::<Vec<_>>();
    format!("{act} on {}", group.held.iter().flat_map(ids).collect::<Vec<_>>().join(", "))
}
