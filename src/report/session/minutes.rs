//! The report of a review session, fit to paste into minutes: who sat, on what, and every verdict.

use serde_json::Value as Json;

use super::outcome::{ItemOutcome, SessionOutcome, keyed_for, looked, name, source};
use crate::journal::{JournalEntry, Session, Trust};
use crate::query::parse;
use crate::query::provenance::place;
use crate::query::{QueryContext, describe_query};
use crate::register::{SessionItem, Verdict};
use crate::report::document::export::Report;
use crate::report::document::report_document::{ReportBlock, ReportDocument, ReportItem};
use crate::report::{Format, Table};

/// The report of a session. As Markdown, a page or plain text it is for people; as CSV and
/// TSV it has a row for each verdict; as JSON it is for scripts.
pub fn session<'a>(ctx: &QueryContext<'a>, session: &Session<'a>, format: Format) -> String {
    let outcome = SessionOutcome::new(ctx, session);
    format.render(&MinutesReport { ctx, session, outcome })
}

/// What is reported on.
struct MinutesReport<'r, 'a> {
    ctx: &'r QueryContext<'a>,
    session: &'r Session<'a>,
    outcome: SessionOutcome<'a>,
}

impl Report for MinutesReport<'_, '_> {
    fn document(&self) -> ReportDocument {
        let items = &self.outcome.items;
        let mut blocks =
            vec![ReportBlock::Facts(self.facts()), ReportBlock::Table(self.officers())];
        if !items.is_empty() {
            let items = items.iter().map(|item| self.item(item, self.lines(item))).collect();
            blocks.push(ReportBlock::Heading("Items".to_owned()));
            blocks.push(ReportBlock::Numbered(items));
        }
        let outcome =
            |outcome: ItemOutcome| move |item: &SessionItem<'_>| ItemOutcome::of(item) == outcome;
        blocks.extend(self.section("Verdicts differ", outcome(ItemOutcome::Split)));
        blocks.extend(self.section("Not reached", outcome(ItemOutcome::NotReached)));
        blocks.extend(self.section("Put off", outcome(ItemOutcome::Skipped)));
        blocks.extend(self.section("Not on file any more", |item| item.ix.is_none()));
        let changed =
            |item: &SessionItem<'_>| item.ix.is_some() && item.given.iter().any(|it| it.suspect);
        blocks.extend(self.section("Changed since they were judged", changed));
        let title = match &*self.session.terms.title {
            "" => format!("Review session {}", self.session.name()),
            title => format!("Review session {}: {title}", self.session.name()),
        };
        ReportDocument { title, blocks, ..Default::default() }
    }

    /// A row for each verdict, and one for each item without.
    fn rows(&self) -> Table {
        let heads = [
            "ID", "TITLE", "OUTCOME", "OFFICER", "BY", "VERDICT", "REASON", "AT", "CHANGED",
            "SOURCE",
        ];
        let mut table = Table::new(heads, None);
        for item in &self.outcome.items {
            let (id, title) = name(self.ctx, item);
            let first = [id, title, ItemOutcome::of(item).as_str().to_owned()];
            let source = source(self.ctx, item).unwrap_or_default();
            let mut push = |given: [String; 6]| {
                let row = first.iter().cloned().chain(given).chain([source.clone()]);
                table.push(row.collect());
            };
            if item.given.is_empty() {
                push(Default::default());
            }
            for Verdict { held, suspect } in &item.given {
                push([
                    held.officer.to_string(),
                    keyed_for(held).unwrap_or_default().to_owned(),
                    self.label(&held.entry.value),
                    held.entry.text.trim().to_owned(),
                    format!("{:.3}", held.entry.at),
                    if *suspect { "yes".to_owned() } else { String::new() },
                ]);
            }
        }
        table
    }

    fn json(&self) -> Json {
        super::outcome::json(self.ctx, self.session, &self.outcome)
    }
}

impl MinutesReport<'_, '_> {
    /// Who, when, on what and how.
    fn facts(&self) -> Vec<String> {
        let (session, terms) = (self.session, &self.session.terms);
        let by = |held: &JournalEntry| {
            format!("{} on {}", self.officer_name(&held.officer), held.moment())
        };
        let mut facts = vec![format!("Opened by {}", by(session.opened))];
        facts.push(match session.closed {
            Some(held) => format!("Closed by {}", by(held)),
            None => "Not closed yet".to_owned(),
        });
        if let Some(to) = &terms.dealt_to {
            facts.push(format!("Dealt to {}", self.officer_name(to)));
        }
        let officers: Vec<String> =
            session.officers().into_iter().map(|it| self.officer_name(it)).collect();
        facts.push(format!("Officers: {}", officers.join(", ")));
        facts.push(self.filter());
        facts.push(self.blindness());
        facts.push(format!("Items: {}", self.counts()));
        let given = self.outcome.values();
        if !given.is_empty() {
            let told = given.iter().map(|(word, count)| format!("{count} {}", self.label(word)));
            facts.push(format!("Verdicts: {}", told.collect::<Vec<_>>().join(", ")));
        }
        facts
    }

