#!/usr/bin/env bash
# pyright.sh BUILD: the stub and the hosts of the tests and examples under pyright, at its strictest.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
venv=$build/pyright
[ -x "$venv/bin/python" ] || "${PYTHON:-/usr/bin/python3}" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet pyright
cat >"$build/pyright/pyrightconfig.json" <<END
{"typeCheckingMode": "strict", "extraPaths": ["$build/python"], "pythonVersion": "3.11",
 "include": ["$PWD/tests/python/typed_host.py", "$PWD/examples/python", "$build/python/fingerpost/__init__.pyi"],
 "reportPrivateUsage": false}
END
"$venv/bin/pyright" --project "$build/pyright/pyrightconfig.json"
echo "1 passed, 0 failed"
