//! Places: where keys lead, and the way back.

use caveat::tui::model::StartOptions;

use crate::support::{Room, Shelf, cursor, foot, here, press, screen, words};

#[test]
fn number_keys_open_views_and_nought_shows_everything() {
    let mut room = Room::sample();
    for (key, title) in [
        ("2", "Caveats 6 of 20"),
        ("0", "Caveats 20 of 20"),
        ("3", "Caveats 0 of 20"),
        ("4", "Caveats 0 of 20"),
        ("5", "Caveats 0 of 20"),
        ("1", "Cases 9 of 9"),
        ("0", "Cases 9 of 9"),
    ] {
        press(&mut room, key);
        assert!(words(&room).contains(title), "{key}: {}", words(&room));
        assert!(words(&room).contains(&format!("[{key} ")), "{key}");
    }
    for key in ["6", "7", "8", "9"] {
        press(&mut room, key);
        assert!(foot(&room).starts_with(&format!("No view has the number {key}")));
    }
}

#[test]
fn the_key_of_the_view_that_is_open_changes_nothing() {
    let mut room = Room::sample();
    press(&mut room, "2jj22gc");
    assert_eq!(here(&room), "CHO-C3");
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Cases 9 of 9"), "{}", words(&room));
}

#[test]
fn the_cursor_stays_on_its_record_when_another_view_of_the_screen_opens() {
    let mut room = Room::sample();
    press(&mut room, "2jjj0");
    assert_eq!(here(&room), "CHO-C4");
    press(&mut room, "2");
    assert_eq!(here(&room), "CHO-C4");
}

#[test]
fn the_way_back_and_forward_finds_each_place_as_it_was_left() {
    let mut room = Room::sample();
    press(&mut room, "jj<enter>gcjjj<enter>");
    assert_eq!(foot(&room), "on CHO-C4 Esc goes back to caveats");
    press(&mut room, "<lt>");
    assert_eq!(here(&room), "CHO-C4");
    press(&mut room, "<bs>");
    assert!(words(&room).contains("┌ STK-1 Summary Economic"));
    press(&mut room, "<lt>");
    assert_eq!(here(&room), "STK-1");
    assert!(words(&room).contains("Cases 9 of 9"));
    press(&mut room, "<lt>");
    assert!(foot(&room).starts_with("This is the first place"));
    press(&mut room, "<gt><gt>");
    assert_eq!(here(&room), "CHO-C4");
    press(&mut room, "<gt>");
    assert!(words(&room).contains("┌ CHO-C4"));
    press(&mut room, "<gt>");
    assert!(foot(&room).starts_with("This is the last place you have been to"));
    press(&mut room, "<lt>gw<gt>");
    assert!(foot(&room).starts_with("This is the last place you have been to"));
}

#[test]
fn fifty_places_are_kept() {
    let mut room = Room::ambleford();
    press(&mut room, &"gcgb".repeat(40));
    press(&mut room, &"<lt>".repeat(50));
    assert!(!foot(&room).starts_with("This is the first place"), "{}", foot(&room));
    press(&mut room, "<lt>");
    assert!(foot(&room).starts_with("This is the first place"), "{}", foot(&room));
}

#[test]
fn the_links_of_an_item_are_a_list_to_choose_from() {
    let mut room = Room::ambleford();
    press(&mut room, "gl");
    assert!(words(&room).contains("What AMB-1 names, and what names it"));
    press(&mut room, "<enter>");
    assert!(words(&room).contains("┌ AMB Ambleford Together"));
    press(&mut room, "<esc>G<enter>");
    assert!(words(&room).contains("┌ AMB-E1"), "{}", words(&room));
    press(&mut room, "<esc>gl");
    assert!(foot(&room).starts_with("No item is under the cursor"));
}

#[test]
fn what_is_wrong_is_a_place_and_opens_the_record_it_is_about() {
    let mut room = Room::new(&Shelf::northmere());
    press(&mut room, "gw");
    assert!(words(&room).contains("3 errors 4 warnings 0 gaps"), "{}", words(&room));
    press(&mut room, "<enter>");
    assert!(foot(&room).starts_with("No record stands there"));
    press(&mut room, "G<enter>");
    assert!(words(&room).contains("┌ NOR-C1"));
    press(&mut room, "<esc><esc>");
    assert!(words(&room).contains("Cases 1 of 1"));
    let mut room = Room::ambleford();
    press(&mut room, "gw");
    assert!(words(&room).contains("3 gaps"), "{}", words(&room));
}

#[test]
fn going_back_from_the_help_closes_it() {
    for key in ["<bs>", "<lt>"] {
        let mut room = Room::sample();
        press(&mut room, "gc?");
        press(&mut room, key);
        assert!(words(&room).contains("Cases 9 of 9"), "{}", words(&room));
        assert!(!words(&room).contains("Help:"), "{key}");
    }
}

