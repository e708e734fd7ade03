//! `caveat status`, `owner`, `wait`, `tag`, `untag`, `flag`: say something of one or more records.

use clap::Args;

use crate::cli::args::{FormatArgs, JSON};
use crate::cli::entries::RequestedAct;
use crate::cli::{Code, CommandError, Context, Output, with_hint};
use crate::journal::Act;
use crate::record::vocabulary::CaveatStatus;
use crate::register::{ActInput, Ix, Register};

/// What each of these verbs takes.
#[derive(Debug, Args)]
pub struct ActArgs {
    /// The records, then what is said of them; a single hyphen clears it
    #[arg(value_names = ["ID", "VALUE"], num_args = 2.., required = true)]
    pub words: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, default_value = "")]
    pub reason: String,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl ActArgs {
    /// Saves what is said, for all of the records or for none. What is doubtful is told.
    pub fn run(&self, act: Act, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        save(act, &self.words, &self.reason, self.printed.json(), context, out)
    }
}

/// Saves what is said, the last of the words, for all of the records or for none.
pub fn save(
    act: Act,
    words: &[String],
    reason: &str,
    json: bool,
    context: &Context,
    out: &mut Output,
) -> Result<Code, CommandError> {
    let Some((typed, ids)) = words.split_last() else {
        return Err(CommandError::usage(format!("`{act}` needs an id and a value")));
    };
    let reason = reason.trim();
    let opened = context.open()?;
    let asked = RequestedAct::new(context, &opened, reason)?;
    let on = asked.records(ids)?;
    let mut said: Vec<(Ix, ActInput)> = Vec::new();
    for &ix in &on {
        let all = opened.register.read_said(ix, act, typed, context.today());
        for one in all.map_err(|fault| asked.amiss(&fault))? {
            if reason.is_empty() && opened.register.needs_words(ix, one.act, &one.value) {
                let is_offered = one.value == CaveatStatus::EvidenceOffered.as_str();
                let (what, such_as) = if is_offered {
                    ("what the evidence is", "The rota of May, in the shared folder.")
                } else {
                    ("why", "Until the grant is confirmed.")
                };
                return Err(asked.refused(format!(
                    "`{}` needs words: {what}\n  add them: --reason '{such_as}'",
                    one.value
                )));
            }
            said.push((ix, one));
        }
    }
    let pairs: Vec<(Ix, Act)> = said.iter().map(|(ix, one)| (*ix, one.act)).collect();
    let mut entries = asked.entries_of(&pairs);
    for (entry, (ix, one)) in entries.iter_mut().zip(&said) {
        one.value.clone_into(&mut entry.value);
        reason.clone_into(&mut entry.text);
        if act == Act::Wait {
            entry.seen = Some(opened.register.fingerprint(*ix).to_owned());
        }
    }
    let unkept = if act == Act::Wait { asked.keep_versions(&on)? } else { None };
    let done = format!("Saved: {} on {}", describe(&opened.register, &said), asked.named(&on));
    let code = asked.save(&entries, &done, json, out)?;
    for warning in warnings(&said).into_iter().chain(unkept) {
        out.say(warning)?;
    }
    Ok(code)
}

/// What is said, each thing once: `owner EST`, `tag beds, tag costs`, `due cleared`.
fn describe(register: &Register, said: &[(Ix, ActInput)]) -> String {
    let words = said.iter().map(|(ix, one)| match one.value.as_str() {
        "" => format!("{} cleared", register.word_of_act(*ix, one.act)),
        value => format!("{} `{value}`", register.word_of_act(*ix, one.act)),
    });
    each_once(words).join(", ")
}

/// What is doubtful, each thing once.
fn warnings(said: &[(Ix, ActInput)]) -> Vec<String> {
    each_once(said.iter().filter_map(|(_, one)| {
        let warning = with_hint(one.warning.as_ref()?, one.hint.as_deref());
        Some(format!("caveat: warning: {warning}"))
    }))
}

fn each_once(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut all = Vec::new();
    for one in words {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}
