//! `caveat chase`: letters to whoever must see to what is late.

use clap::Args;

use crate::cli::args::{FormatArgs, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};
use crate::report::{ChaseLetters, Format};

/// What is chased when no filter says otherwise.
const LATE: &str = "is:overdue";

/// Write one letter to each owner over what is late with them
///
/// A filter chooses something else than what is late: caveat chase 'programme:stockport' --md.
/// Only caveats, actions and risks that nobody has settled or paused are chased; one whose status
/// is no word that the register knows is told and not chased. Without --md, --html or --text it
/// lists what the letters would be over. What nobody answers for stands at the end, with what to do
/// about it.
/// When a letter has gone, note it: caveat note --kind chase WIR-C2 'Letter of today.'; then
/// 'chased:*' finds it and the lists tell how often it was chased and when last.
#[derive(Debug, Args)]
#[command(
    mut_arg("md", |it| it.help("Print the letters as Markdown")),
    mut_arg("html", |it| it.help("Print the letters as a page")),
    mut_arg("text", |it| it.help("Print the letters as plain text"))
)]
pub struct ChaseArgs {
    /// A filter, in quotes; is:overdue when there is none
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    #[command(flatten)]
    printed: FormatArgs,
}

impl ChaseArgs {
    /// Prints the letters.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let filter = self.query.as_deref().unwrap_or(LATE);
        let (query, opened) = context.open_for(Some(filter))?;
        let ctx = opened.ctx(context);
        let letters = ChaseLetters::of(&ctx, &query);
        match self.printed.format {
            None => {}
            Some(Format::Json) => {
                opened.json(out, &letters.json(&ctx))?;
                return opened.ended(out);
            }
            Some(format) => {
                out.text(&letters.format(&ctx, format))?;
                return opened.ended(out);
            }
        }
        out.table(&letters.table(&ctx))?;
        out.say(match (letters.letters.len(), letters.nobodys.len()) {
            (0, 0) => "nothing to chase".to_owned(),
            (owners, 0) => format!("{owners} to write to; --md prints the letters"),
            (owners, nobodys) => format!(
                "{owners} to write to, {nobodys} with nobody to write to; \
                 --md prints the letters"
            ),
        })?;
        let unplaced = letters.unplaced.iter().map(|&ix| {
            let status = opened.register.status(ix);
            format!("{} not chased: `{status}` is no known status", opened.register.id(ix))
        });
        for told in unplaced {
            out.say(told)?;
        }
        opened.ended(out)
    }
}
