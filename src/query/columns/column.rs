//! The one list of columns: what a list shows of a record, in words for people.

use super::people::people;
use crate::calendar::{When, short};
use crate::journal::verdict;
use crate::query::context::QueryContext;
use crate::query::fields::related::{decision_at, decisions, related};
use crate::query::fields::values::FieldValue;
use crate::query::fields::{call_in, standing};
use crate::record::kinds::decision::Decision;
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
    Column::new("id", "ID", |ctx, ix| ctx.register.id(ix).to_string()),
    Column::new("title", "TITLE", title),
    Column::new("case", "CASE", title),
    Column::new("caveat", "CAVEAT", title),
    Column::new("programme", "PROGRAMME", |ctx, ix| {
        let programme = related(ctx, ix, Kind::Programme).first().copied();
        programme.map_or_else(String::new, |it| ctx.register.id(it).to_string())
    }),
    Column::new("stage", "STAGE", |ctx, ix| first(&standing::stages(ctx, ix))),
    Column::new("decision", "DECISION", decided),
    Column::new("open", "OPEN", open).right(),
    Column::new("due", "DUE", due),
    Column::new("late", "LATE", late).right(),
    Column::new("partners", "PARTNERS", partners),
    Column::new("kind", "KIND", kind),
    Column::new("record", "RECORD", |ctx, ix| ctx.register.record(ix).kind().as_str().to_owned()),
    Column::new("force", "FORCE", |ctx, ix| first(&standing::forces(ctx, ix))),
    Column::new("theme", "THEME", |ctx, ix| first(&standing::themes(ctx, ix))),
    Column::new("status", "STATUS", |ctx, ix| ctx.register.status(ix).replace('-', " ")),
    Column::new("owner", "OWNER", |ctx, ix| {
        let owner = ctx.register.owner(ix);
        ctx.register.known_as(&owner).to_owned()
    }),
    Column::new("chased", "CHASED", chased),
    Column::new("me", "ME", mine),
    Column::new("others", "OTHERS", others),
    Column::new("quorum", "QUORUM", |ctx, ix| {
        ctx.register.quorum(ix).map_or_else(String::new, Quorum::describe)
    }),
    Column::new("cases", "CASES", |ctx, ix| {
        ctx.register
            .cases_of(ix)
            .iter()
            .map(|&it| ctx.register.id(it).as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }),
    Column::new("body", "BODY", |ctx, ix| known_name(ctx, ix, Kind::Body)),
    Column::new("partner", "PARTNER", |ctx, ix| known_name(ctx, ix, Kind::Partner)),
    Column::new("stance", "STANCE", |ctx, ix| match &ctx.register.record(ix).content {
        Content::Endorsement(it) => it.stance.to_string(),
        _ => String::new(),
    }),
    Column::new("evidence", "EVIDENCE", |ctx, ix| match &ctx.register.record(ix).content {
        Content::Endorsement(it) => it.evidence.as_deref().unwrap_or("first-hand").to_owned(),
        _ => String::new(),
    }),
    Column::new("on", "ON", |ctx, ix| people(on(ctx, ix))),
    Column::new("decided", "DECIDED", |ctx, ix| decision_date(ctx, ix, |it| it.decided.as_ref())),
    Column::new("published", "PUBLISHED", |ctx, ix| {
        decision_date(ctx, ix, |it| it.published.as_ref())
    }),
    Column::new("effective", "EFFECTIVE", |ctx, ix| {
        decision_date(ctx, ix, |it| it.effective.as_ref())
    }),
    Column::new("last_day", "LAST DAY", call_in::last_day),
    Column::new("call_in", "CALL-IN", call_in::call_in),
    Column::new("in_force", "IN FORCE", call_in::in_force),
    Column::new("agrees", "RECORD", call_in::agrees),
    Column::new("amount", "AMOUNT", |ctx, ix| match &ctx.register.record(ix).content {
        Content::Amount(it) => it.amount.as_written().to_string(),
        _ => String::new(),
    })
    .right(),
    Column::new("of", "OF", |ctx, ix| {
        let of = ctx.register.whose_amount(ix);
        of.map_or_else(String::new, |of| ctx.register.id(of).to_string())
    }),
    Column::new("when", "WHEN", |ctx, ix| {
        let it = ctx.register.amount(ix);
        people(it.and_then(|it| it.year.as_ref().or(it.by.as_ref())))
    }),
    Column::new("basis", "BASIS", |ctx, ix| {
        let basis = ctx.register.amount(ix).and_then(|it| it.basis.as_ref());
        basis.map_or_else(String::new, ToString::to_string)
    }),
    Column::new("source", "SOURCE", |ctx, ix| {
        let papers: Vec<String> = ctx.register.papers_of(ix).map(|it| title(ctx, it)).collect();
        papers.join(", ")
    }),
    Column::new("by", "BY", |ctx, ix| match &ctx.register.record(ix).content {
        Content::Comment(it) => ctx.register.known_as(&it.by.0).to_owned(),
        _ => String::new(),
    }),
    Column::new("tags", "TAGS", |ctx, ix| ctx.register.tags(ix).join(" ")),
];

