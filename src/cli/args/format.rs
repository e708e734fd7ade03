//! What is printed: a table on the screen, or a format for somebody else.

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Args, Command, FromArgMatches};

use crate::report::Format;

/// JSON alone, of what has no columns.
pub const JSON: u8 = 1;
const CSV: u8 = 1 << 1;
const TSV: u8 = 1 << 2;
const MD: u8 = 1 << 3;
const HTML: u8 = 1 << 4;
const TEXT: u8 = 1 << 5;
/// Every format.
pub const ALL: u8 = JSON | CSV | TSV | MD | HTML | TEXT;
/// None at all, of what opens the screen or asks line by line.
pub const NONE: u8 = 0;

/// The option of each format, and what help says of it where a command says nothing else.
const OPTIONS: [(u8, Format, &str, &str); 6] = [
    (JSON, Format::Json, "json", "Print JSON for scripts"),
    (
        CSV,
        Format::Csv,
        "csv",
        "Print CSV for a spreadsheet, with no cell that it takes for a formula",
    ),
    (TSV, Format::Tsv, "tsv", "Print the same with tabs"),
    (MD, Format::Markdown, "md", "Print a Markdown table"),
    (HTML, Format::Html, "html", "Print a page to read in a browser and to put on paper"),
    (TEXT, Format::Text, "text", "Print the aligned table with nothing cut"),
];

/// The options that name a format, one at most: those of `FORMATS`, which a command can print. The
/// others are known too, and refused with the names of those that there are.
#[derive(Debug, Clone, Copy, Default)]
pub struct FormatArgs<const FORMATS: u8 = ALL> {
    /// The format that is asked for; none for what the screen has.
    pub format: Option<Format>,
}

impl<const FORMATS: u8> FormatArgs<FORMATS> {
    /// Whether JSON is asked for.
    pub fn json(self) -> bool {
        self.format == Some(Format::Json)
    }

    /// That a format is not one of these, and which are.
    fn refused(name: &str) -> clap::Error {
        let offered = OPTIONS.iter().filter(|(bit, ..)| FORMATS & bit != 0);
        let offered: Vec<String> = offered.map(|(_, _, name, _)| format!("--{name}")).collect();
        let words = match offered.as_slice() {
            [] => "it prints no list".to_owned(),
            some => format!("it prints words, or {}", some.join(", ")),
        };
        let message = format!("this command has no --{name}\n  {words}");
        clap::Error::raw(ErrorKind::ArgumentConflict, message)
    }
}

// Not derived: clap's derive cannot leave out the options that a command does not have.
impl<const FORMATS: u8> Args for FormatArgs<FORMATS> {
    fn augment_args(command: Command) -> Command {
        let group = ArgGroup::new("printed").multiple(false);
        let group = group.args(OPTIONS.map(|(_, _, name, _)| name));
        let option = |(bit, _, name, help): (u8, _, &'static str, &'static str)| {
            let is_offered = FORMATS & bit != 0;
            Arg::new(name).long(name).help(help).action(ArgAction::SetTrue).hide(!is_offered)
        };
        command.args(OPTIONS.map(option)).group(group)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<const FORMATS: u8> FromArgMatches for FormatArgs<FORMATS> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        match OPTIONS.iter().find(|(_, _, name, _)| matches.get_flag(name)) {
            Some((bit, _, name, _)) if FORMATS & bit == 0 => Err(Self::refused(name)),
            asked => Ok(Self { format: asked.map(|(_, format, ..)| *format) }),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
