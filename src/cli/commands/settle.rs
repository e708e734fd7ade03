//! `caveat settle`: puts what officers said, and counts, into the record files, piece by piece.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, IsTerminal, stdin};
use std::sync::Arc;

use clap::Args;

use crate::cli::args::{FormatArgs, QueryParser};
use crate::cli::{Code, CommandError, Context, OpenRegister, Output, say};
use crate::query::CompiledQuery;
use crate::register::{Ix, MergeBackValue, Unmergeable};
use crate::report::Format;
use crate::report::document::json::list;
use crate::report::list::faults;
use crate::report::merge_back::{
    Hunk, MergeBackProposal, describe, is_sound, row, table, unified_diff, with_edits,
};
use crate::store::{EditOutcome, RecordEditor};
use crate::text::Clean;
use crate::text::plural::count;

/// What the answers mean.
const ANSWERS: &str = "\
y  put this into the file
n  leave this in the journals alone
a  put this and all that follow into the files
q  leave this and all that follow
?  these words";

/// Put what officers said, and counts, into the record files, after a look at each edit
///
/// Proposed are statuses that settle a caveat (where register.toml says `discharge = "officer"`)
/// and actions that are cleared; with --all the other statuses, owners and due dates too. Each edit
/// is shown and asked for: y n a q, and ? explains. Comments, order and unknown keys stay as they
/// are, each file is written once and whole, and one that somebody changed meanwhile is left alone.
/// The entries stay in the journals. With a format it lists the edits and writes nothing.
#[derive(Debug, Args)]
#[command(mut_arg("json", |it| it.help("Print the edits as JSON for scripts")))]
pub struct SettleArgs {
    /// A filter, in quotes: only the records that answer it
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    /// Propose the other statuses, owners and due dates too
    #[arg(long)]
    pub all: bool,
    /// Take every edit without asking
    #[arg(long, conflicts_with_all = ["dry_run", "printed"])]
    pub yes: bool,
    /// Print the edits as one diff and write nothing
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    printed: FormatArgs,
}

/// What is proposed, and the files that it is for.
struct ProposedEdits<'a> {
    context: &'a Context,
    opened: &'a OpenRegister,
    edits: RecordEditor,
    texts: BTreeMap<Arc<str>, Result<String, Clean>>,
    proposal: MergeBackProposal,
    left: Vec<String>,
}

impl SettleArgs {
    /// Proposes the edits, and writes those that are taken.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let query = context.query(self.query.as_deref().unwrap_or_default())?;
        let format = self.printed.format;
        if context.everywhere.read_only && !self.dry_run && format.is_none() {
            let message = "NOT SAVED: --read-only is set, so no file is changed\n  \
                           --dry-run shows what would be proposed";
            return Err(CommandError::finding(message));
        }
        let opened = context.open()?;
        let ctx = opened.ctx(context);
        let (mut folds, mut left) = opened.register.folds(self.all);
        let asked = CompiledQuery::new(&ctx, &query);
        folds.retain(|fold| asked.answers(&ctx, fold.on));
        left.retain(|it| asked.answers(&ctx, it.on));
        let work = ProposedEdits::new(context, &opened, folds, &left);
        if format.is_some() {
            work.list(self.query.as_deref().unwrap_or_default(), format, out)?;
        } else if self.dry_run {
            work.dry_run(out)?;
        }
        work.left.iter().try_for_each(|left| out.say(format!("stays in the journals: {left}")))?;
        let none = work.proposal.hunks.is_empty();
        if none && format != Some(Format::Json) {
            let more = if self.all { "" } else { "; --all adds statuses, owners and due dates" };
            out.say(format!("Nothing to settle: what counts is in the record files{more}"))?;
        }
        if format.is_some() || self.dry_run || none {
            return opened.ended(out);
        }
        let chosen =
            if self.yes { work.proposal.hunks.iter().collect() } else { work.choose(out)? };
        work.write(&chosen, out)
    }
}

impl<'a> ProposedEdits<'a> {
    fn new(
        context: &'a Context,
        opened: &'a OpenRegister,
        folds: Vec<MergeBackValue>,
        left: &[Unmergeable],
    ) -> Self {
        let register = &opened.register;
        let edits = RecordEditor::new(&opened.place.folder, &context.environment.state);
        let mut texts = BTreeMap::new();
        for fold in &folds {
            let file = &register.record(fold.on).file;
            texts.entry(Arc::clone(file)).or_insert_with(|| text(&edits, file));
        }
        let proposal = MergeBackProposal::new(register, folds, &texts);
        let stays = |it: &Unmergeable| format!("{} {}: {}", register.id(it.on), it.act, it.why);
        let not = |(fold, why): &(MergeBackValue, String)| {
            format!("{} {}: {why}", register.id(fold.on), fold.act)
        };
        let left = left.iter().map(stays).chain(proposal.left.iter().map(not)).collect();
        Self { context, opened, edits, texts, proposal, left }
    }

    fn text(&self, file: &str) -> &str {
        self.texts.get(file).and_then(|text| text.as_deref().ok()).unwrap_or_default()
    }

    fn list(
        &self,
        filter: &str,
        format: Option<Format>,
        out: &mut Output,
    ) -> Result<(), CommandError> {
        let (register, hunks) = (&self.opened.register, &self.proposal.hunks);
        let heading = self.opened.heading(self.context, "To settle", filter);
        let row = |hunk: &Hunk| row(register, hunk, self.text(&hunk.file));
        let rows = || hunks.iter().map(row).collect();
        let document = || list("settle", hunks.len(), rows());
        self.opened.list(out, heading, format, || table(register, hunks), document)
    }

