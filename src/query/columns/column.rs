//! The one list of columns: what a list shows of a record, in words for people.

use jiff::tz::TimeZone;

use super::people::people;
use crate::calendar::{When, short};
use crate::journal::verdict;
use crate::query::context::QueryContext;
use crate::query::fields::call_in;
use crate::query::fields::related::decisions;
use crate::query::fields::values::{FieldValue, readings};
use crate::record::{Content, Id, Kind};
use crate::register::{DueDate, Ix, Quorum};

/// One column.
pub struct Column {
    /// Its name in view files and after `--columns`.
    pub name: &'static str,
    /// Its heading.
    pub head: &'static str,
    /// Whether it stands on the right, as numbers do.
    pub right: bool,
    /// What it shows.
    pub show: ColumnContent,
}

/// What a column shows of a record.
pub type ColumnContent = fn(&QueryContext<'_>, Ix) -> String;

impl Column {
    /// The column of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        COLUMNS.iter().find(|column| column.name == name)
    }

    const fn new(name: &'static str, head: &'static str, show: ColumnContent) -> Self {
        Self { name, head, right: false, show }
    }

    const fn right(self) -> Self {
        Self { right: true, ..self }
    }
}

/// Every column, in the order in which help lists them.
pub static COLUMNS: &[Column] = &[
    Column::new("id", "ID", |asker, ix| asker.register.id(ix).to_string()),
    Column::new("title", "TITLE", title),
    Column::new("case", "CASE", title),
    Column::new("caveat", "CAVEAT", title),
    Column::new("programme", "PROGRAMME", |asker, ix| first(asker, "programme", ix)),
    Column::new("stage", "STAGE", |asker, ix| first(asker, "stage", ix)),
    Column::new("decision", "DECISION", decided),
    Column::new("open", "OPEN", open).right(),
    Column::new("due", "DUE", due),
    Column::new("late", "LATE", late).right(),
    Column::new("partners", "PARTNERS", partners),
    Column::new("kind", "KIND", kind),
    Column::new("record", "RECORD", |asker, ix| {
        asker.register.record(ix).kind().as_str().to_owned()
    }),
    Column::new("force", "FORCE", |asker, ix| first(asker, "force", ix)),
    Column::new("theme", "THEME", |asker, ix| first(asker, "theme", ix)),
    Column::new("status", "STATUS", |asker, ix| asker.register.status(ix).replace('-', " ")),
    Column::new("owner", "OWNER", |asker, ix| {
        let owner = asker.register.owner(ix);
        asker.register.known_as(&owner).to_owned()
    }),
    Column::new("chased", "CHASED", |asker, ix| chased(asker, ix, &TimeZone::UTC)),
    Column::new("me", "ME", mine),
    Column::new("others", "OTHERS", others),
    Column::new("quorum", "QUORUM", |asker, ix| {
        asker.register.quorum(ix).map_or_else(String::new, Quorum::describe)
    }),
    Column::new("cases", "CASES", |asker, ix| {
        asker
            .register
            .cases_of(ix)
            .iter()
            .map(|&it| asker.register.id(it).as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }),
    Column::new("body", "BODY", |asker, ix| reference_name(asker, "body", ix)),
    Column::new("partner", "PARTNER", |asker, ix| reference_name(asker, "partner", ix)),
    Column::new("stance", "STANCE", |asker, ix| match &asker.register.record(ix).content {
        Content::Endorsement(it) => it.stance.to_string(),
        _ => String::new(),
    }),
    Column::new("evidence", "EVIDENCE", |asker, ix| match &asker.register.record(ix).content {
        Content::Endorsement(it) => it.evidence.as_deref().unwrap_or("first-hand").to_owned(),
        _ => String::new(),
    }),
    Column::new("on", "ON", |asker, ix| people(on(asker, ix))),
    Column::new("decided", "DECIDED", |asker, ix| decision_date(asker, ix, "decided")),
    Column::new("published", "PUBLISHED", |asker, ix| decision_date(asker, ix, "published")),
    Column::new("effective", "EFFECTIVE", |asker, ix| decision_date(asker, ix, "effective")),
    Column::new("last_day", "LAST DAY", call_in::last_day),
    Column::new("call_in", "CALL-IN", call_in::call_in),
    Column::new("in_force", "IN FORCE", call_in::in_force),
    Column::new("agrees", "RECORD", call_in::agrees),
    Column::new("amount", "AMOUNT", |asker, ix| match &asker.register.record(ix).content {
        Content::Amount(it) => it.amount.as_written().to_string(),
        _ => String::new(),
    })
    .right(),
    Column::new("of", "OF", |asker, ix| {
        let of = asker.register.whose_amount(ix);
        of.map_or_else(String::new, |of| asker.register.id(of).to_string())
    }),
    Column::new("when", "WHEN", |asker, ix| {
        let it = asker.register.amount(ix);
        people(it.and_then(|it| it.year.as_ref().or(it.by.as_ref())))
    }),
    Column::new("basis", "BASIS", |asker, ix| {
        let basis = asker.register.amount(ix).and_then(|it| it.basis.as_ref());
        basis.map_or_else(String::new, ToString::to_string)
    }),
    Column::new("source", "SOURCE", |asker, ix| {
        let papers: Vec<String> = asker.register.papers_of(ix).map(|it| title(asker, it)).collect();
        papers.join(", ")
    }),
    Column::new("by", "BY", |asker, ix| match &asker.register.record(ix).content {
        Content::Comment(it) => asker.register.known_as(&it.by.0).to_owned(),
        _ => String::new(),
    }),
    Column::new("tags", "TAGS", |asker, ix| asker.register.tags(ix).join(" ")),
];

/// What a list shows of a record: its title, or what it says in a few words, on one line.
pub fn title(asker: &QueryContext<'_>, ix: Ix) -> String {
    let record = asker.register.record(ix);
    match &record.content {
        Content::Meeting(it) => {
            let body = asker.register.known_as(it.body.as_str());
            format!(
                "{body}, {}",
                it.on.as_ref().map_or_else(|| "date not printed".to_owned(), |on| people(Some(on)))
            )
        }
        Content::Endorsement(it) => {
            let cases: Vec<&str> = it.cases.iter().map(Id::as_str).collect();
            format!(
                "{}: {} on {}",
                asker.register.known_as(it.partner.as_str()),
                it.stance,
                cases.join(" ")
            )
        }
        _ => record.title().lines().next().unwrap_or_default().to_owned(),
    }
}

fn decided(asker: &QueryContext<'_>, ix: Ix) -> String {
    match asker.register.record(ix).kind() {
        Kind::Case => {
            asker.register.decided(ix).map_or_else(String::new, |decided| decided.describe())
        }
        _ => decisions(asker, ix)
            .first()
            .map_or_else(String::new, |&it| asker.register.id(it).to_string()),
    }
}

fn open(asker: &QueryContext<'_>, ix: Ix) -> String {
    match asker.register.caveats_of(ix).len() {
        0 => String::new(),
        all => format!("{}/{all}", asker.register.open_caveats_of(ix).count()),
    }
}

/// The due date of a row: how late, or when, or why not.
fn due(asker: &QueryContext<'_>, ix: Ix) -> String {
    let register = asker.register;
    if register.record(ix).kind() != Kind::Case {
        return register.due(ix).map_or_else(|| "no date".to_owned(), |due| due_words(&due));
    }
    let late = register
        .open_caveats_of(ix)
        .filter_map(|caveat| register.days_late(caveat, asker.today))
        .max();
    match (late, register.next_due(ix)) {
        (Some(days), _) => format!("{days}d late"),
        (None, Some(due)) => due_words(&due),
        (None, None) => "no date".to_owned(),
    }
}

/// A due date in words: the meeting's day where it is due at one.
pub fn due_words(due: &DueDate) -> String {
    due.meeting.map_or_else(|| people(Some(&due.when)), short)
}

fn late(asker: &QueryContext<'_>, ix: Ix) -> String {
    asker.register.days_late(ix, asker.today).map_or_else(String::new, |days| format!("{days}d"))
}

/// How often somebody was chased for it, and when last: `2x, last 14 Jul`, with the year when it is
/// not this one.
pub fn chased(asker: &QueryContext<'_>, ix: Ix, zone: &TimeZone) -> String {
    let Some(chased) = asker.register.chased(ix) else { return String::new() };
    let day = chased.last.to_zoned(zone.clone()).date();
    let form = if day.year() == asker.today.year() { "%-d %b" } else { "%-d %b %Y" };
    format!("{}x, last {}", chased.times, day.strftime(form))
}

fn partners(asker: &QueryContext<'_>, ix: Ix) -> String {
    match asker.register.partners_endorsed(ix) {
        (_, 0) => String::new(),
        (yes, of) => format!("{yes} of {of}"),
    }
}

/// The class of a caveat in the short words of narrow columns; the kind of anything else.
fn kind(asker: &QueryContext<'_>, ix: Ix) -> String {
    class_cut(&first(asker, "kind", ix)).to_owned()
}

/// A class of caveat in its short word.
pub fn class_cut(class: &str) -> &str {
    match class {
        "consideration" => "consider",
        "information" => "report",
        "undertaking" => "promise",
        "partner-approval" => "approval",
        "in-principle" => "principle",
        other => other,
    }
}

fn mine(asker: &QueryContext<'_>, ix: Ix) -> String {
    asker.register.verdict_of(ix, asker.officer).map_or_else(
        || "-".to_owned(),
        |it| {
            format!(
                "{}{}",
                verdict::letter(&it.held.entry.value),
                if it.suspect { "~" } else { "" }
            )
        },
    )
}

fn others(asker: &QueryContext<'_>, ix: Ix) -> String {
    let others =
        asker.register.verdicts(ix).into_iter().filter(|it| &*it.held.officer != asker.officer);
    others
        .map(|it| {
            format!(
                "{} {}{}",
                it.held.officer,
                verdict::letter(&it.held.entry.value),
                if it.suspect { "~" } else { "" }
            )
        })
        .collect::<Vec<_>>()
        .join(", ")
}

fn first(asker: &QueryContext<'_>, field: &str, ix: Ix) -> String {
    match readings(asker, field, ix).into_iter().next() {
        Some(FieldValue::Word(text) | FieldValue::Text(text)) => text.into_owned(),
        _ => String::new(),
    }
}

/// The name behind a reference: its readings end with it.
fn reference_name(asker: &QueryContext<'_>, field: &str, ix: Ix) -> String {
    match readings(asker, field, ix).into_iter().next() {
        Some(FieldValue::Word(id)) => asker.register.known_as(&id).to_owned(),
        _ => String::new(),
    }
}

fn on<'a>(asker: &QueryContext<'a>, ix: Ix) -> Option<&'a When> {
    match &asker.register.record(ix).content {
        Content::Endorsement(it) => it.on.as_ref(),
        Content::Meeting(it) => it.on.as_ref(),
        Content::Milestone(it) => it.done.as_ref().or(it.forecast.as_ref()).or(it.due.as_ref()),
        Content::Engagement(it) => it.from.as_ref().or(it.to.as_ref()),
        Content::Document(it) => it.published.as_ref(),
        _ => None,
    }
}

fn decision_date(asker: &QueryContext<'_>, ix: Ix, field: &str) -> String {
    let latest = decisions(asker, ix).into_iter().next_back();
    match latest.map(|it| &asker.register.record(it).content) {
        Some(Content::Decision(it)) => people(match field {
            "decided" => it.decided.as_ref(),
            "published" => it.published.as_ref(),
            _ => it.effective.as_ref(),
        }),
        _ => String::new(),
    }
}
