//! Money as the papers state it: whose it is, where two papers differ, and what each year comes to.
//!
//! Nothing is estimated. Only sums that are read as pounds are added up; a year without a figure
//! stays empty, and where two papers differ neither of their figures is taken. A sum with a limit or
//! a recurrent one in it is marked so, and what each of several costs is added to nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use super::years::Year;
use crate::calendar::{When, Window};
use crate::record::kinds::Amount;
use crate::record::vocabulary::Measure;
use crate::record::{Kind, MoneyMarks};
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::text::fold::fold;

/// What makes two figures say the same thing: measure, whose, when, on what basis; and whether it is
/// for each of several, or for every year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct FigureKey {
    measure: String,
    whose: Option<Ix>,
    when: [Option<FigureTime>; 2],
    basis: String,
    is_each: bool,
    is_recurrent: bool,
}

/// When a figure is for: the days that are meant, else the words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum FigureTime {
    Days(Option<Date>, Option<Date>),
    Words(String),
}

/// What one side of a year comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum YearSum {
    /// No figure is on file.
    #[default]
    None,
    /// So many pence, and what is said of any sum in them.
    Pence(i128, MoneyMarks),
    /// It is named without a figure, or the figure is not in pounds, or for each of several.
    Unknown,
    /// Two papers differ.
    Differs,
    /// It is more than can be added up.
    TooLarge,
}

impl YearSum {
    /// The pence, where they are known.
    pub fn pence(self) -> Option<i128> {
        match self {
            Self::Pence(pence, _) => Some(pence),
            _ => None,
        }
    }

    /// What is said of any sum in it.
    pub fn marks(self) -> MoneyMarks {
        match self {
            Self::Pence(_, marks) => marks,
            _ => MoneyMarks::default(),
        }
    }
}

/// One year of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearTotals {
    /// The year as it is written, `2017/18`.
    pub year: String,
    /// What it costs.
    pub cost: YearSum,
    /// What it brings: benefits and savings.
    pub benefit: YearSum,
    /// What all years up to this one bring, less what they cost; none where the year has no sum.
    pub balance: Option<i128>,
}

impl YearTotals {
    /// Whether nothing at all is on file for it.
    pub fn is_empty(&self) -> bool {
        (self.cost, self.benefit) == (YearSum::None, YearSum::None)
    }
}

/// Costs against benefits, year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The years in order; those between that have no figure are there too.
    pub years: Vec<YearTotals>,
    /// What the years cost together.
    pub cost: YearSum,
    /// What they bring.
    pub benefit: YearSum,
    /// What they bring, less what they cost.
    pub balance: YearSum,
    /// Whether too many years lie between to name them all.
    pub has_gaps: bool,
}

/// Why there is no profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoProfile {
    /// Not two years have a cost or a benefit.
    TooFew,
    /// Some figures are for calendar years and some for financial years.
    TwoKindsOfYear,
}

/// The amounts of a register by the case or programme that they are of.
#[derive(Debug, Default)]
pub struct AmountIndex {
    of: HashMap<Ix, Vec<Ix>>,
}

impl AmountIndex {
    /// Those of a register.
    pub fn new(register: &Register) -> Self {
        let mut index = Self::default();
        for &ix in register.of(Kind::Amount) {
            if let Some(whose) = register.whose_amount(ix) {
                index.of.entry(whose).or_default().push(ix);
            }
        }
        index
    }

    /// The amounts of a case or programme, in the order of their files.
    pub fn of(&self, whose: Ix) -> &[Ix] {
        self.of.get(&whose).map_or(&[], Vec::as_slice)
    }
}

impl Register {
    /// An amount.
    pub fn amount(&self, ix: Ix) -> Option<&Amount> {
        self.record_as(ix)
    }

    /// The case, else the programme, that an amount is of.
    pub fn whose_amount(&self, ix: Ix) -> Option<Ix> {
        let it = self.amount(ix)?;
        self.find(it.case.as_ref().or(it.programme.as_ref())?)
    }

