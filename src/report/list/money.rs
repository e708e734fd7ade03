//! Money for people: each figure as its paper says it, where papers differ, and the years as bars.

use std::collections::{HashMap, HashSet};

use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

use crate::calendar::{When, short};
use crate::query::QueryContext;
use crate::query::columns::column::title;
use crate::query::provenance::joined;
use crate::record::{Content, Id, Kind, Money, MoneyMarks};
use crate::register::money::amounts::{AmountIndex, NoProfile, Profile, YearSum, YearTotals};
use crate::register::{Ix, Register};
use crate::report::document::json::list;
use crate::report::document::table::one_line;

/// The widest bar, in cells.
const BAR: usize = 24;
/// The narrowest bar that says anything.
const NARROW: usize = 4;

/// How a line is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyTone {
    /// Whose money it is.
    Title,
    /// A figure, a row of a chart.
    Plain,
    /// A heading, or what is not there.
    Label,
    /// Something that an officer has to look into.
    Doubt,
}

/// One line, and how it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyLine {
    /// The words.
    pub text: String,
    /// How they are meant.
    pub tone: MoneyTone,
}

impl MoneyLine {
    fn new(tone: MoneyTone, text: impl Into<String>) -> Self {
        Self { text: text.into(), tone }
    }
}

/// A figure as its paper says it: `£156m gap by 2021, doing nothing, press release 12 Jul 2017`.
pub fn figure(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let Some(it) = ctx.register.amount(ix) else { return String::new() };
    let what = if it.amount.is_stated() {
        format!("{} {}", it.amount.as_written(), it.measure)
    } else {
        format!("{}: {}", it.measure, it.amount.as_written())
    };
    let by = it.by.as_ref().map(When::as_written);
    let by = by.map(|by| format!("by {}", by.strip_prefix("by ").unwrap_or(by)));
    let year = it.year.as_ref().map(|year| format!("in {}", year.as_written()));
    let basis = it.basis.as_ref().map(|basis| basis.trim().trim_end_matches('.').to_owned());
    let is_unread = it.amount.is_stated() && !it.amount.is_read();
    let is_each = it.amount.marks().is_each;
    let why = if is_each { "for each of several" } else { "not read as pounds" };
    let unread = (is_each || is_unread).then(|| format!("{why}, so not added up"));
    let figure = joined([Some(what), by, year], " ");
    one_line(&joined([Some(figure), basis, unread, Some(source(ctx, ix))], ", "))
}

/// The papers that a figure stands in: `press release 12 Jul 2017`.
fn source(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let papers: Vec<String> = ctx.register.papers_of(ix).map(|it| paper(ctx, it)).collect();
    if papers.is_empty() { "no source named".to_owned() } else { papers.join(" and ") }
}

/// A paper by its kind and day, else by its title.
fn paper(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let Content::Document(it) = &ctx.register.record(ix).content else { return String::new() };
    let meeting = it.meeting.as_ref().and_then(|meeting| ctx.register.meeting_day(meeting));
    let day = match (&it.published, meeting) {
        (Some(when), _) => when.only_day().map_or_else(|| when.as_written().to_string(), short),
        (None, Some(day)) => short(day),
        (None, None) => return title(ctx, ix),
    };
    let kind = it.kind.as_deref().unwrap_or("paper").replace('-', " ");
    format!("{kind} {day}")
}

/// Where papers differ: `figures differ: £156m (press release) £154m (report 3 Mar 2018)`.
pub(super) fn differences(
    ctx: &QueryContext<'_>,
    amounts: &[Ix],
) -> impl Iterator<Item = MoneyLine> {
    let one = |ix: &Ix| {
        let it = ctx.register.amount(*ix)?;
        Some(format!("{} ({})", it.amount.as_written(), source(ctx, *ix)))
    };
    ctx.register.figures_that_differ(amounts).into_iter().map(move |group| {
        let figures: Vec<String> = group.iter().filter_map(one).collect();
        let words = one_line(&format!("figures differ: {}", figures.join(" ")));
        MoneyLine::new(MoneyTone::Doubt, words)
    })
}

