//! `caveat due`: what is due, the latest first; and to say when something is due.

use clap::Args;

use super::set::save;
use crate::cli::args::{FormatArgs, QueryParser};
use crate::cli::{Code, CommandError, Context, OpenRegister, Output};
use crate::journal::Act;
use crate::query::CompiledQuery;
use crate::report::document::export::ListHeading;
use crate::report::meeting::due;
use crate::report::{Format, MeetingAgenda, Table, export};

/// List what is due, the latest first; or say when records are due
///
/// Alone, or with one filter in quotes, it lists what is due: caveats, actions and risks that
/// nobody has settled, milestones not reached, and endorsements with a date; what is late longest
/// comes first.
///   caveat due                            all that is due
///   caveat due 'owner:amk is:overdue'     what is late with amk
///   caveat due --meeting 'Cabinet 12 June 2017'    what must come back to that meeting
///
/// With ids and a date it says when they are due: caveat due STK-C7 STK-C8 'late 2017'. The last
/// argument is the date as one writes it: 2017-07-12, 'July 2017', 'late 2017', 'by 2021', +14d,
/// monday, standing. What is no date is kept as words, with a warning: it is never late. `none`
/// clears it. What has a deadline in its record keeps it: the date is then a target beside it,
/// which `target:` and `is:slipped` find. What is counted from a decision, as 'within three months',
/// stands in the record, where the decision's day is known.
#[derive(Debug, Args)]
#[command(
    visible_alias = "due-date",
    verbatim_doc_comment,
    override_usage = "caveat due [OPTIONS] ID… DATE\n       \
                      caveat due [OPTIONS] ['QUERY']\n       \
                      caveat due [OPTIONS] --meeting MEETING ['QUERY']"
)]
pub struct DueArgs {
    /// A filter in quotes; or the first record
    #[arg(value_name = "QUERY", allow_hyphen_values = true, value_parser = QueryParser)]
    pub first: Option<String>,
    /// More records, and the date
    #[arg(value_name = "DATE")]
    pub rest: Vec<String>,
    /// List what must come back to this meeting: its id, or its body and day in quotes
    #[arg(long, value_name = "MEETING")]
    pub meeting: Option<String>,
    /// Why it is due then
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, default_value = "")]
    pub reason: String,
    #[command(flatten)]
    printed: FormatArgs,
}

impl DueArgs {
    /// Says when something is due, or lists what is.
    pub fn run(self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let Self { first, rest, meeting, reason, printed } = self;
        if rest.is_empty() {
            if !reason.is_empty() {
                return Err(CommandError::usage(
                    "--reason says why something is due then\n  \
                     it goes with ids and a date: caveat due STK-C7 'late 2017' --reason TEXT",
                ));
            }
            return list(first.as_deref(), meeting.as_deref(), printed, context, out);
        }
        if meeting.is_some() {
            return Err(CommandError::usage(
                "--meeting lists what is due, so no ids and date go with it\n  \
                 a filter is one argument: put it in quotes",
            ));
        }
        if printed.format.is_some_and(|format| format != Format::Json) {
            return Err(CommandError::usage("what was saved is told in words or with --json"));
        }
        let words: Vec<String> = first.into_iter().chain(rest).collect();
        save(Act::Due, &words, &reason, printed.json(), context, out)
    }
}

fn list(
    filter: Option<&str>,
    at: Option<&str>,
    printed: FormatArgs,
    context: &Context,
    out: &mut Output,
) -> Result<Code, CommandError> {
    let (query, opened) = context.open_for(filter)?;
    refuse_lone_id(filter, &opened)?;
    let ctx = opened.ctx(context);
    let (rows, total, title, remark) = if let Some(text) = at {
        let at = opened.register.meeting_meant(text, context.today())?;
        let agenda = MeetingAgenda::of(&ctx, &at);
        let remark = agenda.remark();
        let all = due::in_order(&ctx, agenda.rows);
        let total = all.len();
        let asked = CompiledQuery::new(&ctx, &query);
        let rows = all.into_iter().filter(|&ix| asked.answers(&ctx, ix)).collect();
        (rows, total, format!("Due at {}", opened.register.meeting_words(&at)), remark)
    } else {
        let (rows, total) = due::due(&ctx, &query);
        (rows, total, "Due".to_owned(), None)
    };
    match printed.format {
        Some(Format::Json) => opened.json(out, &due::json(&ctx, &rows, total))?,
        Some(format) => {
            let filter = filter.unwrap_or_default();
            let heading = ListHeading::new(title, filter, context.today());
            out.text(&export(&ctx, &due::columns(), &rows, heading, format))?;
        }
        None => {
            out.table(&Table::of(&ctx, &due::columns(), &rows))?;
            out.say_if_fewer(rows.len(), total, "due")?;
        }
    }
    if let Some(remark) = remark {
        out.say(remark)?;
    }
    opened.ended(out)
}

/// An id alone is half of the sentence that says when it is due.
fn refuse_lone_id(filter: Option<&str>, opened: &OpenRegister) -> Result<(), CommandError> {
    let Some(ix) = filter.and_then(|id| opened.find(id).ok()) else { return Ok(()) };
    let id = opened.register.id(ix);
    Err(CommandError::usage(format!(
        "{id} is due when?\n  \
         to say so: caveat due {id} 2017-07-12\n  \
         to read what is on file: caveat show {id}"
    )))
}
