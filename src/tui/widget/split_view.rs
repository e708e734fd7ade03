//! A screen in two halves: a list or picture above, the detail of its item below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::page::StyledLine;
use crate::tui::pane::pane::SplitMode;
use crate::tui::theme::Role;
use crate::tui::widget::{ListState, frame};

/// The width and height below which there is room for one half only.
const NARROW: (u16, u16) = (60, 16);

/// The lower half, and how much of the screen each has.
#[derive(Debug, Default)]
pub struct SplitView {
    /// How the screen is shared.
    pub split: SplitMode,
    /// Whether the keys go to the detail.
    pub in_detail: bool,
    lines: Vec<StyledLine>,
    window: ListState,
}

impl SplitView {
    /// Shared as it was left.
    pub fn new(split: SplitMode) -> Self {
        Self { split, in_detail: split == SplitMode::Detail, ..Self::default() }
    }

    /// Where the two stand; one without room has no area. `high` is how many lines the upper one
    /// wants where both show.
    pub fn areas(&self, area: Rect, high: u16, model: &Model) -> (Option<Rect>, Option<Rect>) {
        let one = model.size.0 < NARROW.0 || model.size.1 < NARROW.1;
        let high = match self.split {
            _ if one => {
                if self.in_detail {
                    0
                } else {
                    area.height
                }
            }
            SplitMode::List => area.height,
            SplitMode::Detail => 0,
            SplitMode::Both => high.min(area.height),
        };
        let upper = Rect { height: high, ..area };
        let lower = Rect { y: area.y + high, height: area.height - high, ..area };
        let there = |half: Rect| (half.height > 0).then_some(half);
        (there(upper), there(lower))
    }

    /// Takes the detail, and its height on the screen; `anew` when it is of another item.
    pub fn set_detail(&mut self, lines: Vec<StyledLine>, height: u16, anew: bool) {
        self.lines = lines;
        self.window.rows = self.lines.len();
        self.window.height = usize::from(height.saturating_sub(2));
        if anew {
            self.window.offset = 0;
        }
        self.scroll(0);
    }

    fn scroll(&mut self, by: isize) {
        let last = self.lines.len().saturating_sub(self.window.height);
        self.window.offset = self.window.offset.saturating_add_signed(by).min(last);
    }

    /// Whether the keys go to the detail, or it alone shows.
    pub fn has_left_the_list(&self) -> bool {
        self.in_detail || self.split == SplitMode::Detail
    }

    /// Moves in the detail or shares the screen anew as a command says; `false` when it means
    /// neither.
    pub fn navigate(&mut self, command: Command) -> bool {
        let page = isize::try_from(self.window.height.max(2) - 1).unwrap_or(1);
        match command {
            Command::ScrollOtherDown => self.scroll(1),
            Command::ScrollOtherUp => self.scroll(-1),
            Command::NextPane | Command::PrevPane => {
                self.in_detail = !self.in_detail;
                if self.split == SplitMode::List || !self.in_detail {
                    self.split = SplitMode::Both;
                }
            }
            Command::MoreDetail => {
                self.split =
                    if self.split == SplitMode::List { SplitMode::Both } else { SplitMode::Detail };
                self.in_detail = self.split == SplitMode::Detail;
            }
            Command::MoreList => {
                self.split =
                    if self.split == SplitMode::Detail { SplitMode::Both } else { SplitMode::List };
                self.in_detail = false;
            }
            _ if !self.in_detail => return false,
            Command::Down => self.scroll(1),
            Command::Up => self.scroll(-1),
            Command::PageDown => self.scroll(page),
            Command::PageUp => self.scroll(-page),
            Command::HalfPageDown => self.scroll(page / 2 + 1),
            Command::HalfPageUp => self.scroll(-(page / 2) - 1),
            Command::First => self.scroll(isize::MIN),
            Command::Last => self.scroll(isize::MAX),
            _ => return false,
        }
        true
    }

    /// Goes back to the upper half; `false` when the keys go there already.
    pub fn peel(&mut self) -> bool {
        let left = self.has_left_the_list();
        self.in_detail = false;
        if self.split == SplitMode::Detail {
            self.split = SplitMode::Both;
        }
        left
    }

    /// Draws the detail in its frame.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model, title: &str) {
        let range = self.window.range();
        let side = match self.lines.len() {
            lines if range.len() < lines => format!("J/K scroll {}/{lines}", range.end),
            _ => String::new(),
        };
        frame::draw(buffer, area, model, self.in_detail, title, &side);
        for (y, line) in (area.y + 1..area.bottom().saturating_sub(1)).zip(&self.lines[range]) {
            let words = line.styled(model, model.theme.of(Role::Text));
            buffer.set_line(area.x + 2, y, &words, area.width.saturating_sub(3));
        }
    }
}
