//! Panes by themselves: facets, what changed, and the text of a source.

use caveat::journal::{Act, JournalEntry};
use caveat::record::Id;
use caveat::text::Clean;
use caveat::tui::keys::command::Command;
use caveat::tui::model::{Model, StartOptions};
use caveat::tui::pane::pane::{FindMode, FindRequest};
use caveat::tui::pane::{Pane, Place, Reply, open};
use jiff::civil::date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::support::{Room, Shelf, press};

/// A model with a register on it.
fn model(shelf: &Shelf, journals: Vec<JournalEntry>) -> Model {
    let opening =
        StartOptions { officer: "amk".into(), today: date(2017, 7, 17), ..StartOptions::default() };
    let (mut model, _) = Model::new(opening);
    model.set_register(shelf.open(journals));
    model
}

/// What a pane shows in a window of this size, without its frame.
fn shown(pane: &mut dyn Pane, model: &Model, columns: u16, rows: u16) -> Vec<String> {
    let area = Rect::new(0, 0, columns, rows);
    pane.prepare(area, model);
    let mut buffer = Buffer::empty(area);
    let cursor = pane.draw(area, &mut buffer, model);
    assert!(columns < 40 || cursor.is_some_and(|at| area.contains(at)));
    let row = |y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    let inside = (1..rows.saturating_sub(1)).map(row);
    let lines = inside.map(|line| line.trim_matches('│').trim_end().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn facets(model: &Model, filter: &str) -> Box<dyn Pane> {
    open(&Place::Facets { screen: "caveats".into(), filter: filter.into() }, model)
}

/// Goes to the row that begins with a word.
fn go(pane: &mut dyn Pane, model: &Model, word: &str) {
    pane.handle(Command::First, model);
    for _ in 0..40 {
        let here = |line: &&String| line.starts_with('>');
        let lines = shown(pane, model, 80, 24);
        if lines.iter().find(here).unwrap()[1..].trim_start().starts_with(word) {
            return;
        }
        pane.handle(Command::Down, model);
    }
    panic!("no row begins with {word}: {:?}", shown(pane, model, 80, 24));
}

#[test]
fn a_field_leads_to_its_values_and_these_to_a_filter() {
    let model = model(&Shelf::ambleford(), Vec::new());
    let mut pane = facets(&model, "programme:AMB owner:amk");
    let pane = &mut *pane;
    assert_eq!(pane.layer(), None);
    go(pane, &model, "owner");
    assert_eq!(pane.handle(Command::Open, &model), Reply::Done);
    assert_eq!(
        shown(pane, &model, 40, 10),
        ["> nobody     3 █████████████████████", "  amk        1 ███████"]
    );
    assert_eq!(pane.layer().as_deref(), Some("goes back to the fields"));
    assert_eq!(
        pane.handle(Command::Open, &model),
        Reply::Filter("programme:AMB owner:nobody".into())
    );
    pane.handle(Command::MarkAndDown, &model);
    pane.handle(Command::MarkAndDown, &model);
    assert!(shown(pane, &model, 40, 10)[0].contains("*nobody"));
    assert_eq!(
        pane.handle(Command::Open, &model),
        Reply::Filter("programme:AMB owner:amk,nobody".into())
    );
    assert!(pane.close_layer(&model));
    assert!(!pane.close_layer(&model));
    assert_eq!(pane.finding(), FindMode::Nothing);
}

#[test]
fn a_second_field_makes_a_table_and_a_cell_filters_by_both() {
    let model = model(&Shelf::ambleford(), Vec::new());
    let mut pane = facets(&model, "");
    let pane = &mut *pane;
    go(pane, &model, "owner");
    pane.handle(Command::Open, &model);
    pane.handle(Command::Facets, &model);
    go(pane, &model, "due");
    pane.handle(Command::Open, &model);
    assert_eq!(
        shown(pane, &model, 80, 10),
        [
            "            overdue      later   standing    no date",
            ">nobody         [0]          1          1          1",
            " amk              1          .          .          .",
        ]
    );
    pane.handle(Command::Right, &model);
    assert_eq!(pane.handle(Command::Open, &model), Reply::Filter("owner:nobody due:>60d".into()));
    assert_eq!(pane.layer().as_deref(), Some("goes back to the values of owner"));
    assert!(pane.close_layer(&model) && pane.close_layer(&model) && !pane.close_layer(&model));
}

#[test]
fn panes_have_room_in_any_window() {
    let sample = model(&Shelf::sample(), Vec::new());
    for place in [
        Place::Facets { screen: "caveats".into(), filter: "is:nothing (".into() },
        Place::Facets { screen: "cases".into(), filter: String::new() },
        Place::Changes(id("STK-C7")),
        Place::Source { document: id("CHO-DOC1"), quote: Some("x".into()), of: id("CHO-C1") },
        Place::Source { document: id("GONE"), quote: None, of: id("GONE") },
    ] {
        let mut pane = open(&place, &sample);
        assert_eq!(pane.place(&sample), Some(place));
        for command in [Command::Open, Command::Open, Command::Facets, Command::Open] {
            for (columns, rows) in [(1, 1), (2, 3), (9, 4), (40, 10), (80, 24), (200, 60)] {
                shown(&mut *pane, &sample, columns, rows);
            }
            pane.handle(command, &sample);
        }
    }
}

/// The pane of what changed, after AMB-C1 was judged and then changed on file.
#[allow(clippy::option_option, reason = "not asked for, not kept, kept")]
fn changed(kept: Option<Option<String>>) -> Vec<String> {
    let mut room = Room::ambleford();
    press(&mut room, "gcvm");
    let form = room.model().register.canonical(room.model().register.find("AMB-C1").unwrap());
    let shelf = Shelf::ambleford_with(&[
        ("the last bus is to be shown", "the last bus was shown"),
        ("due = \"June 2017\"\n", ""),
        ("force = \"resolved\"\nowner", "force = \"resolved\"\nneeded_for = \"full\"\nowner"),
    ]);
    let mut model = model(&shelf, room.worker.journals());
    let ix = model.register.find("AMB-C1").unwrap();
    let seen = model.compared_with(ix).unwrap().entry.seen.clone().unwrap();
    if let Some(kept) = kept {
        let kept = kept.map(|_| form);
        model.versions.insert(seen, kept);
    }
    shown(&mut *open(&Place::Changes(id("AMB-C1")), &model), &model, 72, 20)
}

#[test]
fn what_changed_is_shown_field_by_field_and_word_by_word() {
    let lines = changed(Some(Some(String::new())));
    assert!(lines[0].starts_with(">3 fields have changed since you read it, "), "{lines:?}");
    assert_eq!(
        lines[2..],
        [
            " due",
            "   [-June 2017-]",
            " needed for",
            "   {+full+}",
            " text",
            "   How patients from the islands reach the centre and are home again",
            "   before the last bus [-is to be-]{+was+} shown, with a timetable",
            "   that the ferry company has seen.",
        ]
    );
}

#[test]
fn words_that_are_looked_for_or_were_not_kept_are_told() {
    assert_eq!(changed(None), [">The words that it had then are being looked for."]);
    let lines = changed(Some(None)).join(" ");
    assert!(lines.contains("It has changed since you read it, "), "{lines}");
    assert!(lines.contains("were not kept"), "{lines}");
    let model = model(&Shelf::ambleford(), Vec::new());
    let mut pane = open(&Place::Changes(id("AMB-C1")), &model);
    let lines = shown(&mut *pane, &model, 72, 20).join(" ");
    assert!(lines.contains("You have not opened or judged it yet"), "{lines}");
}

#[test]
fn nothing_changed_is_told_with_the_moment() {
    let mut room = Room::ambleford();
    press(&mut room, "gcvm");
    room.colleague("plw", Act::Note, "AMB-C1", "", "Asked.");
    let model = model(&Shelf::ambleford(), room.worker.journals());
    let lines = shown(&mut *open(&Place::Changes(id("AMB-C1")), &model), &model, 72, 20);
    assert!(lines[0].starts_with(">Nothing has changed since you read it, "), "{lines:?}");
}

const MINUTES: &str = "Ambleford Cabinet\n\nThe Cabinet heard of ferries.\nResolved: that the bus \
    and the\nferry – both – be timed.\n\nThe ferry sails.\u{1b}[2J\n";

fn source(text: Option<Result<String, Clean>>, quote: Option<&str>) -> (Box<dyn Pane>, Model) {
    let shelf = Shelf::ambleford_with(&[(
        "meeting = \"AMB-M1\"\n\n[[meeting]]",
        "meeting = \"AMB-M1\"\npath = \"minutes.txt\"\nurl = \"https://ambleford.example/m\"\n\n[[meeting]]",
    )]);
    let mut model = model(&shelf, Vec::new());
    model.sources.extend(text.map(|text| (id("AMB-DOC1"), text)));
    let quote = quote.map(str::to_owned);
    let place = Place::Source { document: id("AMB-DOC1"), quote, of: id("AMB-C1") };
    (open(&place, &model), model)
}

#[test]
fn the_cursor_is_on_the_words_that_were_quoted_also_over_a_line_end() {
    let (mut pane, model) = source(Some(Ok(MINUTES.into())), Some("the FERRY - both - be"));
    let pane = &mut *pane;
    let lines = shown(pane, &model, 40, 12);
    assert_eq!(
        lines,
        [
            " Ambleford Cabinet",
            " The Cabinet heard of ferries.",
            ">Resolved: that the bus and the",
            " ferry – both – be timed.",
            " The ferry sails.␛[2J",
        ]
    );
    assert_eq!(pane.subject(&model), model.register.find("AMB-C1"));
    let area = Rect::new(0, 0, 40, 12);
    let mut buffer = Buffer::empty(area);
    pane.draw(area, &mut buffer, &model);
    let lit = |x, y| buffer[(x, y)].modifier.contains(ratatui::style::Modifier::UNDERLINED);
    assert!(lit(29, 4) && !lit(28, 4) && lit(2, 5) && lit(18, 5) && !lit(19, 5));
    assert!((0..40).map(|x| buffer[(x, 0)].symbol()).collect::<String>().contains("line 4"));
}

#[test]
fn words_are_found_in_a_source_from_one_to_the_next() {
    let (mut pane, model) = source(Some(Ok(MINUTES.into())), None);
    let pane = &mut *pane;
    shown(pane, &model, 40, 12);
    assert!(matches!(pane.handle(Command::NextHit, &model), Reply::Say(_)));
    let told = pane.find(&FindRequest::Words("ferr".into()), &model);
    assert_eq!(told.as_deref(), Some("3 lines; n and N go from one to the next"));
    assert_eq!(pane.handle(Command::NextHit, &model), Reply::Say("2/3 `ferr`".into()));
    assert_eq!(pane.handle(Command::PrevHit, &model), Reply::Say("1/3 `ferr`".into()));
    assert!(shown(pane, &model, 40, 12)[1].starts_with(">The Cabinet heard"));
    assert_eq!(pane.layer().as_deref(), Some("ends the search for `ferr`"));
    assert!(pane.close_layer(&model) && !pane.close_layer(&model));
}

#[test]
fn a_source_without_its_text_says_so_and_gives_the_address() {
    let words = |text, quote| {
        let (mut pane, model) = source(text, quote);
        shown(&mut *pane, &model, 60, 12).join("\n")
    };
    assert_eq!(words(None, None), ">Its saved text is being read.");
    assert_eq!(
        words(Some(Err(Clean::line("there is no such file"))), Some("x")),
        ">Its saved text cannot be read: there is no such file\n \
         Its address: https://ambleford.example/m"
    );
    let model = model(&Shelf::ambleford(), Vec::new());
    let place = Place::Source { document: id("AMB-DOC1"), quote: None, of: id("AMB-C1") };
    let lines = shown(&mut *open(&place, &model), &model, 60, 12);
    assert_eq!(
        lines,
        [">No text of this document is kept with the register.", " No address of it is on file."]
    );
}
