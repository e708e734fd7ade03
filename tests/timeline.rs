//! Timelines and money as pictures: which days stand in which column, what shows over what, what years come to.

use std::fmt::Write as _;
use std::sync::LazyLock;

use caveat::query::{Query, QueryContext, SearchIndex, SortBy, select};
use caveat::record::Kind;
use caveat::record::vocabulary::Stance;
use caveat::register::LoadedRegister;
use caveat::register::standing::timeline::{EventKind, TimelineEvent, Timelines};
use caveat::register::{Ix, Register};
use caveat::report::timeline::chart::{ChartDays, TimelineChart};
use caveat::report::timeline::columns::{TimeScale, Zoom};
use caveat::report::timeline::svg::{COLUMNS, svg};
use caveat::report::timeline::text::{ChartCells, stretches};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::support::Shelf;

const TODAY: Date = date(2018, 6, 20);

fn ctx(loaded: &LoadedRegister) -> QueryContext<'_> {
    // Nothing here is asked for by its name.
    static NO_NAMES: LazyLock<SearchIndex> = LazyLock::new(SearchIndex::default);
    static UTC: TimeZone = TimeZone::UTC;
    QueryContext {
        register: &loaded.register,
        index: &NO_NAMES,
        today: TODAY,
        zone: &UTC,
        officer: "amk",
        baseline: None,
    }
}

fn cases(loaded: &LoadedRegister) -> Vec<Ix> {
    select(&ctx(loaded), Kind::Case, &Query::everything(), &SortBy::read("id"))
}

fn picture(loaded: &LoadedRegister, asked: ChartDays, columns: usize) -> TimelineChart {
    TimelineChart::new(&ctx(loaded), cases(loaded), asked, columns)
}

/// Everything on a case's timeline, as `from to letter words`.
fn story(loaded: &LoadedRegister, case: &str, today: Date) -> Vec<String> {
    let register = &loaded.register;
    let case = register.find(case).unwrap();
    let timelines = Timelines::new(register, today);
    let told = |event: &TimelineEvent| {
        let letter = event.what.letter().unwrap_or(' ');
        let days = Register::days_words(event);
        let late = register.lateness_words(event);
        let words = register.event_words(case, event, today);
        format!("{days} | {letter} | {words} | {late}").trim_end_matches([' ', '|']).to_owned()
    };
    timelines.events(register, case, today).iter().map(told).collect()
}

fn saltby() -> LoadedRegister {
    Shelf::saltby().open(Vec::new())
}

#[test]
fn the_story_of_a_case_is_told_in_the_order_of_its_days() {
    assert_eq!(
        story(&saltby(), "SAL-1", TODAY),
        [
            "15 Jan 2018 | o | reached: Survey done",
            "6 Feb 2018 | P | approved in principle: Shore clinic, outline case (Saltby Executive)",
            "8 Feb 2018 |   | published: Shore clinic, outline case",
            "15 Feb 2018 |   | last call-in day: 5 clear working days after publication on 8 Feb 2018",
            "16 Feb 2018 | e | takes effect, by the rule; no day is printed",
            "\"early 2018\" |   | final case due | nothing on file, 81d late",
            "1 Mar 2018 to 31 Mar 2018 |   | listening event: Beach meetings",
            "30 Apr 2018 |   | first planned: Tender out",
            "\"May 2018\" | v | SAL-C1 due: Tides | nothing on file, 20d late",
            "31 Jul 2018 | f | forecast: Tender out, 92d later than planned",
            "\"late 2018\" |   | milestone: Doors open",
        ]
    );
    assert_eq!(
        story(&saltby(), "SAL-2", TODAY)[..2],
        ["6 Feb 2018 | X | deferred: Rota (Saltby Executive)", "6 Feb 2018 | e | takes effect",]
    );
}

#[test]
fn late_is_after_the_window_and_not_before_its_end() {
    let late = |today: Date| {
        let lines = story(&saltby(), "SAL-1", today);
        lines.iter().filter(|line| line.contains("late") && line.contains("SAL-C1")).count()
    };
    assert_eq!((late(date(2018, 5, 31)), late(date(2018, 6, 1))), (0, 1));
}

