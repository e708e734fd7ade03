//! How a screen is shared between a list and the detail of its item.

/// How a screen is shared between a list and the detail of its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SplitMode {
    /// The list alone.
    List,
    /// Both.
    #[default]
    Both,
    /// The detail alone.
    Detail,
}

impl SplitMode {
    /// More of the detail, as far as it goes.
    #[must_use]
    pub fn more_detail(self) -> Self {
        if self == Self::List { Self::Both } else { Self::Detail }
    }

    /// More of the list, as far as it goes.
    #[must_use]
    pub fn more_list(self) -> Self {
        if self == Self::Detail { Self::Both } else { Self::List }
    }
}
