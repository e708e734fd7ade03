//! Undo and redo behave as a stack of one's own acts, and never erase anything.

use caveat::journal::{Act, ActGroup, ActLookup, Entry, Ledger, OwnAct};
use proptest::prelude::*;
use uuid::Uuid;

use super::{Desk, RECORDS, account, entry, held, id, moment};

/// An officer's session with a ledger that grows as a journal does.
#[derive(Default)]
struct Sitting {
    ledger: Ledger,
    lines: u32,
}

impl Sitting {
    fn append(&mut self, entry: caveat::journal::Entry) {
        self.lines += 1;
        self.ledger.add(held(entry, "box1", self.lines));
    }

    fn act(&mut self, officer: &str, records: usize) -> Uuid {
        let group = Uuid::from_u128(1000 + u128::from(self.lines));
        for record in &RECORDS[..records] {
            let number = self.lines;
            let status = entry(number, officer, Act::Status, record, &format!("s{group}"));
            self.append(Entry { group: Some(group), ..status });
        }
        group
    }

    fn answer(&mut self, act: Act, group: &ActGroup, officer: &str) {
        for answer in group.answers(act, moment(self.lines.into()), officer) {
            let id = Uuid::from_u128(u128::from(self.lines) + 1);
            self.append(caveat::journal::Entry { id, ..answer });
        }
    }

    fn undo(&mut self, officer: &str) -> Option<Uuid> {
        let target = self.ledger.undo_target(officer)?;
        self.answer(Act::Retract, &target, officer);
        Some(target.id)
    }

    fn redo(&mut self, officer: &str) -> Option<Uuid> {
        let target = self.ledger.redo_target(officer)?;
        self.answer(Act::Restore, &target, officer);
        Some(target.id)
    }
}

#[test]
fn undo_takes_back_the_whole_newest_act_and_redo_brings_it_back() {
    let mut session = Sitting::default();
    let (first, second) = (session.act("amk", 1), session.act("amk", 3));
    let status = |session: &Sitting, record: &str| {
        session.ledger.latest(&id(record), Act::Status).map(|held| held.entry.value.clone())
    };
    assert_eq!(session.undo("amk"), Some(second));
    assert_eq!(status(&session, "AMB-C1"), Some(format!("s{first}")));
    assert_eq!(status(&session, "AMB-C2"), None);
    assert_eq!(session.undo("amk"), Some(first));
    assert_eq!(session.undo("amk"), None);
    assert_eq!(session.redo("amk"), Some(first));
    assert_eq!(session.redo("amk"), Some(second));
    assert_eq!(session.redo("amk"), None);
    assert_eq!(status(&session, "AMB-C2"), Some(format!("s{second}")));
}

#[test]
fn a_new_act_ends_redo_and_another_officers_act_does_not() {
    let mut session = Sitting::default();
    let first = session.act("amk", 1);
    session.undo("amk");
    session.act("plw", 1);
    assert_eq!(session.ledger.redo_target("amk").map(|g| g.id), Some(first));
    session.append(entry(50, "amk", Act::Looked, "AMB-C1", ""));
    assert_eq!(session.ledger.redo_target("amk").map(|g| g.id), Some(first));
    session.act("amk", 2);
    assert_eq!(session.ledger.redo_target("amk"), None);
}

#[test]
fn an_act_on_thousands_of_records_is_taken_back_by_entries_that_fit_into_a_journal() {
    let group = Uuid::from_u128(9);
    let rows = (0..1200).map(|n| {
        let flag = entry(n, "amk", Act::Flag, &format!("AMB-{n}"), "x");
        held(Entry { group: Some(group), ..flag }, "box1", n)
    });
    let mut ledger = Ledger::new(rows.collect());
    let answers = ledger.undo_target("amk").unwrap().answers(Act::Retract, moment(0), "amk");
    assert_eq!(answers.iter().map(|a| a.on.len()).collect::<Vec<_>>(), [500, 500, 200]);
    for (line, answer) in (2000..).zip(answers) {
        ledger.add(held(answer, "box1", line));
    }
    assert!(ledger.latest(&id("AMB-1199"), Act::Flag).is_none());
}

