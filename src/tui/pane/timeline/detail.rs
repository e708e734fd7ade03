//! The story of a case under its timeline: each day with what happened, and the money in the records.

use crate::calendar::short;
use crate::register::Ix;
use crate::register::money::amounts::AmountIndex;
use crate::register::standing::timeline::{EventKind, TimelineEvent, Timelines};
use crate::report::list::money::{self, MoneyTone};
use crate::tui::model::Model;
use crate::tui::page::{StyledLine, StyledText};
use crate::tui::theme::Role;
use crate::tui::widget::text;

/// The cells of a day and its letter, before the words.
const LEAD: usize = 16;

/// Everything on the timeline of a case in the order of its days, today among it.
pub fn of(model: &Model, timelines: &Timelines, case: Ix, width: usize) -> Vec<StyledLine> {
    let (register, today) = (&model.register, model.today);
    let events = timelines.events(register, case, today);
    let mut lines = Vec::new();
    let mut today_is_told = false;
    for event in &events {
        if !today_is_told && event.day().is_some_and(|day| day > today) {
            push_event(&mut lines, &lead(&short(today), ':'), "today", ("", Role::Label), width);
            today_is_told = true;
        }
        let day = event.day().map_or_else(String::new, short);
        let letter = event.what.letter().unwrap_or(if event.what.is_drawn() { '=' } else { ' ' });
        let late = register.lateness_words(event);
        push_event(
            &mut lines,
            &lead(&day, letter),
            &describe_event(model, case, event),
            (&late, Role::Late),
            width,
        );
    }
    if !today_is_told {
        push_event(&mut lines, &lead(&short(today), ':'), "today", ("", Role::Label), width);
    }
    let undated = timelines.undated(register, case);
    if !undated.is_empty() {
        let ids: Vec<&str> = undated.iter().map(|&ix| register.id(ix).as_str()).collect();
        push_event(&mut lines, &lead("no day", ' '), &ids.join(" "), ("", Role::Label), width);
    }
    lines
}

/// An event in words, behind the window as it is written.
fn describe_event(model: &Model, case: Ix, event: &TimelineEvent) -> String {
    let words = model.register.event_words(case, event, model.today);
    match (&event.written, event.days.only_day()) {
        (Some(written), _) => format!("\"{written}\" {words}"),
        (None, Some(_)) => words,
        // What is due at a meeting is due on its day, the last one.
        (None, None) if event.what == EventKind::Due => words,
        (None, None) => format!("{}: {words}", crate::register::Register::days_words(event)),
    }
}

fn lead(day: &str, letter: char) -> String {
    format!("{}  {letter}  ", text::fit_right(day, LEAD - 5))
}

fn push_event(
    lines: &mut Vec<StyledLine>,
    lead: &str,
    words: &str,
    late: (&str, Role),
    width: usize,
) {
    let room = width.saturating_sub(LEAD).max(12);
    let words = text::safe(words);
    let parts = text::wrap(&words, room, 0);
    let last = parts.len().saturating_sub(1);
    for (at, part) in parts.into_iter().enumerate() {
        let blank = " ".repeat(LEAD);
        let label = if at == 0 { lead } else { &blank };
        let fits = text::width(&part) + text::width(late.0) + 2 <= room;
        let mut pieces = vec![
            StyledText { text: label.to_owned(), role: Role::Label },
            StyledText { text: part, role: Role::Text },
        ];
        let is_last = at == last && !late.0.is_empty();
        if is_last && fits {
            pieces.push(StyledText { text: format!("  {}", late.0), role: late.1 });
        }
        lines.push(StyledLine { pieces, link: None });
        if is_last && !fits {
            let pieces = vec![
                StyledText { text: blank, role: Role::Label },
                StyledText { text: late.0.to_owned(), role: late.1 },
            ];
            lines.push(StyledLine { pieces, link: None });
        }
    }
}

/// The money of a case and of its programme, as the records state it.
pub fn money(model: &Model, figures: &AmountIndex, case: Ix, width: usize) -> Vec<StyledLine> {
    if width == 0 {
        return Vec::new();
    }
    let programme = model.register.programme_of(case);
    let whose = [Some(case), programme].into_iter().flatten();
    whose.flat_map(|of| money_of(model, of, figures.of(of), width)).collect()
}

/// The money of one case or programme; words are wrapped, bars are not.
pub fn money_of(model: &Model, whose: Ix, amounts: &[Ix], width: usize) -> Vec<StyledLine> {
    let lines = money::lines(&model.ctx(), whose, amounts, width);
    let styled = lines.into_iter().flat_map(|line| {
        let role = match line.tone {
            MoneyTone::Title => Role::Title,
            MoneyTone::Plain => Role::Text,
            MoneyTone::Label => Role::Label,
            MoneyTone::Doubt => Role::Warning,
        };
        let fits = text::width(&line.text) <= width;
        let parts = if fits { vec![line.text] } else { text::wrap(&line.text, width, 2) };
        parts.into_iter().map(move |text| StyledLine::new(&text, role))
    });
    styled.collect()
}