#[test]
fn what_names_no_day_is_known_too() {
    let loaded = saltby();
    let register = &loaded.register;
    let timelines = Timelines::new(register, TODAY);
    let undated = timelines.undated(register, register.find("SAL-1").unwrap());
    assert_eq!(undated.iter().map(|&ix| register.id(ix).as_str()).collect::<Vec<_>>(), ["SAL-C2"]);
    let sample = Shelf::sample().open(Vec::new());
    let case = sample.register.find("COV-1").unwrap();
    let undated = Timelines::new(&sample.register, TODAY).undated(&sample.register, case);
    assert!(undated.iter().any(|&ix| sample.register.id(ix).as_str() == "COV-D1"));
}

#[test]
fn a_call_in_stops_the_day_on_which_a_decision_takes_effect() {
    let called = Shelf::saltby_with(&[(
        "key = true\n",
        "key = true\neffective = 2018-02-16\n\n[[decision.event]]\non = 2018-02-12\nkind = \"called-in\"\nby = \"five members\"\n",
    )]);
    let lines = story(&called.open(Vec::new()), "SAL-1", TODAY);
    assert!(lines.contains(&"12 Feb 2018 | o | called in by five members".to_owned()), "{lines:?}");
    assert!(lines.iter().all(|line| !line.contains("| e |")), "{lines:?}");
}

#[test]
fn a_picture_has_the_letters_in_their_columns() {
    let loaded = saltby();
    let asked =
        ChartDays { from: Some(date(2018, 1, 1)), to: Some(date(2018, 12, 31)), zoom: None };
    let picture = picture(&loaded, asked, 60);
    assert_eq!(picture.scale.zoom(), Zoom::Month);
    let rows: Vec<String> = picture.rows().map(|row| row.cells.letters.iter().collect()).collect();
    assert_eq!(
        rows,
        [
            "                            :                               ",
            "==o==P=e=======.........v....     f          ===============",
            "     X    =====             :                ===============",
        ]
        .map(str::to_owned)
    );
    assert_eq!(
        picture.text(81).lines().collect::<Vec<_>>(),
        [
            "Timeline",
            "3 cases by month, 1 Jan 2018 to 31 Dec 2018, as at 20 Jun 2018",
            "",
            "                     2018",
            "                     Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec",
            "Quayside clinics",
            " QUAY-1 Evening cli…                             :",
            "Saltby Shore",
            " SAL-1 Shore clinic  ==o==P=e=======.........v....     f          ===============",
            " SAL-2 Rota & \"tran…      X    =====             :                ===============",
            "                                                 ^ today 20 Jun 2018",
            "",
            "X against   P in principle   v due   f forecast   e takes effect   o other event",
            ".... late, nothing on file   ==== window from words   : today",
            "1 case late   2 windows open in late 2018",
            "1 mark stands behind others; --json lists all",
            "1 record names no day that can be drawn",
        ]
    );
}

#[test]
fn a_decision_shows_over_a_due_day_over_a_window_and_none_is_lost() {
    let day = date(2018, 3, 7);
    let event = |what, from, to| TimelineEvent {
        days: caveat::calendar::Window { from: Some(from), to: Some(to) },
        written: None,
        what,
        record: saltby().register.find("SAL-1").unwrap(),
        late: None,
    };
    let scale = TimeScale::new(Zoom::Month, day, day, 1);
    let window = event(EventKind::Planned, date(2018, 1, 1), date(2018, 12, 31));
    let due = event(EventKind::Due, day, day);
    let against = event(EventKind::Decided(Stance::NotSupported), day, day);
    let approved =
        event(EventKind::Decided(Stance::Approved), date(2018, 3, 30), date(2018, 3, 30));
    let shown = |events: &[TimelineEvent]| {
        let cells = ChartCells::new(&scale, day).with(&scale, events, day);
        (cells.letters[0], cells.hidden)
    };
    assert_eq!(shown(&[]), (':', 0));
    assert_eq!(shown(std::slice::from_ref(&window)), ('=', 0));
    assert_eq!(shown(&[window.clone(), due.clone()]), ('v', 0));
    assert_eq!(shown(&[due.clone(), approved.clone(), window.clone()]), ('A', 1));
    assert_eq!(shown(&[approved, against, due, window]), ('X', 2));
}

