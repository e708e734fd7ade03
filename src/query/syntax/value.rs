//! What stands after a field's colon: words, days, numbers, sums, and how they are compared.

use std::fmt;

use super::lex::plain_letter;
use crate::text::fold::fold;

/// How a field is compared with what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// `:` – it is one of the values, contains one, or lies in one.
    Is,
    /// `:<` – less, before; with an unsigned `30d`, within so many days.
    Under,
    /// `:<=` – as much at the most, on that day at the latest.
    UpTo,
    /// `:>` – more, after.
    Over,
    /// `:>=` – as much at the least, on that day at the earliest.
    AtLeast,
}

impl Op {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Is, Self::Under, Self::UpTo, Self::Over, Self::AtLeast];

    /// The operator as it is typed.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Is => ":",
            Self::Under => ":<",
            Self::UpTo => ":<=",
            Self::Over => ":>",
            Self::AtLeast => ":>=",
        }
    }
}

/// One of the values of a question.
///
/// Words keep the letters that were typed and are folded when they are compared; dates, numbers
/// and sums are folded already.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum QueryValue {
    /// Exactly this.
    Is(String),
    /// Whatever begins so; whatever there is when the beginning is empty (`owner:*`).
    Begins(String),
    /// From the first to the second, both counted in.
    Between(String, String),
}

impl fmt::Display for QueryValue {
    /// The value as it may be typed after a colon, in quotes where they are needed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(text) => f.write_str(&quoted_if_needed(text)),
            Self::Begins(text) if text.is_empty() => f.write_str("*"),
            Self::Begins(text) => write!(f, "{}*", quoted_if_needed(text)),
            Self::Between(from, to) => {
                write!(f, "{}..{}", quoted_if_needed(from), quoted_if_needed(to))
            }
        }
    }
}

fn quoted_if_needed(text: &str) -> String {
    let splits = |c: char| matches!(plain_letter(c), ' ' | '(' | ')' | '"' | ',' | '*');
    let signs = |c: char| matches!(plain_letter(c), '!' | '<' | '>' | '=' | '~' | '.');
    let bare = !text.is_empty()
        && !text.contains(splits)
        && !text.starts_with(signs)
        && !text.ends_with('.')
        && !text.contains("..");
    if bare { text.to_owned() } else { quoted(text) }
}

/// The text as a quotation; a quote inside it is doubled.
pub(super) fn quoted(text: &str) -> String {
    let doubled = |c| std::iter::repeat_n(c, if plain_letter(c) == '"' { 2 } else { 1 });
    format!("\"{}\"", text.chars().flat_map(doubled).collect::<String>())
}

/// A day told by its distance from today: `30d`, `+30d`, `-90d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offset {
    /// Without a sign: so many days in the direction in which the field faces.
    Facing(u32),
    /// With a sign: so many days from today, behind it when negative.
    Signed(i32),
}

impl Offset {
    /// Reads a distance of up to 99,999 days; `None` when the text is none.
    pub fn new(text: &str) -> Option<Self> {
        let text = fold(text);
        let number = text.strip_suffix('d')?;
        let digits = number.strip_prefix(['+', '-']).unwrap_or(number);
        if !(1..=5).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        match number.len() - digits.len() {
            0 => digits.parse().ok().map(Self::Facing),
            _ => number.parse().ok().map(Self::Signed),
        }
    }
}

/// Reads a plain number such as `7.5`; `None` when the text is none.
pub fn number(text: &str) -> Option<f64> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let begins = plain.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let digits = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (begins && digits).then(|| text.parse().ok()).flatten()
}

/// Reads a number of days, with or without its `d`; `None` when the text is none.
pub fn days(text: &str) -> Option<i64> {
    let digits = text.strip_suffix('d').unwrap_or(text);
    let plain = digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// Reads a sum such as `£1.2bn`, `240,000`, `156million` or `75k` into pence, folded already;
/// `None` when the text is none, or is finer than a penny.
pub fn pence(text: &str) -> Option<i128> {
    let sum = text.strip_prefix('£').unwrap_or(text).trim_start();
    let unit_at = sum.find(|c: char| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(sum.len());
    let zeros = match sum[unit_at..].trim_start() {
        "" => 2,
        "k" | "thousand" => 5,
        "m" | "mn" | "million" => 8,
        "bn" | "b" | "billion" => 11,
        _ => return None,
    };
    let (whole, part) = sum[..unit_at].split_once('.').unwrap_or((&sum[..unit_at], ""));
    let whole = whole_pounds(whole)?;
    let part_is_plain = part.len() <= zeros && part.bytes().all(|b| b.is_ascii_digit());
    if !part_is_plain || sum[..unit_at].ends_with('.') {
        return None;
    }
    format!("{whole}{part:0<zeros$}").parse().ok()
}

/// The digits of a number that may have a comma before each three of them.
fn whole_pounds(digits: &str) -> Option<String> {
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let grouped = digits.contains(',');
    let sound = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first_fits = (1..=if grouped { 3 } else { 15 }).contains(&first.len()) && sound(first);
    (first_fits && digits.len() <= 20 && groups.all(|group| group.len() == 3 && sound(group)))
        .then(|| digits.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_to_the_penny_and_nothing_else_is() {
        for (text, wanted) in [
            ("100m", 10_000_000_000),
            ("£1.2bn", 120_000_000_000),
            ("240,000", 24_000_000),
            ("£156million", 15_600_000_000),
            ("£1.2 million", 120_000_000),
            ("75k", 7_500_000),
            ("75.5", 7_550),
        ] {
            assert_eq!(pence(text), Some(wanted), "{text}");
        }
        for bad in ["", "m", "£", "1.", "1..2", "24,00", "1,0000", ",100", "1.234", "ten", "-5"] {
            assert_eq!(pence(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_from_today_keep_whether_they_had_a_sign() {
        assert_eq!(Offset::new("60D"), Some(Offset::Facing(60)));
        assert_eq!(Offset::new("+30d"), Some(Offset::Signed(30)));
        assert_eq!(Offset::new("\u{2013}90d"), Some(Offset::Signed(-90)));
        for bad in ["d", "+d", "6", "6dd", "123456d", "1.5d"] {
            assert_eq!(Offset::new(bad), None, "{bad}");
        }
        assert_eq!(
            (days("90"), days("90d"), days("x"), days("")),
            (Some(90), Some(90), None, None)
        );
        assert_eq!((number("7.5"), number("inf"), number("7.5.1")), (Some(7.5), None, None));
    }

    #[test]
    fn a_value_is_quoted_only_where_it_must_be() {
        let shown = |text: &str| QueryValue::Is(text.to_owned()).to_string();
        assert_eq!(shown("condition"), "condition");
        assert_eq!(shown("in principle"), "\"in principle\"");
        assert_eq!(shown("J \"Jo\" Hall"), "\"J \"\"Jo\"\" Hall\"");
        assert_eq!(shown("<5"), "\"<5\"");
        assert_eq!(shown("2017-07-17"), "2017-07-17");
        assert_eq!(QueryValue::Begins("am".into()).to_string(), "am*");
        assert_eq!(
            QueryValue::Between("late 2016".into(), "2017".into()).to_string(),
            "\"late 2016\"..2017"
        );
    }
}
