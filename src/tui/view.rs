//! Drawing the whole screen: header, views, place, what lies on top, and the two lines at the bottom.
//!
//! Drawing changes nothing; sizes and offsets were settled before.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::app::App;
use super::layout::{ROOMY, body, layer};
use super::model::Model;
use super::pane::pane::Banner;
use super::theme::Role;
use super::widget::table::put;
use super::widget::{frame, text};
use crate::calendar::{short, weekday_short};
use crate::record::Kind;
use crate::text::Clean;

mod note_editor;
mod prompt;
mod status_line;

/// The smallest window that shows anything useful.
pub const SMALLEST: (u16, u16) = (40, 10);

/// The width from which the header says in full what is left out, and where it is told.
const WIDE_HEADER: u16 = 70;
/// How much room the name of a revision has in the header.
const SINCE: usize = 16;

impl App {
    /// Draws everything.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        if let Some(cursor) = self.draw_on(frame.buffer_mut()) {
            frame.set_cursor_position(cursor);
        }
    }

    /// Draws everything into a buffer; tells where the terminal's cursor belongs.
    pub fn draw_on(&self, buffer: &mut Buffer) -> Option<Position> {
        let model = self.model();
        let area = Rect::new(0, 0, model.size.0, model.size.1).intersection(buffer.area);
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            if area.is_empty() {
                return None;
            }
            let (width, height) = SMALLEST;
            let words = format!("{width}x{height} needed, is {}x{}", area.width, area.height);
            put(buffer, area.x, area.y, area.width, &words, model.theme.of(Role::Text));
            return Some(Position::new(0, 0));
        }
        if let Some(told) = self.here.banner(model) {
            banner(buffer, area, model, &told);
        } else {
            header(buffer, area, model);
            if area.height >= ROOMY {
                self.tabs(buffer, Rect { y: 1, height: 1, ..area });
            }
        }
        let mut cursor = self.here.draw(body(model), buffer, model);
        for pane in &self.layers {
            Clear.render(layer(model), buffer);
            cursor = pane.draw(layer(model), buffer, model);
        }
        status_line::draw(self, buffer, area);
        if !self.chord.typed().is_empty() {
            self.which_key(buffer, area);
        }
        if let Some(pad) = &self.pad {
            let place = Rect { y: 1, height: area.height - 1, ..area };
            cursor = Some(note_editor::draw(pad, model, place, buffer));
        }
        if let Some(prompt) = &self.prompt {
            cursor = Some(self.draw_prompt(prompt, buffer, area));
        }
        if let Some(unsettled) = &self.unsettled {
            cursor = Some(unsettled.draw(model, area, buffer));
        }
        if let Some(unsaved) = self.unsaved.front() {
            let height = 6.min(area.height);
            let place = Rect { y: area.bottom() - height, height, ..area };
            let side = match self.unsaved.len() {
                1 => String::new(),
                all => format!("1 of {all}"),
            };
            let inside = frame::over(buffer, place, model, unsaved.title(), &side);
            let told = [
                (
                    Role::Error,
                    format!("{}: {}", unsaved.describe(&self.model.register), unsaved.why),
                ),
                (Role::Text, unsaved.text().to_string()),
                (Role::Label, String::new()),
                (Role::Key, format!("Enter try again   Esc {}", unsaved.leaving())),
            ];
            frame::lines(buffer, inside, model, told);
            cursor = Some(Position::new(inside.x + 1, inside.y));
        }
        cursor
    }

    /// The views with their counts; the one in use stands in brackets.
    fn tabs(&self, buffer: &mut Buffer, area: Rect) {
        let model = self.model();
        let here = self.list_here().map(|list| list.view);
        let mut x = area.x + 1;
        let numbered = model.views.views.iter().enumerate().filter_map(|(at, view)| {
            Some((view.number?, Some(&view.name), model.counts.get(at).copied()))
        });
        for (number, view, count) in numbered.chain([(0, None, None)]) {
            let name = view.map_or("All", String::as_str);
            let count = count.map_or_else(String::new, |count| format!(" {count}"));
            let (words, role) = if here.as_ref().is_some_and(|here| here.as_ref() == view) {
                (format!("[{number} {name}{count}]"), Role::TabHere)
            } else {
                (format!(" {number} {name}{count} "), Role::Tab)
            };
            put(buffer, x, area.y, area.right().saturating_sub(x), &words, model.theme.of(role));
            x = x.saturating_add(text::cells(&words)).saturating_add(1);
            if x >= area.right() {
                break;
            }
        }
    }

    /// What may follow the keys typed so far.
    fn which_key(&self, buffer: &mut Buffer, area: Rect) {
        let model = self.model();
        let typed = self.chord.typed();
        let following = model.keymap.following(self.top().contexts(), typed);
        let columns: u16 = if area.width >= 90 { 2 } else { 1 };
        let rows = u16::try_from(following.len()).unwrap_or(u16::MAX).div_ceil(columns);
        let height = rows.saturating_add(2).min(area.height - 1);
        let place = Rect { y: area.bottom() - height - 1, height, ..area };
        let inside = frame::over(buffer, place, model, &typed.concat(), "any other key cancels");
        let width = inside.width / columns;
        let (lit, plain) = (model.theme.of(Role::Key), model.theme.of(Role::Text));
        for (at, (key, command)) in (0_u16..).zip(following) {
            let x = inside.x + 1 + width * (at / rows);
            let y = inside.y + at % rows;
            if y < inside.bottom() {
                put(buffer, x, y, 4, key, lit);
                put(buffer, x + 4, y, width.saturating_sub(5), command.help(), plain);
            }
        }
    }
}