/// The money of one case or programme in lines of about `width` cells; figures are not cut.
pub fn lines(ctx: &QueryContext<'_>, whose: Ix, amounts: &[Ix], width: usize) -> Vec<MoneyLine> {
    let heading = format!("{} {}", ctx.register.id(whose), title(ctx, whose));
    let mut lines = vec![MoneyLine::new(MoneyTone::Title, one_line(&heading))];
    if amounts.is_empty() {
        lines.push(MoneyLine::new(MoneyTone::Label, "no figure in the records"));
        return lines;
    }
    let figures = amounts.iter().map(|&ix| MoneyLine::new(MoneyTone::Plain, figure(ctx, ix)));
    let differ = differences(ctx, amounts);
    let why = match ctx.register.yearly(amounts) {
        Ok(profile) => {
            // Bars come first: each figure stands in them already.
            lines.extend(chart(&profile, width).into_iter().chain(differ).chain(figures));
            return lines;
        }
        Err(NoProfile::TooFew) => "no yearly profile, so no chart drawn",
        Err(NoProfile::TwoKindsOfYear) => {
            "calendar and financial years are mixed, so no chart drawn"
        }
    };
    lines.extend(figures.chain(differ).chain([MoneyLine::new(MoneyTone::Label, why)]));
    lines
}

/// The money of every case and programme of which one of these amounts is, and then what is of
/// none; no line of words is wider than `width`.
pub fn text(ctx: &QueryContext<'_>, figures: &AmountIndex, amounts: &[Ix], width: usize) -> String {
    let mut text = String::new();
    let mut tell = |line: &str| {
        let options = textwrap::Options::new(width.max(20))
            .subsequent_indent("    ")
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let fits = line.width() <= width;
        let parts = if fits { vec![line.into()] } else { textwrap::wrap(line, options) };
        for part in &parts {
            text.extend([part.trim_end(), "\n"]);
        }
    };
    for (at, of) in owners(ctx.register, amounts).enumerate() {
        if at > 0 {
            tell("");
        }
        for (at, line) in lines(ctx, of, figures.of(of), width.saturating_sub(2)).iter().enumerate()
        {
            tell(&format!("{}{}", if at == 0 { "" } else { "  " }, line.text));
        }
    }
    let loose = amounts.iter().filter(|&&ix| ctx.register.whose_amount(ix).is_none());
    for (at, &ix) in loose.enumerate() {
        if at == 0 {
            tell("");
            tell("Of no case and no programme");
        }
        tell(&format!("  {}", figure(ctx, ix)));
    }
    text
}

/// What the years of a profile come to.
pub(super) fn total(profile: &Profile) -> YearTotals {
    YearTotals {
        year: "total".to_owned(),
        cost: profile.cost,
        benefit: profile.benefit,
        balance: profile.balance.pence(),
    }
}

