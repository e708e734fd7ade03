//! The command line that prints what a screen shows, ready to be pasted into a shell.

use super::earlier_revision::as_typed;
use super::model::Model;
use super::pane::list::rows::ListRows;
use super::pane::{BringBackPlace, ListPlace, Pane, Place};
use crate::journal::session;
use crate::query::SortBy;
use crate::record::{Id, Kind};
use crate::register::Ix;

/// The screen that has a command of its own beside `list`.
const CLOCK: &str = "clock";

/// The command that prints what a pane shows; none where there is none.
pub(crate) fn of_pane(pane: &dyn Pane, model: &Model) -> Option<String> {
    let place = pane.place(model)?;
    // What a view hides is said by the rows.
    let filter = pane.rows().map(ListRows::stated_filter).unwrap_or_default();
    let filter = filter.as_str();
    let words = match &place {
        Place::List(list) => of_list(list, filter, model)?,
        Place::Money(_) => with_filter(&["money"], filter),
        Place::Timeline { zoom, from, .. } => {
            let mut words = with_filter(&["timeline"], filter);
            words.extend(["--zoom".to_owned(), zoom.as_str().to_owned()]);
            words.extend(from.iter().flat_map(|day| ["--from".to_owned(), day.to_string()]));
            words
        }
        Place::Matrix(cells) => {
            let mut words = with_filter(&["matrix"], &cells.filter);
            words.extend(cells.hiding.then(|| "--incomplete".to_owned()));
            words.extend(cells.turned.then(|| "--turned".to_owned()));
            words
        }
        Place::Audit { filter, .. } => with_filter(&["log"], filter),
        Place::Facets { screen, filter } => {
            let list = ListPlace { screen: screen.clone(), ..ListPlace::default() };
            of_list(&list, filter, model)?
        }
        Place::Dossier(id) | Place::Linked(id) => words(&["show", id.as_str()]),
        Place::Source { document, .. } => words(&["show", document.as_str()]),
        Place::Changes(id) => of_changes(id, model)?,
        Place::Agenda(agenda) => of_agenda(agenda)?,
        Place::Meetings => words(&["list", "meetings"]),
        Place::Drafts => words(&["drafts"]),
        Place::Faults => words(&["check"]),
        Place::Sessions => words(&["session", "list"]),
        Place::Review { session, .. } => words(&["session", "resume", &session::name(*session)]),
        Place::Help { .. } => words(&["keys"]),
        Place::Messages => return None,
    };
    Some(line(words, model))
}

/// The command that prints some records that were marked: a list where they are of one kind, else
/// the page of each.
pub(crate) fn of_records(on: &[Ix], model: &Model) -> String {
    let kinds: Vec<Kind> = on.iter().map(|&ix| model.register.record(ix).kind()).collect();
    let ids: Vec<&str> = on.iter().map(|&ix| model.register.id(ix).as_str()).collect();
    match kinds.first() {
        Some(kind) if kinds.iter().all(|it| it == kind) => {
            line(words(&["list", kind.plural(), &format!("id:{}", ids.join(","))]), model)
        }
        _ => {
            let shown = ids.iter().map(|id| line(words(&["show", id]), model));
            shown.collect::<Vec<_>>().join("\n")
        }
    }
}

fn of_list(list: &ListPlace, filter: &str, model: &Model) -> Option<Vec<String>> {
    let screen = model.views.screen(&list.screen)?;
    let view = list.view.as_ref().and_then(|name| model.view(name));
    let view = view.filter(|view| view.on == list.screen);
    let sort = match view {
        _ if !list.sort.is_empty() => SortBy::read(&list.sort),
        Some(view) => view.sort_on(screen),
        None => SortBy::read(&screen.sort),
    };
    let own = SortBy::read(&screen.sort);
    if screen.name == CLOCK && sort == own {
        return Some(with_filter(&[CLOCK], filter));
    }
    let mut words = with_filter(&["list", screen.kind.plural()], filter);
    // Without an order the command has that of the first screen with this kind.
    let first = model.views.screens.iter().find(|it| it.kind == screen.kind);
    if first.is_none_or(|first| SortBy::read(&first.sort) != sort) {
        words.extend(["--sort".to_owned(), SortBy::write(&sort)]);
    }
    if let Some(view) = view.filter(|view| !view.columns.is_empty()) {
        words.extend(["--columns".to_owned(), view.columns.join(",")]);
    }
    Some(words)
}

/// What changed in one record: against the day or revision that is compared with, else the day on
/// which the officer looked.
fn of_changes(id: &Id, model: &Model) -> Option<Vec<String>> {
    let on = format!("id:{id}");
    let then = if let Some(past) = &model.past {
        as_typed(&past.then)
    } else {
        let seen = model.compared_with(model.register.find(id.as_str())?)?;
        seen.entry.at.to_zoned_datetime(model.zone.clone()).date().to_string()
    };
    Some(words(&["diff", &then, "now", &on]))
}

fn of_agenda(agenda: &BringBackPlace) -> Option<Vec<String>> {
    match (&agenda.meeting, agenda.day) {
        (Some(meeting), _) => Some(words(&["agenda", meeting.as_str()])),
        (None, Some(day)) => Some(words(&["agenda", agenda.body.as_str(), &day.to_string()])),
        (None, None) => None,
    }
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|&word| word.to_owned()).collect()
}

fn with_filter(command: &[&str], filter: &str) -> Vec<String> {
    let filter = Some(filter.trim()).filter(|it| !it.is_empty());
    words(&command.iter().copied().chain(filter).collect::<Vec<_>>())
}

/// The program with what stands before every command, then these words, each quoted where a shell
/// would read it otherwise.
fn line(words: Vec<String>, model: &Model) -> String {
    let mut line = vec!["caveat".to_owned()];
    if let Some(folder) = &model.named_folder {
        line.extend(["-d".to_owned(), folder.clone()]);
    }
    if model.as_at {
        line.extend(["--today".to_owned(), model.today.to_string()]);
    }
    line.extend(words);
    line.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:,+@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_where_a_shell_would_read_it_otherwise() {
        assert_eq!(quoted("STK-C7"), "STK-C7");
        assert_eq!(quoted("is:overdue"), "is:overdue");
        assert_eq!(quoted("/srv/the register"), "'/srv/the register'");
        assert_eq!(quoted("it's $HOME `x` \\"), "'it'\\''s $HOME `x` \\'");
        assert_eq!(quoted("due:<today"), "'due:<today'");
        assert_eq!(quoted("~"), "'~'");
        assert_eq!(quoted(""), "''");
    }
}
