#!/usr/bin/env bash
# others.sh BUILD: the examples in compiled languages, built against BUILD/lib and run; each prints what
# examples/expected/search.txt says. .NET is compiled and run by Mono.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
made=$build/examples/others
lib=$build/lib
passed=0 failed=0
mkdir -p "$made"

# told NAME COMMAND...: runs it from the top of the tree.
told() {
  local name=$1
  shift
  if "$@" >"$made/$name.txt" 2>"$made/$name.err" && diff examples/expected/search.txt "$made/$name.txt"; then
    echo "ok     $name" && passed=$((passed + 1))
  else
    echo "FAILED $name" && tail -n 20 "$made/$name.err" && failed=$((failed + 1))
  fi
}

go_story() {
  (cd examples/go && CGO_CFLAGS=-I$PWD/../../include CGO_LDFLAGS="-L$lib -Wl,-rpath,$lib" \
    go build -o "$made/go" .) && "$made/go" examples/pages
}

rust_story() {
  rustc -O -L "$lib" -C link-arg=-Wl,-rpath,"$lib" -o "$made/rust" examples/rust/search.rs && "$made/rust" examples/pages
}

java_story() {
  javac -cp /usr/share/java/jna.jar -d "$made" examples/java/Search.java &&
    java -cp "/usr/share/java/jna.jar:$made" -Djna.library.path="$lib" Search examples/pages
}

mono_story() {
  mcs -out:"$made/Search.exe" examples/dotnet/Search.cs &&
    LD_LIBRARY_PATH=$lib mono "$made/Search.exe" examples/pages
}

told go go_story
told rust rust_story
told java java_story
told mono mono_story
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
