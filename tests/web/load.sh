#!/usr/bin/env bash
# Load, in one run on one machine: `fingerpost serve` and the same server over SQLite FTS5, asked the same questions by wrk
# in turns, three times each.
#
#     bash load.sh BUILD FOLDER     FOLDER has ours/ and fts5/ as tests/bench keeps them: the same sections in both
set -euo pipefail
build=$1 folder=$2 here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cmake --build "$build" --target fts5_server >/dev/null
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true' EXIT
"$build/bin/fingerpost" serve "$folder/ours" --listen 127.0.0.1:8391 --rate 0 --timeout 10 --day 2026-05-20 2>/dev/null &
pids+=($!)
"$build/tests/fts5_server" "$folder/fts5" 8392 2>/dev/null &
pids+=($!)
asked() { wrk -t1 -c4 -d"${SECONDS_EACH:-10}s" --latency --timeout 20s -s "$here/questions.lua" "http://127.0.0.1:$1" | grep requests/s; }
memory() { awk '/VmRSS/ {printf "%d MB", $2 / 1024}' "/proc/$1/status"; }
for port in 8391 8392; do
  for _ in $(seq 100); do curl -fs "http://127.0.0.1:$port/api/search?text=neglect" >/dev/null && break; sleep 0.2; done
done
for round in 1 2 3; do
  echo "fingerpost  $(asked 8391)  $(memory "${pids[0]}")"
  echo "fts5        $(asked 8392)  $(memory "${pids[1]}")"
done
