//! Ids in the order in which people count them.
//!
//! The crate `alphanumeric-sort` does not take its place: it puts `A-C2` before `A-C02`, and takes
//! digits of other scripts for numbers.

use std::cmp::Ordering;

/// Compares ids the way people count: `STK-C2` before `STK-C10`.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (text_a, rest_a) =
            left.split_at(left.find(|c: char| c.is_ascii_digit()).unwrap_or(left.len()));
        let (text_b, rest_b) =
            right.split_at(right.find(|c: char| c.is_ascii_digit()).unwrap_or(right.len()));
        if text_a != text_b || rest_a.is_empty() || rest_b.is_empty() {
            return left.cmp(right).then_with(|| a.cmp(b));
        }
        let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number_a, after_a) = rest_a.split_at(digits(rest_a));
        let (number_b, after_b) = rest_b.split_at(digits(rest_b));
        let (number_a, number_b) =
            (number_a.trim_start_matches('0'), number_b.trim_start_matches('0'));
        let order = number_a.len().cmp(&number_b.len()).then_with(|| number_a.cmp(number_b));
        if order != Ordering::Equal {
            return order;
        }
        (left, right) = (after_a, after_b);
    }
}
