//! How a session is shown: line by line, or on the screen.

use clap::Args;

/// How a session is shown, and for whom it is keyed.
#[derive(Debug, Clone, Args)]
pub struct DisplayArgs {
    /// One item in large, for a room with a projector
    #[arg(long)]
    pub big: bool,
    /// Whose verdicts you key, such as 'Cllr Odd, Cllr Even'
    #[arg(long, value_name = "NAMES")]
    pub by: Option<String>,
}
