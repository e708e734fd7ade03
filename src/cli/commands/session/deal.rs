//! `caveat session deal`: share a queue out among officers, each item to one of them.

use std::collections::HashSet;

use clap::Args;
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::queue::QueueArgs;
use super::writer::SessionWriter;
use crate::cli::args::{FormatArgs, JSON, QueryParser};
use crate::cli::{Code, CommandError, Context, Output, say};
use crate::journal::Entry;
use crate::journal::file_name::file_safe;
use crate::journal::session::name;
use crate::query::Column;
use crate::record::{Id, Kind};
use crate::register::{Ix, Register};
use crate::report::document::json::list;
use crate::session::deal;
use crate::text::Clean;
use crate::text::plural::count;

/// Share a queue out: each officer gets a session of their own, and no item goes to two
///
/// The parts are even, and each programme is spread evenly over them. An officer finds their part
/// by `caveat session resume`. Write '' as the filter to share out everything of a kind.
#[derive(Debug, Args)]
pub struct DealArgs {
    /// A filter, in quotes, such as 'is:overdue'; '' for everything
    #[arg(allow_hyphen_values = true, value_parser = QueryParser)]
    pub query: String,
    /// The logins of the officers
    #[arg(required = true, value_name = "OFFICER")]
    pub officers: Vec<String>,
    /// What to share out: caveats, cases, endorsements, actions …
    #[arg(long, value_name = "KIND", default_value = "caveats", value_parser = super::queue::kind)]
    pub kind: Kind,
    /// What people call it; without one, the name of the view with this filter
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Show everybody what others said before; else that is hidden until one has judged
    #[arg(long)]
    pub open: bool,
    #[command(flatten)]
    printed: FormatArgs<JSON>,
}

impl DealArgs {
    /// Deals it.
    pub fn run(&self, context: &Context, out: &mut Output) -> Result<Code, CommandError> {
        let mut writer = SessionWriter::new(context, None)?;
        self.each_once()?;
        let loaded = context.open()?;
        let chosen = QueueArgs { query: Some(self.query.clone()), kind: self.kind };
        let queue = chosen.queue(context, &loaded)?.not_empty()?;
        if self.officers.len() > queue.rows.len() {
            return Err(CommandError::finding(format!(
                "there are {} officers and only {}, so somebody would get none",
                self.officers.len(),
                queue.count()
            )));
        }
        let ctx = loaded.ctx(context);
        let plan = queue.plan(&loaded.register, self.title.as_deref(), self.open);
        let column = Column::named("programme");
        let programme = |&ix: &Ix| column.map_or_else(String::new, |it| it.show(&ctx, ix));
        let programmes = queue.rows.iter().map(programme);
        let items: Vec<(Id, String)> = plan.queue.iter().cloned().zip(programmes).collect();
        let (at, parts) = (Timestamp::now(), deal(&items, self.officers.len()));
        let openings: Vec<Vec<Entry>> = parts
            .iter()
            .zip(&self.officers)
            .map(|(part, to)| plan.deal(part.clone(), to).open(at, &writer.by))
            .collect();
        writer.write_or_stop(&openings.concat())?;
        let dealt = openings.iter().zip(&parts).zip(&self.officers).map(|((entries, part), to)| {
            let session = entries.first().and_then(|entry| entry.session).unwrap_or_default();
            (name(session), to, part.len())
        });
        out.saved("Saved: the sessions are dealt", |out| {
            if self.printed.json() {
                let row = |(session, to, items)| json!({"session": session, "dealt_to": to, "items": items});
                let rows: Vec<Json> = dealt.map(row).collect();
                return out.json(&list("sessions dealt", rows.len(), rows));
            }
            for (session, to, items) in dealt {
                let items = count(items, self.kind.as_str());
                out.line(&format!("{session}  {to}  {items}"))?;
            }
            Ok(())
        });
        self.strangers(context, &loaded.register).iter().for_each(say);
        loaded.ended(out)
    }

    /// Refuses an officer who is named twice, and what is no login.
    fn each_once(&self) -> Result<(), CommandError> {
        let mut known = HashSet::new();
        for officer in &self.officers {
            if file_safe(officer) != *officer {
                return Err(CommandError::usage(format!(
                    "`{officer}` is no login of an officer\n  the filter stands first, then the \
                     logins: caveat session deal 'is:overdue' amk plw"
                )));
            }
            if !known.insert(officer) {
                return Err(CommandError::usage(format!("{officer} is named twice")));
            }
        }
        Ok(())
    }

    /// What is said of officers whom nobody here knows yet.
    fn strangers(&self, context: &Context, register: &Register) -> Vec<String> {
        let known: HashSet<&str> = register
            .ledger()
            .officers()
            .map(Clean::as_str)
            .chain(register.settings.officers.keys().map(String::as_str))
            .chain([context.environment.login.as_str()])
            .collect();
        let strangers = self.officers.iter().filter(|it| !known.contains(it.as_str()));
        let warning =
            |it| format!("caveat: warning: nobody with the login {it} has entered anything here");
        strangers.map(warning).collect()
    }
}
