//! The model: everything that panes read, and that none of them changes.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use uuid::Uuid;

use super::earlier_revision::BaselineRevision;
use super::effect::{DraftKey, KeptDraft, PinnedVersion, UiState};
use super::keys::keymap::{KeyFile, Keymap};
use super::keys::lint;
use super::message_log::Messages;
use super::theme::Theme;
use crate::fault::Fault;
use crate::journal::JournalEntry;
use crate::journal::template::Templates;
use crate::query::rules::{BROKEN, UNREAD};
use crate::query::{
    Baseline, CompiledQuery, Query, QueryContext, QueryError, SearchIndex, Views, parse,
    rule_faults,
};
use crate::record::settings::{ColumnRow, ViewRow};
use crate::record::{Id, LOST_SETTING};
use crate::register::{Ix, LoadedRegister, Register, RevisionSpec};
use crate::session::is_blind;
use crate::text::Clean;
use crate::text::plural::count;

/// The code of a fault in a view or in the columns of a screen.
pub const VIEW_FAULT: &str = "view";

/// What the program is started with.
#[derive(Debug, Default)]
pub struct StartOptions {
    /// The folder as it is shown.
    pub folder: String,
    /// The full path of the folder for `-d`; none where the register is the sample.
    pub named_folder: Option<String>,
    /// The login of the officer.
    pub officer: String,
    /// The day that counts as today.
    pub today: Date,
    /// The zone in which moments are shown; UTC where none is given.
    pub zone: Option<TimeZone>,
    /// Whether that day was asked for, and is not the clock's.
    pub as_at: bool,
    /// Whether nothing may be written.
    pub read_only: bool,
    /// Why nothing can be written, and whom to ask, where that was not asked for.
    pub no_writing: Option<String>,
    /// Something to say at the start, such as that this is the sample register.
    pub welcome: Option<String>,
    /// The record to land on.
    pub land_on: Option<String>,
    /// The filter to start with.
    pub filter: Option<String>,
    /// The view to start with.
    pub view: Option<String>,
    /// Commands of the palette to run as soon as the register is read.
    pub run: Vec<String>,
    /// Which editor opens where the officer has chosen none, and how to leave it.
    pub unchosen_editor: Option<String>,
    /// What is wrong in the officer's settings files, beside keys, views and columns.
    pub wrong: Vec<String>,
    /// The officer's own keys.
    pub keys: KeyFile,
    /// The officer's own views.
    pub views: Vec<ViewRow>,
    /// The officer's own columns, by screen.
    pub columns: BTreeMap<String, Vec<ColumnRow>>,
    /// The theme's name; empty for the terminal's own look.
    pub theme: String,
    /// What was kept from the last time.
    pub remembered: UiState,
    /// Texts that were begun and not saved.
    pub drafts: BTreeMap<DraftKey, KeptDraft>,
    /// The beginnings of notes, by their kind.
    pub templates: Templates,
}

/// Everything that panes read.
#[derive(Debug)]
pub struct Model {
    /// The register; empty until it is read.
    pub register: Register,
    index: SearchIndex,
    /// What is wrong in it.
    pub faults: Vec<Fault>,
    /// The screens and views.
    pub views: Views,
    /// How many rows each view has, by its place among the views.
    pub counts: Vec<usize>,
    /// The keys.
    pub keymap: Keymap,
    /// The look.
    pub theme: Theme,
    /// The officer's login.
    pub officer: String,
    /// The day that counts as today.
    pub today: Date,
    /// The zone in which moments are shown.
    pub zone: TimeZone,
    /// Whether that day was asked for.
    pub as_at: bool,
    /// The folder as it is shown.
    pub folder: String,
    /// The full path of the folder for `-d`; none where the register is the sample.
    pub named_folder: Option<String>,
    /// Whether nothing may be written.
    pub read_only: bool,
    /// Why nothing can be written, and whom to ask, where that was not asked for.
    pub no_writing: Option<String>,
    /// How far the reading is, while the register is read.
    pub loading: Option<(usize, usize)>,
    /// Texts that were begun and not saved.
    pub drafts: BTreeMap<DraftKey, KeptDraft>,
    /// Filters and typed lines.
    pub remembered: UiState,
    /// The beginnings of notes, by their kind.
    pub templates: Templates,
    /// What was said, the newest last.
    pub messages: Messages,
    /// When the text being typed was last kept on disk, as `10:44:31`.
    pub kept_at: Option<String>,
    /// The day that records are compared with, when it is not the day one looked.
    pub baseline: Option<Date>,
    /// The revision that they are compared with instead, and the one that is being read.
    pub past: Option<BaselineRevision>,
    pub(super) awaited: Option<RevisionSpec>,
    /// The entry with which a record was read before it was opened again in this session.
    pub read_before: BTreeMap<Id, JournalEntry>,
    /// The canonical forms that were asked for, by fingerprint; `None` where nobody has kept one.
    pub versions: BTreeMap<String, Option<String>>,
    /// The saved texts of documents that were asked for, or why they cannot be read.
    pub sources: BTreeMap<Id, Result<String, Clean>>,
    /// Whether sessions are blind, where the officer has said so; else as the register has it.
    pub blind: Option<bool>,
    /// The session that the officer came into and has not left.
    pub sits_in: Option<Uuid>,
    /// The people for whom verdicts are keyed in a session; empty for the officer's own.
    pub on_behalf: String,
    /// How far the session was that was left last, for the line at the end.
    pub left: Option<String>,
    /// The window, in letters across and lines.
    pub size: (u16, u16),
    own_views: Vec<ViewRow>,
    own_columns: BTreeMap<String, Vec<ColumnRow>>,
}

