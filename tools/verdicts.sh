# SPDX-License-Identifier: Apache-2.0
#
# How ./test runs a thing and counts it: two at a time, since most of them leave a processor idle for much of their time. Sourced;
# expects $root and $results, a folder for logs and reports.
# shellcheck shell=bash

passed=0 failed=0
begun=0 # of what runs beside this script; each of them leaves a line "PASSED FAILED" in $results/verdicts
lanes=2 # more would need a machine with more memory than the smallest that is asked for

tally() { passed=$((passed + $1)) failed=$((failed + $2)); }

# one NAME COMMAND...: counts as one test, by its exit code; its output is shown when it fails.
one() {
  local name=$1 started=$SECONDS log
  log=${results:?}/${name//\//_}.log
  shift
  if "$@" >"$log" 2>&1 </dev/null; then
    tally 1 0
    echo "passed  $name ($((SECONDS - started)) s)"
  else
    tally 0 1
    echo "FAILED  $name ($((SECONDS - started)) s)"
    tail -n 60 "$log" | sed 's/^/    /'
  fi
}

# reported NAME COMMAND...: counts the tests of the report $results/NAME.json that the command writes (googletest, vitest); one
# failure when there is none. Its output is shown when a test fails.
reported() {
  local name=$1 started=$SECONDS log counts good bad word=passed
  log=$results/${name//\//-}
  shift
  "$@" >"$log.log" 2>&1 </dev/null || true
  if counts=$(python3 "${root:?}/tools/count_tests.py" "$log.json"); then
    read -r good bad <<<"$counts"
    counts="$good passed, $bad failed"
  else
    good=0 bad=1 counts="it ended before it could report"
  fi
  [ "$bad" = 0 ] || word=FAILED
  tally "$good" "$bad"
  echo "$word  $name: $counts ($((SECONDS - started)) s)"
  [ "$bad" = 0 ] || tail -n 60 "$log.log" | sed 's/^/    /'
}

# beside one|reported ...: as soon as there is room; the script goes on meanwhile. all_ended counts it.
beside() {
  while [ "$(jobs -pr | wc -l)" -ge "$lanes" ]; do wait -n || true; done
  begun=$((begun + 1))
  tell_of "$@" &
}
tell_of() {
  trap - EXIT
  local passed=0 failed=0 said
  said=$("$@" && echo "verdict $passed $failed")
  printf '%s\n' "${said##*verdict }" >>"$results/verdicts"
  printf '%s' "${said%verdict *}"
}

# alone one|reported ...: what measures time has the machine to itself.
alone() {
  all_ended
  "$@"
}

# Waits for all that was begun beside. What died before it could tell has failed.
all_ended() {
  local good bad told=0
  wait || true
  [ -e "$results/verdicts" ] || : >"$results/verdicts"
  while read -r good bad; do
    tally "$good" "$bad"
    told=$((told + 1))
  done <"$results/verdicts"
  tally 0 $((begun - told))
  begun=0
  rm -f "$results/verdicts"
}
