//! The bring-back list of a meeting as a report for whoever plans its agenda.

use serde_json::{Value as Json, json};

use super::obligation;
use crate::calendar::{Window, long, short};
use crate::query::QueryContext;
use crate::query::columns::column::title;
use crate::record::Content;
use crate::record::kinds::source::Source;
use crate::register::meetings::lookup::nearest_to;
use crate::register::{Ix, MeetingDay};
use crate::report::document::export::Report;
use crate::report::document::report_document::{ReportBlock, ReportDocument};
use crate::report::document::table::one_line;
use crate::report::{Format, Table};
use crate::text::plural::count;

/// The headings, by force, the strongest first; actions stand last.
const HEADINGS: [(&str, &str); 4] =
    [("resolved", "Resolved"), ("minuted", "Minuted"), ("said", "Said"), ("asked", "Asked")];
/// The heading of actions.
const ACTIONS: &str = "Actions";
/// How many meetings are named when there is none on the day.
const NEAR: usize = 3;
/// The columns of a spreadsheet.
const COLUMNS: [&str; 10] =
    ["ID", "KIND", "FORCE", "TEXT", "STATUS", "OWNER", "DUE", "LATE", "SOURCE", "QUOTE"];

/// What must come back to one meeting.
#[derive(Debug)]
pub struct MeetingAgenda<'a> {
    ctx: QueryContext<'a>,
    at: &'a MeetingDay,
    /// The rows, in order of force, due date and id.
    pub rows: Vec<Ix>,
}

impl<'a> MeetingAgenda<'a> {
    /// What must come back to a meeting.
    pub fn of(ctx: &QueryContext<'a>, at: &'a MeetingDay) -> Self {
        Self { ctx: *ctx, at, rows: ctx.register.bring_back(at) }
    }

    /// `Bring back to Ambleford Cabinet, 12 May 2025`.
    pub fn title(&self) -> String {
        let body = self.ctx.register.record(self.at.body).title();
        let day = self.at.day.map_or_else(|| "date not printed".to_owned(), long);
        one_line(&format!("Bring back to {body}, {day}"))
    }

    /// How many of each force: `5 minuted, 4 actions`.
    pub fn forces(&self) -> String {
        let counts = self.groups().map(|(heading, rows)| match heading {
            ACTIONS => count(rows.len(), "action"),
            heading => format!("{} {}", rows.len(), heading.to_lowercase()),
        });
        counts.collect::<Vec<_>>().join(", ")
    }

    /// How many in all, and of each force: `9 to bring back: 5 minuted, 4 actions`.
    pub fn count(&self) -> String {
        match self.rows.len() {
            0 => "nothing to bring back".to_owned(),
            all => format!("{all} to bring back: {}", self.forces()),
        }
    }

    /// What is to be known about the meeting itself: that none is on file, or only its day.
    pub fn remark(&self) -> Option<String> {
        let register = self.ctx.register;
        let body = register.record(self.at.body).title();
        match (self.at.day, self.at.named_in) {
            (None, _) => Some(
                "Its day is not printed, so only what names this meeting can be listed.".to_owned(),
            ),
            (Some(_), Some(by)) if self.at.on_file.is_empty() => {
                Some(format!("Known only as a next meeting, from {}.", register.id(by)))
            }
            (Some(day), None) if self.at.on_file.is_empty() => {
                let near = nearest_to(&register.meetings_of(self.at.body), Window::day(day));
                let near = near.iter().take(NEAR).map(|at| register.meeting_handle(at));
                let near = match near.collect::<Vec<_>>().join(", ") {
                    none if none.is_empty() => "no other is on file either".to_owned(),
                    near => format!("nearest: {near}"),
                };
                Some(format!("No meeting of {body} on {} is on file; {near}.", long(day)))
            }
            _ => None,
        }
    }

    /// The rows under the headings that they stand under.
    pub fn groups(&self) -> impl Iterator<Item = (&'static str, &[Ix])> {
        let heading = |ix: &Ix| heading_of(&self.ctx, *ix);
        let groups = self.rows.chunk_by(move |one, other| heading(one) == heading(other));
        groups.map(move |group| (heading(&group[0]), group))
    }

