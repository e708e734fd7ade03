//! The dialogue, line by line.

use proptest::prelude::*;

use super::Play;
use crate::journal::{Act, SessionStep};

const ASKS: &str = "Is this caveat met? [m p x i z s < > a u q, ? help]";

const FIRST: &str = "\
\n1 of 3  AMB-C1  Beds before staff
text: Beds are not to be closed
  before staff are in post.
case: AMB-1 Neighbourhood teams
decision: AMB-D1 Outline case, Ambleford Cabinet 12 May 2025
resolution (1)(a): The case is endorsed.
raised by: Ambleford Cabinet
class: partner approval
force: resolved
status: open
due: Jun 2025, 17 days late
owner: Ambleford Council
quotation: “no beds are closed”
source: Cabinet minutes, item 4
your verdict: none yet
others: hidden until you have given your verdict
Is this caveat met? [m p x i z s < > a u q, ? help]";

fn second(own: &str) -> String {
    format!(
        "\n2 of 3  AMB-C2  A report on costs goes to the Cabinet.\n\
         case: AMB-1 Neighbourhood teams\nstatus: open\ndue: no date\nowner: nobody\n\
         your verdict: {own}\n\
         others: hidden until you have given your verdict\n{ASKS}"
    )
}

#[test]
fn an_item_is_told_with_all_that_it_hangs_on_and_nothing_of_others_verdicts() {
    let mut play = Play::new(true);
    play.judge("plw", "AMB-C1", "met", "I saw the rota");
    assert_eq!(play.told(), FIRST);
    assert_eq!(play.told(), ASKS, "it is not told twice");
}

#[test]
fn a_verdict_is_saved_with_its_reason_and_the_words_as_told_and_the_next_item_comes() {
    let mut play = Play::new(true);
    play.judge("plw", "AMB-C1", "met", "I saw the rota");
    let told = play.types("p posts are filled on paper only");
    assert_eq!(
        told,
        format!(
            "Saved: AMB-C1 partly. u takes it back.\n\
             plw said: met, “I saw the rota”, 1 Jul 2025\n{}",
            second("none yet")
        )
    );
    let entry = &play.journal.last().unwrap().entry;
    assert_eq!((entry.act, &*entry.value), (Act::Verdict, "partly"));
    assert_eq!(entry.text, "posts are filled on paper only");
    assert_eq!(entry.session, Some(play.session));
    let at = play.register.find("AMB-C1").unwrap();
    assert_eq!(entry.seen.as_deref(), Some(play.register.fingerprint(at)));
}

#[test]
fn a_reason_that_is_needed_is_asked_for_and_without_one_there_is_no_verdict() {
    let mut play = Play::new(true);
    let why = "Why not met? (an empty line gives no verdict)";
    assert_eq!(play.types("x"), why);
    assert_eq!(play.types("  "), format!("[amiss]\nNo verdict: it needs a reason.\n{ASKS}"));
    assert_eq!(play.types("x"), why);
    let told = play.types("q");
    assert_eq!(told, format!("[amiss]\nNo verdict: `q` is no reason.\n{ASKS}"));
    assert_eq!(play.journal.len(), 1, "nothing was entered");
    assert_eq!(play.types("x"), why);
    let told = play.types(" no paper came back ");
    assert!(told.starts_with("Saved: AMB-C1 not met. u takes it back.\n\n2 of 3"), "{told}");
    assert_eq!(play.journal.last().unwrap().entry.text, "no paper came back");
}

#[test]
fn what_is_no_answer_gives_no_verdict_and_says_what_may_be_typed() {
    let mut play = Play::new(true);
    for typed in ["met", "M", "mm", "Interesting", "s later", "q now", "-", "é", "m\u{301}"] {
        let told = play.types(typed);
        let said = told.lines().collect::<Vec<_>>().join(" ").replace("   ", " ");
        assert!(
            said.starts_with(&format!("[amiss] `{typed}` is no answer. A verdict: m p x i z")),
            "{told}"
        );
    }
    let told = play.types("a");
    assert!(told.starts_with("[amiss]\nA note needs words"), "{told}");
    assert_eq!(play.types(""), ASKS, "an empty line is nothing");
    assert_eq!(play.journal.len(), 1);
}

