//! `caveat matrix`: the cases of each programme against the partners whose word is sought.

use clap::Args;

use crate::cli::args::{FormatArgs, QueryParser};
use crate::cli::{Code, CommandError, Context, Output};
use crate::query::select;
use crate::record::Kind;
use crate::report::Format;
use crate::report::document::export::title;
use crate::report::list::matrix::{ShownMatrix, heading, order};

/// Show what each partner said of each case, at its present stage and at the next
///
/// A letter stands for what was said, a small one for what is not known from the partner's own
/// minute; the legend below the tables has them all. A filter chooses the cases, in quotes:
/// 'programme:stockport', 'is:secondhand'. JSON has one row for each case, partner and stage.
#[derive(Debug, Args)]
pub struct MatrixArgs {
    /// A filter for the cases, in quotes
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: Option<String>,
    /// Only cases in which something is missing
    #[arg(long)]
    pub incomplete: bool,
    /// Partners down the side, cases along the top; CSV, TSV and JSON stay as they are
    #[arg(long)]
    pub turned: bool,
    #[command(flatten)]
    printed: FormatArgs,
}

impl MatrixArgs {
    /// Prints the matrix.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let filter = self.query.as_deref().unwrap_or_default();
        let (query, opened) = context.open_for(Some(filter))?;
        let ctx = opened.ctx(context);
        let matrix = opened.register.matrix();
        let cases = select(&ctx, Kind::Case, &query, &[]);
        let order = order(&matrix, &cases, self.incomplete);
        let shown = ShownMatrix { matrix: &matrix, order: &order, turned: self.turned };
        let format = self.printed.format;
        if format == Some(Format::Json) {
            opened.json(out, &shown.json(&opened.register))?;
            return opened.ended(out);
        }
        let title = title(heading(self.incomplete), &opened.register);
        let tables = shown.tables(&ctx, &title, filter);
        match format {
            Some(format) => out.text(&tables.format(format))?,
            None if order.is_empty() => {}
            None => tables.lines(out.width()).iter().try_for_each(|line| out.line(line))?,
        }
        let (rows, all) = (shown.rows().count(), opened.register.of(Kind::Case).len());
        out.say_if_fewer(rows, all, "cases")?;
        opened.ended(out)
    }
}
