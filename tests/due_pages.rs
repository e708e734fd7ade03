//! The page of a caveat on the screen: what it is due by, its term, and each time that it comes back.

use caveat::journal::Act;

use crate::support::{Room, Shelf, press, words};

/// A cabinet of an invented council that decided on 12 April 2017; today is 17 July 2017.
const NORBURY: &str = r#"
[[body]]
id = "CAB"
partner = "NOR"
name = "Norbury Cabinet"

[[partner]]
id = "NOR"
name = "Norbury Council"

[[programme]]
id = "P"
title = "Baths"

[[case]]
id = "K"
programme = "P"
title = "Baths"
stage = "outline"

[[decision]]
id = "D1"
body = "CAB"
title = "Outline business case"
cases = ["K"]
decided = 2017-04-12

[[caveat]]
id = "C1"
on = "D1"
text = "Publish the plan."
due = "within three months"

[[caveat]]
id = "C2"
on = "D1"
text = "Meet."
due = "at the next meeting"

[[caveat]]
id = "C3"
on = "D1"
text = "Keep it open."
holds = { to = 2020-03-31 }

[[caveat]]
id = "C4"
on = "D1"
text = "Report."
every = "3 months"
from = 2017-05-01
"#;

fn page(room: &mut Room, id: &str) -> String {
    press(room, &format!(":{id}<enter>"));
    words(room)
}

#[test]
fn a_page_says_what_a_decision_makes_of_a_due_date() {
    let mut room = Room::new(&Shelf::of(&[("norbury.toml", NORBURY)]));
    let of = page(&mut room, "C1");
    assert!(of.contains("due within three months (by 12 Jul 2017, from D1) 5 days late"), "{of}");
    let of = page(&mut room, "C2");
    let begins = "due at the next meeting (no meeting of Norbury Cabinet after 12 Apr";
    assert!(of.contains(begins) && !of.contains("late"), "{of}");
    let of = page(&mut room, "C3");
    assert!(of.contains("status in force until 31 Mar 2020"), "{of}");
}

#[test]
fn a_page_lists_each_time_and_who_settled_it() {
    let settings = ("register.toml", "discharge = \"officer\"\n");
    let mut room = Room::new(&Shelf::of(&[settings, ("norbury.toml", NORBURY)]));
    let of = page(&mut room, "C4");
    assert!(of.contains("due every 3 months (1st due 1 May 2017) 77 days late"), "{of}");
    assert!(of.contains("time 1st, due 1 May 2017, open"), "{of}");
    assert!(of.contains("time 2nd, due 1 Aug 2017, open"), "{of}");
    room.colleague("plw", Act::Status, "C4", "discharged", "");
    let of = words(&room);
    assert!(of.contains("time 1st, due 1 May 2017, discharged"), "{of}");
    assert!(of.contains("by plw"), "{of}");
    assert!(of.contains("due every 3 months (2nd due 1 Aug 2017)"), "{of}");
}

#[test]
fn the_due_prompt_refuses_what_a_decision_tells_at_once() {
    let mut room = Room::new(&Shelf::of(&[("norbury.toml", NORBURY)]));
    page(&mut room, "C3");
    press(&mut room, "dwithin three months<enter>");
    let told = words(&room);
    assert!(told.contains("`within three months` is for a decision to tell"), "{told}");
    press(&mut room, "<enter>");
    assert!(room.saved().is_empty());
    // What is no date at all waits for a second Enter, as before.
    press(&mut room, "<c-u>after the harvest<enter><enter>");
    assert_eq!(room.saved().len(), 1);
}

#[test]
fn the_page_of_an_action_tells_the_day_that_it_was_moved_to() {
    let moved = "
[[action]]
id = \"A1\"
text = \"Agree the days.\"
owner = \"Clerk\"
due = 2017-06-30
status = \"in-progress\"

[[action.update]]
on = 2017-06-01
text = \"The supplier is late.\"
due = 2017-08-31
";
    let mut room = Room::new(&Shelf::of(&[("a.toml", &format!("{NORBURY}{moved}"))]));
    let of = page(&mut room, "A1");
    assert!(of.contains("status in progress") && of.contains("owner Clerk"), "{of}");
    assert!(of.contains("due 31 Aug") && !of.contains("due 30 Jun"), "{of}");
}
