//! What a field may hold: a text, a word, a date, money, the name of another record.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::fields::FieldReader;
use crate::calendar::{DateRefusal, When, YEARS, due_refusal, refusal};
use crate::fault::Fault;
use crate::record::link::{Link, LinkTarget, Owners, Party};
use crate::record::toml::tree::{SpannedNode, SpannedValue};
use crate::record::{Id, Money, PrintedText, StatusSide, Word};
use crate::text::nearest::suggest;
use crate::text::word_enum::WordSet;

/// How a date may be written, for whoever wrote one that cannot be read.
const DATE_FORMS: &str = "written as 2017-07-12, 12/07/2017, \"July 2017\", \"Q3 2017/18\", \"late 2017\", \"by 2021\" \
    or \"standing\"";

/// What may be written besides where it says when something is due.
const DUE_FORMS: &str = ", or by its decision as \"within three months\", \"at the next meeting\", \
    \"before the full business case\"";

impl<'t, 'i> FieldReader<'_, 't, 'i> {
    /// The required id.
    pub fn id(&mut self) -> Option<Id> {
        let node = self.required("id")?;
        let text = self.string(node, "id", "a text")?;
        let id = Id::new(text);
        if id.is_none() {
            let fault = Fault::error("bad-id", format!("`{text}` cannot be an id"));
            let hint = "letters, digits, `.`, `_` and `-`, 64 at the most, beginning with a letter \
                or digit";
            self.report(node.bytes, fault.hint(hint));
        }
        id
    }

    /// A line of text.
    pub fn line(&mut self, key: &'static str) -> Option<PrintedText> {
        let node = self.find(key)?;
        self.read_text(node, key, PrintedText::line)
    }

    /// A text of several lines.
    pub fn prose(&mut self, key: &'static str) -> Option<PrintedText> {
        let node = self.find(key)?;
        self.read_text(node, key, PrintedText::prose)
    }

    /// A text, or another plain value as people write it.
    pub fn value_as_text(&mut self, key: &'static str) -> Option<PrintedText> {
        let node = self.find(key)?;
        match node.value.to_json() {
            Json::Bool(flag) => Some(PrintedText::line(if flag { "true" } else { "false" })),
            Json::Number(number) => Some(PrintedText::line(&number.to_string())),
            Json::String(text) => {
                let text = PrintedText::line(&text);
                self.check_letters(node, &text);
                Some(text)
            }
            _ => {
                self.wrong_type(node, key, "a text, a date or a number");
                None
            }
        }
    }

    /// A list of texts; a single text is a list of one.
    pub fn lines(&mut self, key: &'static str) -> Vec<PrintedText> {
        self.list(key, |fields, node| fields.read_text(node, key, PrintedText::line))
    }

    /// A word of a set; one that is neither of it nor added by the register is kept and told.
    pub fn word<T: WordSet>(&mut self, key: &'static str) -> Option<Word<T>> {
        let node = self.find(key)?;
        let raw = self.string(node, key, "a word")?;
        let word = Word::new(raw);
        if let Word::Other(text) = &word {
            self.check_letters(node, text);
            let added = self.context.settings.vocabulary(key).iter().map(String::as_str);
            let known = T::WORDS.iter().copied().chain(added);
            let is_read = key == "status" && StatusSide::is_spelling_of(raw, T::WORDS);
            if !is_read && !known.clone().any(|own| own == raw) {
                let hint = suggest(raw, known.clone(), || {
                    format!("known words: {}", known.clone().collect::<Vec<_>>().join(", "))
                });
                let message = format!("`{raw}` is not a known {key}");
                self.report(node.bytes, Fault::warning("unknown-word", message).hint(hint));
            }
        }
        Some(word)
    }

    /// Whether a key says `true`; the key counts as not yet read.
    pub fn is_true(&self, key: &str) -> bool {
        let entry = self.table.entry(key);
        entry.is_some_and(|entry| matches!(entry.node.value, SpannedValue::Flag(true)))
    }

    /// Whether a key has a text; the key counts as not yet read.
    pub fn is_text(&self, key: &str) -> bool {
        self.table.entry(key).is_some_and(|entry| entry.node.value.text().is_some())
    }

    /// Yes or no.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let node = self.find(key)?;
        if let SpannedValue::Flag(flag) = node.value {
            return Some(flag);
        }
        self.wrong_type(node, key, "true or false");
        None
    }

    /// A date as written: a TOML date, or words such as `"late 2017"`.
    pub fn date(&mut self, key: &'static str) -> Option<When> {
        let node = self.find(key)?;
        self.read_date(node, key)
    }

    /// The first day of the date of a key, without asking for it.
    pub fn peek_day(&self, key: &str) -> Option<Date> {
        let node = &self.table.entry(key)?.node;
        node.value.day().or_else(|| When::read(node.value.text()?).first_day())
    }

    /// When something is due: a date, or words that a decision tells, such as `"within three months"`.
    pub fn due_date(&mut self, key: &'static str) -> Option<When> {
        let node = self.find(key)?;
        self.read_when(node, key, When::due, due_refusal)
    }

    /// A date of which there should be one: of several the first is taken, and the others told.
    pub fn first_date(&mut self, key: &'static str) -> Option<When> {
        let node = self.find(key)?;
        let SpannedValue::List(nodes) = &node.value else { return self.read_date(node, key) };
        if nodes.len() > 1 {
            let message = format!("`{key}` has {} dates; the first is taken", nodes.len());
            let fault = Fault::warning("several-dates", message);
            self.report(node.bytes, fault.hint("keep the one that is right"));
        }
        nodes.first().and_then(|node| self.read_date(node, key))
    }

    /// A list of dates as written.
    pub fn dates(&mut self, key: &'static str) -> Vec<When> {
        self.list(key, |fields, node| fields.read_date(node, key))
    }

    /// Money as printed.
    pub fn money(&mut self, key: &'static str) -> Option<Money> {
        let node = self.find(key)?;
        let text = self.string(node, key, "an amount as printed, such as \"£1.2 million\"")?;
        let money = Money::read(text);
        if !money.is_read() {
            let fault =
                Fault::warning("unread-money", format!("the amount `{text}` cannot be read"));
            let hint = "written as £156m, £1.2 million, £240,000, \"up to £2m\", \"£2m each\", \"£2m \
                recurrent\", \"nil\", \"TBC\" or \"not stated\"";
            self.report(node.bytes, fault.hint(hint));
        }
        Some(money)
    }

    /// Somebody to turn to: an id of a partner or body, or a name as printed.
    /// Of a list the only member is taken; several are kept as they are printed, and told.
    pub fn party(&mut self, key: &'static str) -> Option<Party> {
        let node = self.find(key)?;
        let SpannedValue::List(nodes) = &node.value else { return self.read_party(node, key) };
        if let [] | [_] = &**nodes {
            return self.read_party(nodes.first()?, key);
        }
        let names: Option<Vec<_>> = nodes.iter().map(|node| node.value.text()).collect();
        let Some(names) = names else {
            self.wrong_type(node, key, "a name or an id");
            return None;
        };
        let message = format!("`{key}` has {} names, and one is meant", names.len());
        let hint =
            "keep the one that is meant; until then they are shown as printed and lead nowhere";
        self.report(node.bytes, Fault::warning("several-names", message).hint(hint));
        let text = PrintedText::line(&names.join(", "));
        self.check_letters(node, &text);
        Some(Party(text))
    }

    /// Several to turn to; a single one is a list of one.
    pub fn parties(&mut self, key: &'static str) -> Vec<Party> {
        self.list(key, |fields, node| fields.read_party(node, key))
    }

    /// Those who answer for something, one or several; `None` where the list is empty.
    pub fn owners(&mut self, key: &'static str) -> Option<Owners> {
        let owners = self.list(key, |fields, node| fields.read_party(node, key));
        (!owners.is_empty()).then_some(Owners(owners))
    }

    /// The same, of whom there must be one.
    pub fn need_owners(&mut self, key: &'static str) -> Option<Owners> {
        let node = self.required(key)?;
        if let SpannedValue::List(nodes) = &node.value
            && nodes.is_empty()
        {
            let message = format!("`{key}` is an empty list");
            let fault = Fault::error("missing-key", message);
            self.report(node.bytes, fault.hint("name one owner at the least"));
        }
        self.owners(key)
    }

    fn read_party(&mut self, node: &'t SpannedNode<'i>, key: &'static str) -> Option<Party> {
        let text = PrintedText::line(self.string(node, key, "a name or an id")?);
        self.check_letters(node, &text);
        if let Some(to) = Id::new(text.raw()) {
            self.add_link(node, key, to, LinkTarget::Party);
        }
        Some(Party(text))
    }

    /// The id of one other record.
    /// Of a list the only member is taken.
    pub fn link(&mut self, key: &'static str, names: impl Into<LinkTarget>) -> Option<Id> {
        let mut node = self.find(key)?;
        if let SpannedValue::List(nodes) = &node.value
            && let [only] = &**nodes
        {
            node = only;
        }
        self.read_link(node, key, names.into())
    }

    /// The id of one other record, which must be named.
    pub fn need_link(&mut self, key: &'static str, names: impl Into<LinkTarget>) -> Option<Id> {
        self.required(key)?;
        self.link(key, names)
    }

    /// Ids of other records; a single id is a list of one.
    pub fn links(&mut self, key: &'static str, names: impl Into<LinkTarget>) -> Vec<Id> {
        let names = names.into();
        self.list(key, |fields, node| fields.read_link(node, key, names))
    }

    /// Ids of other records, where an empty list is not the same as none.
    pub fn links_if_given(
        &mut self,
        key: &'static str,
        names: impl Into<LinkTarget>,
    ) -> Option<Vec<Id>> {
        self.find(key)?;
        Some(self.links(key, names))
    }

    /// Ids of other records; where `key` is absent, the one that `single` must name.
    pub fn need_links_or(
        &mut self,
        key: &'static str,
        single: &'static str,
        names: impl Into<LinkTarget> + Copy,
    ) -> Option<Vec<Id>> {
        let several = self.links_if_given(key, names);
        several.or_else(|| Some(vec![self.need_link(single, names)?]))
    }

    /// Whole number, for settings such as days.
    pub fn number(&mut self, key: &'static str) -> Option<i64> {
        let node = self.find(key)?;
        if let SpannedValue::Whole(number) = node.value {
            return Some(number);
        }
        self.wrong_type(node, key, "a whole number");
        None
    }

    /// A whole number from `low` to `high`; another one is told and left out.
    pub fn number_within(&mut self, key: &'static str, low: i64, high: i64) -> Option<i64> {
        let number = self.number(key)?;
        if (low..=high).contains(&number) {
            return Some(number);
        }
        let message = format!("`{key}` is {number}; it goes from {low} to {high}, and is left out");
        if let Some(entry) = self.table.entry(key) {
            self.report(entry.node.bytes, Fault::warning("out-of-range", message));
        }
        None
    }

    fn read_text(
        &mut self,
        node: &'t SpannedNode<'i>,
        key: &str,
        make: fn(&str) -> PrintedText,
    ) -> Option<PrintedText> {
        let text = make(self.string(node, key, "a text")?);
        self.check_letters(node, &text);
        Some(text)
    }

    fn read_link(
        &mut self,
        node: &'t SpannedNode<'i>,
        key: &'static str,
        names: LinkTarget,
    ) -> Option<Id> {
        let text = self.string(node, key, "the id of a record")?;
        let Some(to) = Id::new(text) else {
            let fault = Fault::error("bad-id", format!("`{text}` cannot be an id"));
            self.report(node.bytes, fault);
            return None;
        };
        self.add_link(node, key, to.clone(), names);
        Some(to)
    }

    fn add_link(&mut self, node: &SpannedNode<'_>, key: &'static str, to: Id, names: LinkTarget) {
        let spot = self.context.spot(node.bytes.start);
        self.context.links.push(Link { key, to, names, spot });
    }

    fn read_date(&mut self, node: &'t SpannedNode<'i>, key: &str) -> Option<When> {
        self.read_when(node, key, When::read, refusal)
    }

    fn read_when(
        &mut self,
        node: &'t SpannedNode<'i>,
        key: &str,
        read: fn(&str) -> When,
        refusal: fn(&str) -> Option<DateRefusal>,
    ) -> Option<When> {
        let day = node.value.day();
        if let Some(day) = day.filter(|day| YEARS.contains(&day.year())) {
            return Some(When::day(day));
        }
        let far = day.map(|day| day.to_string());
        let text = match &far {
            Some(text) => text,
            None => self.string(node, key, "a date, or words such as \"late 2017\"")?,
        };
        self.check_letters(node, &PrintedText::line(text));
        let when = read(text);
        if !when.is_read() {
            let why = match refusal(text) {
                None | Some(DateRefusal::Form) => String::new(),
                Some(why) => format!(": {why}"),
            };
            let message = format!("the date `{text}` cannot be read{why}; it stays as text");
            let also = if key == "due" { DUE_FORMS } else { "" };
            let hint = format!("{DATE_FORMS}{also}");
            self.report(node.bytes, Fault::warning("unread-date", message).hint(hint));
        }
        Some(when)
    }
}
