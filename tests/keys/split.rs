//! Screens in two parts: whatever is pressed, the keys go to a part that shows.

use caveat::journal::Act;

use crate::support::{Room, Shelf, foot, press, words};

/// The record that the cursor is on, as the foot has it.
fn on(room: &Room) -> String {
    foot(room).split("Esc").next().unwrap_or_default().trim().to_owned()
}

/// A screen with a list above, words that only the list has, and what Esc would go back to.
fn screens() -> [(Box<Room>, &'static str, &'static str); 5] {
    let at = |mut room: Room, keys: &str| {
        press(&mut room, keys);
        Box::new(room)
    };
    let mut worked = at(Room::ambleford(), "gcorjs<enter>");
    worked.colleague("plw", Act::Verdict, "AMB-C3", "partly", "Some of it");
    [
        (at(Room::sample(), "gc0"), "Caveats 20 of 20", "list"),
        (at(Room::sample(), "gt"), "Timeline 9 of 9", "timeline"),
        (at(Room::sample(), "gf"), "┌ Money", "list"),
        (at(*worked, "ga"), "Audit 2 of 2", "list"),
        (at(Room::new(&Shelf::saltmere()), ":agenda SAL-M2<enter>"), "to bring back", "list"),
    ]
}

#[test]
fn tab_from_the_detail_alone_brings_the_list_back_and_gives_it_the_keys() {
    for (mut room, list, name) in screens() {
        assert!(words(&room).contains(list), "{list}: {}", words(&room));
        let before = on(&room);
        press(&mut room, "++j");
        assert!(!words(&room).contains(list), "{list}: {}", words(&room));
        assert_eq!(on(&room), before, "{list}");
        assert!(foot(&room).contains(&format!("Esc goes back to the {name}")), "{}", foot(&room));
        press(&mut room, "<tab>");
        assert!(words(&room).contains(list), "{list}: {}", words(&room));
        assert_eq!(on(&room), before, "{list}");
        press(&mut room, "j");
        assert!(words(&room).contains(list), "{list}: {}", words(&room));
        assert_ne!(on(&room), before, "{list}");
    }
}

#[test]
fn esc_from_the_detail_alone_does_the_same() {
    for (mut room, list, _) in screens() {
        let before = on(&room);
        press(&mut room, "++<esc>");
        assert!(words(&room).contains(list), "{list}: {}", words(&room));
        assert_eq!(on(&room), before, "{list}");
        press(&mut room, "j");
        assert_ne!(on(&room), before, "{list}");
    }
}

#[test]
fn tab_from_the_list_alone_brings_the_detail_back_and_gives_it_the_keys() {
    for (mut room, list, name) in screens() {
        let before = on(&room);
        press(&mut room, "-");
        let alone = words(&room);
        press(&mut room, "<tab>");
        assert_ne!(words(&room), alone, "{list}");
        assert!(foot(&room).contains(&format!("Esc goes back to the {name}")), "{}", foot(&room));
        press(&mut room, "j");
        assert_eq!(on(&room), before, "{list}");
        press(&mut room, "<tab>j");
        assert_ne!(on(&room), before, "{list}");
    }
}

#[test]
fn in_a_list_left_from_the_detail_alone_brings_the_list_back() {
    let mut room = Room::sample();
    press(&mut room, "gc0+h");
    assert!(words(&room).contains("Caveats 20 of 20"), "{}", words(&room));
    let before = on(&room);
    press(&mut room, "lj");
    assert_eq!(on(&room), before);
    press(&mut room, "hj");
    assert_ne!(on(&room), before);
}

#[test]
fn in_the_matrix_tab_from_the_detail_alone_shows_the_other_stage_and_the_keys_stay() {
    let mut room = Room::sample();
    press(&mut room, "jjjgell+");
    let detail = words(&room);
    assert!(detail.contains("Tab other stage") && !detail.contains("Endorsements"), "{detail}");
    press(&mut room, "<tab>");
    let other = words(&room);
    assert!(!other.contains("Endorsements") && other != detail, "{other}");
    press(&mut room, "jj<tab><tab>j");
    assert!(words(&room).contains("┌ STK-2 × "), "{}", words(&room));
    press(&mut room, "-");
    assert!(words(&room).contains("Endorsements"), "{}", words(&room));
    press(&mut room, "j");
    assert!(words(&room).contains("┌ STK-3 × "), "{}", words(&room));
}

#[test]
fn a_split_is_kept_on_the_way_back() {
    for (mut room, list, _) in screens() {
        press(&mut room, "+");
        let detail = words(&room);
        press(&mut room, "gw<lt>");
        assert_eq!(words(&room), detail, "{list}");
    }
}
