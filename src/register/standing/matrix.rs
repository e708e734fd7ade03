//! The endorsement matrix: the cases of each programme against the partners whose word is sought, at
//! the present stage and at the next.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::positions::{StatedPosition, several_bodies};
use crate::record::kinds::{Case, Programme};
use crate::record::vocabulary::{Stage, Stance};
use crate::record::{Id, Kind, Word};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// The programmes that have cases, each with its own columns.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// One group a programme, in the order of their files.
    pub groups: Vec<MatrixGroup>,
}

/// One programme.
#[derive(Debug, Clone)]
pub struct MatrixGroup {
    /// Its id, as its cases name it.
    pub programme: Id,
    /// Its title.
    pub title: String,
    /// Whether it lists its partners.
    pub lists: bool,
    /// Its columns: who decided first, then the partners as the programme lists them, then others.
    pub columns: Vec<MatrixColumn>,
    /// Its cases, in the order of their files.
    pub rows: Vec<MatrixRow>,
}

/// A partner, or a body where several bodies of one partner spoke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixColumn {
    /// The partner.
    pub partner: Id,
    /// The body.
    pub body: Option<Id>,
    /// Its heading, without the partner's name before a body's.
    pub head: String,
    /// Its whole name.
    pub name: String,
    /// Whether the programme lists the partner.
    pub listed: bool,
}

/// One case.
#[derive(Debug, Clone)]
pub struct MatrixRow {
    /// The case.
    pub case: Ix,
    /// Its present stage.
    pub stage: Word<Stage>,
    /// The stage that comes next, where there is one.
    pub next: Option<Word<Stage>>,
    /// One cell a column.
    pub cells: Vec<MatrixCell>,
    /// How many of its caveats are open.
    pub open: usize,
}

/// What one column said of one case; of several sources the strongest stands first.
#[derive(Debug, Clone, Default)]
pub struct MatrixCell {
    /// At the present stage.
    pub now: Vec<StatedPosition>,
    /// At the next stage.
    pub next: Vec<StatedPosition>,
    /// At stages that are over.
    pub before: Vec<StatedPosition>,
    /// Whether its word is sought: it has one on record, or the programme lists the partner and no
    /// other body of it spoke.
    pub asked: bool,
}

/// Which stage of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum StageSide {
    /// The present one.
    #[default]
    Now,
    /// The next one.
    Next,
}

impl MatrixCell {
    /// Everything that was said at a stage, the strongest first.
    pub fn at(&self, side: StageSide) -> &[StatedPosition] {
        match side {
            StageSide::Now => &self.now,
            StageSide::Next => &self.next,
        }
    }

    /// Whether the partner was not asked, by the strongest word on file.
    pub fn is_not_sought(&self, side: StageSide) -> bool {
        self.at(side).first().is_some_and(|it| it.stance.is(Stance::NotSought))
    }

    /// Its letters at a stage: `C`, `c` where that is not known from the partner's own minute, `.`
    /// nothing, `-` not asked. Where one decision was both noted and, say, backed in its aim only,
    /// both letters stand: `N/M`.
    pub fn letters(&self, side: StageSide) -> String {
        let rows = self.at(side);
        let Some((first, others)) = rows.split_first() else { return ".".to_owned() };
        let letter = |row: &StatedPosition| letter(&row.stance, row.is_first_hand());
        let beside = others.iter().find(|row| {
            first.decision.is_some()
                && row.decision == first.decision
                && row.strength() == first.strength()
                && letter(row) != letter(first)
        });
        let beside = beside.map_or_else(String::new, |row| format!("/{}", letter(row)));
        format!("{}{beside}", letter(first))
    }
}

