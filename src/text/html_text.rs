//! The words of a web page: what a reader would see of it, without its tags, scripts and styles.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements whose text no reader sees.
const UNSEEN: [&str; 6] = ["script", "style", "noscript", "iframe", "noembed", "noframes"];
/// Elements that stand on lines of their own.
const BLOCKS: &str = " address article aside blockquote body br caption center dd details dialog \
    div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend \
    li main menu nav ol option p pre search section select summary table tbody textarea tfoot \
    thead title tr ul ";

/// Gives the text of the page `html`: entities decoded, white space folded except in `pre`, a line
/// ended by every element that stands on a line of its own. It may hold control characters.
pub fn html_text(html: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    // Else a script that compares two numbers would be taken for a tag.
    emitter.naively_switch_states(true);
    let mut page = PageText::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.tag(&String::from_utf8_lossy(&tag.name), true),
            Token::EndTag(tag) => page.tag(&String::from_utf8_lossy(&tag.name), false),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.out
}

/// What has come of a page so far.
#[derive(Default)]
struct PageText {
    out: String,
    /// What stands between the last letter and the next.
    gap: &'static str,
    /// The unseen element that has begun and not ended.
    unseen: Option<String>,
    /// How many `pre` have begun and not ended.
    kept: usize,
}

impl PageText {
    fn tag(&mut self, name: &str, begins: bool) {
        if let Some(unseen) = &self.unseen {
            if !begins && unseen == name {
                self.unseen = None;
            }
            return;
        }
        if begins && UNSEEN.contains(&name) {
            self.unseen = Some(name.to_owned());
        } else if BLOCKS.contains(&format!(" {name} ")) {
            self.gap = "\n";
        } else if matches!(name, "td" | "th") && self.gap.is_empty() {
            self.gap = " ";
        }
        if name == "pre" {
            self.kept = if begins { self.kept + 1 } else { self.kept.saturating_sub(1) };
        }
    }

    fn text(&mut self, text: &str) {
        if self.unseen.is_some() {
            return;
        }
        for c in text.chars().filter(|&c| c != '\r') {
            if c.is_whitespace() && self.kept == 0 {
                if self.gap.is_empty() {
                    self.gap = " ";
                }
                continue;
            }
            if !self.out.is_empty() {
                self.out.push_str(self.gap);
            }
            self.gap = "";
            self.out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_reads_as_a_reader_sees_it() {
        let page = "<!doctype html><html><head><title>Cabinet</title><style>p{a:b}</style>\
                    <script>if (a<b && c>d) x('<p>no</p>')</script></head><body>\n<h1>Item &nbsp;\n\
                    6</h1><!-- no --><p>Ambleford &amp; Northmere <b>agree</b>d<br>to &pound;2m.\
                    </p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></body>";
        assert_eq!(
            html_text(page),
            "Cabinet\nItem 6\nAmbleford & Northmere agreed\nto £2m.\na b\nc"
        );
    }

    #[test]
    fn lines_are_kept_where_the_page_keeps_them() {
        assert_eq!(html_text("<p>one\ntwo<pre>a  b\n c</pre>three"), "one two\na  b\n c\nthree");
    }

    #[test]
    fn what_is_not_closed_hides_the_rest_as_in_a_browser() {
        assert_eq!(html_text("seen<style>p { }<p>not"), "seen");
        assert_eq!(html_text("a < b &unknown; &#65;"), "a < b &unknown; A");
    }

    proptest! {
        #[test]
        fn plain_words_are_left_as_they_are(words_ in "[a-z]{1,9}( [a-z]{1,9}){0,9}") {
            prop_assert_eq!(html_text(&words_), words_);
        }

        #[test]
        fn no_page_stops_it(page in "[<>/a-z&;!\"' -]{0,80}") {
            html_text(&page);
        }
    }
}
