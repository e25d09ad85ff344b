#!/usr/bin/env bash
# Searches with every fuzzer for FINGERPOST_FUZZ_SECONDS each (600), as many at a time as
# there are processors, under the address and undefined-behaviour sanitizers:
#
#     bash tests/fuzz/search.sh [BUILD] [NAME...]        (build/fuzz, and all of them)
#
# Ends with a line a fuzzer; what broke something lies in BUILD/found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=${1:-build/fuzz}
shift || true
seconds=${FINGERPOST_FUZZ_SECONDS:-600}
# Leaks are not looked for: what a library keeps for itself ends with the child that used it.
export ASAN_OPTIONS=detect_leaks=0
flags="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -O1 -g"

mkdir -p "$build"
generator=()
[ -f "$build/CMakeCache.txt" ] || generator=(-G Ninja)
cmake -S . -B "$build" "${generator[@]}" -DCMAKE_BUILD_TYPE=None -DCMAKE_C_COMPILER=clang-14 \
  -DCMAKE_CXX_COMPILER=clang++-14 -DFINGERPOST_FUZZ=ON -DFINGERPOST_PYTHON=OFF \
  -DFINGERPOST_CLI=OFF -DFINGERPOST_EXAMPLES=OFF \
  -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags" >"$build/configure.log" 2>&1 ||
  { tail -n 40 "$build/configure.log" >&2 && exit 1; }
cmake --build "$build" --target fuzzers --parallel "$(nproc)" >"$build/build.log" 2>&1 ||
  { grep -E -A12 'error|FAILED' "$build/build.log" | tail -n 80 >&2 && exit 1; }

search() {
  local build=$1 seconds=$2 name=$3 folder=$1/found/$3
  mkdir -p "$folder/corpus" "$folder/seeds"
  tr ';' '\n' <"$build/tests/fuzz_$name.seeds" | while read -r seeds; do
    [ -z "$seeds" ] || find "$seeds" -type f ! -name '*.expected.json' -exec cp {} "$folder/seeds" \;
  done
  # Memory as a sealed child has it, and what the sanitizers add.
  if "$build/tests/fuzz_$name" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=3000 \
    -max_len=65536 -detect_leaks=0 -artifact_prefix="$folder/" -print_final_stats=1 \
    "$folder/corpus" "$folder/seeds" >"$folder/log" 2>&1; then
    echo "$name: nothing found ($(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log") inputs)"
  else
    echo "$name: FOUND, see $folder"
    tail -n 40 "$folder/log"
    return 1
  fi
}
export -f search

names=("$@")
[ ${#names[@]} -gt 0 ] ||
  for seeds in "$build"/tests/fuzz_*.seeds; do
    name=$(basename "$seeds" .seeds)
    names+=("${name#fuzz_}")
  done
printf '%s\n' "${names[@]}" |
  xargs -P "$(nproc)" -I NAME bash -c 'search "$@"' _ "$build" "$seconds" NAME