    /// The documents that an amount stands in.
    pub fn papers_of(&self, ix: Ix) -> impl Iterator<Item = Ix> + '_ {
        let sources = self.record(ix).source.iter().filter_map(|it| it.document.as_ref());
        sources.filter_map(|id| self.find(id))
    }

    /// Where two papers give different figures for the same measure of the same case or programme,
    /// at the same time and on the same basis: the amounts of each, one for each figure.
    pub fn figures_that_differ(&self, amounts: &[Ix]) -> Vec<Vec<Ix>> {
        let groups = self.by_sense(amounts);
        groups.into_values().filter_map(|group| self.differ(&group)).collect()
    }

    /// The same of the whole register, in the order of its files.
    pub fn all_figures_that_differ(&self) -> Vec<Vec<Ix>> {
        let all = AmountIndex::new(self).of.into_par_iter();
        let mut found: Vec<Vec<Ix>> = all
            .filter(|(_, amounts)| self.may_differ(amounts))
            .flat_map_iter(|(_, amounts)| self.figures_that_differ(&amounts))
            .collect();
        found.sort_unstable();
        found
    }

    /// Whether two of these stand in papers with different figures: most do not, and to see that
    /// takes no look at what they say.
    fn may_differ(&self, amounts: &[Ix]) -> bool {
        let in_paper = |&ix: &Ix| {
            let pence = self.figure(ix)?;
            self.record(ix).source.iter().any(|it| it.document.is_some()).then_some(pence)
        };
        let mut sums = amounts.iter().filter_map(in_paper);
        sums.next().is_some_and(|first| sums.any(|other| other != first))
    }

    fn by_sense(&self, amounts: &[Ix]) -> BTreeMap<FigureKey, Vec<Ix>> {
        let mut groups: BTreeMap<FigureKey, Vec<Ix>> = BTreeMap::new();
        for &ix in amounts {
            let Some(it) = self.amount(ix) else { continue };
            let sense = FigureKey {
                measure: fold(&it.measure),
                whose: self.whose_amount(ix),
                when: [&it.year, &it.by].map(|when| when.as_ref().map(days)),
                basis: it.basis.as_ref().map_or_else(String::new, |basis| fold(basis)),
                is_each: it.amount.marks().is_each,
                is_recurrent: it.amount.marks().is_recurrent,
            };
            groups.entry(sense).or_default().push(ix);
        }
        groups
    }

    /// The pence of an amount and what is said of them.
    fn figure(&self, amount: Ix) -> Option<(i128, MoneyMarks)> {
        let money = &self.amount(amount)?.amount;
        Some((money.pence()?, money.marks()))
    }

    /// The first amount of each figure of a group, where there are two in two papers.
    fn differ(&self, group: &[Ix]) -> Option<Vec<Ix>> {
        let mut figures: BTreeMap<(i128, MoneyMarks), Ix> = BTreeMap::new();
        let mut papers: BTreeSet<Ix> = BTreeSet::new();
        for &ix in group {
            let Some(figure) = self.figure(ix) else { continue };
            // What names no paper may stand in any of them.
            if self.papers_of(ix).next().is_some() {
                papers.extend(self.papers_of(ix));
                figures.entry(figure).or_insert(ix);
            }
        }
        let mut found: Vec<Ix> = figures.into_values().collect();
        found.sort_unstable();
        (found.len() > 1 && papers.len() > 1).then_some(found)
    }

    /// What amounts of one case or programme come to, year by year.
    ///
    /// # Errors
    /// Why that cannot be drawn.
    pub fn yearly(&self, amounts: &[Ix]) -> Result<Profile, NoProfile> {
        let mut years: BTreeMap<Year, [Vec<Ix>; 2]> = BTreeMap::new();
        for &ix in amounts {
            let Some(it) = self.amount(ix) else { continue };
            let Some(year) = it.year.as_ref().and_then(Year::read) else { continue };
            // The others are told, not drawn: capital or a contingency may be part of a cost.
            match it.measure.known() {
                Some(Measure::Cost) => years.entry(year).or_default()[0].push(ix),
                Some(Measure::Benefit | Measure::Saving) => {
                    years.entry(year).or_default()[1].push(ix);
                }
                _ => {}
            }
        }
        let first = years.keys().next().map(|year| year.kind);
        if years.keys().any(|year| Some(year.kind) != first) {
            return Err(NoProfile::TwoKindsOfYear);
        }
        let sums: BTreeMap<Year, [YearSum; 2]> = years
            .into_iter()
            .map(|(year, sides)| (year, sides.map(|amounts| self.sum(&amounts))))
            .collect();
        let is_point = |sum: &YearSum| matches!(sum, YearSum::Pence(..) | YearSum::Differs);
        let points = sums.values().filter(|sides| sides.iter().any(is_point));
        if points.count() < 2 { Err(NoProfile::TooFew) } else { Ok(profile(&sums)) }
    }

    /// What some amounts come to together. What two papers say alike is taken once, what one paper
    /// says twice is two things.
    fn sum(&self, amounts: &[Ix]) -> YearSum {
        if amounts.is_empty() {
            return YearSum::None;
        }
        let mut total: Option<(i128, MoneyMarks)> = None;
        for group in self.by_sense(amounts).values() {
            if self.differ(group).is_some() {
                return YearSum::Differs;
            }
            let mut said: BTreeMap<(i128, MoneyMarks), BTreeMap<Option<Ix>, i128>> =
                BTreeMap::new();
            for &ix in group {
                let figure = self.figure(ix).filter(|(_, marks)| !marks.is_each);
                let Some(figure) = figure else { return YearSum::Unknown };
                let mut papers = self.papers_of(ix).peekable();
                let none = papers.peek().is_none().then_some(None);
                for paper in papers.map(Some).chain(none) {
                    *said.entry(figure).or_default().entry(paper).or_default() += 1;
                }
            }
            for ((pence, marks), papers) in said {
                let times = papers.values().copied().max().unwrap_or(1);
                let more = pence.checked_mul(times);
                let (so_far, others) = total.unwrap_or_default();
                let Some(sum) = more.and_then(|more| so_far.checked_add(more)) else {
                    return YearSum::TooLarge;
                };
                total = Some((sum, others.and(marks)));
            }
        }
        total.map_or(YearSum::None, |(pence, marks)| YearSum::Pence(pence, marks))
    }
}

