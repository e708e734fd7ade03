//! A register as a command has it open: everything that could be read, and what could not.

use serde::Serialize;
use serde_json::Value as Json;

use super::context::{Context, RegisterPlace};
use super::exit::{Code, CommandError};
use super::output::{Output, say};
use crate::fault::Fault;
use crate::query::{Query, QueryContext, SearchIndex, Views};
use crate::record::LOST_SETTING;
use crate::register::{Ix, LoadedRegister, Register};
use crate::report::document::export::{Format, ListHeading, title};
use crate::report::document::table::Table;
use crate::report::list::faults;
use crate::store::{FileStamps, JournalFolder, changed_journals};
use crate::text::nearest::nearest_few;
use crate::tui::model::VIEW_FAULT;

/// How many near ids or names are named for one that there is not.
pub const NEAR: usize = 3;

/// A register that was read.
#[derive(Debug)]
pub struct OpenRegister {
    /// Where it is.
    pub place: RegisterPlace,
    /// How many record files it has.
    pub files: usize,
    /// What it holds.
    pub register: Register,
    /// The names of its records, for filters.
    pub index: SearchIndex,
    /// Everything that is wrong with it; of one that was read now errors first, then by place.
    pub faults: Vec<Fault>,
    this_box: String,
    /// Who reads it, where that is known.
    officer: String,
    /// The stamps of its files from before they were read, where it is to be refreshed.
    stamps: FileStamps,
}

impl OpenRegister {
    /// Reads the records and journals of a register, on the box `this_box`.
    pub fn read(place: RegisterPlace, this_box: &str) -> Result<Self, CommandError> {
        let mut loaded = LoadedRegister::load(&place.folder, this_box, &|_, _| {})
            .map_err(|missing| CommandError::unreadable(missing.to_string()))?;
        let (_, wrong) = Views::new(&loaded.register.settings.views, &[]);
        let wrong = wrong.into_iter().map(|words| Fault::warning(VIEW_FAULT, words));
        loaded.faults.extend(wrong.map(|fault| fault.in_file(&"register.toml".into())));
        faults::sort(&mut loaded.faults);
        Ok(Self::new(place, this_box, loaded))
    }

    /// A register that was read from this place, on the box `this_box`.
    pub fn new(place: RegisterPlace, this_box: &str, loaded: LoadedRegister) -> Self {
        let LoadedRegister { register, faults, files } = loaded;
        let index = SearchIndex::new(register.len());
        let (this_box, stamps) = (this_box.to_owned(), FileStamps::default());
        let officer = String::new();
        Self { place, files, register, index, faults, this_box, officer, stamps }
    }

    /// The same as this officer may see it.
    #[must_use]
    pub fn read_by(mut self, officer: &str) -> Self {
        self.register.set_reader(officer, None);
        officer.clone_into(&mut self.officer);
        self
    }

