//! A page being written: labels on the left, words wrapped beside them, lists with their columns.

use ratatui::style::Style;

use crate::query::columns::column::title;
use crate::record::Kind;
use crate::register::Ix;
use crate::text::Clean;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::text;

/// The width of the labels on the left.
const LABEL: usize = 12;
/// The indent of a list that has no label beside it.
const INDENT: usize = 2;

/// A part of a line with its look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyledText {
    /// The words.
    pub text: String,
    /// Their role.
    pub role: Role,
}

/// One line of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StyledLine {
    /// Its parts, from left to right.
    pub pieces: Vec<StyledText>,
    /// The record that Enter opens from here.
    pub link: Option<Ix>,
}

impl StyledLine {
    /// Words in one look, without anything hidden in them.
    pub fn new(words: &str, role: Role) -> Self {
        let text = text::safe(words).into_owned();
        Self { pieces: vec![StyledText { text, role }], link: None }
    }

    /// Words in one look, as lines of at most `cells`; line breaks of the words are kept.
    pub fn wrap(words: &str, role: Role, cells: usize) -> impl Iterator<Item = Self> {
        text::wrap(words, cells, 0).into_iter().map(move |line| Self::new(&line, role))
    }

    /// The words of the whole line.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The line as ratatui draws it.
    pub fn styled(&self, model: &Model, under: Style) -> ratatui::text::Line<'static> {
        let spans = self.pieces.iter().map(|piece| {
            ratatui::text::Span::styled(piece.text.clone(), model.theme.of(piece.role).patch(under))
        });
        spans.collect()
    }
}

/// A page being written, for a certain width.
#[derive(Debug)]
pub struct PageBuilder<'a> {
    /// What it is written from.
    pub model: &'a Model,
    /// Its width in cells.
    pub width: usize,
    /// Whether what colleagues judged is not to be seen.
    pub(super) blind: bool,
    lines: Vec<StyledLine>,
}

impl<'a> PageBuilder<'a> {
    /// The page of a record, for a certain width; without what colleagues judged while the officer
    /// has still to judge it blindly.
    pub fn of(model: &'a Model, ix: Ix, width: usize) -> Vec<StyledLine> {
        let blind = model.hides(model.register.id(ix));
        let mut page = Self::empty(model, width, blind);
        match model.register.record(ix).kind() {
            Kind::Case => page.case(ix),
            Kind::Caveat => page.caveat(ix),
            Kind::Decision => page.decision(ix),
            Kind::Meeting => page.meeting(ix),
            _ => page.other_kind(ix),
        }
        page.journal(ix);
        page.foot(ix);
        page.lines
    }

    /// What stands over the page of a record: its id and title.
    pub fn heading(model: &Model, ix: Ix) -> String {
        format!("{} {}", model.register.id(ix), title(&model.ctx(), ix))
    }

    /// The same as the current item of a review session: `blind` without what colleagues judged;
    /// `bare` without ids of files and whatever else only officers need.
    pub fn for_review(
        model: &'a Model,
        ix: Ix,
        width: usize,
        blind: bool,
        bare: bool,
    ) -> Vec<StyledLine> {
        let mut page = Self::empty(model, width, blind);
        page.reviewed(ix, bare);
        page.lines
    }

    fn empty(model: &'a Model, width: usize, blind: bool) -> Self {
        Self { model, width: width.max(LABEL + 10), blind, lines: Vec::new() }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.pieces.is_empty()) {
            self.lines.push(StyledLine::default());
        }
    }

    /// A label and its words, wrapped under each other; nothing when there are no words.
    pub(super) fn field(&mut self, label: &str, words: &str) {
        self.row(label, words, Role::Text, None);
    }

    /// A label and its words with a look, leading to a record.
    pub(super) fn row(&mut self, label: &str, words: &str, role: Role, link: Option<Ix>) {
        if words.is_empty() {
            return;
        }
        // Names of fields and of files come as they are; all else is clean already.
        let (label, words) = (text::safe(label), Clean::prose(words));
        for (at, part) in text::wrap(&words, self.width - LABEL, 0).into_iter().enumerate() {
            let label = if at == 0 { &*label } else { "" };
            self.lines.push(StyledLine {
                pieces: vec![label_piece(label, LABEL), StyledText { text: part, role }],
                link,
            });
        }
    }

    /// A row of a list below a label: columns of fixed width, the last takes the rest.
    pub(super) fn item(&mut self, label: &str, columns: &[(&str, usize, Role)], link: Option<Ix>) {
        // Without a label the columns begin further left, where there is more room for the words.
        let mut used = if label.is_empty() { INDENT } else { LABEL };
        let mut pieces = vec![label_piece(label, used)];
        for (at, (words, width, role)) in columns.iter().enumerate() {
            let rest = self.width.saturating_sub(used);
            let wide = if at + 1 == columns.len() { rest } else { (*width).min(rest) };
            let words = text::safe(words.lines().next().unwrap_or_default());
            let fitted = if at + 1 == columns.len() {
                text::cut(&words, wide)
            } else {
                text::fit(&words, wide)
            };
            pieces.push(StyledText { text: fitted, role: *role });
            used += wide;
            if at + 1 < columns.len() && used < self.width {
                pieces.push(StyledText { text: " ".into(), role: Role::Text });
                used += 1;
            }
        }
        self.lines.push(StyledLine { pieces, link });
    }
}

/// A label in its column, with a space behind it.
fn label_piece(label: &str, width: usize) -> StyledText {
    StyledText { text: format!("{} ", text::fit(label, width - 1)), role: Role::Label }
}
