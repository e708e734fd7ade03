//! How a review session is drawn: the item, the question below it, and the queue beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::SessionPane;
use crate::query::columns::column::title;
use crate::session::{brief, question};
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::pane::pane::Banner;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{frame, text};

/// The width from which the queue stands beside the item.
const WIDE: u16 = 100;
/// The width of the queue.
const QUEUE: u16 = 24;
/// The height from which the question has a box of its own.
const ROOMY: u16 = 14;
/// The cells between two answers.
const GAP: u16 = 3;
/// Where the keys of a session are looked up.
const CONTEXTS: &[KeyContext] = &[KeyContext::Session, KeyContext::Global];
/// The commands of the five verdicts, in the order of their keys.
const VERDICTS: [Command; 5] = [
    Command::VerdictMet,
    Command::VerdictPartly,
    Command::VerdictNotMet,
    Command::VerdictInfoNeeded,
    Command::VerdictNotApplicable,
];

/// Where the item, the question and, where there is room for it, the queue stand in an area.
pub(super) fn areas(review: &SessionPane, area: Rect, model: &Model) -> (Rect, Rect, Option<Rect>) {
    let room = usize::from(area.width.saturating_sub(4)).max(1);
    let roomy = area.height >= ROOMY;
    let lines = u16::try_from(asked(review, model, room, roomy).len()).unwrap_or(u16::MAX);
    let height = (lines + if roomy { 2 } else { 0 }).min(area.height / 2);
    let question = Rect { y: area.bottom() - height, height, ..area };
    let above = Rect { height: area.height - height, ..area };
    let side = if area.width >= WIDE && !review.big { QUEUE } else { 0 };
    let page = Rect { x: above.x + side, width: above.width - side, ..above };
    (page, question, (side > 0).then_some(Rect { width: side, ..above }))
}

/// Draws the session; tells where the cursor belongs.
pub(super) fn draw(
    review: &SessionPane,
    area: Rect,
    buffer: &mut Buffer,
    model: &Model,
) -> Position {
    let (page, asked, queue) = areas(review, area, model);
    if let Some(queue) = queue {
        draw_queue(review, queue, buffer, model);
    }
    let at = draw_page(review, page, buffer, model);
    draw_question(review, asked, buffer, model);
    at
}

/// The heading of the item: its place in the queue, its id and what it is called.
fn heading(review: &SessionPane, model: &Model) -> String {
    let progress = review.facts.progress;
    let Some(id) = review.cursor.current() else {
        return format!("{} of {} judged", progress.judged, progress.of);
    };
    let place = review.cursor.order().iter().position(|own| own == id).map_or(0, |at| at + 1);
    let place = format!("{place} of {}", progress.of);
    let words = model.register.find(id.as_str()).map(|ix| title(&model.ctx(), ix));
    match (words, review.big) {
        (Some(words), true) => format!("{place}   {words}"),
        (Some(words), false) => format!("{place}   {id}   {words}"),
        (None, _) => format!("{place}   {id}   not on file any more"),
    }
}

fn draw_page(review: &SessionPane, area: Rect, buffer: &mut Buffer, model: &Model) -> Position {
    frame::draw(buffer, area, model, true, &heading(review, model), &review.page.position());
    review.page.draw_lines(area, buffer, model);
    if review.page.is_empty() {
        let inside = area.width.saturating_sub(4);
        let gone = review.cursor.current().map(|id| {
            format!("{id} is not on file any more. What was said of it stays in the journals.")
        });
        let words = gone.as_ref().map_or(&review.ended[..], std::slice::from_ref);
        let lines = words.iter().flat_map(|line| text::wrap(line, inside.max(1).into(), 0));
        for (y, line) in (area.y + 1..area.bottom().saturating_sub(1)).zip(lines) {
            put(buffer, area.x + 2, y, inside, &line, model.theme.of(Role::Text));
        }
    }
    Position::new(area.x + 2, area.y + 1)
}