#[test]
fn the_help_has_every_letter_with_the_labels_of_the_register() {
    let mut play = Play::with("[verdicts]\nmet = \"satisfied\"\n", true);
    play.width = 80;
    assert_eq!(
        play.types("?"),
        format!(
            "Is this caveat met?\nm  satisfied\np  partly\nx  not met, with a reason\n\
             i  information needed\nz  does not apply\n\
             A reason stands after the letter: p posts are filled on paper only\n\
             s  put it off to the end of the queue\na  add a note: a asked Dr Ford today\n\
             <  the item before\n>  the item after\nu  take back the last verdict given here\n\
             q  leave; what is judged is saved, and the session can be resumed\n\
             ?  these lines\n{ASKS}"
        )
    );
}

#[test]
fn what_is_put_off_comes_again_at_the_end_and_the_last_one_cannot_be_put_off() {
    let mut play = Play::new(true);
    let told = play.types("s");
    assert!(
        told.starts_with("Saved: AMB-C1 is put off; it comes again at the end.\n\n2 of 3"),
        "{told}"
    );
    let entry = &play.journal.last().unwrap().entry;
    assert_eq!((entry.act, &*entry.value), (Act::Session, "skipped"));
    play.types("m");
    let told = play.types("z");
    assert!(told.contains("\n\n1 of 3  AMB-C1"), "{told}");
    let told = play.types("s");
    assert_eq!(told, format!("It is the only item left, so it cannot be put off.\n{ASKS}"));
    let told = play.types("m");
    assert_eq!(
        told,
        "Saved: AMB-C1 met. u takes it back.\n\nNothing is left: 3 of 3 judged.\n\
         End of the queue [< u q, ? help]"
    );
    let told = play.types("m");
    assert!(told.starts_with("[amiss]\nNo item lies on the table."), "{told}");
    assert!(play.types("q").starts_with("[left]"));
}

#[test]
fn another_dialogue_goes_on_where_the_last_one_was_left() {
    let mut play = Play::new(true);
    play.types("s");
    play.types("m");
    play.dialogue = None;
    assert!(play.told().starts_with("\n2 of 3  AMB-C3"), "what was put off stands at the end");
    play.types("m");
    assert!(play.told().starts_with(ASKS));
    play.types("m");
    play.dialogue = None;
    assert!(play.told().starts_with("\nNothing is left: 3 of 3 judged."));
}

#[test]
fn one_can_go_back_and_on_and_judge_again() {
    let mut play = Play::new(true);
    assert!(play.types("<").starts_with("This is the first item.\n"));
    play.types("m");
    play.types(">");
    let told = play.types(">");
    assert_eq!(
        told,
        "\nEnd of the queue: 1 of 3 judged, 2 left; > goes to the first\n  of them.\n\
         End of the queue [< u q, ? help]"
    );
    assert!(play.types(">").starts_with("\n2 of 3  AMB-C2"), "the first that is left");
    let told = play.types("<");
    assert!(told.contains("\nyour verdict: met, 1 Jul 2025\nothers: none has given a verdict\n"));
    let told = play.types("s");
    assert!(told.starts_with("AMB-C1 is judged already, so it stays so.\n\n2 of 3"), "{told}");
    play.types("<");
    let told = play.types("z");
    assert!(told.starts_with("Saved: AMB-C1 does not apply. u takes it back.\n\n2 of 3"), "{told}");
}

#[test]
fn the_last_verdicts_of_the_dialogue_are_taken_back_one_by_one() {
    let mut play = Play::new(true);
    play.types("m");
    play.types("p");
    let told = play.types("u");
    assert_eq!(told, format!("Taken back: your verdict on AMB-C2.\n{}", second("none yet")));
    let told = play.types("u");
    assert!(told.starts_with("Taken back: your verdict on AMB-C1.\n\n1 of 3"), "{told}");
    assert!(told.contains("\nyour verdict: none yet\n"), "{told}");
    let told = play.types("u");
    assert!(told.starts_with("[amiss]\nNo verdict was given here yet."), "{told}");
    let session = play.register.ledger().session(play.session).unwrap();
    assert!(session.given.is_empty());
}

