#!/usr/bin/env bash
# From a fresh clone to answers: installs what is missing, builds the command,
# indexes examples/pages and asks five questions on telling days. Run again, it
# takes seconds. --serve ends with a page to open in a browser, until Ctrl-C.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packages=(g++ cmake ninja-build pkg-config libxapian-dev nlohmann-json3-dev libcli11-dev
          libicu-dev libstemmer-dev libsodium-dev libgumbo-dev libmd4c-dev
          libpoppler-cpp-dev libzip-dev libpugixml-dev libgmime-3.0-dev libical-dev libseccomp-dev zlib1g-dev
          libmicrohttpd-dev)

serve=
for option in "$@"; do
  case "$option" in
    --serve) serve=yes ;;
    *) echo "usage: bash examples/quickstart.sh [--serve]" >&2 && exit 2 ;;
  esac
done

index=build/quickstart.index

# Keeps every line, and shows a person at a terminal how far it is: [12/96].
log() {
  local line
  while IFS= read -r line; do
    printf '%s\n' "$line" >>build/quickstart.log
    [[ $line =~ ^\[([0-9]+)/[0-9]+\] ]] || continue
    if [ -t 1 ]; then
      printf '\r%s ' "${BASH_REMATCH[0]}"
    elif [ "${BASH_REMATCH[1]: -1}" = 0 ]; then
      echo "${BASH_REMATCH[0]}"
    fi
  done
  if [ -t 1 ]; then printf '\r            \r'; fi
}

build_command() {
  local options=()
  [ -f build/CMakeCache.txt ] ||
    options=(-G Ninja -DCMAKE_BUILD_TYPE=Release -DFINGERPOST_TESTS=OFF -DFINGERPOST_PYTHON=OFF
             -DFINGERPOST_EXAMPLES=OFF)
  mkdir -p build
  : >build/quickstart.log
  { cmake -S . -B build "${options[@]}" &&
    cmake --build build --parallel "$(nproc)" --target fingerpost_command fingerpost_worker; } \
    2>&1 </dev/null | log || {
    tail -n 30 build/quickstart.log >&2
    echo "The build failed; build/quickstart.log has all of it." >&2
    exit 1
  }
}

# said QUESTION IN WORDS, then the options of a search.
ask() {
  printf '\n\n%s\n' "--- $1"
  shift
  printf '$ fingerpost search %s' "$index"
  printf ' %q' "$@"
  printf '\n\n'
  build/bin/fingerpost search "$index" "$@"
}

. examples/install.sh
install_missing "${packages[@]}"
echo "Building the command (a few minutes the first time) ..."
build_command
echo "Indexing examples/pages ..."
build/bin/fingerpost index "$index" examples/pages --exclude README.md --recorded 2026-11-01

ask "1. Which safeguarding week? It depends on the day." \
  "safeguarding week" --as-of 2024-05-20 --limit 2
ask "   The same words, two years later." \
  "safeguarding week" --as-of 2026-06-01 --limit 2
ask "2. Which edition do schools work by in August 2026?" \
  "keeping children safe in education" --as-of 2026-08-15 --limit 2
ask "   And on 1 September, when the new one comes into force." \
  "keeping children safe in education" --as-of 2026-09-01 --limit 2
ask "3. A bruise on a baby in Leeds: whose protocol?" \
  "NIM bruising" --for leeds --as-of 2026-05-20 --limit 3
ask "4. Are courses cancelled? In May 2020 they were." \
  "are courses cancelled" --as-of 2020-05-01 --limit 2
ask "   In May 2026 that notice is history." \
  "are courses cancelled" --as-of 2026-05-20 --limit 3
ask "5. What was to be followed then? For a review of an old case." \
  "what did working together say before december 2023" --as-of 2026-05-20 --limit 2

if [ -n "$serve" ]; then
  printf '\n\nThe same in a browser; Ctrl-C ends it:\n\n'
  exec build/bin/fingerpost serve "$index" --editor
fi

cat <<END


Now ask your own:   build/bin/fingerpost search $index "private fostering"
What a page is made of:   build/bin/fingerpost read examples/pages/newsletters/2024-04.txt
Your own website:   build/bin/fingerpost index ours.index /path/to/pages
In a browser:   bash examples/quickstart.sh --serve
END
