//! The saved text of a document: the words that a record quotes from it are lit, and can be checked.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::pane::{FindMode, FindRequest, Pane, Place, Reply};
use crate::record::{Content, Id};
use crate::register::{Ix, Register};
use crate::report::Format;
use crate::report::document::export::export_lines;
use crate::text::Clean;
use crate::text::fold::found_in;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::{FindState, ListState, MOTIONS, MappedLine, Scrolled, frame, text_view};

/// A source of a record, as far as it can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The document.
    pub document: Id,
    /// Where its text is saved, if it is.
    pub path: Option<String>,
    /// The words that the record quotes from it.
    pub quote: Option<String>,
}

impl SourceText {
    /// The sources of a record that name a document on file, in its order; a document is its own.
    pub fn all_of(register: &Register, ix: Ix) -> Vec<Self> {
        let sources = register.record(ix).source.iter().filter_map(|source| {
            let document = register.find(source.document.as_ref()?.as_str())?;
            Some((document, source.quote.as_ref().map(ToString::to_string)))
        });
        let all = std::iter::once((ix, None)).chain(sources).filter_map(|(it, quote)| {
            let Content::Document(own) = &register.record(it).content else { return None };
            let (document, path) = (register.id(it).clone(), own.path.as_ref());
            Some(Self { document, path: path.map(ToString::to_string), quote })
        });
        let mut found: Vec<Self> = Vec::new();
        for one in all {
            if !found.contains(&one) {
                found.push(one);
            }
        }
        found
    }

    /// How much it says: whether its text is saved, and whether words are quoted from it.
    pub fn says(&self) -> (bool, bool) {
        (self.path.is_some(), self.quote.is_some())
    }
}

/// The text of a document with a cursor in it.
#[derive(Debug)]
pub struct SourcePane {
    document: Id,
    quote: Option<String>,
    of: Id,
    lines: Vec<MappedLine>,
    /// For each line the letter after its last one; an empty line ends with the one before it.
    ends: Vec<usize>,
    /// Where the quoted words stand, then where the words stand that are looked for.
    lit: Vec<Range<usize>>,
    /// The line on which the quotation begins.
    quoted: Option<usize>,
    /// For which text (its length) and width the lines were laid out.
    laid: Option<(usize, usize)>,
    window: ListState,
    sought: FindState,
}

impl SourcePane {
    /// The text of a document, at the words that the record `of` quotes from it.
    pub fn new(document: Id, quote: Option<String>, of: Id) -> Self {
        Self {
            document,
            quote,
            of,
            lines: Vec::new(),
            ends: Vec::new(),
            lit: Vec::new(),
            quoted: None,
            laid: None,
            window: ListState::default(),
            sought: FindState::default(),
        }
    }

    /// The text, or what is to be said in its place.
    fn text(&self, model: &Model) -> Result<Clean, String> {
        let found = model.register.find(self.document.as_str());
        let Some(Content::Document(document)) = found.map(|ix| &model.register.record(ix).content)
        else {
            return Err(format!("{} is not on file any more. < goes back.", self.document));
        };
        let address = document.url.as_ref().map(|url| format!("Its address: {url}"));
        let address = address.unwrap_or_else(|| "No address of it is on file.".to_owned());
        match model.sources.get(&self.document) {
            Some(Ok(text)) => Ok(Clean::prose(text)),
            Some(Err(why)) => Err(format!("Its saved text cannot be read: {why}\n\n{address}")),
            None if document.path.is_some() => Err("Its saved text is being read.".to_owned()),
            None => {
                Err(format!("No text of this document is kept with the register.\n\n{address}"))
            }
        }
    }

    fn lay_out(&mut self, width: usize, model: &Model) {
        let text = self.text(model);
        let is_text = text.is_ok();
        let shown = text.unwrap_or_else(|words| Clean::prose(&words));
        if self.laid == Some((shown.len(), width)) {
            return;
        }
        let first = self.laid.is_none_or(|(length, _)| length != shown.len());
        self.lines = MappedLine::wrap(&shown, width);
        let mut end = 0;
        let ends = self.lines.iter().map(|line| {
            end = line.origin.last().map_or(end, |last| last + 1);
            end
        });
        self.ends = ends.collect();
        self.laid = Some((shown.len(), width));
        let quote = self.quote.as_deref().filter(|_| is_text).unwrap_or_default();
        self.lit = found_in(&shown, quote).into_iter().take(1).collect();
        self.quoted = self.lit.first().and_then(|range| self.line_of(range));
        self.light_sought(&shown);
        self.window.rows = self.lines.len();
        if first && let Some(line) = self.quoted {
            self.window.move_to(line);
        }
    }

