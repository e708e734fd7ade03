#!/usr/bin/env bash
# Writes a large invented register to time the program on: 5,000 cases make 105,000 records.
#
#   tests/bench/register.sh FOLDER [CASES]
#
# Each case has a decision that can be called in, eight caveats, three endorsements, three figures
# with their papers, two milestones and two actions; a hundred cases stand in one file.
set -euo pipefail
folder=${1:?a folder} cases=${2:-5000}
mkdir -p "$folder"

awk -v folder="$folder" -v cases="$cases" '
function day(i) { return sprintf("%d-%02d-%02d", 2015 + i % 4, 1 + i % 12, 1 + i % 28) }
function put(text) { print text > file }
function begin(kind, id) { put("\n[[" kind "]]\nid = \"" id "\"") }
function of_case(c, i, meeting,   k, d) {
  d = "AMB-D" i
  begin("case", c)
  put("programme = \"AMB\"\ntitle = \"Case of ward " i "\"\nstage = \"outline\"\nnext_stage = \"full\"")
  put("final_due = " day(i + 200) "\nsummary = \"It costs £" i % 90 + 10 ",000 a year.\"")
  begin("decision", d)
  put("body = \"AMB-CAB\"\ntitle = \"Case of ward " i "\"\ncases = [\"" c "\"]\nmeeting = \"" meeting "\"")
  put("decided = " day(int(i / 100)) "\npublished = " day(int(i / 100)))
  put("outcome = \"endorsed-with-caveats\"\nkey = true\ncall_in = true")
  for (k = 0; k < 8; k++) {
    begin("caveat", "AMB-C" i "-" k)
    put("title = \"Point " k " of ward " i "\"\ntext = \"Evidence on point " k " from ward " i ".\"")
    put("on = \"" d "\"\nraised_by = \"AMB-CAB\"\nclass = \"focus\"\nforce = \"resolved\"")
    put("due = " day(i + k + 100) "\nneeded_for = \"full\"\nstatus = \"open\"")
    if (k % 2) put("owner = \"Officer " i % 40 "\"")
  }
  for (k = 0; k < 3; k++) {
    begin("endorsement", "AMB-E" i "-" k)
    put("case = \"" c "\"\npartner = \"AMB-P" (i + k) % 6 "\"\nstage = \"outline\"\nstance = \"endorsed\"")
    put("on = " day(i + k) "\nevidence = \"first-hand\"")
    begin("amount", "AMB-F" i "-" k)
    put("case = \"" c "\"\nmeasure = \"cost\"\namount = \"£" i % 9 + 1 "," k "00,000\"\nbasis = \"capital\"")
    put("year = \"201" k "/1" k + 1 "\"\nsource = { document = \"AMB-DOC" k % 2 "\", at = \"page 1\" }")
  }
  for (k = 0; k < 2; k++) {
    begin("milestone", "AMB-L" i "-" k)
    put("title = \"Step " k " of ward " i "\"\nprogramme = \"AMB\"\ncase = \"" c "\"\ndue = " day(i + k + 50))
    begin("action", "AMB-A" i "-" k)
    put("text = \"Do " k " in ward " i ".\"\nowner = \"Officer " (i + k) % 40 "\"")
    put("raised = \"" meeting "\"\ndue = " day(i + k + 90))
  }
}
BEGIN {
  file = folder "/programme.toml"
  for (i = 0; i < 6; i++) { begin("partner", "AMB-P" i); put("name = \"Partner " i " of Ambleford\"\nkind = \"ccg\"") }
  begin("body", "AMB-CAB"); put("partner = \"AMB-P0\"\nname = \"Ambleford Cabinet\"\nkind = \"cabinet\"")
  begin("programme", "AMB"); put("title = \"Ambleford Together\"")
  for (i = 0; i < 2; i++) { begin("document", "AMB-DOC" i); put("title = \"Report " i "\"\nkind = \"report\"") }
  for (i = 0; i < cases; i++) {
    if (i % 100 == 0) {
      close(file)
      file = sprintf("%s/wards-%05d.toml", folder, i)
      meeting = "AMB-M" i
      begin("meeting", meeting)
      put("body = \"AMB-CAB\"\non = " day(int(i / 100)))
    }
    of_case("AMB-" i, i, meeting)
  }
}'
