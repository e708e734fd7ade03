//! How the matrix is drawn: headings, the side column, the cells, what the letters mean.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::columns::{GUTTER, MatrixLayout};
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
const WIDE: u16 = 120;

/// Whether days lie beside the letters.
pub fn dated(model: &Model) -> bool {
    model.size.0 >= WIDE
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
        let shorter = [
            (", no paper", ""),
            ("a > b = present > next stage", "now > next"),
            (" on file", ""),
            (" present cells", ""),
        ];
        for part in &mut parts {
            *part =
                shorter.iter().fold(part.clone(), |part, (long, short)| part.replace(long, short));
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

/// The grid as it is drawn, with the first column that shows in the line of the cursor.
#[derive(Debug, Clone, Copy)]
pub struct GridView<'a> {
    pub grid: &'a Grid,
    pub layout: MatrixLayout,
    pub first: usize,
    pub model: &'a Model,
}

impl GridView<'_> {
    /// Draws the grid in its frame; tells where the terminal's cursor belongs. `alone`, without the
    /// detail below, its frame says whose cell the cursor is on: no heading has room for that.
    pub fn draw(self, area: Rect, buffer: &mut Buffer, alone: bool) -> Option<Position> {
        let Self { grid, model, .. } = self;
        let count = format!("{} of {}", grid.shown().rows().count(), grid.total);
        let cell = grid.under_cursor().filter(|_| alone);
        let cell = cell.map(|spot| detail::title(grid, spot, model));
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
                _ if grid.range.is_some() || !grid.marks.is_empty() => {
                    format!("None of {} cases answers.", grid.total)
                }
                _ => format!("None of {} cases answers. Esc clears the filter.", grid.total),
            };
            let room = area.width.saturating_sub(4);
            put(buffer, area.x + 2, area.y + 1, room, &words, model.theme.of(Role::Text));
            return Some(Position::new(area.x + 2, area.y + 1));
        }
        let range = grid.in_range(model);
        let mut cursor = None;
        let first = grid.window.offset;
        // The heading of the first line stays above it.
        let head = grid.lines.get(first).filter(|line| line.down.is_some()).copied();
        let head = head.map(|line| (first, GridLine { down: None, ..line }));
        let lines = grid.lines.iter().copied().enumerate().skip(first);
        let ys = area.y + 1..area.bottom().saturating_sub(1);
        for (y, (at, line)) in ys.zip(head.into_iter().chain(lines)) {
            let place = Rect { y, ..area };
            if line.down.is_none() {
                self.heading(line.group, place, buffer);
            } else {
                cursor = cursor.or(self.row(at, &range, place, buffer));
            }
        }
        cursor.or(Some(Position::new(area.x + 1, area.y + 1)))
    }

    fn heading(self, group: usize, area: Rect, buffer: &mut Buffer) {
        let Self { grid, layout, model, .. } = self;
        let (at, rows) = &grid.order[group];
        let of = &grid.matrix.groups[*at];
        let across = grid.across(group);
        let first = layout.first(across, self.first);
        let name = text::cut(&text::safe(&of.title.to_uppercase()), usize::from(layout.name));
        let title = model.theme.of(Role::Title);
        put(buffer, area.x + GUTTER, area.y, layout.name, &name, title);
        let label = model.theme.of(Role::Label);
        let cases = rows.iter().filter(|_| grid.turned);
        let cases = cases.map(|&row| model.register.id(of.rows[row].case).as_str());
        let columns = of.columns.iter().filter(|_| !grid.turned).map(|column| &*column.head);
        for (at, head) in cases.chain(columns).enumerate() {
            let Some(x) = layout.x(at, first) else { continue };
            let room = layout.pitch.saturating_sub(2);
            let words = text::cut(&text::safe(head), usize::from(room));
            put(buffer, area.x + x + 2, area.y, room, &words, label);
            // Columns that do not show are to the left, or to the right.
            if at == first && first > 0 {
                put(buffer, area.x + x, area.y, 1, "<", label);
            }
            if at + 1 == first + layout.shown && at + 1 < across {
                put(buffer, area.right().saturating_sub(2), area.y, 1, ">", label);
            }
        }
        let comes_next = rows.iter().any(|&row| of.rows[row].next.is_some());
        if let Some((x, width)) = layout.missing.filter(|_| comes_next && !grid.turned) {
            put(buffer, area.x + x, area.y, width, "missing", label);
        }
    }

    /// Draws a line of cells; tells where the cursor is, when it is in it.
    fn row(
        self,
        line: usize,
        range: &[GridCell],
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let Self { grid, layout, model, .. } = self;
        let role = |role: Role| model.theme.of(role);
        let mut put = |x: u16, room: u16, words: &str, style: Style| {
            put(buffer, area.x + x, area.y, room, words, style);
        };
        let under = line == grid.window.cursor;
        let across = grid.across(grid.lines[line].group);
        let first = layout.first(across, self.first);
        let name = text::cut(&text::safe(&self.name(line)), usize::from(layout.name));
        let name_role = if under { Role::Title } else { Role::Text };
        put(GUTTER, layout.name, &name, role(name_role));
        if under {
            put(1, 1, ">", role(Role::Title));
        }
        let mut cursor = under.then_some(GUTTER);
        if across == 0 {
            let x = GUTTER + layout.name + 2;
            put(x, area.width.saturating_sub(x + 2), "nobody was asked", role(Role::Quiet));
        }
        for at in first..across.min(first + layout.shown) {
            let (Some(x), Some(spot)) = (layout.x(at, first), grid.spot(line, at)) else {
                continue;
            };
            let (_, row, _, cell) = grid.at(spot);
            let room = layout.pitch.saturating_sub(2);
            let words = cell_text(row, cell, dated(model).then_some(model.today));
            let words = text::cut(&words, usize::from(room));
            let style = role(if cell.asked { Role::Text } else { Role::Quiet });
            if range.contains(&spot) || grid.marks.contains(&grid.key_of(spot, model)) {
                put(x, 1, "*", role(Role::Title));
            } else if is_late(cell, model) {
                put(x, 1, "!", role(Role::Late));
            }
            if under && at == grid.column_here().0 {
                let selected = style.patch(role(Role::Selected));
                put(x + 1, room + 1, &format!("[{words}]"), selected);
                cursor = Some(x + 2);
            } else {
                put(x + 2, room, &words, style);
            }
        }
        if let (Some((x, width)), Some(spot)) = (layout.missing, grid.spot(line, 0))
            && !grid.turned
        {
            put(x, width, &missing(grid.at(spot).1), role(Role::Label));
        }
        cursor.map(|x| Position::new(area.x + x, area.y))
    }

    /// The name at the side of a line of cells.
    fn name(self, line: usize) -> String {
        let grid = self.grid;
        if let Some(row) = grid.case_on(line) {
            return case_name(row, &self.model.register);
        }
        let Some(spot) = grid.spot(line, 0) else { return String::new() };
        let (group, _, column, _) = grid.at(spot);
        let outside = if group.lists && !column.listed { " (not listed)" } else { "" };
        format!("{}{outside}", column.name)
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
    let mut due = register.ledger().latest_of(Act::Due);
    due.any(|(id, _)| {
        register.find(id.as_str()).is_some_and(|ix| {
            register.record(ix).kind() == Kind::Endorsement
                && register.days_late(ix, model.today).is_some()
        })
    })
}
