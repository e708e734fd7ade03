//! The report of a review session, fit to paste into minutes: who took part, on what, every verdict.

use serde_json::Value as Json;

use super::outcome::{ItemOutcome, SessionOutcome, keyed_for};
use crate::journal::verdict::letter;
use crate::journal::{JournalEntry, Session};
use crate::query::parse;
use crate::query::provenance::{joined, place};
use crate::query::{QueryContext, describe_query};
use crate::record::Id;
use crate::register::{SessionItem, SessionProgress, Verdict};
use crate::report::document::export::Report;
use crate::report::document::report_document::{ReportBlock, ReportDocument, ReportItem};
use crate::report::{Format, Table};
use crate::text::Clean;

/// The report of a session. As Markdown, a page or plain text it is for people; as CSV and
/// TSV it has a row for each verdict; as JSON it is for scripts.
pub fn session<'a>(ctx: &QueryContext<'a>, session: &Session<'a>, format: Format) -> String {
    format.render(&SessionOutcome::new(ctx, session))
}

impl Report for SessionOutcome<'_, '_> {
    fn document(&self) -> ReportDocument {
        let items = &self.items;
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
        let uncounted = self.uncounted();
        if !uncounted.is_empty() {
            blocks.push(ReportBlock::Heading("Not counted".to_owned()));
            blocks.push(ReportBlock::Facts(uncounted));
        }
        let name = format!("Review session {}", self.session.name());
        let title = joined([Some(name), Some(self.session.terms.title.clone())], ": ");
        ReportDocument { title, blocks, ..Default::default() }
    }

    /// A row for each verdict, and one for each item without.
    fn rows(&self) -> Table {
        let heads = [
            "ID", "TITLE", "OUTCOME", "OFFICER", "BY", "VERDICT", "REASON", "AT", "CHANGED",
            "SOURCE",
        ];
        let mut table = Table::new(heads, None);
        for item in &self.items {
            let (id, title) = self.name(item);
            let first = [id, title, ItemOutcome::of(item).as_str().to_owned()];
            let source = self.source(item).unwrap_or_default();
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
                    if *suspect { "yes" } else { "" }.to_owned(),
                ]);
            }
        }
        table
    }

    fn json(&self) -> Json {
        self.for_scripts()
    }
}

impl SessionOutcome<'_, '_> {
    /// Who, when, on what and how.
    fn facts(&self) -> Vec<String> {
        let (session, terms) = (self.session, &self.session.terms);
        let by = |held: &JournalEntry| {
            format!("by {} on {}", self.officer_name(&held.officer), held.moment())
        };
        let closed = session.closed.map(|held| format!("Closed {}", by(held)));
        let given = self.values().into_iter();
        let given = given.map(|(word, count)| format!("{count} {}", self.label(word)));
        let given = given.collect::<Vec<_>>().join(", ");
        let facts = [
            Some(format!("Opened {}", by(session.opened))),
            closed.or_else(|| Some("Not closed yet".to_owned())),
            terms.dealt_to.as_ref().map(|to| format!("Dealt to {}", self.officer_name(to))),
            Some(format!("Officers: {}", self.names(session.officers()))),
            Some(self.filter()),
            Some(self.blindness()),
            Some(format!("Items: {}", self.counts())),
            (!given.is_empty()).then(|| format!("Verdicts: {given}")),
        ];
        facts.into_iter().flatten().collect()
    }

    fn names(&self, officers: Vec<&Clean>) -> String {
        officers.into_iter().map(|it| self.officer_name(it)).collect::<Vec<_>>().join(", ")
    }

    /// The filter as it was typed, and what it was read as.
    fn filter(&self) -> String {
        let (typed, kind) = (self.session.terms.query.trim(), self.kind.plural());
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
        let blind = "Blind: others' verdicts were hidden until one's own was given";
        match self.names(self.looked()) {
            none if none.is_empty() => blind.to_owned(),
            looked => format!("{blind}; {looked} looked before"),
        }
    }

    /// `6, of which 4 judged, 1 put off, 1 not reached`.
    fn counts(&self) -> String {
        let counts = ItemOutcome::ALL.map(|outcome| {
            let count = self.count(outcome);
            (count > 0).then(|| format!("{count} {}", outcome.describe()))
        });
        let items = self.items.len().to_string();
        joined([Some(items), Some(joined(counts, ", "))], ", of which ")
    }

