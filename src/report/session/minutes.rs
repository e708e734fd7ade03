//! The report of a review session, fit to paste into minutes: who sat, on what, and every verdict.

use super::outcome::{ItemOutcome, SessionOutcome, keyed_for, looked, name, source};
use crate::journal::{JournalEntry, Session, Trust};
use crate::query::parse;
use crate::query::provenance::place;
use crate::query::{QueryContext, describe_query};
use crate::register::{SessionItem, Verdict};
use crate::report::document::json;
use crate::report::document::meeting_paper::{MeetingPaper, PaperBlock, PaperPoint};
use crate::report::document::table::TableHead;
use crate::report::{Format, Table};

/// The report of a session. As Markdown, a page or plain text it is a paper for people; as CSV and
/// TSV it has a row for each verdict; as JSON it is for scripts.
pub fn session<'a>(ctx: &QueryContext<'a>, session: &Session<'a>, format: Format) -> String {
    let sat = SessionOutcome::new(ctx, session);
    let report = MinutesReport { ctx, session, sat: &sat };
    match format {
        Format::Markdown => report.paper().markdown(),
        Format::Html => report.paper().html(),
        Format::Text => report.paper().text(),
        Format::Csv => report.rows().csv(),
        Format::Tsv => report.rows().tsv(),
        Format::Json => json::text(&super::outcome::json(ctx, session)),
    }
}

/// What is reported on.
struct MinutesReport<'r, 'a> {
    ctx: &'r QueryContext<'a>,
    session: &'r Session<'a>,
    sat: &'r SessionOutcome<'a>,
}

impl MinutesReport<'_, '_> {
    fn paper(&self) -> MeetingPaper {
        let of = self.sat.items.len();
        let mut blocks = vec![PaperBlock::Facts(self.facts()), PaperBlock::Table(self.officers())];
        if of > 0 {
            blocks.push(PaperBlock::Heading("Items".to_owned()));
            blocks.push(PaperBlock::Numbered(
                self.sat.items.iter().map(|item| self.point(item, self.lines(item))).collect(),
            ));
        }
        let outcome =
            |outcome: ItemOutcome| move |item: &SessionItem<'_>| ItemOutcome::of(item) == outcome;
        self.section("Verdicts differ", outcome(ItemOutcome::Split), &mut blocks);
        self.section("Not reached", outcome(ItemOutcome::NotReached), &mut blocks);
        self.section("Put off", outcome(ItemOutcome::Skipped), &mut blocks);
        let gone = |item: &SessionItem<'_>| item.ix.is_none();
        self.section("Not on file any more", gone, &mut blocks);
        let changed =
            |item: &SessionItem<'_>| item.ix.is_some() && item.given.iter().any(|it| it.suspect);
        self.section("Changed since they were judged", changed, &mut blocks);
        let title = match &*self.session.terms.title {
            "" => format!("Review session {}", self.session.name()),
            title => format!("Review session {}: {title}", self.session.name()),
        };
        MeetingPaper { title, blocks }
    }

    /// Who, when, on what and how.
    fn facts(&self) -> Vec<String> {
        let (session, terms) = (self.session, &self.session.terms);
        let by =
            |held: &JournalEntry| format!("{} on {}", self.named(&held.officer), held.moment());
        let mut facts = vec![format!("Opened by {}", by(session.opened))];
        facts.push(match session.closed {
            Some(held) => format!("Closed by {}", by(held)),
            None => "Not closed yet".to_owned(),
        });
        if let Some(to) = &terms.dealt_to {
            facts.push(format!("Dealt to {}", self.named(to)));
        }
        let officers: Vec<String> =
            session.officers().into_iter().map(|it| self.named(it)).collect();
        facts.push(format!("Officers: {}", officers.join(", ")));
        facts.push(self.filter());
        facts.push(self.blindness());
        facts.push(format!("Items: {}", self.counts()));
        let given = self.sat.values();
        if !given.is_empty() {
            let told = given.iter().map(|(word, count)| format!("{count} {}", self.label(word)));
            facts.push(format!("Verdicts: {}", told.collect::<Vec<_>>().join(", ")));
        }
        facts
    }

    /// The filter as it was typed, and what it was read as.
    fn filter(&self) -> String {
        let (typed, kind) = (self.session.terms.query.trim(), self.sat.kind.plural());
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
            looked(self.session).into_iter().map(|it| self.named(it)).collect();
        let blind = "Blind: others' verdicts were hidden until one's own was given";
        match looked.join(", ") {
            looked if looked.is_empty() => blind.to_owned(),
            looked => format!("{blind}; {looked} looked before"),
        }
    }

    /// `6, of which 4 judged, 1 put off, 1 not reached`.
    fn counts(&self) -> String {
        let told = ItemOutcome::ALL.into_iter().filter_map(|outcome| {
            let count = self.sat.count(outcome);
            (count > 0).then(|| format!("{count} {}", outcome.describe()))
        });
        match (self.sat.items.len(), told.collect::<Vec<_>>().join(", ")) {
            (of, told) if told.is_empty() => of.to_string(),
            (of, told) => format!("{of}, of which {told}"),
        }
    }

    fn officers(&self) -> Table {
        let heads = ["OFFICER", "JUDGED", "PUT OFF", "NOT REACHED"].map(TableHead::new);
        let mut table = Table::new(heads.into(), None);
        for (officer, progress) in &self.sat.officers {
            let counts = [progress.judged, progress.skipped, progress.not_reached()];
            let counts = counts.iter().map(ToString::to_string);
            table.push(std::iter::once(self.named(officer)).chain(counts).collect());
        }
        table
    }

    fn point(&self, item: &SessionItem<'_>, lines: Vec<String>) -> PaperPoint {
        let (id, title) = name(self.ctx, item);
        PaperPoint { id, title, lines }
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
        let who = self.named(&held.officer);
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

    fn section(
        &self,
        head: &str,
        is_in: impl Fn(&SessionItem<'_>) -> bool,
        blocks: &mut Vec<PaperBlock>,
    ) {
        let points: Vec<PaperPoint> = self
            .sat
            .items
            .iter()
            .filter(|item| is_in(item))
            .map(|item| self.point(item, Vec::new()))
            .collect();
        if !points.is_empty() {
            blocks.push(PaperBlock::Heading(head.to_owned()));
            blocks.push(PaperBlock::Points(points));
        }
    }

    /// A row for each verdict, and one for each item without.
    fn rows(&self) -> Table {
        let heads = [
            "ID", "TITLE", "OUTCOME", "OFFICER", "BY", "VERDICT", "REASON", "AT", "CHANGED",
            "SOURCE",
        ];
        let mut table = Table::new(heads.map(TableHead::new).into(), None);
        for item in &self.sat.items {
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

    /// An officer by name, where `register.toml` has one, and login.
    fn named(&self, login: &str) -> String {
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
