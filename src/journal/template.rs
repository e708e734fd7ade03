//! The kinds of note, and the text that a note of a kind begins with.

use std::collections::BTreeMap;

use crate::fault::Fault;
use crate::text::fold::fold;
use crate::text::nearest::suggest_before;

/// The kinds of note, the plain one first.
pub const KINDS: [&str; 5] = ["note", "evidence", "question", "chase", "correction"];

/// What is written in the built-in templates.
const BUILT_IN: &str = include_str!("../../data/templates.toml");

/// Reads a kind of note as somebody typed it.
///
/// # Errors
/// There is no such kind; the fault names those that there are.
pub fn read_kind(typed: &str) -> Result<&'static str, Fault> {
    let folded = fold(typed);
    KINDS.into_iter().find(|kind| *kind == folded).ok_or_else(|| {
        let list = format!("one of: {}", KINDS.join(", "));
        Fault::error("note", format!("`{typed}` is no kind of note"))
            .hint(suggest_before(&folded, KINDS, &list))
    })
}

/// What is known of a record, for a template; empty where nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateVars {
    /// Its id.
    pub id: String,
    /// What lists show.
    pub title: String,
    /// The words of its source.
    pub quote: String,
    /// Who answers for it.
    pub owner: String,
    /// When it is due, as written.
    pub due: String,
    /// Who writes.
    pub officer: String,
}

impl TemplateVars {
    fn of(&self, name: &str) -> Option<&str> {
        Some(match name {
            "id" => &self.id,
            "title" => &self.title,
            "quote" => &self.quote,
            "owner" => &self.owner,
            "due" => &self.due,
            "officer" => &self.officer,
            _ => return None,
        })
    }
}

/// The templates of an officer: the built-in ones under their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Templates {
    texts: BTreeMap<String, String>,
}

impl Default for Templates {
    fn default() -> Self {
        Self::new(&BTreeMap::new())
    }
}

impl Templates {
    /// The built-in templates, with those of `own` (kind to text) in their place; an empty text
    /// leaves a kind without any.
    pub fn new(own: &BTreeMap<String, String>) -> Self {
        let mut texts: BTreeMap<String, String> = toml::from_str(BUILT_IN).unwrap_or_default();
        texts.extend(own.iter().map(|(kind, text)| (kind.clone(), text.clone())));
        Self { texts }
    }

    /// The template of a kind as it is written; empty where it has none.
    pub fn text(&self, kind: &str) -> &str {
        self.texts.get(kind).map_or("", String::as_str)
    }

    /// What a note of this kind on a record begins with. A line that names only what is not known
    /// is left out; a name in braces that there is not stays as it is.
    pub fn fill(&self, kind: &str, filling: &TemplateVars) -> String {
        let lines = self.text(kind).trim_end().lines().filter_map(|line| fill(line, filling));
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn fill(line: &str, filling: &TemplateVars) -> Option<String> {
    let mut out = String::with_capacity(line.len());
    let (mut named, mut known) = (false, false);
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((after, value)) =
            after.split_once('}').and_then(|(name, after)| Some((after, filling.of(name)?)))
        else {
            out.push('{');
            rest = after;
            continue;
        };
        named = true;
        known |= !value.is_empty();
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    (known || !named).then_some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn filling() -> TemplateVars {
        TemplateVars {
            id: "AMB-C1".into(),
            title: "Beds {due}".into(),
            owner: "Estuary Trust".into(),
            due: "June 2025".into(),
            officer: "amk".into(),
            ..TemplateVars::default()
        }
    }

    #[test]
    fn every_kind_but_the_plain_one_has_a_template_and_no_other_word_has() {
        let built_in: BTreeMap<String, String> = toml::from_str(BUILT_IN).unwrap();
        let mut kinds: Vec<&str> = built_in.keys().map(String::as_str).chain(["note"]).collect();
        kinds.sort_unstable();
        let mut all = KINDS;
        all.sort_unstable();
        assert_eq!(kinds, all);
        assert_eq!(Templates::default().fill("note", &filling()), "");
    }

    #[test]
    fn a_chase_names_who_what_and_when_and_leaves_out_what_is_not_known() {
        assert_eq!(
            Templates::default().fill("chase", &filling()),
            "To Estuary Trust:\n\
             AMB-C1, Beds {due}, is still open here. It was due: June 2025.\n\
             Please tell me how far it is and what stands in its way.\n\
             amk"
        );
        let quoted = TemplateVars { quote: "no beds".into(), owner: String::new(), ..filling() };
        let text = Templates::default().fill("chase", &quoted);
        assert!(text.starts_with("AMB-C1, ") && text.contains("\"no beds\""), "{text}");
    }

    #[test]
    fn an_officers_own_template_stands_in_the_place_of_the_built_in_one() {
        let own = BTreeMap::from([
            ("chase".to_owned(), "{id}{ {who} {owner}}\n{quote}\n\n-- {officer".to_owned()),
            ("evidence".to_owned(), String::new()),
        ]);
        let templates = Templates::new(&own);
        assert_eq!(
            templates.fill("chase", &filling()),
            "AMB-C1{ {who} Estuary Trust}\n\n-- {officer"
        );
        assert_eq!(templates.fill("evidence", &filling()), "");
        assert!(!templates.fill("question", &filling()).is_empty());
    }

    #[test]
    fn a_kind_is_read_in_any_case_and_a_mistyped_one_is_told() {
        assert_eq!(read_kind(" Chase "), Ok("chase"));
        let fault = read_kind("quesiton").unwrap_err();
        assert_eq!(
            fault.hint.unwrap().as_str(),
            "did you mean `question`? one of: note, evidence, question, chase, correction"
        );
    }
}
