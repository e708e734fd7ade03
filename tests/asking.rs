//! Facets, groups and orders on whole registers: what is counted is what a filter finds.

use caveat::query::facet::{answering, fields};
use caveat::query::{Asker, Field, Query, cross, facet, filter_with, parse};
use caveat::record::Kind;
use caveat::tui::effect::Loaded;
use jiff::civil::date;

use crate::support::Shelf;

/// Somebody who asks a register on a day.
fn asker(loaded: &Loaded) -> Asker<'_> {
    Asker {
        register: &loaded.register,
        index: &loaded.index,
        today: date(2017, 7, 17),
        officer: "amk",
    }
}

fn field(name: &str) -> &'static Field {
    Field::named(name).unwrap()
}

fn query(text: &str) -> Query {
    parse(text, &|_| true).unwrap_or_else(|mistake| panic!("{text}: {mistake}"))
}

/// `value label rows` of each value.
fn told(asker: &Asker<'_>, kind: Kind, rest: &str, name: &str) -> Vec<String> {
    let all = facet(asker, kind, &query(rest), field(name));
    all.iter().map(|it| format!("{}|{}|{}", it.value, it.label, it.rows)).collect()
}

#[test]
fn the_count_of_every_value_is_what_its_filter_finds() {
    for shelf in [Shelf::sample(), Shelf::ambleford(), Shelf::northmere()] {
        let loaded = shelf.open(Vec::new());
        let asker = asker(&loaded);
        let mut counted = 0;
        for kind in Kind::ALL {
            for rest in ["", "a", "-is:settled"] {
                for field in fields(kind) {
                    for it in facet(&asker, kind, &query(rest), field) {
                        let filter = filter_with(rest, field, std::slice::from_ref(&it.value));
                        let found = answering(&asker, kind, &query(&filter)).len();
                        assert_eq!(found, it.rows, "{} {filter}: {}", kind.plural(), it.label);
                        counted += 1;
                    }
                }
            }
        }
        assert!(counted > 20, "{counted}");
    }
}

#[test]
fn values_stand_with_the_most_frequent_first_and_spans_in_their_order() {
    let loaded = Shelf::ambleford().open(Vec::new());
    let asker = asker(&loaded);
    let on = |rest: &str, name: &str| told(&asker, Kind::Caveat, rest, name);
    assert_eq!(on("", "owner"), ["nobody|nobody|3", "amk|amk|1"]);
    assert_eq!(
        on("", "due"),
        ["overdue|overdue|1", ">60d|later|1", "standing|standing|1", "|no date|1"]
    );
    assert_eq!(on("", "decided"), ["2017-05|May 2017|4"]);
    assert_eq!(on("", "theme"), ["|none|4"]);
    assert_eq!(on("", "programme"), ["AMB|Ambleford Together|4"]);
    assert_eq!(
        on("class:focus", "partner"),
        ["AMB-MBC|Ambleford|1", "EST-FT|Estuary Trust|1"][..1]
    );
    assert_eq!(on("", "age"), ["31..90|31 to 90 days|4"]);
    assert_eq!(on("", "title"), Vec::<String>::new());
}

#[test]
fn a_record_is_asked_for_by_its_title_where_its_id_is_a_word_in_another() {
    let loaded = Shelf::of(&[(
        "northmere.toml",
        "[[programme]]\nid = \"NOR\"\ntitle = \"Northmere Care\"\n\
         [[programme]]\nid = \"NOR-Y\"\ntitle = \"Young people\"\n\
         [[case]]\nid = \"N-1\"\nprogramme = \"NOR\"\ntitle = \"Beds\"\nstage = \"outline\"\n\
         [[case]]\nid = \"N-2\"\nprogramme = \"NOR-Y\"\ntitle = \"Play\"\nstage = \"outline\"\n",
    )])
    .open(Vec::new());
    assert_eq!(
        told(&asker(&loaded), Kind::Case, "", "programme"),
        ["Northmere Care|Northmere Care|1", "NOR-Y|Young people|1"]
    );
}

#[test]
fn two_fields_make_a_table_whose_cells_are_what_both_filters_find() {
    let loaded = Shelf::sample().open(Vec::new());
    let asker = asker(&loaded);
    for (one, other) in [("kind", "due"), ("programme", "owner"), ("owner", "kind")] {
        let (one, other) = (field(one), field(other));
        let table = cross(&asker, Kind::Caveat, &query("-is:settled"), one, other);
        assert!(table.rows.len() > 1 && !table.columns.is_empty());
        for (row, cells) in table.rows.iter().zip(&table.cells) {
            for (column, &cell) in table.columns.iter().zip(cells) {
                let filter = filter_with("-is:settled", one, std::slice::from_ref(&row.value));
                let filter = filter_with(&filter, other, std::slice::from_ref(&column.value));
                let found = answering(&asker, Kind::Caveat, &query(&filter)).len();
                assert_eq!(found, cell, "{filter}");
            }
        }
    }
}
