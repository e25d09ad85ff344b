#!/usr/bin/env bash
# Instructions per byte that tagging costs with the built-in vocabulary, on the text
# of examples/pages. Counted with valgrind, so that it says the same on a busy
# machine; exits with 1 above the bound, so that it cannot creep.
#   bash instructions.sh BUILD [FOLDER]
set -euo pipefail
bound=168 # 165: most pairs of words are passed by at one look, and letters are counted only where a capital begins a word; 190 with names and signs of every topic in plain words and words of other things, 179 before: letters are read eight at a time, a pair of words says whether a name may begin, what stands beside names is counted apart (g++ 12); 200 before
build=$(realpath "$1")
work=$(realpath -m "${2:-build/instructions-topics}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../../..
mkdir -p "$work"

find "$root/examples/pages" -type f \( -name '*.txt' -o -name '*.md' \) | sort | xargs cat >"$work/pages.txt"
"${CXX:-g++}" -std=c++20 -O2 -I"$root/include" "$here/marking.cpp" "$build/lib/libfingerpost_cxx.a" \
  -licuuc -lstemmer -lpugixml -o "$work/marking"

counted() {
  valgrind --tool=callgrind --callgrind-out-file="$work/callgrind.$1" "$work/marking" "$work/pages.txt" "$1" 2>&1 |
    sed -n 's/.*Collected : *//p'
}
bytes=$(wc -c <"$work/pages.txt")
once=$(counted 1)
thrice=$(counted 3)
each=$(((thrice - once) / 2 / bytes))
echo "$each instructions per byte (bound: $bound)"
[ "$each" -le "$bound" ]
