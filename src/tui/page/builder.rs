//! A page being written: labels on the left, words wrapped beside them, lists with their columns.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::query::columns::column::title;
use crate::query::columns::people::people;
use crate::record::Kind;
use crate::record::kinds::decision::Decision;
use crate::register::Ix;
use crate::text::Clean;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::text;

/// The width of the labels on the left.
const LABEL: usize = 12;
/// The widths of an id, a class and a day in a list.
const ID: usize = 7;
const CLASS: usize = 9;
const DAY: usize = 11;
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
    pub fn styled(&self, model: &Model, under: Style) -> Line<'static> {
        let style = |role| model.theme.of(role).patch(under);
        self.pieces.iter().map(|it| Span::styled(it.text.clone(), style(it.role))).collect()
    }
}

/// A page being written, for a certain width.
#[derive(Debug)]
pub struct PageBuilder<'a> {
    /// What it is written from.
    pub model: &'a Model,
    /// Its width in cells.
    pub width: usize,
    pub(super) lines: Vec<StyledLine>,
    /// Under which label what another source says belongs, until it stands there.
    also: Vec<(String, String)>,
}

impl<'a> PageBuilder<'a> {
    /// The page of a record, for a certain width; without what colleagues judged while the officer
    /// has still to judge it blindly.
    pub fn of(model: &'a Model, ix: Ix, width: usize) -> Vec<StyledLine> {
        let mut page = Self::empty(model, ix, width);
        match model.register.record(ix).kind() {
            Kind::Case => page.case(ix),
            Kind::Caveat => page.caveat(ix),
            Kind::Decision => page.decision(ix),
            Kind::Meeting => page.meeting(ix),
            _ => page.other_kind(ix),
        }
        page.also_said();
        page.journal(ix);
        page.foot(ix);
        page.lines
    }

    /// What stands over the page of a record: its id and title.
    pub fn heading(model: &Model, ix: Ix) -> String {
        format!("{} {}", model.register.id(ix), title(&model.ctx(), ix))
    }

    /// A page of a record on which nothing stands yet.
    pub(super) fn empty(model: &'a Model, ix: Ix, width: usize) -> Self {
        let also = model.register.record(ix).also.iter();
        let also = also.map(|it| (it.key.replace('_', " "), it.describe())).collect();
        Self { model, width: width.max(LABEL + 10), lines: Vec::new(), also }
    }

    /// What another source says of facts that have no line of their own on the page.
    pub(super) fn also_said(&mut self) {
        for (label, words) in std::mem::take(&mut self.also) {
            self.field(&label, &words);
        }
    }

    /// An empty line, where the last one is not empty already.
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
        let mut words = Clean::prose(words).to_string();
        for (_, also) in self.also.extract_if(.., |(of, _)| of == label) {
            words = format!("{words}; {also}");
        }
        let label = text::safe(label);
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
        for (at, &(words, width, role)) in columns.iter().enumerate() {
            let is_last = at + 1 == columns.len();
            let rest = self.width.saturating_sub(used);
            let wide = if is_last { rest } else { width.min(rest) };
            let words = text::safe(words.lines().next().unwrap_or_default());
            let fit = if is_last { text::cut } else { text::fit };
            pieces.push(StyledText { text: fit(&words, wide), role });
            used += wide;
            if !is_last && used < self.width {
                pieces.push(StyledText { text: " ".into(), role: Role::Text });
                used += 1;
            }
        }
        self.lines.push(StyledLine { pieces, link });
    }

    /// A row of a list that leads to a record: its id, what stands `between`, and its title.
    pub(super) fn record(
        &mut self,
        label: &str,
        ix: Ix,
        role: Role,
        between: &[(&str, usize, Role)],
    ) {
        let register = &self.model.register;
        let (id, title) = (register.id(ix).as_str(), register.record(ix).title());
        let columns = [&[(id, ID, role)], between, &[(title, 0, role)]].concat();
        self.item(label, &columns, Some(ix));
    }

    /// A row for something that is due, perhaps of a class: its status, and when it is due or how
    /// late it is.
    pub(super) fn record_due(&mut self, ix: Ix, class: Option<&str>, status: usize, due: String) {
        let register = &self.model.register;
        let late = register.days_late(ix, self.model.today);
        let role = if register.is_settled(ix) { Role::Quiet } else { Role::Text };
        let words = self.status(ix);
        let status = (&*words, status, role);
        let when = late.map_or(due, |days| format!("{days}d late"));
        let when = (&*when, DAY, if late.is_some() { Role::Late } else { role });
        let class = class.map(|class| (class, CLASS, role));
        let between: Vec<_> = class.into_iter().chain([status, when]).collect();
        self.record("", ix, role, &between);
    }

    /// A record on a line of its own: its id and its title.
    pub(super) fn link(&mut self, label: &str, ix: Ix) {
        let register = &self.model.register;
        let words = format!("{} {}", register.id(ix), register.record(ix).title());
        self.row(label, &words, Role::Text, Some(ix));
    }

    /// The status of a record in words.
    pub(super) fn status(&self, ix: Ix) -> String {
        self.model.register.status_words(ix)
    }

    /// Who made a decision, and when.
    pub(super) fn decided_by(&self, decision: &Decision) -> String {
        let body = self.model.register.known_as(decision.body.as_str());
        match &decision.decided {
            Some(day) => format!("{body}, {}", people(Some(day))),
            None => format!("{body}, date not printed"),
        }
    }
}

/// A label in its column, with a space behind it.
fn label_piece(label: &str, width: usize) -> StyledText {
    StyledText { text: format!("{} ", text::fit(label, width - 1)), role: Role::Label }
}