    fn light_sought(&mut self, shown: &str) {
        let hits = found_in(shown, &self.sought.words);
        self.sought.hits = hits.iter().filter_map(|range| self.line_of(range)).collect();
        self.sought.hits.dedup();
        self.lit.truncate(usize::from(self.quoted.is_some()));
        self.lit.extend(hits);
    }

    /// The line that shows the first letter of a range.
    fn line_of(&self, range: &Range<usize>) -> Option<usize> {
        let line = self.ends.partition_point(|&end| end <= range.start);
        (line < self.lines.len()).then_some(line)
    }

    fn side(&self, model: &Model) -> String {
        let sources = self.subject(model).map(|ix| SourceText::all_of(&model.register, ix));
        let sources = sources.unwrap_or_default();
        let is_this = |it: &SourceText| it.document == self.document && it.quote == self.quote;
        let which = match sources.iter().position(is_this) {
            Some(at) if sources.len() > 1 => format!("source {} of {}   ", at + 1, sources.len()),
            _ => String::new(),
        };
        if self.text(model).is_err() {
            return which.trim_end().to_owned();
        }
        let place = format!("{}/{}", self.window.cursor + 1, self.lines.len());
        which
            + &match (&self.quote, self.quoted) {
                (Some(_), Some(line)) => format!("quoted on line {}   {place}", line + 1),
                (Some(_), None) => format!("the quotation does not stand in it   {place}"),
                (None, _) => place,
            }
    }
}

impl Pane for SourcePane {
    fn name(&self, _: &Model) -> String {
        format!("text of {}", self.document)
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Text, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open, Command::NextHit, Command::PrevHit]).collect()
    }

    fn handle(&mut self, command: Command, _: &Model) -> Reply {
        match command {
            command if self.window.navigate(command) => Reply::Done,
            Command::NextHit | Command::PrevHit if self.sought.is_on() => {
                let at = self.window.cursor;
                self.window
                    .move_to(self.sought.next(at, command == Command::NextHit).unwrap_or(at));
                Reply::Say(self.sought.position(self.window.cursor))
            }
            Command::NextHit | Command::PrevHit => match self.quoted {
                Some(line) => {
                    self.window.move_to(line);
                    Reply::Done
                }
                None => Reply::Say("No words are quoted from this text; / finds some".into()),
            },
            Command::Open => Reply::Go(Place::Dossier(self.document.clone())),
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        self.window.height = usize::from(area.height.saturating_sub(2));
        self.lay_out(usize::from(area.width.saturating_sub(4)), model);
        self.window.fit(self.lines.len(), self.window.height);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let title = model.register.find(self.document.as_str()).map_or_else(
            || self.document.to_string(),
            |ix| format!("{} {}", self.document, model.register.record(ix).title()),
        );
        frame::draw(buffer, area, model, true, &title, &self.side(model));
        let text = model.theme.of(Role::Text);
        let line = |at: usize, under: Style| {
            let line: &MappedLine = &self.lines[at];
            let lit: Vec<_> = self.lit.iter().filter(|range| line.shows(range)).cloned().collect();
            let spans = line.pieces(&lit).into_iter().map(|(words, lit)| {
                let role = if lit.is_some() { Role::Lit } else { Role::Text };
                Span::styled(words, text.patch(under).patch(model.theme.of(role)))
            });
            spans.collect()
        };
        Some(text_view::draw(area, buffer, model, self.window, line))
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("text-{}-{}.txt", self.document, model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let text = self.text(model).ok()?;
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        Some(export_lines(&self.name(model), &lines, format))
    }

    fn subject(&self, model: &Model) -> Option<Ix> {
        model.register.find(self.of.as_str())
    }

    fn finding(&self) -> FindMode {
        FindMode::Text
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        let FindRequest::Words(words) = asked else { return None };
        self.sought.words.clone_from(words);
        let shown = self.text(model).unwrap_or_default();
        self.light_sought(&shown);
        if let Some(line) = self.sought.first(self.window.cursor) {
            self.window.move_to(line);
        }
        Some(self.sought.counted())
    }

    fn layer(&self) -> Option<String> {
        self.sought.layer()
    }

    fn close_layer(&mut self, _: &Model) -> bool {
        self.lit.truncate(usize::from(self.quoted.is_some()));
        self.sought.end()
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::of(&mut self.window)
    }

    fn place(&self, _: &Model) -> Option<Place> {
        let (document, of) = (self.document.clone(), self.of.clone());
        Some(Place::Source { document, quote: self.quote.clone(), of })
    }
}
