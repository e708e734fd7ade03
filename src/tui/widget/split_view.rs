//! A screen in two parts: a list or picture above, the detail of its item below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{ScrolledText, SplitMode};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::page::StyledLine;

/// The width and height of the window below which there is room for one part only.
pub const NARROW: (u16, u16) = (60, 16);

/// The commands that share the screen, and scroll the detail from wherever the keys go.
pub const SPLIT_COMMANDS: [Command; 6] = [
    Command::ScrollOtherDown,
    Command::ScrollOtherUp,
    Command::NextPane,
    Command::PrevPane,
    Command::MoreDetail,
    Command::MoreList,
];

/// Whether a window has room for one part only.
pub fn is_narrow(model: &Model) -> bool {
    model.size.0 < NARROW.0 || model.size.1 < NARROW.1
}

/// How the screen is shared, which part has the keys, and the detail. The part that has them always
/// shows: with the list alone it is the list, with the detail alone it is the detail.
#[derive(Debug, Default)]
pub struct SplitView {
    mode: SplitMode,
    in_detail: bool,
    detail: ScrolledText,
    /// Where the upper part stands; `None` when it does not show.
    pub upper: Option<Rect>,
    /// Where the detail stands; `None` when it does not show.
    pub lower: Option<Rect>,
}

impl SplitView {
    /// Shared as it was left.
    pub fn new(mode: SplitMode) -> Self {
        Self { mode, in_detail: mode == SplitMode::Detail, ..Self::default() }
    }

    /// How the screen is shared.
    pub fn mode(&self) -> SplitMode {
        self.mode
    }

    /// Whether the keys go to the detail.
    pub fn in_detail(&self) -> bool {
        self.in_detail
    }

    /// The detail, and whether the keys go to it.
    pub fn parts(&mut self) -> (&mut ScrolledText, &mut bool) {
        (&mut self.detail, &mut self.in_detail)
    }

    /// Shares an area. `high` is how many lines the upper part wants where both show; with `narrow`
    /// there is room only for the one that has the keys.
    pub fn share(&mut self, area: Rect, high: u16, narrow: bool) {
        let high = match self.mode {
            SplitMode::Both if !narrow => high.min(area.height),
            _ if self.in_detail => 0,
            _ => area.height,
        };
        let shown = |part: Rect| (part.height > 0).then_some(part);
        self.upper = shown(Rect { height: high, ..area });
        self.lower = shown(Rect { y: area.y + high, height: area.height - high, ..area });
    }

    /// How wide the lines of the detail may be; 0 when it does not show.
    pub fn detail_width(&self) -> usize {
        self.lower.map_or(0, |area| usize::from(area.width.saturating_sub(4)))
    }

    /// Takes the detail; when it is of another item than before, with the line that it begins at.
    pub fn set_detail(&mut self, lines: Vec<StyledLine>, begin: Option<usize>) {
        self.detail.set(lines, self.lower.unwrap_or_default().height.saturating_sub(2));
        if let Some(line) = begin {
            self.detail.scroll_to(line);
        }
    }

    /// Moves in the detail, or shares the screen as a command says; `false` when it means neither.
    pub fn navigate(&mut self, command: Command) -> bool {
        match command {
            Command::ScrollOtherDown => self.detail.scroll_by(1),
            Command::ScrollOtherUp => self.detail.scroll_by(-1),
            Command::NextPane | Command::PrevPane => {
                self.in_detail = !self.in_detail;
                if self.mode == SplitMode::List || !self.in_detail {
                    self.mode = SplitMode::Both;
                }
            }
            Command::MoreDetail => {
                self.mode = self.mode.more_detail();
                self.in_detail = self.mode == SplitMode::Detail;
            }
            Command::MoreList => {
                self.mode = self.mode.more_list();
                self.in_detail = false;
            }
            command => return self.in_detail && self.detail.navigate(command),
        }
        true
    }

    /// Gives the keys to the detail, unless the list has the screen alone.
    pub fn enter_detail(&mut self) {
        self.in_detail = self.mode != SplitMode::List;
    }

