//! An item of a review session in plain lines: what it asks, what it hangs on, who said what of it.
//!
//! Made to be read out as well as looked at: one fact a line, its name before it, no columns.

use super::question::label;
use crate::calendar::{days_late, short};
use crate::journal::verdict::is_suspect;
use crate::journal::{JournalEntry, Session};
use crate::query::QueryContext;
use crate::query::columns::column::{Column, due_in_full, due_words, title};
use crate::query::columns::people::people;
use crate::query::provenance::{decided_by, joined, place};
use crate::query::said::{SaidOf, said};
use crate::record::kinds::caveat::Caveat;
use crate::record::{Content, Id, Kind};
use crate::register::Ix;
use crate::text::Clean;
use crate::text::plural::count;

/// The narrowest that lines are made; a narrower terminal breaks them itself.
const NARROWEST: usize = 20;

/// Lines that are being written, none wider than was asked for.
pub(super) struct WrappedLines {
    width: usize,
    all: Vec<String>,
}

impl WrappedLines {
    /// None yet; at most `width` cells each.
    pub fn new(width: usize) -> Self {
        Self { width: width.max(NARROWEST), all: Vec::new() }
    }

    /// Adds words; what does not fit goes on below, indented. Line breaks are kept.
    pub fn push(&mut self, words: &str) {
        let options = textwrap::Options::new(self.width)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for (at, line) in words.trim_end().split('\n').enumerate() {
            let first = if at == 0 { "" } else { "  " };
            let line = Clean::line(line.trim_end());
            let options = options.clone().initial_indent(first).subsequent_indent("  ");
            let wrapped = textwrap::wrap(&line, options);
            self.all.extend(wrapped.into_iter().map(|line| line.trim_end().to_owned()));
        }
    }

    /// Adds a fact with its name before it; nothing where there is none.
    pub fn fact(&mut self, name: &str, words: &str) {
        if !words.trim().is_empty() {
            self.push(&format!("{name}: {}", words.trim()));
        }
    }

    /// Adds an empty line.
    pub fn gap(&mut self) {
        self.all.push(String::new());
    }

    /// What was written.
    pub fn into_lines(self) -> Vec<String> {
        self.all
    }
}

/// Adds an item as an officer is to read it: its place in the queue from 1 and how many there are,
/// `id` its id there, `ix` the record. Others' verdicts only to whom they are not hidden.
pub(super) fn push_item(
    ctx: &QueryContext<'_>,
    session: &Session<'_>,
    id: &Id,
    ix: Ix,
    (at, of): (usize, usize),
    lines: &mut WrappedLines,
) {
    let register = ctx.register;
    let record = register.record(ix);
    lines.gap();
    lines.push(&format!("{at} of {of}  {}  {}", record.id, title(ctx, ix)));
    let words = words_of(&record.content);
    if words != title(ctx, ix) {
        lines.fact("text", words);
    }
    match &record.content {
        Content::Caveat(caveat) => of_caveat(ctx, ix, caveat, lines),
        Content::Decision(decision) => {
            for one in &decision.resolution {
                let label = one.label.as_deref().unwrap_or_default();
                lines.fact(format!("resolution {label}").trim_end(), &one.text);
            }
            for event in &decision.event {
                let day = event.on.as_ref().map(|on| people(Some(on)));
                lines.fact("event", &joined([day, Some(register.happened_words(event))], " "));
            }
        }
        Content::Endorsement(endorsement) => {
            for case in endorsement.cases.iter().filter_map(|case| register.find(case.as_str())) {
                lines.fact("case", &id_and_title(ctx, case));
            }
        }
        _ => {}
    }
    for column in facts(record.kind()).iter().filter_map(|name| Column::named(name)) {
        let name = match column.name {
            "open" => "open caveats",
            "partners" => "partners endorsed",
            "evidence" => "evidence is",
            name => name,
        };
        lines.fact(name, &column.show(ctx, ix));
    }
    if Kind::PURSUED.contains(&record.kind()) {
        lines.fact("due", &due(ctx, ix));
        let owner = register.owner_words(ix);
        let owner = if owner.is_empty() { "nobody" } else { &owner };
        lines.fact("owner", owner);
    }
    for also in &record.also {
        lines.fact(&also.key.replace('_', " "), &also.describe());
    }
    if record.kind() == Kind::Case {
        of_case(ctx, ix, lines);
    }
    for source in &record.source {
        if let Some(quote) = &source.quote {
            lines.fact("quotation", &format!("“{}”", quote.trim()));
        }
        lines.fact("source", &place(ctx, source));
    }
    for SaidOf { held, what } in said(ctx, ix) {
        let when = format!("{what}, {}", short(ctx.day(held.entry.at)));
        lines.fact(&format!("set by {}", held.officer), &with_words(Some(when), held));
    }
    for words in register.wait_words(ix, ctx.officer, ctx.today) {
        lines.fact("waits", &words);
    }
    notes(ctx, ix, lines);
    let own = session.given_by(ctx.officer, id);
    own_verdict(ctx, ix, own, lines);
    if session.is_blind_for(ctx.officer) && own.is_none() {
        lines.push("others: hidden until you have given your verdict");
    } else {
        others(ctx, ix, true, lines);
    }
}

/// What others said of a record, one line each; that nobody did, where `say_none`.
pub(super) fn others(ctx: &QueryContext<'_>, ix: Ix, say_none: bool, lines: &mut WrappedLines) {
    let mut others = ctx.register.verdicts(ix);
    others.retain(|it| *it.held.officer != *ctx.officer);
    if others.is_empty() && say_none {
        lines.push("others: none has given a verdict");
    }
    for other in others {
        let who = format!("{} said", other.held.officer);
        lines.fact(&who, &verdict(ctx, other.held, other.suspect));
    }
}

