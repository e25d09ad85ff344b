#!/usr/bin/env bash
# within.sh BUILD: hosts that take the tree itself, by add_subdirectory and by FetchContent: they get
# the library for C and C++ and nothing of ours that they did not ask for. Builds all twice: minutes.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$1/within
passed=0 failed=0

host() {
  local how=$1 lines=$2
  mkdir -p "$work/$how"
  cp "$top/examples/c/search.c" "$top/examples/cpp/search.cpp" "$work/$how/"
  cat >"$work/$how/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.22)
project(host LANGUAGES C CXX)
$lines
add_executable(c_host search.c)
target_link_libraries(c_host PRIVATE fingerpost::fingerpost)
add_executable(cxx_host search.cpp)
target_compile_features(cxx_host PRIVATE cxx_std_20)
target_link_libraries(cxx_host PRIVATE fingerpost::cxx)
END
  if (cd "$work/$how" && cmake -S . -B build -G Ninja -DCMAKE_CXX_COMPILER_LAUNCHER=ccache &&
      cmake --build build --target c_host cxx_host fingerpost_worker &&
      ./build/c_host "$top/examples/pages" | diff - "$top/examples/expected/search.txt" &&
      ./build/cxx_host "$top/examples/pages" | diff - "$top/examples/expected/search.txt") >"$work/$how.log" 2>&1; then
    echo "ok     $how" && passed=$((passed + 1))
  else
    echo "FAILED $how" && tail -n 30 "$work/$how.log" && failed=$((failed + 1))
  fi
}

host add_subdirectory "add_subdirectory($top fingerpost)"
host FetchContent "include(FetchContent)
FetchContent_Declare(fingerpost SOURCE_DIR $top)
FetchContent_MakeAvailable(fingerpost)"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
