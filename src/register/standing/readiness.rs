//! How far the partners are with a case: who has said yes, whom it waits for, and what is missing
//! before a cell of the matrix is closed.

use super::matrix::{Matrix, MatrixCell, MatrixGroup, MatrixRow, StageSide};
use super::positions::StatedPosition;
use crate::record::kinds::{Document, Endorsement, Meeting};
use crate::record::vocabulary::{Stage, Stance};
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::text::plural::count;

/// How far the partners are with one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Readiness {
    /// How many columns were asked at the present stage.
    pub asked: usize,
    /// How many of them said yes in some form.
    pub endorsed: usize,
    /// How many of these are known from the partner's own minute.
    pub first_hand: usize,
    /// How many have not answered at the next stage in their own minute; none without a next stage.
    pub finals_missing: Option<usize>,
    /// How many caveats of the case are open.
    pub open: usize,
}

/// Counts over many cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadinessTotals {
    /// Cells of the present stage that were asked.
    pub cells: usize,
    /// How many of them are empty, or not known from the partner's own minute.
    pub weak: usize,
    /// Cells that a next stage asks for.
    pub finals: usize,
    /// How many of them are on file: answered in the partner's own minute.
    pub finals_on_file: usize,
}

impl MatrixCell {
    /// Whether the partner has answered at a stage, in its own minute.
    pub fn is_on_file(&self, side: StageSide) -> bool {
        self.at(side).first().is_some_and(|it| it.is_answer() && it.is_first_hand())
    }

    /// Whether the cell is empty, or not known from the partner's own minute.
    pub fn is_weak(&self) -> bool {
        self.now.first().is_none_or(|it| it.stance.is(Stance::Awaited) || !it.is_first_hand())
    }

    /// Whether the case waits for this column at its present stage.
    pub fn is_awaited(&self) -> bool {
        self.asked && self.now.first().is_none_or(|it| !it.is_answer())
    }
}

impl MatrixRow {
    /// The cells that were asked.
    fn asked(&self) -> impl Iterator<Item = &MatrixCell> {
        self.cells.iter().filter(|cell| cell.asked)
    }

    /// How far the partners are.
    pub fn readiness(&self) -> Readiness {
        let yes = || self.asked().filter_map(|it| it.now.first()).filter(|it| it.is_yes());
        let missing = || self.finals().filter(|it| !it.is_on_file(StageSide::Next)).count();
        Readiness {
            asked: self.asked().count(),
            endorsed: yes().count(),
            first_hand: yes().filter(|it| it.is_first_hand()).count(),
            finals_missing: self.next.as_ref().map(|_| missing()),
            open: self.open,
        }
    }

    /// The cells that the next stage asks for; none where there is no next stage.
    fn finals(&self) -> impl Iterator<Item = &MatrixCell> {
        let cells = self.next.as_ref().map(|_| self.asked());
        cells.into_iter().flatten().filter(|cell| !cell.is_not_sought(StageSide::Next))
    }

    /// Whether nothing is missing: everybody asked has said yes in their own minute, and where there
    /// is a next stage, has answered there too.
    pub fn is_complete(&self) -> bool {
        let it = self.readiness();
        it.endorsed == it.asked && it.first_hand == it.asked && it.finals_missing.unwrap_or(0) == 0
    }

