//! The one way out: data to standard output, talk to standard error, and a closed pipe is no failure.

use std::io::{self, BufWriter, Stdout, Write};

use serde::Serialize;
use serde_json::Value as Json;

use super::exit::CommandError;
use crate::report::document::export::{ListHeading, export_table};
use crate::report::document::json;
use crate::report::{Format, Table};
use crate::text::Clean;

/// Standard output, buffered.
#[derive(Debug)]
pub struct Output {
    to: BufWriter<Stdout>,
    width: Option<usize>,
}

impl Default for Output {
    /// Standard output; asks it for its width if it is a terminal.
    fn default() -> Self {
        let to = io::stdout();
        let size = rustix::termios::tcgetwinsize(&to).ok();
        // A terminal that has hung up reports no size at all.
        let width = size.map(|size| usize::from(size.ws_col)).filter(|&width| width > 0);
        Self { to: BufWriter::new(to), width }
    }
}

impl Output {
    /// The width of the terminal in cells; `None` when it is none.
    pub fn width(&self) -> Option<usize> {
        self.width
    }

    /// Writes a text as it is; it must be safe to show.
    pub fn text(&mut self, text: &str) -> Result<(), CommandError> {
        Ok(self.to.write_all(text.as_bytes())?)
    }

    /// Writes one line.
    pub fn line(&mut self, line: &str) -> Result<(), CommandError> {
        self.text(line)?;
        self.text("\n")
    }

    /// Writes a table, no wider than the terminal.
    pub fn table(&mut self, table: &Table) -> Result<(), CommandError> {
        table.lines(self.width).iter().try_for_each(|line| self.line(line))
    }

    /// Writes a list in the format that is asked for, as a table where none is; `table` and `json`
    /// are made when they are wanted.
    pub fn list(
        &mut self,
        heading: ListHeading<'_>,
        format: Option<Format>,
        table: impl Fn() -> Table,
        json: impl Fn() -> Json,
    ) -> Result<(), CommandError> {
        match format {
            None => self.table(&table()),
            Some(Format::Json) => self.json(&json()),
            Some(format) => self.text(&export_table(heading, format, table, json)),
        }
    }

    /// Writes a JSON document.
    pub fn json(&mut self, document: &impl Serialize) -> Result<(), CommandError> {
        Ok(json::write(&mut self.to, document)?)
    }

    /// Says something on standard error, after all that was written before it.
    pub fn say(&mut self, words: impl AsRef<str>) -> Result<(), CommandError> {
        self.flush()?;
        say(words);
        Ok(())
    }

    /// Says `3 of 20 cases` where fewer are listed than there are, or where there are none.
    pub fn say_if_fewer(
        &mut self,
        listed: usize,
        total: usize,
        what: &str,
    ) -> Result<(), CommandError> {
        if listed < total || total == 0 {
            self.say(format!("{listed} of {total} {what}"))?;
        }
        Ok(())
    }

    /// Tells what was saved, as `print` writes it. Where that cannot be written it is saved all the
    /// same, and said on standard error, so that nobody saves it a second time.
    pub fn saved(&mut self, what: &str, print: impl FnOnce(&mut Self) -> Result<(), CommandError>) {
        if let Err(stop) = print(self).and_then(|()| self.flush()) {
            // What could not be written is not tried again.
            let _ = std::mem::replace(&mut self.to, BufWriter::new(io::stdout())).into_parts();
            let why = match stop.message.as_str() {
                "" => String::new(),
                why => format!(" ({why})"),
            };
            say(format!("{what}{why}"));
        }
    }

    /// Sends everything on its way.
    pub fn flush(&mut self) -> Result<(), CommandError> {
        Ok(self.to.flush()?)
    }
}

/// Says something to whoever sits there, on standard error; when nobody listens, that is fine.
pub fn say(words: impl AsRef<str>) {
    let _ = writeln!(io::stderr().lock(), "{}", Clean::prose(words.as_ref()));
}
