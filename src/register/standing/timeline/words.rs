//! What stands on a timeline, in words: days as written, what happened, how late it is.

use jiff::civil::Date;

use super::{EventKind, TimelineEvent};
use crate::calendar::{When, short};
use crate::record::Content;
use crate::register::standing::resolved::{Qualifier, past};
use crate::register::{Ix, Register};

impl Register {
    /// What an event of a case is, in words: `endorsed+caveats: Outline cases (Cabinet)`.
    pub fn event_words(&self, case: Ix, event: &TimelineEvent, today: Date) -> String {
        let record = self.record(event.record);
        let title = record.title().lines().next().unwrap_or_default();
        match (event.what, &record.content) {
            (EventKind::Decided(_), Content::Decision(it)) => {
                let body = self.known_as(&it.body);
                format!("{}: {title} ({body})", self.decided_word(event.record, case))
            }
            (EventKind::Happened(at), Content::Decision(it)) => {
                it.event.get(at).map_or_else(String::new, |one| self.happened_words(one))
            }
            (EventKind::Published, _) => format!("published: {title}"),
            (EventKind::CallInEnds, _) => {
                let clock = self.clock(event.record, today);
                let rule = clock.rule.as_ref().zip(clock.base);
                let rule = rule.map_or_else(String::new, |(rule, base)| rule.describe(base));
                format!("last call-in day: {rule}")
            }
            (EventKind::Effective, Content::Decision(it)) => {
                let clock = self.clock(event.record, today);
                match (clock.agreement(), &it.effective) {
                    (Some(agreement), _) => format!("takes effect; {agreement}"),
                    (None, Some(_)) => "takes effect".to_owned(),
                    (None, None) => "takes effect, by the rule; no day is printed".to_owned(),
                }
            }
            (EventKind::FinalCase, _) => "final case due".to_owned(),
            (EventKind::Due, _) => format!("{} due: {title}", record.id),
            (EventKind::Done, _) => format!("reached: {title}"),
            (EventKind::Planned, _) => format!("milestone: {title}"),
            (EventKind::Baseline, _) => format!("first planned: {title}"),
            (EventKind::Forecast, Content::Milestone(it)) => {
                let planned = it.due.as_ref().and_then(When::last_day);
                let slip = planned.zip(event.days.to).and_then(|(from, to)| to.since(from).ok());
                let slip = match slip.map(|span| span.get_days()) {
                    Some(days) if days > 0 => format!(", {days}d later than planned"),
                    Some(days) if days < 0 => format!(", {}d sooner than planned", -days),
                    _ => String::new(),
                };
                format!("forecast: {title}{slip}")
            }
            (EventKind::Engagement, Content::Engagement(it)) => {
                let kind = it.kind.as_deref().unwrap_or("engagement").replace('-', " ");
                format!("{kind}: {title}")
            }
            _ => title.to_owned(),
        }
    }

    /// How late an event is, in words: `nothing on file, 139d late`; empty while it is not late.
    pub fn lateness_words(&self, event: &TimelineEvent) -> String {
        let Some(days) = event.late else { return String::new() };
        let standing = match (event.what, &*self.status(event.record)) {
            (EventKind::Due, status) if status != "open" => status.replace('-', " "),
            _ => "nothing on file".to_owned(),
        };
        format!("{standing}, {days}d late")
    }

    /// The days of an event, in words: `12 Jul 2017`, `18 May 2016 to 14 Aug 2016`, `by 2021`.
    pub fn days_words(event: &TimelineEvent) -> String {
        if let Some(written) = &event.written {
            return format!("\"{written}\"");
        }
        match (event.days.from, event.days.to) {
            (Some(from), Some(to)) if from == to => short(from),
            (Some(from), Some(to)) => format!("{} to {}", short(from), short(to)),
            (Some(from), None) => format!("from {}", short(from)),
            (None, Some(to)) => format!("by {}", short(to)),
            (None, None) => String::new(),
        }
    }

    /// What a decision did to a case, in a word or two.
    fn decided_word(&self, decision: Ix, case: Ix) -> String {
        let Some(own) = self.resolved(decision, case).into_iter().next() else {
            return "decided".to_owned();
        };
        let word = own.resolution.verb.as_ref().map_or("decided", past);
        match own.qualifier {
            Qualifier::InPrinciple => format!("{word} in principle"),
            qualifier => qualifier.describe(word),
        }
    }
}
