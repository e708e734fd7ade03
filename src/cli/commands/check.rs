//! `caveat check`: what is wrong, doubtful or missing in a register.

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::FormatArgs;
use crate::cli::{Code, CommandError, Context, OpenRegister, Output};
use crate::query::rule_faults;
use crate::report::Format;
use crate::report::list::faults::{self, FaultCounts};
use crate::store::open_regular;
use crate::text::plural::count;

/// Check a register: what is wrong, what is doubtful, what is not on file
///
/// Errors cannot be used, warnings are doubtful, gaps are not on file or not settled; a rule of
/// `register.toml` says itself what a record is that breaks it. One line
/// each: `file:line:column: level: code: message`. On a terminal the line is shown underlined. Ends
/// with 0 when there are no errors or warnings, else with 1; with 3 when the folder cannot be read.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The register's folder
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[command(flatten)]
    printed: FormatArgs,
}

impl CheckArgs {
    /// Prints what is wrong.
    pub fn run(self, mut context: Context, out: &mut Output) -> Result<Code, CommandError> {
        if self.folder.is_some() && context.everywhere.dir.is_some() {
            return Err(CommandError::usage(
                "two folders are given: the one after `check`, and that of -d",
            ));
        }
        context.everywhere.dir = self.folder.or(context.everywhere.dir);
        let mut opened = context.open()?;
        let broken = rule_faults(&opened.ctx(&context));
        opened.faults.extend(broken);
        faults::sort(&mut opened.faults);
        let tally = FaultCounts::of(&opened.faults);
        if let Some(format) = self.printed.format {
            let found = &opened.faults;
            let heading = opened.heading(&context, "What is wrong", "");
            opened.list(
                out,
                heading,
                Some(format),
                || faults::table(found),
                || faults::json(found),
            )?;
        } else {
            print(&opened, out)?;
        }
        if self.printed.format != Some(Format::Json) {
            let files = count(opened.files, "file");
            out.say(format!("{tally} in {files} of {}", opened.place.folder.display()))?;
        }
        Ok(if tally.any() { Code::Findings } else { Code::Done })
    }
}

fn print(opened: &OpenRegister, out: &mut Output) -> Result<(), CommandError> {
    let Some(width) = out.width() else {
        return opened.faults.iter().try_for_each(|fault| out.line(&faults::line(fault)));
    };
    let limit = opened.register.settings.file_limit_bytes();
    let read = |file: &str| open_regular::text(&opened.place.folder.join(file), limit).ok();
    faults::underlined(&opened.faults, width, read).try_for_each(|fault| out.line(&fault))
}
