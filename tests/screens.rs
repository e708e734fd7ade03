//! Every screen as officers see it, in three sizes, kept as files; in colour and without it alike.

use caveat::journal::Act;
use caveat::tui::effect::external::EditorResult;
use caveat::tui::effect::{Answer, Event};
use caveat::tui::model::StartOptions;

use crate::support::{Room, Shelf, golden, press, screen, styled};

/// A window with much room, the one of most terminals, and the smallest that is useful.
pub const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// A screen, drawn in these sizes and with each theme; the words must not depend on the theme.
pub fn check(name: &str, sizes: &[(u16, u16)], scene: impl Fn(StartOptions) -> Room) {
    let themed =
        |theme: &str| scene(StartOptions { theme: theme.to_owned(), ..StartOptions::default() });
    let (mut colour, mut mono) = (themed("terminal"), themed("mono"));
    for &(columns, rows) in sizes {
        let words = screen(&mut colour, columns, rows);
        golden(&format!("{name}-{columns}x{rows}.txt"), &words);
        assert_eq!(screen(&mut mono, columns, rows), words, "{name} says other things in mono");
        let looks = styled(&mut mono, columns, rows);
        let colours =
            ["red", "green", "yellow", "blue", "cyan", "magenta", "white", "black", "gray"];
        let outside =
            |line: &str, colour: &str| line.split('"').step_by(2).any(|it| it.contains(colour));
        let coloured =
            looks.lines().find(|line| colours.iter().any(|colour| outside(line, colour)));
        assert_eq!(coloured, None, "{name} has a colour in mono");
    }
}

/// The sample register, and some keys.
pub fn sample(keys: &'static str) -> impl Fn(StartOptions) -> Room {
    move |opening| {
        let mut room = Room::open(&Shelf::sample(), opening);
        press(&mut room, keys);
        room
    }
}

/// The sample register, opened on a record.
pub fn dossier(id: &'static str) -> impl Fn(StartOptions) -> Room {
    move |opening| {
        Room::open(&Shelf::sample(), StartOptions { land_on: Some(id.to_owned()), ..opening })
    }
}

#[test]
fn the_board() {
    check("board", &SIZES, sample(""));
}

#[test]
fn the_tracker() {
    check("tracker", &SIZES, sample("gc"));
}

#[test]
fn a_case() {
    check("case", &SIZES, dossier("STK-2"));
}

#[test]
fn a_caveat_on_which_two_officers_differ() {
    check("caveat", &SIZES, |opening| {
        let mut room = dossier("WIR-C2")(opening);
        press(&mut room, "vxNo report has come to the Cabinet<enter>");
        room.colleague("rjs", Act::Verdict, "WIR-C2", "met", "Thought this was the January item");
        room.colleague("plw", Act::Note, "WIR-C2", "note", "Ask the clerk for the forward plan.");
        room
    });
}

#[test]
fn a_decision() {
    check("decision", &SIZES[..2], dossier("STK-D1"));
}

#[test]
fn what_is_wrong() {
    check("faults", &SIZES, |opening| {
        let mut room = Room::open(&Shelf::northmere(), opening);
        press(&mut room, "gwj");
        room
    });
}

#[test]
fn what_a_record_is_linked_to() {
    check("linked", &SIZES[1..2], sample("jjjgl"));
}

#[test]
fn the_help() {
    check("help", &SIZES, sample("?"));
}

#[test]
fn a_filter_being_typed() {
    check("filter", &SIZES, sample("/(decision:\"in principle\" or is:overdue) -owner:plw"));
}

#[test]
fn a_mistake_in_a_filter_is_pointed_at() {
    check("filter-mistake", &SIZES[1..], sample("/is:overdue descision:approved"));
}

#[test]
fn a_filter_being_completed() {
    check("filter-completion", &SIZES[1..], sample("/is:key decision:<tab><tab>"));
}

#[test]
fn a_filter_that_nothing_answers() {
    check("empty", &SIZES[1..], sample("/is:split<enter>"));
}

#[test]
fn a_note_being_written() {
    check("note", &SIZES[1..], sample("gcaPosts are counted, not people. Ask for vacancy numbers"));
}

#[test]
fn a_reason_being_given() {
    check("reason", &SIZES[1..2], sample("gcjjvx<enter>"));
}

#[test]
fn the_keys_that_may_follow() {
    check("keys-g", &SIZES[..2], sample("g"));
    check("keys-v", &SIZES[1..], sample("v"));
}

#[test]
fn a_long_note_on_its_pad() {
    check("pad", &SIZES, sample("gcAPosts are counted, not people.<enter>Ask for vacancies."));
    check("pad-finish", &SIZES[1..], sample("gcAPosts are counted, not people.<esc>"));
}

#[test]
fn marked_rows() {
    check("marks", &SIZES[..2], sample("gc<space><space>jV<down>"));
}

#[test]
fn a_value_being_set() {
    check("owner", &SIZES[1..], sample("gc<space><space>o"));
}

#[test]
fn the_palette() {
    check("palette", &SIZES[1..], sample("gc:ver"));
}

#[test]
fn the_message_log() {
    check("messages", &SIZES[1..], sample("gcorjs<enter>aAsk the clerk<enter>uL"));
}

#[test]
fn the_drafts() {
    check("drafts", &SIZES[1..], sample("gcaAsk the clerk<esc>jAPosts are counted.<esc>dgd"));
}

#[test]
fn a_list_counted_by_a_field() {
    check("facets", &SIZES[1..], sample("gcFjjjjjj<enter>"));
}

#[test]
fn a_list_in_groups() {
    check("grouped", &SIZES[1..2], sample("gcT"));
}

#[test]
fn an_edit_that_somebody_else_was_quicker_than() {
    check("unsettled", &SIZES[1..], |opening| {
        let mut room = sample("gc")(opening);
        room.happen(Event::Edited(EditorResult::Moved {
            file: "stockport.toml".into(),
            copy: "/tmp/copy.toml".into(),
            mine: "id = \"A\"\ntitle = \"Capacity to deliver\"\n".into(),
            theirs: "id = \"A\"\ntitle = \"Sufficient capacity\"\n".into(),
        }));
        room
    });
}

#[test]
fn a_save_that_failed() {
    check("not-saved", &SIZES[1..], |opening| {
        let mut room = sample("gc")(opening);
        room.worker.fails = Some("the disk is full");
        press(&mut room, "aAsk the clerk for the forward plan<enter>");
        room
    });
}

#[test]
fn a_register_being_read() {
    check("loading", &SIZES[1..2], |opening| {
        let mut room = Room::waiting(opening);
        room.tell(Answer::Progress { done: 3, total: 8 });
        room
    });
}

#[test]
fn a_window_that_is_too_small() {
    let mut room = Room::sample();
    assert_eq!(screen(&mut room, 32, 8).trim_end(), "40x10 needed, is 32x8");
    assert_eq!(screen(&mut room, 80, 9).trim_end(), "40x10 needed, is 80x9");
    assert_eq!(screen(&mut room, 20, 3).trim_end(), "40x10 needed, is 20x");
}

#[test]
fn the_row_under_the_cursor_stands_out_in_colour_and_without() {
    let board = |theme: &str| {
        let opening = StartOptions { theme: theme.to_owned(), ..StartOptions::default() };
        styled(&mut sample("j")(opening), 80, 24)
    };
    golden("board-80x24-look-terminal.txt", &board("terminal"));
    golden("board-80x24-look-mono.txt", &board("mono"));
}
