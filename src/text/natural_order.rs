//! Ids in the order in which people count them.
//!
//! The crate `alphanumeric-sort` does not take its place: it puts `A-C2` before `A-C02`, and takes
//! digits of other scripts for numbers.

use std::cmp::Ordering;

/// Compares ids the way people count: `STK-C2` before `STK-C10`.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let ((text_a, rest_a), (text_b, rest_b)) = (leading(left, false), leading(right, false));
        if text_a != text_b || rest_a.is_empty() || rest_b.is_empty() {
            return left.cmp(right).then_with(|| a.cmp(b));
        }
        let ((number_a, after_a), (number_b, after_b)) =
            (leading(rest_a, true), leading(rest_b, true));
        let (number_a, number_b) =
            (number_a.trim_start_matches('0'), number_b.trim_start_matches('0'));
        let order = number_a.len().cmp(&number_b.len()).then_with(|| number_a.cmp(number_b));
        if order != Ordering::Equal {
            return order;
        }
        (left, right) = (after_a, after_b);
    }
}

/// The digits that a text begins with, or the letters before its first digit; and the rest.
fn leading(text: &str, digits: bool) -> (&str, &str) {
    text.split_at(text.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(text.len()))
}
