//! What the records are compared with: a day, a git revision, or the day one looked.

use jiff::civil::Date;

use super::App;
use crate::calendar::short;
use crate::register::{LoadedRegister, NoRevision, RevisionSpec};
use crate::tui::earlier_revision::{self, BaselineRevision};
use crate::tui::effect::Order;
use crate::tui::prompt::Prompt;
use crate::tui::prompt::purpose::Purpose;
use crate::tui::theme::Role;

/// What is said of words that are neither a day nor a revision.
const NEITHER: &str = "that is no day: 2017-07-01, 1 jul 2017, -30d; nor a git revision: v1.2";

impl App {
    /// Opens the line for the day or revision to compare with.
    pub(super) fn ask_baseline(&mut self) {
        let past = self.model.past.as_ref().map(|past| earlier_revision::as_typed(&past.then));
        let present = past.or_else(|| self.model.baseline.map(|day| day.to_string()));
        self.ask(Prompt::new(Purpose::Baseline, &present.unwrap_or_default()));
    }

    /// Takes the day or revision to compare with; an empty text is when one looked. Of a day that
    /// is first what officers had read by then, until it is known whether git keeps the files.
    ///
    /// # Errors
    /// Neither can be read in it.
    pub(super) fn set_baseline(&mut self, text: &str) -> Result<(), String> {
        if matches!(text, "" | "-") {
            self.compare_with(None, None);
            self.model.awaited = None;
            self.say(Role::Text, "~ and D compare with when you looked");
            return Ok(());
        }
        let window = crate::calendar::asked(text, self.model.today);
        let is_name = !text.contains(|c: char| c.is_whitespace() || c.is_control());
        let (then, words) = match window.and_then(|window| window.to.or(window.from)) {
            Some(day) => {
                self.compare_with(Some(day), None);
                let words = format!("~ and D compare with {}. B and Enter ends that", short(day));
                (RevisionSpec::Day(day), words)
            }
            None if is_name => {
                let then = RevisionSpec::Revision(text.to_owned());
                let words = format!("Reading {} from git", earlier_revision::name(&then));
                (then, words)
            }
            None => return Err(NEITHER.to_owned()),
        };
        self.model.awaited = Some(then.clone());
        self.order(Order::Past(then));
        self.say(Role::Text, words);
        Ok(())
    }

    /// The record files of then were read, or cannot be had. Where no git keeps them, a day means
    /// what officers had read by then.
    pub(super) fn past_read(
        &mut self,
        then: RevisionSpec,
        read: Result<Box<LoadedRegister>, NoRevision>,
    ) {
        if self.model.awaited.as_ref() != Some(&then) {
            return; // something else was asked for meanwhile
        }
        self.model.awaited = None;
        match (read, &then) {
            (Ok(earlier), _) => {
                let model = &self.model;
                let past = BaselineRevision::new(then, *earlier, &model.register, &model.faults);
                let summary = past.summary();
                self.compare_with(None, Some(past));
                self.say(Role::Text, summary);
            }
            (Err(why), RevisionSpec::Day(day)) => {
                let (register, zone) = (&self.model.register, &self.model.zone);
                let (day, of) = (*day, register.len());
                let read = register.all().filter(|&ix| register.read_at(ix, day, zone).is_some());
                let day = short(day);
                let words = match read.count() {
                    0 => {
                        format!("Nothing can be compared: nobody had read a record by {day}; {why}")
                    }
                    read => format!(
                        "~ and D compare with what officers had read by {day}, {read} of {of} \
                         records: {why}"
                    ),
                };
                self.say(Role::Warning, words);
            }
            (Err(why), RevisionSpec::Revision(asked)) => {
                let words = match why {
                    NoRevision::NoGit | NoRevision::NotUnderGit | NoRevision::Unknown { .. } => {
                        format!("that is no day, and {why}")
                    }
                    why => why.to_string(),
                };
                self.say(Role::Error, &*words);
                // The line opens again with what was typed, unless something else is being written.
                if self.prompt.is_none() && self.pad.is_none() && self.unsettled.is_none() {
                    self.ask_baseline();
                    self.prompt = self.prompt.take().map(|prompt| prompt.with(asked));
                    self.below(Role::Error, words);
                }
            }
        }
    }

    fn compare_with(&mut self, day: Option<Date>, past: Option<BaselineRevision>) {
        (self.model.baseline, self.model.past) = (day, past);
        self.model.count_views();
        self.here.refresh(&self.model, &[]);
    }
}
