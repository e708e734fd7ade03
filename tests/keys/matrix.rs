//! The endorsement matrix from the keyboard: moving in cells, acting on them, taking it along.

use crate::support::{Room, Shelf, cursor, foot, here, line, press, screen, words};

fn sample(keys: &str) -> Room {
    let mut room = Room::sample();
    press(&mut room, "jjjge");
    press(&mut room, keys);
    room
}

fn fenmoor(keys: &str) -> Room {
    let mut room = Room::new(&Shelf::fenmoor());
    press(&mut room, "ge");
    press(&mut room, keys);
    room
}

#[test]
fn it_opens_on_the_case_under_the_cursor_and_esc_goes_back() {
    let mut room = sample("");
    assert!(words(&room).contains("STK-2 × Stockport Cabinet"), "{}", words(&room));
    assert_eq!(foot(&room), "on STK-2, Enter opens STK-D1 Esc goes back to cases");
    press(&mut room, "<esc>");
    assert_eq!(here(&room), "STK-2");
}

#[test]
fn the_cell_under_the_cursor_has_brackets_and_the_real_cursor_and_names_its_record() {
    let mut room = sample("ll");
    assert!(line(&room).starts_with("c > .]"), "{}", line(&room));
    assert_eq!(foot(&room), "on STK-E1 Esc goes back to cases");
    let before = cursor(&room).unwrap();
    press(&mut room, "<right>");
    assert_eq!(cursor(&room).unwrap(), (before.0 + 10, before.1));
    assert_eq!(foot(&room), "on STK-E2 Esc goes back to cases");
    press(&mut room, "llllllj");
    assert!(words(&room).contains("STK-3 × Viaduct Health"), "{}", words(&room));
    press(&mut room, "hhhhhh");
    assert!(words(&room).contains("STK-3 × Stockport Cabinet"), "{}", words(&room));
}

#[test]
fn the_cursor_passes_over_headings_and_stops_at_the_columns_of_a_group() {
    let mut room = sample("lllljjj");
    assert!(words(&room).contains("WIR-1 × Trade unions"), "{}", words(&room));
    press(&mut room, "k");
    assert!(words(&room).contains("STK-4 × Viaduct Health"), "{}", words(&room));
    press(&mut room, "gg");
    assert!(words(&room).contains("CHO-1 × Chorley"), "{}", words(&room));
    press(&mut room, "kG");
    assert!(words(&room).contains("WIR-3 × Trade unions"), "{}", words(&room));
}

#[test]
fn enter_opens_what_says_so_and_an_empty_cell_offers_the_case() {
    let mut room = sample("<enter>");
    assert!(words(&room).contains("┌ STK-D1 "), "{}", words(&room));
    press(&mut room, "<esc>ll<enter>");
    assert!(words(&room).contains("┌ STK-E1 "), "{}", words(&room));
    press(&mut room, "<esc>");
    assert!(words(&room).contains("STK-2 × Stockport Clinical"), "{}", words(&room));
    press(&mut room, "h<tab><enter>");
    assert_eq!(foot(&room), "Scrutiny Committees, final: nothing on file. Enter again opens STK-2");
    assert_eq!(room.saved(), [""; 0]);
    press(&mut room, "<enter>");
    assert!(words(&room).contains("┌ STK-2 Neighbourhood Model"), "{}", words(&room));
}

#[test]
fn a_chase_has_an_owner_and_a_day_and_stands_in_the_lists() {
    let mut room = sample("ll<tab>orjs<enter>d14 jul 2017<enter>aAsk for the board paper.<enter>");
    assert_eq!(
        room.saved(),
        [
            "owner rjs on STK-E10",
            "due 14 jul 2017 on STK-E10",
            "note note on STK-E10: Ask for the board paper."
        ]
    );
    let page = screen(&mut room, 120, 36);
    assert!(page.contains("owner rjs   due 14 Jul 2017, 3 days late"), "{page}");
    assert!(page.contains("Ask for the board paper."), "{page}");
    assert!(page.contains("! chase late"), "{page}");
    assert!(page.contains("![c > .]") && page.contains("s > .        ! c > ."), "{page}");
    press(&mut room, ":view Chased<enter>");
    assert!(words(&room).contains("Endorsements 1 of 22"), "{}", words(&room));
    assert_eq!(here(&room), "STK-E10");
    press(&mut room, "/is:overdue owner:rjs due:jul-2017<enter>");
    assert_eq!(here(&room), "STK-E10");
    press(&mut room, "<enter>");
    assert!(words(&room).contains("due 14 Jul 2017 3 days late"), "{}", words(&room));
}