    fn officers(&self) -> Table {
        let row = |(officer, progress): &(&Clean, SessionProgress)| {
            let counts = [progress.judged, progress.skipped, progress.not_reached()];
            let counts = counts.iter().map(ToString::to_string);
            std::iter::once(self.officer_name(officer)).chain(counts).collect()
        };
        let heads = ["OFFICER", "JUDGED", "PUT OFF", "NOT REACHED"];
        Table::new(heads, None).with(self.officers.iter().map(row))
    }

    fn item(&self, item: &SessionItem<'_>, lines: Vec<String>) -> ReportItem {
        let (id, title) = self.name(item);
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
            ItemOutcome::Hidden => {
                let who: Vec<_> = item.unseen.iter().map(|it| it.as_str()).collect();
                lines.push(format!("judged by {}: hidden until you have judged", who.join(", ")));
            }
            ItemOutcome::NotReached => lines.push("not reached".to_owned()),
            ItemOutcome::Gone => lines.push("not on file any more".to_owned()),
            ItemOutcome::Judged => {}
        }
        if let Some(ix) = item.ix {
            for source in &self.ctx.register.record(ix).source {
                let place = Some(place(self.ctx, source)).filter(|place| !place.is_empty());
                let place = place.map(|place| format!("source: {place}"));
                let quote = source.quote.as_ref().map(|quote| format!("“{}”", quote.trim()));
                lines.extend(Some(joined([place, quote], ": ")).filter(|line| !line.is_empty()));
            }
        }
        lines
    }

    /// `amk: not met, “no paper came back”, 17 Jul 2025 10:24Z`.
    fn verdict(&self, item: &SessionItem<'_>, verdict: &Verdict<'_>) -> String {
        let held = verdict.held;
        let by = keyed_for(held).map_or_else(String::new, |by| format!(" for {by}"));
        let who = self.officer_name(&held.officer);
        let reason = held.entry.text.trim();
        let words = match item.ix {
            None => "not on file any more",
            Some(_) if verdict.suspect => "on words that have changed since",
            Some(_) => "",
        };
        let holds = item.ix.filter(|_| letter(&held.entry.value) == 'm');
        let holds = holds.and_then(|ix| self.ctx.register.held_words(ix, &held.officer));
        let parts = [
            Some(format!("{who}{by}: {}", self.label(&held.entry.value))),
            (!reason.is_empty()).then(|| format!("“{reason}”")),
            Some(held.moment()),
            Some(words.to_owned()),
            holds.map(|by| format!("held: {by}")),
            Some(held.doubt()),
        ];
        joined(parts, ", ")
    }

    /// The verdicts that do not count, each with the reason.
    fn uncounted(&self) -> Vec<String> {
        let one = |held: &&JournalEntry| {
            let on: Vec<&str> = held.entry.on.iter().map(Id::as_str).collect();
            let (who, label) = (self.officer_name(&held.officer), self.label(&held.entry.value));
            format!("{who}: {label} on {}, {}, {}", on.join(", "), held.moment(), held.doubt())
        };
        self.session.uncounted.iter().map(one).collect()
    }

    /// The items for which something holds, under a heading; nothing where there are none.
    fn section(&self, heading: &str, is_in: impl Fn(&SessionItem<'_>) -> bool) -> Vec<ReportBlock> {
        let found = self.items.iter().filter(|item| is_in(item));
        let items: Vec<_> = found.map(|item| self.item(item, Vec::new())).collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![ReportBlock::Heading(heading.to_owned()), ReportBlock::Items(items)]
    }

    /// An officer by name, where `register.toml` has one, and login.
    fn officer_name(&self, login: &str) -> String {
        let name = self.ctx.register.settings.officers.get(login);
        name.map_or_else(|| login.to_owned(), |name| format!("{name} ({login})"))
    }

    fn label(&self, word: &str) -> String {
        let label = self.ctx.register.settings.verdict_label(word);
        if label == word { word.replace('-', " ") } else { label.to_owned() }
    }
}
