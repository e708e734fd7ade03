//! Drawing the whole screen: header, views, place, what lies on top, and the two lines at the foot.
//!
//! Drawing changes nothing; sizes and offsets were settled before.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::app::App;
use super::desk::Desk;
use super::foot;
use super::prompt::Prompt;
use super::theme::Role;
use super::widget::table::put;
use super::widget::{frame, text};
use crate::calendar::weekday_short;

/// The smallest window that shows anything useful.
pub const SMALLEST: (u16, u16) = (40, 10);
/// The height from which the views have a line of their own, and the foot two.
const ROOMY: u16 = 16;
/// The lines of the box in which a line is typed.
const PROMPT: u16 = 4;

/// Where the place is drawn.
pub fn body(desk: &Desk) -> Rect {
    let (width, height) = desk.size;
    let (top, foot) = if height >= ROOMY { (2, 2) } else { (1, 1) };
    Rect::new(0, top, width, height.saturating_sub(top + foot))
}

/// Where boxes that lie on top are drawn.
pub fn layer(desk: &Desk) -> Rect {
    let body = body(desk);
    if body.width < 100 {
        return body;
    }
    Rect { x: body.x + 8, width: body.width - 16, ..body }
}

impl App {
    /// Draws everything.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let cursor = self.draw_on(frame.buffer_mut());
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    }

    /// Draws everything into a buffer; tells where the terminal's cursor belongs.
    pub fn draw_on(&self, buffer: &mut Buffer) -> Option<Position> {
        let desk = self.desk();
        let area = self.whole().intersection(buffer.area);
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            let words =
                format!("{}x{} needed, is {}x{}", SMALLEST.0, SMALLEST.1, area.width, area.height);
            if area.area() > 0 {
                put(buffer, area.x, area.y, area.width, &words, desk.theme.of(Role::Text));
            }
            return (area.area() > 0).then(|| Position::new(0, 0));
        }
        header(buffer, area, desk);
        if area.height >= ROOMY {
            self.tabs(buffer, Rect { y: 1, height: 1, ..area });
        }
        let mut cursor = self.here.draw(body(desk), buffer, desk);
        for pane in &self.layers {
            cursor = pane.draw(layer(desk), buffer, desk);
        }
        foot::draw(self, buffer, area);
        if !self.chord.typed().is_empty() {
            self.which_key(buffer, area);
        }
        if let Some(prompt) = &self.prompt {
            cursor = Some(self.draw_prompt(prompt, buffer, area));
        }
        if let Some(unsaved) = self.unsaved.front() {
            let height = 6.min(area.height);
            let place = Rect { y: area.bottom() - height, height, ..area };
            let side = match self.unsaved.len() {
                1 => String::new(),
                all => format!("1 of {all}"),
            };
            let inside = frame::over(buffer, place, desk, unsaved.title(), &side);
            let lines = [
                (Role::Error, format!("{}: {}", unsaved.words(), unsaved.why)),
                (Role::Text, unsaved.text().to_string()),
                (Role::Label, String::new()),
                (Role::Key, format!("Enter try again   Esc {}", unsaved.leaving())),
            ];
            for (y, (role, line)) in (inside.y..inside.bottom()).zip(lines) {
                put(
                    buffer,
                    inside.x + 1,
                    y,
                    inside.width.saturating_sub(2),
                    &line,
                    desk.theme.of(role),
                );
            }
            cursor = Some(Position::new(inside.x + 1, inside.y));
        }
        cursor
    }

    /// The views with their counts; the one in use stands in brackets.
    fn tabs(&self, buffer: &mut Buffer, area: Rect) {
        let desk = self.desk();
        let here = match self.here.place(desk) {
            Some(super::pane::Place::List { view, .. }) => Some(view),
            _ => None,
        };
        let mut x = area.x + 1;
        let numbered = desk.views.views.iter().enumerate().filter_map(|(at, view)| {
            Some((view.number?, Some(&view.name), desk.counts.get(at).copied()))
        });
        for (number, view, count) in numbered.chain([(0, None, None)]) {
            let name = view.map_or("All", String::as_str);
            let count = count.map_or_else(String::new, |count| format!(" {count}"));
            let (words, role) = if here.as_ref().is_some_and(|here| here.as_ref() == view) {
                (format!("[{number} {name}{count}]"), Role::TabHere)
            } else {
                (format!(" {number} {name}{count} "), Role::Tab)
            };
            put(buffer, x, area.y, area.right().saturating_sub(x), &words, desk.theme.of(role));
            x = x
                .saturating_add(u16::try_from(text::width(&words)).unwrap_or(u16::MAX))
                .saturating_add(1);
            if x >= area.right() {
                break;
            }
        }
    }

    /// What may follow the keys typed so far.
    fn which_key(&self, buffer: &mut Buffer, area: Rect) {
        let desk = self.desk();
        let typed = self.chord.typed();
        let following = desk.keymap.following(self.contexts(), typed);
        let columns = if area.width >= 90 { 2 } else { 1 };
        let rows = following.len().div_ceil(columns);
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2).min(area.height - 1);
        let place = Rect { y: area.bottom() - height - 1, height, ..area };
        let inside = frame::over(buffer, place, desk, &typed.concat(), "any other key cancels");
        let width = inside.width / u16::try_from(columns).unwrap_or(1);
        for (at, (key, command)) in following.into_iter().enumerate() {
            let (column, row) = (at / rows.max(1), at % rows.max(1));
            let x = inside.x + 1 + width * u16::try_from(column).unwrap_or(0);
            let y = inside.y + u16::try_from(row).unwrap_or(0);
            if y < inside.bottom() {
                put(buffer, x, y, 4, key, desk.theme.of(Role::Key));
                put(
                    buffer,
                    x + 4,
                    y,
                    width.saturating_sub(5),
                    command.help(),
                    desk.theme.of(Role::Text),
                );
            }
        }
    }

    /// The line being typed, with what it says and what Tab offers; tells where the cursor is.
    fn draw_prompt(&self, prompt: &Prompt, buffer: &mut Buffer, area: Rect) -> Position {
        let desk = self.desk();
        let place = Rect { y: area.bottom() - PROMPT, height: PROMPT, ..area };
        let side = match (&prompt.purpose, self.top().tally()) {
            (super::prompt::Purpose::Filter { .. }, Some((rows, total))) => {
                format!("{rows} of {total}")
            }
            _ => String::new(),
        };
        let inside = frame::over(buffer, place, desk, &prompt.title(), &side);
        let sign = u16::try_from(prompt.sign().len()).unwrap_or(0);
        let room = inside.width.saturating_sub(2 + sign);
        put(buffer, inside.x + 1, inside.y, sign, prompt.sign(), desk.theme.of(Role::Key));
        let view = prompt.field.view(usize::from(room));
        let left = inside.x + 1 + sign;
        put(buffer, left, inside.y, room, &view.shown, desk.theme.of(Role::Text));
        // The line hides the foot: what is said meanwhile shows here.
        let (role, below) = if prompt.below.1.is_empty() { &self.said } else { &prompt.below };
        let below_at =
            Rect { x: inside.x + 1, y: inside.y + 1, width: inside.width - 2, height: 1 };
        let below_at = match prompt.mistake {
            Some(letter) => {
                let cell = prompt.field.cell_of(letter, &view);
                let x = left + u16::try_from(cell).unwrap_or(room).min(room);
                put(buffer, x, below_at.y, 1, "^", desk.theme.of(*role));
                beside(below_at, x, text::width(below))
            }
            None => below_at,
        };
        let words = text::cut(below, usize::from(below_at.width));
        put(buffer, below_at.x, below_at.y, below_at.width, &words, desk.theme.of(*role));
        let keys =
            text::cut(&format!(" {} ", prompt.keys()), usize::from(area.width.saturating_sub(4)));
        put(
            buffer,
            place.x + 2,
            place.bottom() - 1,
            area.width.saturating_sub(4),
            &keys,
            desk.theme.of(Role::Label),
        );
        if let Some(offered) = prompt.offered {
            self.draw_offers(prompt, offered, buffer, place);
        }
        Position::new(left + u16::try_from(view.cursor).unwrap_or(0).min(room), inside.y)
    }

    fn draw_offers(&self, prompt: &Prompt, offered: usize, buffer: &mut Buffer, under: Rect) {
        let desk = self.desk();
        let height = u16::try_from(prompt.offers.len()).unwrap_or(0) + 2;
        let height = height.min(under.y.saturating_sub(1));
        let widest = prompt
            .offers
            .iter()
            .map(|it| text::width(&it.insert) + text::width(&it.beside) + 8)
            .max()
            .unwrap_or(0);
        let width = u16::try_from(widest)
            .unwrap_or(u16::MAX)
            .clamp(24, under.width.saturating_sub(4).max(24));
        let place = Rect { x: under.x + 2, y: under.y - height, width, height };
        let inside = frame::over(buffer, place, desk, "Tab takes the next", "");
        let first = prompt.offers.iter().map(|it| text::width(&it.insert)).max().unwrap_or(0);
        for (y, (at, offer)) in (inside.y..inside.bottom()).zip(prompt.offers.iter().enumerate()) {
            let here = at == offered;
            let words = format!(
                "{} {}  {}",
                if here { '>' } else { ' ' },
                text::fit(&text::safe(&offer.insert), first),
                offer.beside
            );
            let style = desk.theme.of(if here { Role::Selected } else { Role::Text });
            put(
                buffer,
                inside.x,
                y,
                inside.width,
                &text::fit(&words, usize::from(inside.width)),
                style,
            );
        }
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

/// The line at the top: what is open, who looks, and the day that counts as today.
fn header(buffer: &mut Buffer, area: Rect, desk: &Desk) {
    let day = weekday_short(desk.today);
    let day = if desk.as_at { format!("as at {day}") } else { day };
    let read_only = if desk.read_only { "READ ONLY  " } else { "" };
    let faults = match desk.findings() {
        0 => String::new(),
        some => format!("! {some}  "),
    };
    let loading = match desk.loading {
        Some((done, total)) if total > 0 => format!("reading {done} of {total}  "),
        Some(_) => "reading  ".to_owned(),
        None => String::new(),
    };
    let right = format!("{loading}{faults}{read_only}{}  {day} ", desk.officer);
    let counts = match (area.width >= 100, desk.loading) {
        (true, None) => {
            use crate::record::Kind;
            let of = |kind: Kind| format!("{} {}", desk.register.of(kind).len(), kind.plural());
            format!("  {}  {}  {}", of(Kind::Programme), of(Kind::Case), of(Kind::Caveat))
        }
        _ => String::new(),
    };
    let title = desk.register.settings.title.as_deref().map(crate::text::Clean::line);
    let folder =
        title.map_or_else(|| desk.folder.clone(), |title| format!("{title}  {}", desk.folder));
    let width = usize::from(area.width);
    let room = width.saturating_sub(text::width(&right) + 10 + text::width(&counts));
    let left = format!(" caveat  {}{counts}", text::cut(&folder, room));
    let style = desk.theme.of(Role::Header);
    put(buffer, area.x, area.y, area.width, &text::fit(&left, width), style);
    let start = width.saturating_sub(text::width(&right));
    let x = area.x + u16::try_from(start).unwrap_or(0);
    put(buffer, x, area.y, area.width, &right, style);
}