/// Many cases, each with a decision, a window and a late caveat, over thirty years.
fn many(count: usize) -> LoadedRegister {
    let mut text = String::new();
    for programme in 0..7 {
        writeln!(text, "[[programme]]\nid = \"P{programme}\"\ntitle = \"Programme {programme}\"\n")
            .unwrap();
    }
    text.push_str("[[partner]]\nid = \"NOR\"\nname = \"Northmere\"\n\n[[body]]\nid = \"NOR-B\"\npartner = \"NOR\"\nname = \"Board\"\n\n");
    for at in 0..count {
        let year = 1995 + at % 30;
        write!(
            text,
            "[[case]]\nid = \"N-{at}\"\nprogramme = \"P{}\"\ntitle = \"Case {at}\"\nstage = \"outline\"\nfinal_due = \"late {year}\"\n\n\
             [[decision]]\nid = \"N-{at}-D\"\nbody = \"NOR-B\"\ntitle = \"Case {at}\"\ncases = [\"N-{at}\"]\ndecided = {year}-03-04\n\n\
             [[decision.resolution]]\nverb = \"approve\"\ntext = \"Approved.\"\n\n\
             [[caveat]]\nid = \"N-{at}-C\"\ntext = \"Beds.\"\non = \"N-{at}-D\"\ndue = \"{year}-Q2\"\n\n",
            at % 7
        )
        .unwrap();
    }
    Shelf::of(&[("many.toml", &text)]).open(Vec::new())
}

#[test]
fn five_hundred_cases_over_thirty_years_fit_any_width() {
    let loaded = many(500);
    for (columns, width) in [(60, 80), (7, 20), (1, 9)] {
        let picture = picture(&loaded, ChartDays::default(), columns);
        assert_eq!(picture.rows().count(), 500);
        assert!(picture.rows().all(|row| row.cells.letters.len() == picture.scale.columns()));
        assert!(picture.scale.columns() <= columns);
        let text = picture.text(width);
        assert!(text.lines().all(|line| line.chars().count() <= width));
    }
    let years = TimelineChart::new(&ctx(&loaded), cases(&loaded), ChartDays::default(), 60);
    assert_eq!(years.scale.zoom(), Zoom::Quarter);
    assert!(years.text(81).contains("\n388 cases late   16 windows open in 2018-Q2\n"));
}

#[test]
fn one_day_is_a_picture() {
    let day = date(2018, 2, 6);
    let asked = ChartDays { from: Some(day), to: Some(day), zoom: None };
    let picture = picture(&saltby(), asked, 56);
    assert_eq!((picture.scale.zoom(), picture.scale.first()), (Zoom::Week, date(2018, 2, 5)));
    let text = picture.text(78);
    assert!(text.contains("\n                    Feb 2018\n                    5\n"), "{text}");
    assert!(text.contains("today 20 Jun 2018 lies after these days"), "{text}");
    assert!(text.contains("marks lie outside these days"), "{text}");
}

#[test]
fn no_cases_are_no_picture() {
    let loaded = Shelf::default().open(Vec::new());
    let text = picture(&loaded, ChartDays::default(), 60).text(80);
    assert!(text.ends_with("\n\nNo case answers.\n"), "{text}");
}

/// Whether tags are closed in the order in which they are opened, and nothing stands outside.
fn is_well_formed(xml: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest =
        xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").ok_or("no head")?;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        for entity in text.split('&').skip(1) {
            let name = entity.split(';').next().unwrap_or_default();
            if !["amp", "lt", "gt", "quot", "#39"].contains(&name) {
                return Err(format!("a bare & in {text}"));
            }
        }
        if text.contains('>') || (open.is_empty() && !text.trim().is_empty()) {
            return Err(format!("stray text {text}"));
        }
        let end = rest[at..].find('>').ok_or("an open tag")? + at;
        let tag = &rest[at + 1..end];
        if tag.matches('"').count() % 2 != 0 {
            return Err(format!("quotes of {tag}"));
        }
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        rest = &rest[end + 1..];
    }
    if open.is_empty() { Ok(()) } else { Err(format!("still open: {open:?}")) }
}

