#!/usr/bin/env bash
# pyright.sh BUILD: the stub and the hosts of the tests and examples under pyright, at its strictest.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
venv=$build/pyright
[ -x "$venv/bin/python" ] || "${PYTHON:-/usr/bin/python3}" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet pyright
# Folders to look at are named from where the settings are.
from_settings() { realpath --relative-to="$venv" "$1"; }
cat >"$venv/pyrightconfig.json" <<END
{"typeCheckingMode": "strict", "extraPaths": ["$build/python"], "pythonVersion": "3.11",
 "include": ["$(from_settings tests/python/typed_host.py)", "$(from_settings examples/python)",
             "$(from_settings "$build/python/fingerpost/__init__.pyi")"],
 "reportPrivateUsage": false}
END
"$venv/bin/pyright" --project "$venv/pyrightconfig.json" --stats | tee "$venv/said.txt"
grep -Eq '^Found ([3-9]|[1-9][0-9]+) source files' "$venv/said.txt"  # it did look at them
echo "1 passed, 0 failed"
