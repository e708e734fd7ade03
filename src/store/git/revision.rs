//! What git keeps of a register's folder: which revision is meant, and which files it has.

use std::path::{Component, Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::command::{Git, GitFailure, MOST};
use crate::register::revision::NoRevision;
use crate::store::io_error::describe_io_error;
use crate::store::records::folder::is_apart;
use crate::text::nearest::nearest_few;

/// How many branches and tags are named for one that there is not.
const NEAR: usize = 3;
/// How much is read of answers that are short.
const SHORT: usize = 1 << 20;

impl From<GitFailure> for NoRevision {
    fn from(silent: GitFailure) -> Self {
        match silent {
            GitFailure::NoGit => Self::NoGit,
            GitFailure::Slow => Self::Slow,
            GitFailure::TooMuch => Self::Failed("it says more than there can be".to_owned()),
            GitFailure::Broken(error) => Self::Failed(describe_io_error(&error)),
            GitFailure::Refused(said) => failed(&said),
        }
    }
}

/// The repository that keeps a register's folder, perhaps as a folder inside it.
#[derive(Debug, Clone)]
pub(super) struct Repository {
    git: Git,
    /// The register's folder from the top of the repository, without a slash at its end.
    inside: String,
    cut: bool,
}

/// A file as a revision has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RevisionFile {
    /// Its path from the register's folder.
    pub path: PathBuf,
    /// What names its content.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it is a symbolic link.
    pub is_link: bool,
}

impl Repository {
    /// The repository that keeps the folder `root`.
    pub fn of(root: &Path) -> Result<Self, NoRevision> {
        let git = Git::new(root);
        let words =
            ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"];
        let said = git.run(&words, Vec::new(), SHORT).map_err(|failure| match failure {
            GitFailure::Refused(said) if said.contains("not a git repository") => {
                NoRevision::NotUnderGit
            }
            GitFailure::Refused(said) if said.contains("dubious ownership") => {
                let folder = said.split('\'').nth(1).unwrap_or_default();
                NoRevision::Foreign(folder.to_owned())
            }
            other => other.into(),
        })?;
        let said = String::from_utf8_lossy(&said);
        let mut lines = said.splitn(3, '\n');
        let (work, cut) = (lines.next() == Some("true"), lines.next() == Some("true"));
        let inside = lines.next().unwrap_or_default();
        let inside = inside.strip_suffix('\n').unwrap_or(inside).trim_end_matches('/').to_owned();
        let repository = Self { git, inside, cut };
        let kept = work && repository.object(&repository.folder_at("HEAD"))?.is_some();
        if kept { Ok(repository) } else { Err(NoRevision::NotUnderGit) }
    }

    /// The commit that a branch, a tag or the beginning of a commit's own name means.
    pub fn named(&self, asked: &str) -> Result<String, NoRevision> {
        let plain = !asked.is_empty()
            && !asked.starts_with('-')
            && !asked.contains(|c: char| c.is_control());
        let found = if plain { self.object(&format!("{asked}^{{commit}}"))? } else { None };
        found.ok_or_else(|| NoRevision::Unknown {
            asked: asked.to_owned(),
            near: self.near(asked),
            cut: self.cut,
        })
    }

    /// The last commit by the end of a day in a zone, on the line that this folder is on.
    pub fn by(&self, day: Date, zone: &TimeZone) -> Result<String, NoRevision> {
        let next = day.tomorrow().ok().and_then(|next| next.to_zoned_datetime(zone.clone()).ok());
        let end = next.map_or(i64::MAX, |next| next.timestamp().as_second() - 1);
        let until = format!("--min-age={end}");
        let said = self.output(&["rev-list", "-1", "--first-parent", &until, "HEAD"], SHORT)?;
        if let Some(commit) = said.lines().next() {
            return Ok(commit.to_owned());
        }
        // The first ones have nothing before them: in a history that is cut short, the cut.
        let roots = self.output(&["rev-list", "--max-parents=0", "--timestamp", "HEAD"], MOST)?;
        let first = roots.lines().filter_map(|line| line.split(' ').next()?.parse().ok()).min();
        let first = first.and_then(|second| Timestamp::from_second(second).ok());
        let first = first.map_or(day, |first| first.to_zoned_datetime(zone.clone()).date());
        Err(NoRevision::Before { day, first, cut: self.cut })
    }

