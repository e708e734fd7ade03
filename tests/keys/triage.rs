//! Triage of fifty caveats: marks, a bulk owner, a bulk date, a mistake, one undo; and whatever
//! order acts come in, what stands at the end is what was done and not taken back.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use caveat::journal::Act;
use proptest::prelude::*;

use crate::support::{Room, Shelf, foot, here, press, words};

/// Fifty caveats of an invented council, ten of each class, without owners or dates.
fn fifty() -> Shelf {
    let mut text = "[[programme]]\nid = \"TES\"\ntitle = \"Tessbury Together\"\n\n[[case]]\nid = \
                    \"TES-1\"\nprogramme = \"TES\"\ntitle = \"Walk-in centre\"\nstage = \
                    \"outline\"\n"
        .to_owned();
    let classes = ["condition", "focus", "consideration", "information", "request"];
    for at in 0..50 {
        let class = classes[at % classes.len()];
        let _ = write!(
            text,
            "\n[[caveat]]\nid = \"TES-C{}\"\ncases = [\"TES-1\"]\nclass = \"{class}\"\ntitle = \
             \"Matter {}\"\ntext = \"What is to be done about matter {}.\"\n",
            at + 1,
            at + 1,
            at + 1
        );
    }
    Shelf::of(&[("tessbury.toml", &text)])
}

#[test]
fn fifty_caveats_are_triaged_in_few_keys_and_a_mistake_costs_one() {
    let mut room = Room::new(&fifty());
    press(&mut room, "gcSi");
    assert!(words(&room).contains("Caveats 50 of 50"), "{}", words(&room));
    // The ten conditions go to one officer, with a date.
    press(&mut room, "/kind:condition<enter>*o");
    assert!(words(&room).contains("owner for 10 marked"), "{}", words(&room));
    press(&mut room, "amk<enter>d27 sep 2017<enter>");
    // A mistake: all requests are flagged, meant were the considerations.
    press(&mut room, "<esc>/kind:request<enter>*furgent<enter>u");
    assert!(foot(&room).contains("Taken back: flag urgent on 10 records"), "{}", foot(&room));
    press(&mut room, "<esc>/kind:consideration<enter>*.");
    assert!(foot(&room).contains("Saved: flag urgent on 10 records"), "{}", foot(&room));
    press(&mut room, "<esc><esc>");
    assert_eq!(here(&room), "TES-C3");
    let saved = room.saved();
    let of = |class: usize| (0..10).map(move |at| at * 5 + class + 1);
    let mut expected: Vec<String> = Vec::new();
    expected.extend(of(0).map(|at| format!("owner amk on TES-C{at}")));
    expected.extend(of(0).map(|at| format!("due 27 sep 2017 on TES-C{at}")));
    expected.extend(of(4).map(|at| format!("flag urgent on TES-C{at}")));
    let mut back: Vec<String> = of(4).map(|at| format!("TES-C{at}")).collect();
    back.sort();
    expected.push(format!("retract #21 on {}", back.join(" ")));
    expected.extend(of(2).map(|at| format!("flag urgent on TES-C{at}")));
    assert_eq!(saved, expected);
    press(&mut room, "/is:flagged<enter>");
    assert!(words(&room).contains("Caveats 10 of 50"), "{}", words(&room));
    press(&mut room, "/owner:amk due:2017-09-27<enter>");
    assert!(words(&room).contains("Caveats 10 of 50"), "{}", words(&room));
    assert!(words(&room).contains("5 Mine 10"), "{}", words(&room));
}

/// What an officer does in a model of the tracker.
#[derive(Debug, Clone)]
enum Step {
    /// The owner of some of the caveats is set.
    Own(Vec<usize>, &'static str),
    /// Tags are put on the one under the cursor.
    Tag(usize, &'static str),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let some = prop::collection::btree_set(0_usize..4, 1..4);
    let who = prop::sample::select(vec!["amk", "plw", "rjs"]);
    prop_oneof![
        4 => (some, who).prop_map(|(on, who)| Step::Own(on.into_iter().collect(), who)),
        2 => (0_usize..4, prop::sample::select(vec!["red", "blue"])).prop_map(|(on, tag)| Step::Tag(on, tag)),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

/// The state of the model: what was done and is not taken back, in order.
#[derive(Debug, Default)]
struct Model {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Model {
    fn take(&mut self, step: Step) {
        match step {
            Step::Undo => self.undone.extend(self.done.pop()),
            Step::Redo => self.done.extend(self.undone.pop()),
            act => {
                self.undone.clear();
                self.done.push(act);
            }
        }
    }

    fn owners(&self) -> BTreeMap<usize, &'static str> {
        let mut owners = BTreeMap::from([(0, "amk")]);
        for step in &self.done {
            if let Step::Own(on, who) = step {
                owners.extend(on.iter().map(|&at| (at, *who)));
            }
        }
        owners
    }

    fn is_tagged(&self, at: usize, tag: &str) -> bool {
        self.done.iter().any(|step| matches!(step, Step::Tag(on, own) if *on == at && *own == tag))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_sequence_of_acts_undo_and_redo_comes_to_what_is_not_taken_back(
        steps in prop::collection::vec(step(), 1..14)
    ) {
        let mut room = Room::ambleford();
        press(&mut room, "gcSi");
        let mut model = Model::default();
        let mut length = 0;
        for step in steps {
            match &step {
                Step::Own(on, who) => {
                    for at in on {
                        press(&mut room, &format!("gg{}<space>", "j".repeat(*at)));
                    }
                    press(&mut room, &format!("o{who}<enter><esc>"));
                }
                Step::Tag(at, tag) => {
                    press(&mut room, &format!("gg{}t{tag}<enter>", "j".repeat(*at)));
                }
                Step::Undo => press(&mut room, "u"),
                Step::Redo => press(&mut room, "U"),
            }
            model.take(step);
            // A journal only grows.
            let now = room.worker.journal("amk").len();
            prop_assert!(now >= length);
            length = now;
        }
        let (register, owners) = (&room.model().register, model.owners());
        for at in 0..4 {
            let ix = register.find(&format!("AMB-C{}", at + 1)).unwrap();
            prop_assert_eq!(&*register.owner(ix), owners.get(&at).copied().unwrap_or_default());
            for tag in ["red", "blue"] {
                let mut tags = register.ledger().tags(register.id(ix));
                let on = tags.any(|(own, on)| &**own == tag && on);
                prop_assert_eq!(on, model.is_tagged(at, tag), "{} on {}", tag, at);
            }
        }
    }

    #[test]
    fn the_cursor_stays_on_its_id_through_refresh_sort_filter_and_grouping(
        at in 0_usize..4, keys in prop::collection::vec(prop::sample::select(vec![
            "Sd", "Si", "Sr", "T", "H", "H", "/is:overdue or -is:overdue<enter>", "Sv", "S,Sp", "reload", "colleague",
        ]), 0..10)
    ) {
        let mut room = Room::ambleford();
        press(&mut room, &format!("gc{}", "j".repeat(at)));
        let before = here(&room);
        for key in keys {
            match key {
                "reload" => room.reload(&Shelf::ambleford()),
                "colleague" => room.colleague("plw", Act::Owner, "AMB-C3", "plw", ""),
                key => press(&mut room, key),
            }
            prop_assert_eq!(&here(&room), &before, "after {}", key);
        }
    }
}