#[test]
fn a_cell_without_an_endorsement_acts_on_the_case_and_says_so() {
    let mut room = fenmoor("gglllllllll");
    assert!(words(&room).contains("FEN-1 × Fenmoor Fire Authority"), "{}", words(&room));
    assert!(foot(&room).starts_with("on FEN-1"), "{}", foot(&room));
    press(&mut room, "+");
    assert!(words(&room).contains("no endorsement here: an act is on FEN-1"), "{}", words(&room));
    press(&mut room, "-w2017-07-21<enter>");
    assert_eq!(room.saved(), ["wait 2017-07-21 on FEN-1"]);
    assert!(words(&room).contains("Endorsements 4 of 4"), "{}", words(&room));
    press(&mut room, "+");
    assert!(words(&room).contains("hidden until 21 Jul 2017 by you"), "{}", words(&room));
}

#[test]
fn a_prompt_on_a_cell_without_an_endorsement_names_the_case_and_a_verdict_is_refused() {
    let mut room = fenmoor("gglllllllll");
    press(&mut room, "o");
    let seen = screen(&mut room, 80, 24);
    assert!(seen.contains("no endorsement is on file, so this is on FEN-1"), "{seen}");
    press(&mut room, "<esc>vm");
    assert!(foot(&room).starts_with("No verdict: "), "{}", foot(&room));
    assert!(foot(&room).contains("so this is on FEN-1"), "{}", foot(&room));
    assert!(room.saved().is_empty());
    press(&mut room, "<space>o");
    let seen = screen(&mut room, 80, 24);
    assert!(seen.contains("marked cells without an endorsement: there it is on FEN-1"), "{seen}");
}

#[test]
fn a_prompt_on_a_cell_of_several_endorsements_says_which_one_it_is_on() {
    let one = |id: &str| {
        format!(
            "[[endorsement]]\nid = \"{id}\"\ncases = [\"ODD-1\"]\npartner = \"ODD-P\"\n\
             stage = \"outline\"\nstance = \"endorsed\"\n"
        )
    };
    let text = "[[programme]]\nid = \"ODD\"\ntitle = \"Oddwell\"\n[[case]]\nid = \"ODD-1\"\n\
                programme = \"ODD\"\ntitle = \"Wells\"\nstage = \"outline\"\n[[partner]]\n\
                id = \"ODD-P\"\nname = \"Oddwell Trust\"\n";
    let text = format!("{text}{}{}", one("ODD-E1"), one("ODD-E2"));
    let mut room = Room::new(&Shelf::of(&[("odd.toml", &text)]));
    press(&mut room, "geo");
    let seen = screen(&mut room, 80, 24);
    assert!(seen.contains("this is on ODD-E1 alone, not on ODD-E2"), "{seen}");
    press(&mut room, "rjs<enter>");
    assert_eq!(room.saved(), ["owner rjs on ODD-E1"]);
}

#[test]
fn marked_cells_act_on_each_record_once() {
    let mut room = sample("ll<space><space>");
    assert!(words(&room).contains("2 cells marked"), "{}", words(&room));
    assert_eq!(foot(&room), "1 marked Esc clears 2 marks");
    press(&mut room, "kkl<space>oplw<enter>");
    assert_eq!(room.saved(), ["owner plw on STK-E1", "owner plw on STK-E2"]);
    press(&mut room, "<esc>");
    assert!(foot(&room).starts_with("on STK-E"), "{}", foot(&room));
    press(&mut room, "ggVG");
    assert!(foot(&room).contains("Esc ends the range"), "{}", foot(&room));
    press(&mut room, "<esc>*");
    assert!(words(&room).contains("29 cells marked"), "{}", words(&room));
    press(&mut room, "/programme:WIR<enter>");
    assert!(foot(&room).contains("hidden, safe)"), "{}", foot(&room));
}

