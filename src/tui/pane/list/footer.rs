//! The lower edge of the tracker: how many rows are overdue, how many of those nobody has, what late means.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rayon::prelude::*;

use crate::record::Kind;
use crate::register::Ix;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::text;

/// What the column says.
const LATE: &str = "late = days past the end of the due period";

/// Which caveats are late, found out once for all filters until something changes: at each letter
/// of a filter the rows are only counted.
#[derive(Debug, Default)]
pub(super) struct LateCaveats {
    /// By the place of a record in the register: whether it is late, and whether nobody has it.
    of: Option<Vec<(bool, bool)>>,
}

impl LateCaveats {
    /// Something has changed: a record, what an officer said, the day.
    pub fn forget(&mut self) {
        self.of = None;
    }

    /// How many of these caveats are overdue, and how many of those have no owner; empty when none
    /// is overdue, or when they are no caveats.
    pub fn overdue_summary(&mut self, model: &Model, kind: Kind, rows: &[Ix]) -> String {
        if kind != Kind::Caveat {
            return String::new();
        }
        let of = self.of.get_or_insert_with(|| all(model));
        let late = rows.iter().filter_map(|ix| of.get(ix.number())).filter(|(late, _)| *late);
        let (late, nobodys) =
            late.fold((0, 0), |(late, all), (_, nobodys)| (late + 1, all + usize::from(*nobodys)));
        match (late, nobodys) {
            (0, _) => String::new(),
            (1, 0) => "1 overdue, with an owner".to_owned(),
            (1, _) => "1 overdue, without an owner".to_owned(),
            (late, 0) => format!("{late} overdue, all with an owner"),
            (late, nobodys) if late == nobodys => format!("{late} overdue, all without an owner"),
            (late, nobodys) => format!("{nobodys} of {late} overdue without an owner"),
        }
    }
}

fn all(model: &Model) -> Vec<(bool, bool)> {
    let register = &model.register;
    let of = |&ix: &Ix| {
        let late = register.days_late(ix, model.today).is_some();
        (ix, late, late && register.owner(ix).is_empty())
    };
    let found: Vec<(Ix, bool, bool)> =
        register.of(Kind::Caveat).par_iter().map(of).filter(|(_, late, _)| *late).collect();
    let mut all = vec![(false, false); register.len()];
    for (ix, late, nobodys) in found {
        all[ix.number()] = (late, nobodys);
    }
    all
}

/// Writes it on the lower edge of a frame, as much as there is room for.
pub(super) fn draw(told: &str, area: Rect, buffer: &mut Buffer, model: &Model) {
    if told.is_empty() || area.height < 3 {
        return;
    }
    let (y, room) = (area.bottom() - 1, usize::from(area.width).saturating_sub(2));
    let (own, late) = (format!(" {told} "), format!(" {LATE} "));
    let (own_wide, late_wide) = (text::width(&own), text::width(&late));
    if own_wide > room {
        return;
    }
    let style = model.theme.of(Role::Label);
    put(buffer, area.x + 1, y, area.width, &own, model.theme.of(Role::Late));
    if own_wide + late_wide <= room {
        let x = area.right() - 1 - u16::try_from(late_wide).unwrap_or(0);
        put(buffer, x, y, area.width, &late, style);
    }
}
