#!/usr/bin/env bash
# sanitized.sh BUILD [PARTS]: the C suite as it is built under `valgrind`; under the sanitizers of
# `addresses` and undefined behaviour, in a build of its own (BUILD/asan), or that of tests/run.sh --all where
# there is one; and what has `threads` under theirs (BUILD/tsan). All three unless told. A report of any
# fails it. Takes half an hour the first time.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
parts=${2:-valgrind addresses threads}
passed=0 failed=0
suite=(c_story c_hosts c_processes c_threads c_misuse)
of_threads=(c_threads c_processes c_hosts)

# told NAME LOG COMMAND...: fine when the program ends with 0 and no report is in what it said.
told() {
  local name=$1 log=$2
  shift 2
  if "$@" >"$log" 2>&1 && ! grep -qE "ERROR: (Address|Leak|Thread)Sanitizer|WARNING: ThreadSanitizer|runtime error:" "$log"; then
    echo "ok     $name: $(grep -E '^[0-9]+ passed' "$log" | tail -n 1)" && passed=$((passed + 1))
  else
    echo "FAILED $name" && grep -vE '^ok ' "$log" | tail -n 60 && failed=$((failed + 1))
  fi
}

# made FOLDER KIND TESTS...: a build with that sanitizer.
made() {
  local folder=$1 kind=$2
  shift 2
  cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DFINGERPOST_SANITIZE="$kind" \
    -DFINGERPOST_TESTS=ON -DFINGERPOST_PYTHON=OFF -DFINGERPOST_EXAMPLES=OFF >"$folder.log" 2>&1 &&
    cmake --build "$folder" --parallel "$(nproc)" --target fingerpost_worker "${@/#/test_}" >>"$folder.log" 2>&1 ||
    { tail -n 30 "$folder.log" && return 1; }
}

# Two commits are enough for it to see every path of the readers beside a writer: it runs one thread at a time.
valgrind_part() {
  for each in "${suite[@]}"; do
    told "valgrind $each" "$build/valgrind-$each.log" valgrind --quiet --error-exitcode=9 --leak-check=full \
      --errors-for-leak-kinds=definite --num-callers=30 --fair-sched=yes "$build/tests/test_$each" \
      $([ "$each" = c_threads ] && echo 2)
  done
}

addresses_part() {
  local folder=$build/asan
  [ ! -x "$build/sanitize/tests/test_c_story" ] || folder=$build/sanitize
  made "$folder" ON "${suite[@]}"
  for each in "${suite[@]}"; do
    told "addresses $each" "$build/asan-$each.log" "$folder/tests/test_$each"
  done
}

threads_part() {
  made "$build/tsan" thread "${of_threads[@]}"
  for each in "${of_threads[@]}"; do
    told "threads $each" "$build/tsan-$each.log" env TSAN_OPTIONS=halt_on_error=0:second_deadlock_stack=1 \
      "$build/tsan/tests/test_$each"
  done
}

for part in $parts; do "${part}_part"; done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
