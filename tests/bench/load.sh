#!/usr/bin/env bash
# How long a register takes to open, beside `jq` reading the same data as JSON lines.
#
#   tests/bench/load.sh REGISTER CASES.jsonl [RUNS]
#
# REGISTER is a folder of record files, CASES.jsonl the same cases one a line. Quote the ratio of
# the medians, not the times: it holds on other machines. Needs jq and a release build.
set -euo pipefail
register=${1:?a register} cases=${2:?the same cases as JSON lines} runs=${3:-5}
caveat="$(cd "$(dirname "$0")/../.." && pwd)/target/release/caveat"

milliseconds() { # COMMAND...: the median of the runs, after one that is not counted
  for run in $(seq 0 "$runs"); do
    local began=$(date +%s%N)
    "$@" >/dev/null
    if [ "$run" -gt 0 ]; then echo $((($(date +%s%N) - began) / 1000000)); fi
  done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

ours=$(milliseconds "$caveat" count cases -d "$register")
theirs=$(milliseconds jq -c .id "$cases")
echo "caveat $ours ms, jq $theirs ms, ratio $(awk "BEGIN { printf \"%.2f\", $ours / $theirs }")"