/// What a place shows in place of the header and the views; where there is room for one line only,
/// its second, which tells how far one is.
fn banner(buffer: &mut Buffer, area: Rect, model: &Model, told: &Banner) {
    let width = usize::from(area.width);
    let style = model.theme.of(Role::Header);
    let below = text::fit(&format!(" {}", told.below), width);
    if area.height < ROOMY {
        return put(buffer, area.x, area.y, area.width, &below, style);
    }
    let room = width.saturating_sub(text::width(&told.side) + 4);
    let title = text::fit(&format!(" {}", text::cut(&told.title, room)), width);
    put(buffer, area.x, area.y, area.width, &title, style);
    put_right(buffer, area, &format!("{} ", told.side), style);
    put(buffer, area.x, area.y + 1, area.width, &below, model.theme.of(Role::Text));
}

/// The line at the top: what is open, who looks, and the day that counts as today.
fn header(buffer: &mut Buffer, area: Rect, model: &Model) {
    let day = weekday_short(model.today);
    let day = if model.as_at { format!("as at {day}") } else { day };
    let read_only = if model.read_only { "READ ONLY  " } else { "" };
    let faults = match model.findings() {
        0 => String::new(),
        some => format!("! {some}  "),
    };
    // That something is missing is told more plainly than that something is doubtful.
    let faults = match (model.left_out(), area.width >= WIDE_HEADER) {
        (none, _) if none.is_empty() => faults,
        (some, true) => format!("! {some} left out: gw  "),
        (_, false) => {
            let out = model.faults.iter().filter(|fault| fault.leaves_out()).count();
            format!("! {out} out  ")
        }
    };
    let loading = match model.loading {
        Some((done, total)) if total > 0 => format!("reading {done} of {total}  "),
        Some(_) => "reading  ".to_owned(),
        None => String::new(),
    };
    let since = model.past.as_ref().map(|past| text::cut(&past.name(), SINCE));
    let since = since.or_else(|| model.baseline.map(short));
    let baseline = since.map_or_else(String::new, |since| format!(" since {since}  "));
    let right = format!("{loading}{faults}{read_only}{baseline}{}  {day} ", model.officer);
    let counts = if area.width >= 100 && model.loading.is_none() {
        let of = |kind: Kind| format!("  {} {}", model.register.of(kind).len(), kind.plural());
        [Kind::Programme, Kind::Case, Kind::Caveat].map(of).concat()
    } else {
        String::new()
    };
    let title = model.register.settings.title.as_deref().map(Clean::line);
    let title = title.map_or_else(String::new, |title| format!("{title}  "));
    let folder = title + &model.folder;
    let width = usize::from(area.width);
    let room = width.saturating_sub(text::width(&right) + 10 + text::width(&counts));
    let left = format!(" caveat  {}{counts}", text::cut(&folder, room));
    let style = model.theme.of(Role::Header);
    put(buffer, area.x, area.y, area.width, &text::fit(&left, width), style);
    put_right(buffer, area, &right, style);
}

/// Writes a text at the right end of a line.
fn put_right(buffer: &mut Buffer, area: Rect, words: &str, style: Style) {
    let x = area.x + area.width.saturating_sub(text::cells(words));
    put(buffer, x, area.y, area.width, words, style);
}
