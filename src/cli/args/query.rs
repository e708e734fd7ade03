//! A filter as it stands on the command line: one argument, for which no mistyped option is taken.

use std::ffi::OsStr;
use std::ops::Deref;

use clap::builder::{TypedValueParser, ValueParserFactory};
use clap::{Arg, Command};

use crate::text::nearest;

/// A filter, in quotes. It may begin with a hyphen, but not with two: that is an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryArg(String);

impl Deref for QueryArg {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<QueryArg> for String {
    fn from(query: QueryArg) -> Self {
        query.0
    }
}

impl ValueParserFactory for QueryArg {
    type Parser = QueryParser;

    fn value_parser() -> QueryParser {
        QueryParser
    }
}

/// Reads a filter, and knows the options of the command that it stands after.
#[derive(Debug, Clone, Copy)]
pub struct QueryParser;

impl TypedValueParser for QueryParser {
    type Value = QueryArg;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<QueryArg, clap::Error> {
        let options = command.get_arguments().filter(|it| !it.is_hide_set());
        let options: Vec<String> =
            options.filter_map(Arg::get_long).map(|name| format!("--{name}")).collect();
        let read = move |text: &str| {
            if text.starts_with("--") {
                return Err(no_option(text, &options));
            }
            Ok(QueryArg(text.to_owned()))
        };
        read.parse_ref(command, arg, value)
    }
}

/// What is said of an option that there is not.
fn no_option(typed: &str, options: &[String]) -> String {
    match nearest(typed, options.iter().map(String::as_str)) {
        Some(near) => format!("did you mean the option {near}?"),
        None => "there is no such option, and no filter begins with two hyphens".to_owned(),
    }
}
