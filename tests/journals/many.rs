//! Many windows of one officer write at once, and nothing is lost or interleaved.

use std::collections::BTreeSet;
use std::thread;

use caveat::journal::Trust;

use super::Desk;

fn writers(writers: u32, saves: u32) {
    let model = Desk::new();
    thread::scope(|scope| {
        for number in 0..writers {
            let model = &model;
            scope.spawn(move || {
                let mut writer = model.writer();
                for save in 0..saves {
                    let first = (number * saves + save) * 2;
                    writer.append(&model.notes(first..first + 2)).unwrap();
                }
            });
        }
    });
    let journals = model.read();
    assert_eq!(journals.faults, []);
    let ids: BTreeSet<_> = journals.held.iter().map(|held| held.entry.id).collect();
    assert_eq!(ids.len(), (writers * saves * 2) as usize);
    assert_eq!(journals.held.len(), ids.len());
    let pairs = journals.held.chunks(2).map(|pair| {
        let number = |at: usize| pair[at].entry.id.as_u128() - 1;
        number(0) % 2 == 0 && number(1) == number(0) + 1
    });
    assert!(pairs.into_iter().all(|together| together), "a gesture was torn apart");
    assert!(journals.held.iter().all(|held| !matches!(held.trust, Trust::Changed)));
}

#[test]
fn four_windows_saving_fifty_times_lose_nothing() {
    writers(4, 50);
}

#[test]
#[ignore = "3,200 saves: a minute"]
fn sixteen_windows_saving_two_hundred_times_lose_nothing() {
    writers(16, 200);
}