#[test]
fn an_entry_or_group_is_found_by_the_beginning_of_its_id() {
    let mut session = Sitting::default();
    let group = session.act("amk", 2);
    session.append(entry(0xff_ffff, "amk", Act::Note, "AMB-C1", "note"));
    let ActLookup::One(found) = session.ledger.find(&group.to_string().to_uppercase()) else {
        panic!("not found")
    };
    assert_eq!((found.id, found.held.len()), (group, 2));
    let one = session.ledger.find("00000000000000000000000001");
    assert!(matches!(one, ActLookup::One(group) if group.held.len() == 1));
    assert!(matches!(session.ledger.find("0000-0000"), ActLookup::Several(ids) if ids.len() == 4));
    assert_eq!(session.ledger.find("abc"), ActLookup::Nothing);
}

#[test]
fn the_first_of_three_acts_is_taken_back_alone_and_brought_back_again() {
    let mut session = Sitting::default();
    let acts = [session.act("amk", 1), session.act("amk", 3), session.act("amk", 1)];
    session.act("plw", 1);
    let listed = |session: &Sitting| {
        let all = session.ledger.act_groups("amk");
        all.into_iter().map(|it| (it.group.id, it.taken_back)).collect::<Vec<_>>()
    };
    let with = |first| vec![(acts[2], false), (acts[1], false), (acts[0], first)];
    assert_eq!(listed(&session), with(false));
    let first = session.ledger.own_act(acts[0], "amk").unwrap().group;
    session.answer(Act::Retract, &first, "amk");
    assert_eq!(listed(&session), with(true));
    assert_eq!(session.redo("amk"), Some(acts[0]));
    assert_eq!(listed(&session), with(false));
    assert_eq!(session.undo("amk"), Some(acts[2]));
    assert_eq!(session.ledger.own_act(acts[0], "plw"), None);
}

#[test]
fn one_entry_of_an_act_can_be_named_and_the_act_is_taken_back_when_all_of_it_is() {
    let mut session = Sitting::default();
    let act = session.act("amk", 2);
    let whole = session.ledger.own_act(act, "amk").unwrap();
    let ids: Vec<Uuid> = whole.group.held.iter().map(|held| held.entry.id).collect();
    for (at, id) in ids.into_iter().enumerate() {
        let one = session.ledger.own_act(id, "amk").unwrap();
        assert_eq!((one.group.held.len(), one.taken_back), (1, false));
        session.answer(Act::Retract, &one.group, "amk");
        assert_eq!(session.ledger.own_act(act, "amk").unwrap().taken_back, at == 1);
    }
    let retraction = session.ledger.log().last().unwrap().held.entry.id;
    assert_eq!(session.ledger.own_act(retraction, "amk"), None);
}

#[derive(Debug, Clone)]
enum Step {
    Act(usize),
    Undo,
    Redo,
    /// Take back, out of order, one of the acts so far.
    TakeBack(usize),
    /// Bring back, out of order, one of the acts so far.
    BringBack(usize),
}

fn steps() -> impl Strategy<Value = Vec<(bool, Step)>> {
    let step = prop_oneof![
        3 => (1..4_usize).prop_map(Step::Act),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => (0..8_usize).prop_map(Step::TakeBack),
        1 => (0..8_usize).prop_map(Step::BringBack),
    ];
    prop::collection::vec((any::<bool>(), step), 1..24)
}

/// What one officer has done and taken back.
#[derive(Default)]
struct Model {
    acts: Vec<(Uuid, usize)>,
    done: Vec<Uuid>,
    undone: Vec<Uuid>,
}

impl Model {
    fn newest(&self) -> Option<Uuid> {
        self.acts.iter().rev().map(|act| act.0).find(|act| self.done.contains(act))
    }

    fn take_back(&mut self, act: Uuid) {
        self.done.retain(|&other| other != act);
        self.undone.retain(|&other| other != act);
        self.undone.push(act);
    }

