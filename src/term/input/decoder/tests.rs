//! What terminals send, and what must become of it.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

/// What these bytes tell, in short: letters as themselves, other keys in brackets.
fn told(reads: &[&[u8]]) -> String {
    let mut decoder = Decoder::default();
    let mut told = Vec::new();
    for bytes in reads {
        decoder.feed(bytes, &mut told);
    }
    if decoder.patience().is_some() {
        decoder.lull(&mut told);
    }
    told.iter().map(short).collect()
}

fn short(told: &Decoded) -> String {
    match told {
        Decoded::Paste { text, cut } => {
            format!("<paste {text:?}{}>", if *cut { " cut" } else { "" })
        }
        Decoded::Key(KeyEvent { code: KeyCode::Char(c), modifiers, .. })
            if (*modifiers - KeyModifiers::SHIFT).is_empty() =>
        {
            c.to_string()
        }
        Decoded::Key(key) if key.modifiers.is_empty() => format!("<{:?}>", key.code),
        Decoded::Key(key) => format!("<{:?} {:?}>", key.code, key.modifiers),
    }
}

#[test]
fn letters_and_control_keys_are_named_as_crossterm_names_them() {
    assert_eq!(told(&[b"jK \r\t\x7f"]), "jK <Enter><Tab><Backspace>");
    assert_eq!(told(&[b"\x03"]), "<Char('c') KeyModifiers(CONTROL)>");
    assert_eq!(
        told(&[b"\n\x00"]),
        "<Char('j') KeyModifiers(CONTROL)><Char(' ') KeyModifiers(CONTROL)>"
    );
    assert_eq!(told(&[b"\x1c"]), "<Char('4') KeyModifiers(CONTROL)>");
    let mut events = Vec::new();
    Decoder::default().feed("É".as_bytes(), &mut events);
    assert_eq!(events, [Decoded::Key(KeyEvent::new(KeyCode::Char('É'), KeyModifiers::SHIFT))]);
}

#[test]
fn letters_of_several_bytes_survive_being_torn_apart() {
    assert_eq!(told(&["£ŵ漢😀".as_bytes()]), "£ŵ漢😀");
    assert_eq!(told(&[b"\xc2", b"\xa3", b"\xf0\x9f", b"\x98\x80"]), "£😀");
    assert_eq!(told(&[b"a\xffb\xc2c\xe2\x82\x1b[Ad"]), "abc<Up>d", "broken ones are dropped");
    assert_eq!(told(&["\u{9b}x".as_bytes()]), "x", "a control letter is no key");
}

#[test]
fn keys_with_sequences_are_read_whole_or_torn() {
    assert_eq!(told(&[b"\x1b[A\x1bOB\x1b[5~\x1b[[A\x1bOM"]), "<Up><Down><PageUp><F(1)><Enter>");
    assert_eq!(told(&[b"\x1b", b"[", b"B"]), "<Down>", "no Esc, no bracket and no B");
    assert_eq!(told(&[b"\x1b[1;", b"5C"]), "<Right KeyModifiers(CONTROL)>");
    assert_eq!(told(&[b"\x1bx"]), "<Char('x') KeyModifiers(ALT)>");
}

#[test]
fn a_lone_esc_is_the_key_once_nothing_follows() {
    let mut decoder = Decoder::default();
    let mut told = Vec::new();
    decoder.feed(b"\x1b", &mut told);
    assert_eq!(told, []);
    assert_eq!(decoder.patience(), Some(ESC_PATIENCE));
    decoder.lull(&mut told);
    assert_eq!(told, [Decoded::Key(KeyCode::Esc.into())]);
    assert_eq!(decoder.patience(), None);
}

#[test]
fn pressing_esc_twice_is_twice_esc() {
    assert_eq!(told(&[b"\x1b\x1b"]), "<Esc><Esc>");
    assert_eq!(told(&[b"\x1b\x1b[A"]), "<Esc><Up>");
}

#[test]
fn a_torn_sequence_that_never_ends_gives_no_letters() {
    assert_eq!(told(&[b"\x1b[1;"]), "");
    assert_eq!(told(&[b"\x1b["]), "");
    assert_eq!(told(&[b"a\x1b[12\x1b[Bb"]), "a<Down>b", "the next one is read");
}

