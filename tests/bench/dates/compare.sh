#!/usr/bin/env bash
# Our dates against chrono-node (en.GB) and dateparser on the tables of tests/dates,
# side by side by form. Installs both readers into the given folder.
#   bash compare.sh FINGERPOST [FOLDER]
set -euo pipefail
fingerpost=$(realpath "$1")
work=$(realpath -m "${2:-build/compare-dates}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$work"
table=$work/table.ndjson
for part in table others awareness blind; do
  cat "$here/../../dates/$part.ndjson" && echo
done | sed '/^$/d' >"$table"

npm install --silent --no-fund --no-audit --prefix "$work" chrono-node@2 >"$work/npm.log" 2>&1 ||
  { tail -n 5 "$work/npm.log" >&2 && echo "chrono-node could not be installed" >&2 && exit 1; }
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet 'dateparser>=1.2'

# The command wants an id on every line.
python3 - "$table" >"$work/batch.ndjson" <<'PYTHON'
import json, sys
for number, line in enumerate(open(sys.argv[1], encoding="utf-8")):
    case = json.loads(line)
    keep = {key: case[key] for key in ("text", "heading", "published") if key in case}
    print(json.dumps({"id": str(number), **keep}))
PYTHON
"$fingerpost" dates --batch "$work/batch.ndjson" --json >"$work/ours.ndjson"
cp "$here/chrono.mjs" "$work/" # beside its node_modules
node "$work/chrono.mjs" "$table" >"$work/chrono.ndjson"
"$work/venv/bin/python" "$here/with_dateparser.py" "$table" >"$work/dateparser.ndjson" 2>/dev/null
python3 "$here/compare.py" "$table" "$work/ours.ndjson" \
  chrono-node="$work/chrono.ndjson" dateparser="$work/dateparser.ndjson"
