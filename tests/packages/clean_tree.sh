#!/usr/bin/env bash
# clean_tree.sh BUILD [WORK]: the Debian packages of BUILD, installed on a Debian that has nothing but
# itself, with their dependencies from its archive; then the command is used, and a C program is built
# and run. Needs root, debootstrap and an archive; WORK (a new folder of 1 GB) is removed at the end.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=${2:-$(mktemp -d)}
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
  DEBIAN_FRONTEND=noninteractive bash -euc "$1"; }

# The archive of this machine, which may be a mirror.
bare_tree() {
  local mirror
  mirror=$(grep -hoE 'https?://[^ ]+/debian/?$' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -1)
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$tree" $mirror
  cp -r /etc/apt/apt.conf.d /etc/apt/auth.conf* "$tree/etc/apt/" 2>/dev/null || true
  cp /etc/resolv.conf /etc/hosts "$tree/etc/" 2>/dev/null || true
  cp -r /etc/ssl/certs "$tree/etc/ssl/" 2>/dev/null || true
  mount --bind /proc "$tree/proc" && mount --bind /dev "$tree/dev"
}

rm -rf "$build/packages"
check "the packages are made" cpack --config "$build/CPackConfig.cmake" -G DEB -B "$build/packages"
check "a bare tree" bare_tree
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
check "all of it is removed again" \
  inside 'apt-get purge -y -qq fingerpost libfingerpost1 libfingerpost-dev && ! ls /usr/lib/libfingerpost* /usr/libexec/fingerpost 2>/dev/null'
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