#[test]
fn a_note_is_added_and_the_item_stays() {
    let mut play = Play::new(true);
    assert_eq!(play.types("a asked Dr Ford today"), format!("Saved: note on AMB-C1.\n{ASKS}"));
    let entry = &play.journal.last().unwrap().entry;
    assert_eq!(
        (entry.act, &*entry.value, &*entry.text),
        (Act::Note, "note", "asked Dr Ford today")
    );
}

#[test]
fn what_is_not_saved_is_said_with_the_reason_and_asked_again() {
    let mut play = Play::new(true);
    play.told();
    play.full = Some("the disk is full (journal/amk@box1.toml)");
    assert_eq!(
        play.types("p posts are filled on paper only"),
        format!(
            "NOT SAVED: the disk is full (journal/amk@box1.toml)\n\
             what you wrote: posts are filled on paper only\n{ASKS}"
        )
    );
    assert_eq!(
        play.types("s").lines().next(),
        Some("NOT SAVED: the disk is full (journal/amk@box1.toml)")
    );
    play.full = None;
    assert!(play.types("m").starts_with("Saved: AMB-C1 met. u takes it back.\n\n2 of 3"));
}

#[test]
fn a_record_that_changes_before_the_answer_is_told_again() {
    let mut play = Play::new(true);
    play.told();
    play.edit("before staff are in post", "before nurses are in post");
    let told = play.told();
    assert!(
        told.starts_with(
            "AMB-C1 has changed since it was read out; its words now:\n\n1 of 3  AMB-C1"
        ),
        "{told}"
    );
    assert!(told.contains("before nurses are in post."), "{told}");
}

#[test]
fn a_verdict_is_on_the_words_that_were_told_even_when_they_change_in_the_middle_of_it() {
    let mut play = Play::new(true);
    play.told();
    let at = play.register.find("AMB-C1").unwrap();
    let seen = play.register.fingerprint(at).to_owned();
    let why = play.types("x");
    play.edit("before staff are in post", "before nurses are in post");
    assert_eq!(play.told(), why, "the reason is asked for, nothing else is read out");
    let told = play.types("no paper came back");
    assert_eq!(play.journal.last().unwrap().entry.seen.as_deref(), Some(&*seen));
    assert!(
        told.starts_with(
            "Saved: AMB-C1 not met. u takes it back.\n\
             AMB-C1 has changed since you judged it: your verdict is on\n  \
             the words that were read out.\n\n2 of 3"
        ),
        "{told}"
    );
    let told = play.types("<");
    let own = "your verdict: not met, “no paper came back”, 1 Jul 2025, on\n  words that have changed \
               since\n";
    assert!(told.contains(own), "{told}");
    assert!(!told.contains("has changed since you judged it"), "it is said once: {told}");
}

#[test]
fn a_record_that_vanishes_is_passed_over_and_so_is_it_at_the_end() {
    let mut play = Play::new(true);
    play.types("m");
    play.edit("AMB-C2", "AMB-C9");
    let told = play.told();
    assert!(
        told.starts_with(
            "AMB-C2 is not on file now and is passed over; `caveat check`\n  tells of files that \
             cannot be read\n\n3 of 3  AMB-C3"
        ),
        "{told}"
    );
    let told = play.types("m");
    assert!(told.contains("\nNothing is left: 2 of 3 judged.\n"), "{told}");
}

#[test]
fn a_record_that_got_another_id_is_judged_under_that() {
    let mut play = Play::new(true);
    play.edit("id = \"AMB-C1\"", "id = \"AMB-C7\"\naka = [\"AMB-C1\"]");
    assert!(play.told().starts_with("\n1 of 3  AMB-C7  Beds before staff\n"));
    assert!(play.types("m").starts_with("Saved: AMB-C7 met. u takes it back.\n\n2 of 3"));
    let on: Vec<&str> =
        play.journal.last().unwrap().entry.on.iter().map(crate::record::Id::as_str).collect();
    assert_eq!(on, ["AMB-C7"]);
    let at = play.register.find("AMB-C7").unwrap();
    assert!(play.register.verdict_of(at, "amk").is_some_and(|it| !it.suspect));
}

#[test]
fn no_verdict_is_given_on_an_id_that_two_records_have() {
    let mut play = Play::new(true);
    play.edit("id = \"AMB-C3\"", "id = \"AMB-C1\"");
    let told = play.types("m");
    assert!(told.starts_with("[amiss]\nTwo records have the id AMB-C1"), "{told}");
    assert_eq!(play.journal.len(), 1);
}

