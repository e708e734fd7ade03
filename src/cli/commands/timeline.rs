//! `caveat timeline`: each case's decisions, due days and windows as a picture of letters or a drawing.

use clap::Args;
use jiff::civil::Date;

use crate::calendar::asked;
use crate::cli::args::{FormatArgs, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};
use crate::query::{SortBy, select};
use crate::record::Kind;
use crate::report::Format;
use crate::report::timeline::chart::{ChartDays, TimelineChart};
use crate::report::timeline::columns::Zoom;
use crate::report::timeline::events;
use crate::report::timeline::svg::{COLUMNS, svg};

/// The width of a picture that goes to a file or a pipe.
const WIDE: usize = 80;

/// What help says of JSON.
const JSON_HELP: &str = "Print JSON for scripts, with every event in words; what all cases of a \
                         programme share is told of the programme";

/// Show when each case was decided on, what is due when, and what is late
///
/// A row for each case, by programme. Letters stand on days, ==== is a window read from words such
/// as late 2017, dots are days late with nothing on file.
///
/// A filter is one argument, so put it in quotes: 'programme:stockport', 'is:overdue'.
#[derive(Debug, Args)]
#[command(
    mut_arg("json", |it| it.help(JSON_HELP)),
    mut_arg("csv", |it| it.help("Print a row for each event, for a spreadsheet"))
)]
pub struct TimelineArgs {
    /// A filter of cases, in quotes
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    #[command(flatten)]
    printed: FormatArgs,
    /// Print a drawing for papers, A4 across
    #[arg(long, conflicts_with = "printed")]
    pub svg: bool,
    /// The first day, as 2017-07-17, 'jul 2017' or -90d
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// What a column is made of: week, month or quarter
    #[arg(long, value_name = "UNIT")]
    pub zoom: Option<Zoom>,
}

impl TimelineArgs {
    /// Prints the picture.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let days = self.days(context.today())?;
        let (query, opened) = context.open_for(self.query.as_deref())?;
        let ctx = opened.ctx(context);
        let cases = select(&ctx, Kind::Case, &query, &SortBy::read("id"));
        let width = out.width().unwrap_or(WIDE);
        let columns = if self.svg { COLUMNS } else { TimelineChart::columns(width) };
        let filter = self.query.clone().unwrap_or_default();
        let mut picture = TimelineChart::new(&ctx, cases, days, columns);
        // Where it goes to a file it says what it is of.
        if self.svg || self.printed.format.is_some() {
            picture.filter = filter;
        }
        match (self.printed.format, self.svg) {
            (Some(Format::Json), _) => opened.json(out, &picture.json(&opened.register))?,
            (Some(format), _) => out.text(&events::export(&picture, &opened.register, format))?,
            (_, true) => out.text(&svg(&picture, &opened.register))?,
            _ => out.text(&picture.text(width))?,
        }
        opened.ended(out)
    }

    fn days(&self, today: Date) -> Result<ChartDays, CommandError> {
        let day = |option: &str, text: &Option<String>, last: bool| {
            let Some(text) = text else { return Ok(None) };
            let window = asked(text, today);
            let day =
                window.and_then(|it| if last { it.to.or(it.from) } else { it.from.or(it.to) });
            day.map(Some).ok_or_else(|| {
                CommandError::usage(format!(
                    "--{option} {text} is no day\n  days are written 2017-07-17, jul 2017, 2017-Q3, \
                     -90d, today"
                ))
            })
        };
        let (from, to) = (day("from", &self.from, false)?, day("to", &self.to, true)?);
        if let (Some(first), Some(last)) = (from, to)
            && first > last
        {
            return Err(CommandError::usage(format!(
                "--from {first} comes after --to {last}\n  turn the two round"
            )));
        }
        Ok(ChartDays { from, to, zoom: self.zoom })
    }
}
