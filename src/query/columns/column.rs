//! The one list of columns: what a list shows of a record, in words for people.

use unicode_width::UnicodeWidthStr;

use super::people::{body_and_day, people};
use crate::calendar::{When, short};
use crate::journal::verdict;
use crate::query::context::QueryContext;
use crate::query::fields::related::{decision_at, decisions, related};
use crate::query::fields::values::FieldValue;
use crate::query::fields::{call_in, standing};
use crate::record::kinds::Risk;
use crate::record::kinds::decision::Decision;
use crate::record::kinds::endorsement::Endorsement;
use crate::record::{Content, Id, Kind};
use crate::register::people::verdicts::Verdict;
use crate::register::{DueDate, Ix, Quorum};
use crate::text::cut::cut;

/// One column.
pub struct Column {
    /// Its name in view files and after `--columns`.
    pub name: &'static str,
    /// Its heading.
    pub head: &'static str,
    /// Whether it stands on the right, as numbers do.
    pub right: bool,
    words: ColumnWords,
}

/// What a column shows of a record; `None` where that says nothing.
type ColumnWords = fn(&QueryContext<'_>, Ix) -> Option<String>;

impl Column {
    /// The column of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        COLUMNS.iter().find(|column| column.name == name)
    }

    /// What it shows of a record.
    pub fn show(&self, ctx: &QueryContext<'_>, ix: Ix) -> String {
        (self.words)(ctx, ix).unwrap_or_default()
    }

    const fn new(name: &'static str, head: &'static str, words: ColumnWords) -> Self {
        Self { name, head, right: false, words }
    }

    const fn right(self) -> Self {
        Self { right: true, ..self }
    }
}

/// Every column, in the order in which help lists them.
pub static COLUMNS: &[Column] = &[
    Column::new("id", "ID", |ctx, ix| id_of(ctx, Some(ix))),
    Column::new("title", "TITLE", |ctx, ix| Some(title(ctx, ix))),
    Column::new("case", "CASE", |ctx, ix| Some(title(ctx, ix))),
    Column::new("caveat", "CAVEAT", |ctx, ix| Some(title(ctx, ix))),
    Column::new("programme", "PROGRAMME", |ctx, ix| {
        id_of(ctx, first_related(ctx, ix, Kind::Programme))
    }),
    Column::new("stage", "STAGE", |ctx, ix| first(standing::stages(ctx, ix))),
    Column::new("decision", "DECISION", decided),
    Column::new("open", "OPEN", open).right(),
    Column::new("due", "DUE", |ctx, ix| Some(due(ctx, ix))),
    Column::new("caveat_due", "CAVEAT DUE", caveat_due),
    Column::new("target", "TARGET", |ctx, ix| Some(people(Some(&ctx.register.target(ix)?.when)))),
    Column::new("late", "LATE", |ctx, ix| {
        Some(format!("{}d", ctx.register.days_late(ix, ctx.today)?))
    })
    .right(),
    Column::new("partners", "PARTNERS", partners),
    Column::new("kind", "KIND", |ctx, ix| {
        Some(class_cut(&first(standing::kinds(ctx, ix))?).to_owned())
    }),
    Column::new("record", "RECORD", |ctx, ix| Some(ctx.register.record(ix).kind().to_string())),
    Column::new("score", "SCORE", |ctx, ix| ctx.register.record_as::<Risk>(ix)?.score()).right(),
    Column::new("force", "FORCE", |ctx, ix| first(standing::forces(ctx, ix))),
    Column::new("theme", "THEME", |ctx, ix| first(standing::themes(ctx, ix))),
    Column::new("status", "STATUS", |ctx, ix| Some(status(ctx, ix))),
    Column::new("holds", "HOLDS", |ctx, ix| ctx.register.term_words(ix)),
    Column::new("owner", "OWNER", |ctx, ix| Some(ctx.register.owner_words(ix))),
    Column::new("chased", "CHASED", |ctx, ix| Some(chased(ctx, ix))),
    Column::new("me", "ME", |ctx, ix| {
        let held = if ctx.register.held_by(ix, ctx.officer).is_empty() { "" } else { "?" };
        let own = ctx.register.verdict_of(ix, ctx.officer);
        Some(own.map_or_else(
            || "-".to_owned(),
            |own| letter(own) + if own.suspect { "" } else { held },
        ))
    }),
    Column::new("others", "OTHERS", |ctx, ix| Some(others(ctx, ix))),
    Column::new("quorum", "QUORUM", |ctx, ix| {
        let words = |it: Quorum| if hides(ctx, ix) { HIDDEN.to_owned() } else { it.describe() };
        ctx.register.quorum(ix).map(words)
    }),
    Column::new("cases", "CASES", |ctx, ix| {
        let ids = ctx.register.cases_of(ix).iter().map(|&it| ctx.register.id(it).as_str());
        Some(ids.collect::<Vec<_>>().join(" "))
    }),
    Column::new("body", "BODY", |ctx, ix| known_name(ctx, ix, Kind::Body)),
    Column::new("partner", "PARTNER", |ctx, ix| known_name(ctx, ix, Kind::Partner)),
    Column::new("stance", "STANCE", |ctx, ix| Some(endorsement(ctx, ix)?.stance.to_string())),
    Column::new("evidence", "EVIDENCE", |ctx, ix| {
        Some(endorsement(ctx, ix)?.evidence.as_deref().unwrap_or("not stated").to_owned())
    }),
    Column::new("on", "ON", |ctx, ix| Some(people(on(ctx, ix)))),
    Column::new("decided", "DECIDED", |ctx, ix| latest(ctx, ix, |it| it.decided.as_ref())),
    Column::new("published", "PUBLISHED", |ctx, ix| latest(ctx, ix, |it| it.published.as_ref())),
    Column::new("effective", "EFFECTIVE", |ctx, ix| latest(ctx, ix, |it| it.effective.as_ref())),
    Column::new("last_day", "LAST DAY", |ctx, ix| call_in::clock(ctx, ix)?.last_day().map(short)),
    Column::new("call_in", "CALL-IN", |ctx, ix| Some(call_in::clock(ctx, ix)?.describe())),
    Column::new("in_force", "IN FORCE", in_force),
    Column::new("agrees", "RECORD", |ctx, ix| Some(agrees(ctx, ix).to_owned())),
    Column::new("amount", "AMOUNT", |ctx, ix| {
        Some(ctx.register.amount(ix)?.amount.as_written().to_string())
    })
    .right(),
    Column::new("of", "OF", |ctx, ix| id_of(ctx, ctx.register.whose_amount(ix))),
    Column::new("when", "WHEN", |ctx, ix| {
        let it = ctx.register.amount(ix)?;
        Some(people(it.year.as_ref().or(it.by.as_ref())))
    }),
    Column::new("basis", "BASIS", |ctx, ix| {
        ctx.register.amount(ix)?.basis.as_ref().map(ToString::to_string)
    }),
    Column::new("source", "SOURCE", |ctx, ix| {
        let papers: Vec<String> = ctx.register.papers_of(ix).map(|it| title(ctx, it)).collect();
        Some(papers.join(", "))
    }),
    Column::new("by", "BY", |ctx, ix| match &ctx.register.record(ix).content {
        Content::Comment(it) => Some(known_as(ctx, &it.by.0)),
        _ => None,
    }),
    Column::new("tags", "TAGS", |ctx, ix| Some(ctx.register.tags(ix).join(" "))),
];