    fn dry_run(&self, out: &mut Output) -> Result<(), CommandError> {
        for file in self.proposal.files() {
            let hunks: Vec<&Hunk> =
                self.proposal.hunks.iter().filter(|hunk| hunk.file == *file).collect();
            let text = self.text(file);
            out.text(&unified_diff(file, text, &with_edits(text, &hunks)))?;
        }
        Ok(())
    }

    /// Shows each edit and asks for it; the end of what comes in is a q.
    fn choose(&self, out: &mut Output) -> Result<Vec<&Hunk>, CommandError> {
        let ctx = self.opened.ctx(self.context);
        let (mut chosen, all) = (Vec::new(), &self.proposal.hunks);
        let mut lines = stdin().lock().lines();
        let is_typed = stdin().is_terminal();
        for (at, hunk) in all.iter().enumerate() {
            describe(&ctx, &hunk.fold).iter().try_for_each(|line| out.line(line))?;
            let text = self.text(&hunk.file);
            out.text(&unified_diff(&hunk.file, text, &with_edits(text, &[hunk])))?;
            loop {
                let file = Clean::line(&hunk.file);
                let of = format!("{} of {}", at + 1, all.len());
                out.text(&format!("({of}) put this into {file}? y n a q ? "))?;
                out.flush()?;
                let line = lines.next().transpose()?.unwrap_or_else(|| "q".to_owned());
                let answer = line.trim().to_lowercase();
                if !is_typed {
                    out.line(&Clean::line(&answer))?;
                }
                match &*answer {
                    "y" | "yes" => chosen.push(hunk),
                    "n" | "no" => {}
                    "a" | "all" => {
                        chosen.extend(&all[at..]);
                        return Ok(chosen);
                    }
                    "q" | "quit" => return Ok(chosen),
                    _ => {
                        out.line(ANSWERS)?;
                        continue;
                    }
                }
                break;
            }
        }
        Ok(chosen)
    }

    /// Writes each file once, with the edits of it that were taken.
    fn write(&self, chosen: &[&Hunk], out: &mut Output) -> Result<Code, CommandError> {
        if chosen.is_empty() {
            out.say("No file was changed")?;
            return Ok(Code::Done);
        }
        let (mut code, mut written) = (Code::Done, Vec::new());
        for file in self.proposal.files() {
            let hunks: Vec<&Hunk> =
                chosen.iter().copied().filter(|hunk| hunk.file == *file).collect();
            if hunks.is_empty() {
                continue;
            }
            match self.write_one(file, &hunks) {
                Ok(()) => {
                    let edits = count(hunks.len(), "edit");
                    let file = self.opened.place.folder.join(&**file);
                    let words = format!("Written: {} ({edits})", file.display());
                    let words = Clean::line(&words);
                    out.saved(&words, |out| out.line(&words));
                    written.extend(hunks);
                }
                Err(why) => {
                    out.say(format!("caveat: NOT SAVED: {why}"))?;
                    code = Code::Findings;
                }
            }
        }
        out.flush()?;
        self.tell_verdicts(&written);
        Ok(code)
    }

    fn write_one(&self, file: &Arc<str>, hunks: &[&Hunk]) -> Result<(), Clean> {
        let before = self.text(file);
        let after = with_edits(before, hunks);
        if !is_sound(&self.opened.register, before, &after, hunks) {
            let why = "is not written in a way that can be edited here; edit it by hand";
            return Err(Clean::line(&format!("{file} {why}")));
        }
        let why = match self.edits.write(file, before.as_bytes(), after.as_bytes()) {
            EditOutcome::Saved | EditOutcome::Same => return Ok(()),
            EditOutcome::Failed { why, .. } => return Err(why),
            EditOutcome::Broken(found) => {
                found.iter().map(faults::line).collect::<Vec<_>>().join("; ")
            }
            EditOutcome::Moved { .. } | EditOutcome::Fewer { .. } => format!(
                "somebody has changed {file} meanwhile, and it stays as they left it; run `caveat \
                 settle` again"
            ),
        };
        Err(Clean::line(&why))
    }

    /// What counts for the fingerprint has changed, so verdicts on it are on older words now.
    fn tell_verdicts(&self, written: &[&Hunk]) {
        let register = &self.opened.register;
        let ignored = &register.settings.fingerprint_ignore;
        let counts = |hunk: &&&Hunk| {
            hunk.fold.keys.iter().any(|(key, _)| !ignored.iter().any(|it| it == key))
        };
        let on: BTreeSet<Ix> = written.iter().filter(counts).map(|hunk| hunk.fold.on).collect();
        let pinned = |ix| register.verdicts(ix).iter().filter(|it| !it.suspect).count();
        let verdicts: usize = on.into_iter().map(pinned).sum();
        if verdicts > 0 {
            let were = if verdicts == 1 { "was" } else { "were" };
            say(format!(
                "{} {were} given on these records as they stood, and must be affirmed \
                 (vr on the screen);\nwith `fingerprint_ignore = [\"status\", \"owner\", \"due\"]` in \
                 register.toml that is not so",
                count(verdicts, "verdict")
            ));
        }
    }
}

/// The text of a record file, byte for byte.
fn text(edits: &RecordEditor, file: &str) -> Result<String, Clean> {
    let bytes = edits.read(file)?;
    String::from_utf8(bytes).map_err(|_| Clean::line(&format!("{file}: this is not UTF-8 text")))
}