#[test]
fn a_sequence_that_is_too_long_is_dropped_to_its_last_byte() {
    let long = |most: usize, last: &str| {
        [b"\x1b[".as_slice(), &vec![b'1'; most], last.as_bytes()].concat()
    };
    assert_eq!(told(&[&long(4000, "eq")]), "q");
    assert_eq!(told(&[&long(SEQUENCE_LIMIT + 1, "Aq")]), "q");
    assert_eq!(told(&[&long(SEQUENCE_LIMIT, "Aq")]), "<Up>q", "the longest that is read");
    assert_eq!(told(&[&long(4000, ""), &long(0, "Bq")]), "<Down>q", "the next one is read");
}

#[test]
fn answers_that_nobody_asked_for_and_the_mouse_are_no_keys() {
    assert_eq!(told(&[b"\x1b]52;c;ZXlx\x07a"]), "a");
    assert_eq!(told(&[b"\x1b]10;rgb:00/00\x1b\\b"]), "b");
    assert_eq!(told(&[b"\x1bPeyq\x1b\\c"]), "c");
    assert_eq!(told(&[b"\x1b[<0;10;10M\x1b[M !!d"]), "d");
    assert_eq!(told(&[b"\x1b[?64;1c\x1b[24;80Re"]), "e");
}

#[test]
fn pasted_text_is_never_keys() {
    assert_eq!(told(&[b"\x1b[200~eyq\x1b[201~"]), r#"<paste "eyq">"#);
    assert_eq!(told(&[b"\x1b[200~a\r\nb\rc\n\x1b[201~"]), r#"<paste "a\nb\nc\n">"#);
    assert_eq!(told(&[b"\x1b[20", b"0~ey\x1b[2", b"01", b"~q"]), r#"<paste "ey">q"#);
    assert_eq!(
        told(&[b"\x1b[200~\x1b[20\x1b[A\x03\x1b\x1b[201~"]),
        r#"<paste "\u{1b}[20\u{1b}[A\u{3}\u{1b}">"#
    );
    assert_eq!(told(&[b"\x1b[200~x\xff\x1b[201~"]), r#"<paste "x�">"#);
}

#[test]
fn a_paste_is_cut_at_its_limit_between_two_letters() {
    let paste = |text: &str| {
        let mut told = Vec::new();
        let bytes = ["\x1b[200~", text, "\x1b[201~"].concat();
        Decoder::default().feed(bytes.as_bytes(), &mut told);
        let Some(Decoded::Paste { text, cut }) = told.pop() else { panic!("{told:?}") };
        (text.len(), text.ends_with('\u{fffd}'), cut)
    };
    assert_eq!(paste(&"a".repeat(PASTE_LIMIT)), (PASTE_LIMIT, false, false));
    assert_eq!(paste(&"a".repeat(PASTE_LIMIT + 1)), (PASTE_LIMIT, false, true));
    assert_eq!(paste(&format!("a{}", "£".repeat(PASTE_LIMIT))), (PASTE_LIMIT - 1, false, true));
}

#[test]
fn a_paste_without_an_end_waits_and_can_be_ended() {
    let mut decoder = Decoder::default();
    let mut told = Vec::new();
    decoder.feed(b"\x1b[200~half", &mut told);
    assert!(decoder.pasting());
    assert_eq!(decoder.patience(), None, "a slow line must not turn the rest into keys");
    decoder.end_paste(&mut told);
    decoder.feed(b"k", &mut told);
    let paste = Decoded::Paste { text: "half".into(), cut: false };
    assert_eq!(told, [paste, Decoded::Key(KeyCode::Char('k').into())]);
}

/// What sequences are made of, and the marks of a paste.
const PIECES: [&[u8]; 16] = [
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b[",
    b"\x1b",
    b"O",
    b"1;5",
    b"A",
    b"~",
    b"M",
    b"\x1b]",
    b"\x07",
    b"\x1b\\",
    b"\xe2",
    b"\x82\xac",
    b"u",
    b"\x00",
];

proptest! {
    #[test]
    fn the_same_bytes_tell_the_same_however_they_are_torn(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40),
        noise in prop::collection::vec(any::<u8>(), 0..40),
        cut in 0..200_usize,
    ) {
        let bytes = [pieces.concat(), noise].concat();
        let (one, two) = bytes.split_at(cut.min(bytes.len()));
        prop_assert_eq!(told(&[&bytes]), told(&[one, two]));
    }
}
