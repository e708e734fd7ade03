//! How the line being typed is drawn: the line, what it says, and what Tab offers above it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::journal::Act;
use crate::record::Id;
use crate::tui::app::App;
use crate::tui::model::Model;
use crate::tui::prompt::purpose::{PromptKind, Purpose};
use crate::tui::prompt::{Prompt, PromptCompletion};
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{frame, text};

/// The lines of the box in which a line is typed, but for what it says.
const BOX: u16 = 3;
/// The most lines that it says.
const TOLD: u16 = 3;
/// The most lines of the box with what Tab offers.
const OFFERED: u16 = 14;

impl App {
    /// The line being typed, with what it says and what Tab offers; tells where the cursor is.
    pub(super) fn draw_prompt(&self, prompt: &Prompt, buffer: &mut Buffer, area: Rect) -> Position {
        let model = self.model();
        // The line hides the status line: what is said meanwhile shows here.
        let (role, below) = if prompt.below.1.is_empty() { &self.said } else { &prompt.below };
        let told = if prompt.mistake.is_some() {
            vec![below.clone()]
        } else {
            let lines = [&prompt.caution, below].into_iter().filter(|it| !it.is_empty());
            let wide = usize::from(area.width.saturating_sub(4));
            lines.flat_map(|it| text::wrap(it, wide, 0)).collect()
        };
        let lines = u16::try_from(told.len()).unwrap_or(1).clamp(1, TOLD);
        let height = (BOX + lines).min(area.height);
        let place = Rect { y: area.bottom() - height, height, ..area };
        let side = match (&prompt.purpose, self.top().row_counts()) {
            (Purpose::Filter { .. }, Some((rows, total))) => format!("{rows} of {total}"),
            _ => String::new(),
        };
        let (around, sign) = (prompt.purpose.words(), prompt.purpose.sign());
        let title = match due_or_target(&prompt.purpose, model) {
            Some(noun) => around.title.replacen("due", noun, 1),
            None => around.title,
        };
        let inside = frame::over(buffer, place, model, &title, &side);
        let left = inside.x + 1 + text::cells(sign);
        let room = inside.right().saturating_sub(left + 1);
        put(buffer, inside.x + 1, inside.y, room, sign, model.theme.of(Role::Key));
        let view = prompt.field.view(usize::from(room));
        put(buffer, left, inside.y, room, &view.shown, model.theme.of(Role::Text));
        let mut below_at =
            Rect { x: inside.x + 1, y: inside.y + 1, width: inside.width - 2, height: 1 };
        let style = model.theme.of(*role);
        if let Some(letter) = prompt.mistake {
            let cell = prompt.field.cell_of(letter, &view);
            let x = left + u16::try_from(cell).unwrap_or(room).min(room);
            put(buffer, x, below_at.y, 1, "^", style);
            below_at = beside(below_at, x, text::width(below));
        }
        for (y, words) in (below_at.y..below_at.y + lines).zip(&told) {
            let words = text::cut(words, usize::from(below_at.width));
            put(buffer, below_at.x, y, below_at.width, &words, style);
        }
        let wide = area.width.saturating_sub(4);
        let keys = text::cut(&format!(" {} ", around.keys), usize::from(wide));
        let label = model.theme.of(Role::Label);
        put(buffer, place.x + 2, place.bottom() - 1, wide, &keys, label);
        if !prompt.offers.is_empty() {
            self.draw_offers(prompt, buffer, place);
        }
        Position::new(left + u16::try_from(view.cursor).unwrap_or(0).min(room), inside.y)
    }

    fn draw_offers(&self, prompt: &Prompt, buffer: &mut Buffer, under: Rect) {
        let model = self.model();
        let height = u16::try_from(prompt.offers.len()).unwrap_or(u16::MAX).saturating_add(2);
        let height = height.min(under.y.saturating_sub(1)).min(OFFERED);
        let wide = |it: &PromptCompletion| text::width(&it.insert) + text::width(&it.beside) + 8;
        let widest = prompt.offers.iter().map(wide).max().unwrap_or(0);
        let width = u16::try_from(widest).unwrap_or(u16::MAX);
        let width = width.clamp(24, under.width.saturating_sub(4).max(24));
        let place = Rect { x: under.x + 2, y: under.y - height, width, height };
        let rows = usize::from(height.saturating_sub(2)).max(1);
        let skip = prompt.offered.map_or(0, |offered| (offered + 1).saturating_sub(rows));
        let side = match prompt.offers.len() {
            all if all > rows => format!("{all} in all"),
            _ => String::new(),
        };
        let inside = frame::over(buffer, place, model, "Tab takes the next", &side);
        let first = prompt.offers.iter().map(|it| text::width(&it.insert)).max().unwrap_or(0);
        let shown = prompt.offers.iter().enumerate().skip(skip);
        for (y, (at, offer)) in (inside.y..inside.bottom()).zip(shown) {
            let here = prompt.offered == Some(at);
            let (sign, role) = if here { ('>', Role::Selected) } else { (' ', Role::Text) };
            let insert = text::fit(&text::safe(&offer.insert), first);
            let words = format!("{sign} {insert}  {}", offer.beside);
            let words = text::fit(&words, usize::from(inside.width));
            put(buffer, inside.x, y, inside.width, &words, model.theme.of(role));
        }
    }
}

/// What a day that is typed comes to where a record has a deadline, which no officer moves; none
/// where it is a due day, or no day is asked for.
fn due_or_target(purpose: &Purpose, model: &Model) -> Option<&'static str> {
    let Purpose::About { what: PromptKind::Set(Act::Due), on } = purpose else { return None };
    let register = &model.register;
    let has =
        |id: &Id| register.find(id.as_str()).is_some_and(|ix| register.deadline(ix).is_some());
    match on.iter().filter(|id| has(id)).count() {
        0 => None,
        all if all == on.len() => Some("target"),
        _ => Some("due or target"),
    }
}

/// The room for words beside a sign at `x`: right of it if they fit there, else left of it,
/// else on whichever side has more room.
fn beside(line: Rect, x: u16, words: usize) -> Rect {
    let right = Rect { x: x + 2, width: line.right().saturating_sub(x + 2), ..line };
    let left = (x - line.x).saturating_sub(1);
    if words <= usize::from(right.width) || right.width >= left {
        return right;
    }
    let width = u16::try_from(words).unwrap_or(left).min(left);
    Rect { x: x - 1 - width, width, ..line }
}
