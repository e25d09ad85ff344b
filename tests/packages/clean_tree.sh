#!/usr/bin/env bash
# clean_tree.sh BUILD [ROUTES] [WORK]: each way of installing it, followed to the letter on a Debian that
# has nothing but itself, and then its example. ROUTES are `packages` (the Debian packages of BUILD, with
# their dependencies from its archive: the command, C, C++, PHP and Python's ctypes over them) and `source`
# (a fresh clone: the quick start, a prefix, and pip; builds all twice, half an hour); both unless told.
# Needs root, debootstrap and an archive; WORK (a new folder of 2 GB) is removed at the end.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
routes=${2:-packages source}
work=${3:-$(mktemp -d)} && mkdir -p "$work"
tree=$work/tree
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
passed=0 failed=0

leave() {
  for each in proc dev; do mountpoint -q "$tree/$each" && umount "$tree/$each"; done
  rm -rf "$work"
}
trap leave EXIT

# check WHAT COMMAND...
check() {
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    echo "ok     $what" && passed=$((passed + 1))
  else
    echo "FAILED $what" && tail -n 30 "$work/said" && failed=$((failed + 1))
  fi
}

inside() { chroot "$tree" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
  ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
  ${PIP_INDEX_URL:+PIP_INDEX_URL="$PIP_INDEX_URL"} ${PIP_CERT:+PIP_CERT="$PIP_CERT"} \
  DEBIAN_FRONTEND=noninteractive bash -euc "$1"; }

# The archive of this machine, which may be a mirror.
bare_tree() {
  local mirror
  mirror=$(grep -hoE 'https?://[^ ]+/debian/?$' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -1)
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$tree" $mirror
  cp -r /etc/apt/apt.conf.d /etc/apt/auth.conf* "$tree/etc/apt/" 2>/dev/null || true
  cp /etc/resolv.conf /etc/hosts "$tree/etc/" 2>/dev/null || true
  cp -r /etc/ssl/certs "$tree/etc/ssl/" 2>/dev/null || true
  cp /etc/pip.conf "$tree/etc/" 2>/dev/null || true
  mount --bind /proc "$tree/proc" && mount --bind /dev "$tree/dev"
}

# by_cmake PREFIX, inside: two hosts of find_package, built and run.
by_cmake='by_cmake() {
  apt-get install -y -qq --no-install-recommends g++ cmake make libxapian-dev libsodium-dev libicu-dev libpugixml-dev libstemmer-dev
  rm -rf /root/host && mkdir -p /root/host && cd /root/host
  cp /root/examples/c/search.c /root/examples/cpp/search.cpp .
  printf "%s\n" "cmake_minimum_required(VERSION 3.22)" "project(host LANGUAGES C CXX)" "set(CMAKE_CXX_STANDARD 20)" \
    "find_package(fingerpost REQUIRED COMPONENTS cxx)" "add_executable(c_host search.c)" \
    "target_link_libraries(c_host PRIVATE fingerpost::fingerpost)" "add_executable(cxx_host search.cpp)" \
    "target_link_libraries(cxx_host PRIVATE fingerpost::cxx)" >CMakeLists.txt
  cmake -S . -B build -DCMAKE_PREFIX_PATH=$1 && cmake --build build
  for host in c_host cxx_host; do ./build/$host /root/examples/pages | diff - /root/examples/expected/search.txt; done
}'

packages_route() {
  rm -rf "$build/packages"
  check "the packages are made" cpack --config "$build/CPackConfig.cmake" -G DEB -B "$build/packages"
  mkdir -p "$tree/root/packages" && cp "$build"/packages/*.deb "$tree/root/packages/"
  cp -r examples "$tree/root/"
  check "the command and the library install with what they need" \
    inside 'apt-get update -qq && apt-get install -y -qq --no-install-recommends /root/packages/fingerpost_*.deb /root/packages/libfingerpost1_*.deb'
  check "the command indexes a website, whole" \
    inside 'cd /root && fingerpost index leeds.index examples/pages --exclude README.md --recorded 2026-06-01 --json | grep -q "\"failed\": 0"'
  check "and answers for the day" \
    inside 'cd /root && fingerpost search leeds.index "are courses cancelled" --as-of 2020-05-01 --limit 1 --json | grep -q "\"standing\": \"in_force\""'
  check "its documents are read in sealed processes" \
    inside 'fingerpost --version | grep -q "processes that can only compute"'
  check "its words are completed" inside 'test -s /usr/share/bash-completion/completions/fingerpost'
  check "the library's package for programs installs beside it" \
    inside 'apt-get install -y -qq --no-install-recommends gcc libc6-dev pkg-config /root/packages/libfingerpost-dev_*.deb'
  check "a C program is built by pkg-config and tells the story" \
    inside 'cd /root && gcc examples/c/search.c -o search $(pkg-config --cflags --libs fingerpost) && ./search examples/pages | diff - examples/expected/search.txt'
  check "C and C++ hosts find it by CMake and tell the story" inside "$by_cmake; by_cmake /usr"
  check "PHP tells the story by FFI" \
    inside 'apt-get install -y -qq --no-install-recommends php-cli && cd /root && php examples/php/search.php examples/pages | diff - examples/expected/search.txt'
  check "so does Python by ctypes" \
    inside 'apt-get install -y -qq --no-install-recommends python3-minimal python3 && cd /root && python3 examples/ctypes/search.py examples/pages | diff - examples/expected/search.txt'
  check "all of it is removed again" \
    inside 'apt-get purge -y -qq fingerpost libfingerpost1 libfingerpost-dev && ! ls /usr/lib/libfingerpost* /usr/libexec/fingerpost 2>/dev/null'
}

# A clone has what is tracked and nothing else.
clone() { mkdir -p "$tree/root/fingerpost" && git archive HEAD | tar -x -C "$tree/root/fingerpost"; }

source_route() {
  check "a fresh clone" clone
  cp -r examples "$tree/root/"
  check "the quick start installs what is missing, builds and answers" \
    inside 'apt-get update -qq && cd /root/fingerpost && bash examples/quickstart.sh | grep -q "in force"'
  check "all of it is built and installed into a folder" \
    inside 'cd /root/fingerpost && cmake -S . -B build && cmake --build build -j "$(nproc)" && cmake --install build --prefix /opt/fingerpost'
  check "the folder may be moved, and hosts find it" inside "$by_cmake; mv /opt/fingerpost /opt/moved; by_cmake /opt/moved"
  check "Python installs it by pip" \
    inside 'apt-get install -y -qq --no-install-recommends python3-venv python3-dev && python3 -m venv /root/venv && cd /root/fingerpost && /root/venv/bin/pip install -q ./bindings/python'
  check "and tells the story" \
    inside 'cd /root && ./venv/bin/python examples/python/search.py examples/pages | diff - examples/expected/search.txt'
}

check "a bare tree" bare_tree
for route in $routes; do "${route}_route"; done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
