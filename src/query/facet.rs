//! Facets: which values a field has among the rows of a list, and how many rows each would leave.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::context::QueryContext;
use super::edit::joined;
use super::fields::compiled::CompiledQuery;
use super::fields::field::{Field, NONE, ValueKind};
use super::fields::table::{CAVEAT_FIELDS, FIELDS};
use super::fields::values::{FieldValue, names_at};
use super::syntax::ast::Query;
use super::syntax::parse::parse;
use crate::calendar::short;
use crate::record::Kind;
use crate::register::Ix;
use crate::text::fold::fold;

/// One value of a field among some rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// What [`super::filter_with`] takes for it.
    pub value: String,
    /// The same for people.
    pub label: String,
    /// How many rows are left when only it is asked for.
    pub rows: usize,
}

/// Rows counted by the values of two fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossTable {
    /// The values of the first field, one a line.
    pub rows: Vec<FacetCount>,
    /// The values of the second field, side by side.
    pub columns: Vec<FacetCount>,
    /// How many rows have both, line by line.
    pub cells: Vec<Vec<usize>>,
}

/// The fields by whose values the records of a kind can be told apart, in the order of the help; of
/// a case also what somebody must see to on its open caveats.
pub fn fields(kind: Kind) -> Vec<&'static Field> {
    let told = |field: &&Field| {
        field.on.contains(&kind)
            && field.name != kind.as_str()
            && !matches!(field.value, ValueKind::Id | ValueKind::Text)
    };
    let of_caveats = CAVEAT_FIELDS.iter().filter(|field| {
        kind == Kind::Case && field.of_caveats().is_some_and(Field::is_tracked) && told(field)
    });
    FIELDS.iter().filter(told).chain(of_caveats).collect()
}

/// The values of a field among the records of a kind that answer the rest of the filter: the most
/// frequent first, then by label. Days are counted by month; what is due, and numbers, by spans,
/// which keep their own order. A record may have several values, so that the counts of all may
/// come to more than there are records. Running text has no values.
pub fn facet(ctx: &QueryContext<'_>, kind: Kind, rest: &Query, field: &Field) -> Vec<FacetCount> {
    facet_of(ctx, &answering(ctx, kind, rest), field)
}

/// The same among these rows.
pub fn facet_of(ctx: &QueryContext<'_>, rows: &[Ix], field: &Field) -> Vec<FacetCount> {
    if field.value == ValueKind::Text {
        return Vec::new();
    }
    without_places(FacetSpread::new(ctx, rows, field).counted())
}

/// The months in which a field of days ends among these rows, also where [`facet_of`] counts spans.
pub fn months(ctx: &QueryContext<'_>, rows: &[Ix], field: &Field) -> Vec<FacetCount> {
    without_places(FacetSpread::by_value(ctx, rows, field).counted())
}

/// The values of two fields against each other, among the records that answer the rest.
pub fn cross(
    ctx: &QueryContext<'_>,
    kind: Kind,
    rest: &Query,
    one: &Field,
    other: &Field,
) -> CrossTable {
    let rows = answering(ctx, kind, rest);
    let (down, across) = (FacetSpread::new(ctx, &rows, one), FacetSpread::new(ctx, &rows, other));
    let (lines, columns) = (down.counted(), across.counted());
    let mut both: HashMap<(usize, usize), usize> = HashMap::new();
    for (own, others) in down.of.iter().zip(&across.of) {
        for place in own.iter().flat_map(|&line| others.iter().map(move |&column| (line, column))) {
            *both.entry(place).or_default() += 1;
        }
    }
    let cell = |line, column| both.get(&(line, column)).copied().unwrap_or(0);
    let line = |&(line, _): &(usize, _)| columns.iter().map(|&(at, _)| cell(line, at)).collect();
    let cells = lines.iter().map(line).collect();
    CrossTable { rows: without_places(lines), columns: without_places(columns), cells }
}

