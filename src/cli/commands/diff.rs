//! `caveat diff`: what changed in the record files since a day, or between two revisions.

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar::{asked, short};
use crate::cli::args::{FormatArgs, QueryParser};
use crate::cli::environment::Environment;
use crate::cli::{Code, CommandError, Context, OpenRegister, Output, say};
use crate::fault::Fault;
use crate::query::Query;
use crate::register::{LoadedRegister, NoRevision, RegisterState, RevisionSpec, diff};
use crate::report::Format;
use crate::report::diff::{DiffReport, DiffScope, rows, rows_by_reading};
use crate::report::document::export::Report;
use crate::report::list::faults;
use crate::store::{self, RecordVersions};

/// Tell what changed in the records since a day, or between two git revisions
///
/// A and B are days (2017-07-01, '1 jul 2017', -30d), git revisions (a tag, a branch, a commit) or
/// `now`, the files as they are. Without B it is `now`. A day means the last revision by its end;
/// where the register is not under git, what officers had read of each record by then. Moving a
/// record to another file is no change, and tags do not count.
#[derive(Debug, Args)]
#[command(
    mut_arg("md", |it| it.help("Print Markdown for a paper")),
    mut_arg("csv", |it| it.help("Print a row for each field that differs, for a spreadsheet"))
)]
pub struct DiffArgs {
    /// What to compare with: a day or a git revision
    #[arg(value_name = "A", allow_hyphen_values = true, value_parser = QueryParser)]
    pub from: String,
    /// What is compared, instead of the files as they are
    #[arg(value_name = "B", allow_hyphen_values = true, value_parser = QueryParser)]
    pub to: Option<String>,
    /// A filter, in quotes: only the records that answer it
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    #[command(flatten)]
    printed: FormatArgs,
}

/// The state that is asked for; none for the files as they are.
fn state(text: &str, today: Date) -> Option<RevisionSpec> {
    let text = text.trim();
    if text == "now" {
        return None;
    }
    let day = asked(text, today).and_then(|window| window.to.or(window.from));
    Some(day.map_or_else(|| RevisionSpec::Revision(text.to_owned()), RevisionSpec::Day))
}

/// `1 Jul 2017`, `v1.2`.
fn describe(state: Option<&RevisionSpec>) -> String {
    match state {
        Some(RevisionSpec::Day(day)) => short(*day),
        _ => for_scripts(state),
    }
}

/// The same for scripts: `2017-07-01`.
fn for_scripts(state: Option<&RevisionSpec>) -> String {
    match state {
        None => "now".to_owned(),
        Some(RevisionSpec::Day(day)) => day.to_string(),
        Some(RevisionSpec::Revision(asked)) => asked.clone(),
    }
}

impl DiffArgs {
    /// Prints what differs.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let today = context.today();
        let (to, filter) = self.second(today);
        let (from, to) = (state(&self.from, today), state(to, today));
        let (query, opened) = context.open_for(filter)?;
        let first = earlier(context, from.as_ref(), &opened);
        let second = earlier(context, to.as_ref(), &opened).map_err(|none| no_past(&none))?;
        let mut report = DiffReport {
            register: opened.register.settings.title.clone(),
            from: describe(from.as_ref()),
            to: to.is_some().then(|| describe(to.as_ref())),
            plain: (for_scripts(from.as_ref()), for_scripts(to.as_ref())),
            today,
            scope: DiffScope::Files(0),
            rows: Vec::new(),
        };
        let first = match (first, &from) {
            (Ok(first), _) => first,
            (
                Err(none @ (NoRevision::NoGit | NoRevision::NotUnderGit)),
                Some(RevisionSpec::Day(day)),
            ) if to.is_none() => {
                say(none.to_string());
                by_journals(context, &opened, *day, &query, &mut report);
                self.print(&opened, &report, out)?;
                return opened.ended(out);
            }
            (Err(none), _) => return Err(no_past(&none)),
        };
        let states = [&first, &second].map(|state| state.as_ref().unwrap_or(&opened));
        let unknown = compare(context, &opened, states, &query, &mut report);
        self.print(&opened, &report, out)?;
        ended(&opened, [(&report.from, first), (&describe(to.as_ref()), second)], unknown, out)
    }

    /// The second state and the filter. A filter may stand second, for no revision has a colon in
    /// it or begins with a bracket or a quotation mark.
    fn second(&self, today: Date) -> (&str, Option<&str>) {
        match (self.to.as_deref(), self.query.as_deref()) {
            (Some(to), None)
                if asked(to, today).is_none()
                    && (to.contains(':') || to.starts_with(['(', '"', '-'])) =>
            {
                ("now", Some(to))
            }
            (to, query) => (to.unwrap_or("now"), query),
        }
    }

    fn print(
        &self,
        opened: &OpenRegister,
        report: &DiffReport,
        out: &mut Output,
    ) -> Result<(), CommandError> {
        match self.printed.format {
            Some(Format::Json) => opened.json(out, &report.json()),
            Some(format) => out.text(&report.format(format)),
            None => report.lines().iter().try_for_each(|line| out.line(line)),
        }
    }
}

