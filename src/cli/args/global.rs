//! What may stand before or after any command: the folder, the day, read only.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

/// What may stand before or after any command.
#[derive(Debug, Clone, Args)]
pub struct GlobalArgs {
    /// The register's folder
    #[arg(short = 'd', long = "dir", value_name = "DIR", global = true)]
    pub dir: Option<PathBuf>,
    /// The day that counts as today, as 2017-07-17
    #[arg(long, value_name = "DATE", global = true, env = "CAVEAT_TODAY", value_parser = day)]
    pub today: Option<Date>,
    /// Refuse to add anything
    #[arg(long, global = true)]
    pub read_only: bool,
}

pub(crate) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| {
        "a day is written as 2017-07-17; without --today, CAVEAT_TODAY is what was read".to_owned()
    })
}