fn without_places(counted: Vec<(usize, FacetCount)>) -> Vec<FacetCount> {
    counted.into_iter().map(|(_, counted)| counted).collect()
}

/// The records of a kind that answer a query, in the order of their files.
pub fn answering(ctx: &QueryContext<'_>, kind: Kind, query: &Query) -> Vec<Ix> {
    let asked = CompiledQuery::new(ctx, query);
    let all = ctx.register.of(kind).par_iter().copied();
    all.filter(|&ix| asked.answers(ctx, ix)).collect()
}

/// Rows spread over the values of a field.
struct FacetSpread {
    /// Each value and its label.
    values: Vec<(String, String)>,
    /// For each row the places of the values that it answers to.
    of: Vec<Vec<usize>>,
    /// Whether the values have an order of their own.
    in_order: bool,
}

impl FacetSpread {
    /// Spreads these rows by spans where the field has them, else by value.
    fn new(ctx: &QueryContext<'_>, rows: &[Ix], field: &Field) -> Self {
        if field.spans.is_empty() {
            return Self::by_value(ctx, rows, field);
        }
        let asked = field.spans.iter().map(|&(value, _)| {
            let query = parse(&joined(field, &[value.to_owned()]), &|_| true);
            CompiledQuery::new(ctx, &query.unwrap_or_else(|_| Query::everything()))
        });
        let asked: Vec<CompiledQuery> = asked.collect();
        let places = |&ix: &Ix| (0..asked.len()).filter(|&at| asked[at].answers(ctx, ix)).collect();
        let values =
            field.spans.iter().map(|&(value, label)| (value.into(), label.into())).collect();
        Self { values, of: rows.par_iter().map(places).collect(), in_order: true }
    }

    /// Spreads these rows by value, days by month.
    fn by_value(ctx: &QueryContext<'_>, rows: &[Ix], field: &Field) -> Self {
        let chosen = match field.value {
            ValueKind::Reference => chosen(ctx, rows, field),
            _ => BTreeMap::new(),
        };
        let (offered, keys): (Vec<_>, Vec<_>) =
            rows.par_iter().map(|&ix| reading(ctx, field, &chosen, ix)).unzip();
        let all: BTreeMap<String, (String, String)> =
            offered.into_iter().flatten().map(|it| (comparable(&it.0), it)).collect();
        let mut values: Vec<(String, String)> = all.into_values().collect();
        let mut asked_by: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (value, _)) in values.iter().enumerate() {
            let mut words = field.meant(value);
            words.push(value.clone());
            let mut keys: Vec<String> = words.iter().map(|it| comparable(it)).collect();
            keys.dedup();
            for key in keys {
                asked_by.entry(key).or_default().push(at);
            }
        }
        let none = values.len();
        let of = keys.into_iter().map(|keys| {
            let mut places: Vec<usize> =
                keys.iter().filter_map(|key| asked_by.get(key)).flatten().copied().collect();
            if keys.is_empty() && field.value != ValueKind::Person {
                places.push(none);
            }
            places.sort_unstable();
            places.dedup();
            places
        });
        let of = of.collect();
        values.push((NONE.to_owned(), "none".to_owned()));
        Self { values, of, in_order: false }
    }

    /// Each value that some row has, with its place, in the order in which they are shown.
    fn counted(&self) -> Vec<(usize, FacetCount)> {
        let mut counts = vec![0; self.values.len()];
        self.of.iter().flatten().for_each(|&at| counts[at] += 1);
        let counted = self.values.iter().cloned().zip(counts);
        let counted = counted.map(|((value, label), rows)| FacetCount { value, label, rows });
        let mut counted: Vec<_> = counted.enumerate().filter(|(_, it)| it.rows > 0).collect();
        if !self.in_order {
            counted.sort_by(|(_, a), (_, b)| {
                b.rows.cmp(&a.rows).then_with(|| (&a.label, &a.value).cmp(&(&b.label, &b.value)))
            });
        }
        counted
    }
}