/// A date by the days that it means, so that `2017/18` and `2017/2018` are one.
fn days(when: &When) -> FigureTime {
    match when.window() {
        Some(Window { from, to }) => FigureTime::Days(from, to),
        None => FigureTime::Words(fold(when.as_written())),
    }
}

/// The years from the first to the last with their sums and the running balance.
fn profile(sums: &BTreeMap<Year, [YearSum; 2]>) -> Profile {
    let known: Vec<Year> = sums.keys().copied().collect();
    let (all, has_gaps) = super::years::through(&known);
    let mut so_far = Some(0_i128);
    let mut years = Vec::with_capacity(all.len());
    for year in all {
        let [cost, benefit] = sums.get(&year).copied().unwrap_or_default();
        let is_known = cost.pence().is_some() || benefit.pence().is_some();
        let more = benefit.pence().unwrap_or(0).checked_sub(cost.pence().unwrap_or(0));
        so_far = so_far.and_then(|so_far| so_far.checked_add(more?));
        let balance = so_far.filter(|_| is_known);
        years.push(YearTotals { year: year.describe(), cost, benefit, balance });
    }
    let total = |side: fn(&YearTotals) -> YearSum| {
        let mut known = years.iter().filter_map(|year| side(year).pence()).peekable();
        if known.peek().is_none() {
            return YearSum::None;
        }
        let marks = years.iter().map(|year| side(year).marks());
        let marks = marks.fold(MoneyMarks::default(), MoneyMarks::and);
        let sum = known.try_fold(0_i128, i128::checked_add);
        sum.map_or(YearSum::TooLarge, |sum| YearSum::Pence(sum, marks))
    };
    let (cost, benefit) = (total(|year| year.cost), total(|year| year.benefit));
    let marks = cost.marks().and(benefit.marks());
    let balance = so_far.map_or(YearSum::TooLarge, |pence| YearSum::Pence(pence, marks));
    Profile { years, cost, benefit, balance, has_gaps }
}