#[test]
fn a_range_is_a_block_of_cells() {
    let mut room = sample("kllVjjlV");
    assert!(words(&room).contains("6 cells marked"), "{}", words(&room));
    assert_eq!(foot(&room), "2 marked Esc clears 6 marks");
    press(&mut room, "<esc><esc>");
    assert!(words(&room).contains("Cases 9 of 9"), "{}", words(&room));
}

#[test]
fn the_filter_chooses_cases_and_is_kept_for_the_next_start() {
    let mut room = sample("/programme:WIR<enter>");
    assert!(words(&room).contains("Endorsements 3 of 9"), "{}", words(&room));
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Endorsements 9 of 9"), "{}", words(&room));
    press(&mut room, "/programme:WIR<enter>Q");
    let mut room = room.again(&Shelf::sample());
    press(&mut room, "ge");
    assert!(words(&room).contains("Endorsements 3 of 9"), "{}", words(&room));
    press(&mut room, "0");
    assert!(words(&room).contains("Endorsements 9 of 9"), "{}", words(&room));
    press(&mut room, "/nothingsuch<enter>");
    assert!(words(&room).contains("None of 9 cases answers. Esc clears"), "{}", words(&room));
}

#[test]
fn facets_of_the_matrix_filter_its_cases() {
    let mut room = sample("F");
    assert!(words(&room).contains("programme"), "{}", words(&room));
    press(&mut room, "<enter><enter>");
    assert!(words(&room).contains("of 9: present"), "{}", words(&room));
}

#[test]
fn complete_cases_hide_and_the_matrix_turns() {
    let mut room = fenmoor("");
    assert!(words(&room).contains("FEB-1 Bridge clinic"), "{}", words(&room));
    press(&mut room, "H");
    assert!(!words(&room).contains("FEB-1 Bridge clinic"), "{}", words(&room));
    assert!(words(&room).contains("Endorsements 3 of 4"), "{}", words(&room));
    press(&mut room, "HTggjjjjjjjjjjjj");
    assert!(words(&room).contains(">Faraway Charity (not listed)"), "{}", words(&room));
    assert!(words(&room).contains("FEN-2 × Faraway Charity"), "{}", words(&room));
}

#[test]
fn the_cursor_stays_on_its_cell_when_the_matrix_turns_and_comes_back() {
    let mut room = sample("ll");
    press(&mut room, "T");
    assert!(words(&room).contains("STK-2 × Stockport Clinical"), "{}", words(&room));
    press(&mut room, "lT");
    assert!(words(&room).contains("STK-3 × Stockport Clinical"), "{}", words(&room));
    press(&mut room, "gb<lt>");
    assert!(words(&room).contains("STK-3 × Stockport Clinical"), "{}", words(&room));
}

#[test]
fn n_goes_to_partners_who_have_not_answered() {
    let mut room = sample("n");
    assert!(words(&room).contains("WIR-1 × NHS Wirral"), "{}", words(&room));
    press(&mut room, "nn");
    assert!(words(&room).contains("WIR-2 × Trade unions"), "{}", words(&room));
    press(&mut room, "n");
    assert!(words(&room).contains("COV-1 × Health and Social Care"), "{}", words(&room));
    press(&mut room, "N");
    assert!(words(&room).contains("WIR-2 × Trade unions"), "{}", words(&room));
}