    /// What stands over a list of it in a file, under a filter.
    pub fn heading<'a>(&self, context: &Context, what: &str, filter: &'a str) -> ListHeading<'a> {
        ListHeading::new(title(what, &self.register), filter, context.today())
    }

    /// What was read, for the screen.
    pub fn into_loaded(self) -> LoadedRegister {
        let Self { register, faults, files, .. } = self;
        LoadedRegister { register, faults, files }
    }

    /// Reads again what has changed: a journal alone, or all when a record file did. What cannot be
    /// read now stays as it was.
    pub fn refresh(&mut self) {
        let stamps = FileStamps::of(&self.place.folder);
        if stamps.records == self.stamps.records {
            let mut journals = JournalFolder::new(&self.place.folder, &self.this_box);
            for file in changed_journals(&self.stamps.journals, &stamps.journals) {
                self.register.reread(&file, journals.read_one(&file).held);
            }
        } else {
            let Ok(read) = Self::read(self.place.clone(), &self.this_box) else { return };
            let mut read = read.read_by(&self.officer);
            read.register.stand_as(&self.register);
            *self = read;
        }
        self.stamps = stamps;
    }

    /// Who asks this register, on which day.
    pub fn ctx<'a>(&'a self, context: &'a Context) -> QueryContext<'a> {
        QueryContext {
            register: &self.register,
            index: &self.index,
            today: context.today(),
            zone: &context.environment.zone,
            officer: &context.environment.login,
            baseline: None,
        }
    }

    /// The views of this register, with the officer's own over them.
    pub fn views(&self, context: &Context) -> Views {
        Views::new(&self.register.settings.views, &context.settings.values.views).0
    }

    /// The record with this id, in capitals or not, else the one with this reference; where there is
    /// none, the nearest are named.
    pub fn find(&self, id: &str) -> Result<Ix, CommandError> {
        let capitals = id.to_ascii_uppercase();
        if let Some(ix) = self.register.find(id).or_else(|| self.register.find(&capitals)) {
            return Ok(ix);
        }
        if self.register.is_unread(id) {
            let message = format!("{id} is on file, but cannot be read");
            return Err(CommandError::unreadable(format!("{message}\n  `caveat check` tells why")));
        }
        match *self.register.with_reference(id) {
            [one] => Ok(one),
            [] => {
                let hint = nearest_or(&self.near(id), "`caveat list caveats` lists ids");
                Err(CommandError::finding(format!("no record has the id {id}\n  {hint}")))
            }
            ref several => {
                let ids: Vec<_> = several.iter().map(|&ix| self.register.id(ix).as_str()).collect();
                let message = format!("{} records have the reference {id}", several.len());
                let hint = format!("say which: {}", ids.join(", "));
                Err(CommandError::finding(format!("{message}\n  {hint}")))
            }
        }
    }

    /// The ids that resemble one that there is not.
    pub fn near(&self, id: &str) -> Vec<&str> {
        nearest_few(id, self.register.ids(), NEAR)
    }

    /// How many files and records are missing from what is shown.
    fn left_out(&self) -> usize {
        self.faults.iter().filter(|fault| fault.leaves_out()).count()
    }

    /// Prints a document for scripts; where a file or a record is missing from it, it says how many.
    pub fn json(&self, out: &mut Output, document: &Json) -> Result<(), CommandError> {
        out.json(&LeftOut { document, left_out: self.left_out() })
    }

    /// Prints a list in the format that is asked for, as a table where none is; a document for
    /// scripts says how much is missing from it.
    pub fn list(
        &self,
        out: &mut Output,
        heading: ListHeading<'_>,
        format: Option<Format>,
        table: impl Fn() -> Table,
        json: impl Fn() -> Json,
    ) -> Result<(), CommandError> {
        match format {
            Some(Format::Json) => self.json(out, &json()),
            _ => out.list(heading, format, table, json),
        }
    }

    /// How a command ends that has printed all that could be read: the files and records that are
    /// left out are told after it, and the settings that are lost.
    pub fn ended(&self, out: &mut Output) -> Result<Code, CommandError> {
        out.flush()?;
        let mut code = Code::Done;
        self.tell_lost_settings();
        for fault in self.faults.iter().filter(|fault| fault.leaves_out()) {
            say(faults::line(fault));
            code = Code::Unreadable;
        }
        Ok(code)
    }

    /// Tells the shared settings that cannot be read: what they govern is not as the register says.
    pub fn tell_lost_settings(&self) {
        let lost = self.faults.iter().filter(|fault| fault.code == LOST_SETTING);
        lost.for_each(|fault| say(faults::line(fault)));
    }
}

/// A document, with how many files and records are missing from it where there are any.
#[derive(Serialize)]
struct LeftOut<'a> {
    #[serde(flatten)]
    document: &'a Json,
    #[serde(skip_serializing_if = "is_none")]
    left_out: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "it is called with a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// What is said beside a name that there is not: those near it, else where they are listed.
pub fn nearest_or(near: &[&str], otherwise: &str) -> String {
    if near.is_empty() { otherwise.to_owned() } else { format!("nearest: {}", near.join(", ")) }
}

impl Context {
    /// Reads the register that is meant.
    pub fn open(&self) -> Result<OpenRegister, CommandError> {
        let place = self.place()?;
        if place.is_sample {
            let folder = place.folder.display();
            say(format!("This is the sample register, in {folder}; -d DIR opens another."));
        }
        let opened = OpenRegister::read(place, &self.environment.box_name)?;
        let mut opened = opened.read_by(&self.environment.login);
        opened.register.stand_on(self.today(), &self.environment.zone);
        Ok(opened)
    }

    /// Reads a filter, if there is one, and then the register that is meant.
    pub fn open_for(&self, filter: Option<&str>) -> Result<(Query, OpenRegister), CommandError> {
        let query = self.query(filter.unwrap_or_default())?;
        Ok((query, self.open()?))
    }

    /// Reads the register that is meant, to be refreshed later.
    pub fn open_for_refresh(&self) -> Result<OpenRegister, CommandError> {
        // Before reading: what changes while it is read then shows the next time.
        let stamps = FileStamps::of(&self.place()?.folder);
        Ok(OpenRegister { stamps, ..self.open()? })
    }
}