/// The letter of a stance, for some two; small where it is not known at first hand.
pub fn letter(stance: &Word<Stance>, first_hand: bool) -> &'static str {
    let Some(stance) = stance.known() else { return "?" };
    let (first, other) = match stance {
        Stance::Approved => ("A", "a"),
        Stance::ApprovedWithConditions => ("A+", "a+"),
        Stance::Endorsed => ("E", "e"),
        Stance::EndorsedWithCaveats => ("C", "c"),
        Stance::InPrinciple => ("P", "p"),
        Stance::Noted => ("N", "n"),
        Stance::Supported => ("S", "s"),
        Stance::NotSupported => ("X", "x"),
        Stance::Deferred => ("D", "d"),
        Stance::AimOnly => ("M", "m"),
        Stance::Rejected => ("R", "r"),
        Stance::Withdrawn => ("W", "w"),
        Stance::Referred => ("F", "f"),
        // These are no stances, and have one sign whoever reports them.
        Stance::Considered => ("o", "o"),
        Stance::Awaited => (".", "."),
        Stance::NotSought => ("-", "-"),
    };
    if first_hand { first } else { other }
}

impl Register {
    /// The stage that a case names as its next; for an outline case with a final date, full.
    pub fn next_stage(&self, case: Ix) -> Option<&Word<Stage>> {
        const FULL: &Word<Stage> = &Word::Known(Stage::Full);
        let it = self.record_as::<Case>(case)?;
        let is_final_due = it.stage.is(Stage::Outline) && it.final_due.is_some();
        it.next_stage.as_ref().or(is_final_due.then_some(FULL))
    }

    /// The matrix of all cases.
    pub fn matrix(&self) -> Matrix {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut found: Vec<(Option<Ix>, &Id, Vec<Ix>)> = Vec::new();
        for (case, it) in self.every::<Case>() {
            let ix = self.find(&it.programme);
            let id = ix.map_or(&it.programme, |ix| self.id(ix));
            let place = *places.entry(id.as_str()).or_insert_with(|| {
                found.push((ix, id, Vec::new()));
                found.len() - 1
            });
            found[place].2.push(case);
        }
        found.sort_by_key(|(ix, ..)| (ix.is_none(), *ix));
        let group = |(ix, id, cases): (Option<Ix>, &Id, Vec<Ix>)| self.group(ix, id, &cases);
        Matrix { groups: found.into_par_iter().map(group).collect() }
    }

    fn group(&self, programme: Option<Ix>, id: &Id, cases: &[Ix]) -> MatrixGroup {
        let positions: Vec<Vec<StatedPosition>> =
            cases.iter().map(|&case| self.stated_positions(case)).collect();
        let listed = self.listed_partners(programme);
        let columns = self.columns(&positions, &listed);
        let rows = cases.iter().zip(positions).map(|(&case, own)| self.row(case, own, &columns));
        MatrixGroup {
            programme: id.clone(),
            title: self.whole_name(id),
            lists: !listed.is_empty(),
            rows: rows.collect(),
            columns,
        }
    }

    /// The partners that a programme lists, its lead among them, by their present ids.
    pub(crate) fn listed_partners(&self, programme: Option<Ix>) -> Vec<Id> {
        let it = programme.and_then(|ix| self.record_as::<Programme>(ix));
        let Some(it) = it else { return Vec::new() };
        let mut listed: Vec<Id> = it.partners.iter().map(|id| self.present_id(id)).collect();
        if !listed.is_empty() {
            // A lead that the list leaves out belongs to the programme all the same.
            let lead = it.lead.as_ref().map(|id| self.present_id(id));
            listed.extend(lead.filter(|lead| !listed.contains(lead)));
        }
        listed
    }

    fn columns(&self, positions: &[Vec<StatedPosition>], listed: &[Id]) -> Vec<MatrixColumn> {
        let all = || positions.iter().flatten();
        let spoke: BTreeSet<&Id> = all().map(|it| &it.partner).collect();
        let apart: BTreeSet<&Id> =
            spoke.iter().copied().filter(|it| several_bodies(all(), it)).collect();
        let mut keys: Vec<(&Id, Option<&Id>)> = Vec::new();
        let mut decides = BTreeSet::new();
        for it in all() {
            let body = it.body.as_ref().filter(|_| apart.contains(&it.partner));
            let key = (&it.partner, body);
            if !keys.contains(&key) {
                keys.push(key);
            }
            if self.record(it.from).kind() == Kind::Decision {
                decides.insert(key);
            }
        }
        keys.extend(listed.iter().filter(|it| !spoke.contains(it)).map(|it| (it, None)));
        let place = |partner: &Id| listed.iter().position(|it| it == partner);
        // None comes first.
        keys.sort_by_key(|key| {
            let place = place(key.0).unwrap_or(listed.len());
            (!decides.contains(key)).then_some(place)
        });
        let column = |(partner, body): (&Id, Option<&Id>)| MatrixColumn {
            head: self.heading(partner, body),
            name: self.whole_name(body.unwrap_or(partner)),
            listed: place(partner).is_some(),
            partner: partner.clone(),
            body: body.cloned(),
        };
        keys.into_iter().map(column).collect()
    }

