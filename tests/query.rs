//! Facets, groups and orders on whole registers: what is counted is what a filter finds.

use caveat::journal::Act;
use caveat::query::facet::{answering, fields};
use caveat::query::parse;
use caveat::query::{
    Field, Grouping, Query, QueryContext, SearchIndex, SortBy, cross, facet, filter_with, group,
    select,
};
use caveat::record::Kind;
use caveat::register::LoadedRegister;
use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::support::{Room, Shelf, here, press};

/// Somebody who asks a register on a day.
fn ctx<'a>(loaded: &'a LoadedRegister, index: &'a SearchIndex) -> QueryContext<'a> {
    static UTC: TimeZone = TimeZone::UTC;
    QueryContext {
        register: &loaded.register,
        index,
        today: date(2017, 7, 17),
        zone: &UTC,
        officer: "amk",
        baseline: None,
    }
}

fn field(name: &str) -> &'static Field {
    Field::named(name).unwrap()
}

fn query(text: &str) -> Query {
    parse(text, &|_| true).unwrap_or_else(|mistake| panic!("{text}: {mistake}"))
}

/// `value label rows` of each value.
fn told(ctx: &QueryContext<'_>, kind: Kind, rest: &str, name: &str) -> Vec<String> {
    let all = facet(ctx, kind, &query(rest), field(name));
    all.iter().map(|it| format!("{}|{}|{}", it.value, it.label, it.rows)).collect()
}

