//! What a process does and uses, from `/proc`.

use std::fs;
use std::time::Duration;

use rustix::process::Pid;

/// User and system time, which is counted in hundredths of a second.
pub fn processor_time(pid: Pid) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let after_name = stat.rsplit_once(')')?.1;
    let ticks = after_name.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    Some(Duration::from_millis(10 * ticks.sum::<Result<u64, _>>().ok()?))
}

/// The first process that this one has started.
pub fn child(pid: Pid) -> Pid {
    let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
    Pid::from_raw(children.split_whitespace().next().unwrap().parse().unwrap()).unwrap()
}

/// Whether it is there and not merely waiting to be noticed as ended.
pub fn runs(pid: Pid) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"));
    stat.is_ok_and(|stat| !stat.contains(") Z "))
}

/// How often the threads have been woken or interrupted.
pub fn wakings(pid: Pid) -> u64 {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    let status = |thread: fs::DirEntry| fs::read_to_string(thread.path().join("status"));
    threads
        .filter_map(|thread| status(thread.ok()?).ok())
        .flat_map(|status| status.lines().filter_map(switches).collect::<Vec<_>>())
        .sum()
}

fn switches(line: &str) -> Option<u64> {
    let (name, count) = line.split_once(':')?;
    name.ends_with("ctxt_switches").then(|| count.trim().parse().ok())?
}
