#!/usr/bin/env bash
# Measures what the project promises in figures: the size of the client, its dependencies, and the cost of generating it.
# The first two are tests as well (`tidy`). Time differs from machine to machine, so the last one is no test.
set -euo pipefail
cd "$(dirname "$0")/.."

lines=$(find generated/src -name '*.rs' -not -path '*/runtime/*' -not -name examples.rs -not -name test_util.rs -print0 |
    xargs -0 -n1 sed '/^mod runtime {/,/^}/d' | grep -cvE '^\s*(//|$)')
echo "code lines of the client without the runtime: $lines (at most 780)"

crates() { cargo tree -q -p cronofy -e normal --prefix none "$@" | sed 's/ (\*)$//' | sort -u | wc -l; }
echo "crates, core: $(crates --no-default-features) (at most 20)"
echo "crates, default transport with TLS: $(crates) (at most 60)"
echo "crates, blocking: $(crates --no-default-features --features blocking) (at most 45)"
echo "crates, reqwest without TLS: $(crates --no-default-features --features reqwest) (at most 95)"

cargo build -q --release -p clientwright
out=$(mktemp -d)
trap 'rm -r "$out"' EXIT
export XDG_CACHE_HOME="$out"
TIMEFORMAT='%U %S'
cpu() { # the mean of 100 runs, in milliseconds
    runs() { seq "$1" | xargs -I{} target/release/clientwright --out "$out/client" "${@:2}" >/dev/null; }
    runs 20 "$@" # the first run writes, and the machine warms up
    { time runs 100 "$@"; } 2>&1 | awk '{ print ($1 + $2) * 10 }'
}
echo "CPU of one run on spec/, all made: $(cpu --no-cache) ms (at most 15)"
echo "CPU of one run on spec/, nothing changed: $(cpu) ms (at most 5)"
