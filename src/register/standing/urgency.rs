//! How urgent a case is, and why: the number that the board is sorted by, with its working.

use jiff::civil::Date;

use crate::calendar::days_late;
use crate::record::kinds::{Decision, Endorsement};
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::text::plural::count;

/// An urgency in hundredths, with what it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Urgency {
    /// The sum, in hundredths.
    pub hundredths: i64,
    /// Each part in words with its hundredths: `8 open caveats`, 400.
    pub parts: Vec<(String, i64)>,
}

impl Urgency {
    fn add(&mut self, part: String, hundredths: i64) {
        self.hundredths += hundredths;
        self.parts.push((part, hundredths));
    }

    /// The working: `7.5 = key decision 2 + 8 open caveats 4 + second-hand endorsements 1.5`.
    pub fn working(&self) -> String {
        if self.parts.is_empty() {
            return "0".to_owned();
        }
        let words = |(part, sum): &(String, i64)| format!("{part} {}", format_hundredths(*sum));
        let parts: Vec<String> = self.parts.iter().map(words).collect();
        format!("{} = {}", format_hundredths(self.hundredths), parts.join(" + "))
    }
}

/// Hundredths as a number without needless noughts: `7.5`, `11.43`.
pub fn format_hundredths(hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        rest => format!("{whole}.{rest:02}"),
    }
}

impl Register {
    /// How urgent a case is today.
    pub fn urgency(&self, case: Ix, today: Date) -> Urgency {
        let mut urgency = Urgency::default();
        if self.is_key(case) {
            urgency.add("key decision".into(), 200);
        }
        let open = self.open_caveats_of(case).count();
        if open > 0 {
            urgency.add(count(open, "open caveat"), 50 * i64::try_from(open).unwrap_or(0));
        }
        if self.has_second_hand(case) {
            urgency.add("second-hand endorsements".into(), 150);
        }
        let late =
            self.open_caveats_of(case).filter_map(|caveat| self.days_late(caveat, today)).max();
        if let Some(days) = late {
            urgency.add(days_late(days), 600 + days);
        }
        urgency
    }

    /// Whether a case's latest decision is a key decision.
    pub fn is_key(&self, case: Ix) -> bool {
        let decision = self.decided(case).map(|decided| decided.decision);
        decision
            .and_then(|it| self.record_as::<Decision>(it))
            .is_some_and(|it| it.key == Some(true))
    }

    /// Whether a partner's stance on a case is known only by another's word.
    pub fn has_second_hand(&self, case: Ix) -> bool {
        let mut all = self.endorsements_of(case).iter();
        all.any(|&ix| self.record_as(ix).is_some_and(Endorsement::is_second_hand))
    }
}

#[cfg(test)]
mod tests {
    use super::format_hundredths;

    #[test]
    fn hundredths_are_printed_without_needless_noughts() {
        assert_eq!(format_hundredths(750), "7.5");
        assert_eq!(format_hundredths(1143), "11.43");
        assert_eq!(format_hundredths(400), "4");
        assert_eq!(format_hundredths(101), "1.01");
    }
}
