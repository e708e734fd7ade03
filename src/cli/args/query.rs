//! A filter as it stands on the command line: one argument, for which no mistyped option is taken.

use std::ffi::OsStr;

use clap::builder::TypedValueParser;
use clap::{Arg, Command};

use crate::text::nearest;

/// Reads a filter, in quotes. It may begin with a hyphen, but not with two: that is a mistyped option
/// of the command that it stands after.
#[derive(Debug, Clone, Copy)]
pub struct QueryParser;

impl TypedValueParser for QueryParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        let options = command.get_arguments().filter(|it| !it.is_hide_set());
        let options: Vec<String> =
            options.filter_map(Arg::get_long).map(|name| format!("--{name}")).collect();
        let read = move |text: &str| {
            if !text.starts_with("--") {
                return Ok(text.to_owned());
            }
            Err(match nearest(text, options.iter().map(String::as_str)) {
                Some(near) => format!("did you mean the option {near}?"),
                None => "there is no such option, and no filter begins with two hyphens".to_owned(),
            })
        };
        read.parse_ref(command, arg, value)
    }
}
