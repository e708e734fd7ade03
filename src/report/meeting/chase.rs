//! Letters to whoever must see to something: one for each, over all that is open with them.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Value as Json, json};

use super::{due, obligation};
use crate::calendar::short;
use crate::query::{CompiledQuery, Query, QueryContext};
use crate::record::{Kind, StatusSide};
use crate::register::Ix;
use crate::report::document::export::{Format, Report};
use crate::report::document::json::list;
use crate::report::document::report_document::{ReportBlock, ReportDocument, markdown};
use crate::report::document::table::{Table, columns_named};
use crate::text::fold::fold;
use crate::text::plural::count;

/// What a list of what the letters are over shows.
const COLUMNS: [&str; 6] = ["owner", "id", "title", "due", "late", "chased"];

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
    /// What stands on no side, so that nobody can tell whether it is still open; the latest first.
    pub unplaced: Vec<Ix>,
}

impl ChaseLetters {
    /// The letters over the open caveats, actions and risks that answer a query. What is paused is
    /// not chased, nor is what has a status that stands on no side.
    pub fn of(ctx: &QueryContext<'_>, query: &Query) -> Self {
        let register = ctx.register;
        let all = Kind::PURSUED.into_iter().flat_map(|kind| register.of(kind));
        let open = all.copied().filter(|&ix| !register.is_settled(ix));
        let asked = CompiledQuery::new(ctx, query);
        let rows: Vec<Ix> = open
            .filter(|&ix| register.status_side(ix) != Some(StatusSide::Paused))
            .filter(|&ix| asked.answers(ctx, ix))
            .collect();
        let (rows, unplaced) = rows.into_iter().partition(|&ix| register.status_side(ix).is_some());
        let mut letters: BTreeMap<String, ChaseLetter> = BTreeMap::new();
        let mut nobodys = Vec::new();
        for ix in due::in_order(ctx, rows) {
            let owners = register.owners(ix);
            if owners.is_empty() {
                nobodys.push(ix);
            }
            for owner in owners {
                let (to, owner) = (obligation::known_owner(ctx, owner), owner.to_owned());
                let letter = letters.entry(fold(&to));
                let letter = letter.or_insert_with(|| ChaseLetter { to, owner, items: Vec::new() });
                // Somebody may be named twice, by login and by name.
                if letter.items.last() != Some(&ix) {
                    letter.items.push(ix);
                }
            }
        }
        let unplaced = due::in_order(ctx, unplaced);
        Self { letters: letters.into_values().collect(), nobodys, unplaced }
    }

    /// Every row once, owner by owner, what nobody answers for last.
    pub fn rows(&self) -> Vec<Ix> {
        let owned = self.letters.iter().flat_map(|letter| &letter.items);
        let mut seen = HashSet::new();
        owned.chain(&self.nobodys).copied().filter(|ix| seen.insert(*ix)).collect()
    }

    /// What the letters are over, a row for each item.
    pub fn table(&self, ctx: &QueryContext<'_>) -> Table {
        Table::of(ctx, &columns_named(&COLUMNS), &self.rows())
    }

    /// The letters in a format: to read as Markdown, page or text, a row for each item as CSV or TSV.
    pub fn format(&self, ctx: &QueryContext<'_>, format: Format) -> String {
        format.render(&LettersWithContext { letters: self, ctx })
    }

    fn document(&self, ctx: &QueryContext<'_>) -> ReportDocument {
        let nobody = match self.nobodys.len() {
            0 => String::new(),
            some => format!("; {some} without an owner"),
        };
        let open = self.rows().len() - self.nobodys.len();
        let letters = count(self.letters.len(), "letter");
        let about = format!("{letters} over {open} open{nobody}");
        let mut blocks = vec![ReportBlock::Paragraph(about)];
        for letter in &self.letters {
            blocks.push(ReportBlock::Heading(letter.to.clone()));
            blocks.extend(letter.blocks(ctx));
        }
        if !self.nobodys.is_empty() {
            let words = "Nobody answers for these, so no letter goes out. \
                         Name somebody for each: caveat owner ID NAME, or o on the screen.";
            blocks.extend([
                ReportBlock::Heading("Nobody's".to_owned()),
                ReportBlock::Paragraph(words.to_owned()),
                obligation::items(ctx, &self.nobodys),
            ]);
        }
        if !self.unplaced.is_empty() {
            let words = "The status of these is no word that this register knows, so no letter goes \
                         out. Say in register.toml on which side it stands: \
                         [vocabulary] status = { \"ratified\" = \"settled\" }.";
            blocks.extend([
                ReportBlock::Heading("Not chased".to_owned()),
                ReportBlock::Paragraph(words.to_owned()),
                obligation::items(ctx, &self.unplaced),
            ]);
        }
        let title = format!("To chase, as at {}", short(ctx.today));
        ReportDocument { title, blocks, ..Default::default() }
    }

    /// The same for scripts.
    pub fn json(&self, ctx: &QueryContext<'_>) -> Json {
        let items =
            |all: &[Ix]| -> Json { all.iter().map(|&ix| obligation::row(ctx, ix)).collect() };
        let letter = |it: &ChaseLetter| {
            let text = markdown(&it.blocks(ctx));
            json!({"owner": it.owner, "to": it.to, "items": items(&it.items), "text": text})
        };
        let letters = self.letters.iter().map(letter).collect();
        let mut document = list("chase", self.rows().len(), letters);
        document["nobody"] = items(&self.nobodys);
        document["not_chased"] = items(&self.unplaced);
        document
    }
}

/// The letters with what they are read from.
struct LettersWithContext<'a> {
    letters: &'a ChaseLetters,
    ctx: &'a QueryContext<'a>,
}

impl Report for LettersWithContext<'_> {
    fn document(&self) -> ReportDocument {
        self.letters.document(self.ctx)
    }

    fn rows(&self) -> Table {
        self.letters.table(self.ctx)
    }

    fn json(&self) -> Json {
        self.letters.json(self.ctx)
    }
}

impl ChaseLetter {
    /// The letter: what is open, how late it is, and where it stands written.
    fn blocks(&self, ctx: &QueryContext<'_>) -> [ReportBlock; 5] {
        let (open, each) = match self.items.len() {
            1 => ("This is open and is with you:".to_owned(), "it"),
            many => (format!("These {many} are open and are with you:"), "each"),
        };
        let named = ctx.register.settings.officers.get(ctx.officer);
        let officer = named.map_or(ctx.officer, String::as_str);
        [
            ReportBlock::Paragraph(format!("Dear {},", self.to)),
            ReportBlock::Paragraph(open),
            obligation::items(ctx, &self.items),
            ReportBlock::Paragraph(format!(
                "Tell me how far {each} is, and where the paper or evidence can be seen. \
                 If it is not yours, tell me whose it is."
            )),
            ReportBlock::Paragraph(officer.to_owned()),
        ]
    }
}