/// The years as numbers and bars, or in words where room is short; the total; what is left out.
pub fn chart(profile: &Profile, width: usize) -> Vec<MoneyLine> {
    let total = total(profile);
    let cells = |it: &YearTotals| [it.year.clone(), sum(it.cost), sum(it.benefit), balance_of(it)];
    let heads = ["year", "cost", "benefit", "balance"].map(str::to_owned);
    let mut rows: Vec<[String; 4]> = profile.years.iter().chain([&total]).map(cells).collect();
    rows.push(heads.clone());
    let widest = |at: usize| rows.iter().map(|row| row[at].width()).max().unwrap_or(0);
    let [year, cost, benefit, balance] = [0, 1, 2, 3].map(widest);
    let numbers = year + cost + benefit + balance + 6;
    // Each bar stands beside its number, with a blank between.
    let room = width.saturating_sub(numbers) / 2;
    let room = if room > NARROW { (room - 1).min(BAR) } else { 0 };
    let most = profile.years.iter().flat_map(|year| [year.cost, year.benefit]);
    let most = most.filter_map(YearSum::pence).map(i128::unsigned_abs).max().unwrap_or(0);
    let beside = |pence: Option<i128>| {
        if room == 0 {
            return String::new();
        }
        let bar = pence.map_or_else(String::new, |pence| bar(pence.unsigned_abs(), most, room));
        format!(" {bar}{}", " ".repeat(room - bar.width()))
    };
    let line = |[own, spent, got, left]: &[String; 4], sums: [Option<i128>; 2]| {
        let [cost_bar, benefit_bar] = sums.map(beside);
        let numbers =
            format!("{own:<year$}  {spent:>cost$}{cost_bar}  {got:>benefit$}{benefit_bar}");
        format!("{numbers}  {left:>balance$}").trim_end().to_owned()
    };
    let mut lines = Vec::new();
    if numbers > width {
        lines.extend(profile.years.iter().map(|it| MoneyLine::new(MoneyTone::Plain, in_words(it))));
        lines.push(MoneyLine::new(MoneyTone::Title, in_words(&total)));
    } else {
        let year = |it: &YearTotals| line(&cells(it), [it.cost.pence(), it.benefit.pence()]);
        lines.push(MoneyLine::new(MoneyTone::Label, line(&heads, [None; 2])));
        lines.extend(profile.years.iter().map(|it| MoneyLine::new(MoneyTone::Plain, year(it))));
        lines.push(MoneyLine::new(MoneyTone::Title, line(&cells(&total), [None; 2])));
    }
    lines.extend(left_out(profile));
    lines
}

/// A year where there is no room for columns: `2018: cost £2m, balance -£2m`.
fn in_words(it: &YearTotals) -> String {
    let parts = [("cost", sum(it.cost)), ("benefit", sum(it.benefit)), ("balance", balance_of(it))];
    let part = |(name, words): (_, String)| (!words.is_empty()).then(|| format!("{name} {words}"));
    joined([Some(it.year.clone()), Some(joined(parts.map(part), ", "))], ": ")
}

/// The years that totals and balance leave out, and why.
pub(super) fn left_out(profile: &Profile) -> Vec<MoneyLine> {
    let mut lines = Vec::new();
    let mut tell = |which: &dyn Fn(&YearTotals) -> bool, why: &str| {
        let years = profile.years.iter().filter(|it| which(it));
        let years: Vec<&str> = years.map(|it| it.year.as_str()).collect();
        if !years.is_empty() {
            lines.push(MoneyLine::new(MoneyTone::Doubt, format!("{}: {why}", years.join(", "))));
        }
    };
    let has = |wanted: YearSum| move |it: &YearTotals| it.cost == wanted || it.benefit == wanted;
    tell(&YearTotals::is_empty, "no figure on file; the total leaves it out");
    tell(&has(YearSum::Differs), "figures differ, so none is taken");
    tell(
        &has(YearSum::Unknown),
        "a sum is not stated, not in pounds or for each, so none is taken",
    );
    let marked = |is: fn(MoneyMarks) -> bool| {
        move |it: &YearTotals| is(it.cost.marks()) || is(it.benefit.marks())
    };
    tell(
        &marked(|it| it.is_limit),
        "a sum in it is a limit; total and balance take the whole of it",
    );
    tell(
        &marked(|it| it.is_recurrent),
        "a sum in it comes every year, and is counted in this year alone",
    );
    tell(&has(YearSum::TooLarge), "too large to add up");
    if profile.has_gaps {
        let words = "years without a figure between these are too many to list";
        lines.push(MoneyLine::new(MoneyTone::Doubt, words));
    }
    lines
}

