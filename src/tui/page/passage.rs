//! The passage of a source that a record quotes, with what stands before and after it.

use super::PageBuilder;
use crate::register::Ix;
use crate::text::Clean;
use crate::text::fold::found_in;
use crate::tui::theme::Role;

/// How many letters are shown before and after the words that are quoted, unless a paragraph ends
/// there.
const AROUND: usize = 240;

impl PageBuilder<'_> {
    /// Each quotation as it stands in its source, between `>` and `<`; nothing where the saved text
    /// is not there, or has not been read yet.
    pub(super) fn passages(&mut self, ix: Ix) {
        let model = self.model;
        for source in &model.register.record(ix).source {
            let (Some(document), Some(quote)) = (&source.document, &source.quote) else { continue };
            let Some(Ok(text)) = model.sources.get(document) else { continue };
            if let Some(passage) = passage(&Clean::prose(text), quote) {
                self.gap();
                self.row("in its source", &passage, Role::Text, None);
            }
        }
    }
}

/// The words round a quotation, the quotation itself between `>` and `<`.
fn passage(text: &str, quote: &str) -> Option<String> {
    let lit = found_in(text, quote).into_iter().next()?;
    let letters: Vec<char> = text.chars().collect();
    let is_break = |at: usize| letters[at] == '\n' && letters.get(at + 1) == Some(&'\n');
    let before = lit.start.saturating_sub(AROUND)..lit.start;
    let from = before.rev().take_while(|&at| !is_break(at)).last().unwrap_or(lit.start);
    let after = lit.end..letters.len().min(lit.end + AROUND);
    let to = after.take_while(|&at| !is_break(at)).last().map_or(lit.end, |at| at + 1);
    // A word that is cut is left out.
    let is_end = |at: usize| letters.get(at).is_none_or(|letter| letter.is_whitespace());
    let from = (from..lit.start).find(|&at| at == 0 || is_end(at - 1)).unwrap_or(lit.start);
    let to = (lit.end..=to).rev().find(|&at| is_end(at)).unwrap_or(lit.end);
    let words = |part: &[char]| {
        let part: String = part.iter().collect();
        part.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (before, after) = (words(&letters[from..lit.start]), words(&letters[lit.end..to]));
    let parts = [before, format!("> {} <", words(&letters[lit])), after];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Some(parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_stands_in_its_paragraph_between_arrows() {
        let text =
            "Before it.\n\nThe Board asked for\na count of beds, and\nfor a date.\n\nAfter it.";
        let found = passage(text, "a  count of BEDS").unwrap_or_default();
        assert_eq!(found, "The Board asked for > a count of beds < , and for a date.");
        assert_eq!(passage(text, "staff"), None);
    }

    #[test]
    fn of_a_long_paragraph_only_whole_words_round_it_are_shown() {
        let text = format!("{}the beds {}", "word ".repeat(200), "other ".repeat(200));
        let found = passage(&text, "the beds").unwrap_or_default();
        assert!(found.starts_with("word word") && found.ends_with("other other"), "{found}");
        assert!(found.chars().count() < 2 * AROUND + 20);
    }
}