/// The answers with their keys and what else can be done, in lines of so many cells; with little
/// room only the answers, and putting off.
fn asked(
    review: &SessionPane,
    model: &Model,
    room: usize,
    roomy: bool,
) -> Vec<Vec<(String, String)>> {
    let key = |command: Command| {
        let keys = model.keymap.keys_of(CONTEXTS, command);
        keys.into_iter().next().unwrap_or_default()
    };
    let settings = &model.register.settings;
    let asked = question(review.asked(model), settings);
    // Nothing stands behind the last answer of a line.
    let (narrow, room) = (room < 70, room + usize::from(GAP));
    let labels = asked.answers.iter().zip(VERDICTS);
    let mut all: Vec<(String, String)> =
        labels.map(|((.., label), command)| (key(command), label.clone())).collect();
    // As many in full as stand on one line.
    for word in ["info", "not-applicable", "ready-with-conditions"] {
        let used: usize = all.iter().map(cells_of).sum();
        let at = asked.answers.iter().position(|(_, own, _)| *own == word);
        if let Some(at) = at.filter(|_| used > room) {
            all[at].1 = brief(word, settings);
        }
    }
    let more = [
        (Command::SkipForNow, if narrow { "skip" } else { "skip to the end" }),
        (Command::PlaceBack, if narrow { "prev" } else { "previous" }),
        (Command::PlaceForward, "next"),
        (Command::NoteLine, "note"),
        (Command::Repeat, "again"),
        (Command::Undo, "undo"),
    ];
    let rest = more.into_iter().map(|(command, word)| (key(command), word.to_owned()));
    let mut rest: Vec<(String, String)> = rest.collect();
    if !roomy {
        all.extend(rest.drain(..).take(1));
    }
    let mut lines: Vec<Vec<(String, String)>> = Vec::new();
    for part in [all, rest] {
        let mut used = room;
        for answer in part {
            let wide = cells_of(&answer);
            if let Some(line) = lines.last_mut().filter(|_| used + wide <= room) {
                line.push(answer);
            } else {
                lines.push(vec![answer]);
                used = 0;
            }
            used += wide;
        }
    }
    lines
}

/// The cells that a key, its word and what parts them from the next take.
fn cells_of((key, word): &(String, String)) -> usize {
    text::width(key) + 1 + text::width(word) + usize::from(GAP)
}

fn draw_question(review: &SessionPane, area: Rect, buffer: &mut Buffer, model: &Model) {
    let room = usize::from(area.width.saturating_sub(4)).max(1);
    let framed = area.height >= 4;
    let lines = asked(review, model, room, framed);
    if framed {
        let asks = question(review.asked(model), &model.register.settings).asks;
        let by = match &*model.on_behalf {
            "" => String::new(),
            others => format!("keyed for {others}"),
        };
        frame::draw(buffer, area, model, false, asks, &by);
    }
    let top = area.y + u16::from(framed);
    for (y, line) in (top..area.bottom()).zip(lines) {
        let mut x = area.x + 2;
        for (key, word) in line {
            let room = area.right().saturating_sub(x + 1);
            put(buffer, x, y, room, &key, model.theme.of(Role::Key));
            let after = x + cells(&key) + 1;
            let room = area.right().saturating_sub(after + 1);
            put(buffer, after, y, room, &word, model.theme.of(Role::Text));
            x = after + cells(&word) + GAP;
        }
    }
}