    /// The record files and settings that the register had at a commit, in path order; none where
    /// it was not there yet.
    pub fn files(&self, commit: &str) -> Result<Vec<RevisionFile>, NoRevision> {
        let Some(tree) = self.object(&self.folder_at(commit))? else { return Ok(Vec::new()) };
        let words = ["ls-tree", "-r", "-z", "-l", "--full-tree", &tree];
        let listed = self.git.run(&words, Vec::new(), MOST)?;
        let files = listed.split(|&byte| byte == 0).filter_map(kept);
        let mut files: Vec<RevisionFile> =
            files.filter(|file| is_record_file(&file.path)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    /// What these files hold, in their order; `None` for one that git does not have on this box.
    pub fn contents(&self, files: &[&RevisionFile]) -> Result<Vec<Option<Vec<u8>>>, NoRevision> {
        if files.is_empty() {
            return Ok(Vec::new());
        }
        let asked: String = files.iter().flat_map(|file| [&*file.name, "\n"]).collect();
        let all: u64 = files.iter().map(|file| file.size + 128).sum();
        let most = usize::try_from(all).unwrap_or(usize::MAX - 1);
        let said = self.git.run(&["cat-file", "--batch"], asked.into_bytes(), most)?;
        taken_apart(&said, files.len())
    }

    /// The register's folder at a revision, as git names it.
    fn folder_at(&self, revision: &str) -> String {
        match &*self.inside {
            "" => format!("{revision}^{{tree}}"),
            inside => format!("{revision}:{inside}"),
        }
    }

    /// The full name of what is asked for; `None` where there is no such thing.
    fn object(&self, asked: &str) -> Result<Option<String>, NoRevision> {
        match self.output(&["rev-parse", "--verify", "--quiet", asked], SHORT) {
            Ok(said) => Ok(Some(said.trim().to_owned())),
            Err(GitFailure::Refused(_)) => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    /// The branches and tags nearest to a word, else the newest of them.
    fn near(&self, asked: &str) -> Vec<String> {
        let words = [
            "for-each-ref",
            "--sort=-creatordate",
            "--format=%(refname:short)",
            "refs/tags",
            "refs/heads",
            "refs/remotes",
        ];
        let said = self.output(&words, MOST).unwrap_or_default();
        let near = nearest_few(asked, said.lines(), NEAR);
        let near = if near.is_empty() { said.lines().take(NEAR).collect() } else { near };
        near.into_iter().map(str::to_owned).collect()
    }

    fn output(&self, words: &[&str], most: usize) -> Result<String, GitFailure> {
        Ok(String::from_utf8_lossy(&self.git.run(words, Vec::new(), most)?).into_owned())
    }
}

fn failed(said: &str) -> NoRevision {
    let first = said.lines().next().unwrap_or_default();
    let first = first.trim_start_matches("fatal: ").trim_start_matches("error: ");
    let why = if first.is_empty() { "it does not say why" } else { first };
    NoRevision::Failed(why.to_owned())
}

/// One line of a listing: `MODE KIND NAME SIZE<tab>PATH`. Only files count.
fn kept(line: &[u8]) -> Option<RevisionFile> {
    let tab = line.iter().position(|&byte| byte == b'\t')?;
    let about = std::str::from_utf8(&line[..tab]).ok()?;
    let mut parts = about.split_whitespace();
    let (mode, kind, name) = (parts.next()?, parts.next()?, parts.next()?);
    let size = parts.next()?.parse().unwrap_or(0);
    let path = String::from_utf8_lossy(&line[tab + 1..]).into_owned().into();
    (kind == "blob").then(|| RevisionFile {
        path,
        name: name.into(),
        size,
        is_link: mode == "120000",
    })
}

/// Whether a path of a register is that of a record file or of its settings, by the same rule as
/// in a folder: nothing hidden, and nothing in `sources/` or `journal/`.
fn is_record_file(path: &Path) -> bool {
    let mut parts = path.components().peekable();
    let first = parts.peek().is_some_and(|part| is_apart(part.as_os_str()));
    let hidden = |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
    !first && !parts.any(hidden) && path.extension().is_some_and(|kind| kind == "toml")
}

/// The answer of `cat-file --batch`: for each file `NAME KIND SIZE`, a line break, so many bytes and
/// another line break; or `NAME missing`.
fn taken_apart(said: &[u8], files: usize) -> Result<Vec<Option<Vec<u8>>>, NoRevision> {
    let odd = || failed("its answer cannot be read");
    let mut rest = said;
    let mut all = Vec::with_capacity(files);
    for _ in 0..files {
        let end = rest.iter().position(|&byte| byte == b'\n').ok_or_else(odd)?;
        let head = String::from_utf8_lossy(&rest[..end]).into_owned();
        rest = &rest[end + 1..];
        let size = head.split(' ').nth(2).and_then(|size| size.parse::<usize>().ok());
        let Some(size) = size else {
            all.push(None);
            continue;
        };
        let body = rest.get(..size).ok_or_else(odd)?;
        all.push(Some(body.to_vec()));
        rest = rest.get(size + 1..).ok_or_else(odd)?;
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_listing_is_read_whatever_its_paths_hold() {
        let file = kept(b"100644 blob 8baef1b4abc4     12\tcases/a b\n.toml").unwrap();
        assert_eq!(file.path, Path::new("cases/a b\n.toml"));
        assert_eq!((&*file.name, file.size, file.is_link), ("8baef1b4abc4", 12, false));
        assert!(kept(b"120000 blob 8baef1b4abc4 7\ta.toml").unwrap().is_link);
        assert_eq!(kept(b"160000 commit 8baef1b4abc4 -\tother"), None);
        assert_eq!(kept(b""), None);
    }

    #[test]
    fn the_same_files_are_records_as_in_a_folder() {
        let is = |path: &str| is_record_file(Path::new(path));
        assert!(is("a.toml") && is("cases/a.toml") && is("cases/journal/a.toml"));
        assert!(is("register.toml"));
        for other in ["journal/a.toml", "sources/a.toml", ".a.toml", "x/.y/a.toml", "a.txt"] {
            assert!(!is(other), "{other}");
        }
    }

    #[test]
    fn contents_are_taken_apart_by_their_sizes() {
        let said = b"8b blob 4\na\n\nb\n9c missing\n1a blob 0\n\n";
        let all = taken_apart(said, 3).unwrap();
        assert_eq!(all, [Some(b"a\n\nb".to_vec()), None, Some(Vec::new())]);
        assert!(taken_apart(b"8b blob 9\na\n", 1).is_err());
        assert!(taken_apart(b"", 1).is_err());
    }
}