#[test]
fn a_drawing_is_well_formed_and_says_what_it_shows() {
    let loaded = saltby();
    let drawing = svg(&picture(&loaded, ChartDays::default(), COLUMNS), &loaded.register);
    assert_eq!(is_well_formed(&drawing), Ok(()));
    for part in [
        "<title id=\"title\">Timeline</title>\n<desc id=\"shows\">3 cases by month, 1 Jan 2018 to 31 Dec 2018, as at 20 Jun 2018. 1 case late, 2 windows open in late 2018. ",
        ">SAL-2 Rota &amp; &quot;transport&quot; &lt;north&gt;</text>",
        "\n&quot;May 2018&quot;: SAL-C1 due: Tides, nothing on file, 20d late\n",
        "<title>Saltby Shore\n1 Mar 2018 to 31 Mar 2018: listening event: Beach meetings\n&quot;late 2018&quot;: milestone: Doors open</title>",
        " text-anchor=\"middle\">today, 20 Jun 2018</text>",
        "viewBox=\"0 0 1123 794\" role=\"img\" aria-labelledby=\"title shows\"",
        "fill=\"url(#late)\"",
    ] {
        assert!(drawing.contains(part), "{part:?} is not in\n{drawing}");
    }
    assert!(
        !drawing.contains("<script") && !drawing.contains("href") && !drawing.contains("--json")
    );
    let empty = Shelf::default().open(Vec::new());
    let empty = svg(&picture(&empty, ChartDays::default(), COLUMNS), &empty.register);
    assert_eq!(is_well_formed(&empty), Ok(()));
    assert!(empty.contains(">No case answers.</text>"));
    let many = many(500);
    let long = svg(&picture(&many, ChartDays::default(), COLUMNS), &many.register);
    assert_eq!(is_well_formed(&long), Ok(()));
    // Thirteen sheets, each with the years above its rows, and no row across the end of one.
    assert!(long.contains("viewBox=\"0 0 1123 10322\""), "{}", &long[..400]);
    assert_eq!(long.matches(">1995</text>").count(), 13);
    // A programme that goes on on the next sheet is named there again; wide names are clipped.
    assert_eq!(long.matches(", continued</text>").count(), 12);
    assert_eq!(long.matches(" clip-path=\"url(#names)\"").count(), 500);
    assert!(
        long.contains("<clipPath id=\"names\"><rect width=\"262\" height=\"10322\"/></clipPath>")
    );
    let heights = long.split("<text x=\"36.0\" y=\"").skip(1);
    let heights: Vec<f64> =
        heights.map(|it| it.split('"').next().unwrap().parse().unwrap()).collect();
    assert_eq!(heights.len(), 500);
    assert!(heights.iter().all(|y| (80.0..770.0).contains(&(y % 794.0))), "{heights:?}");
    assert!(is_well_formed("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>&b</a>").is_err());
}

fn any_day() -> impl Strategy<Value = Date> {
    (1980_i16..2050, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

proptest! {
    #[test]
    fn every_event_stands_in_the_column_of_its_day_or_behind_a_weightier_one(
        zoom in prop::sample::select(Zoom::ALL.to_vec()),
        from in any_day(), long in 0_i64..12_000, columns in 1_usize..150,
        first in any_day(), length in 0_i64..400, today in any_day(), at in 0_usize..6,
    ) {
        let record = saltby_case();
        let what = [EventKind::Due, EventKind::Decided(Stance::Noted), EventKind::Planned, EventKind::Done, EventKind::Forecast, EventKind::Engagement][at];
        let last = first.saturating_add(length.days());
        let days = caveat::calendar::Window { from: Some(first), to: Some(last) };
        let late = (what == EventKind::Due && today > last).then_some(1);
        let event = TimelineEvent { days, written: None, what, record, late };
        let scale = TimeScale::new(zoom, from, from.saturating_add(long.days()), columns);
        let shown = ChartCells::new(&scale, today).with(&scale, std::slice::from_ref(&event), today);
        prop_assert_eq!(shown.letters.len(), scale.columns());
        prop_assert_eq!(shown.hidden, 0);
        if let (Some(column), Some(letter)) = (scale.column(last), what.letter()) {
            prop_assert_eq!(shown.letters[column], letter);
        }
        for (from, to, sign) in stretches(&event, today) {
            if let Some((from, to)) = scale.span(from, to) {
                prop_assert!(shown.letters[from..=to].iter().all(|&it| it != ' ' && it != ':'), "{}", sign);
            }
        }
    }
}

fn saltby_case() -> Ix {
    use std::sync::OnceLock;
    static CASE: OnceLock<Ix> = OnceLock::new();
    *CASE.get_or_init(|| saltby().register.find("SAL-1").unwrap())
}