    /// The filter as it was typed, and what it was read as.
    fn filter(&self) -> String {
        let (typed, kind) = (self.session.terms.query.trim(), self.outcome.kind.plural());
        if typed.is_empty() {
            // Marked by hand, or a whole list: what it is called tells which.
            return format!("Filter: none ({kind})");
        }
        let today = self.ctx.today;
        let is_day = |words: &str| crate::calendar::asked(words, today).is_some();
        match parse(typed, &is_day) {
            Ok(query) => format!("Filter: {typed} ({kind}; {})", describe_query(&query)),
            Err(_) => format!("Filter: {typed} ({kind})"),
        }
    }

    fn blindness(&self) -> String {
        if !self.session.terms.blind {
            return "Open: everybody saw what the others said".to_owned();
        }
        let looked: Vec<String> =
            looked(self.session).into_iter().map(|it| self.officer_name(it)).collect();
        let blind = "Blind: others' verdicts were hidden until one's own was given";
        match looked.join(", ") {
            looked if looked.is_empty() => blind.to_owned(),
            looked => format!("{blind}; {looked} looked before"),
        }
    }

    /// `6, of which 4 judged, 1 put off, 1 not reached`.
    fn counts(&self) -> String {
        let told = ItemOutcome::ALL.into_iter().filter_map(|outcome| {
            let count = self.outcome.count(outcome);
            (count > 0).then(|| format!("{count} {}", outcome.describe()))
        });
        match (self.outcome.items.len(), told.collect::<Vec<_>>().join(", ")) {
            (of, told) if told.is_empty() => of.to_string(),
            (of, told) => format!("{of}, of which {told}"),
        }
    }

    fn officers(&self) -> Table {
        let mut table = Table::new(["OFFICER", "JUDGED", "PUT OFF", "NOT REACHED"], None);
        for (officer, progress) in &self.outcome.officers {
            let counts = [progress.judged, progress.skipped, progress.not_reached()];
            let counts = counts.iter().map(ToString::to_string);
            table.push(std::iter::once(self.officer_name(officer)).chain(counts).collect());
        }
        table
    }

    fn item(&self, item: &SessionItem<'_>, lines: Vec<String>) -> ReportItem {
        let (id, title) = name(self.ctx, item);
        ReportItem { id, title, lines }
    }

    /// What is said of an item: every verdict, or that there is none, and where it comes from.
    fn lines(&self, item: &SessionItem<'_>) -> Vec<String> {
        let mut lines: Vec<String> = item.given.iter().map(|it| self.verdict(item, it)).collect();
        match ItemOutcome::of(item) {
            ItemOutcome::Split => lines.push("the verdicts differ".to_owned()),
            ItemOutcome::Skipped => {
                let who: Vec<_> = item.skipped_by.iter().map(|it| it.as_str()).collect();
                lines.push(format!("put off by {}", who.join(", ")));
            }
            ItemOutcome::NotReached => lines.push("not reached".to_owned()),
            ItemOutcome::Gone => lines.push("not on file any more".to_owned()),
            ItemOutcome::Judged => {}
        }
        if let Some(ix) = item.ix {
            for source in &self.ctx.register.record(ix).source {
                let words = match place(self.ctx, source) {
                    place if place.is_empty() => String::new(),
                    place => format!("source: {place}"),
                };
                let quote = source.quote.as_ref().map(|quote| format!("“{}”", quote.trim()));
                let both = [words, quote.unwrap_or_default()];
                let both: Vec<_> = both.into_iter().filter(|it| !it.is_empty()).collect();
                if !both.is_empty() {
                    lines.push(both.join(": "));
                }
            }
        }
        lines
    }

    /// `amk: not met, “no paper came back”, 17 Jul 2025 10:24Z`.
    fn verdict(&self, item: &SessionItem<'_>, verdict: &Verdict<'_>) -> String {
        let held = verdict.held;
        let by = keyed_for(held).map_or_else(String::new, |by| format!(" for {by}"));
        let who = self.officer_name(&held.officer);
        let mut told = vec![format!("{who}{by}: {}", self.label(&held.entry.value))];
        match held.entry.text.trim() {
            "" => {}
            reason => told.push(format!("“{reason}”")),
        }
        told.push(held.moment());
        match (item.ix, verdict.suspect) {
            (None, _) => told.push("not on file any more".to_owned()),
            (Some(_), true) => told.push("on words that have changed since".to_owned()),
            (Some(_), false) => {}
        }
        match held.trust {
            Trust::Changed => told.push("changed after writing".to_owned()),
            Trust::Unsealed => told.push("hand-edited or interrupted".to_owned()),
            Trust::Unverified => told.push("unverified".to_owned()),
            Trust::Verified | Trust::Git => {}
        }
        told.join(", ")
    }

    /// The items for which something holds, under a heading; nothing where there are none.
    fn section(&self, heading: &str, is_in: impl Fn(&SessionItem<'_>) -> bool) -> Vec<ReportBlock> {
        let found = self.outcome.items.iter().filter(|item| is_in(item));
        let items: Vec<_> = found.map(|item| self.item(item, Vec::new())).collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![ReportBlock::Heading(heading.to_owned()), ReportBlock::Items(items)]
    }

    /// An officer by name, where `register.toml` has one, and login.
    fn officer_name(&self, login: &str) -> String {
        match self.ctx.register.settings.officers.get(login) {
            Some(name) => format!("{name} ({login})"),
            None => login.to_owned(),
        }
    }

    fn label(&self, word: &str) -> String {
        let label = self.ctx.register.settings.verdict_label(word);
        if label == word { word.replace('-', " ") } else { label.to_owned() }
    }
}
