#!/usr/bin/env bash
# The description of the interface against the server: schemathesis asks every operation, with its default number of
# examples; every answer must be of a described status and kind and fit its schema, and none may be a server error.
#
#     bash description.sh BUILD [words for schemathesis]
set -euo pipefail
build=$(cd "$1" && pwd) root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shift
tools=$build/web-tools work=$(mktemp -d) pid=
trap 'kill "$pid" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$tools"
[ -x "$tools/venv/bin/schemathesis" ] || {
  /usr/bin/python3 -m venv "$tools/venv" && "$tools/venv/bin/pip" install -q schemathesis==4.32.5
}
"$build/bin/fingerpost" index "$work/index" "$root/examples/pages" --exclude README.md --recorded 2026-05-01 --quiet
"$build/bin/fingerpost" serve "$work/index" --listen 127.0.0.1:0 --day 2026-05-20 --rate 0 --timeout 10 2>"$work/log" &
pid=$!
for _ in $(seq 100); do grep -q open "$work/log" && break; sleep 0.1; done
server=$(sed -n 's/.*open \(http:.*\)\/$/\1/p' "$work/log")
cd "$work" # it leaves its notes where it stands
"$tools/venv/bin/schemathesis" run "$server/openapi.json" --no-color --request-timeout 60 \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance "$@"
