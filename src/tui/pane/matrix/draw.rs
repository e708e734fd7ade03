//! How the matrix is drawn: headings, the side column, the cells, what the letters mean.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::columns::MatrixLayout;
use super::detail;
use super::grid::{Grid, GridCell, GridLine};
use super::widths::{case_name, cell_text};
use crate::journal::Act;
use crate::record::Kind;
use crate::register::standing::matrix::MatrixCell;
use crate::report::list::matrix::{LETTERS, SIGNS, is_rare, missing};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::split_view::NARROW;
use crate::tui::widget::table::put;
use crate::tui::widget::{frame, text};

/// The width from which days stand beside the letters.
pub const WIDE: u16 = 120;
/// Whether days lie beside the letters.
pub fn dated(model: &Model) -> bool {
    model.size.0 >= WIDE
}

/// The name at the side of a line of cells.
fn name(grid: &Grid, line: usize, model: &Model) -> String {
    if let Some(row) = grid.case_on(line) {
        return case_name(row, &model.register);
    }
    let Some((group, _, column, _)) = grid.spot(line, 0).map(|spot| grid.at(spot)) else {
        return String::new();
    };
    let outside = if group.lists && !column.listed { " (not listed)" } else { "" };
    format!("{}{outside}", column.name)
}

/// The heading of a column of a group.
fn head(grid: &Grid, group: usize, across: usize, model: &Model) -> String {
    let (at, rows) = &grid.order[group];
    let group = &grid.matrix.groups[*at];
    if grid.turned {
        return model.register.id(group.rows[rows[across]].case).to_string();
    }
    group.columns[across].head.clone()
}

/// The lines that say what the letters mean and what it all comes to, each at most so wide.
pub fn legend(grid: &Grid, width: usize, model: &Model) -> Vec<String> {
    let shown = grid.shown();
    let found = &grid.extent.letters;
    // The letters that are rare have a place here only where one of them shows.
    let rare = |sign: &str| is_rare(sign) || matches!(sign, "M" | "D" | "o");
    let signs =
        LETTERS.iter().chain(&SIGNS).filter(|(sign, _)| !rare(sign) || found.contains(sign));
    let mut parts: Vec<String> = signs.map(|(sign, words)| format!("{sign} {words}")).collect();
    if found.contains("?") {
        parts.push("? a word of this register".into());
    }
    if some_are_late(model) {
        parts.push("! chase late".into());
    }
    parts.push("a > b = present > next stage".into());
    parts.extend(shown.totals());
    if !dated(model) {
        for (long, short) in [
            (", no paper", ""),
            ("a > b = present > next stage", "now > next"),
            (" on file", ""),
            (" present cells", ""),
        ] {
            for part in &mut parts {
                *part = part.replace(long, short);
            }
        }
    }
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if text::width(line) + 2 + text::width(&part) <= width => {
                *line = format!("{line}  {part}");
            }
            _ => lines.push(part),
        }
    }
    lines
}

/// Draws the grid in its frame; tells where the terminal's cursor belongs. `alone` when no detail
/// stands below it: its frame then says whose cell the cursor is on, which no heading has room for.
pub fn draw(
    grid: &Grid,
    (layout, first): (MatrixLayout, usize),
    area: Rect,
    buffer: &mut Buffer,
    model: &Model,
    alone: bool,
) -> Option<Position> {
    let cases = grid.shown().rows().count();
    let count = format!("{cases} of {}", grid.total);
    let cell = grid.under_cursor().filter(|_| alone).map(|spot| detail::title(grid, spot, model));
    let narrow = area.width < NARROW.0;
    let title = match &cell {
        Some(cell) if narrow => cell.clone(),
        Some(cell) => format!("Endorsements {count}: {cell}"),
        None => format!("Endorsements {count}: present > next stage"),
    };
    let marked = match grid.marked(model) {
        0 => String::new(),
        1 => "1 cell marked".to_owned(),
        cells => format!("{cells} cells marked"),
    };
    let hiding = if grid.hiding { "complete rows hidden" } else { "" };
    let told = [&*grid.filter, &*marked, hiding];
    let told: Vec<&str> = told.into_iter().filter(|words| !words.is_empty()).collect();
    let side = match told.join("   ") {
        told if !told.is_empty() => told,
        _ if cell.is_some() && narrow => count,
        _ if dated(model) => "h l j k move   T turn   H hide complete rows".to_owned(),
        _ => "h l j k move".to_owned(),
    };
    frame::draw(buffer, area, model, true, &title, &side);
    if grid.lines.is_empty() {
        let words = match (grid.total, grid.hiding && grid.filter.is_empty()) {
            (0, _) => "There are no cases in this register yet.".to_owned(),
            (_, true) => "Nothing is missing in any case. H shows them again.".to_owned(),
            _ => format!("None of {} cases answers. Esc clears the filter.", grid.total),
        };
        let room = area.width.saturating_sub(4);
        put(buffer, area.x + 2, area.y + 1, room, &words, model.theme.of(Role::Text));
        return Some(Position::new(area.x + 2, area.y + 1));
    }
    let range = grid.in_range(model);
    let mut cursor = None;
    let mut y = area.y + 1;
    let bottom = area.bottom().saturating_sub(1);
    let window = grid.window;
    if let Some(&GridLine::Cells(group, _)) = grid.lines.get(window.offset) {
        // The heading of the first line stays above it.
        heading(grid, group, (layout, first), Rect { y, ..area }, buffer, model);
        y += 1;
    }
    for line in window.offset..grid.lines.len() {
        if y >= bottom {
            break;
        }
        let place = Rect { y, ..area };
        match grid.lines[line] {
            GridLine::Head(group) => heading(grid, group, (layout, first), place, buffer, model),
            GridLine::Cells(..) => {
                let at = row(grid, line, (layout, first), &range, place, buffer, model);
                cursor = cursor.or(at);
            }
        }
        y += 1;
    }
    cursor.or(Some(Position::new(area.x + 1, area.y + 1)))
}