/// What a list shows of a record: its title, or what it says in a few words, on one line.
pub fn title(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let record = ctx.register.record(ix);
    match &record.content {
        Content::Meeting(it) => body_and_day(ctx, &it.body, it.on.as_ref()),
        Content::Endorsement(it) => {
            let partner = ctx.register.known_as(it.partner.as_str());
            let cases: Vec<&str> = it.cases.iter().map(Id::as_str).collect();
            format!("{partner}: {} on {}", it.stance, cases.join(" "))
        }
        _ => record.title().lines().next().unwrap_or_default().to_owned(),
    }
}

fn decided(ctx: &QueryContext<'_>, ix: Ix) -> Option<String> {
    match ctx.register.record(ix).kind() {
        Kind::Case => Some(ctx.register.decision_words(ix)),
        _ => id_of(ctx, decisions(ctx, ix).first().copied()),
    }
}

fn open(ctx: &QueryContext<'_>, ix: Ix) -> Option<String> {
    match ctx.register.caveats_of(ix).len() {
        0 => None,
        all => Some(format!("{}/{all}", ctx.register.open_caveats_of(ix).count())),
    }
}

/// The status as recorded or said; of what has a term, whether it is in force.
fn status(ctx: &QueryContext<'_>, ix: Ix) -> String {
    match ctx.register.term(ix) {
        Some(_) => ctx.register.status_words(ix),
        None => ctx.register.status(ix).replace('-', " "),
    }
}

/// The due date of a row, or that there is none.
fn due(ctx: &QueryContext<'_>, ix: Ix) -> String {
    ctx.register.due(ix).map_or_else(|| "no date".to_owned(), |due| due_words(&due))
}

/// The next due date of the open caveats of a case: how late, or when, or that none has one.
fn caveat_due(ctx: &QueryContext<'_>, ix: Ix) -> Option<String> {
    let register = ctx.register;
    register.open_caveats_of(ix).next()?;
    let late = register.open_caveats_of(ix).filter_map(|it| register.days_late(it, ctx.today));
    let due = || register.next_due(ix).map_or_else(|| "no date".to_owned(), |due| due_words(&due));
    Some(late.max().map_or_else(due, |days| format!("{days}d late")))
}

