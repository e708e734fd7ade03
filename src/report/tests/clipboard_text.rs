//! What is copied of one record, or of a few.

use super::Open;
use crate::query::Column;
use crate::report::Table;
use crate::report::clipboard_text::{address, markdown, quotation, reference};

#[test]
fn a_reference_says_who_decided_when_and_where_in_it() {
    let open = Open::new();
    for (id, told) in [
        ("AMB-C1", "AMB-C1 Beds *before* staff (Ambleford Cabinet 12 May 2025, res. (1)(a))"),
        ("AMB-1", "AMB-1 Neighbourhood teams (Ambleford Cabinet 12 May 2025)"),
        ("AMB-D1", "AMB-D1 Outline case (Ambleford Cabinet 12 May 2025)"),
        ("AMB-DOC1", "AMB-DOC1 Cabinet minutes [final] (Ambleford Cabinet 20 May 2025)"),
        ("AMB-DOC2", "AMB-DOC2 A saved page"),
        ("AMB", "AMB Ambleford Together"),
    ] {
        assert_eq!(reference(&open.ctx(), open.ix(id)), told);
    }
}

#[test]
fn a_quotation_has_its_reference_and_its_place_below_it() {
    let open = Open::new();
    assert_eq!(
        quotation(&open.ctx(), open.ix("AMB-C1")),
        "“no beds are closed”\n\
         AMB-C1 Beds *before* staff (Ambleford Cabinet 12 May 2025, res. (1)(a))\n\
         Cabinet minutes [final], item 4"
    );
}

#[test]
fn words_of_the_record_are_never_passed_off_as_a_quotation() {
    let open = Open::new();
    assert_eq!(
        quotation(&open.ctx(), open.ix("AMB-C2")),
        "=1+1 | <b>\"R&D\"</b>, costs\nAMB-C2 =1+1 | <b>\"R&D\"</b>, costs\n\
         A saved page, page 2\n(text of the record, no quotation on file)"
    );
    assert_eq!(
        quotation(&open.ctx(), open.ix("AMB-D1")),
        "(1) The case is endorsed.\nAMB-D1 Outline case (Ambleford Cabinet 12 May 2025)\n\
         (text of the record, no quotation on file)"
    );
}

#[test]
fn an_item_of_markdown_says_how_it_stands_and_links_its_document() {
    let open = Open::new();
    for (id, item) in [
        (
            "AMB-C1",
            "- **AMB-C1** Beds \\*before\\* staff, in hand, due Jun 2025, 17d late, \
             [Cabinet minutes \\[final\\]](https://ambleford.example/a%20%281%29.pdf)",
        ),
        ("AMB-C2", "- **AMB-C2** =1+1 \\| \\<b\\>\"R\\&D\"\\</b\\>, costs, open"),
        ("AMB-1", "- **AMB-1** Neighbourhood teams, endorsed+caveats, due Jun 2025"),
    ] {
        assert_eq!(markdown(&open.ctx(), open.ix(id)), item);
    }
}

#[test]
fn an_address_is_that_of_the_document_or_else_the_command_that_shows_the_record() {
    let open = Open::new();
    for (id, told) in [
        ("AMB-C1", "https://ambleford.example/a (1).pdf"),
        ("AMB-DOC1", "https://ambleford.example/a (1).pdf"),
        ("AMB-C2", "caveat show AMB-C2"),
    ] {
        assert_eq!(address(&open.ctx(), open.ix(id)), told);
    }
}

#[test]
fn of_several_documents_each_is_copied_and_linked() {
    let more = "[[document]]\nid = \"AMB-DOC3\"\ntitle = \"Report\"\nurl = \"https://a.example/r\"\n\
                [[caveat]]\nid = \"AMB-C3\"\ntext = \"Costs.\"\ncases = [\"AMB-1\"]\nsource = [\
                { document = \"AMB-DOC3\", at = \"page 1\" }, { document = \"AMB-DOC1\" }]\n";
    let open = Open::also(more);
    let (ctx, ix) = (open.ctx(), open.ix("AMB-C3"));
    assert_eq!(address(&ctx, ix), "https://a.example/r\nhttps://ambleford.example/a (1).pdf");
    let item = markdown(&ctx, ix);
    assert!(item.contains(", [Report](https://a.example/r), [Cabinet minutes"), "{item}");
    let words = quotation(&ctx, ix);
    assert!(words.contains("\nReport, page 1\nCabinet minutes [final]\n(text of"), "{words}");
}

#[test]
fn a_table_has_one_line_a_record_and_nothing_a_spreadsheet_would_work_out() {
    let open = Open::new();
    let columns = ["id", "caveat", "due", "me"].map(|name| Column::named(name).unwrap());
    let rows = [open.ix("AMB-C1"), open.ix("AMB-C2")];
    assert_eq!(
        Table::of(&open.ctx(), &columns, &rows).tsv(),
        "ID\tCAVEAT\tDUE\tME\nAMB-C1\tBeds *before* staff\tJun 2025\tp~\n\
         AMB-C2\t'=1+1 | <b>\"R&D\"</b>, costs\tno date\t-\n"
    );
    assert_eq!(Table::of(&open.ctx(), &[], &rows).tsv(), "");
}