    /// A table for a screen.
    pub fn table(&self) -> Table {
        let heads = ["FORCE", "ID", "WHAT", "STATUS", "OWNER", "DUE", "LATE"];
        Table::new(heads, Some(2)).with(self.rows.iter().map(|&ix| {
            let [id, kind, force, _, status, owner, due, late, ..] = self.cells(ix);
            let force = if kind == "action" { kind } else { force };
            vec![force, id, title(&self.ctx, ix), status, owner, due, late]
        }))
    }

    /// The text of a file in a format.
    pub fn format(&self, format: Format) -> String {
        match format {
            Format::Html => self.page().html(),
            format => format.render(self),
        }
    }

    /// Its document, each group of rows as `block` has it.
    fn with_groups(&self, block: impl Fn(&[Ix]) -> ReportBlock) -> ReportDocument {
        let mut blocks = vec![ReportBlock::Paragraph(self.lead())];
        for (heading, rows) in self.groups() {
            blocks.extend([ReportBlock::Heading(heading.to_owned()), block(rows)]);
        }
        ReportDocument { title: self.title(), broad: true, blocks }
    }

    /// A page has tables, which are easier to read than sentences.
    fn page(&self) -> ReportDocument {
        let ctx = &self.ctx;
        let cells = |&ix: &Ix| {
            let (id, what) = (ctx.register.id(ix).to_string(), obligation::describe(ctx, ix));
            vec![id, what, obligation::standing(ctx, ix), obligation::sources(ctx, ix)]
        };
        let heads = ["ID", "What", "How it stands", "Source"];
        self.with_groups(|rows| {
            ReportBlock::Table(Table::new(heads, None).with(rows.iter().map(cells)))
        })
    }

    /// What stands under the title: how much, the day that it is as at, and what is to be known.
    fn lead(&self) -> String {
        let remark = self.remark().map_or_else(String::new, |remark| format!(" {remark}"));
        let count = obligation::capital(&self.count());
        format!("{count}, as at {}.{remark}", short(self.ctx.today))
    }

    /// The cells of a row, under [`COLUMNS`].
    fn cells(&self, ix: Ix) -> [String; COLUMNS.len()] {
        let (ctx, register) = (&self.ctx, self.ctx.register);
        let record = register.record(ix);
        let force = match &record.content {
            Content::Caveat(it) => it.force.as_deref().unwrap_or_default(),
            _ => "",
        };
        let unquoted = |it: &Source| Source { quote: None, ..it.clone() };
        let places = record.source.iter().map(|it| obligation::source(ctx, &unquoted(it)));
        let quotes = record.source.iter().filter_map(|it| it.quote.as_ref());
        [
            record.id.to_string(),
            record.kind().as_str().to_owned(),
            force.to_owned(),
            obligation::whole(ctx, ix),
            register.status(ix).replace('-', " "),
            obligation::owner(ctx, ix),
            obligation::due(ctx, ix),
            register.days_late(ix, ctx.today).map_or_else(String::new, |days| format!("{days}d")),
            places.collect::<Vec<_>>().join("; "),
            quotes.map(ToString::to_string).collect::<Vec<_>>().join("; "),
        ]
    }
}

impl Report for MeetingAgenda<'_> {
    fn document(&self) -> ReportDocument {
        self.with_groups(|rows| obligation::items(&self.ctx, rows))
    }

    /// Every field of every row.
    fn rows(&self) -> Table {
        Table::new(COLUMNS, None).with(self.rows.iter().map(|&ix| self.cells(ix).into()))
    }

    fn text(&self) -> String {
        self.table().text()
    }

    fn json(&self) -> Json {
        let rows: Vec<Json> = self.rows.iter().map(|&ix| obligation::row(&self.ctx, ix)).collect();
        json!({
            "schema": 1,
            "kind": "agenda",
            "body": self.ctx.register.id(self.at.body),
            "date": self.at.day.map(|day| day.to_string()),
            "total": rows.len(),
            "rows": rows,
        })
    }
}

/// The heading that a row of a bring-back list stands under.
pub fn heading_of(ctx: &QueryContext<'_>, ix: Ix) -> &'static str {
    let Content::Caveat(it) = &ctx.register.record(ix).content else { return ACTIONS };
    let force = it.force.as_deref().unwrap_or_default();
    let known = HEADINGS.iter().find(|(own, _)| *own == force);
    known.map_or("Force not stated", |(_, heading)| heading)
}
