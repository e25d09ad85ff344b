#!/usr/bin/env bash
# Installs what is missing, builds, runs every test, and ends with one line
# "N passed, N failed" that counts test cases. --all adds what takes longer: the
# second compiler, the sanitizers, damaged files by the thousand, kills at every step, the fuzzers (ten minutes
# each, two at a time; FINGERPOST_FUZZ_SECONDS), the C suite under valgrind and the sanitizer of
# threads, a hundred thousand lines with ten kills, examples in more languages, the guide and what
# it says to type, the wheel, the Debian packages on a bare tree, the tree within another project,
# and the benchmarks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packages=(g++ cmake ninja-build pkg-config ccache libxapian-dev nlohmann-json3-dev libcli11-dev
          libicu-dev libstemmer-dev libsodium-dev libgumbo-dev libmd4c-dev libpoppler-cpp-dev
          libzip-dev libpugixml-dev libgmime-3.0-dev libical-dev libseccomp-dev zlib1g-dev libsqlite3-dev
          libmicrohttpd-dev nginx-light python3-feedparser python3-icalendar python3-flask python3-django
          catch2 pybind11-dev python3 python3-dev python3-pytest python3-jsonschema python3-mypy make
          valgrind php-cli abigail-tools zsh fish python3-matplotlib python3-pandas)
packages_for_all=(chromium wordpress wordpress-theme-twentytwentythree mariadb-server php-mysql php-curl php-xml php-mbstring clang-14 libclang-rt-14-dev clang-format-14 python3-venv python3-pip
                  libjna-java mono-mcs mono-runtime debootstrap dpkg-dev
                  python3-xapian doxygen python3-sphinx python3-myst-parser python3-breathe furo)

all=
for option in "$@"; do
  case "$option" in
    --all) all=yes ;;
    *) echo "usage: bash tests/run.sh [--all]" >&2 && exit 2 ;;
  esac
done

python=/usr/bin/python3
results=build/test-results

# configure FOLDER OPTIONS...: the generator is chosen once, with the folder.
configure() {
  local folder=$1 generator=()
  shift
  [ -f "$folder/CMakeCache.txt" ] || generator=(-G Ninja)
  cmake -S . -B "$folder" "${generator[@]}" -DPython3_EXECUTABLE=$python "$@" >"$folder/configure.log" 2>&1 ||
    { tail -n 40 "$folder/configure.log" >&2 && return 1; }
}

# The same of a build; a log of thousands of lines is no use to anybody.
build() {
  cmake --build "$1" --parallel "$(nproc)" >"$1/build.log" 2>&1 </dev/null ||
    { grep -E -A12 'error|FAILED' "$1/build.log" | tail -n 80 >&2 && return 1; }
}

# run_tests FOLDER NAME: every test, two at a time; count.py reads what they said.
run_tests() {
  ctest --test-dir "$1" --parallel "$(nproc)" --timeout 900 --output-on-failure \
    --test-output-size-passed 10000000 --test-output-size-failed 10000000 \
    --output-junit "$PWD/$results/$2.xml" </dev/null || true
}

# A step that is one test of its own: its name, then the command.
step() {
  local name=$1
  shift
  if "$@" </dev/null >"$results/$name.log" 2>&1; then
    echo passed >"$results/$name.step"
  else
    echo failed >"$results/$name.step"
    tail -n 60 "$results/$name.log" >&2
  fi
  echo "$name: $(cat "$results/$name.step")"
}

second_compiler() {
  mkdir -p build/clang
  configure build/clang -DCMAKE_C_COMPILER=clang-14 -DCMAKE_CXX_COMPILER=clang++-14 && build build/clang
}

sanitized() {
  mkdir -p build/sanitize
  configure build/sanitize -DCMAKE_BUILD_TYPE=RelWithDebInfo -DFINGERPOST_SANITIZE=ON \
    -DFINGERPOST_PYTHON=OFF && build build/sanitize
}

. examples/install.sh
# Compilers and runtimes may have come otherwise than as Debian's packages.
command -v npm >/dev/null || packages+=(nodejs npm)
command -v go >/dev/null || packages_for_all+=(golang-go)
command -v rustc >/dev/null || packages_for_all+=(rustc)
command -v javac >/dev/null || packages_for_all+=(default-jdk-headless)
install_missing "${packages[@]}"
[ -z "$all" ] || install_missing "${packages_for_all[@]}"
mkdir -p build "$results"
rm -f "$results"/*

echo "Building ..."
configure build -DFINGERPOST_TESTS=ON -DFINGERPOST_PYTHON=ON -DFINGERPOST_CLI=ON -DFINGERPOST_EXAMPLES=ON
build build
run_tests build tests
if [ -n "$all" ]; then
  step second-compiler second_compiler
  step sanitizers-build sanitized
  [ "$(cat "$results/sanitizers-build.step")" = failed ] || run_tests build/sanitize sanitizers
  step damaged-files build/tests/test_journeys "[.long]"
  step killed-at-every-step build/tests/test_keeping "[.long]"
  step c-suite-watched bash tests/c/sanitized.sh build
  step bulk $python tests/cli/bulk.py build/bin/fingerpost
  step fuzzers bash tests/fuzz/search.sh build/fuzz
  step other-languages bash tests/languages/others.sh build
  step browser bash tests/web/browser.sh build
  step interface-described bash tests/web/description.sh build
  step wordpress bash tests/web/wordpress.sh build
  step wagtail bash tests/web/wagtail.sh build
  step guide bash examples/guide/make.sh build
  step guide-followed $python tests/python/follow_guide.py
  step wheel $python tests/python/wheel.py
  step pyright bash tests/python/pyright.sh build
  step readers-beside-writer env PYTHONPATH=build/python $python tests/python/readers_beside_writer.py 60
  step packages bash tests/packages/clean_tree.sh build
  step within-another-project bash tests/packages/within.sh build
  step benchmarks cmake --build build --target bench
  step python-beside-neighbours cmake --build build --target bench_python
  step layout clang-format-14 --dry-run --Werror $(git ls-files "*.cpp" "*.hpp")
fi
$python tests/count.py "$results"