#[test]
fn the_help_finds_keys_and_runs_the_one_it_is_on() {
    let mut room = Room::sample();
    press(&mut room, "?/tracker");
    assert!(words(&room).contains("1 keys"), "{}", words(&room));
    press(&mut room, "<enter><enter>");
    assert!(words(&room).contains("Caveats 20 of 20"), "{}", words(&room));
    press(&mut room, "?");
    assert!(words(&room).contains("Help: Caveats"));
    press(&mut room, "?");
    assert!(!words(&room).contains("Help"));
    press(&mut room, "<f1>");
    assert!(words(&room).contains("Help: Caveats"));
}

#[test]
fn the_cursor_follows_its_record_when_the_files_change() {
    let mut room = Room::ambleford();
    press(&mut room, "gcj");
    assert_eq!(here(&room), "AMB-C2");
    room.reload(&Shelf::ambleford_with(&[(
        "due = \"late 2017\"\n\n[[caveat]]\nid = \"AMB-C3\"",
        "due = \"May 2017\"\n\n[[caveat]]\nid = \"AMB-C3\"",
    )]));
    assert_eq!(here(&room), "AMB-C2");
    assert_eq!(cursor(&room).map(|at| at.1), Some(4));
    room.reload(&Shelf::ambleford_with(&[("id = \"AMB-C2\"", "id = \"AMB-C9\"")]));
    assert_eq!(foot(&room).split(" Esc").next(), Some("AMB-C2 left this list"));
    assert_eq!(here(&room), "AMB-C1");
}

#[test]
fn the_cursor_follows_its_record_through_filters() {
    let mut room = Room::sample();
    press(&mut room, "gc/workforce<enter>");
    assert_eq!(here(&room), "STK-C3");
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Caveats 20 of 20"));
    assert_eq!(here(&room), "STK-C3");
    press(&mut room, "/class:focus");
    press(&mut room, "<enter>");
    assert_eq!(here(&room), "STK-C3");
}

#[test]
fn a_program_opened_on_a_record_has_its_list_behind_it() {
    let opening = StartOptions { land_on: Some("AMB-C2".into()), ..StartOptions::default() };
    let mut room = Room::open(&Shelf::ambleford(), opening);
    assert!(words(&room).contains("┌ AMB-C2 Posts filled"));
    press(&mut room, "<esc>");
    assert_eq!(here(&room), "AMB-1");
}

#[test]
fn a_view_that_only_the_register_has_can_be_asked_for() {
    let settings = "[[view]]\nname = \"Sore points\"\non = \"caveats\"\nquery = \"class:focus\"\n\
                    sort = \"-id\"\ncolumns = [\"id\", \"force\"]\n";
    let text = include_str!("../support/ambleford.toml");
    let shelf = Shelf::of(&[("register.toml", settings), ("ambleford.toml", text)]);
    let asked = |filter: Option<&str>, land_on: Option<&str>| StartOptions {
        view: Some("sore points".into()),
        filter: filter.map(Into::into),
        land_on: land_on.map(Into::into),
        ..StartOptions::default()
    };
    let room = Room::open(&shelf, asked(None, None));
    assert!(words(&room).contains("Caveats 1 of 4"), "{}", words(&room));
    assert!(words(&room).contains("ID FORCE"), "{}", words(&room));
    let mut room = Room::open(&shelf, asked(Some("-class:focus"), None));
    assert!(words(&room).contains("Caveats 3 of 4"), "{}", words(&room));
    assert_eq!(here(&room), "AMB-C4");
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Caveats 1 of 4"), "{}", words(&room));
    let mut room = Room::open(&shelf, asked(None, Some("AMB-2")));
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Caveats 1 of 4"), "{}", words(&room));
    press(&mut room, "1:view sore points<enter>");
    assert!(words(&room).contains("Caveats 1 of 4"), "{}", words(&room));
    let opening = StartOptions { view: Some("Nirvana".into()), ..StartOptions::default() };
    let room = Room::open(&shelf, opening);
    assert!(foot(&room).starts_with("No view is called `Nirvana`"), "{}", foot(&room));
}

#[test]
fn the_tab_of_everything_is_marked_where_everything_shows() {
    let mut room = Room::ambleford();
    press(&mut room, "0");
    let room = room.again(&Shelf::ambleford());
    assert!(words(&room).contains("[0 All]"), "{}", words(&room));
}

#[test]
fn keys_pressed_while_the_register_is_read_count() {
    let mut room = Room::waiting(StartOptions::default());
    press(&mut room, "vmaugc?");
    room.reload(&Shelf::ambleford());
    assert_eq!(room.saved(), [""; 0]);
    press(&mut room, "?");
    assert!(words(&room).contains("Caveats 4 of 4"), "{}", words(&room));
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Cases 2 of 2"));
}

#[test]
fn in_a_narrow_window_tab_changes_between_list_and_detail() {
    let mut room = Room::ambleford();
    assert!(screen(&mut room, 50, 12).contains("Cases 2 of 2"));
    press(&mut room, "j<tab>");
    let detail = screen(&mut room, 50, 12);
    assert!(detail.contains("┌ AMB-2 Nursing at home") && !detail.contains("Cases"), "{detail}");
    assert!(foot(&room).ends_with("Esc goes back to the list"), "{}", foot(&room));
    press(&mut room, "<esc>");
    assert!(screen(&mut room, 50, 12).contains("Cases 2 of 2"));
}