#[test]
fn who_looked_and_who_sits_in_an_open_session_is_told_what_others_said() {
    let mut play = Play::new(true);
    play.judge("plw", "AMB-C1", "met", "I saw the rota");
    let others = "\nplw said: met, “I saw the rota”, 1 Jul 2025\n";
    assert!(!play.told().contains("plw"));
    play.take("amk", SessionStep::Unblinded);
    play.dialogue = None;
    assert!(play.told().contains(others));
    let mut play = Play::new(false);
    assert!(play.told().contains("\nothers: none has given a verdict\n"));
    play.judge("plw", "AMB-C1", "met", "I saw the rota");
    play.dialogue = None;
    assert!(play.told().contains(others));
}

#[test]
fn a_case_and_an_endorsement_are_told_with_what_they_have_and_asked_in_their_own_words() {
    let mut play = Play::new(true);
    let endorsement = "[[endorsement]]\nid = \"AMB-C2\"\ncase = \"AMB-1\"\n\
                       partner = \"AMB-MBC\"\nstage = \"outline\"\nstance = \"noted\"\n";
    play.edit("id = \"AMB-C2\"", "id = \"AMB-C9\"");
    play.edit("id = \"AMB-C1\"", "id = \"AMB-C8\"");
    play.edit("id = \"AMB-1\"\nprogramme", "id = \"AMB-1\"\naka = [\"AMB-C1\"]\nprogramme");
    play.records += endorsement;
    play.read();
    assert_eq!(
        play.told(),
        "\n1 of 3  AMB-1  Neighbourhood teams\nprogramme: AMB\nstage: outline\n\
         decision: endorsed+caveats\nopen caveats: 3/3\npartners endorsed: 1 of 1\n\
         due: Jun 2025\nlate: 17 days\nyour verdict: none yet\n\
         others: hidden until you have given your verdict\n\
         Is this case ready? [m p x i z s < > a u q, ? help]"
    );
    assert_eq!(
        play.types("z"),
        "Saved: AMB-1 defer. u takes it back.\n\n\
         2 of 3  AMB-C2  Ambleford Council: noted on AMB-1\ncase: AMB-1 Neighbourhood teams\n\
         partner: Ambleford Council\nstage: outline\nstance: noted\nevidence is: not stated\n\
         your verdict: none yet\nothers: hidden until you have given your verdict\n\
         Does this endorsement stand? [m p x i z s < > a u q, ? help]"
    );
}

#[test]
fn evidence_is_read_out_and_other_notes_are_counted() {
    let mut play = Play::new(true);
    for (kind, text) in [("evidence", "The rota of May."), ("note", "Asked."), ("chase", "Again.")]
    {
        let note = crate::register::tests::held(1, "plw", Act::Note, "AMB-C1", kind);
        let note = crate::journal::Entry::clone(&note.entry).text(text);
        let id = crate::journal::fresh_id(note.at);
        let reference = (kind == "evidence").then(|| "file 12".to_owned());
        play.enter(crate::journal::Entry { id, reference, ..note });
    }
    let told = play.told();
    let notes = "\nevidence from plw: The rota of May.\n  see file 12\nnotes: 2 others\n";
    assert!(told.contains(notes), "{told}");
}

proptest! {
    #[test]
    fn whatever_is_typed_no_line_is_wider_than_asked_for_and_nothing_hidden_is_said(
        typed in prop::collection::vec(
            prop_oneof![
                prop::sample::select(vec![
                    "m", "x", "p why not", "s", "<", ">", "u", "a a note", "?", "q", "",
                ]).prop_map(str::to_owned),
                ".{0,90}",
            ],
            0..12,
        ),
        width in 20_usize..90,
    ) {
        use unicode_width::UnicodeWidthStr;
        let mut play = Play::new(true);
        play.width = width;
        for line in typed {
            for told in play.types(&line).lines() {
                prop_assert!(told.width() <= width, "{told:?} is wider than {width}");
                prop_assert!(!told.chars().any(crate::text::clean::is_hidden), "{told:?}");
            }
        }
    }
}