impl Model {
    /// A model before the register is read, and what is wrong with the officer's own settings.
    pub fn new(opening: StartOptions) -> (Self, Vec<String>) {
        let mut wrong = opening.wrong;
        let (keymap, wrong_keys) = lint::load(&opening.keys);
        wrong.extend(wrong_keys);
        let (views, wrong_views) = views(&[], &opening.views, &opening.columns);
        wrong.extend(wrong_views);
        let model = Self {
            register: Register::default(),
            index: SearchIndex::default(),
            faults: Vec::new(),
            counts: vec![0; views.views.len()],
            views,
            keymap,
            theme: Theme::named(&opening.theme),
            officer: opening.officer,
            today: opening.today,
            zone: opening.zone.unwrap_or(TimeZone::UTC),
            as_at: opening.as_at,
            folder: Clean::line(&opening.folder).to_string(),
            named_folder: opening.named_folder,
            read_only: opening.read_only,
            no_writing: opening.no_writing,
            loading: Some((0, 0)),
            drafts: opening.drafts,
            remembered: opening.remembered,
            templates: opening.templates,
            messages: Messages::default(),
            kept_at: None,
            baseline: None,
            past: None,
            awaited: None,
            read_before: BTreeMap::new(),
            versions: BTreeMap::new(),
            sources: BTreeMap::new(),
            blind: None,
            sits_in: None,
            on_behalf: String::new(),
            left: None,
            size: (80, 24),
            own_views: opening.views,
            own_columns: opening.columns,
        };
        (model, wrong)
    }

    /// Takes a register that was read.
    pub fn set_register(&mut self, loaded: LoadedRegister) {
        self.register = loaded.register;
        self.register.stand_on(self.today, &self.zone);
        self.register.set_reader(&self.officer, self.sits_in);
        self.index = SearchIndex::new(self.register.len());
        self.faults = loaded.faults;
        self.loading = None;
        if let Some(past) = &mut self.past {
            past.compare(&self.register, &self.faults);
        }
        let (views, wrong) =
            views(&self.register.settings.views, &self.own_views, &self.own_columns);
        self.views = views;
        // Those of a register that the command line has read are told already.
        let told: Vec<Clean> = self.faults.iter().map(|fault| fault.message.clone()).collect();
        let wrong = wrong.iter().map(|wrong| Fault::warning(VIEW_FAULT, wrong));
        self.faults.extend(wrong.filter(|fault| !told.contains(&fault.message)));
        self.reckon();
    }

    /// Works out again what depends on the whole register: which rules are broken, and how many
    /// rows each view has.
    pub fn reckon(&mut self) {
        self.faults.retain(|fault| ![BROKEN, UNREAD].contains(&fault.code));
        let broken = rule_faults(&self.ctx());
        self.faults.extend(broken);
        self.count_views();
    }

    /// Takes a view that the officer has saved.
    pub fn take_view(&mut self, view: ViewRow) {
        self.own_views.retain(|own| own.name != view.name);
        self.own_views.push(view);
        self.views = views(&self.register.settings.views, &self.own_views, &self.own_columns).0;
        self.count_views();
    }

    /// Whether others' verdicts are hidden in a session until one's own is given.
    pub fn reviews_blind(&self) -> bool {
        is_blind(&self.register.settings, self.blind)
    }

    /// Whether what colleagues judged of a record is hidden, because the officer takes part in a blind
    /// session in which they have still to judge it.
    pub fn hides(&self, on: &Id) -> bool {
        self.register.ledger().hides(on)
    }

    /// The officer comes into a session, or leaves the one that they sat in.
    pub fn sit_in(&mut self, session: Option<Uuid>) {
        if self.sits_in != session {
            self.sits_in = session;
            self.register.set_reader(&self.officer, session);
            self.count_views();
        }
    }

    /// Rows without those that the officer put off, unless the filter itself speaks of waiting.
    pub fn without_waiting(&self, mut rows: Vec<Ix>, query: &Query) -> Vec<Ix> {
        if !query.names_flag("waiting") {
            rows.retain(|&ix| !self.register.is_waiting(ix, &self.officer, self.today));
        }
        rows
    }