/// What a list shows of a record: its title, or what it says in a few words, on one line.
pub fn title(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let record = ctx.register.record(ix);
    match &record.content {
        Content::Meeting(it) => {
            let body = ctx.register.known_as(it.body.as_str());
            format!(
                "{body}, {}",
                it.on.as_ref().map_or_else(|| "date not printed".to_owned(), |on| people(Some(on)))
            )
        }
        Content::Endorsement(it) => {
            let cases: Vec<&str> = it.cases.iter().map(Id::as_str).collect();
            format!(
                "{}: {} on {}",
                ctx.register.known_as(it.partner.as_str()),
                it.stance,
                cases.join(" ")
            )
        }
        _ => record.title().lines().next().unwrap_or_default().to_owned(),
    }
}

fn decided(ctx: &QueryContext<'_>, ix: Ix) -> String {
    match ctx.register.record(ix).kind() {
        Kind::Case => ctx.register.decision_words(ix),
        _ => decisions(ctx, ix)
            .first()
            .map_or_else(String::new, |&it| ctx.register.id(it).to_string()),
    }
}

fn open(ctx: &QueryContext<'_>, ix: Ix) -> String {
    match ctx.register.caveats_of(ix).len() {
        0 => String::new(),
        all => format!("{}/{all}", ctx.register.open_caveats_of(ix).count()),
    }
}

/// The due date of a row: how late, or when, or why not.
fn due(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let register = ctx.register;
    if register.record(ix).kind() != Kind::Case {
        return register.due(ix).map_or_else(|| "no date".to_owned(), |due| due_words(&due));
    }
    let late = register
        .open_caveats_of(ix)
        .filter_map(|caveat| register.days_late(caveat, ctx.today))
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

fn late(ctx: &QueryContext<'_>, ix: Ix) -> String {
    ctx.register.days_late(ix, ctx.today).map_or_else(String::new, |days| format!("{days}d"))
}

/// How often somebody was chased for it, and when last: `2x, last 14 Jul`, with the year when it is
/// not this one.
pub fn chased(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let Some(chased) = ctx.register.chased(ix) else { return String::new() };
    let day = ctx.day(chased.last);
    let form = if day.year() == ctx.today.year() { "%-d %b" } else { "%-d %b %Y" };
    format!("{}x, last {}", chased.times, day.strftime(form))
}

fn partners(ctx: &QueryContext<'_>, ix: Ix) -> String {
    match ctx.register.partners_endorsed(ix) {
        (_, 0) => String::new(),
        (yes, of) => format!("{yes} of {of}"),
    }
}

/// The class of a caveat in the short words of narrow columns; the kind of anything else.
fn kind(ctx: &QueryContext<'_>, ix: Ix) -> String {
    class_cut(&first(&standing::kinds(ctx, ix))).to_owned()
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

fn mine(ctx: &QueryContext<'_>, ix: Ix) -> String {
    ctx.register.verdict_of(ix, ctx.officer).map_or_else(
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

fn others(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let others =
        ctx.register.verdicts(ix).into_iter().filter(|it| &*it.held.officer != ctx.officer);
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

/// The first word of a field.
fn first(values: &[FieldValue<'_>]) -> String {
    match values.first() {
        Some(FieldValue::Word(word)) => word.to_string(),
        _ => String::new(),
    }
}

/// The name of the first record of a kind that this one is about.
fn known_name(ctx: &QueryContext<'_>, ix: Ix, kind: Kind) -> String {
    let first = related(ctx, ix, kind).first().copied();
    let id = first.map(|it| ctx.register.id(it).as_str());
    id.map_or_else(String::new, |id| ctx.register.known_as(id).to_owned())
}

fn on<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Option<&'a When> {
    match &ctx.register.record(ix).content {
        Content::Endorsement(it) => it.on.as_ref(),
        Content::Meeting(it) => it.on.as_ref(),
        Content::Milestone(it) => it.done.as_ref().or(it.forecast.as_ref()).or(it.due.as_ref()),
        Content::Engagement(it) => it.from.as_ref().or(it.to.as_ref()),
        Content::Document(it) => it.published.as_ref(),
        _ => None,
    }
}

/// A date of the latest decision that a record hangs on.
fn decision_date(ctx: &QueryContext<'_>, ix: Ix, date: fn(&Decision) -> Option<&When>) -> String {
    let latest = decisions(ctx, ix).into_iter().next_back();
    let decision = latest.and_then(|it| decision_at(ctx, it));
    decision.map_or_else(String::new, |it| people(date(it)))
}
