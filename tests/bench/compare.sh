#!/usr/bin/env bash
# How one build stands beside another on the same register: `count`, `list` and `check`, in turn.
#
#   tests/bench/compare.sh OLD NEW REGISTER [RUNS]
#
# OLD and NEW are two release builds. Quote the ratio of the medians, not the times: other work on
# the machine slows both alike, because the two are run one after the other, pair by pair.
set -euo pipefail
old=${1:?a build} new=${2:?another build} register=${3:?a register} runs=${4:-7}

cost() { # COMMAND...: milliseconds of processor time, of all threads together
  local TIMEFORMAT='%3U %3S'
  { time "$@" >/dev/null 2>&1 || true; } 2>&1 | awk '{ print int(($1 + $2) * 1000) }'
}
median() { sort -n | sed -n "$(((runs + 1) / 2))p"; }

for asked in "count cases" "list caveats" check; do
  olds='' news=''
  for run in $(seq 0 "$runs"); do
    # shellcheck disable=SC2086 # two words are meant
    one=$(cost "$old" $asked -d "$register") two=$(cost "$new" $asked -d "$register")
    if [ "$run" -gt 0 ]; then olds+="$one"$'\n' news+="$two"$'\n'; fi
  done
  one=$(printf %s "$olds" | median) two=$(printf %s "$news" | median)
  echo "$asked: old $one ms, new $two ms, ratio $(awk "BEGIN { printf \"%.2f\", $two / $one }")"
done
