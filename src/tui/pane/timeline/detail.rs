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
    let later = events.iter().position(|event| event.day().is_some_and(|day| day > today));
    let (before, after) = events.split_at(later.unwrap_or(events.len()));
    let mut lines = Vec::new();
    let push_events = |lines: &mut Vec<StyledLine>, events: &[TimelineEvent]| {
        for event in events {
            let day = event.day().map_or_else(String::new, short);
            let plain = if event.what.is_drawn() { '=' } else { ' ' };
            let letter = event.what.letter().unwrap_or(plain);
            let (words, late) =
                (describe_event(model, case, event), register.lateness_words(event));
            push_event(lines, (&day, letter), &words, &late, width);
        }
    };
    push_events(&mut lines, before);
    push_event(&mut lines, (&short(today), ':'), "today", "", width);
    push_events(&mut lines, after);
    let undated = timelines.undated(register, case);
    if !undated.is_empty() {
        let ids: Vec<&str> = undated.iter().map(|&ix| register.id(ix).as_str()).collect();
        push_event(&mut lines, ("no day", ' '), &ids.join(" "), "", width);
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

/// An event beside its day and letter, how late it is behind the last of its words.
fn push_event(
    lines: &mut Vec<StyledLine>,
    (day, letter): (&str, char),
    words: &str,
    late: &str,
    width: usize,
) {
    let room = width.saturating_sub(LEAD).max(12);
    let piece = |text: String, role| StyledText { text, role };
    let parts = text::wrap(&text::safe(words), room, 0).into_iter();
    let mut rows: Vec<_> = parts.map(|part| vec![piece(part, Role::Text)]).collect();
    match rows.last_mut() {
        _ if late.is_empty() => {}
        Some(last) if text::width(&last[0].text) + text::width(late) + 2 <= room => {
            last.push(piece(format!("  {late}"), Role::Late));
        }
        _ => rows.push(vec![piece(late.to_owned(), Role::Late)]),
    }
    let mut lead = format!("{}  {letter}  ", text::fit_right(day, LEAD - 5));
    for mut pieces in rows {
        let lead = std::mem::replace(&mut lead, " ".repeat(LEAD));
        pieces.insert(0, piece(lead, Role::Label));
        lines.push(StyledLine { pieces, link: None });
    }
}

/// The money of a case and of its programme, as the records state it.
pub fn money(model: &Model, figures: &AmountIndex, case: Ix, width: usize) -> Vec<StyledLine> {
    let whose = std::iter::once(case).chain(model.register.programme_of(case));
    let whose = whose.filter(|_| width > 0);
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