    /// Gives the keys back to the upper part; `false` when it has them.
    pub fn leave_detail(&mut self) -> bool {
        if self.mode == SplitMode::Detail {
            self.mode = SplitMode::Both;
        }
        std::mem::take(&mut self.in_detail)
    }

    /// What the next Esc does while the keys go to the detail; `upper` is what stands above it.
    pub fn layer(&self, upper: &str) -> Option<String> {
        self.in_detail.then(|| format!("goes back to the {upper}"))
    }

    /// Draws the detail, where it shows, in a frame with a title and what else is to be known.
    /// `cursor` is where the upper part has it; returns where the terminal's cursor belongs.
    pub fn draw(
        &self,
        cursor: Option<Position>,
        buffer: &mut Buffer,
        model: &Model,
        title: &str,
        side: &str,
    ) -> Option<Position> {
        let Some(area) = self.lower else { return cursor };
        self.detail.draw(area, buffer, model, self.in_detail, title, side);
        cursor.filter(|_| !self.in_detail).or(Some(Position::new(area.x + 2, area.y + 1)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMANDS: [Command; 8] = [
        Command::NextPane,
        Command::PrevPane,
        Command::MoreDetail,
        Command::MoreList,
        Command::ScrollOtherDown,
        Command::ScrollOtherUp,
        Command::Down,
        Command::Last,
    ];

    fn mode() -> impl Strategy<Value = SplitMode> {
        prop_oneof![Just(SplitMode::List), Just(SplitMode::Both), Just(SplitMode::Detail)]
    }

    proptest! {
        #[test]
        fn the_parts_fill_the_area_and_the_one_with_the_keys_shows(
            (x, y, width, height) in (0_u16..40, 0_u16..9, 0_u16..200, 1_u16..60),
            (high, narrow, mode) in (1_u16..50, any::<bool>(), mode()),
            lines in 0_usize..80,
            steps in prop::collection::vec(0_usize..10, 0..30),
        ) {
            let area = Rect { x, y, width, height };
            let mut split = SplitView::new(mode);
            for step in steps {
                match COMMANDS.get(step) {
                    Some(&command) => {
                        let was_in_detail = split.in_detail();
                        let is_motion = matches!(command, Command::Down | Command::Last);
                        prop_assert_eq!(split.navigate(command), was_in_detail || !is_motion);
                    }
                    None if step == 8 => split.enter_detail(),
                    None => {
                        let was_in_detail = split.in_detail();
                        prop_assert_eq!(split.leave_detail(), was_in_detail);
                        prop_assert!(!split.in_detail());
                    }
                }
                // Fewer lines than the area has, so that both show wherever they may.
                split.share(area, high.min(height - 1), narrow);
                split.set_detail(vec![StyledLine::default(); lines], None);
                let parts: Vec<Rect> = split.upper.into_iter().chain(split.lower).collect();
                let covered: u16 = parts.iter().map(|part| part.height).sum();
                prop_assert_eq!(covered, height);
                let mut top = y;
                for part in &parts {
                    prop_assert_eq!((part.x, part.y, part.width), (x, top, width));
                    top += part.height;
                }
                prop_assert!(!narrow || parts.len() == 1);
                if high.min(height - 1) > 0 {
                    let keys = if split.in_detail() { split.lower } else { split.upper };
                    prop_assert!(keys.is_some(), "{:?}", split);
                }
                let agrees = match split.mode() {
                    SplitMode::List => !split.in_detail() && split.lower.is_none(),
                    SplitMode::Detail => split.in_detail() && split.upper.is_none(),
                    SplitMode::Both => true,
                };
                prop_assert!(agrees, "{:?}", split);
            }
        }

        #[test]
        fn shrinking_what_was_grown_leads_back_to_both(mode in mode()) {
            let mut split = SplitView::new(mode);
            for (command, then) in [
                (Command::MoreDetail, Command::MoreList),
                (Command::MoreList, Command::MoreDetail),
            ] {
                split.navigate(command);
                split.navigate(command);
                split.navigate(then);
                prop_assert_eq!((split.mode(), split.in_detail()), (SplitMode::Both, false));
            }
        }
    }
}