#[test]
fn the_matrix_is_copied_with_tabs_and_written_whole() {
    let mut room = sample("/programme:WIR<enter>ya");
    let lines: Vec<&str> = room.copies[0].lines().collect();
    assert_eq!(
        lines[0],
        "PROGRAMME\tID\tCASE\tWirral Council\tNHS Wirral Community Foundation Trust\tTrade unions\t\
         MISSING\tWAITING ON"
    );
    assert_eq!(
        lines[2],
        "Wirral integration of health and care\tWIR-2\tTransfer of staff to WCFT\t\
         P 16 Jan 2017 > .\t. > .\t. > .\t3 final\tWCFT, Unions"
    );
    assert_eq!(lines.len(), 4);
    press(&mut room, "X<enter>X<c-u>m.csv<enter>X<c-u>m.html<enter>X<c-u>m.json<enter>");
    let (name, markdown) = &room.worker.exported[0];
    assert_eq!(name, "endorsements-2017-07-17.md");
    assert!(
        markdown.contains("| WIR-3 Integrated Commissioning Hub | A 16 Jan 2017 | - | - |  |  |\n"),
        "{markdown}"
    );
    assert!(room.worker.exported[1].1.contains(",P 16 Jan 2017 > .,. > .,. > .,3 final,\"WCFT, "));
    assert!(room.worker.exported[2].1.contains("<td>P 16 Jan 2017 &gt; .</td>"));
    let json: serde_json::Value = serde_json::from_str(&room.worker.exported[3].1).unwrap();
    assert_eq!((&json["kind"], json["rows"].as_array().unwrap().len()), (&"matrix".into(), 12));
}

#[test]
fn the_cell_under_the_cursor_shows_whole_in_every_width() {
    let mut room = fenmoor("gg");
    for columns in [40, 41, 57, 59, 60, 79, 80, 99, 100, 119, 120, 133, 200] {
        room.resize(columns, 24);
        for key in "lllllllllllllhhhhhhhhhhhhhjlllljhkkkllk".chars() {
            press(&mut room, &key.to_string());
            let line = line(&room);
            let cell = line.split(']').next().unwrap();
            assert!(line.contains(']') && !cell.contains(['…', '│']), "{columns}: {line}");
        }
        press(&mut room, "gghhhhhhhhhhhhh");
    }
}

#[test]
fn a_case_for_which_nobody_was_asked_has_a_line_and_can_be_opened() {
    let text = "[[programme]]\nid = \"ODD\"\ntitle = \"Oddwell\"\n[[case]]\nid = \"ODD-1\"\n\
                programme = \"ODD\"\ntitle = \"Wells\"\nstage = \"outline\"\n";
    let mut room = Room::new(&Shelf::of(&[("odd.toml", text)]));
    press(&mut room, "ge");
    assert!(line(&room).starts_with("ODD-1 Wells     nobody was asked"), "{}", line(&room));
    assert!(foot(&room).starts_with("on ODD-1"), "{}", foot(&room));
    press(&mut room, "l<space>V<tab>nT");
    assert!(words(&room).contains("ODDWELL"), "{}", words(&room));
    press(&mut room, "<space><enter>T<enter>");
    assert!(words(&room).contains("┌ ODD-1 Wells"), "{}", words(&room));
}

#[test]
fn it_follows_the_records_when_they_change() {
    let mut room = Room::ambleford();
    press(&mut room, "gel");
    let at = |room: &Room| line(room).split(']').next().unwrap().to_owned();
    let before = at(&room);
    room.reload(&Shelf::ambleford_with(&[("\"EST-FT\"]", "\"EST-FT\"]\nnote = \"Checked.\"")]));
    assert_eq!(at(&room), before);
    room.colleague("rjs", caveat::journal::Act::Wait, "AMB-1", "2017-08-01", "");
    assert!(words(&room).contains("Endorsements 2 of 2"), "{}", words(&room));
}

#[test]
fn a_word_on_a_stage_that_the_case_never_had_is_not_told_as_an_earlier_one() {
    let mut room = fenmoor("Gl");
    press(&mut room, "+");
    let said = words(&room);
    assert!(said.contains("FEB-2 × Estuary Trust"), "{said}");
    assert!(said.contains("other final: a approved CLAIMED by"), "{said}");
    let room = fenmoor("ggkklllllll+");
    assert!(words(&room).contains("earlier strategic outline: "), "{}", words(&room));
}