    /// Whom the case waits for at its present stage, by name: the columns that have not answered,
    /// then the partners that the answers of others wait for.
    pub fn waiting_on(&self, group: &MatrixGroup, register: &Register) -> Vec<String> {
        let columns = group.columns.iter().zip(&self.cells);
        let silent = columns.filter(|(_, cell)| cell.is_awaited()).map(|(it, _)| it.head.clone());
        let mut names: Vec<String> = silent.collect();
        for row in self.cells.iter().flat_map(|cell| &cell.now) {
            let endorsement = register.record_as::<Endorsement>(row.from);
            for partner in endorsement.into_iter().flat_map(|it| &it.waits_on) {
                let name = register.known_as(partner);
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
        }
        names
    }

    /// What is missing before a column's cell is closed, each in a few words: a word at all, the
    /// partner's own minute, the day, its caveats, its word at the next stage.
    pub fn to_close(&self, at: usize, register: &Register) -> Vec<String> {
        let Some(cell) = self.cells.get(at).filter(|cell| cell.asked) else { return Vec::new() };
        let stage = stage_words(&self.stage);
        let mut missing = match cell.now.first() {
            None => vec![format!("its word on the {stage}")],
            Some(it) if !it.is_answer() => vec![format!("its answer on the {stage}")],
            Some(it) => lacks(register, it, self.case),
        };
        if let Some(next) = &self.next
            && !cell.is_not_sought(StageSide::Next)
        {
            match cell.next.first() {
                Some(it) if it.is_answer() => {
                    let of = |what: String| format!("{what} ({})", stage_word(next));
                    missing.extend(lacks(register, it, self.case).into_iter().map(of));
                }
                _ => missing.push(format!("its answer on the {}", stage_words(next))),
            }
        }
        missing
    }
}

/// What an answer on a case lacks.
fn lacks(register: &Register, it: &StatedPosition, case: Ix) -> Vec<String> {
    let all = [
        (!it.is_first_hand(), "the partner's own minute"),
        (it.on.is_none(), "the day"),
        (!register.has_its_caveats(it, case), "the words of its caveats"),
    ];
    all.into_iter().filter(|(lacks, _)| *lacks).map(|(_, words)| words.to_owned()).collect()
}

impl Register {
    /// Whether the caveats of an answer on a case are on file, as far as it has any.
    pub fn has_its_caveats(&self, it: &StatedPosition, case: Ix) -> bool {
        if it.caveats_not_recorded {
            return false;
        }
        !it.stance.is(Stance::EndorsedWithCaveats) || !self.caveats_behind(it.from, case).is_empty()
    }

    /// Who reported an answer that the partner's own minute does not: whoever published the paper
    /// that is its source, else the body whose meeting the paper is of, else the paper's title.
    pub fn reported_by(&self, ix: Ix) -> Option<String> {
        let source = self.record(ix).source.iter().find_map(|it| it.document.as_ref())?;
        let it = self.find_as::<Document>(source)?;
        let meeting = || self.find_as::<Meeting>(it.meeting.as_ref()?);
        let publisher = it.publisher.as_ref().map(|by| self.known_as(&by.0));
        let body = || meeting().map(|meeting| self.known_as(&meeting.body));
        Some(publisher.or_else(body).unwrap_or(&it.title).to_owned())
    }
}

impl Readiness {
    /// `5 of 5 endorsed, 1 first-hand, 5 final missing, 8 caveats open`; `next` is `final`.
    pub fn describe(&self, next: &str) -> String {
        let mut parts = vec![
            format!("{} of {} endorsed", self.endorsed, self.asked),
            format!("{} first-hand", self.first_hand),
        ];
        parts.extend(self.finals_missing.map(|missing| format!("{missing} {next} missing")));
        parts.push(format!("{} open", count(self.open, "caveat")));
        parts.join(", ")
    }
}

impl ReadinessTotals {
    /// Counts these rows.
    pub fn of<'a>(rows: impl Iterator<Item = &'a MatrixRow>) -> Self {
        let mut totals = Self::default();
        for row in rows {
            totals.cells += row.asked().count();
            totals.weak += row.asked().filter(|cell| cell.is_weak()).count();
            totals.finals += row.finals().count();
            totals.finals_on_file +=
                row.finals().filter(|it| it.is_on_file(StageSide::Next)).count();
        }
        totals
    }
}

impl Matrix {
    /// The one word for what comes next in these rows: `final`, or `next-stage` where they differ.
    pub fn next_word<'a>(rows: impl Iterator<Item = &'a MatrixRow>) -> String {
        let mut words = rows.filter_map(|row| row.next.as_deref()).map(stage_word);
        let first = words.next().unwrap_or_else(|| "next-stage".to_owned());
        if words.all(|other| other == first) { first } else { "next-stage".to_owned() }
    }
}

/// A stage in one or two words: the full case is what papers call final.
pub fn stage_word(stage: &str) -> String {
    if stage == Stage::Full.as_str() { "final".to_owned() } else { stage.replace('-', " ") }
}

/// A stage as a thing that one answers: `outline case`, `case (stage not stated)`.
pub fn stage_words(stage: &str) -> String {
    if stage == Stage::NotStated.as_str() {
        return "case as it stands".to_owned();
    }
    format!("{} case", stage_word(stage))
}