    fn whole_name(&self, party: &Id) -> String {
        self.find(party).map_or(&**party, |ix| self.record(ix).title()).to_owned()
    }

    /// A column's heading: a partner's short name; a body's name without its partner's before it.
    fn heading(&self, partner: &Id, body: Option<&Id>) -> String {
        let short = self.known_as(partner);
        let Some(body) = body else { return short.to_owned() };
        let name = self.known_as(body);
        let whole = self.whole_name(partner);
        let rest = [short, &whole].into_iter().find_map(|own| {
            name.strip_prefix(own).filter(|rest| rest.starts_with(' ')).map(str::trim_start)
        });
        let mut letters = rest.filter(|rest| !rest.is_empty()).unwrap_or(name).chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    }

    fn row(&self, case: Ix, positions: Vec<StatedPosition>, columns: &[MatrixColumn]) -> MatrixRow {
        let own = self.record_as::<Case>(case);
        let stage = own.map_or_else(|| Word::new(""), |it| it.stage.clone());
        let next = self.next_stage(case).cloned();
        let mut cells = vec![MatrixCell::default(); columns.len()];
        for it in positions {
            let of = |column: &MatrixColumn| {
                column.partner == it.partner && (column.body.is_none() || column.body == it.body)
            };
            // A row without a body has the column without one, where there is one.
            let exact = columns.iter().position(|column| of(column) && column.body == it.body);
            let Some(at) = exact.or_else(|| columns.iter().position(of)) else { continue };
            let cell = &mut cells[at];
            if it.stage == stage {
                cell.now.push(it);
            } else if Some(&it.stage) == next.as_ref() {
                cell.next.push(it);
            } else {
                cell.before.push(it);
            }
        }
        for cell in &mut cells {
            for rows in [&mut cell.now, &mut cell.next, &mut cell.before] {
                rows.sort_by_key(StatedPosition::order);
            }
        }
        let mut spoke: Vec<&Id> = columns
            .iter()
            .zip(&cells)
            .filter(|(_, cell)| !(cell.now.is_empty() && cell.next.is_empty()))
            .map(|(column, _)| &column.partner)
            .collect();
        for (column, cell) in columns.iter().zip(&mut cells) {
            cell.asked = if !cell.now.is_empty() {
                !cell.is_not_sought(StageSide::Now)
            } else if !cell.next.is_empty() {
                !cell.is_not_sought(StageSide::Next)
            } else {
                // Of several silent bodies of a partner the first one is asked.
                let silent = column.listed && !spoke.contains(&&column.partner);
                spoke.extend(silent.then_some(&column.partner));
                silent
            };
        }
        MatrixRow { case, stage, next, cells, open: self.open_caveats_of(case).count() }
    }
}

impl Matrix {
    /// Counts the open caveats anew: an officer's act changes nothing else in it.
    pub fn recount(&mut self, register: &Register) {
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows) {
            row.open = register.open_caveats_of(row.case).count();
        }
    }

    /// Each group that has any of these cases, with the places of their rows in the order given.
    pub fn order(&self, cases: &[Ix]) -> Vec<(usize, Vec<usize>)> {
        let mut places: HashMap<Ix, (usize, usize)> = HashMap::new();
        for (group, of) in self.groups.iter().enumerate() {
            places.extend(of.rows.iter().enumerate().map(|(row, it)| (it.case, (group, row))));
        }
        let mut order: Vec<Vec<usize>> = vec![Vec::new(); self.groups.len()];
        for &(group, row) in cases.iter().filter_map(|case| places.get(case)) {
            order[group].push(row);
        }
        order.into_iter().enumerate().filter(|(_, rows)| !rows.is_empty()).collect()
    }
}
