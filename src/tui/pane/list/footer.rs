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
const LATE: &str = " late = days past the end of the due period ";

/// How many of these caveats are overdue, and how many of those have no owner; empty when none is.
/// `known` spares going through all of them at each letter of a filter.
pub(super) fn overdue_summary(
    known: &mut Option<Vec<Option<bool>>>,
    model: &Model,
    kind: Kind,
    rows: &[Ix],
) -> String {
    if kind != Kind::Caveat {
        return String::new();
    }
    let of = known.get_or_insert_with(|| late_caveats(model));
    let late = rows.iter().filter_map(|ix| *of.get(ix.number())?);
    match late.fold((0, 0), |(late, nobodys), it| (late + 1, nobodys + usize::from(it))) {
        (0, _) => String::new(),
        (1, 0) => "1 overdue, with an owner".to_owned(),
        (1, _) => "1 overdue, without an owner".to_owned(),
        (late, 0) => format!("{late} overdue, all with an owner"),
        (late, nobodys) if late == nobodys => format!("{late} overdue, all without an owner"),
        (late, nobodys) => format!("{nobodys} of {late} overdue without an owner"),
    }
}

/// By the number of a record: of a caveat that is late, whether nobody has it.
fn late_caveats(model: &Model) -> Vec<Option<bool>> {
    let register = &model.register;
    let caveats = register.of(Kind::Caveat).par_iter();
    let late = caveats.filter(|&&ix| register.days_late(ix, model.today).is_some());
    let late: Vec<_> = late.map(|&ix| (ix, register.owners(ix).is_empty())).collect();
    let mut all = vec![None; register.len()];
    for (ix, nobodys) in late {
        all[ix.number()] = Some(nobodys);
    }
    all
}

/// Writes it on the lower edge of a frame, as much as there is room for.
pub(super) fn draw(overdue: &str, area: Rect, buffer: &mut Buffer, model: &Model) {
    let own = format!(" {overdue} ");
    let room = usize::from(area.width).saturating_sub(2);
    if overdue.is_empty() || area.height < 3 || text::width(&own) > room {
        return;
    }
    let y = area.bottom() - 1;
    put(buffer, area.x + 1, y, area.width, &own, model.theme.of(Role::Late));
    if text::width(&own) + LATE.len() <= room {
        let x = area.right() - 1 - u16::try_from(LATE.len()).unwrap_or(0);
        put(buffer, x, y, area.width, LATE, model.theme.of(Role::Label));
    }
}