/// Who owns a row in a column of so many cells: every owner, or the first and how many more.
pub fn owners_within(ctx: &QueryContext<'_>, ix: Ix, room: usize) -> String {
    let all = ctx.register.owner_words(ix);
    match &*ctx.register.owners(ix) {
        [first, rest @ ..] if !rest.is_empty() && all.width() > room => {
            let more = format!(" +{}", rest.len());
            let first = ctx.register.known_as(first);
            format!("{}{more}", cut(first, room.saturating_sub(more.len())))
        }
        _ => all,
    }
}

/// A due date in words: the meeting's day where it is due at one, the last day where a decision
/// tells it.
pub fn due_words(due: &DueDate) -> String {
    if let Some(day) = due.meeting {
        return short(day);
    }
    match (&due.reading, due.to()) {
        (Some(_), Some(last)) if due.from() == Some(last) => short(last),
        (Some(_), Some(last)) => format!("by {}", short(last)),
        _ => people(Some(&due.when)),
    }
}

/// A due date in words, with what a decision makes of it where one tells the day: `within three
/// months (by 12 Oct 2017, from AMB-D1)`.
pub fn due_in_full(due: &DueDate) -> String {
    match due.reads().filter(|_| due.meeting.is_none()) {
        Some(reads) => format!("{} ({reads})", due.when),
        None => due_words(due),
    }
}

/// How often somebody was chased for it, and when last: `2x, last 14 Jul`, with the year when it is
/// not this one.
pub fn chased(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let Some(chased) = ctx.register.chased(ix) else { return String::new() };
    let day = ctx.day(chased.last);
    let form = if day.year() == ctx.today.year() { "%-d %b" } else { "%-d %b %Y" };
    format!("{}x, last {}", chased.times, day.strftime(form))
}

fn partners(ctx: &QueryContext<'_>, ix: Ix) -> Option<String> {
    match ctx.register.partners_endorsed(ix) {
        (_, 0) => None,
        (yes, of) => Some(format!("{yes} of {of}")),
    }
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

/// The letter of a verdict, with a `~` after one that is suspect.
fn letter(it: Verdict<'_>) -> String {
    let suspect = if it.suspect { "~" } else { "" };
    format!("{}{suspect}", verdict::letter(&it.held.entry.value))
}

/// What stands for others' verdicts where they are not to be seen yet.
const HIDDEN: &str = "hidden";

fn hides(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    ctx.register.ledger().hides(ctx.register.id(ix))
}

fn others(ctx: &QueryContext<'_>, ix: Ix) -> String {
    if hides(ctx, ix) {
        return HIDDEN.to_owned();
    }
    let all = ctx.register.verdicts(ix).into_iter();
    let others = all.filter(|it| &*it.held.officer != ctx.officer);
    let shown = others.map(|it| format!("{} {}", it.held.officer, letter(it)));
    shown.collect::<Vec<_>>().join(", ")
}

/// The first word of a field.
fn first(values: Vec<FieldValue<'_>>) -> Option<String> {
    match values.into_iter().next()? {
        FieldValue::Word(word) => Some(word.into_owned()),
        _ => None,
    }
}

fn id_of(ctx: &QueryContext<'_>, ix: Option<Ix>) -> Option<String> {
    Some(ctx.register.id(ix?).to_string())
}

fn known_as(ctx: &QueryContext<'_>, party: &str) -> String {
    ctx.register.known_as(party).to_owned()
}

fn first_related(ctx: &QueryContext<'_>, ix: Ix, kind: Kind) -> Option<Ix> {
    related(ctx, ix, kind).first().copied()
}

/// The name of the first record of a kind that this one is about.
fn known_name(ctx: &QueryContext<'_>, ix: Ix, kind: Kind) -> Option<String> {
    Some(known_as(ctx, ctx.register.id(first_related(ctx, ix, kind)?).as_str()))
}

fn endorsement<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Option<&'a Endorsement> {
    match &ctx.register.record(ix).content {
        Content::Endorsement(it) => Some(it),
        _ => None,
    }
}

/// The day from which a decision is in force, as printed, else by the rule.
fn in_force(ctx: &QueryContext<'_>, ix: Ix) -> Option<String> {
    let clock = call_in::clock(ctx, ix)?;
    // A printed day that is vague is still what is printed.
    let printed = clock.printed.as_ref().filter(|_| !clock.is_moved);
    clock.in_force.map(short).or_else(|| Some(people(printed)))
}

/// Whether the printed day is the one that the rule gives; `-` where nobody can tell, and where a
/// call-in has moved the day.
fn agrees(ctx: &QueryContext<'_>, ix: Ix) -> &'static str {
    let clock = call_in::clock(ctx, ix).filter(|clock| !clock.is_moved);
    match clock.and_then(|clock| clock.agrees) {
        Some(true) => "agrees",
        Some(false) => "differs",
        None => "-",
    }
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
fn latest(ctx: &QueryContext<'_>, ix: Ix, date: fn(&Decision) -> Option<&When>) -> Option<String> {
    Some(people(date(decision_at(ctx, *decisions(ctx, ix).last()?)?)))
}