/// A sum in words; nothing where there is none.
pub(super) fn sum(sum: YearSum) -> String {
    match sum {
        YearSum::None => String::new(),
        YearSum::Pence(pence, marks) => marks.describe(&Money::format_pence(pence)),
        YearSum::Unknown => "not known".to_owned(),
        YearSum::Differs => "differ".to_owned(),
        YearSum::TooLarge => "too large".to_owned(),
    }
}

pub(super) fn balance_of(it: &YearTotals) -> String {
    it.balance.map(Money::format_pence).unwrap_or_default()
}

/// A bar of half blocks; what is not nothing has half a block at least.
fn bar(amount: u128, most: u128, room: usize) -> String {
    if amount == 0 || most == 0 {
        return String::new();
    }
    // Only the proportion is drawn: large sums are scaled down before they are multiplied.
    let shift = (128 - most.leading_zeros()).saturating_sub(64);
    let (amount, most) = (amount >> shift, (most >> shift).max(1));
    let halves = u128::try_from(2 * room).unwrap_or(u128::MAX);
    let halves =
        usize::try_from((amount * halves + most / 2) / most).unwrap_or(0).clamp(1, 2 * room);
    format!("{}{}", "█".repeat(halves / 2), if halves % 2 == 1 { "▌" } else { "" })
}

/// The amounts with what differs from each, and the profiles, for scripts.
pub fn json(ctx: &QueryContext<'_>, amounts: &[Ix]) -> Json {
    let register = ctx.register;
    let differ = register.all_figures_that_differ();
    let mut others: HashMap<Ix, Vec<&Id>> = HashMap::new();
    for group in &differ {
        for &ix in group {
            let other = group.iter().filter(|&&it| it != ix).map(|&it| register.id(it));
            others.entry(ix).or_default().extend(other);
        }
    }
    let row = |&ix: &Ix| {
        let it = register.amount(ix)?;
        Some(json!({
            "id": register.id(ix),
            "of": register.whose_amount(ix).map(|of| register.id(of)),
            "measure": it.measure,
            "amount": it.amount,
            "pence": pence(it.amount.pence()),
            "marks": it.amount.marks().names(),
            "year": it.year,
            "by": it.by,
            "basis": it.basis,
            "sources": register.papers_of(ix).map(|it| register.id(it)).collect::<Vec<_>>(),
            "differs_from": others.get(&ix).cloned().unwrap_or_default(),
        }))
    };
    let figures = AmountIndex::new(register);
    let profile = |of: Ix| {
        let profile = register.yearly(figures.of(of)).ok()?;
        let years = profile.years.iter().map(|it| {
            json!({
                "year": it.year,
                "cost_pence": pence(it.cost.pence()),
                "cost_marks": it.cost.marks().names(),
                "benefit_pence": pence(it.benefit.pence()),
                "benefit_marks": it.benefit.marks().names(),
                "balance_pence": pence(it.balance),
            })
        });
        Some(json!({
            "of": register.id(of),
            "years": years.collect::<Vec<_>>(),
            "cost_pence": pence(profile.cost.pence()),
            "cost_marks": profile.cost.marks().names(),
            "benefit_pence": pence(profile.benefit.pence()),
            "benefit_marks": profile.benefit.marks().names(),
            "balance_pence": pence(profile.balance.pence()),
            "balance_marks": profile.balance.marks().names(),
        }))
    };
    let rows = amounts.iter().filter_map(row).collect();
    let mut document = list("money", register.of(Kind::Amount).len(), rows);
    document["profiles"] = owners(register, amounts).filter_map(profile).collect();
    document
}

/// Whole pence as text: a script may not have numbers as large.
fn pence(pence: Option<i128>) -> Option<String> {
    pence.map(|pence| pence.to_string())
}

/// The cases and programmes that some amounts are of, each once, in the order of the amounts.
pub(super) fn owners(register: &Register, amounts: &[Ix]) -> impl Iterator<Item = Ix> {
    let mut seen = HashSet::new();
    let all = amounts.iter().filter_map(|&ix| register.whose_amount(ix));
    all.filter(move |&of| seen.insert(of))
}
