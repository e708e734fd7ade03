//! The names of journals: one file for each officer on each box.

/// Whose journal, on which box, and which of them: `amk@box1.toml`, then `amk@box1.2.toml`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JournalName {
    login: String,
    box_name: String,
    part: u32,
}

/// The most letters that a login or a box may keep in a file's name.
const LONGEST: usize = 64;

impl JournalName {
    /// The first journal of this officer on this box; both names are made safe for a file's name.
    pub fn new(login: &str, box_name: &str) -> Self {
        let mut box_name = file_safe(box_name);
        // `box.2` would read back as the second journal of `box`.
        if let Some(dot) = box_name.rfind('.')
            && box_name[dot + 1..].bytes().all(|b| b.is_ascii_digit())
        {
            box_name.replace_range(dot..=dot, "-");
        }
        Self { login: file_safe(login), box_name, part: 1 }
    }

    /// Reads the name of a file (without its folder); `None` when it is no journal's name.
    pub fn parse(file_name: &str) -> Option<Self> {
        let (login, rest) = file_name.strip_suffix(".toml")?.split_once('@')?;
        let (box_name, part) = match rest.rsplit_once('.') {
            Some((before, digits)) if digits.bytes().all(|b| b.is_ascii_digit()) => {
                (before, digits.parse().ok().filter(|&part| part > 1)?)
            }
            _ => (rest, 1),
        };
        let name = Self { part, ..Self::new(login, box_name) };
        (name.file_name() == file_name).then_some(name)
    }

    /// The journal that is written when this one cannot be: `.2`, then `.3` …
    #[must_use]
    pub fn next(&self) -> Self {
        Self { part: self.part + 1, ..self.clone() }
    }

    /// The officer's login, with the letters `A-Z a-z 0-9 . _ -` only.
    pub fn login(&self) -> &str {
        &self.login
    }

    /// The name of the box, with the same letters only.
    pub fn box_name(&self) -> &str {
        &self.box_name
    }

    /// `LOGIN@BOX`: what all journals of this officer on this box share.
    pub fn stem(&self) -> String {
        format!("{}@{}", self.login, self.box_name)
    }

    /// The name of the file, without its folder.
    pub fn file_name(&self) -> String {
        match self.part {
            1 => format!("{}.toml", self.stem()),
            part => format!("{}.{part}.toml", self.stem()),
        }
    }

    /// The file, from the register's folder.
    pub fn path(&self) -> String {
        format!("journal/{}", self.file_name())
    }
}

/// A login or the name of a box, with nothing in it that a path, a shell or a colleague could
/// stumble over.
pub fn file_safe(name: &str) -> String {
    let keep = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let mut out: String =
        name.chars().take(LONGEST).map(|c| if keep(c) { c } else { '_' }).collect();
    if !out.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
        out.insert(0, '_');
        out.truncate(LONGEST);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_built_and_read_back() {
        let first = JournalName::new("amk", "box1.ambleford");
        assert_eq!(first.path(), "journal/amk@box1.ambleford.toml");
        assert_eq!(first.next().file_name(), "amk@box1.ambleford.2.toml");
        for name in [first.clone(), first.next(), first.next().next()] {
            assert_eq!(JournalName::parse(&name.file_name()), Some(name));
        }
    }

    #[test]
    fn what_a_path_could_stumble_over_is_left_out_of_a_name() {
        let name = JournalName::new("AMBLEFORD\\a/k", "../box.2");
        assert_eq!(name.file_name(), "AMBLEFORD_a_k@_.._box-2.toml");
        assert_eq!(JournalName::parse(&name.file_name()), Some(name));
        assert_eq!(JournalName::new("", "-x").file_name(), "_@_-x.toml");
        assert_eq!(JournalName::new("a", &"x".repeat(99)).box_name().len(), 64);
    }

    #[test]
    fn other_files_are_no_journals() {
        for other in ["amk.toml", "amk@box.txt", "amk@box.1.toml", "amk@box.02.toml", ".a@b.toml"] {
            assert_eq!(JournalName::parse(other), None, "{other}");
        }
    }
}
