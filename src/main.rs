//! Arguments in, exit code out.

fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let t = std::time::Instant::now();
    let c = caveat::store::contents(std::path::Path::new(&dir), &|_, _| {}).unwrap();
    let e = t.elapsed();
    let mut m = std::collections::BTreeMap::new();
    for r in &c.records {
        *m.entry(r.kind().plural()).or_insert(0) += 1;
    }
    eprintln!("{e:?} {} files {} records {:?}", c.files, c.records.len(), m);
    for f in c.faults.iter().take(30) {
        eprintln!("{f}");
    }
}