    fn bring_back(&mut self, act: Uuid) {
        self.undone.retain(|&other| other != act);
        if !self.done.contains(&act) {
            self.done.push(act);
        }
    }

    /// Every act, newest first, and whether it was taken back.
    fn listed(&self) -> Vec<(Uuid, usize, bool)> {
        let acts = self.acts.iter().rev();
        acts.map(|&(act, records)| (act, records, !self.done.contains(&act))).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_acts_undos_and_redos_come_to_what_two_stacks_come_to(steps in steps()) {
        let mut session = Sitting::default();
        let mut models = [Model::default(), Model::default()];
        let mut all = Vec::new();
        for (second, step) in steps {
            let officer = if second { "plw" } else { "amk" };
            let model = &mut models[usize::from(second)];
            let before = session.lines;
            match step {
                Step::Act(records) => {
                    let act = session.act(officer, records);
                    model.acts.push((act, records));
                    model.done.push(act);
                    model.undone.clear();
                    all.push((officer, act, records));
                }
                Step::Undo => {
                    let newest = model.newest();
                    prop_assert_eq!(session.undo(officer), newest);
                    if let Some(act) = newest {
                        model.take_back(act);
                    }
                }
                Step::Redo => {
                    let last = model.undone.pop();
                    prop_assert_eq!(session.redo(officer), last);
                    model.done.extend(last);
                }
                Step::TakeBack(at) | Step::BringBack(at) => {
                    let Some(&(act, _)) = model.acts.get(at) else { continue };
                    let Some(OwnAct { group, .. }) = session.ledger.own_act(act, officer) else {
                        return Err(TestCaseError::fail("an act is not found"));
                    };
                    if let Step::TakeBack(_) = step {
                        session.answer(Act::Retract, &group, officer);
                        model.take_back(act);
                    } else {
                        session.answer(Act::Restore, &group, officer);
                        model.bring_back(act);
                    }
                }
            }
            let listed = session.ledger.act_groups(officer);
            let listed: Vec<_> = listed
                .iter()
                .map(|it| (it.group.id, it.group.held.len(), it.taken_back))
                .collect();
            prop_assert_eq!(listed, model.listed());
            prop_assert!(session.lines >= before);
            prop_assert_eq!(session.ledger.log().len(), session.lines as usize);
        }
        for (at, record) in RECORDS.iter().enumerate() {
            let live = all.iter().rev().find(|(officer, act, records)| {
                at < *records && models[usize::from(*officer == "plw")].done.contains(act)
            });
            let status = session.ledger.latest(&id(record), Act::Status);
            prop_assert_eq!(
                status.map(|held| held.entry.value.clone()),
                live.map(|(_, act, _)| format!("s{act}"))
            );
        }
        let again = Ledger::new(session.ledger.log().into_iter().map(|row| row.held.clone()).collect());
        prop_assert_eq!(account(&again), account(&session.ledger));
    }

    #[test]
    fn a_journal_only_grows_whatever_is_done_and_undone(steps in steps()) {
        let model = Desk::new();
        let mut writer = model.hasty_writer();
        let mut ledger = Ledger::default();
        let mut before = String::new();
        for (number, (_, step)) in (0_u32..).zip(steps) {
            let at = moment(number.into());
            let entries = match step {
                Step::Act(count) => model.notes(number * 4..number * 4 + u32::try_from(count).unwrap()),
                Step::Redo => match ledger.redo_target("amk") {
                    Some(target) => target.answers(Act::Restore, at, "amk"),
                    None => continue,
                },
                Step::Undo | Step::TakeBack(_) | Step::BringBack(_) => match ledger.undo_target("amk") {
                    Some(target) => target.answers(Act::Retract, at, "amk"),
                    None => continue,
                },
            };
            for held in writer.append(&entries).unwrap() {
                ledger.add(held);
            }
            let text = model.text();
            prop_assert!(text.len() > before.len() && text.starts_with(&before));
            before = text;
        }
        prop_assert_eq!(account(&model.ledger()), account(&ledger));
    }
}