fn heading(
    grid: &Grid,
    group: usize,
    (layout, first): (MatrixLayout, usize),
    area: Rect,
    buffer: &mut Buffer,
    model: &Model,
) {
    let across = grid.across(group);
    let first = layout.first(across, first);
    let title = grid.matrix.groups[grid.order[group].0].title.to_uppercase();
    let name = text::cut(&text::safe(&title), usize::from(layout.name));
    put(buffer, area.x + layout.name_at, area.y, layout.name, &name, model.theme.of(Role::Title));
    let label = model.theme.of(Role::Label);
    for at in 0..across {
        let Some(x) = layout.x(at, first) else { continue };
        let room = layout.pitch.saturating_sub(2);
        let words = text::cut(&text::safe(&head(grid, group, at, model)), usize::from(room));
        put(buffer, area.x + x + 2, area.y, room, &words, label);
        // Columns that do not show are to the left, or to the right.
        if at == first && first > 0 {
            put(buffer, area.x + x, area.y, 1, "<", label);
        }
        if at + 1 == first + layout.shown && at + 1 < across {
            put(buffer, area.right().saturating_sub(2), area.y, 1, ">", label);
        }
    }
    let (of, rows) = &grid.order[group];
    let comes_next = rows.iter().any(|&row| grid.matrix.groups[*of].rows[row].next.is_some());
    if let Some((x, width)) = layout.missing.filter(|_| comes_next && !grid.turned) {
        put(buffer, area.x + x, area.y, width, "missing", label);
    }
}

/// Whether the chase of an endorsement in a cell is late.
fn is_late(cell: &MatrixCell, model: &Model) -> bool {
    let mut said = cell.now.iter().chain(&cell.next).map(|it| it.from);
    said.any(|ix| model.register.days_late(ix, model.today).is_some())
}

/// Whether any chase at all is late: officers alone give endorsements a day.
fn some_are_late(model: &Model) -> bool {
    let register = &model.register;
    register.ledger().latest_of(Act::Due).into_iter().any(|(id, _)| {
        register.find(id.as_str()).is_some_and(|ix| {
            register.record(ix).kind() == Kind::Endorsement
                && register.days_late(ix, model.today).is_some()
        })
    })
}

/// Draws a line of cells; tells where the cursor is, when it is in it.
fn row(
    grid: &Grid,
    line: usize,
    (layout, first): (MatrixLayout, usize),
    range: &[GridCell],
    area: Rect,
    buffer: &mut Buffer,
    model: &Model,
) -> Option<Position> {
    let under = line == grid.window.cursor;
    let across = grid.across(grid.lines[line].group());
    let first = layout.first(across, first);
    let column = grid.column.min(across.saturating_sub(1));
    let side = name(grid, line, model);
    let words_at_side = text::cut(&text::safe(&side), usize::from(layout.name));
    let role = if under { Role::Title } else { Role::Text };
    put(buffer, area.x + layout.name_at, area.y, layout.name, &words_at_side, model.theme.of(role));
    if under {
        put(buffer, area.x + 1, area.y, 1, ">", model.theme.of(Role::Title));
    }
    let mut cursor = under.then(|| Position::new(area.x + layout.name_at, area.y));
    if across == 0 {
        let x = layout.name_at + layout.name + 2;
        let room = area.width.saturating_sub(x + 2);
        put(buffer, area.x + x, area.y, room, "nobody was asked", model.theme.of(Role::Quiet));
    }
    for at in first..across.min(first + layout.shown) {
        let (Some(x), Some(spot)) = (layout.x(at, first), grid.spot(line, at)) else { continue };
        let x = area.x + x;
        let (_, row, _, cell) = grid.at(spot);
        let room = layout.pitch.saturating_sub(2);
        let words = cell_text(row, cell, dated(model).then_some(model.today));
        let words = text::cut(&words, usize::from(room));
        let role = if cell.asked { Role::Text } else { Role::Quiet };
        let style = model.theme.of(role);
        let marked = range.contains(&spot) || grid.marks.contains(&grid.key_of(spot, model));
        if marked {
            put(buffer, x, area.y, 1, "*", model.theme.of(Role::Title));
        } else if is_late(cell, model) {
            put(buffer, x, area.y, 1, "!", model.theme.of(Role::Late));
        }
        if under && at == column {
            let selected: Style = style.patch(model.theme.of(Role::Selected));
            put(buffer, x + 1, area.y, room + 1, &format!("[{words}]"), selected);
            cursor = Some(Position::new(x + 2, area.y));
        } else {
            put(buffer, x + 2, area.y, room, &words, style);
        }
    }
    if let (Some((x, width)), Some(spot)) = (layout.missing, grid.spot(line, 0))
        && !grid.turned
    {
        let words = missing(grid.at(spot).1);
        put(buffer, area.x + x, area.y, width, &words, model.theme.of(Role::Label));
    }
    cursor
}
