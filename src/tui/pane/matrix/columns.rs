//! Where the cells of the matrix stand: the side column stays, the others move past it.

/// The cells before the side column: the frame, and the cursor's sign.
pub const GUTTER: u16 = 2;
/// Round a cell: a mark and a bracket before it, a bracket after it.
const ROUND: u16 = 3;
/// The widest that a heading makes its column.
const HEAD: (u16, u16) = (8, 13);

/// What the cells that show need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ColumnNeeds {
    /// The widest name at the side.
    pub name: u16,
    /// The widest cell.
    pub cell: u16,
    /// The widest heading of a column.
    pub head: u16,
    /// The most cells of any line.
    pub across: u16,
}

/// How the area of the matrix is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MatrixLayout {
    /// The width of the side column.
    pub name: u16,
    /// From one column to the next.
    pub pitch: u16,
    /// How many columns show; at least one.
    pub shown: usize,
    /// Where what is missing stands, and its width; none where there is no room for it.
    pub missing: Option<(u16, u16)>,
}

impl MatrixLayout {
    /// Shares an area; when `wide`, headings may be longer and what is missing has a column.
    pub fn of(width: u16, needs: ColumnNeeds, wide: bool) -> Self {
        let inside = width.saturating_sub(GUTTER + 1);
        let head = needs.head.min(if wide { HEAD.1 } else { HEAD.0 });
        let last = if wide { 11.min(inside / 4) } else { 0 };
        let room = inside.saturating_sub(last);
        // One cell always has room, whatever it says.
        let pitch = (needs.cell + ROUND).max(head + 2).clamp(1, room.max(1));
        let name_least = needs.name.min((room * 3 / 10).max(14)).min(room.saturating_sub(pitch));
        let wanted = room.saturating_sub(pitch.saturating_mul(needs.across));
        let name = wanted.clamp(name_least, needs.name.max(name_least));
        let shown = usize::from((room - name) / pitch).max(1);
        let across = needs.across.min(u16::try_from(shown).unwrap_or(u16::MAX));
        let end = GUTTER + name + pitch.saturating_mul(across);
        Self { name, pitch, shown, missing: (last > 0).then(|| (end + 1, last - 1)) }
    }

    /// The first column that shows of a line with so many, when `first` is where the line of the
    /// cursor begins: a short line shows its end rather than nothing.
    pub fn first(self, across: usize, first: usize) -> usize {
        first.min(across.saturating_sub(self.shown))
    }

    /// Where the line of the cursor begins so that its column shows, moved as little as can be.
    pub fn follow(self, column: usize, first: usize) -> usize {
        first.min(column).max((column + 1).saturating_sub(self.shown))
    }

    /// Where a column stands, from the left of the area, when `first` is the first that shows; none
    /// when it does not show. Its mark and bracket stand there, its letters two further on.
    pub fn x(self, column: usize, first: usize) -> Option<u16> {
        let at = column.checked_sub(first).filter(|at| *at < self.shown)?;
        let past = self.pitch.saturating_mul(u16::try_from(at).ok()?);
        Some(GUTTER + self.name + past)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_cell_under_the_cursor_is_always_wholly_visible(
            width in 40_u16..220,
            (name, cell, head, across) in (1_u16..60, 1_u16..16, 1_u16..40, 1_u16..40),
            wide: bool,
            steps in prop::collection::vec(0_usize..40, 1..60),
        ) {
            let layout = MatrixLayout::of(width, ColumnNeeds { name, cell, head, across }, wide);
            let mut first = 0;
            for step in steps {
                let column = step % usize::from(across);
                first = layout.follow(column, first);
                let begins = layout.first(usize::from(across), first);
                let x = layout.x(column, begins);
                prop_assert!(x.is_some(), "column {column} from {begins} of {layout:?}");
                let x = x.unwrap_or(0);
                // The frame on the right stays free, and the side column is not written over.
                prop_assert!(x >= GUTTER + layout.name);
                prop_assert!(x + ROUND + cell < width, "{x} + {cell} of {width}: {layout:?}");
            }
        }
    }

    #[test]
    fn a_single_narrow_column_is_wholly_visible() {
        let layout =
            MatrixLayout::of(40, ColumnNeeds { name: 1, cell: 1, head: 1, across: 1 }, false);
        let first = layout.first(1, layout.follow(0, 0));
        let x = layout.x(0, first);
        assert!(x.is_some_and(|x| x >= GUTTER + layout.name && x + ROUND + 1 < 40), "{x:?}");
    }

    #[test]
    fn wide_windows_show_all_columns_and_narrow_ones_some() {
        let needs = ColumnNeeds { name: 25, cell: 5, head: 19, across: 5 };
        assert_eq!(MatrixLayout::of(80, needs, false).shown, 5);
        assert_eq!(MatrixLayout::of(40, needs, false).shown, 2);
        let twelve = ColumnNeeds { across: 12, ..needs };
        assert_eq!(MatrixLayout::of(80, twelve, false).shown, 5);
        let dated = ColumnNeeds { cell: 12, ..needs };
        let layout = MatrixLayout::of(120, dated, true);
        assert_eq!((layout.shown, layout.missing.map(|(_, width)| width)), (5, Some(10)));
    }
}
