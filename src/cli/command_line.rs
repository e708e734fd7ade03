//! The command line: the one list of commands, and what stands before and after them.

use clap::{Args, Parser, Subcommand};

use super::commands::{
    agenda, chase, check, clock, config, count, diff, drafts, due, keys, list, log, matrix, money,
    note, review, session, set, settle, show, timeline, undo, verdict,
};
use super::context::GlobalArgs;

/// Review business-case decisions, their caveats and their partners' endorsements
///
/// Without a command this opens the screen, where every key is explained by `?`. With a command
/// it prints an answer and ends. The register is a folder of record files: the one that DIR or -d
/// names, else the environment variable `CAVEAT_REGISTER`, else `register` in
/// ~/.config/caveat/config.toml, else a sample register to try things out on.
#[derive(Debug, Parser)]
#[command(
    name = "caveat",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    override_usage = "caveat [OPTIONS] [DIR] [ID]\n       caveat [OPTIONS] COMMAND …",
    after_help = "Examples:\n  \
        caveat                                       open the screen\n  \
        caveat list caveats 'is:overdue'             what is late\n  \
        caveat show STK-C7                           everything on file about one caveat\n  \
        caveat note STK-C7 'Asked Dr Ford today.'    add a note\n  \
        caveat verdict STK-C7 met                    give a verdict\n  \
        caveat owner STK-C7 STK-C8 amk               say who answers for them\n  \
        caveat review 'is:overdue'                   go through what is late, one by one\n\n\
        Exit codes: 0 done, 1 something found or not saved, 2 wrong command line or no terminal,\n\
        3 some data could not be read."
)]
pub struct CommandLine {
    /// What every command takes.
    #[command(flatten)]
    pub everywhere: GlobalArgs,
    /// What the screen takes.
    #[command(flatten)]
    pub screen: ScreenArgs,
    /// The command; the screen when there is none.
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

/// What the screen takes.
#[derive(Debug, Clone, Args)]
pub struct ScreenArgs {
    /// The register's folder, or the id of a record to begin at
    #[arg(value_name = "DIR")]
    pub first: Option<String>,
    /// The id of a record to begin at, such as STK-C7
    #[arg(value_name = "ID")]
    pub second: Option<String>,
    /// Begin with this filter, such as 'is:overdue'
    #[arg(short, long, value_name = "QUERY", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Begin with this view: its number or name
    #[arg(short, long, value_name = "VIEW")]
    pub view: Option<String>,
    /// Begin by running a command of the palette, such as go-caveats or 'sort due'; any number
    #[arg(long, value_name = "COMMAND")]
    pub run: Vec<String>,
}

/// The commands.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)] // each is told in its own file
pub enum CliCommand {
    List(list::ListArgs),
    Count(count::CountArgs),
    Show(show::ShowArgs),
    Matrix(matrix::MatrixArgs),
    Clock(clock::ClockArgs),
    Timeline(timeline::TimelineArgs),
    Money(money::MoneyArgs),
    Check(check::CheckArgs),
    Note(note::NoteArgs),
    Verdict(verdict::VerdictArgs),
    /// Say how far a caveat, an action or a risk is
    ///
    /// The last argument is the status: open, in-hand, evidence-offered, breached or paused for a
    /// caveat; open, in-progress, paused or cleared for an action; open, in-progress, accepted,
    /// materialised, paused or closed for a risk; and whatever words `register.toml` adds.
    /// `evidence-offered` needs --reason, which says what the evidence is, and `paused` one that says
    /// why: what is paused is never late and not chased. Words such as closed, complete, done or
    /// delivered are read as settled, and on hold as paused. That a caveat is settled is for the body
    /// to decide, not for an officer, unless `register.toml` has discharge = "officer".
    #[command(override_usage = "caveat status [OPTIONS] ID… WORD")]
    Status(set::ActArgs),
    /// Say who answers for cases, caveats or actions
    ///
    /// The last argument is the id of a partner or body, a login or a name. A name that nobody here
    /// knows is saved all the same, with a warning that names those like it. `nobody` clears it.
    #[command(override_usage = "caveat owner [OPTIONS] ID… NAME")]
    Owner(set::ActArgs),
    Due(due::DueArgs),
    Agenda(agenda::AgendaArgs),
    Chase(chase::ChaseArgs),
    /// Put records off for yourself until a day, or until they change, whichever comes first
    ///
    /// The last argument is a day or a window, as for `caveat due`; it must be one that can be read and
    /// lies ahead; the wait ends on its morning. `none` ends it. It hides them from your own views on
    /// the screen and from nobody else; lists, counts and reports have them all. 'is:waiting' finds
    /// what you put off.
    #[command(override_usage = "caveat wait [OPTIONS] ID… DATE")]
    Wait(set::ActArgs),
    /// Put tags on records
    ///
    /// The last argument is a tag, or several with commas or spaces between: caveat tag STK-C7
    /// 'beds, costs'. A tag is one word; a # before it is dropped.
    #[command(override_usage = "caveat tag [OPTIONS] ID… TAGS")]
    Tag(set::ActArgs),
    /// Take tags off records
    ///
    /// The last argument is a tag, or several with commas or spaces between.
    #[command(override_usage = "caveat untag [OPTIONS] ID… TAGS")]
    Untag(set::ActArgs),
    /// Flag records, so that 'is:flagged' finds them
    ///
    /// The last argument is a word or a short sentence, in quotes. A single hyphen takes the flag off.
    #[command(override_usage = "caveat flag [OPTIONS] ID… TEXT")]
    Flag(set::ActArgs),
    /// Take back your last act, or the one named
    ///
    /// What was added to several records at once is taken back whole. Nothing is deleted: `caveat log`
    /// and `caveat show` still show it, as taken back. `caveat redo` brings it back.
    Undo(undo::UndoArgs),
    /// Bring back what you took back last, or the act named
    ///
    /// Without a name it follows `caveat undo` step by step, until you add something else.
    Redo(undo::UndoArgs),
    Review(review::ReviewArgs),
    Session(session::SessionArgs),
    Drafts(drafts::DraftsArgs),
    Log(log::LogArgs),
    Diff(diff::DiffArgs),
    Settle(settle::SettleArgs),
    Keys(keys::KeysArgs),
    Config(config::ConfigArgs),
}
