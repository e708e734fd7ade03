//! How the note editor is drawn: what it is about above, then the kind, what backs the note, and the text.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::journal::template::KINDS;
use crate::text::plural::count;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::note_editor::{EditorPart, NoteEditor};
use crate::tui::page::PageBuilder;
use crate::tui::prompt::purpose::marked;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{frame, text};

/// The height from which the item stands above the note.
const ROOMY: u16 = 18;
/// The lines of the item above the note, its frame included.
const ABOUT: u16 = 7;

/// Draws the note editor over the place; tells where the terminal's cursor belongs.
pub fn draw(pad: &NoteEditor, model: &Model, area: Rect, buffer: &mut Buffer) -> Position {
    let about = if area.height >= ROOMY { ABOUT } else { 0 };
    if about > 0 {
        draw_about(pad, model, Rect { height: about, ..area }, buffer);
    }
    let note = Rect { y: area.y + about, height: area.height - about - 1, ..area };
    let name = if pad.rewrites.is_some() { "My note" } else { "Note" };
    let on = marked(&pad.on);
    let kept = model.kept_at.as_deref().map_or_else(String::new, |at| format!("draft kept {at}"));
    let inside = frame::over(buffer, note, model, &format!("{name} on {on}"), &kept);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    kinds(pad, model, inside, buffer);
    let in_reference = reference(pad, model, Rect { y: inside.y + 1, ..inside }, buffer);
    let rule = "─".repeat(usize::from(inside.width));
    put(buffer, inside.x, inside.y + 2, inside.width, &rule, model.theme.of(Role::Frame));
    let page = Rect { y: inside.y + 3, height: inside.height.saturating_sub(3), ..inside };
    (&pad.text).render(page, buffer);
    let (row, column) = pad.text.scroll_offset();
    let at = pad.text.screen_cursor();
    let cell = |at: usize, from: u16| u16::try_from(at).unwrap_or(u16::MAX).saturating_sub(from);
    let cursor = match pad.part {
        _ if pad.finishing => finish_bar(pad, model, note, buffer),
        EditorPart::Kind => Position::new(inside.x + 7, inside.y),
        EditorPart::Reference => in_reference,
        EditorPart::Text => Position::new(
            page.x + cell(at.col, column).min(page.width),
            page.y + cell(at.row, row).min(page.height.saturating_sub(1)),
        ),
    };
    foot(pad, model, Rect { y: area.bottom() - 1, height: 1, ..area }, buffer);
    cursor
}

fn draw_about(pad: &NoteEditor, model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(ix) = pad.on.first().and_then(|id| model.register.find(id.as_str())) else {
        frame::over(buffer, area, model, "not on file any more", "");
        return;
    };
    let side = match pad.on.len() {
        1 => String::new(),
        many => format!("the first of {many}"),
    };
    let heading = PageBuilder::heading(model, ix);
    let inside = frame::over(buffer, area, model, &heading, &side);
    let lines = PageBuilder::of(model, ix, usize::from(inside.width.saturating_sub(2)));
    for (y, line) in (inside.y..inside.bottom()).zip(&lines) {
        let line = line.styled(model, ratatui::style::Style::default());
        buffer.set_line(inside.x + 1, y, &line, inside.width.saturating_sub(2));
    }
}

/// The kinds of note on one line; the one in use stands in brackets.
fn kinds(pad: &NoteEditor, model: &Model, area: Rect, buffer: &mut Buffer) {
    let here = pad.part == EditorPart::Kind;
    let label = model.theme.of(if here { Role::Key } else { Role::Label });
    put(buffer, area.x, area.y, 6, "kind", label);
    let wide: usize = KINDS.iter().map(|kind| text::width(kind) + 3).sum();
    if wide > usize::from(area.width.saturating_sub(6)) {
        let words = format!("[{}]  {} of {}", pad.kind(), pad.kind + 1, KINDS.len());
        put(buffer, area.x + 6, area.y, area.width - 6, &words, model.theme.of(Role::TabHere));
        return;
    }
    let mut x = area.x + 6;
    for (at, kind) in KINDS.iter().enumerate() {
        let words = if at == pad.kind { format!("[{kind}]") } else { format!(" {kind} ") };
        let role = if at == pad.kind { Role::TabHere } else { Role::Tab };
        put(buffer, x, area.y, area.right().saturating_sub(x), &words, model.theme.of(role));
        x = x.saturating_add(text::cells(&words) + 1);
    }
}

/// The line for what backs the note; tells where the cursor would be in it.
fn reference(pad: &NoteEditor, model: &Model, area: Rect, buffer: &mut Buffer) -> Position {
    let here = pad.part == EditorPart::Reference;
    let label = model.theme.of(if here { Role::Key } else { Role::Label });
    put(buffer, area.x, area.y, 6, "ref", label);
    let room = area.width.saturating_sub(7);
    if pad.reference.text().is_empty() && !here {
        let words = "(a paper, a page or an address that backs the note)";
        put(buffer, area.x + 7, area.y, room, words, model.theme.of(Role::Quiet));
    }
    let view = pad.reference.view(usize::from(room));
    put(buffer, area.x + 7, area.y, room, &view.shown, model.theme.of(Role::Text));
    Position::new(area.x + 7 + u16::try_from(view.cursor).unwrap_or(0).min(room), area.y)
}

/// The bar at which a note is finished; tells where the cursor belongs.
fn finish_bar(pad: &NoteEditor, model: &Model, over: Rect, buffer: &mut Buffer) -> Position {
    let height = 4.min(over.height);
    let place = Rect { y: over.bottom() - height, height, ..over };
    let inside = frame::over(buffer, place, model, "Finish", "");
    let words = if pad.is_empty() {
        "Nothing is written yet."
    } else {
        "Not recorded yet. Whatever you press, no text is lost but by D."
    };
    let hints = hints(model, KeyContext::FinishBar, usize::from(inside.width.saturating_sub(2)));
    frame::lines(buffer, inside, model, [(Role::Text, words.to_owned()), (Role::Key, hints)]);
    Position::new(inside.x + 1, inside.y + 1)
}

/// What the keys do, as much as there is room for.
fn hints(model: &Model, context: KeyContext, room: usize) -> String {
    let of = |(command, words): (Command, &str)| {
        let keys = model.keymap.keys_of(&[context], command);
        Some(format!("{} {words}", keys.first()?))
    };
    let known: [(Command, &str); 5] = [
        (Command::Save, "save"),
        (Command::KeepEditing, "go on"),
        (Command::OpenInEditor, "my editor"),
        (Command::KeepDraft, "draft"),
        (Command::DiscardDraft, "throw away"),
    ];
    let all: Vec<String> = known.into_iter().filter_map(of).collect();
    let wide = all.join("   ");
    if text::width(&wide) <= room { wide } else { all.join(" ") }
}

/// How much is written, what somebody else did meanwhile, and how it ends.
fn foot(pad: &NoteEditor, model: &Model, area: Rect, buffer: &mut Buffer) {
    let lines = count(pad.text.lines().len(), "line");
    let letters: usize = pad.text.lines().iter().map(|line| line.chars().count()).sum();
    let words = match pad.told.as_str() {
        "" => format!("{lines}, {letters} letters   Tab kind and ref   Esc to finish"),
        told => told.to_owned(),
    };
    let role = if pad.told.is_empty() { Role::Label } else { Role::Warning };
    let blank = " ".repeat(usize::from(area.width));
    put(buffer, area.x, area.y, area.width, &blank, model.theme.of(Role::Text));
    frame::lines(buffer, area, model, [(role, words)]);
}
