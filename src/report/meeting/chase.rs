//! Letters to whoever must see to something: one for each, over all that is open with them.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{due, obligation};
use crate::calendar::short;
use crate::query::{CompiledQuery, Query, QueryContext};
use crate::record::Kind;
use crate::register::Ix;
use crate::report::document::escape::escaped;
use crate::report::document::table::one_line;
use crate::text::fold::fold;

/// Everything that is open with one owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChaseLetter {
    /// The owner as people know them.
    pub to: String,
    /// The owner as the record or the journal has it: an id, a login or a name.
    pub owner: String,
    /// What is open, the latest first.
    pub items: Vec<Ix>,
}

/// The letters to write, and what nobody answers for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChaseLetters {
    /// One for each owner, by name.
    pub letters: Vec<ChaseLetter>,
    /// What has no owner, the latest first.
    pub nobodys: Vec<Ix>,
}

impl ChaseLetters {
    /// The letters over the open caveats and actions that answer a query.
    pub fn of(ctx: &QueryContext<'_>, query: &Query) -> Self {
        let register = ctx.register;
        let all = [Kind::Caveat, Kind::Action].into_iter().flat_map(|kind| register.of(kind));
        let open = all.copied().filter(|&ix| !register.is_settled(ix));
        let asked = CompiledQuery::new(ctx, query);
        let rows = open.filter(|&ix| asked.answers(ctx, ix)).collect();
        let mut letters: BTreeMap<String, ChaseLetter> = BTreeMap::new();
        let mut nobodys = Vec::new();
        for ix in due::in_order(ctx, rows) {
            let to = obligation::owner(ctx, ix);
            if to.is_empty() {
                nobodys.push(ix);
                continue;
            }
            let owner = register.owner(ix).into_owned();
            let letter = letters.entry(fold(&to));
            letter.or_insert(ChaseLetter { to, owner, items: Vec::new() }).items.push(ix);
        }
        Self { letters: letters.into_values().collect(), nobodys }
    }

    /// How many things are open in all of them.
    pub fn len(&self) -> usize {
        self.letters.iter().map(|letter| letter.items.len()).sum::<usize>() + self.nobodys.len()
    }

    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every row, owner by owner, what nobody answers for last.
    pub fn rows(&self) -> Vec<Ix> {
        let owned = self.letters.iter().flat_map(|letter| &letter.items);
        owned.chain(&self.nobodys).copied().collect()
    }

    /// The letters as one Markdown text.
    pub fn markdown(&self, ctx: &QueryContext<'_>) -> String {
        let letters = match self.letters.len() {
            1 => "1 letter".to_owned(),
            many => format!("{many} letters"),
        };
        let nobody = match self.nobodys.len() {
            0 => String::new(),
            some => format!("; {some} without an owner"),
        };
        let mut text = format!(
            "# To chase, as at {}\n\n{letters} over {} open{nobody}\n",
            short(ctx.today),
            self.len() - self.nobodys.len(),
        );
        for letter in &self.letters {
            text.extend(["\n## ", &escaped(&letter.to), "\n\n", &letter.text(ctx)]);
        }
        if !self.nobodys.is_empty() {
            text += "\n## Nobody's\n\nNobody answers for these, so no letter goes out. \
                     Name somebody for each: caveat owner ID NAME, or o on the screen.\n\n";
            text.extend(self.nobodys.iter().map(|&ix| obligation::item(ctx, ix)));
        }
        text
    }

    /// The same for scripts.
    pub fn json(&self, ctx: &QueryContext<'_>) -> Json {
        let rows =
            |all: &[Ix]| all.iter().map(|&ix| obligation::row(ctx, ix)).collect::<Vec<Json>>();
        let letters: Vec<Json> = self
            .letters
            .iter()
            .map(|letter| {
                json!({
                    "owner": letter.owner,
                    "to": letter.to,
                    "items": rows(&letter.items),
                    "text": letter.text(ctx),
                })
            })
            .collect();
        json!({
            "schema": 1,
            "kind": "chase",
            "total": self.len(),
            "rows": letters,
            "nobody": rows(&self.nobodys),
        })
    }
}

impl ChaseLetter {
    /// The letter in Markdown: what is open, how late it is, and where it stands written.
    pub fn text(&self, ctx: &QueryContext<'_>) -> String {
        let (open, ask) = match self.items.len() {
            1 => ("This is open and is with you:".to_owned(), "how far it is, and where"),
            many => {
                (format!("These {many} are open and are with you:"), "how far each is, and where")
            }
        };
        let items: String = self.items.iter().map(|&ix| obligation::item(ctx, ix)).collect();
        let named = ctx.register.settings.officers.get(ctx.officer);
        let officer = one_line(named.map_or(ctx.officer, String::as_str));
        format!(
            "Dear {},\n\n{open}\n\n{items}\nTell me {ask} the paper or evidence can be seen. \
             If it is not yours, tell me whose it is.\n\n{}\n",
            escaped(&self.to),
            escaped(&officer),
        )
    }
}
