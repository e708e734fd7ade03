//! Keys at random: whatever is pressed, nothing breaks and nothing that was saved is lost.

use caveat::journal::JournalEntry;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use ratatui::layout::Rect;

use crate::support::{Room, drawn, hand, press, screen};

/// Every key that means something somewhere, some that do not, and some letters.
fn any_key() -> impl Strategy<Value = KeyEvent> {
    let mut keys: Vec<KeyEvent> = ['a', 'x', ' ', 'é', '日', '"', '(', '\u{301}', '\u{202e}', '-']
        .map(|c| KeyEvent::from(KeyCode::Char(c)))
        .into();
    let room = Room::ambleford();
    for (_, row, _) in room.model().keymap.rows() {
        keys.extend(row.iter().map(|key| hand::named(key)));
    }
    keys.push(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL));
    keys.push(KeyEvent::from(KeyCode::F(7)));
    keys.sort_by_key(|key| format!("{key:?}"));
    keys.dedup();
    // What opens, acts and moves comes more often than it would by chance.
    let often: Vec<KeyEvent> = "jjj\n\n\navmpxg/u\u{1b}".chars().map(hand::typed).collect();
    prop_oneof![prop::sample::select(keys), prop::sample::select(often)]
}

/// Presses keys, some of them together, and looks at the screen after each read.
fn live(room: &mut Room, keys: &[KeyEvent], together: &[usize]) -> Result<(), TestCaseError> {
    let mut saved: Vec<JournalEntry> = Vec::new();
    let (mut at, mut sizes) = (0, together.iter().cycle());
    while at < keys.len() {
        let end = keys.len().min(at + sizes.next().unwrap_or(&1));
        room.read(keys[at..end].to_vec());
        at = end;
        room.worker.fails = (at % 5 == 0).then_some("the disk is full");
        room.worker.holds = at % 3 == 0;
        let (buffer, cursor) = drawn(room);
        let window = Rect::new(0, 0, buffer.area.width, buffer.area.height);
        prop_assert!(cursor.is_some_and(|at| window.contains(at)), "{cursor:?}");
        let now = room.worker.journal("amk");
        prop_assert!(now.len() >= saved.len() && now[..saved.len()] == saved[..]);
        saved = now.to_vec();
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_hundred_keys_on_the_sample_break_nothing(
        keys in prop::collection::vec(any_key(), 200), together in prop::collection::vec(1_usize..5, 9)
    ) {
        live(&mut Room::sample(), &keys, &together)?;
    }

    #[test]
    fn two_hundred_keys_in_a_small_window_break_nothing(
        keys in prop::collection::vec(any_key(), 200), columns in 0_u16..70, rows in 0_u16..20
    ) {
        let mut room = Room::ambleford();
        room.resize(columns.max(1), rows.max(1));
        live(&mut room, &keys, &[])?;
    }

    #[test]
    fn whatever_is_typed_as_a_filter_is_answered(filter in "[a-z:()\"<>!.,0-9 *-]{0,40}|\\PC{0,20}") {
        let mut room = Room::ambleford();
        let typed = filter.replace('<', "<lt>");
        press(&mut room, "gc/");
        press(&mut room, &typed);
        press(&mut room, "<tab><s-tab><left><bs><enter><esc><esc>");
        let words = screen(&mut room, 80, 24);
        prop_assert!(words.contains("Caveats") || words.contains("Cases"), "{words}");
    }
}
