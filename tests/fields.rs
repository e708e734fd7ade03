//! Every field, flag and column reads something: a row of their tables that finds nothing is a mistake.

use caveat::journal::Act;
use caveat::query::fields::values::FieldValue;
use caveat::query::{COLUMNS, FIELDS, FLAGS, QueryContext, THINGS, ValueKind};
use caveat::register::Ix;

use crate::support::{Room, Shelf};

/// Ambleford after a few busy days: notes, verdicts that differ, and words changed since.
fn busy() -> Room {
    let mut room = Room::ambleford();
    for (officer, act, on, value, text) in [
        ("amk", Act::Verdict, "AMB-C1", "met", ""),
        ("plw", Act::Verdict, "AMB-C1", "not-met", "No paper came back."),
        ("amk", Act::Verdict, "AMB-C2", "met", ""),
        ("plw", Act::Note, "AMB-C2", "chase", "Rang the director."),
        ("plw", Act::Note, "AMB-C2", "evidence", "The plan came."),
        ("plw", Act::Flag, "AMB-C3", "yes", ""),
        ("plw", Act::Tag, "AMB-C3", "winter", ""),
        ("amk", Act::Wait, "AMB-C4", "2017-12-01", ""),
        ("plw", Act::Owner, "AMB-C4", "plw", ""),
        ("plw", Act::Status, "AMB-C4", "in-hand", ""),
        ("plw", Act::Due, "AMB-C1", "2017-07-01", ""),
        ("plw", Act::Status, "AMB-C3", "paused", "The ward is closed."),
    ] {
        room.colleague(officer, act, on, value, text);
    }
    let shelf = Shelf::ambleford_with(&[("Posts filled", "Places filled")]);
    room.reload(&shelf.with(
        "[[partner]]\nid = \"LONE\"\nname = \"Nobody's partner\"\nref = \"SR (25/26) 01\"\n\
         [[risk]]\nid = \"AMB-R1\"\ntext = \"No builder bids.\"\nlikelihood = 2\nimpact = 4\n\
         [[caveat]]\nid = \"OVER\"\ncases = [\"AMB-1\"]\ntext = \"Until spring.\"\n\
         holds = { from = 2016-04-01, to = 2017-03-31 }\n",
    ));
    room
}

/// The sample register, every invented council, and one that officers worked on.
fn rooms() -> Vec<Room> {
    let shelves = [
        Shelf::sample(),
        Shelf::ambleford(),
        Shelf::saltmere(),
        Shelf::fenmoor(),
        Shelf::saltby(),
        Shelf::northmere(),
        Shelf::of(&[
            ("register.toml", "[quorum]\ncondition = 2\n"),
            ("ambleford.toml", include_str!("support/ambleford.toml")),
        ]),
    ];
    shelves.iter().map(Room::new).chain([busy()]).collect()
}

/// Whether something is so of any record.
fn somewhere(rooms: &[Room], is_so: &dyn Fn(&QueryContext<'_>, Ix) -> bool) -> bool {
    rooms.iter().any(|room| {
        let ctx = room.model().ctx();
        ctx.register.all().any(|ix| is_so(&ctx, ix))
    })
}

/// Whether a value is what a field of that kind takes, and says something.
fn fits(kind: ValueKind, value: &FieldValue<'_>) -> bool {
    match value {
        FieldValue::Word(word) => {
            !word.is_empty()
                && matches!(
                    kind,
                    ValueKind::Id | ValueKind::Word | ValueKind::Person | ValueKind::Reference
                )
        }
        FieldValue::Text(text) => !text.is_empty() && kind == ValueKind::Text,
        FieldValue::Days(_) => matches!(kind, ValueKind::Date(_)),
        FieldValue::Count(_) => kind == ValueKind::Days,
        FieldValue::Hundredths(_) => kind == ValueKind::Number,
        FieldValue::Pence(_) => kind == ValueKind::Money,
    }
}

#[test]
fn every_field_reads_values_of_its_kind_somewhere() {
    let rooms = rooms();
    let reads = |field: &'static caveat::query::Field| {
        somewhere(&rooms, &|ctx, ix| {
            field.values(ctx, ix).iter().any(|value| fits(field.value, value))
        })
    };
    let silent: Vec<_> = FIELDS.iter().filter(|field| !reads(field)).collect();
    assert!(silent.is_empty(), "nothing is read anywhere by {silent:?}");
    for field in FIELDS {
        let on =
            |ctx: &QueryContext<'_>, ix: Ix| field.on.contains(&ctx.register.record(ix).kind());
        assert!(
            somewhere(&rooms, &|ctx, ix| on(ctx, ix) && !field.values(ctx, ix).is_empty()),
            "{field:?} reads nothing from the kinds that it is said to be on"
        );
    }
}

#[test]
fn every_flag_and_thing_holds_for_some_records_and_not_for_others() {
    let rooms = rooms();
    for flag in FLAGS.iter().chain(THINGS) {
        for so in [true, false] {
            let found = somewhere(&rooms, &|ctx, ix| (flag.holds)(ctx, ix) == so);
            assert!(found, "{flag:?} is never {so}");
        }
    }
}

#[test]
fn every_column_shows_something_somewhere() {
    let rooms = rooms();
    let shows = |column: &caveat::query::Column| {
        somewhere(&rooms, &|ctx, ix| !matches!(&*column.show(ctx, ix), "" | "-"))
    };
    let empty = COLUMNS.iter().filter(|column| !shows(column)).map(|column| column.name);
    assert_eq!(empty.collect::<Vec<_>>(), [""; 0]);
}
