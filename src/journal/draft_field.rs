//! What a draft is of, in words.

/// What the field of an edit of a record file begins with; then comes the file.
pub const RECORD_FILE: &str = "file";

/// What a draft is of, in words: `note`, `reason: not met`, `long note (chase)`.
pub fn field_in_words(field: &str) -> String {
    let (what, rest) = field.split_once(':').unwrap_or((field, ""));
    let last = rest.rsplit(':').next().unwrap_or_default().replace('-', " ");
    match what {
        RECORD_FILE => format!("edit of {rest}"),
        "reason" | "why" => format!("reason: {last}"),
        "edit" => "edited note".to_owned(),
        "rewrite" => format!("edited note ({last})"),
        "long" if last == "note" => "long note".to_owned(),
        "long" => format!("long note ({last})"),
        other => other.to_owned(),
    }
}