    /// Who asks, for filters and columns.
    pub fn ctx(&self) -> QueryContext<'_> {
        QueryContext {
            register: &self.register,
            index: &self.index,
            today: self.today,
            zone: &self.zone,
            officer: &self.officer,
            baseline: match &self.past {
                Some(past) => Some(Baseline::Revision(&past.fates)),
                None => self.baseline.map(Baseline::Day),
            },
        }
    }

    /// Reads a filter as of today.
    ///
    /// # Errors
    /// The first mistake in it, with its column.
    pub fn parse(&self, text: &str) -> Result<Query, QueryError> {
        parse(text, &|date| crate::calendar::asked(date, self.today).is_some())
    }

    /// The view of exactly this name.
    pub fn view(&self, name: &str) -> Option<&ViewRow> {
        self.views.views.iter().find(|view| view.name == name)
    }

    /// Counts the rows of every view.
    pub fn count_views(&mut self) {
        self.counts = self.views.views.iter().map(|view| self.count(view)).collect();
    }

    fn count(&self, view: &ViewRow) -> usize {
        let (screen, query) = (self.views.screen(&view.on), self.parse(&view.query));
        let (Some(screen), Ok(query)) = (screen, query) else { return 0 };
        let ctx = self.ctx();
        let asked = CompiledQuery::new(&ctx, &query);
        let waits = |ix: Ix| {
            !query.names_flag("waiting") && self.register.is_waiting(ix, &self.officer, self.today)
        };
        let rows = self.register.of(screen.kind).par_iter().copied();
        rows.filter(|&ix| asked.answers(&ctx, ix) && !waits(ix)).count()
    }

    /// The words of a record as they stand now, to which a verdict on it is pinned.
    pub fn version(&self, ix: Ix) -> PinnedVersion {
        PinnedVersion {
            fingerprint: self.register.fingerprint(ix).to_owned(),
            canonical: self.register.canonical(ix),
        }
    }

    /// Those of these records that are still on file, with the words of each as they were `read`.
    pub fn still_on_file(
        &self,
        ids: &[Id],
        read: &[PinnedVersion],
    ) -> (Vec<Ix>, Vec<PinnedVersion>) {
        let both = ids.iter().zip(read);
        both.filter_map(|(id, read)| Some((self.register.find(id.as_str())?, read.clone()))).unzip()
    }

    /// The draft of a text, if one was kept.
    pub fn draft(&self, key: &DraftKey) -> Option<&str> {
        self.drafts.get(key).map(|kept| &*kept.text)
    }

    /// How many drafts wait for this terminal; those of terminals that are open do not.
    pub fn waiting_drafts(&self) -> usize {
        self.drafts.values().filter(|kept| !kept.elsewhere).count()
    }

    /// Whether something was begun on a record and not saved.
    pub fn has_draft(&self, ix: Ix) -> bool {
        let id = self.register.id(ix);
        self.drafts.keys().any(|key| key.on == *id)
    }

    /// What is missing from the screen because it cannot be read, in words: `1 record, 2 files`;
    /// empty where nothing is.
    pub fn left_out(&self) -> String {
        let files = self.faults.iter().filter(|fault| fault.costs_its_file()).count();
        let records = self.faults.iter().filter(|fault| fault.costs_its_record).count();
        let parts = [(records, "record"), (files, "file")];
        let parts = parts.into_iter().filter(|(some, _)| *some > 0);
        parts.map(|(some, what)| count(some, what)).collect::<Vec<_>>().join(", ")
    }

    /// What everybody who opens the register is told first: a shared setting that cannot be read,
    /// what is left out, an entry that is dated ahead, a journal that counts for nothing.
    pub fn told_at_the_start(&self) -> Option<String> {
        let of = |code: &str| self.faults.iter().find(|fault| fault.code == code);
        let whole = |fault: &Fault| format!("{}: {}", fault.place(), fault.message);
        let lost = || Some(format!("{} left out; gw tells which", self.left_out()));
        let lost = || lost().filter(|_| !self.left_out().is_empty());
        let setting = of(LOST_SETTING).map(whole).or_else(lost);
        setting.or_else(|| of("journal-author").or_else(|| of("journal-ahead")).map(whole))
    }

    /// How many faults are errors or warnings.
    pub fn findings(&self) -> usize {
        self.faults.iter().filter(|fault| fault.level != crate::fault::Level::Gap).count()
    }
}

/// Every view, with names that may be shown.
fn views(
    shared: &[ViewRow],
    own: &[ViewRow],
    columns: &BTreeMap<String, Vec<ColumnRow>>,
) -> (Views, Vec<String>) {
    let (mut views, mut wrong) = Views::new(shared, own);
    wrong.extend(views.set_columns(columns));
    for view in &mut views.views {
        view.name = Clean::line(&view.name).to_string();
    }
    (views, wrong)
}
