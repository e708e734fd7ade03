//! No set of files inside `src/` imports itself in a circle.
//!
//! An arrow goes from a file to each file whose items it names, in a `use` or in a path; the files
//! of a room (`mod.rs`) only list what is in it, so a name that they hand on leads to where it is
//! defined. A file and the parts in the folder of its name are one: `matrix.rs`, `matrix/grid.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::{code, name, source_files};

/// The path of a module, from the top: `["tui", "pane", "matrix"]`.
type Path = Vec<String>;

/// The modules of `src/`, and what each hands on under another path.
struct Modules {
    files: BTreeMap<Path, String>,
    code: BTreeMap<Path, String>,
    handed_on: BTreeMap<Path, BTreeMap<String, Path>>,
}

/// Every path that a `use` tree names: `a::{b, c as d}` is `a::b` and `a::c`, known as `d`.
fn paths(tree: &str) -> Vec<(Path, String)> {
    fn walk(before: &[String], tree: &str, found: &mut Vec<(Path, String)>) {
        let tree = tree.trim();
        if let Some((head, rest)) = tree.split_once('{') {
            let mut path = before.to_vec();
            path.extend(
                head.split("::").map(str::trim).filter(|it| !it.is_empty()).map(Into::into),
            );
            let (mut depth, mut from) = (0, 0);
            let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
            for (at, letter) in inner.char_indices() {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        walk(&path, &inner[from..at], found);
                        from = at + 1;
                    }
                    _ => {}
                }
            }
            walk(&path, &inner[from..], found);
        } else if !tree.is_empty() {
            let (tree, other) =
                tree.split_once(" as ").map_or((tree, None), |(it, as_)| (it, Some(as_)));
            let mut path = before.to_vec();
            path.extend(tree.split("::").map(|it| it.trim().to_owned()));
            if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
                path.pop();
            }
            let known = other.map_or_else(|| path.last().unwrap().clone(), |it| it.trim().into());
            found.push((path, known));
        }
    }
    let mut found = Vec::new();
    walk(&[], tree, &mut found);
    found
}

impl Modules {
    fn read() -> Self {
        let mut all =
            Self { files: BTreeMap::new(), code: BTreeMap::new(), handed_on: BTreeMap::new() };
        for file in source_files() {
            let name = name(&file);
            let mut path: Path = name.trim_end_matches(".rs").split('/').map(Into::into).collect();
            if path.last().is_some_and(|last| last == "mod") {
                path.pop();
            }
            if name != "main.rs" && name != "lib.rs" && !name.contains("tests") {
                all.code.insert(path.clone(), code(&fs::read_to_string(&file).unwrap()));
                all.files.insert(path, name);
            }
        }
        for (module, code) in &all.code {
            let mut names = BTreeMap::new();
            for (at, _) in code.match_indices("use ") {
                let line = code[..at].rfind('\n').map_or(0, |it| it + 1);
                if code[line..at].starts_with("pub") {
                    let tree = code[at + 4..].split(';').next().unwrap();
                    for (path, known) in paths(tree) {
                        names.extend(all.absolute(module, &path).map(|path| (known, path)));
                    }
                }
            }
            all.handed_on.insert(module.clone(), names);
        }
        all
    }

    /// A path as seen from the top, when it leads into this crate.
    fn absolute(&self, module: &Path, path: &[String]) -> Option<Path> {
        let mut base = module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => (base, rest) = (Vec::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|it| it == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            child => {
                base.push(child.to_owned());
                if !self.code.contains_key(&base) {
                    return None;
                }
                rest = &path[1..];
            }
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    /// The module in which a path ends, through what rooms hand on.
    fn home(&self, path: &[String]) -> Option<Path> {
        let mut path = path.to_vec();
        for _ in 0..10 {
            let length = (1..=path.len()).rev().find(|&it| self.code.contains_key(&path[..it]))?;
            let (module, rest) = path.split_at(length);
            match rest.first().and_then(|it| self.handed_on[module].get(it)) {
                Some(onward) => path = [onward, &rest[1..]].concat(),
                None => return Some(module.to_vec()),
            }
        }
        None
    }

    /// The modules that one names.
    fn named_by(&self, module: &Path) -> BTreeSet<Path> {
        let code = &self.code[module];
        let mut found = Vec::new();
        for (at, _) in code.match_indices("use ") {
            if code[..at].ends_with(['\n', ' ', ';']) || at == 0 {
                found.extend(paths(code[at + 4..].split(';').next().unwrap()));
            }
        }
        for head in ["crate::", "super::"] {
            for (at, _) in code.match_indices(head) {
                let end = code[at..]
                    .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                    .unwrap_or(code.len() - at);
                found.extend(paths(code[at..at + end].trim_end_matches(':')));
            }
        }
        let homes = found.iter().filter_map(|(path, _)| self.home(&self.absolute(module, path)?));
        homes.filter(|it| it != module && !self.files[it].ends_with("mod.rs")).collect()
    }
}

/// The modules that can be reached from one.
fn reached(arrows: &BTreeMap<Path, BTreeSet<Path>>, from: &Path) -> BTreeSet<Path> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(next) = open.pop() {
        for to in arrows.get(next).into_iter().flatten() {
            if reached.insert(to.clone()) {
                open.push(to);
            }
        }
    }
    reached
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let modules = Modules::read();
    let is_list = |module: &&Path| modules.files[*module].ends_with("mod.rs");
    let arrows: BTreeMap<Path, BTreeSet<Path>> = (modules.code.keys())
        .filter(|module| !is_list(module))
        .map(|module| (module.clone(), modules.named_by(module)))
        .collect();
    let circles: Vec<_> = (arrows.iter())
        .flat_map(|(from, to)| to.iter().map(move |to| (from, to)))
        .filter(|(from, to)| reached(&arrows, to).contains(*from))
        .map(|(from, to)| format!("{} names {}", modules.files[from], modules.files[to]))
        .collect();
    assert_eq!(circles, Vec::<String>::new());
}
