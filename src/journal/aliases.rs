//! Records that had another id before: what was entered under the old one still stands.

use std::collections::HashMap;

use crate::record::Id;

/// Old ids, each with the present one.
pub type Aliases = HashMap<Id, Id>;
