//! The line at the bottom: completing, recalling, editing, help.

use crate::support::{Room, cursor, foot, press, screen, words};

#[test]
fn tab_completes_fields_flags_and_values_with_counts_inside_the_rest() {
    let mut room = Room::sample();
    press(&mut room, "/deci<tab>");
    assert!(words(&room).contains("/decision:"), "{}", words(&room));
    press(&mut room, "\"in<tab>");
    assert!(words(&room).contains("> \"in principle\" 2"), "{}", words(&room));
    press(&mut room, " programme:wir<tab>");
    assert!(words(&room).contains("Cases 1 of 9"), "{}", words(&room));
    press(&mut room, " is:over<tab><enter>");
    assert!(words(&room).contains("None of 9 cases answers"), "{}", words(&room));
}

#[test]
fn tab_goes_round_the_offers_and_shift_tab_back() {
    let mut room = Room::sample();
    press(&mut room, ":go-<tab>");
    assert!(words(&room).contains(":go-board"), "{}", words(&room));
    press(&mut room, "<tab>");
    assert!(words(&room).contains(":go-caveats"));
    press(&mut room, "<s-tab><s-tab>");
    assert!(words(&room).contains(":go-what-is-wrong"), "{}", words(&room));
    press(&mut room, "<tab><tab><enter>");
    assert!(words(&room).contains("Caveats 20 of 20"), "{}", words(&room));
}

#[test]
fn a_command_that_there_is_not_is_answered_with_the_nearest() {
    let mut room = Room::sample();
    press(&mut room, ":go-caveat<enter>");
    assert_eq!(foot(&room), "`go-caveat` is no command. Did you mean `go-caveats`?");
    press(&mut room, ":view overdue<enter>");
    assert!(words(&room).contains("Caveats 6 of 20"));
    press(&mut room, ":view Nirvana<enter>");
    assert!(foot(&room).starts_with("No view is called `Nirvana`"));
    press(&mut room, ":q<enter>");
    assert_eq!(room.left, Some(String::new()));
}

#[test]
fn up_and_down_bring_earlier_lines_once_each_and_the_own_one_back() {
    let mut room = Room::sample();
    press(&mut room, "/is:overdue<enter>/is:key<enter>/is:overdue<enter>/wir");
    let line = |room: &mut Room| {
        let now = screen(room, 80, 24);
        let line = now.lines().find(|line| line.starts_with("│ /")).unwrap();
        line.trim_matches(['│', ' ', '/']).to_owned()
    };
    let mut seen = Vec::new();
    for key in ["<up>", "<up>", "<up>", "<down>", "<down>", "<down>"] {
        press(&mut room, key);
        seen.push(line(&mut room));
    }
    assert_eq!(seen, ["is:overdue", "is:key", "is:key", "is:overdue", "wir", "wir"]);
}

#[test]
fn history_is_kept_for_each_screen_and_for_the_next_sitting() {
    let mut room = Room::sample();
    press(&mut room, "/is:key<enter>gc/");
    press(&mut room, "<up>");
    assert!(!words(&room).contains("/is:key"), "{}", words(&room));
    press(&mut room, "<esc>/is:split<esc>/");
    press(&mut room, "<up>");
    assert!(words(&room).contains("/is:split"), "{}", words(&room));
    let mut room = room.again(&crate::support::Shelf::sample());
    press(&mut room, "gc/<up>");
    assert!(words(&room).contains("/is:split"), "{}", words(&room));
}

#[test]
fn editing_keys_edit_whole_letters_and_the_cursor_shows_where() {
    let mut room = Room::ambleford();
    press(&mut room, "aone two three");
    assert_eq!(cursor(&room), Some((17, 21)));
    press(&mut room, "<c-w><home>x<right><del><end><left><left><c-k>");
    assert!(words(&room).contains("> xoe tw │"), "{}", words(&room));
    press(&mut room, "<c-a><c-u><c-e>cafe\u{301}日<left>");
    assert_eq!(cursor(&room), Some((14, 21)));
    press(&mut room, "<bs>");
    assert!(words(&room).contains("> xoe twcaf日"), "{}", words(&room));
}

#[test]
fn f1_in_a_line_says_what_may_stand_in_it() {
    let mut room = Room::sample();
    press(&mut room, "/<f1>");
    assert!(words(&room).contains("field:value is:overdue"), "{}", words(&room));
    press(&mut room, "<esc>a<f1>");
    assert!(!words(&room).contains("field:value"), "{}", words(&room));
}
