//! Where the parts of the screen are: the body, what lies on top of it.

use ratatui::layout::Rect;

use super::model::Model;

/// From how many lines on there is room for the tabs.
pub(super) const ROOMY: u16 = 16;

/// Where the place is drawn.
pub fn body(model: &Model) -> Rect {
    let (width, height) = model.size;
    let (top, foot) = if height >= ROOMY { (2, 2) } else { (1, 1) };
    Rect::new(0, top, width, height.saturating_sub(top + foot))
}

/// Where boxes that lie on top are drawn.
pub fn layer(model: &Model) -> Rect {
    let body = body(model);
    if body.width < 100 {
        return body;
    }
    Rect { x: body.x + 8, width: body.width - 16, ..body }
}