fn draw_queue(review: &SessionPane, area: Rect, buffer: &mut Buffer, model: &Model) {
    let words = crate::journal::verdict::words(review.kind).iter();
    let settings = &model.register.settings;
    let counts: Vec<String> = words
        .zip(review.facts.progress.counts)
        .map(|(word, count)| format!("{count} {}", brief(word, settings)))
        .collect();
    let below = u16::try_from(counts.len() + 3).unwrap_or(0).min(area.height / 2);
    let list = Rect { height: area.height - below, ..area };
    frame::draw(buffer, list, model, false, "Queue", "");
    let items = review.cursor.order();
    let here = review.cursor.current();
    let at = here.and_then(|id| items.iter().position(|own| own == id)).unwrap_or(items.len());
    let height = usize::from(list.height.saturating_sub(2));
    let first = at.saturating_sub(height / 2).min(items.len().saturating_sub(height));
    let inside = usize::from(list.width.saturating_sub(3));
    let shown = &items[first..items.len().min(first + height)];
    let wide = shown.iter().map(|id| text::width(id.as_str())).max().unwrap_or(0).min(10);
    for (y, id) in (list.y + 1..list.bottom().saturating_sub(1)).zip(shown) {
        let word = review.facts.words.get(id).map_or("", String::as_str);
        let (sign, role) = if Some(id) == here { (">", Role::Selected) } else { (" ", Role::Text) };
        let words = format!("{sign} {} {word}", text::fit(id.as_str(), wide));
        let words = text::fit(&words, inside);
        put(buffer, list.x + 1, y, list.width - 2, &words, model.theme.of(role));
    }
    let so_far = Rect { y: list.bottom(), height: below, ..area };
    frame::draw(buffer, so_far, model, false, "So far", &review.facts.took);
    let skipped = format!("{} skipped", review.facts.progress.skipped);
    let lines = counts.iter().chain([&skipped]);
    for (y, line) in (so_far.y + 1..so_far.bottom().saturating_sub(1)).zip(lines) {
        put(buffer, so_far.x + 2, y, so_far.width - 3, line, model.theme.of(Role::Text));
    }
}

/// The two lines at the top: which session it is, and how far one is in it.
pub(super) fn banner(review: &SessionPane, model: &Model) -> Banner {
    let facts = &review.facts;
    let wide = model.size.0 >= WIDE;
    let new = match facts.new_since {
        _ if !facts.has_filter => String::new(),
        Some(0) if !wide => String::new(),
        Some(new) => format!(", {new} new since"),
        None if wide => ", its filter cannot be read any more".to_owned(),
        None => ", filter unreadable".to_owned(),
    };
    let blind = if facts.blind { "" } else { "   not blind" };
    let name = if review.big { String::new() } else { format!(" {}", facts.name) };
    Banner {
        title: format!("REVIEW{name}  {}", facts.title),
        side: format!("{}{blind}   queue fixed at {}{new}", model.officer, facts.fixed),
        below: below(review, model),
    }
}

/// A bar with how many are judged, and the counts.
fn below(review: &SessionPane, model: &Model) -> String {
    let progress = review.facts.progress;
    let words = crate::journal::verdict::words(review.kind);
    let settings = &model.register.settings;
    // With little room only what there is.
    let narrow = model.size.0 < 60;
    let counted = words.iter().zip(progress.counts).filter_map(|(word, count)| {
        // That it does not apply is seldom said: it is told only when it was.
        let is_told = count > 0 || (!narrow && *word != "not-applicable");
        is_told.then(|| format!("{} {count}", brief(word, settings)))
    });
    let skipped = progress.skipped;
    let skipped = (!narrow || skipped > 0).then(|| format!("skipped {skipped}"));
    let counts: Vec<String> = counted.chain(skipped).collect();
    let words = format!("{} of {}   {}", progress.judged, progress.of, counts.join("  "));
    let room = usize::from(model.size.0).saturating_sub(text::width(&words) + 4);
    let wide = room.clamp(4, 60);
    let done = (progress.judged * wide).checked_div(progress.of).unwrap_or(wide);
    format!("[{}{}] {words}", "#".repeat(done), ".".repeat(wide - done))
}

fn cells(words: &str) -> u16 {
    u16::try_from(text::width(words)).unwrap_or(u16::MAX)
}
