//! Where the parts of the matrix stand on the screen.

use ratatui::layout::Rect;

/// The width and height below which there is room for one pane only.
pub const NARROW: (u16, u16) = (60, 16);

/// Where the parts stand; a part without room has no height.
#[derive(Debug, Clone, Copy, Default)]
pub struct MatrixAreas {
    /// The grid.
    pub grid: Rect,
    /// The detail.
    pub detail: Rect,
    /// What the letters mean.
    pub legend: Rect,
}