/// The words of a record where they are more than its title.
fn words_of(content: &Content) -> &str {
    match content {
        Content::Caveat(it) => &it.text,
        Content::Action(it) => &it.text,
        Content::Risk(it) => &it.text,
        Content::Comment(it) => &it.text,
        Content::Case(it) => it.summary.as_deref().unwrap_or_default(),
        _ => "",
    }
}

/// The columns that are told of each kind beside its words.
fn facts(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Caveat | Kind::Action => &["status"],
        Kind::Risk => &["kind", "score", "status"],
        Kind::Case => &["programme", "stage", "decision", "open", "partners"],
        Kind::Endorsement => &["partner", "stage", "stance", "evidence", "on"],
        Kind::Decision => &["body", "decided", "published", "effective", "status"],
        _ => &["programme", "amount", "by", "on", "status"],
    }
}

/// What a caveat hangs on, and of what sort it is.
fn of_caveat(ctx: &QueryContext<'_>, ix: Ix, caveat: &Caveat, lines: &mut WrappedLines) {
    let register = ctx.register;
    for &case in register.cases_of(ix) {
        lines.fact("case", &id_and_title(ctx, case));
    }
    let on = caveat.on.as_ref().and_then(|on| register.find(on.as_str()));
    if let Some(on) = on {
        let by = decided_by(ctx, register.id(on));
        lines.fact("decision", &joined([Some(id_and_title(ctx, on)), Some(by)], ", "));
    }
    let label = caveat.resolution.as_deref().unwrap_or_default();
    let resolution = match on.map(|on| &register.record(on).content) {
        Some(Content::Decision(decision)) => decision.resolution_of(label),
        _ => None,
    };
    match resolution {
        Some(one) if !label.is_empty() => {
            lines.fact(&format!("resolution {label}"), &one.text);
        }
        _ => lines.fact("resolution", label),
    }
    if let Some(by) = &caveat.raised_by {
        lines.fact("raised by", register.known_as(&by.0));
    }
    let (class, force) = (caveat.class.as_deref(), caveat.force.as_deref());
    for (name, word) in [("class", class), ("force", force), ("theme", caveat.theme.as_deref())] {
        lines.fact(name, &word.unwrap_or_default().replace('-', " "));
    }
}

/// When something of a case is due, and how late the latest of its open caveats is.
fn of_case(ctx: &QueryContext<'_>, case: Ix, lines: &mut WrappedLines) {
    let register = ctx.register;
    if let Some(due) = register.next_due(case) {
        lines.fact("due", &due_words(&due));
    }
    let open = register.open_caveats_of(case);
    if let Some(days) = open.filter_map(|it| register.days_late(it, ctx.today)).max() {
        lines.fact("late", days_late(days).trim_end_matches(" late"));
    }
}

/// When it is due, and how late that is: `Jun 2025, 17 days late`.
fn due(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let due = ctx.register.due(ix).map_or_else(|| "no date".to_owned(), |due| due_in_full(&due));
    joined([Some(due), ctx.register.days_late(ix, ctx.today).map(days_late)], ", ")
}

fn id_and_title(ctx: &QueryContext<'_>, ix: Ix) -> String {
    format!("{} {}", ctx.register.id(ix), title(ctx, ix))
}

/// The notes that offer evidence, whole, and how many others there are.
fn notes(ctx: &QueryContext<'_>, ix: Ix, lines: &mut WrappedLines) {
    let all = ctx.register.ledger().notes(ctx.register.id(ix));
    let (evidence, rest): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|note| note.first.entry.value == "evidence");
    for note in evidence {
        let edited = match note.edits {
            0 => String::new(),
            _ => format!(", edited {}", short(ctx.day(note.now.entry.at))),
        };
        let from = format!("evidence from {}{edited}", note.first.officer);
        lines.fact(&from, &with_words(None, note.now));
    }
    if !rest.is_empty() {
        lines.fact("notes", &count(rest.len(), "other"));
    }
}

/// What is told of an entry, its words below it, and where they can be looked up.
fn with_words(told: Option<String>, held: &JournalEntry) -> String {
    let (text, see) = (held.text().trim().to_owned(), held.see().to_string());
    joined([told, Some(text), Some(see)], "\n")
}

/// One's own verdict: that of this session, else an earlier one.
fn own_verdict(
    ctx: &QueryContext<'_>,
    ix: Ix,
    here: Option<&JournalEntry>,
    lines: &mut WrappedLines,
) {
    let earlier = || ctx.register.verdict_of(ix, ctx.officer).map(|it| it.held);
    let Some(held) = here.or_else(earlier) else { return lines.push("your verdict: none yet") };
    let is_old = is_suspect(held.entry.seen.as_deref(), ctx.register.fingerprint(ix));
    let before = if here.is_some() { "" } else { " before this session" };
    lines.fact(&format!("your verdict{before}"), &verdict(ctx, held, is_old));
    lines.fact("held", &ctx.register.held_words(ix, ctx.officer).unwrap_or_default());
}

/// `not met, “no paper came back”, 12 Jul 2025, on words that have changed since`.
fn verdict(ctx: &QueryContext<'_>, held: &JournalEntry, is_old: bool) -> String {
    let text = held.text();
    let reason = text.trim();
    let parts = [
        Some(label(&held.value(), &ctx.register.settings)),
        (!reason.is_empty()).then(|| format!("“{reason}”")),
        Some(short(ctx.day(held.entry.at))),
        is_old.then(|| "on words that have changed since".to_owned()),
    ];
    joined(parts, ", ")
}