#[test]
fn the_count_of_every_value_is_what_its_filter_finds() {
    for shelf in [Shelf::sample(), Shelf::ambleford(), Shelf::northmere()] {
        let loaded = shelf.open(Vec::new());
        let index = SearchIndex::new(loaded.register.len());
        let ctx = ctx(&loaded, &index);
        let mut counted = 0;
        for kind in Kind::ALL {
            for rest in ["", "a", "-is:settled"] {
                for field in fields(kind) {
                    for it in facet(&ctx, kind, &query(rest), field) {
                        let filter = filter_with(rest, field, std::slice::from_ref(&it.value));
                        let found = answering(&ctx, kind, &query(&filter)).len();
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
    let index = SearchIndex::new(loaded.register.len());
    let ctx = ctx(&loaded, &index);
    let on = |rest: &str, name: &str| told(&ctx, Kind::Caveat, rest, name);
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
    let index = SearchIndex::new(loaded.register.len());
    assert_eq!(
        told(&ctx(&loaded, &index), Kind::Case, "", "programme"),
        ["Northmere Care|Northmere Care|1", "NOR-Y|Young people|1"]
    );
}

#[test]
fn two_fields_make_a_table_whose_cells_are_what_both_filters_find() {
    let loaded = Shelf::sample().open(Vec::new());
    let index = SearchIndex::new(loaded.register.len());
    let ctx = ctx(&loaded, &index);
    for (one, other) in [("kind", "due"), ("programme", "owner"), ("owner", "kind")] {
        let (one, other) = (field(one), field(other));
        let table = cross(&ctx, Kind::Caveat, &query("-is:settled"), one, other);
        assert!(table.rows.len() > 1 && !table.columns.is_empty());
        for (row, cells) in table.rows.iter().zip(&table.cells) {
            for (column, &cell) in table.columns.iter().zip(cells) {
                let filter = filter_with("-is:settled", one, std::slice::from_ref(&row.value));
                let filter = filter_with(&filter, other, std::slice::from_ref(&column.value));
                let found = answering(&ctx, Kind::Caveat, &query(&filter)).len();
                assert_eq!(found, cell, "{filter}");
            }
        }
    }
}

/// The ids of the records of a kind in an order.
fn sorted(ctx: &QueryContext<'_>, kind: Kind, sort: &str) -> String {
    assert_eq!(SortBy::unknown(sort), None);
    let rows = select(ctx, kind, &Query::everything(), &SortBy::read(sort));
    rows.iter().map(|&ix| ctx.register.id(ix).as_str()).collect::<Vec<_>>().join(" ")
}

/// Northmere with everything that rows are sorted by.
const NORTHMERE: &str = r#"
[[programme]]
id = "A"
title = "Zest"
[[programme]]
id = "Z"
title = "Age well"
[[partner]]
id = "NOR-CC"
name = "Northmere Council"
[[body]]
id = "NOR-CAB"
partner = "NOR-CC"
name = "Northmere Cabinet"
[[case]]
id = "N-2"
programme = "A"
title = "Beds 10"
stage = "outline"
[[case]]
id = "N-10"
programme = "Z"
title = "Beds 9"
stage = "full"
[[case]]
id = "N-3"
programme = "GONE"
title = "Alone"
stage = "full"
[[decision]]
id = "D-1"
body = "NOR-CAB"
title = "Both"
cases = ["N-2"]
decided = 2017-05-10
key = true
[[decision.resolution]]
verb = "approve"
text = "Approved."
[[decision]]
id = "D-2"
body = "NOR-CAB"
title = "Later"
cases = ["N-10"]
decided = 2017-06-14
[[decision.resolution]]
verb = "note"
text = "Noted."
[[caveat]]
id = "C-10"
text = "Late"
on = "D-1"
due = "June 2017"
owner = "plw"
[[caveat]]
id = "C-2"
text = "Dated"
on = "D-2"
due = "late 2017"
status = "in-hand"
[[caveat]]
id = "C-1"
text = "Alone"
cases = ["N-3"]
status = "discharged"
"#;

fn northmere() -> Room {
    Room::new(&Shelf::of(&[("northmere.toml", NORTHMERE)]))
}

#[test]
fn rows_are_sorted_by_every_name_and_turned_round_by_a_hyphen() {
    let room = northmere();
    let ctx = room.model().ctx();
    for (sort, caveats, cases) in [
        ("id", "C-1 C-2 C-10", "N-2 N-3 N-10"),
        ("-id", "C-10 C-2 C-1", "N-10 N-3 N-2"),
        ("due", "C-10 C-2 C-1", "N-2 N-3 N-10"),
        ("caveat-due", "C-10 C-2 C-1", "N-2 N-10 N-3"),
        ("urgency", "C-10 C-2 C-1", "N-2 N-10 N-3"),
        ("-urgency", "C-1 C-2 C-10", "N-3 N-10 N-2"),
        ("age", "C-10 C-2 C-1", "N-2 N-10 N-3"),
        ("programme", "C-2 C-10 C-1", "N-10 N-2 N-3"),
        ("title", "C-1 C-2 C-10", "N-3 N-10 N-2"),
        ("open, -id", "C-10 C-2 C-1", "N-10 N-2 N-3"),
        ("stage, title", "C-1 C-2 C-10", "N-3 N-10 N-2"),
        ("owner", "C-10 C-1 C-2", "N-2 N-3 N-10"),
        ("decided", "C-10 C-2 C-1", "N-2 N-10 N-3"),
    ] {
        assert_eq!(sorted(&ctx, Kind::Caveat, sort), caveats, "{sort}");
        assert_eq!(sorted(&ctx, Kind::Case, sort), cases, "{sort}");
    }
    assert_eq!(sorted(&ctx, Kind::Programme, "programme"), "Z A");
}

#[test]
fn rows_are_sorted_by_ones_own_verdict_and_by_the_last_change() {
    let mut room = northmere();
    press(&mut room, "gc");
    for (at, key) in [("C-10", "vm"), ("C-2", "vxNot yet<enter>")] {
        press(&mut room, "gg");
        while here(&room) != at {
            press(&mut room, "j");
        }
        press(&mut room, key);
    }
    room.colleague("plw", Act::Verdict, "C-1", "met", "");
    let ctx = room.model().ctx();
    assert_eq!(sorted(&ctx, Kind::Caveat, "verdict"), "C-1 C-10 C-2");
    assert_eq!(sorted(&ctx, Kind::Caveat, "-verdict"), "C-2 C-10 C-1");
    assert_eq!(sorted(&ctx, Kind::Caveat, "changed"), "C-1 C-2 C-10");
    assert_eq!(sorted(&ctx, Kind::Caveat, "-changed"), "C-10 C-2 C-1");
}

#[test]
fn rows_stand_in_groups_that_keep_their_order() {
    let room = northmere();
    let ctx = room.model().ctx();
    let told = |kind: Kind, by: Grouping| -> Vec<String> {
        let rows = select(&ctx, kind, &Query::everything(), &SortBy::read("-id"));
        let ids = |rows: Vec<caveat::register::Ix>| -> Vec<&str> {
            rows.into_iter().map(|ix| ctx.register.id(ix).as_str()).collect()
        };
        let groups = group(&ctx, rows, by).into_iter();
        groups.map(|(heading, rows)| format!("{heading}: {}", ids(rows).join(" "))).collect()
    };
    assert_eq!(told(Kind::Case, Grouping::None), [": N-10 N-3 N-2"]);
    assert_eq!(told(Kind::Case, Grouping::Programme), ["Age well: N-10", "Zest: N-2", "none: N-3"]);
    assert_eq!(told(Kind::Caveat, Grouping::Owner), ["plw: C-10", "nobody: C-2 C-1"]);
    assert_eq!(told(Kind::Case, Grouping::Decision), ["approved: N-2", "noted: N-10", "none: N-3"]);
    assert_eq!(
        told(Kind::Caveat, Grouping::Decision),
        ["D-1 Both: C-10", "D-2 Later: C-2", "none: C-1"]
    );
    assert_eq!(
        told(Kind::Caveat, Grouping::Meeting),
        [
            "Northmere Cabinet, 10 May 2017: C-10",
            "Northmere Cabinet, 14 Jun 2017: C-2",
            "none: C-1"
        ]
    );
    assert_eq!(
        told(Kind::Caveat, Grouping::Status),
        ["open: C-10", "in hand: C-2", "discharged: C-1"]
    );
    assert_eq!(told(Kind::Case, Grouping::Status), ["open caveats: N-10 N-2", "settled: N-3"]);
    for by in Grouping::ALL {
        assert_eq!(Grouping::parse(by.as_str()), Some(by));
    }
}