/// What a field says of one row: its values with their labels, and everything that it answers to,
/// folded, of which there is nothing where the field says nothing.
fn reading(
    ctx: &QueryContext<'_>,
    field: &Field,
    chosen: &BTreeMap<Ix, (String, String)>,
    ix: Ix,
) -> (Vec<(String, String)>, Vec<String>) {
    if field.value == ValueKind::Reference {
        let named = field.records(ctx, ix);
        let offered = named.iter().filter_map(|it| chosen.get(it).cloned()).collect();
        return (offered, named.iter().flat_map(|&it| keys_of(ctx, it)).collect());
    }
    let word = |value| match value {
        FieldValue::Word(word) if word.is_empty() => field.empty.map(str::to_owned),
        FieldValue::Word(word) => Some(word.into_owned()),
        FieldValue::Days(window) => window.to.map(|day| day.to_string()[..7].to_owned()),
        _ => None,
    };
    let words: Vec<String> = field.values(ctx, ix).into_iter().filter_map(word).collect();
    let labelled = |words: &[String], label: &dyn Fn(&str) -> String| {
        words.iter().map(|word| (word.clone(), label(word))).collect()
    };
    let offered = match (field.counted, field.value) {
        (Some(read), _) => labelled(&read(ctx, ix), &str::to_owned),
        (_, ValueKind::Person) => people(ctx, &words),
        (_, ValueKind::Date(_)) => labelled(&words, &month_label),
        (_, kind) if field.is_verbatim || kind == ValueKind::Id => labelled(&words, &str::to_owned),
        _ => labelled(&words, &|word| word.replace('-', " ")),
    };
    (offered, words.iter().map(|word| comparable(word)).collect())
}

/// Somebody's login or id, with the name that people know; the name by itself is no other person.
fn people(ctx: &QueryContext<'_>, words: &[String]) -> Vec<(String, String)> {
    let known = |word: &String| ctx.register.known_as(word).to_owned();
    let is_name = |word: &String| words.iter().any(|other| other != word && known(other) == *word);
    words.iter().filter(|word| !is_name(word)).map(|word| (word.clone(), known(word))).collect()
}

/// How each record that these rows name is asked for: by its id, or by its title where the id is
/// also a word in the name of another; and its label.
fn chosen(ctx: &QueryContext<'_>, rows: &[Ix], field: &Field) -> BTreeMap<Ix, (String, String)> {
    let mut named: Vec<Ix> = rows.par_iter().flat_map_iter(|&ix| field.records(ctx, ix)).collect();
    named.par_sort_unstable();
    named.dedup();
    let mut answer: HashMap<String, usize> = HashMap::new();
    for &ix in &named {
        let mut keys = keys_of(ctx, ix);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *answer.entry(key).or_default() += 1;
        }
    }
    let alone = |words: &str| answer.get(&comparable(words)) == Some(&1);
    let choose = |ix: Ix| {
        let (id, title) = (ctx.register.id(ix).as_str(), ctx.register.record(ix).title());
        let label = match ctx.register.known_as(id) {
            known if known == id => title,
            known => known,
        };
        let value = if !alone(id) && alone(title) { title } else { id };
        (value.to_owned(), label.to_owned())
    };
    named.iter().map(|&ix| (ix, choose(ix))).collect()
}

/// Everything by which a reference to a record may ask for it: its names, and each word of them.
fn keys_of(ctx: &QueryContext<'_>, ix: Ix) -> Vec<String> {
    let mut keys = Vec::new();
    for reading in names_at(ctx, ix) {
        if let FieldValue::Word(name) = reading {
            let own = fold(&name);
            keys.extend(own.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
            keys.push(own.replace('-', " "));
        }
    }
    keys
}

/// A word as it is compared.
fn comparable(word: &str) -> String {
    fold(word).replace('-', " ")
}

fn month_label(month: &str) -> String {
    let first = format!("{month}-01").parse().map(short);
    first.map_or_else(|_| month.to_owned(), |day| day.trim_start_matches("1 ").to_owned())
}