/// An earlier state that is asked for; none for the files as they are.
fn earlier(
    context: &Context,
    state: Option<&RevisionSpec>,
    opened: &OpenRegister,
) -> Result<Option<OpenRegister>, NoRevision> {
    let Some(then) = state else { return Ok(None) };
    let mut files = store::past(&opened.place.folder, then, &TimeZone::system())?;
    // Asked by a filter, officers' owners and verdicts are those of today.
    let ledger = opened.register.ledger().clone();
    files.settings.officers.clone_from(&opened.register.settings.officers);
    let mut loaded = LoadedRegister::new(files, ledger);
    loaded.register.stand_as(&opened.register);
    Ok(Some(OpenRegister::new(opened.place.clone(), &context.environment.box_name, loaded)))
}

/// Compares two states; tells how many records cannot be compared.
fn compare(
    context: &Context,
    opened: &OpenRegister,
    [first, second]: [&OpenRegister; 2],
    query: &Query,
    report: &mut DiffReport,
) -> usize {
    // What does not count today does not count for any state.
    let ignore = &opened.register.settings.fingerprint_ignore;
    let [a, b] = [first, second].map(|it| RegisterState::new(&it.register, &it.faults));
    let found = diff(&a, &b, ignore);
    let (before, after) = (first.ctx(context), second.ctx(context));
    report.rows = rows(&found, (&before, &after), query, ignore);
    report.scope = DiffScope::Files(found.unknown);
    found.unknown
}

/// Without git: the records whose words are not those that any officer had read by that day.
fn by_journals(
    context: &Context,
    opened: &OpenRegister,
    day: Date,
    query: &Query,
    report: &mut DiffReport,
) {
    let Environment { login, box_name, .. } = &context.environment;
    let versions = RecordVersions::new(&opened.place.folder, login, box_name);
    let find = |fingerprint: &str| versions.find(fingerprint);
    (report.rows, report.scope) = rows_by_reading(&opened.ctx(context), query, day, &find);
}

/// Says what could not be compared.
fn ended(
    opened: &OpenRegister,
    states: [(&String, Option<OpenRegister>); 2],
    unknown: usize,
    out: &mut Output,
) -> Result<Code, CommandError> {
    let mut code = opened.ended(out)?;
    for (name, state) in states {
        let faults = state.into_iter().flat_map(|state| state.faults);
        for fault in faults.filter(Fault::costs_its_file) {
            say(format!("at {name}: {}", faults::line(&fault)));
            code = Code::Unreadable;
        }
    }
    match unknown {
        0 => {}
        1 => say("1 record is in a file that cannot be read on one side, and is not compared"),
        _ => say(format!(
            "{unknown} records are in files that cannot be read on one side, and are not compared"
        )),
    }
    Ok(code)
}

/// That an earlier state cannot be had.
fn no_past(none: &NoRevision) -> CommandError {
    let words = none.to_string().replace("; ", "\n  ");
    match none {
        NoRevision::Slow | NoRevision::Failed(_) => CommandError::unreadable(words),
        _ => CommandError::finding(words),
    }
}
