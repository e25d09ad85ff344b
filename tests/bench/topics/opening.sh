#!/usr/bin/env bash
# Instructions that the first opening of an index in a process costs with the built-in
# vocabulary, before anything is asked. Counted with valgrind, so that it says the same on
# a busy machine; exits with 1 above the bound, so that it cannot creep.
#   bash opening.sh PROGRAM FOLDER
set -euo pipefail
bound=70000000 # 59,000,000 when this was written; 1,000,000,000 while the vocabulary was built anew each time
program=$(realpath "$1")
work=$(realpath -m "$2")
mkdir -p "$work"
"$program" make "$work/index"
counted=$(valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" \
  --toggle-collect='fingerpost::Index::open*' "$program" open "$work/index" 2>&1 |
  sed -n 's/.*Collected : *//p')
echo "$counted instructions to open an index (bound: $bound)"
[ "$counted" -gt 0 ] && [ "$counted" -le "$bound" ]
