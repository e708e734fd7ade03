//! `caveat verdict`: say what one thinks of one or more records.

use clap::Args;

use crate::cli::args::{FormatArgs, JSON};
use crate::cli::entries::RequestedAct;
use crate::cli::{Code, CommandError, Context, Output};
use crate::fault::Fault;
use crate::journal::verdict::{self, WITHDRAWN};
use crate::journal::{Act, Entry};

/// Give a verdict on one or more records
///
/// The last argument is the verdict, as a word or its key. On a caveat: met (m), partly (p),
/// not-met (x), info (i), not-applicable (z). On a case: ready (m), ready-with-conditions (p),
/// not-ready (x), info (i), defer (z). On an endorsement: confirmed (m), chase (p), doubtful (x),
/// info (i), not-applicable (z). `withdrawn` takes one's own verdict back. The verdict is pinned to
/// the words of the record as they are now: when they change it is shown as suspect.
#[derive(Debug, Args)]
#[command(override_usage = "caveat verdict [OPTIONS] ID… WORD")]
pub struct VerdictArgs {
    /// The records, then the verdict
    #[arg(value_names = ["ID", "WORD"], num_args = 2.., required = true)]
    pub words: Vec<String>,
    /// Why; some verdicts are refused without
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, default_value = "")]
    pub reason: String,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl VerdictArgs {
    /// Saves the verdict.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let Some((typed, ids)) = self.words.split_last() else {
            return Err(CommandError::usage("a verdict needs an id and a word"));
        };
        let opened = context.open()?;
        let asked = RequestedAct::new(context, &opened, &self.reason)?;
        let register = &opened.register;
        let on = asked.records(ids)?;
        let mut entries = asked.entries(Act::Verdict, &on);
        let mut said = WITHDRAWN;
        for (entry, &ix) in entries.iter_mut().zip(&on) {
            said = read(register.record(ix).kind(), typed).map_err(|fault| asked.amiss(&fault))?;
            register.may_judge(ix).map_err(|fault| asked.amiss(&fault))?;
            if register.settings.reason_required(said) && self.reason.trim().is_empty() {
                return Err(asked.refused(format!(
                    "`{said}` needs a reason\n  add it: --reason 'Posts are filled on paper only.'"
                )));
            }
            let new = Entry { value: said.to_owned(), ..entry.clone() };
            *entry = new.text(self.reason.trim()).seen(register.fingerprint(ix));
        }
        let warning = asked.keep_versions(&on)?;
        let done = format!("Saved: verdict `{said}` on {}", asked.named(&on));
        let code = asked.save(&entries, &done, self.printed.json(), out)?;
        warning.map_or(Ok(()), |warning| out.say(warning))?;
        Ok(code)
    }
}

/// The verdict that was typed, a hyphen for taking one's own back.
fn read(kind: crate::record::Kind, typed: &str) -> Result<&'static str, Fault> {
    if typed == "-" { Ok(WITHDRAWN) } else { verdict::read(kind, typed) }
}
