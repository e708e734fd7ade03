//! Money as a file: the figures of each case and programme with their years, or a row for each figure.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::money::{self, balance_of, differences, figure, left_out, owners, sum};
use crate::calendar::When;
use crate::query::QueryContext;
use crate::query::columns::column::title;
use crate::record::Id;
use crate::register::Ix;
use crate::register::money::amounts::{AmountIndex, Profile};
use crate::report::document::export::{Format, ListHeading, Report};
use crate::report::document::report_document::{ReportBlock, ReportDocument};
use crate::report::document::table::Table;

/// The width of what goes to a file.
const WIDE: usize = 80;
/// The columns of a spreadsheet.
const HEADS: [&str; 9] =
    ["ID", "OF", "MEASURE", "AMOUNT", "YEAR", "BY", "BASIS", "SOURCE", "DIFFERS FROM"];

/// Figures with what they are read from.
struct MoneyReport<'a> {
    ctx: &'a QueryContext<'a>,
    amounts: &'a [Ix],
    heading: ListHeading<'a>,
}

/// Some figures as the text of a file: CSV and TSV have a row for each, what people read has all
/// of each case or programme of which one is.
pub fn export(
    ctx: &QueryContext<'_>,
    amounts: &[Ix],
    heading: ListHeading<'_>,
    format: Format,
) -> String {
    format.render(&MoneyReport { ctx, amounts, heading })
}

impl Report for MoneyReport<'_> {
    fn document(&self) -> ReportDocument {
        let (ctx, register) = (self.ctx, self.ctx.register);
        let index = AmountIndex::new(register);
        let about = self.heading.about(self.amounts.len());
        let mut blocks = vec![ReportBlock::Paragraph(about)];
        for of in owners(register, self.amounts) {
            let amounts = index.of(of);
            blocks.push(ReportBlock::Heading(format!("{} {}", register.id(of), title(ctx, of))));
            let figures = amounts.iter().map(|&ix| figure(ctx, ix));
            let differ = differences(ctx, amounts).map(|line| line.text);
            blocks.push(ReportBlock::Facts(figures.chain(differ).collect()));
            if let Ok(profile) = register.yearly(amounts) {
                blocks.push(ReportBlock::Table(years(&profile)));
                let left_out = left_out(&profile).into_iter();
                blocks.extend(left_out.map(|line| ReportBlock::Paragraph(line.text)));
            }
        }
        let loose = self.amounts.iter().filter(|&&ix| register.whose_amount(ix).is_none());
        let loose: Vec<String> = loose.map(|&ix| figure(ctx, ix)).collect();
        if !loose.is_empty() {
            blocks.push(ReportBlock::Heading("Of no case and no programme".to_owned()));
            blocks.push(ReportBlock::Facts(loose));
        }
        ReportDocument { title: self.heading.title.clone(), blocks, ..Default::default() }
    }

    fn rows(&self) -> Table {
        let register = self.ctx.register;
        let differ = register.all_figures_that_differ();
        let mut others: HashMap<Ix, Vec<&str>> = HashMap::new();
        for group in &differ {
            for &ix in group {
                let other = group.iter().filter(|&&it| it != ix).map(|&it| register.id(it));
                others.entry(ix).or_default().extend(other.map(Id::as_str));
            }
        }
        let written = |when: &Option<When>| {
            when.as_ref().map_or_else(String::new, |when| when.as_written().to_string())
        };
        Table::new(HEADS, None).with(self.amounts.iter().filter_map(|&ix| {
            let it = register.amount(ix)?;
            let papers = register.papers_of(ix).map(|it| register.id(it).as_str());
            Some(vec![
                register.id(ix).to_string(),
                register
                    .whose_amount(ix)
                    .map_or_else(String::new, |of| register.id(of).to_string()),
                it.measure.to_string(),
                it.amount.as_written().to_string(),
                written(&it.year),
                written(&it.by),
                it.basis.clone().unwrap_or_default().to_string(),
                papers.collect::<Vec<_>>().join(", "),
                others.get(&ix).map_or_else(String::new, |others| others.join(", ")),
            ])
        }))
    }

    fn json(&self) -> Json {
        money::json(self.ctx, self.amounts)
    }

    fn text(&self) -> String {
        money::text(self.ctx, &AmountIndex::new(self.ctx.register), self.amounts, WIDE)
    }
}

/// The years of a profile, and their total.
fn years(profile: &Profile) -> Table {
    let heads = ["YEAR", "COST", "BENEFIT", "BALANCE"];
    let total = money::total(profile);
    let rows = profile.years.iter().chain([&total]);
    Table::new(heads, None)
        .with(rows.map(|it| vec![it.year.clone(), sum(it.cost), sum(it.benefit), balance_of(it)]))
}
